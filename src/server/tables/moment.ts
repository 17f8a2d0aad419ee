/**
 * When something was written, and how a reader knows that everything written before a moment is there.
 *
 * Every writer holds one shared lock from just before it reads the clock until it has committed. So a reader that
 * takes its moment first and then waits for all who hold the lock has seen every earlier write: rows written later
 * carry a later time. Nobody waits for the reader. (A reader taking the lock exclusively would be as exact, but while
 * it waits for one long import every other writer would queue behind it.)
 */
import { setTimeout as wait } from 'node:timers/promises'
import { readAsOf } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { type Sql, sql } from '../db/sql.ts'

/** Two halves of one 64-bit key, as `pg_locks` shows them. */
const KEY = { high: 0x796f, low: 0x756a75 }

/**
 * A row source `held` that takes the shared lock. What is selected from it is reckoned after the lock is there, above
 * all `clock_timestamp()`: `offset 0` keeps the planner from merging the two steps.
 */
export const heldLock: Sql = sql`(select pg_advisory_xact_lock_shared(${sql.raw(
  `${(BigInt(KEY.high) << 32n) | BigInt(KEY.low)}`,
)}) offset 0) held`

/** A query with one row `at`: the time of a write. */
export const writersMoment: Sql = sql`select clock_timestamp() as at from ${heldLock}`

const writers = (besides: Sql): Sql => sql`
  select coalesce(array_agg(virtualtransaction), '{}') as writers from pg_locks
  where locktype = 'advisory' and classid = ${sql.raw(String(KEY.high))} and objid = ${sql.raw(String(KEY.low))}
    and database = (select oid from pg_database where datname = current_database())
    and pid <> pg_backend_pid() and ${besides}`

/**
 * A moment whose as-of answers are final: every write stamped before it has committed and is visible to the next
 * statement of this (read committed) transaction. Refused as busy when a writer takes longer than `patience_ms`.
 */
export const settledNow = async (tx: Tx, patience_ms = 30_000): Promise<string> => {
  // Must come first: whoever takes the lock after this reads a later time.
  const { at } = await tx.one<{ at: string }>(sql`select clock_timestamp() as at`)
  let { writers: left } = await tx.one<{ writers: string[] }>(writers(sql`true`))
  const until = Date.now() + patience_ms
  for (let pause_ms = 1; left.length > 0; pause_ms = Math.min(pause_ms * 2, 50)) {
    if (Date.now() > until) throw new Problem('busy')
    await wait(pause_ms)
    ;({ writers: left } = await tx.one<{ writers: string[] }>(writers(sql`virtualtransaction = any(${left})`)))
  }
  return at
}

/** Problem: wrong_request, where the text is no moment. */
export const momentAsked = (text: string | undefined): string | undefined => {
  if (text === undefined || text.trim() === '') return undefined
  const asked = readAsOf(text)
  if (asked === undefined) throw new Problem('wrong_request', { what: `截至时间“${text.slice(0, 40)}”读不出` })
  return asked.at
}
