/** Cells that point at something: the row of another ledger, another unit, an indicator. What they point at must be there. */
import type { Fault, LedgerDocument } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'
import { storedFields, tableOf } from './columns.ts'
import { same } from './plan_steps.ts'
import type { Cells } from './submission.ts'
import type { Tables } from './tables.ts'

/** Asked only of cells that change: what was right when it was saved may have been withdrawn since. */
export const danglingFaults = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  old: Cells,
  cells: Cells,
): Promise<Fault[]> => {
  const asked = storedFields(ledger).flatMap(({ name, document, kind }) => {
    const value = cells.values[name] ?? null
    if (value === null || same(value, old.values[name] ?? null)) return []
    const test = isThere(tx, tables, document, kind.type, value)
    return test === undefined ? [] : [{ name, title: document.title, test }]
  })
  if (asked.length === 0) return []
  const found = await tx.one<Record<string, boolean>>(
    sql`select ${sql.join(asked.map(({ name, test }) => sql`${test} as ${sql.name(name)}`))}`,
  )
  return asked
    .filter(({ name }) => found[name] !== true)
    .map(({ name, title }) => ({ path: name, says: `“${title}”所指的内容不存在，或你无权查看` }))
}

const isThere = (
  tx: Tx,
  { catalogue }: Tables,
  document: LedgerDocument['fields'][string],
  type: string,
  value: unknown,
): Sql | undefined => {
  const { county } = tx.actor
  const target = document.ledger === undefined ? undefined : catalogue.ledger(document.ledger)
  if (target !== undefined) {
    return sql`exists (select from ${tableOf(target)} r
      where r.county = ${county} and r.id = ${value}::bigint and r.closed_at is null)`
  }
  // Indicators stand in declarations and not in rows: what is asked is known already.
  if (type === 'indicator') return sql`${catalogue.indicator(String(value)) !== undefined}::boolean`
  if (type !== 'unit') return undefined
  const level = document.level === undefined ? sql.empty : sql`and u.level = ${document.level}`
  return sql`exists (select from org.unit u where u.county = ${county} and u.code = ${value} ${level})`
}
