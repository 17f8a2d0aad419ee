import { z } from 'zod'
import { RemindedWire, RemindLate } from '../../ledger/wire/notices.ts'
import { remindLate } from '../work/reminders.ts'
import { type Endpoint, endpoint } from './endpoint.ts'
import { ledgerFor } from './ledgers.ts'

export const endpoints: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/api/collection/:ledger/reminders',
    about: 'Reminds every unit at or below one that is late with a period; says whom it could not remind.',
    params: z.object({ ledger: z.string() }),
    body: RemindLate,
    answer: RemindedWire,
    run: ({ tx, house, actor, params, body }) =>
      remindLate(tx, house, { ledger: ledgerFor(house, actor, params.ledger).name, ...body }),
  }),
]
