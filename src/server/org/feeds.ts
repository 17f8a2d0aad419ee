/** The secret address of a person's calendar. Who knows it reads what falls due there, and can do nothing else with it. */
import { createHash, randomBytes } from 'node:crypto'
import type { Feed, FeedMade } from '../../ledger/wire/open_rows.ts'
import type { Actor, Database, Tx } from '../db/database.ts'
import { writeEvent } from '../db/log.ts'
import { sql } from '../db/sql.ts'

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

export const feedOf = async (tx: Tx): Promise<Feed> =>
  (await tx.maybe<Feed>(sql`
    select f.made_at, f.used_at from org.feed f where f.county = ${tx.actor.county} and f.person = ${tx.actor.person}`)) ?? {
    made_at: null,
    used_at: null,
  }

/** A new address; the one before stops working. It is told this once. */
export const makeFeed = async (tx: Tx): Promise<FeedMade> => {
  const { county, person } = tx.actor
  const token = randomBytes(32).toString('base64url')
  await tx.run(sql`delete from org.feed where county = ${county} and person = ${person}`)
  await tx.run(sql`insert into org.feed (county, person, token_hash) values (${county}, ${person}, ${hashOf(token)})`)
  await writeEvent(tx, { act: 'make_feed' })
  const { made_at } = await feedOf(tx)
  return { address: `/api/work/calendar.ics?token=${token}`, made_at: made_at! }
}

export const revokeFeed = async (tx: Tx): Promise<Feed> => {
  const { county, person } = tx.actor
  const gone = await tx.run(sql`delete from org.feed where county = ${county} and person = ${person}`)
  if (gone > 0) await writeEvent(tx, { act: 'revoke_feed' })
  return feedOf(tx)
}

/** Whose address it is, with the seats of today; undefined once revoked, or where the person is struck off. */
export const actorOfFeed = async (database: Database, county: string, token: string): Promise<Actor | undefined> => {
  const [found] = await database.glance<Actor>(sql`
    update org.feed f set used_at = now() from org.person p
    where f.county = ${county} and f.token_hash = ${hashOf(token)} and p.county = f.county and p.id = f.person and p.active
    returning f.county, f.person, p.name, (
      select coalesce(jsonb_agg(jsonb_build_object('position', t.position, 'unit', t.unit) order by t.position, t.unit), '[]')
      from org.seat t where t.county = f.county and t.person = f.person
        and t.from_day <= org.today() and (t.to_day is null or t.to_day > org.today())) as seats`)
  return found
}
