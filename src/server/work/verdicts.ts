/** One verdict over many returns: each bound to the version that was seen, each a move of its own. */
import { createHash } from 'node:crypto'
import type { LedgerDocument } from '../../ledger/index.ts'
import type { BulkReviewed, Verdicts } from '../../ledger/work_wire.ts'
import type { Actor, Database } from '../db/database.ts'
import { type Language, Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { tableOf } from '../tables/columns.ts'
import { moveRow } from '../tables/row_move.ts'
import type { Tables } from '../tables/tables.ts'
import { readableLedger } from './readable.ts'

/** Connections that one request of many verdicts keeps busy; the others stay free for everybody else. */
const LANES = 3

/** It opens transactions of its own. */
export interface Reviewing extends Tables {
  readonly database: Database
}

interface Refused {
  readonly id: number
  readonly version: number
  readonly problem: Problem
}

/**
 * A transaction for each row: one that is refused leaves the others done, and nobody waits for a thousand rows to be
 * committed together. A request that was cut off is sent again whole; what was done is answered from the log.
 * Problems: no_such (ledger), wrong_request.
 */
export const giveVerdicts = async (
  house: Reviewing,
  actor: Actor,
  name: string,
  sent: Verdicts,
  language: Language,
): Promise<BulkReviewed> => {
  const ledger = readableLedger(house, actor, name)
  if (new Set(sent.rows.map(({ id }) => id)).size < sent.rows.length) {
    throw new Problem('wrong_request', { what: '同一条记录不能在一次审核中出现两次' })
  }
  const refused: Refused[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    for (let row = sent.rows[next++]; row !== undefined; row = sent.rows[next++]) {
      const problem = await verdict(house, actor, ledger, sent, row)
      if (problem !== null) refused.push({ ...row, problem })
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  const order = new Map(sent.rows.map(({ id }, i) => [id, i]))
  refused.sort((one, other) => order.get(one.id)! - order.get(other.id)!)
  return {
    done: sent.rows.length - refused.length,
    refused: await named(house, actor, ledger, refused, language),
  }
}

const verdict = async (
  house: Reviewing,
  actor: Actor,
  ledger: LedgerDocument,
  { move, reason, cells, until, key }: Verdicts,
  { id, version }: Verdicts['rows'][number],
): Promise<Problem | null> => {
  const sent = { move, reason, cells, until, version, key: keyFor(key, id) }
  try {
    await house.database.as(actor, (tx) => moveRow(tx, house, ledger.name, id, sent), { one_write: true })
    return null
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}

/** The same for the same submission and row, and no other's. */
const keyFor = (key: string, id: number): string => createHash('sha256').update(`${key}/${id}`).digest('base64url')

const named = async (
  { database }: Reviewing,
  actor: Actor,
  ledger: LedgerDocument,
  refused: readonly Refused[],
  language: Language,
): Promise<BulkReviewed['refused']> => {
  if (refused.length === 0) return []
  const names = await database.as(actor, (tx) =>
    tx.rows<{ id: number; name: string | null }>(sql`
      select distinct on (r.id) r.id, (select v.name from org.unit_version v
        where v.county = r.county and v.code = r.unit order by v.from_day desc limit 1) as name
      from ${tableOf(ledger)} r
      where r.county = ${actor.county} and r.id = any(${refused.map(({ id }) => id)}::bigint[])`),
  )
  const known = new Map(names.map(({ id, name }) => [id, name]))
  return refused.map(({ id, version, problem }) => ({
    id,
    unit_name: known.get(id) ?? '',
    code: problem.code,
    message: problem.words(language),
    faults: [...problem.faults],
    version,
    current: (problem.details['current'] as { version?: number } | undefined)?.version ?? null,
  }))
}
