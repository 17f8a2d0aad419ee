/** Which rows of a refused import are there already, or twice in it: said by name, once the COPY has been taken back. */
import type { LedgerDocument } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { keyOf, storedField, tableOf } from './columns.ts'
import type { Gathered } from './import_lines.ts'
import { keyColumn } from './table_sql.ts'

const NAMED = 100

/** `refused`: what to say where no row can be named. */
export const conflictRefusal = async (
  tx: Tx,
  ledger: LedgerDocument,
  { keys, whole }: Gathered,
  refused: Problem,
): Promise<Problem> => {
  const parts = keyOf(ledger)
  const shown = parts.filter((part) => !storedField(ledger, part)?.column.sealed)
  // Sealed values are never named.
  if (shown.length === 0) return refused
  const columns = parts.map((part) => sql.raw(keyColumn(ledger, part)))
  await tx.run(sql`
    create temp table import_keys on commit drop as
    select ${sql.join(columns)} from ${tableOf(ledger)} with no data`)
  await tx.copyIn('copy import_keys from stdin', keys)
  const alike = columns.map((column) => sql`r.${column} = s.${column}`)
  const rows = await tx.rows<Record<string, string>>(sql`
    select ${sql.join(shown.map((part) => sql`s.${sql.name(part)}::text`))}
    from (select ${sql.join(columns)}, count(*) as here from import_keys group by ${sql.join(columns)}) s
    where s.here > 1 or exists (
      select from ${tableOf(ledger)} r
      where r.county = ${tx.actor.county} and r.closed_at is null and ${sql.join(alike, ' and ')}
    )
    limit ${NAMED}`)
  // Rows that the actor may not see are not named.
  if (rows.length === 0) return refused
  const words = rows.slice(0, 3).map((row) => shown.map((part) => row[part] ?? '').join(' '))
  // The COPY may have ended before every row had been read.
  const least = rows.length === NAMED || !whole ? '以上' : ''
  const more = rows.length > 3 ? `等${rows.length}条${least}` : ''
  return new Problem('already_there', { ...refused.details, what: `${words.join('、')}${more}`, rows })
}
