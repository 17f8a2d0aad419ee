/** Work not yet sent, kept on this machine: a lost connection or a closed window costs nothing. */
import type { Marks, Values } from '../../../ledger/document.ts'
import { forget, remember, remembered } from '../../preferences.ts'

export interface Draft {
  readonly values: Values
  readonly marks: Marks
  /** What was said to soft checks. */
  readonly explained?: Readonly<Record<string, string>>
  readonly unit: string
  readonly period: string | null
  /** The version the work started from; null for a new row. */
  readonly version: number | null
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Drafts older than this are somebody's forgotten experiment and are not offered any more. */
const KEPT_MILLISECONDS = 30 * 24 * 3_600_000

/** `of`: the row that is changed, or the unit and the period of a return that is still to be written. */
export const draftName = (login: string, ledger: string, of: number | string | null): string =>
  `draft.${login}.${ledger}.${of ?? 'new'}`

export const keepDraft = (name: string, draft: Draft): void => remember(name, draft)
export const dropDraft = (name: string): void => forget(name)

export const draftOf = (name: string, now: number): Draft | null => {
  const draft = remembered<Draft | null>(name, null)
  if (draft === null || typeof draft.values !== 'object' || draft.values === null) return null
  if (now - draft.at > KEPT_MILLISECONDS) {
    dropDraft(name)
    return null
  }
  return draft
}
