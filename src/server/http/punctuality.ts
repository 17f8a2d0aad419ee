import { PunctualityQuery, PunctualityWire } from '../../ledger/work_wire.ts'
import { punctualityOf } from '../work/punctuality.ts'
import { collected } from './collection.ts'
import { type Endpoint, endpoint } from './endpoint.ts'
import { Ledger } from './ledgers.ts'

export const endpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/collection/:ledger/punctuality',
    about: 'How many returns came on time and were right at once, by unit or by the units of a level.',
    params: Ledger,
    query: PunctualityQuery,
    answer: PunctualityWire,
    run: ({ tx, house, actor, params, query }) => {
      const ledger = collected(house, actor, params.ledger)
      const unit = query.unit ?? actor.seats[0]?.unit ?? house.county
      return punctualityOf(tx, house.catalogue, { ...query, ledger, unit, now: Date.now() })
    },
  }),
]
