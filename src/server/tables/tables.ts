/** What work on rows needs besides the transaction. */
import { type Catalogue, type LedgerDocument, type MoveDocument, workflowOf } from '../../ledger/index.ts'
import { Problem } from '../db/problem.ts'
import type { Seal } from './seal.ts'

export interface Tables {
  readonly catalogue: Catalogue
  readonly seal: Seal
}

/** The ledger of that name, or the refusal that there is none. */
export const ledgerNamed = (tables: Tables, name: string): LedgerDocument => {
  const ledger = tables.catalogue.ledger(name)
  if (ledger === undefined) throw new Problem('no_such', { what: '台账', name })
  return ledger
}

/** The move of that name, or the refusal that there is none. */
export const moveNamed = (ledger: LedgerDocument, name: string): MoveDocument => {
  const { moves } = workflowOf(ledger)
  if (!Object.hasOwn(moves, name)) throw new Problem('no_such', { what: '动作', name })
  return moves[name]!
}
