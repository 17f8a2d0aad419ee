import { z } from 'zod'
import { RemindedWire } from '../../ledger/wire/notices.ts'
import { RemindersAsked } from '../../ledger/work_wire.ts'
import { remindLate } from '../work/reminders.ts'
import { topOf } from './collection.ts'
import { type Endpoint, endpoint } from './endpoint.ts'
import { ledgerFor } from './ledgers.ts'

export const endpoints: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/api/collection/:ledger/reminders',
    about: 'Reminds every unit at or below one that is late with a period; says whom it could not remind.',
    params: z.object({ ledger: z.string() }),
    body: RemindersAsked,
    answer: RemindedWire,
    run: ({ tx, house, actor, params, body: { period, unit } }) => {
      const { name } = ledgerFor(house, actor, params.ledger)
      return remindLate(tx, house, { ledger: name, period, unit: topOf({ house, actor }, unit) })
    },
  }),
]
