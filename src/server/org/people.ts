/** People and the seats they hold. Written by a steward of the whole county, or by the platform itself. */
import { today } from '../../ledger/index.ts'
import type { Day, Fault } from '../../ledger/index.ts'
import type { Actor, Database, Seat, Tx } from '../db/database.ts'
import { eventSql, writeEvent } from '../db/log.ts'
import { faulty, Problem } from '../db/problem.ts'
import { type Sql, sql } from '../db/sql.ts'
import { hashPassword, passwordFault, verifyPassword } from './passwords.ts'
import { endSessions } from './sessions.ts'

export interface NewPerson {
  readonly login: string
  readonly name: string
  /** Without one the person cannot sign in until one is set. */
  readonly password?: string
  /** Asked to choose another at the first sign-in; yes unless said. */
  readonly must_change?: boolean
  readonly seats?: readonly NewSeat[]
}
export interface NewSeat extends Seat {
  readonly from_day?: Day
}

/** Any number of people at once with their seats; returns their ids in order. All faults are told at once. */
export const addPeople = async (tx: Tx, people: readonly NewPerson[]): Promise<number[]> => {
  if (people.length === 0) return []
  const faults = await faultsOfNew(tx, people)
  if (faults.length > 0) throw faulty(faults)
  const { county } = tx.actor
  const hashes = await hashesOf(people)
  const made = await tx.rows<{ id: number }>(sql`
    with fresh as (
      select * from unnest(
        ${people.map(({ login }) => login)}::text[], ${people.map(({ name }) => name)}::text[], ${hashes}::text[],
        ${people.map((person) => person.must_change ?? true)}::boolean[]
      ) with ordinality f(login, name, password_hash, must_change, place)
    )
    insert into org.person (county, login, name, password_hash, must_change)
    select ${county}, login, name, password_hash, must_change from fresh order by place
    returning id`)
  const ids = made.map(({ id }) => id)
  await giveSeats(
    tx,
    people.flatMap(({ seats = [] }, i) => seats.map((seat) => ({ ...seat, person: ids[i]! }))),
  )
  await writeEvent(tx, {
    act: 'add_people',
    detail: { count: people.length, people: people.slice(0, 100).map(({ name }, i) => ({ id: ids[i], name })) },
  })
  return ids
}

/** The same initial password is hashed once a batch; it has to be changed at the first sign-in anyway. */
const hashesOf = async (people: readonly NewPerson[]): Promise<(string | null)[]> => {
  const passwords = [...new Set(people.flatMap(({ password }) => (password === undefined ? [] : [password])))]
  const hashes = new Map<string, string>()
  await Promise.all(passwords.map(async (password) => hashes.set(password, await hashPassword(password))))
  return people.map(({ password }) => (password === undefined ? null : (hashes.get(password) ?? null)))
}

const faultsOfNew = async (tx: Tx, people: readonly NewPerson[]): Promise<Fault[]> => {
  const { county } = tx.actor
  const taken = new Set(
    await loginsTaken(
      tx,
      people.map(({ login }) => login),
    ),
  )
  const units = [...new Set(people.flatMap(({ seats = [] }) => seats.map(({ unit }) => unit)))]
  const known = new Set(
    (
      await tx.rows<{ code: string }>(sql`
      select code from org.unit where county = ${county} and code = any(${units}::text[])`)
    ).map(({ code }) => code),
  )
  const seen = new Set<string>()
  return people.flatMap(({ login, name, seats = [] }, i) => {
    const faults: Fault[] = []
    if (login.trim() === '') faults.push({ path: `[${i}].login`, says: '账号不能为空' })
    if (taken.has(login)) faults.push({ path: `[${i}].login`, says: `账号“${login}”已有人使用` })
    if (seen.has(login)) faults.push({ path: `[${i}].login`, says: `账号“${login}”重复` })
    seen.add(login)
    if (name.trim() === '') faults.push({ path: `[${i}].name`, says: '姓名不能为空' })
    seats.forEach(({ unit }, j) => {
      if (!known.has(unit)) faults.push({ path: `[${i}].seats[${j}].unit`, says: `没有代码为“${unit}”的单位` })
    })
    return faults
  })
}

/** The server role may not read logins, so the question has its own function. */
const loginsTaken = async (tx: Tx, logins: readonly string[]): Promise<string[]> => {
  const taken = await tx.rows<{ login: string }>(sql`select login from org.logins_taken(${logins}::text[]) t(login)`)
  return taken.map(({ login }) => login)
}

export interface SeatOf extends NewSeat {
  readonly person: number
}

/** A seat held already stays as it is. */
export const giveSeats = async (tx: Tx, seats: readonly SeatOf[]): Promise<void> => {
  if (seats.length === 0) return
  const { county } = tx.actor
  const from = today(new Date())
  await tx.run(sql`
    insert into org.seat (county, person, position, unit, from_day)
    select ${county}, f.person, f.position, f.unit, f.from_day from unnest(
      ${seats.map(({ person }) => person)}::bigint[], ${seats.map(({ position }) => position)}::text[],
      ${seats.map(({ unit }) => unit)}::text[], ${seats.map(({ from_day }) => from_day ?? from)}::date[]
    ) f(person, position, unit, from_day)
    where not exists (
      select from org.seat s where s.county = ${county} and s.person = f.person and s.position = f.position
        and s.unit = f.unit and (s.to_day is null or s.to_day > f.from_day)
    )`)
  const shown = seats.slice(0, 100).map(({ person, position, unit }) => ({ person, position, unit }))
  await writeEvent(tx, { act: 'give_seats', detail: { count: seats.length, seats: shown } })
}

