import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  BulkReview,
  BulkReviewed,
  EchoWire,
  OfferedMovesWire,
  OfferedQuery,
  QueueQuery,
  ReviewQueue,
  ReviewWire,
} from '../../ledger/work_wire.ts'
import { movesOffered } from '../tables/moves_offered.ts'
import { echoOf } from '../work/echo.ts'
import { reviewOf } from '../work/review.ts'
import { queueOf } from '../work/review_queue.ts'
import { giveVerdicts } from '../work/verdicts.ts'
import { actorOf, type Endpoint, endpoint, requireOwnPage } from './endpoint.ts'
import type { House } from './house.ts'
import { Ledger, ledgerFor } from './ledgers.ts'
import { languageOf } from './refusals.ts'

const OneRow = Ledger.extend({ id: z.coerce.number().int().positive() })

export const endpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/ledgers/:ledger/rows/:id/review',
    about: 'A return as its reviewer reads it: what changed, what does not hold, what stands out.',
    params: OneRow,
    answer: ReviewWire,
    run: ({ tx, house, params }) => reviewOf(tx, house, params.ledger, params.id),
  }),
  endpoint({
    method: 'GET',
    path: '/api/ledgers/:ledger/queue',
    about: 'Returns that wait for a move of the actor, the exceptions on top.',
    params: Ledger,
    query: QueueQuery,
    answer: ReviewQueue,
    run: ({ tx, house, params, query }) => queueOf(tx, house, params.ledger, query),
  }),
  endpoint({
    method: 'GET',
    path: '/api/ledgers/:ledger/rows/:id/echo',
    about: 'Something back: a unit’s own figures beside last period’s and the median of the others.',
    params: OneRow,
    answer: EchoWire,
    run: ({ tx, house, params }) => echoOf(tx, house, params.ledger, params.id),
  }),
  endpoint({
    method: 'GET',
    path: '/api/ledgers/:ledger/moves',
    about: 'Moves that the actor may make on several rows, each with the rows that take it now.',
    params: Ledger,
    query: OfferedQuery,
    answer: OfferedMovesWire,
    run: ({ tx, house, actor, params, query }) =>
      movesOffered(tx, house, ledgerFor(house, actor, params.ledger).name, query.rows.split(',').map(Number)),
  }),
]

/** Beside the endpoints: moves of many rows are a transaction each, and none of them may wait for another of its own. */
export const registerReviews = (app: FastifyInstance, house: House): void => {
  const summaries = {
    reviews: 'One verdict over many returns, each bound to the version that was seen; the refused are named.',
    moves: 'One move of many rows with one reason, each bound to the version that was seen; the refused are named.',
  }
  for (const [name, summary] of Object.entries(summaries)) {
    const schema = { summary, params: Ledger, body: BulkReview, response: { 200: BulkReviewed } }
    app.post(`/api/ledgers/:ledger/${name}`, { schema }, async (request) => {
      requireOwnPage(request)
      const actor = await actorOf(house.database, house.county, request)
      const { ledger } = Ledger.parse(request.params)
      return giveVerdicts(house, actor, ledger, BulkReview.parse(request.body), languageOf(request))
    })
  }
}
