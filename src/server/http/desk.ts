import { z } from 'zod'
import { DeskWire } from '../../ledger/work_wire.ts'
import { deskOf } from '../work/desk.ts'
import { type Endpoint, endpoint } from './endpoint.ts'
import { Ledger, ledgerFor } from './ledgers.ts'

export const endpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/ledgers/:ledger/desk',
    about: 'What a form over a unit and period begins with: the row, cells known beforehand, what checks compare with.',
    params: Ledger,
    query: z.object({ unit: z.string(), period: z.string().optional() }),
    answer: DeskWire,
    run: ({ tx, house, actor, params, query }) => {
      const { name } = ledgerFor(house, actor, params.ledger)
      return deskOf(tx, house, { ledger: name, ...query, now: Date.now() })
    },
  }),
]
