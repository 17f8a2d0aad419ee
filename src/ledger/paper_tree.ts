/** What a paper's prose is once it has been parsed: a tree of plain data over one row. */
import type { Condition } from './document.ts'

/**
 * 单位 the row's unit · 机关 the issuing unit, where the mover holds the position · 日期 the day of printing · 字号 its number ·
 * 期限 the last day of the limit that runs after the move, 期限时刻 the same to the minute · 理由 the move's reason · 办理人 the mover.
 */
export const PAPER_WORDS = ['单位', '机关', '日期', '字号', '期限', '期限时刻', '理由', '办理人'] as const
export type PaperWord = (typeof PAPER_WORDS)[number]

export interface PaperField {
  readonly type: 'field'
  /** `field`, or `ref.field`: a field of the row of another ledger that this row points at. */
  readonly of: string
}
export interface PaperCondition {
  readonly type: 'condition'
  /** A field as in `PaperField`, or a word. */
  readonly of: string
  readonly is: Condition
  readonly met: readonly PaperInline[]
  readonly unmet: readonly PaperInline[]
}
export type PaperInline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'word'; readonly word: PaperWord }
  | PaperField
  | PaperCondition

export type PaperBlock =
  | { readonly type: 'heading'; readonly level: number; readonly inlines: readonly PaperInline[] }
  | { readonly type: 'paragraph'; readonly inlines: readonly PaperInline[] }
  /** The inner table of the row: a line for each line of the field. */
  | { readonly type: 'table'; readonly caption: string; readonly field: string }
  /** Places to sign in, one line each: `甲方（盖章）`. */
  | { readonly type: 'sign'; readonly parties: readonly (readonly PaperInline[])[] }

export interface PaperTree {
  /** Whom it is addressed to; empty where it is addressed to nobody. */
  readonly to: readonly PaperInline[]
  readonly blocks: readonly PaperBlock[]
  /** 附注, in brackets below the date. */
  readonly note: readonly PaperInline[]
  /** 抄送. */
  readonly copies: readonly PaperInline[]
  readonly attachments: readonly (readonly PaperInline[])[]
}

/** Every stretch of prose of a paper, in the order it is read. */
export function stretchesOf(tree: PaperTree): (readonly PaperInline[])[] {
  const inBlocks = tree.blocks.flatMap((block) => {
    if (block.type === 'sign') return block.parties
    return block.type === 'table' ? [] : [block.inlines]
  })
  return [tree.to, ...inBlocks, ...tree.attachments, tree.note, tree.copies]
}

/** Fields and words that the prose asks for, each once; those asked for by conditions among them. */
export function askedBy(tree: PaperTree): { readonly fields: readonly string[]; readonly words: readonly PaperWord[] } {
  const fields = new Set(tree.blocks.flatMap((block) => (block.type === 'table' ? [block.field] : [])))
  const words = new Set<PaperWord>()
  const walk = (inlines: readonly PaperInline[]): void => {
    for (const inline of inlines) {
      if (inline.type === 'word') words.add(inline.word)
      if (inline.type === 'field') fields.add(inline.of)
      if (inline.type !== 'condition') continue
      if (isPaperWord(inline.of)) words.add(inline.of)
      else fields.add(inline.of)
      walk(inline.met)
      walk(inline.unmet)
    }
  }
  stretchesOf(tree).forEach(walk)
  return { fields: [...fields], words: [...words] }
}

export function isPaperWord(name: string): name is PaperWord {
  return (PAPER_WORDS as readonly string[]).includes(name)
}
