import { FiguresQuery, FiguresWire, TraceQuery, TraceWire } from '../../ledger/wire.ts'
import { compute, trace } from '../figures/index.ts'
import { type Endpoint, endpoint } from './endpoint.ts'

export const endpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/figures',
    about: 'Figures of a unit in a period, split and compared as asked; each with its coverage.',
    query: FiguresQuery,
    answer: FiguresWire,
    run: async ({ tx, house, query }) => ({ figures: await compute(tx, house.catalogue, query) }),
  }),
  endpoint({
    method: 'GET',
    path: '/api/figures/rows',
    about: 'The rows behind one figure, in pages, with their exact total.',
    query: TraceQuery,
    answer: TraceWire,
    run: ({ tx, house, query }) => trace(tx, house.catalogue, query, house.seal),
  }),
]
