/** The check of a row about to be written: with what it is compared to, and with what its filler says to it. */
import {
  type CheckedRow,
  type Compared,
  doubtsOfRow,
  explainedNow,
  type Explanations,
  type Fault,
  faultsOfRow,
  type LedgerDocument,
  type Notes,
  rulesOf,
  strayExplanations,
  unexplained,
} from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { comparedFor } from './compared.ts'
import type { Tables } from './tables.ts'

export interface Said {
  /** What is known of the row so far. */
  readonly notes: Notes
  readonly explained?: Explanations | undefined
  /** The row is handed over: whatever soft check does not hold has to be explained. */
  readonly handing: boolean
}

export interface Judgement {
  readonly faults: readonly Fault[]
  /** The notes with the explanations as they now stand. */
  readonly notes: Notes
  /** Doubts that the hand-over needs words for. */
  readonly unexplained: readonly Fault[]
  readonly compared: Compared
}

/** Soft checks are asked only where their answer is needed: a draft may be saved without a word to them. */
export const judge = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  row: CheckedRow,
  { notes, explained, handing }: Said,
): Promise<Judgement> => {
  const rules = rulesOf(ledger)
  const said = Object.keys(explained ?? {}).length > 0 || notes.explained !== undefined
  const softly = rules.soft.length > 0 && (handing || said)
  const mentions = softly ? rules.mentions.all : rules.mentions.hard
  const [compared = {}] = await comparedFor(tx, tables, ledger, [row], mentions)
  const faults = [...strayExplanations(ledger, explained), ...faultsOfRow(ledger, row, compared)]
  if (!softly) return { faults, notes, unexplained: [], compared }
  const doubts = doubtsOfRow(ledger, row, compared)
  const now = explainedNow(doubts, notes.explained, explained)
  return {
    faults,
    notes: withExplanations(notes, now),
    unexplained: handing ? unexplained(doubts, now) : [],
    compared,
  }
}

/** Notes carry no key for what nobody said. */
const withExplanations = ({ prefilled }: Notes, explained: Explanations): Notes => ({
  ...(prefilled === undefined ? {} : { prefilled }),
  ...(Object.keys(explained).length === 0 ? {} : { explained }),
})

/** Problem: unexplained, with one fault for each check. */
export const requireExplained = ({ unexplained: open }: Judgement): void => {
  if (open.length > 0) throw new Problem('unexplained', { count: open.length }, open)
}
