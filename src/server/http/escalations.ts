import { z } from 'zod'
import { EscalationsWire, TakeNote } from '../../ledger/wire/escalations.ts'
import { ledgerNamed } from '../tables/tables.ts'
import { escalationsOf, takeNote, toldToMe } from '../work/escalations.ts'
import { type Endpoint, endpoint } from './endpoint.ts'

export const endpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/escalations',
    about: 'What the actor was told of limits that still run late, and has not taken note of.',
    answer: EscalationsWire,
    run: async ({ tx, house }) => ({ escalations: await toldToMe(tx, house.catalogue) }),
  }),
  endpoint({
    method: 'GET',
    path: '/api/ledgers/:ledger/rows/:id/escalations',
    about: 'Who was told of the limits of a row, and who has taken note.',
    params: z.object({ ledger: z.string(), id: z.coerce.number().int().positive() }),
    answer: EscalationsWire,
    run: async ({ tx, house, params: { ledger, id } }) => ({
      escalations: await escalationsOf(tx, house.catalogue, ledgerNamed(house, ledger).name, id),
    }),
  }),
  endpoint({
    method: 'POST',
    path: '/api/escalations/:id/note',
    about: 'Takes note. It is kept; only a move of the row ends the ladder.',
    params: z.object({ id: z.coerce.number().int().positive() }),
    body: TakeNote,
    answer: z.object({}),
    run: async ({ tx, params, body }) => {
      await takeNote(tx, params.id, body.words)
      return {}
    },
  }),
]
