import { z } from 'zod'
import type { Where } from '../../ledger/index.ts'
import {
  EditRow,
  HistoryWire,
  MakeMove,
  NewRow,
  RowPageWire,
  RowWire,
  RowsQuery,
  RowsWire,
  WithdrawRow,
} from '../../ledger/wire.ts'
import { Problem } from '../db/problem.ts'
import { editRow, historyOf, listRows, moveRow, readRow, withdrawRow } from '../tables/rows.ts'
import { enterRow } from '../work/prefill.ts'
import { type Endpoint, endpoint } from './endpoint.ts'

const Ledger = z.object({ ledger: z.string() })
const OneRow = Ledger.extend({ id: z.coerce.number().int().positive() })

/** The address carries a filter as JSON. Unknown fields in it are refused where it becomes SQL. */
export const readWhere = (text: string | undefined): { where?: Where } => {
  if (text === undefined || text === '') return {}
  try {
    const where: unknown = JSON.parse(text)
    if (typeof where === 'object' && where !== null && !Array.isArray(where)) return { where: where as Where }
  } catch {
    // Said below, like any other filter that is none.
  }
  throw new Problem('wrong_request', { what: '筛选条件不是有效的 JSON' })
}

export const endpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/ledgers/:ledger/rows',
    about: 'Rows of a ledger that the actor may see: filtered, sorted, in pages with an exact total.',
    params: Ledger,
    query: RowsQuery,
    answer: RowsWire,
    run: ({ tx, house, params, query: { where, ...query } }) =>
      listRows(tx, house, params.ledger, { ...query, ...readWhere(where) }),
  }),
  endpoint({
    method: 'POST',
    path: '/api/ledgers/:ledger/rows',
    one_write: true,
    about: 'A new row. The same key sent again gives the first answer.',
    params: Ledger,
    body: NewRow,
    answer: RowWire,
    run: ({ tx, house, params, body }) => enterRow(tx, house, params.ledger, body),
  }),
  endpoint({
    method: 'GET',
    path: '/api/ledgers/:ledger/rows/:id',
    about: 'One row with the moves open to the actor.',
    params: OneRow,
    query: z.object({ as_of: z.string().optional() }),
    answer: RowPageWire,
    run: ({ tx, house, params, query }) => readRow(tx, house, params.ledger, params.id, query),
  }),
  endpoint({
    method: 'PUT',
    path: '/api/ledgers/:ledger/rows/:id',
    one_write: true,
    about: 'The next version of a row. Where somebody saved meanwhile, both versions come back.',
    params: OneRow,
    body: EditRow,
    answer: RowWire,
    run: ({ tx, house, params, body }) => editRow(tx, house, params.ledger, params.id, body),
  }),
  endpoint({
    method: 'DELETE',
    path: '/api/ledgers/:ledger/rows/:id',
    one_write: true,
    about: 'Withdraws a row, with a reason. Its versions stay.',
    params: OneRow,
    body: WithdrawRow,
    answer: RowWire,
    run: ({ tx, house, params, body }) => withdrawRow(tx, house, params.ledger, params.id, body),
  }),
  endpoint({
    method: 'POST',
    path: '/api/ledgers/:ledger/rows/:id/moves',
    one_write: true,
    about: 'Makes a move: the row goes to its next state.',
    params: OneRow,
    body: MakeMove,
    answer: RowWire,
    run: ({ tx, house, params, body }) => moveRow(tx, house, params.ledger, params.id, body),
  }),
  endpoint({
    method: 'GET',
    path: '/api/ledgers/:ledger/rows/:id/history',
    about: 'Every version of a row: what was done, by whom, when and why.',
    params: OneRow,
    answer: HistoryWire,
    run: ({ tx, house, params }) => historyOf(tx, house, params.ledger, params.id),
  }),
]
