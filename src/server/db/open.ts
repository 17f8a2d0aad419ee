/** The pool behind `Database`: transactions under the right role, statements prepared when they repeat. */
import { type Duplex, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Actor, Database, Tx, WorkOptions } from './database.ts'
import { makePrepared } from './prepared.ts'
import type { Prepared } from './prepared.ts'
import { isStalePlan, refused } from './refused.ts'
import { compile, sql } from './sql.ts'
import type { Sql } from './sql.ts'
import { types } from './values.ts'

export interface OpenOptions {
  /** Connections at most. */
  readonly max?: number
}

/** How long a statement waits for a lock before it gives way as `busy`, in milliseconds. */
const LOCK_WAIT = 15_000
/** How long a request waits for a connection, in milliseconds. */
const CONNECTION_WAIT = 20_000
const REMEMBERED_STATEMENTS = 500
/** A connection that has prepared this many is closed after its work, so that the server's memory stays bounded. */
const PREPARED_PER_CONNECTION = 1_000

export const openDatabase = async (url: string, options: OpenOptions = {}): Promise<Database> => {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    connectionTimeoutMillis: CONNECTION_WAIT,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    application_name: 'youju',
    // A transaction's opening travels with its first statement instead of being waited for.
    pipeline: true,
    options: `-c timezone=Asia/Shanghai -c lock_timeout=${LOCK_WAIT} -c jit=off`,
    types,
  })
  // A connection that breaks fails its own statement and is replaced; without listeners it would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const prepared = makePrepared(REMEMBERED_STATEMENTS)
  return {
    as: (actor, work, options = {}) =>
      transaction({ pool, prepared, actor, opening: asPerson(actor), ...options }, work),
    asOwner(county, work) {
      const actor = platformOf(county)
      return transaction({ pool, prepared, actor, opening: identityOf(actor) }, work)
    },
    async glance<R extends object>(statement: Sql): Promise<R[]> {
      const { text, values } = compile(statement)
      const name = prepared.nameOf(text)
      try {
        return (await pool.query<R>({ text, values, ...(name ? { name } : {}) })).rows
      } catch (error) {
        if (isStalePlan(error)) prepared.forget()
        throw refused(error)
      }
    },
    close: () => pool.end(),
  }
}

export const platformOf = (county: string): Actor => ({ county, person: 0, name: '平台', seats: [] })

/** Literals, because a setting given as a parameter is not passed on to the workers of a distributed database. */
const identityOf = (actor: Actor): string =>
  `begin; set local youju.county = ${quote(actor.county)}; set local youju.person = '${actor.person}'`
const asPerson = (actor: Actor): string => `${identityOf(actor)}; set local role youju_server`
const quote = (text: string): string => compile(sql.literal(text)).text

interface Opening extends WorkOptions {
  readonly pool: pg.Pool
  readonly prepared: Prepared
  readonly actor: Actor
  /** Begins the transaction and says who acts, in one round trip. */
  readonly opening: string
}

const transaction = async <T>(asked: Opening, work: (tx: Tx) => Promise<T>): Promise<T> => {
  const client = await connect(asked.pool)
  const tx = makeTx(client, asked)
  let spoiled = false
  try {
    const value = await work(tx)
    await tx.finish('commit')
    if (tx.changedTables()) asked.prepared.forget()
    return value
  } catch (error) {
    if (isStalePlan(error)) asked.prepared.forget()
    spoiled = await tx.finish('rollback').then(
      () => false,
      () => true,
    )
    // Where the opening failed, what it says is the cause, and the statements' own complaints only follow from it.
    await tx.opened().catch((cause: unknown) => {
      throw refused(cause)
    })
    throw refused(error)
  } finally {
    client.release(spoiled || tx.preparedCount() > PREPARED_PER_CONNECTION)
  }
}

const connect = async (pool: pg.Pool): Promise<pg.PoolClient> => {
  try {
    return await pool.connect()
  } catch (error) {
    throw refused(error)
  }
}

interface OpenTx extends Tx {
  /** The opening's answer: a failure shows here first. */
  opened(): Promise<unknown>
  /** Nothing to do where the commit has travelled with the last statement. */
  finish(how: 'commit' | 'rollback'): Promise<void>
  preparedCount(): number
  changedTables(): boolean
}

const preparedOn = new WeakMap<pg.PoolClient, Set<string>>()
const CHANGES_TABLES = /^\s*(create|alter|drop)\b/i

/**
 * Holds back what is sent until this turn of the event loop is over, so that it leaves in one write with the statement
 * behind it: a write to a socket costs more than many a statement.
 */
const withNext = <T>(client: pg.PoolClient & { connection?: { stream: Duplex } }, send: () => T): T => {
  const stream = client.connection?.stream
  stream?.cork()
  const sent = send()
  setImmediate(() => stream?.uncork())
  return sent
}

/** COPY holds the connection for itself; nothing is under way on it when this is asked. */
const notPipelined = async <T>(client: pg.PoolClient & { pipeline?: boolean }, work: () => Promise<T>): Promise<T> => {
  client.pipeline = false
  try {
    return await work()
  } finally {
    client.pipeline = true
  }
}

const makeTx = (client: pg.PoolClient, { prepared, actor, opening, one_write = false }: Opening): OpenTx => {
  const names = preparedOn.get(client) ?? new Set<string>()
  preparedOn.set(client, names)
  let changed = false
  let cursors = 0
  let opened: Promise<unknown> | undefined
  let last: Promise<unknown> = Promise.resolve()
  // A connection does one thing at a time; callers may still ask for several things at once.
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work)
    last = mine.catch(() => {})
    return mine
  }
  // Not waited for: should it fail, the transaction it began is aborted, and so is every statement behind it.
  const open = (): Promise<unknown> => {
    if (opened === undefined) {
      opened = withNext(client, () => client.query(opening))
      opened.catch(() => {})
    }
    return opened
  }
  const send = async <R extends object>(statement: Sql): Promise<pg.QueryResult<R>> => {
    const { text, values } = compile(statement)
    const name = prepared.nameOf(text)
    if (name) names.add(name)
    else if (CHANGES_TABLES.test(text)) changed = true
    void open()
    const result: pg.QueryResult<R> | pg.QueryResult<R>[] = await client.query<R>({
      text,
      ...(values.length > 0 ? { values } : {}),
      ...(name ? { name } : {}),
    })
    // Several statements without parameters travel as one text; the last one answers.
    return Array.isArray(result) ? (result as pg.QueryResult<R>[]).at(-1)! : result
  }
  const query = <R extends object>(statement: Sql): Promise<pg.QueryResult<R>> => inTurn(() => send<R>(statement))
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
      inTurn(async () => {
        if (!one_write) return (await send<R>(statement)).rows
        const answer = withNext(client, () => send<R>(statement))
        // Behind a statement that failed, a commit is a rollback.
        const ended = client.query('commit')
        opened = undefined
        const [answered, committed] = await Promise.allSettled([answer, ended])
        if (answered.status === 'rejected') throw answered.reason
        if (committed.status === 'rejected') throw committed.reason
        return answered.value.rows
      }),
    copyIn: (statement, chunks) =>
      inTurn(async () => {
        await open()
        return notPipelined(client, async () => {
          const target = client.query(copyFrom(statement))
          await pipeline(Readable.from(chunks), target)
          return target.rowCount
        })
      }),
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
    opened: async () => opened,
    async finish(how) {
      if (opened === undefined) return
      if (how === 'commit') await opened
      await client.query(how)
    },
    preparedCount: () => names.size,
    changedTables: () => changed,
  }
}
