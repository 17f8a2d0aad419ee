import { z } from 'zod'
import { EscalationsWire, ReportedListWire, ReportedQuery, TakeNote, TakeNotes } from '../../ledger/wire/escalations.ts'
import { ledgerNamed } from '../tables/tables.ts'
import { escalationsOf, takeNotes, toldToMe } from '../work/escalations.ts'
import { type Endpoint, endpoint } from './endpoint.ts'

export const endpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/escalations',
    about: 'What the actor was told of limits that still run late, and has not taken note of.',
    query: ReportedQuery,
    answer: ReportedListWire,
    run: ({ tx, house, query }) => toldToMe(tx, house, query.what, Date.now()),
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
      await takeNotes(tx, [params.id], body.words)
      return {}
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/escalations/notes',
    about: 'Takes note of several at once: of all of them or of none.',
    body: TakeNotes,
    answer: z.object({}),
    run: async ({ tx, body }) => {
      await takeNotes(tx, body.ids, body.words)
      return {}
    },
  }),
]
