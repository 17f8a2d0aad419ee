/** The mail server and the group robots, for stewards. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ChannelsWire, NewRobot, SetMail, SetRobot, type Tested } from '../../ledger/wire/notices.ts'
import type { Tx } from '../db/database.ts'
import { addRobot, askTest, mailOf, removeRobot, robotsOf, setMail, setRobot } from '../work/channels.ts'
import { deliverNow } from '../work/deliveries.ts'
import { namedHosts } from '../work/robot_address.ts'
import { actorOf, type Endpoint, endpoint, requireOwnPage } from './endpoint.ts'
import type { House } from './house.ts'

const OneRobot = z.object({ id: z.uuid() })

const channels = async (tx: Tx): Promise<z.input<typeof ChannelsWire>> => ({
  mail: await mailOf(tx),
  robots: await robotsOf(tx),
  hosts: namedHosts(),
})

export const endpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/channels',
    about: 'The mail server and the group robots that the actor keeps; never a password, key or secret.',
    answer: ChannelsWire,
    run: ({ tx }) => channels(tx),
  }),
  endpoint({
    method: 'PUT',
    path: '/api/channels/mail',
    about: 'Sets the mail server; a right of stewards of the whole county.',
    body: SetMail,
    answer: ChannelsWire,
    run: async ({ tx, house, body }) => {
      await setMail(tx, house.seal, body)
      return channels(tx)
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/channels/robots',
    about: 'A group robot of a unit at or below one’s seat as steward.',
    body: NewRobot,
    answer: ChannelsWire,
    run: async ({ tx, house, body }) => {
      await addRobot(tx, house.seal, body)
      return channels(tx)
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/api/channels/robots/:id',
    about: 'Renames a robot, or gives it another address or secret.',
    params: OneRobot,
    body: SetRobot,
    answer: ChannelsWire,
    run: async ({ tx, house, params, body }) => {
      await setRobot(tx, house.seal, params.id, body)
      return channels(tx)
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/api/channels/robots/:id',
    about: 'Takes a robot out of use.',
    params: OneRobot,
    answer: ChannelsWire,
    run: async ({ tx, house, params }) => {
      await removeRobot(tx, house.seal, params.id)
      return channels(tx)
    },
  }),
]

/** Beside the endpoints: no transaction may stand open while the other side is waited for. */
export const registerChannels = (app: FastifyInstance, { database, county, seal }: House): void => {
  const office = { database, county, seal }
  const test = async (request: Parameters<typeof actorOf>[2], robot?: string): Promise<Tested> => {
    requireOwnPage(request)
    const actor = await actorOf(database, county, request)
    const delivery = await database.as(actor, (tx) => askTest(tx, robot))
    const outcome = await deliverNow(office, delivery)
    // A robot keeps its pace for tests too; the message then goes out with the others.
    if (outcome === undefined) return { sent: false, result: '稍候即发，请到提醒记录里看结果' }
    return { sent: outcome.sent, result: outcome.result }
  }
  app.post(
    '/api/channels/mail/test',
    { schema: { summary: 'Sends a letter to one’s own address and says how it fared.' } },
    async (request) => test(request),
  )
  app.post(
    '/api/channels/robots/:id/test',
    { schema: { summary: 'Sends a message to the group and says how it fared.', params: OneRobot } },
    async (request) => test(request, OneRobot.parse(request.params).id),
  )
}
