/**
 * Reviewing. These routes ask as the reader and then as the platform, or write row by row, each in a transaction of its
 * own; so they are no endpoints: a request that held one transaction while asking for another could wait for itself.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { BulkReview, BulkReviewed, EchoWire, QueueQuery, ReviewQueue, ReviewWire } from '../../ledger/work_wire.ts'
import type { Actor } from '../db/database.ts'
import { echoOf } from '../work/echo.ts'
import { reviewOf } from '../work/review.ts'
import { queueOf } from '../work/review_queue.ts'
import { giveVerdicts } from '../work/verdicts.ts'
import { actorOf, requireOwnPage } from './endpoint.ts'
import type { House } from './house.ts'
import { languageOf } from './refusals.ts'

const Ledger = z.object({ ledger: z.string() })
const OneRow = Ledger.extend({ id: z.coerce.number().int().positive() })

export const registerReviews = (app: FastifyInstance, house: House): void => {
  const signedIn = (request: FastifyRequest): Promise<Actor> => {
    requireOwnPage(request)
    return actorOf(house.database, house.county, request)
  }
  app.get(
    '/api/ledgers/:ledger/rows/:id/review',
    {
      schema: {
        summary: 'A return as its reviewer reads it: what changed, what does not hold, what stands out.',
        params: OneRow,
        response: { 200: ReviewWire },
      },
    },
    async (request) => {
      const { ledger, id } = OneRow.parse(request.params)
      return reviewOf(house, await signedIn(request), ledger, id)
    },
  )
  app.get(
    '/api/ledgers/:ledger/queue',
    {
      schema: {
        summary: 'Returns that wait for a verdict of the reader, the exceptions on top.',
        params: Ledger,
        querystring: QueueQuery,
        response: { 200: ReviewQueue },
      },
    },
    async (request) => {
      const { ledger } = Ledger.parse(request.params)
      return queueOf(house, await signedIn(request), ledger, QueueQuery.parse(request.query))
    },
  )
  app.post(
    '/api/ledgers/:ledger/reviews',
    {
      schema: {
        summary: 'One verdict over many returns, each bound to the version that was seen; the refused are named.',
        params: Ledger,
        body: BulkReview,
        response: { 200: BulkReviewed },
      },
    },
    async (request) => {
      const { ledger } = Ledger.parse(request.params)
      const actor = await signedIn(request)
      return giveVerdicts(house, actor, ledger, BulkReview.parse(request.body), languageOf(request))
    },
  )
  app.get(
    '/api/ledgers/:ledger/rows/:id/echo',
    {
      schema: {
        summary: 'Something back: a unit’s own figures beside last period’s and the median of the others.',
        params: OneRow,
        response: { 200: EchoWire },
      },
    },
    async (request) => {
      const { ledger, id } = OneRow.parse(request.params)
      return echoOf(house, await signedIn(request), ledger, id)
    },
  )
}
