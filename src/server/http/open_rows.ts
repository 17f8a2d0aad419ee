/** Rows that somebody owes a move. */
import { OpenRowsQuery, OpenRowsWire } from '../../ledger/wire/open_rows.ts'
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
]
