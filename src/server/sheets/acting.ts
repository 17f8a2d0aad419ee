import type { Actor, Database, Tx } from '../db/database.ts'

/**
 * A transaction for whoever imports. The platform itself (commands on the machine) works as the owner: it may take
 * over numbers and times from elsewhere, which the server's role may not.
 */
export const acting = <T>(database: Database, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> =>
  actor.person === 0 ? database.asOwner(actor.county, work) : database.as(actor, work)
