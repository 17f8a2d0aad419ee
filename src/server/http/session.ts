/** Signing in and out. Not endpoints like the others: there is no actor yet, and cookies are set. */
import type { FastifyInstance } from 'fastify'
import { levelOf, today } from '../../ledger/index.ts'
import { ChangePassword, type Session, SignIn } from '../../ledger/wire.ts'
import type { Actor, Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { loansOf } from '../org/delegations.ts'
import { changePassword, personOf } from '../org/people.ts'
import { forgetSeen } from '../org/seen_lately.ts'
import { actorOfToken, signIn, signOut } from '../org/sessions.ts'
import { unitsOf } from '../org/units.ts'
import { soonOf } from '../tables/paths.ts'
import { clearToken, setToken, tokenOf } from './cookie.ts'
import { actorOf, requireOwnPage } from './endpoint.ts'
import type { House } from './house.ts'

/** The pages start from the highest unit the person sits at. */
export const homeOf = (house: House, actor: Actor): string => {
  const rank = (position: string): number =>
    house.catalogue.levels.findIndex((level) => level.name === levelOf(position))
  const seats = actor.seats.toSorted((a, b) => rank(a.position) - rank(b.position))
  return seats[0]?.unit ?? house.county
}

const sessionOf = async (tx: Tx, house: House, actor: Actor): Promise<Session> => {
  const person = await personOf(house.database, house.county, actor.person)
  if (person === undefined) throw new Problem('not_signed_in')
  const home = homeOf(house, actor)
  const codes = [house.county, home, ...actor.seats.map((seat) => seat.unit)]
  const units = new Map((await unitsOf(tx, [...new Set(codes)])).map((unit) => [unit.code, unit]))
  const nameOf = (code: string): string => units.get(code)?.name ?? code
  const lenders = new Map(
    (await loansOf(tx)).held.map(({ position, unit, by_name }) => [`${position} ${unit}`, by_name]),
  )
  return {
    person: { id: actor.person, login: person.login, name: person.name },
    seats: actor.seats.map(({ position, unit }) => ({
      position,
      title: house.catalogue.position(position)?.title ?? position,
      unit,
      unit_name: nameOf(unit),
      ...lentBy(lenders.get(`${position} ${unit}`)),
    })),
    home: { code: home, name: nameOf(home), level: units.get(home)?.level ?? '' },
    root: { code: house.county, name: nameOf(house.county) },
    today: today(new Date()),
    must_change_password: person.must_change_password,
    steward: actor.seats.some(
      ({ position, unit }) => unit === house.county && house.catalogue.position(position)?.steward === true,
    ),
    soon: soonOf(house),
  }
}

const lentBy = (name: string | undefined): { lent_by?: string } => (name === undefined ? {} : { lent_by: name })

export const registerSession = (app: FastifyInstance, house: House): void => {
  const { database, county } = house
  const answer = (actor: Actor): Promise<Session> => database.as(actor, (tx) => sessionOf(tx, house, actor))

  app.get('/api/session', { schema: { summary: 'Who is signed in, with the seats of today.' } }, async (request) =>
    answer(await actorOf(database, county, request)),
  )
  app.post('/api/session', { schema: { summary: 'Signs in.', body: SignIn } }, async (request, reply) => {
    requireOwnPage(request)
    const { login, password } = SignIn.parse(request.body)
    const signed = await signIn(database, county, login, password)
    setToken(reply, signed.token)
    return answer(signed.actor)
  })
  app.delete('/api/session', { schema: { summary: 'Signs out.' } }, async (request, reply) => {
    requireOwnPage(request)
    const token = tokenOf(request)
    if (token !== undefined) await signOut(database, county, token)
    forgetSeen(database)
    clearToken(reply)
    return null
  })
  app.post(
    '/api/session/password',
    { schema: { summary: 'Changes one’s own password; other sessions end.', body: ChangePassword } },
    async (request) => {
      requireOwnPage(request)
      const token = tokenOf(request)
      const actor = token === undefined ? undefined : await actorOfToken(database, county, token)
      if (actor === undefined) throw new Problem('not_signed_in')
      const { old, new: fresh } = ChangePassword.parse(request.body)
      await changePassword(database, actor, old, fresh, token)
      forgetSeen(database)
      return null
    },
  )
}