/** The seat is empty from that day on. One given and taken back the same day never was. */
export const endSeat = async (tx: Tx, person: number, seat: Seat, on: Day = today(new Date())): Promise<void> => {
  const { county } = tx.actor
  const same = sql`county = ${county} and person = ${person} and position = ${seat.position} and unit = ${seat.unit}
    and (to_day is null or to_day > ${on}::date)`
  await tx.run(sql`update org.seat set to_day = ${on} where ${same} and from_day < ${on}::date`)
  await tx.run(sql`update org.seat set to_day = from_day + 1 where ${same} and from_day >= ${on}::date`)
  await writeEvent(tx, { act: 'end_seat', unit: seat.unit, detail: { person, position: seat.position, on } })
}

export const seatsOf = (tx: Tx, person: number, day: Day = today(new Date())): Promise<Seat[]> =>
  tx.rows<Seat>(sql`
    select position, unit from org.seat where county = ${tx.actor.county} and person = ${person}
      and from_day <= ${day}::date and (to_day is null or to_day > ${day}::date) order by position, unit`)

export interface PersonListed {
  readonly id: number
  readonly login: string
  readonly name: string
  readonly active: boolean
  readonly must_change: boolean
  readonly locked_until: string | null
  readonly seats: readonly Seat[]
}

export interface PeopleAsked {
  /** Part of a name or of a login. */
  readonly search?: string | undefined
  /** From 1. */
  readonly page?: number | undefined
  readonly size?: number | undefined
}

const seatsUnder = (tx: Tx, unit: string, search: string | undefined): Sql => {
  const like = `%${(search ?? '').replace(/[\\%_]/g, '\\$&')}%`
  return sql`
    from org.people_below() p
    join org.seat s on s.county = ${tx.actor.county} and s.person = p.id and s.from_day <= org.today()
      and (s.to_day is null or s.to_day > org.today())
    where s.unit in (select u from org.under(${unit}) u)
      ${search ? sql`and (p.name like ${like} or p.login like ${like})` : sql.empty}`
}

/** People with a seat at a unit or below it today, of those the actor may know; the unit's own first, then by login. */
export const peopleUnder = (tx: Tx, unit: string, asked: PeopleAsked = {}): Promise<PersonListed[]> => {
  const { search, page = 1, size } = asked
  const paged = size === undefined ? sql.empty : sql`limit ${size} offset ${(page - 1) * size}`
  return tx.rows<PersonListed>(sql`
    select p.id, p.login, p.name, p.active, p.must_change, p.locked_until,
      jsonb_agg(jsonb_build_object('position', s.position, 'unit', s.unit) order by s.position, s.unit) as seats
    ${seatsUnder(tx, unit, search)}
    group by p.id, p.login, p.name, p.active, p.must_change, p.locked_until
    order by bool_or(s.unit = ${unit}) desc, p.login ${paged}`)
}

export const countPeopleUnder = async (tx: Tx, unit: string, search?: string): Promise<number> => {
  const { total } = await tx.one<{ total: number }>(
    sql`select count(distinct p.id) as total ${seatsUnder(tx, unit, search)}`,
  )
  return total
}

export interface Person {
  readonly id: number
  readonly login: string
  readonly name: string
  readonly must_change_password: boolean
}

export const personOf = async (database: Database, county: string, id: number): Promise<Person | undefined> => {
  const [person] = await database.glance<Person>(sql`
    select id, login, name, must_change as must_change_password from org.person
    where county = ${county} and id = ${id} and active`)
  return person
}

/** One's own password. Every other session of the person ends; `token` is the one that stays. */
export const changePassword = async (
  database: Database,
  actor: Actor,
  old: string,
  fresh: string,
  token?: string,
): Promise<void> => {
  const [person] = await database.glance<{ login: string; password_hash: string | null }>(sql`
    select login, password_hash from org.person where county = ${actor.county} and id = ${actor.person} and active`)
  if (!(await verifyPassword(person?.password_hash, old))) {
    throw faulty([{ path: 'old', says: '原密码不对' }])
  }
  const fault = passwordFault(fresh, person?.login ?? '', 'new')
  if (fault) throw faulty([fault])
  if (old === fresh) throw faulty([{ path: 'new', says: '新密码不能与原密码相同' }])
  const hash = await hashPassword(fresh)
  await database.asOwner(actor.county, async (tx) => {
    await tx.run(sql`
      update org.person set password_hash = ${hash}, must_change = false
      where county = ${actor.county} and id = ${actor.person}`)
    await endSessions(tx, actor.person, token)
    await tx.run(eventSql(actor, { act: 'change_password' }))
  })
}

/** A new initial password by the platform or a steward of the whole county; lifts a lock and ends all sessions. */
export const resetPassword = async (
  database: Database,
  actor: Actor,
  person: number,
  password: string,
): Promise<void> => {
  const [known] = await database.glance<{ login: string }>(sql`
    select login from org.person where county = ${actor.county} and id = ${person}`)
  if (!known) throw new Problem('no_such', { what: '账号', name: String(person) })
  const fault = passwordFault(password, known.login, 'password')
  if (fault) throw faulty([fault])
  const hash = await hashPassword(password)
  // Under the actor's own identity, so that the database refuses whoever is no steward.
  await database.as(actor, async (tx) => {
    const changed = await tx.run(sql`
      update org.person set password_hash = ${hash}, must_change = true
      where county = ${actor.county} and id = ${person}`)
    if (changed === 0) throw new Problem('not_yours', { what: '重置密码' })
    await writeEvent(tx, { act: 'reset_password', detail: { person } })
  })
  await database.asOwner(actor.county, async (tx) => {
    await endSessions(tx, person)
    await tx.run(sql`delete from org.attempt where county = ${actor.county} and login = ${known.login}`)
  })
}
