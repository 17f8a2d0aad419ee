/** A piece of work as one transaction, and what the work may ask in it. */
import type pg from 'pg'
import type { Actor, Tx, WorkOptions } from './database.ts'
import { type Begin, type Line, makeLine } from './line.ts'
import type { Prepared } from './prepared.ts'
import { isStalePlan, refused } from './refused.ts'
import { compile, sql } from './sql.ts'
import type { Sql } from './sql.ts'

export interface Opening extends WorkOptions {
  readonly pool: pg.Pool
  readonly prepared: Prepared
  readonly actor: Actor
  readonly begin: Begin
}

/** A connection that has prepared this many is closed after its work, so that the server's memory stays bounded. */
const PREPARED_PER_CONNECTION = 1_000

export const transaction = async <T>(asked: Opening, work: (tx: Tx) => Promise<T>): Promise<T> => {
  const { pool, prepared, actor, begin, one_write = false } = asked
  const client = await connect(pool)
  const line = makeLine(client, begin, prepared)
  let spoiled = false
  try {
    const value = await work(makeTx(line, actor, one_write))
    await line.finish('commit')
    if (line.changedTables()) prepared.forget()
    return value
  } catch (error) {
    if (isStalePlan(error)) prepared.forget()
    spoiled = await line.finish('rollback').then(
      () => false,
      () => true,
    )
    // Where the opening failed, what it says is the cause, and the statements' own complaints only follow from it.
    await line.opened().catch((cause: unknown) => {
      throw refused(cause)
    })
    throw refused(error)
  } finally {
    client.release(spoiled || line.preparedCount() > PREPARED_PER_CONNECTION)
  }
}

const connect = async (pool: pg.Pool): Promise<pg.PoolClient> => {
  try {
    return await pool.connect()
  } catch (error) {
    throw refused(error)
  }
}

const makeTx = (line: Line, actor: Actor, one_write: boolean): Tx => {
  let cursors = 0
  let last: Promise<unknown> = Promise.resolve()
  // A connection does one thing at a time; callers may still ask for several things at once.
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work)
    last = mine.catch(() => {})
    return mine
  }
  const query = <R extends object>(statement: Sql): Promise<pg.QueryResult<R>> => inTurn(() => line.send<R>(statement))
  const rows = async <R extends object>(statement: Sql): Promise<R[]> => (await query<R>(statement)).rows
  return {
    actor,
    rows,
    async one<R extends object>(statement: Sql): Promise<R> {
      const found = await rows<R>(statement)
      if (found.length !== 1) throw new Error(`Expected one row, got ${found.length}: ${compile(statement).text}`)
      return found[0]!
    },
    async maybe<R extends object>(statement: Sql): Promise<R | undefined> {
      const found = await rows<R>(statement)
      if (found.length > 1) throw new Error(`Expected one row at most, got ${found.length}: ${compile(statement).text}`)
      return found[0]
    },
    run: async (statement) => (await query(statement)).rowCount ?? 0,
    last: <R extends object>(statement: Sql) =>
      inTurn(async () => (await (one_write ? line.sendLast<R>(statement) : line.send<R>(statement))).rows),
    beyondScope: <R extends object>(statement: Sql) =>
      inTurn(async () => {
        // All three leave at once. Where the statement fails, the transaction ends, and its identity with it.
        const sent = [
          line.send(sql.raw(`set local youju.person = '0'`)),
          line.send<R>(statement),
          line.send(sql.raw(`set local youju.person = '${actor.person}'`)),
        ] as const
        await Promise.allSettled(sent)
        return (await sent[1]).rows
      }),
    copyIn: (statement, chunks) => inTurn(() => line.copyIn(statement, chunks)),
    async *stream<R extends object>(statement: Sql, batch = 1_000): AsyncIterable<R[]> {
      const cursor = sql.raw(`youju_cursor_${++cursors}`)
      await query(sql`declare ${cursor} no scroll cursor for ${statement}`)
      const fetch = sql.raw(`fetch forward ${Math.trunc(batch)} from ${compile(cursor).text}`)
      for (;;) {
        const part = await rows<R>(fetch)
        if (part.length > 0) yield part
        if (part.length < batch) break
      }
      await query(sql`close ${cursor}`)
    },
  }
}
