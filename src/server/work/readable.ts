import type { LedgerDocument } from '../../ledger/index.ts'
import type { Actor } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { readsLedger } from '../org/scope.ts'
import type { Tables } from '../tables/tables.ts'

/** The ledger, for those whose positions read it; for everybody else there is none of that name. */
export const readableLedger = (
  { catalogue }: Pick<Tables, 'catalogue'>,
  actor: Actor,
  name: string,
): LedgerDocument => {
  const ledger = catalogue.ledger(name)
  if (ledger === undefined || !readsLedger(catalogue, ledger, actor))
    throw new Problem('no_such', { what: '台账', name })
  return ledger
}
