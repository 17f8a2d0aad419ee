/** The first answer to a submission that came before: asked only where a write did not happen. */
import type { LedgerDocument } from '../../ledger/index.ts'
import type { Row } from '../../ledger/wire.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { tableOf } from './columns.ts'
import { rowColumns, rowOf, type RowRecord } from './row_sql.ts'
import type { Tables } from './tables.ts'

export const KEY_TAKEN = '这个提交编号已用于另一次提交'

interface Asked {
  readonly key: string
  readonly act: string
  /** Absent for a new row. */
  readonly id?: number
}

/** The row as it was answered first; undefined where the key is new. */
export const firstAnswer = async (
  tx: Tx,
  { seal }: Tables,
  ledger: LedgerDocument,
  asked: Asked,
): Promise<Row | undefined> => {
  const event = await tx.maybe<{ ledger: string | null; act: string; row_id: number; version: number }>(sql`
    select ledger, act, row_id, version from log.event
    where county = ${tx.actor.county} and request_key = ${asked.key}`)
  if (event === undefined) return undefined
  if (event.ledger !== ledger.name || event.act !== asked.act || (asked.id ?? event.row_id) !== event.row_id) {
    throw new Problem('wrong_request', { what: KEY_TAKEN })
  }
  const record = await tx.maybe<RowRecord>(sql`
    select ${rowColumns(ledger)} from ${tableOf(ledger)} r
    where r.county = ${tx.actor.county} and r.id = ${event.row_id} and r.version = ${event.version}`)
  if (record === undefined) return undefined
  // At the time of the first answer the version was current; it may have been closed since.
  const closed_at = event.act === 'withdraw' ? record.closed_at : null
  return rowOf(ledger, { ...record, closed_at }, seal, 'masked')
}
