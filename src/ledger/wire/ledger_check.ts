/** A draft held against the ledgers: the figures of its prose beside what the rows give. Nothing of it is kept. */
import type { Figure } from '../wire.ts'

/** Whose figures and of which period a draft was taken to speak, where it does not say so itself. */
export interface LedgerCheck {
  readonly unit: string
  readonly unit_name: string
  /** Code of the paper's own period; null where neither its heading nor the asker names one. */
  readonly period: string | null
  /** A moment: what the ledgers gave then. */
  readonly as_of: string
  /** Another bureau that the paper's heading names; then nothing is compared. */
  readonly foreign: string | null
  /** Figures that agree, in the order of the text. */
  readonly agreed: readonly LedgerAgreement[]
  /** Clear matches that differ. */
  readonly findings: readonly LedgerFinding[]
  /** What may be about an indicator and differs from it: nothing is claimed. */
  readonly possible: readonly LedgerFinding[]
  /** Named outright but not compared: the reader may not see all of it · nothing has been reported · beyond the limit. */
  readonly unseen: number
  readonly unreported: number
  readonly left_out: number
}

export interface LedgerAgreement {
  /** In code points. */
  readonly place: LedgerPlace
  /** As written, with its unit. */
  readonly printed: string
  readonly figure: Figure
  /** The page of the rows behind it. */
  readonly trace: string
}

export interface LedgerPlace {
  readonly start: number
  readonly end: number
}

export interface LedgerFinding extends LedgerAgreement {
  /** In one sentence, in Chinese. */
  readonly says: string
  readonly sentence: string
  /** The printed number in the measure of the figure. */
  readonly value: number
  /** The ledger's figure less the printed number, in the measure of the figure. */
  readonly difference: number
  /** Why it was taken for this indicator, in words. */
  readonly why: readonly string[]
}
