import { z } from 'zod'
import { CollectionQuery, CollectionsWire, CollectionWire, NewExceptions, NewWindow } from '../../ledger/work_wire.ts'
import { Problem } from '../db/problem.ts'
import { readsLedger } from '../org/scope.ts'
import { collectionSheet } from '../sheets/collection_sheet.ts'
import { collectionOf, collectionsOf, matrixOf, mayOrder } from '../work/collection.ts'
import { endException, makeExceptions } from '../work/exceptions.ts'
import { tallyOf } from '../work/tally.ts'
import { setWindows } from '../work/windows.ts'
import { Download, MEDIA } from './download.ts'
import { type Call, type Endpoint, endpoint } from './endpoint.ts'
import type { House } from './house.ts'
import { ledgerFor } from './ledgers.ts'
import type { Actor } from '../db/database.ts'
import type { LedgerDocument } from '../../ledger/index.ts'

const Ledger = z.object({ ledger: z.string() })

/** Only ledgers with a cadence are collected. */
export const collected = (house: House, actor: Actor, name: string): LedgerDocument => {
  const ledger = ledgerFor(house, actor, name)
  if (ledger.cadence === undefined) throw new Problem('wrong_request', { what: `“${ledger.title}”不分期收集` })
  return ledger
}

/** The unit asked about; else the one where the actor sits highest. */
export const topOf = (
  { house, actor }: Pick<Call<unknown, unknown, unknown>, 'house' | 'actor'>,
  unit: string | undefined,
): string =>
  unit ?? actor.seats.find((seat) => seat.unit === house.county)?.unit ?? actor.seats[0]?.unit ?? house.county

const bytesOf = async (chunks: AsyncIterable<Buffer>): Promise<Buffer> => {
  const all: Buffer[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}

export const endpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/collection',
    about: 'Every ledger that is collected, with the period to be looked after now and how far it has come.',
    query: z.object({ unit: z.string().optional() }),
    answer: CollectionsWire,
    run: async ({ tx, house, actor, query }) => {
      const { catalogue } = house
      const ledgers = [...catalogue.ledgers.values()].filter((ledger) => readsLedger(catalogue, ledger, actor))
      const top = topOf({ house, actor }, query.unit)
      return { collections: await collectionsOf(tx, catalogue, ledgers, top, Date.now()) }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/collection/:ledger',
    about: 'Units by periods: who has handed in, who is late, what was sent back.',
    params: Ledger,
    query: CollectionQuery,
    answer: CollectionWire,
    run: ({ tx, house, actor, params, query }) => {
      const ledger = collected(house, actor, params.ledger)
      const unit = topOf({ house, actor }, query.unit)
      return collectionOf(tx, house.catalogue, ledger, { ...query, unit, now: Date.now() })
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/collection/:ledger/matrix.xlsx',
    about: 'The whole matrix as a workbook.',
    params: Ledger,
    query: CollectionQuery.pick({ unit: true, period: true, periods: true }),
    run: async ({ tx, house, actor, params, query }) => {
      const ledger = collected(house, actor, params.ledger)
      const asked = { ...query, unit: topOf({ house, actor }, query.unit), now: Date.now() }
      const { periods, units } = await matrixOf(tx, house.catalogue, ledger, asked)
      const tallied = units.map((one) => ({ ...one, tally: tallyOf(one.cells.filter((cell) => cell !== null)) }))
      const titles = periods.map(({ period }) => period.title)
      return new Download(`${ledger.title}填报情况.xlsx`, MEDIA.xlsx, {
        bytes: await bytesOf(collectionSheet(titles, tallied)),
      })
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/api/collection/:ledger/windows',
    about: 'From when to when the ledger is collected.',
    params: Ledger,
    body: z.object({ windows: z.array(NewWindow).max(50) }),
    run: async ({ tx, house, actor, params, body }) => {
      const ledger = collected(house, actor, params.ledger)
      if (!mayOrder(house.catalogue, ledger, actor))
        throw new Problem('not_yours', { what: `安排“${ledger.title}”的收集` })
      await setWindows(
        tx,
        ledger,
        body.windows.map(({ from, to }) => ({ from, to: to ?? null })),
      )
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/collection/:ledger/exceptions',
    about: 'Lets units off for a period, opens their forms again, or says that there is nothing to report.',
    params: Ledger,
    body: NewExceptions,
    run: ({ tx, house, actor, params, body }) =>
      makeExceptions(tx, house, collected(house, actor, params.ledger), body),
  }),
  endpoint({
    method: 'DELETE',
    path: '/api/collection/:ledger/exceptions/:id',
    about: 'Takes an exception back.',
    params: Ledger.extend({ id: z.coerce.number().int().positive() }),
    run: ({ tx, house, actor, params }) => endException(tx, house, collected(house, actor, params.ledger), params.id),
  }),
]
