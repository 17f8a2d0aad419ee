/** A paper of ours that came back, held against the list of figures in it. Nothing of it is kept. */

/** A Word file as it was read: its text, one line a paragraph, where its keys stand, and its list as it is. */
export interface TaggedPaper {
  readonly text: string
  /** By key; one that stands nowhere is missing, an emptied one is empty. Offsets in UTF-16 units. */
  readonly marks: readonly { readonly key: string; readonly from: number; readonly to: number }[]
  /** Elements of the list in its order with their attributes; null where an editor has dropped the list. */
  readonly list: readonly ListedElement[] | null
}
export interface ListedElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

/** Changed, deleted and typed by hand; stale: the ledgers say something else today. */
export type TaggedKind = 'changed' | 'deleted' | 'typed' | 'stale'

export interface TaggedFinding {
  readonly kind: TaggedKind
  /** In one sentence, in Chinese. */
  readonly says: string
  /** The sentence it stands in, or, deleted, stood in. */
  readonly sentence: string
  /** In code points; null for what has been deleted. */
  readonly place: { readonly start: number; readonly end: number } | null
  /** Null for typed numbers. */
  readonly key: string | null
  readonly indicator: string | null
  readonly title: string | null
  /** As printed, and as it stands there or, for stale ones, as it would be printed today. */
  readonly was: string | null
  readonly now: string | null
  /** Stale ones: today's value less the one printed; null where one of them is missing. */
  readonly difference: number | null
  /** The page of the rows behind it. */
  readonly trace: string | null
}

export interface TaggedCheck {
  /** Of the paper as it was printed. */
  readonly paper: {
    readonly report: string
    readonly title: string
    readonly unit_name: string
    readonly period: string
    readonly as_of: string
  }
  readonly figures: number
  /** Figures that were reckoned again today, and those that could not be. */
  readonly reckoned: number
  readonly unreckoned: number
  /** Gaps that still stand in the text. */
  readonly gaps: number
  /** In the order of the text; deleted ones where they stood. */
  readonly findings: readonly TaggedFinding[]
}
