/** One verdict over many returns: each bound to the version that was seen, each a move of its own. */
import { createHash } from 'node:crypto'
import type { LedgerDocument } from '../../ledger/index.ts'
import type { BulkReviewed, Verdicts } from '../../ledger/work_wire.ts'
import type { Actor, Database } from '../db/database.ts'
import { type Language, Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { tableOf } from '../tables/columns.ts'
import { moveRow } from '../tables/row_move.ts'
import { moveTogether } from '../tables/row_move_many.ts'
import type { Tables } from '../tables/tables.ts'
import { readableLedger } from './readable.ts'

/** As many as are moved in one transaction: nobody waits for a thousand rows to be committed together. */
const TOGETHER = 100
const MOST = 1_000

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
 * Rows that take the verdict are moved a hundred at a time; the others are tried one by one and say why they refuse, and
 * leave the rest done. A request that was cut off is sent again whole; what was done is known from the log.
 * Problems: no_such (ledger, move), wrong_request, too_much.
 */
export const giveVerdicts = async (
  house: Reviewing,
  actor: Actor,
  name: string,
  sent: Verdicts,
  language: Language,
): Promise<BulkReviewed> => {
  const ledger = readableLedger(house, actor, name)
  if (sent.rows.length > MOST) throw new Problem('too_much', { what: '一次办理的记录', limit: `${MOST}条` })
  if (new Set(sent.rows.map(({ id }) => id)).size < sent.rows.length) {
    throw new Problem('wrong_request', { what: '同一条记录不能在一次办理中出现两次' })
  }
  const refused: Refused[] = []
  for (let from = 0; from < sent.rows.length; from += TOGETHER) {
    const rows = sent.rows.slice(from, from + TOGETHER)
    const done = await together(house, actor, ledger, sent, rows)
    for (const row of rows.filter(({ id }) => !done.has(id))) {
      const problem = await verdict(house, actor, ledger, sent, row)
      if (problem !== null) refused.push({ ...row, problem })
    }
  }
  return {
    done: sent.rows.length - refused.length,
    refused: await named(house, actor, ledger, refused, language),
  }
}

type Rows = Verdicts['rows']

/** Where another writer comes between, all is taken back and each row is tried by itself. */
const together = async (
  house: Reviewing,
  actor: Actor,
  ledger: LedgerDocument,
  { key, values, marks, ...sent }: Verdicts,
  rows: Rows,
): Promise<ReadonlySet<number>> => {
  if (values !== undefined || marks !== undefined) return new Set()
  const keyed = rows.map((row) => ({ ...row, key: keyFor(key, row.id) }))
  return house.database
    .as(actor, (tx) => moveTogether(tx, house, ledger.name, keyed, sent))
    .catch((error: unknown) => {
      if (error instanceof Problem && error.code === 'busy') return new Set<number>()
      throw error
    })
}

const verdict = async (
  house: Reviewing,
  actor: Actor,
  ledger: LedgerDocument,
  { move, values, marks, reason, cells, until, key }: Verdicts,
  { id, version }: Rows[number],
): Promise<Problem | null> => {
  const sent = { move, values, marks, reason, cells, until, version, key: keyFor(key, id) }
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
