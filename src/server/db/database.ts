/**
 * The two ways into the database. `as(actor)` is how all work for people is done: a transaction under the server's
 * role, with the actor's identity set locally so that row-level security answers for that person. `asOwner` is for
 * the platform itself: migrations, applying declarations, sealing the log, commands run on the machine.
 */
import type { Sql } from './sql.ts'

export interface Seat {
  readonly position: string
  readonly unit: string
}
/** Who acts. `person` 0 is the platform itself, which sees everything of its county. */
export interface Actor {
  readonly county: string
  readonly person: number
  readonly name: string
  readonly seats: readonly Seat[]
}

export interface Tx {
  readonly actor: Actor
  rows<R extends object>(statement: Sql): Promise<R[]>
  /** Exactly one row, or a bug. */
  one<R extends object>(statement: Sql): Promise<R>
  maybe<R extends object>(statement: Sql): Promise<R | undefined>
  /** Rows touched. */
  run(statement: Sql): Promise<number>
  /**
   * The one write of the work. Where the work was begun as `one_write`, the commit travels with the statement and saves
   * a round trip; whatever is asked after it runs in a new transaction of the same actor. Elsewhere it is like `rows`.
   */
  last<R extends object>(statement: Sql): Promise<R[]>
  /**
   * One statement that looks beyond what the actor may see, with the platform's eyes. For what no single row can be told
   * from, a median of many units, and for nothing else: row-level security does not stand behind such a statement.
   */
  beyondScope<R extends object>(statement: Sql): Promise<R[]>
  /**
   * COPY … FROM STDIN: chunks in COPY text format. Returns rows written. COPY knows no row-level security, so the
   * tables' owner carries it out; the work asks afterwards, as the actor, for what was written.
   */
  copyIn(statement: string, chunks: AsyncIterable<Buffer | string> | Iterable<Buffer | string>): Promise<number>
  /** Large results in batches through a cursor. */
  stream<R extends object>(statement: Sql, batch?: number): AsyncIterable<R[]>
}

export interface WorkOptions {
  /** The work ends with its `last` statement, which changes nothing where it refuses. */
  readonly one_write?: boolean
}

export interface Database {
  as<T>(actor: Actor, work: (tx: Tx) => Promise<T>, options?: WorkOptions): Promise<T>
  asOwner<T>(county: string, work: (tx: Tx) => Promise<T>): Promise<T>
  /** One statement of the platform itself, outside a transaction and with no identity: looking up a session. */
  glance<R extends object>(statement: Sql): Promise<R[]>
  close(): Promise<void>
}
