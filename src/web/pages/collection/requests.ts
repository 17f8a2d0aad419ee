/** What the collection page asks of the server. */
import type { Reminded } from '../../../ledger/wire/notices.ts'
import type { Collection, Collections, Duties, Exceptions } from '../../../ledger/work_wire.ts'
import { address, call, get, post, type Query } from '../../api.ts'

const path = (ledger: string): string => `/collection/${ledger}`
export interface Stretch {
  readonly from: string
  readonly to: string | null
}

export const requests = {
  rounds: (unit: string) => get<Collections>('/collection', { unit }),
  collection: (ledger: string, query: Query) => get<Collection>(path(ledger), query),
  /** The whole matrix, however much of it the page shows. */
  sheet: (ledger: string, { unit, period, periods }: Query) =>
    address(`${path(ledger)}/matrix.xlsx`, { unit, period, periods }),
  duties: (query: Query) => get<Duties>('/duties', query),
  /** All the stretches in which the ledger is collected, in place of those before. */
  collect: (ledger: string, windows: readonly Stretch[]) =>
    call<unknown>('PUT', address(`${path(ledger)}/windows`), { windows }),
  except: (ledger: string, body: Exceptions) => post<unknown>(`${path(ledger)}/exceptions`, body),
  withdrawException: (ledger: string, id: number) =>
    call<unknown>('DELETE', address(`${path(ledger)}/exceptions/${id}`)),
  remind: (ledger: string, body: { period: string; unit: string }) => post<Reminded>(`${path(ledger)}/reminders`, body),
}
