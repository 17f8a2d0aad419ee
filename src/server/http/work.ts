import { z } from 'zod'
import { parsePeriod } from '../../ledger/index.ts'
import { DelegationsWire, DutiesQuery, DutiesWire, NewDelegation, WorkWire } from '../../ledger/work_wire.ts'
import { endLoan, lendSeat, loansOf } from '../org/delegations.ts'
import { sectionsOwed } from '../manuscripts/owed.ts'
import { readsLedger } from '../org/scope.ts'
import { dutiesOf } from '../work/duties.ts'
import { workOf } from '../work/my_work.ts'
import { setTerm, termsOf } from '../work/terms.ts'
import { type Endpoint, endpoint } from './endpoint.ts'
import { ledgerFor } from './ledgers.ts'

const TermWire = z.object({ code: z.string(), title: z.string(), from: z.string(), to: z.string() })
const OneLoan = z.object({ person: z.number(), position: z.string(), unit: z.string(), from: z.iso.date() })

export const endpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/work',
    about: 'What the actor owes, late first; what waits for a move of the actor’s; what was handed in lately.',
    answer: WorkWire,
    run: async ({ tx, house }) => {
      const now = Date.now()
      const work = await workOf(tx, house.catalogue, now)
      return { ...work, writing: await sectionsOwed(tx, house.catalogue, now) }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/duties',
    about: 'Duties of the units at and below one: of a period, or of those that begin within a stretch of days.',
    query: DutiesQuery,
    answer: DutiesWire,
    run: async ({ tx, house, actor, query: { ledger, unit, period, from, to, state, page, size } }) => {
      const { catalogue } = house
      const ledgers =
        ledger === undefined
          ? [...catalogue.ledgers.values()].filter((one) => readsLedger(catalogue, one, actor))
          : [ledgerFor(house, actor, ledger)]
      const day = period === undefined ? undefined : parsePeriod(period)?.from
      const states = state?.split(',')
      const duties = []
      for (const one of ledgers) {
        const asked = { ledger: one, under: unit, first: day ?? from, last: day ?? to, period, now: Date.now() }
        duties.push(...(await dutiesOf(tx, catalogue, asked)))
      }
      const shown = states === undefined ? duties : duties.filter((duty) => states.includes(duty.state))
      return { duties: shown.slice((page - 1) * size, page * size), total: shown.length, page, size }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/terms',
    about: 'Terms that the bureau has set, newest first.',
    answer: z.object({ terms: z.array(TermWire) }),
    run: async ({ tx }) => ({ terms: await termsOf(tx) }),
  }),
  endpoint({
    method: 'PUT',
    path: '/api/terms',
    about: 'Sets when a term begins and ends.',
    body: TermWire.omit({ title: true }),
    run: ({ tx, house, body }) => setTerm(tx, house, body),
  }),
  endpoint({
    method: 'GET',
    path: '/api/delegations',
    about: 'Seats that the actor has lent, and holds on loan.',
    answer: DelegationsWire,
    run: async ({ tx, house }) => {
      const titled = <T extends { position: string }>(loans: T[]) =>
        loans.map((loan) => ({ ...loan, title: house.catalogue.position(loan.position)?.title ?? loan.position }))
      const { given, held } = await loansOf(tx)
      return { given: titled(given), held: titled(held) }
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/delegations',
    about: 'Lends one of the actor’s seats to a colleague from a day to a day.',
    body: NewDelegation,
    run: ({ tx, house, body }) => lendSeat(tx, body, house.catalogue.position(body.position)?.title),
  }),
  endpoint({
    method: 'DELETE',
    path: '/api/delegations',
    about: 'Ends a loan today, or takes back one that has not begun.',
    body: OneLoan,
    run: ({ tx, body }) => endLoan(tx, body),
  }),
]
