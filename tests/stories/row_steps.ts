/** What people do to rows, through HTTP: make one, move it on; and the answer that has to be a yes. */
import { expect } from 'vitest'
import type { Path } from '../../src/ledger/index.ts'
import type { Row } from '../../src/ledger/wire.ts'
import { type Answer, type Client, key } from './town.ts'

/** A row of a ledger with limits; or, of a refusal, what it says. */
export interface Told extends Row {
  readonly path: Path
  readonly code?: string
  readonly message?: string
  readonly faults?: readonly { path: string; says: string }[]
}

/** `more`: the period, the marks, what was explained. */
export const makeRow = (
  client: Client,
  ledger: string,
  unit: string,
  values: object,
  more: object = {},
): Promise<Answer<Told>> => client.post(`/api/ledgers/${ledger}/rows`, { key: key(), unit, values, ...more })

/** `said`: values, marks, a reason. */
export const moveRow = (
  client: Client,
  ledger: string,
  { id, version }: Pick<Row, 'id' | 'version'>,
  name: string,
  said: object = {},
): Promise<Answer<Told>> =>
  client.post(`/api/ledgers/${ledger}/rows/${id}/moves`, { key: key(), version, move: name, ...said })

export const taken = ({ status, body }: Answer<Told>): Told => {
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
