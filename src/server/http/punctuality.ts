import { PunctualityQuery, PunctualityWire } from '../../ledger/work_wire.ts'
import { Problem } from '../db/problem.ts'
import { punctualityOf } from '../work/punctuality.ts'
import { type Endpoint, endpoint } from './endpoint.ts'
import { Ledger, ledgerFor } from './ledgers.ts'

export const endpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/collection/:ledger/punctuality',
    about: 'How many returns came on time and were right at once, by unit or by the units of a level.',
    params: Ledger,
    query: PunctualityQuery,
    answer: PunctualityWire,
    run: ({ tx, house, actor, params, query }) => {
      const ledger = ledgerFor(house, actor, params.ledger)
      if (ledger.cadence === undefined) throw new Problem('wrong_request', { what: `“${ledger.title}”不分期收集` })
      const unit = query.unit ?? actor.seats[0]?.unit ?? house.county
      return punctualityOf(tx, house.catalogue, { ...query, ledger, unit, now: Date.now() })
    },
  }),
]
