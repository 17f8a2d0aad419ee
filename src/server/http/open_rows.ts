/** Rows that somebody owes a move. */
import { BelowQuery, BelowWire, OpenRowsQuery, OpenRowsWire } from '../../ledger/wire/open_rows.ts'
import { belowOf } from '../work/below.ts'
import { openRowsOf } from '../work/open_rows.ts'
import { type Endpoint, endpoint } from './endpoint.ts'

export const endpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/work/rows',
    about: 'Rows that the actor owes a move, waits for, or that are owed at and below a unit; late first, with counts.',
    query: OpenRowsQuery,
    answer: OpenRowsWire,
    run: ({ tx, house, query }) => openRowsOf(tx, house, query, Date.now()),
  }),
  endpoint({
    method: 'GET',
    path: '/api/work/below',
    about: 'What is owed at and below a unit: by the positions of the unit itself, and by the units directly below.',
    query: BelowQuery,
    answer: BelowWire,
    run: ({ tx, house, query }) => belowOf(tx, house, query.unit, Date.now()),
  }),
]
