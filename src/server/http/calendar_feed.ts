/** The calendar feed: read by calendar programmes, which have no session and only know the secret address. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { Problem } from '../db/problem.ts'
import { actorOfFeed } from '../org/feeds.ts'
import { calendarFeed } from '../work/calendar_feed.ts'
import type { House } from './house.ts'

/** Addresses that are none, from one place within a minute, before nothing is answered there for the rest of it. */
const MISSES = 20
/** One address is read so often within a minute: programmes ask once an hour. */
const READS = 30
const MINUTE = 60_000
const MOST_KEPT = 10_000

/** Counts within the minute; `true` while there is room. */
const within = (most: number): { has(key: string): boolean; add(key: string): void } => {
  let minute = 0
  let counts = new Map<string, number>()
  const fresh = (): Map<string, number> => {
    const now = Math.floor(Date.now() / MINUTE)
    if (now !== minute || counts.size > MOST_KEPT) counts = new Map()
    minute = now
    return counts
  }
  return {
    has: (key) => (fresh().get(key) ?? 0) < most,
    add: (key) => void fresh().set(key, (counts.get(key) ?? 0) + 1),
  }
}

export const registerCalendarFeed = (app: FastifyInstance, house: House): void => {
  const { database, county } = house
  const misses = within(MISSES)
  const reads = within(READS)
  // A revoked address, one that never was, and a person struck off answer alike.
  const unknown = (): Problem => new Problem('no_such', { what: '日历地址', name: '…' })
  app.get(
    '/api/work/calendar.ics',
    {
      schema: {
        summary: 'What falls due for the person whose secret address this is, as an iCalendar file. Needs no session.',
        querystring: z.object({ token: z.string().max(100).default('') }),
      },
    },
    async (request, reply) => {
      const { token } = request.query as { token: string }
      if (!misses.has(request.ip) || !reads.has(token)) throw new Problem('busy')
      const actor = await actorOfFeed(database, county, token)
      if (actor === undefined) {
        misses.add(request.ip)
        throw unknown()
      }
      reads.add(token)
      const text = await database.as(actor, (tx) => calendarFeed(tx, house, Date.now()))
      return reply.header('content-type', 'text/calendar; charset=utf-8').send(text)
    },
  )
}
