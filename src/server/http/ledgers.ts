import { z } from 'zod'
import { type LedgerDocument, indicatorsOf, measureOf, workflowOf } from '../../ledger/index.ts'
import { LedgerPage, type LedgerRow, LedgersWire } from '../../ledger/wire.ts'
import { CatalogueWire, type Catalogued } from '../../ledger/wire/catalogue.ts'
import type { Actor, Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { ledgerRights, readsLedger } from '../org/scope.ts'
import { type Endpoint, endpoint } from './endpoint.ts'
import type { House } from './house.ts'

export const Ledger = z.object({ ledger: z.string() })

/** The ledger, for those whose positions read or fill it; for everybody else there is none of that name. */
export const ledgerFor = (house: House, actor: Actor, name: string): LedgerDocument => {
  const ledger = house.catalogue.ledger(name)
  if (ledger === undefined || !readsLedger(house.catalogue, ledger, actor)) {
    throw new Problem('no_such', { what: '台账', name })
  }
  return ledger
}

const readable = (house: House, actor: Actor): LedgerDocument[] =>
  [...house.catalogue.ledgers.values()].filter((ledger) => readsLedger(house.catalogue, ledger, actor))

const summaryOf = async (tx: Tx, house: House, ledger: LedgerDocument): Promise<LedgerRow> => {
  const { rows } = await tx.one<{ rows: number }>(sql`
    select count(*) as rows from ${sql.name('ledger', ledger.name)}
    where county = ${house.county} and closed_at is null`)
  const { name, title, about, section } = ledger
  return { name, title, about, section: section ?? '', rows, ...ledgerRights(house.catalogue, ledger, tx.actor) }
}

const catalogued = (house: House, actor: Actor): Catalogued => {
  const { organisation, norms } = house.catalogue
  return {
    levels: organisation.levels.map(({ name, title }) => ({ name, title })),
    positions: organisation.positions.map(({ name, title }) => ({ name, title })),
    unit_kinds: { ...organisation.unitKinds },
    norms: [...norms.values()].map(({ name, title, unit, values }) => ({ name, title, unit, values: [...values] })),
    indicators: indicatorsOf(house.catalogue)
      .filter(({ ledger }) => readsLedger(house.catalogue, ledger, actor))
      .map(({ ref, ledger, document }) => ({
        ref,
        title: document.title,
        measure: measureOf(document),
        ledger: ledger.name,
        ledger_title: ledger.title,
        about: document.about,
      })),
  }
}

const pointersInto = (house: House, actor: Actor, { name, title, fields }: LedgerDocument, target: string) => {
  const { can_fill } = ledgerRights(house.catalogue, house.catalogue.ledger(name)!, actor)
  return Object.entries(fields).flatMap(([field, { ledger, retired }]) =>
    ledger === target && !retired ? [{ name, title, field, can_fill }] : [],
  )
}

export const endpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/catalogue',
    about: 'Levels, positions, unit kinds, norms, and the indicators that the actor may ask.',
    answer: CatalogueWire,
    run: async ({ house, actor }) => catalogued(house, actor),
  }),
  endpoint({
    method: 'GET',
    path: '/api/ledgers',
    about: 'The ledgers that the actor reads or fills, with how many rows are seen.',
    answer: LedgersWire,
    run: async ({ tx, house, actor }) => {
      const ledgers: LedgerRow[] = []
      for (const ledger of readable(house, actor)) ledgers.push(await summaryOf(tx, house, ledger))
      return { ledgers }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/ledgers/:ledger',
    about: 'A ledger’s document, its workflow spelled out, and what the actor may do in it.',
    params: Ledger,
    answer: LedgerPage,
    run: async ({ house, actor, params }) => {
      const ledger = ledgerFor(house, actor, params.ledger)
      const { review: _, ...document } = ledger
      return {
        document: { ...document, workflow: workflowOf(ledger) },
        ...ledgerRights(house.catalogue, ledger, actor),
        pointed_by: readable(house, actor).flatMap((other) => pointersInto(house, actor, other, ledger.name)),
      }
    },
  }),
]
