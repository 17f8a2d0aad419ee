/** The forms behind a whole sheet: rows of closed ones are refused by unit and period, as a single row would be. */
import { type Fault, type LedgerDocument, parsePeriod } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { faulty } from '../db/problem.ts'
import { type Sql, sql } from '../db/sql.ts'
import { tableOf } from './columns.ts'
import { lockedPlaces } from './lock.ts'
import { correctsSome, rightsOf } from './rights.ts'
import type { Tables } from './tables.ts'
import { endZeroReturns, hasZeroReturns } from './zero_returns.ts'

const LISTED = 200

/** `before`: a number lower than those of the rows just written. Problem: faulty. */
export const keepForms = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  { before, import_id }: { readonly before: number; readonly import_id: string },
): Promise<void> => {
  if (ledger.cadence === undefined) return
  const corrects = correctsSome(rightsOf(tables, ledger, tx.actor))
  if (corrects && !hasZeroReturns(ledger)) return
  const places: Sql = sql`
    select distinct r.unit, r.period from ${tableOf(ledger)} r
    where r.county = ${tx.actor.county} and r.id > ${before} and r.import_id = ${import_id}::uuid
      and r.closed_at is null and r.period is not null`
  if (!corrects) await requireOpenForms(tx, tables, ledger, places)
  await endZeroReturns(tx, ledger, places)
}

const requireOpenForms = async (tx: Tx, tables: Tables, ledger: LedgerDocument, places: Sql): Promise<void> => {
  const found = await tx.rows<{ unit: string; period: string }>(places)
  const placed = found.flatMap(({ unit, period }) => {
    const known = parsePeriod(period)
    return known === null ? [] : [{ unit, period: known }]
  })
  const locked = await lockedPlaces(tx, tables, ledger, placed)
  if (locked.length === 0) return
  const faults = locked
    .slice(0, LISTED)
    .map(({ unit, problem }): Fault => ({ path: 'period', says: `${unit}：${problem.words('zh')}` }))
  throw faulty(faults)
}
