/** A zero return says that there are no rows; where a row comes in after all, it no longer holds. */
import type { LedgerDocument } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'
import { keyOf } from './columns.ts'

/** Ledgers with one row a unit and period say zero in that row. */
export const hasZeroReturns = (ledger: LedgerDocument): boolean =>
  ledger.cadence?.zero === true && keyOf(ledger).join() !== 'unit,period'

/** Parts of the statement that makes a row, behind its `event`: a row that is refused ends nothing. */
export const zeroReturnParts = (ledger: LedgerDocument, county: string, period: string | null): Sql =>
  hasZeroReturns(ledger)
    ? sql`,
    no_longer_zero as (
      update work.exception x set closed_at = event.at from event
      where x.county = ${county} and x.ledger = ${ledger.name} and x.unit = event.unit and x.period = ${period}
        and x.kind = 'zero' and x.closed_at is null
    )`
    : sql.empty

/** `places`: a query of the units and periods that rows have come in for. */
export const endZeroReturns = async (tx: Tx, ledger: LedgerDocument, places: Sql): Promise<void> => {
  if (!hasZeroReturns(ledger)) return
  await tx.run(sql`
    update work.exception e set closed_at = clock_timestamp() from (${places}) p
    where e.county = ${tx.actor.county} and e.ledger = ${ledger.name} and e.kind = 'zero' and e.closed_at is null
      and e.unit = p.unit and e.period = p.period`)
}
