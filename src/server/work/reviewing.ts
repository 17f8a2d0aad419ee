/** What the work on reviews runs on: it opens transactions of its own, the reviewer's and the platform's. */
import type { Actor, Database, Tx } from '../db/database.ts'
import type { LedgerDocument } from '../../ledger/index.ts'
import { Problem } from '../db/problem.ts'
import { readsLedger } from '../org/scope.ts'
import type { Tables } from '../tables/tables.ts'

export interface Reviewing extends Tables {
  readonly database: Database
  readonly county: string
}

/** The ledger, for those whose positions read it; for everybody else there is none of that name. */
export const readableLedger = ({ catalogue }: Tables, actor: Actor, name: string): LedgerDocument => {
  const ledger = catalogue.ledger(name)
  if (ledger === undefined || !readsLedger(catalogue, ledger, actor))
    throw new Problem('no_such', { what: '台账', name })
  return ledger
}

/** A question of the platform's, after the reader's own transaction has ended: one that waited for another could wait for itself. */
export const asPlatform = <T>({ database, county }: Reviewing, work: (tx: Tx) => Promise<T>): Promise<T> =>
  database.asOwner(county, work)
