/**
 * Who held a token a moment ago, so that a clerk who hands in one return after another is not looked up for each. Only
 * writes of single rows ask here. What a stale answer could allow the database refuses: row-level security looks at the
 * seats of this very moment. Signing out and new passwords are forgotten at once where they happen; another server on
 * the same database may remember them for the second that all of this lasts.
 */
import type { Actor, Database } from '../db/database.ts'
import { actorOfToken } from './sessions.ts'

const FOR_MS = 1_000
const MOST = 5_000

interface Seen {
  readonly actor: Actor
  readonly until: number
}

const seen = new WeakMap<Database, Map<string, Seen>>()
// Counts what has been forgotten: an answer that was on its way meanwhile is not kept.
let forgotten = 0

export const actorSeenLately = async (
  database: Database,
  county: string,
  token: string,
): Promise<Actor | undefined> => {
  const known = seen.get(database) ?? new Map<string, Seen>()
  seen.set(database, known)
  const before = known.get(token)
  if (before !== undefined && before.until > performance.now() && before.actor.county === county) return before.actor
  const asked = forgotten
  const actor = await actorOfToken(database, county, token)
  if (actor === undefined) known.delete(token)
  else if (asked === forgotten) {
    if (known.size >= MOST) known.clear()
    known.set(token, { actor, until: performance.now() + FOR_MS })
  }
  return actor
}

/** After sessions or seats have changed here. */
export const forgetSeen = (database: Database): void => {
  forgotten++
  seen.delete(database)
}
