/** What reviewing asks of the server. */
import type { BulkReviewed, OfferedMoves, Queue, Review, Verdicts } from '../../../ledger/work_wire.ts'
import { get, post, type Query } from '../../api.ts'

const path = (ledger: string): string => `/ledgers/${ledger}`

export const requests = {
  queue: (ledger: string, query: Query) => get<Queue>(`${path(ledger)}/queue`, query),
  review: (ledger: string, id: number) => get<Review>(`${path(ledger)}/rows/${id}/review`),
  /** One verdict over many returns, each bound to the version seen. */
  verdicts: (ledger: string, body: Verdicts) => post<BulkReviewed>(`${path(ledger)}/reviews`, body),
  /** What can be done with all of these rows at once. */
  offered: (ledger: string, rows: readonly number[]) =>
    get<OfferedMoves>(`${path(ledger)}/moves`, { rows: rows.join(',') }),
  /** One move of many rows, for one reason. */
  moves: (ledger: string, body: Verdicts) => post<BulkReviewed>(`${path(ledger)}/moves`, body),
}
