/** People and their seats, as those see them who keep the units above. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { PeopleWire, type Person, ResetPassword } from '../../ledger/wire.ts'
import type { Tx } from '../db/database.ts'
import { countPeopleUnder, type PersonListed, peopleUnder, resetPassword } from '../org/people.ts'
import { forgetSeen } from '../org/seen_lately.ts'
import { unitsOf } from '../org/units.ts'
import { type Endpoint, actorOf, endpoint, requireOwnPage } from './endpoint.ts'
import type { House } from './house.ts'

const PeopleQuery = z.object({
  /** The unit whose people and whose subtree's people are meant; the root unless said. */
  under: z.string().optional(),
  search: z.string().max(100).optional(),
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(500).default(50),
})

const withTitles = async (tx: Tx, house: House, listed: readonly PersonListed[]): Promise<Person[]> => {
  const codes = [...new Set(listed.flatMap(({ seats }) => seats.map(({ unit }) => unit)))]
  const names = new Map((await unitsOf(tx, codes)).map(({ code, name }) => [code, name]))
  return listed.map((person) => ({
    ...person,
    seats: person.seats.map(({ position, unit }) => ({
      position,
      title: house.catalogue.position(position)?.title ?? position,
      unit,
      unit_name: names.get(unit) ?? unit,
    })),
  }))
}

export const endpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/people',
    about: 'People seated at a unit or below it, of those the actor may know.',
    query: PeopleQuery,
    answer: PeopleWire,
    run: async ({ tx, house, query: { under, search, page, size } }) => {
      const unit = under ?? house.county
      const listed = await peopleUnder(tx, unit, { search, page, size })
      return {
        people: await withTitles(tx, house, listed),
        total: await countPeopleUnder(tx, unit, search),
        page,
        size,
      }
    },
  }),
]

/** Beside the endpoints: a new password ends sessions as the platform, in a transaction of its own. */
export const registerPeople = (app: FastifyInstance, { database, county }: House): void => {
  const params = z.object({ id: z.coerce.number().int() })
  app.post(
    '/api/people/:id/password',
    { schema: { summary: 'Gives somebody a new initial password; a steward’s right.', params, body: ResetPassword } },
    async (request) => {
      requireOwnPage(request)
      const actor = await actorOf(database, county, request)
      const { password } = ResetPassword.parse(request.body)
      await resetPassword(database, actor, params.parse(request.params).id, password)
      forgetSeen(database)
      return null
    },
  )
}
