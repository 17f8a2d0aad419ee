/** The pool behind `Database`: transactions under the right role, statements prepared when they repeat. */
import pg from 'pg'
import type { Actor, Database } from './database.ts'
import { makePrepared } from './prepared.ts'
import { isStalePlan, refused } from './refused.ts'
import { compile, sql } from './sql.ts'
import type { Sql } from './sql.ts'
import { transaction } from './transaction.ts'
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
/** Work for people is done under this role, which owns nothing. */
const ROLE = 'youju_server'

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
      transaction({ pool, prepared, actor, begin: { opening: identityOf(actor), role: ROLE }, ...options }, work),
    asOwner(county, work) {
      const actor = platformOf(county)
      return transaction({ pool, prepared, actor, begin: { opening: identityOf(actor) } }, work)
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
const quote = (text: string): string => compile(sql.literal(text)).text
