/** Current rows with where they stand in the tree: what lists need to say who may do what to each. */
import { type LedgerDocument, today } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { tableOf } from './columns.ts'
import { placeColumns, type PlaceRecord } from './rights.ts'
import { rowColumns, type RowRecord } from './row_sql.ts'

/** Of these ids those that are there and seen. */
export const placedRows = (
  tx: Tx,
  ledger: LedgerDocument,
  ids: readonly number[],
): Promise<(RowRecord & PlaceRecord)[]> =>
  tx.rows(sql`
    select ${rowColumns(ledger)}, ${placeColumns(ledger, today(new Date()))}
    from ${tableOf(ledger)} r join org.unit u on u.county = r.county and u.code = r.unit
    where r.county = ${tx.actor.county} and r.id = any(${ids}::bigint[]) and r.closed_at is null`)
