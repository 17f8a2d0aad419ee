/** One connection for the time of one piece of work: what is sent on it, in which order, and in how few writes. */
import { type Duplex, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Prepared } from './prepared.ts'
import { compile } from './sql.ts'
import type { Sql } from './sql.ts'

type Client = pg.PoolClient & { connection?: { stream: Duplex }; pipeline?: boolean }

export interface Line {
  /** Sends a statement behind the opening, which is sent first where no transaction stands. */
  send<R extends object>(statement: Sql): Promise<pg.QueryResult<R>>
  /** The statement and the commit in one flight. Behind a statement that failed, a commit is a rollback. */
  sendLast<R extends object>(statement: Sql): Promise<pg.QueryResult<R>>
  /** As the owner; the role is taken on again behind it. */
  copyIn(statement: string, chunks: AsyncIterable<Buffer | string> | Iterable<Buffer | string>): Promise<number>
  /** Nothing to do where no transaction stands. */
  finish(how: 'commit' | 'rollback'): Promise<void>
  /** The opening's answer: a failure shows here first. */
  opened(): Promise<unknown>
  preparedCount(): number
  changedTables(): boolean
}

const preparedOn = new WeakMap<pg.PoolClient, Set<string>>()
const CHANGES_TABLES = /^\s*(create|alter|drop)\b/i

/**
 * Holds back what is sent until this turn of the event loop is over, so that it leaves in one write with the statement
 * behind it: a write to a socket costs more than many a statement.
 */
const withNext = <T>(client: Client, send: () => T): T => {
  const stream = client.connection?.stream
  stream?.cork()
  const sent = send()
  setImmediate(() => stream?.uncork())
  return sent
}

/** COPY holds the connection for itself; nothing is under way on it when this is asked. */
const notPipelined = async <T>(client: Client, work: () => Promise<T>): Promise<T> => {
  client.pipeline = false
  try {
    return await work()
  } finally {
    client.pipeline = true
  }
}

/** What begins the transaction and says who acts, and the role that the work is done under; the owner's where none. */
export interface Begin {
  readonly opening: string
  readonly role?: string
}

export const makeLine = (client: Client, begin: Begin, prepared: Prepared): Line => {
  const takeRole = begin.role === undefined ? undefined : `set local role ${begin.role}`
  const opening = takeRole === undefined ? begin.opening : `${begin.opening}; ${takeRole}`
  const names = preparedOn.get(client) ?? new Set<string>()
  preparedOn.set(client, names)
  let changed = false
  let opened: Promise<unknown> | undefined
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
  return {
    send,
    async sendLast<R extends object>(statement: Sql) {
      const answer = withNext(client, () => send<R>(statement))
      const ended = client.query('commit')
      opened = undefined
      const [answered, committed] = await Promise.allSettled([answer, ended])
      if (answered.status === 'rejected') throw answered.reason
      if (committed.status === 'rejected') throw committed.reason
      return answered.value
    },
    async copyIn(statement, chunks) {
      await open()
      return notPipelined(client, async () => {
        if (takeRole !== undefined) await client.query('set local role none')
        const target = client.query(copyFrom(statement))
        await pipeline(Readable.from(chunks), target)
        // Where the COPY failed, whatever is rolled back to had the role.
        if (takeRole !== undefined) await client.query(takeRole)
        return target.rowCount
      })
    },
    async finish(how) {
      if (opened === undefined) return
      if (how === 'commit') await opened
      await client.query(how)
    },
    opened: async () => opened,
    preparedCount: () => names.size,
    changedTables: () => changed,
  }
}
