/** Signing in and the sessions it opens. Done as the platform: the server's role reads neither hashes nor sessions. */
import { createHash, randomBytes } from 'node:crypto'
import type { Actor, Database, Seat, Tx } from '../db/database.ts'
import { eventSql } from '../db/log.ts'
import { platformOf } from '../db/open.ts'
import { Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { verifyPassword } from './passwords.ts'
import { signInRules as rules } from './sign_in_rules.ts'

export interface SignedIn {
  /** For the cookie: 32 random bytes in base64url. Only its SHA-256 is kept. */
  readonly token: string
  readonly actor: Actor
  readonly must_change_password: boolean
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/**
 * Problems: `wrong_password`, in equal words and time for wrong passwords and unknown logins; `locked_out`. The
 * attempt is counted before the password is looked at, so that many tries at once are still only five.
 */
export const signIn = async (
  database: Database,
  county: string,
  login: string,
  password: string,
): Promise<SignedIn> => {
  const name = login.trim().slice(0, 64)
  await countAttempt(database, county, name)
  const [person] = await database.glance<PersonRow>(sql`
    select id, name, password_hash, must_change from org.person
    where county = ${county} and login = ${name} and active`)
  if (!(await verifyPassword(person?.password_hash, password)) || !person) {
    await database.asOwner(county, (tx) => noteFailure(tx, person, name))
    throw new Problem('wrong_password')
  }
  const token = randomBytes(32).toString('base64url')
  const seats = await database.asOwner(county, (tx) => openSession(tx, person, name, token))
  const actor = { county, person: person.id, name: person.name, seats }
  return { token, actor, must_change_password: person.must_change }
}

interface PersonRow {
  readonly id: number
  readonly name: string
  readonly password_hash: string | null
  readonly must_change: boolean
}

const countAttempt = async (database: Database, county: string, login: string): Promise<void> => {
  const failed = sql`(case when a.locked_until is null then a.failed + 1 else 1 end)`
  const until = sql`now() + make_interval(mins => ${rules.locked_minutes}::int)`
  const counted = await database.glance(sql`
    insert into org.attempt as a (county, login, failed) values (${county}, ${login}, 1)
    on conflict (county, login) do update set failed = ${failed}, last_at = now(),
      locked_until = case when ${failed} >= ${rules.failures}::int then ${until} end
    where a.locked_until is null or a.locked_until <= now()
    returning failed`)
  if (counted.length > 0) return
  const [locked] = await database.glance<{ until: string }>(sql`
    select to_char(locked_until at time zone 'Asia/Shanghai', 'HH24:MI') as until from org.attempt
    where county = ${county} and login = ${login}`)
  throw new Problem('locked_out', { until: locked?.until ?? '' })
}

/** An unknown login is not written down: it is often a password typed into the wrong box. */
const noteFailure = async (tx: Tx, person: PersonRow | undefined, login: string): Promise<void> => {
  const detail = person ? { login } : { unknown: true }
  await tx.run(eventSql(tx.actor, { act: 'sign_in_failed', detail }))
}

const openSession = async (tx: Tx, person: PersonRow, login: string, token: string): Promise<Seat[]> => {
  const { county } = tx.actor
  await tx.run(sql`
    delete from org.attempt where county = ${county}
      and (login = ${login} or (last_at < now() - interval '1 day' and coalesce(locked_until <= now(), true)))`)
  await tx.run(sql`delete from org.session where county = ${county} and expires_at <= now()`)
  await tx.run(sql`
    insert into org.session (county, token_hash, person, expires_at)
    values (${county}, ${hashOf(token)}, ${person.id}, now() + make_interval(hours => ${rules.session_hours}::int))`)
  await tx.run(eventSql({ ...platformOf(county), person: person.id }, { act: 'sign_in' }))
  return tx.rows<Seat>(sql`
    select position, unit from org.seat where county = ${county} and person = ${person.id}
      and from_day <= org.today() and (to_day is null or to_day > org.today()) order by position, unit`)
}

/** Who holds this token, with the seats of today; undefined once idle too long, over, signed out or struck off. */
export const actorOfToken = async (database: Database, county: string, token: string): Promise<Actor | undefined> => {
  const token_hash = hashOf(token)
  const [found] = await database.glance<Actor & { quiet: boolean }>(sql`
    select s.county, s.person, p.name, s.seen_at < now() - make_interval(secs => ${rules.seen_seconds}::int) as quiet,
      (select coalesce(jsonb_agg(jsonb_build_object('position', t.position, 'unit', t.unit)
          order by t.position, t.unit), '[]')
        from org.seat t where t.county = s.county and t.person = s.person
          and t.from_day <= org.today() and (t.to_day is null or t.to_day > org.today())) as seats
    from org.session s join org.person p on p.county = s.county and p.id = s.person and p.active
    where s.county = ${county} and s.token_hash = ${token_hash} and s.expires_at > now()
      and s.seen_at > now() - make_interval(mins => ${rules.idle_minutes}::int)`)
  if (!found) return undefined
  const { quiet, ...actor } = found
  if (quiet) {
    await database.glance(
      sql`update org.session set seen_at = now() where county = ${county} and token_hash = ${token_hash}`,
    )
  }
  return actor
}

export const signOut = async (database: Database, county: string, token: string): Promise<void> => {
  await database.asOwner(county, async (tx) => {
    const ended = await tx.maybe<{ person: number }>(sql`
      delete from org.session where county = ${county} and token_hash = ${hashOf(token)} returning person`)
    if (ended) await tx.run(eventSql({ ...platformOf(county), person: ended.person }, { act: 'sign_out' }))
  })
}

/** All sessions of a person but one. Asked as the owner. */
export const endSessions = async (tx: Tx, person: number, but?: string): Promise<void> => {
  const others = but === undefined ? sql.empty : sql`and token_hash <> ${hashOf(but)}`
  await tx.run(sql`delete from org.session where county = ${tx.actor.county} and person = ${person} ${others}`)
}
