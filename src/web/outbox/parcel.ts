/** One submission as it travels: all that the server needs, and the keys under which it is written once. */
import type { Marks, Values } from '../../ledger/document.ts'
import type { Problem, Row } from '../../ledger/wire.ts'
import { api, Refused, requestKey } from '../api.ts'
import { withFilesSent } from './photos.ts'

export interface Submission {
  readonly ledger: string
  /** Titles, for showing it where the server cannot be asked. */
  readonly title: string
  readonly unit: string
  readonly unit_name: string
  readonly period: string | null
  readonly values: Values
  readonly marks: Marks
  readonly explained: Readonly<Record<string, string>>
  /** The row and the version that was changed; null for a new one. */
  readonly row: { readonly id: number; readonly version: number; readonly changed: boolean } | null
  /** The move that hands it in; null: only saved. */
  readonly move: string | null
}
export interface Parcel extends Submission {
  readonly key: string
  /** A move of a row that is there already is a request of its own. */
  readonly move_key: string
  readonly login: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** Why the server would not take it; such a parcel waits for its sender. */
  readonly refused: Problem | null
}

export const packed = (submission: Submission, login: string, at: number): Parcel => ({
  ...submission,
  key: requestKey(),
  move_key: requestKey(),
  login,
  at,
  refused: null,
})

/**
 * Sends a parcel. Repeating it is harmless: under the same keys the server gives the answers it gave before. `keep` is
 * told once its files have been uploaded, so that a second attempt does not upload them again.
 */
export const deliver = async (parcel: Parcel, keep: (parcel: Parcel) => Promise<void>): Promise<Row> => {
  const values = await withFilesSent(parcel.values)
  if (values !== parcel.values) await keep({ ...parcel, values })
  const { ledger, key, marks, explained, row, move } = parcel
  const cells = { values, marks, explained }
  if (row === null) {
    const { unit, period } = parcel
    return api.create(ledger, { key, unit, period, ...cells, ...(move === null ? {} : { move }) })
  }
  const version = row.changed
    ? (await api.edit(ledger, row.id, { key, version: row.version, ...cells })).version
    : row.version
  if (move === null) return (await api.row(ledger, row.id)).row
  return api.move(ledger, row.id, { key: parcel.move_key, version, move, explained })
}

/** Whether trying again later may help: out of reach, signed out, or an accident over there. */
export const mayPass = (problem: unknown): boolean =>
  problem instanceof Refused &&
  (problem.problem.status === 0 || problem.problem.status === 401 || problem.problem.status >= 500)

/** Whether two parcels are about the same return. */
export const sameReturn = (
  one: Pick<Submission, 'ledger' | 'unit' | 'period'>,
  other: Pick<Submission, 'ledger' | 'unit' | 'period'>,
): boolean => one.ledger === other.ledger && one.unit === other.unit && one.period === other.period
