/** What was accepted or locked is opened again until a day: kept as an exception of the unit and period. */
import type { Day, LedgerDocument } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'

/** A later reopening takes the place of an earlier one. */
export const reopen = async (
  tx: Tx,
  ledger: LedgerDocument,
  { unit, period }: { readonly unit: string; readonly period: string },
  until: Day,
  reason: string,
): Promise<void> => {
  const { county, person } = tx.actor
  await tx.run(sql`
    update work.exception set closed_at = clock_timestamp()
    where county = ${county} and ledger = ${ledger.name} and unit = ${unit} and period = ${period}
      and kind = 'reopened' and closed_at is null`)
  await tx.run(sql`
    insert into work.exception (county, ledger, unit, period, kind, until_day, reason, by)
    values (${county}, ${ledger.name}, ${unit}, ${period}, 'reopened', ${until}::date, ${reason}, ${person})`)
}
