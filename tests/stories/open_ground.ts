/** A town with rows that are owed, for stories about My work. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { OpenRows } from '../../src/ledger/wire/open_rows.ts'
import { sql } from '../../src/server/db/sql.ts'
import { addPeople } from '../../src/server/org/people.ts'
import { CITY, type Client, clientOf, openTown, PASSWORD, type Town } from './town.ts'

export interface Made {
  readonly id: number
  readonly version: number
  readonly unit: string
  readonly state: string
}

export interface Ground {
  readonly town: Town
  /** Anybody who has been given a seat here or in the town. */
  as(login: string): Promise<Client>
  seat(login: string, name: string, seats: readonly [position: string, unit: string][]): Promise<void>
  make(login: string, ledger: string, unit: string, values: object): Promise<Made>
  move(login: string, ledger: string, row: Made, move: string, said?: object): Promise<Made>
  /** As if all had happened so many days earlier. */
  age(ledger: string, id: number, days: number): Promise<void>
  list(login: string, query?: string): Promise<OpenRows>
}

const here = import.meta.dirname

export const openGround = async (name: string): Promise<Ground> => {
  const town = await openTown(name, [join(here, 'declared_limits'), join(here, 'declared_open')])
  const clients = new Map<string, Client>()
  const as = async (login: string): Promise<Client> => {
    const known = clients.get(login)
    if (known !== undefined) return known
    const headers = { 'x-youju': '1' }
    const payload = { login, password: PASSWORD }
    const answer = await town.app.inject({ method: 'POST', url: '/api/session', headers, payload })
    expect(answer.statusCode, login).toBe(200)
    const client = clientOf(town.app, String(answer.headers['set-cookie']).split(';')[0] ?? '')
    clients.set(login, client)
    return client
  }
  return {
    town,
    as,
    async seat(login, person, seats) {
      const from_day = '2001-09-01'
      const held = seats.map(([position, unit]) => ({ position, unit, from_day }))
      await town.database.asOwner(CITY, (tx) =>
        addPeople(tx, [{ login, name: person, password: PASSWORD, must_change: false, seats: held }]),
      )
    },
    async make(login, ledger, unit, values) {
      const sent = { key: randomUUID(), unit, values }
      const { status, body } = await (await as(login)).post<Made>(`/api/ledgers/${ledger}/rows`, sent)
      expect(status, JSON.stringify(body)).toBe(200)
      return body
    },
    async move(login, ledger, { id, version }, move, said = {}) {
      const sent = { key: randomUUID(), version, move, ...said }
      const { status, body } = await (await as(login)).post<Made>(`/api/ledgers/${ledger}/rows/${id}/moves`, sent)
      expect(status, JSON.stringify(body)).toBe(200)
      return body
    },
    async age(ledger, id, days) {
      const earlier = sql`make_interval(days => ${days}::int)`
      const ms = days * 86_400_000
      await town.database.asOwner(CITY, async (tx) => {
        await tx.run(sql`
          update ${sql.name('ledger', ledger)} r set due_at = due_at - ${earlier}, path = (
            select jsonb_agg(p || jsonb_build_object('at', (p ->> 'at')::bigint - ${ms}::bigint,
              'due', (p ->> 'due')::bigint - ${ms}::bigint)) from jsonb_array_elements(r.path) p)
          where county = ${CITY} and id = ${id} and closed_at is null`)
        await tx.run(sql`
          update work.open_row set since = since - ${earlier}, due_at = due_at - ${earlier},
            moved_at = moved_at - ${earlier}, next_at = next_at - ${earlier}
          where county = ${CITY} and ledger = ${ledger} and id = ${id}`)
      })
    },
    async list(login, query = '') {
      const { status, body } = await (await as(login)).get<OpenRows>(`/api/work/rows?${query}`)
      expect(status, JSON.stringify(body)).toBe(200)
      return body
    },
  }
}
