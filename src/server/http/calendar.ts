import { z } from 'zod'
import { CalendarWire, NewDays } from '../../ledger/wire/calendar.ts'
import { addDays, calendarOfYear, closeDays } from '../work/calendar.ts'
import { type Endpoint, endpoint } from './endpoint.ts'

const Reckoned = z.object({ reckoned: z.number() })

export const endpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/calendar',
    about: 'A year of working days: the notice’s days, the bureau’s own, and its terms.',
    query: z.object({ year: z.coerce.number().int().min(1970).max(2099) }),
    answer: CalendarWire,
    run: ({ tx, query }) => calendarOfYear(tx, query.year),
  }),
  endpoint({
    method: 'POST',
    path: '/api/calendar',
    about: 'Lays down days of the bureau’s own; open rows that are due on another day for it are reckoned again.',
    body: NewDays,
    answer: Reckoned.extend({ added: z.number() }),
    run: ({ tx, house, body }) => addDays(tx, house, body),
  }),
  endpoint({
    method: 'DELETE',
    path: '/api/calendar',
    about: 'Takes days of the bureau’s own back; open rows are reckoned again.',
    body: z.object({ ids: z.array(z.number().int()).min(1).max(400) }),
    answer: Reckoned,
    run: ({ tx, house, body }) => closeDays(tx, house, body.ids),
  }),
]
