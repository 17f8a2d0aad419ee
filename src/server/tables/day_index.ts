/** Keeps the indexes by day in step with what indicators read. */
import type { LedgerDocument } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { dayColumns, isBounded } from './day_columns.ts'
import { dayIndex, dropDayIndex } from './table_sql.ts'

/**
 * Makes those anew that lack a column, or hold one that has been widened to any length. What else they hold stays in them:
 * several counties of one database may read different columns of one table.
 */
export const renewDayIndexes = async (tx: Tx, ledgers: readonly LedgerDocument[]): Promise<void> => {
  const found = await tx.rows<{ name: string; columns: string[] }>(sql`
    select t.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class i
    join pg_index x on x.indexrelid = i.oid
    join pg_class t on t.oid = x.indrelid and i.relname = t.relname || '_day'
    join pg_attribute a on a.attrelid = i.oid
    where i.relnamespace = 'ledger'::regnamespace and t.relname = any(${ledgers.map(({ name }) => name)}::text[])
    group by t.relname`)
  const held = new Map(found.map(({ name, columns }) => [name, columns.slice(2)]))
  for (const ledger of ledgers) {
    const columns = held.get(ledger.name) ?? []
    const kept = columns.filter((column) => isBounded(ledger, column))
    const lacking = dayColumns(ledger).filter((column) => !kept.includes(column))
    if (lacking.length === 0 && kept.length === columns.length) continue
    await tx.run(sql.raw(dropDayIndex(ledger)))
    await tx.run(sql.raw(dayIndex(ledger, [...kept, ...lacking])))
  }
}
