/** One publication held against the rows, on a reader's request. */
import type { PublicationLine, Verification } from '../../ledger/wire/publications.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { verifyPublications } from '../figures/index.ts'

/**
 * With the platform's eyes: a reader who sees a part of the rows only would be told that the paper is wrong. What comes
 * back names no figure and no value, but only whether all of them are as they were published.
 */
export const verifyPublication = async (tx: Tx, { id, hash }: PublicationLine): Promise<Verification> => {
  const { at } = await tx.one<{ at: string }>(sql`select clock_timestamp() as at`)
  const { figures, differences, tampered } = await verifyPublications(seeingAll(tx), id)
  const says = tampered.map((one) => one.says)
  if (differences.length > 0) says.push(`有${differences.length}个数按发布时的口径重算，与发布时不同`)
  return {
    at,
    figures,
    differing: differences.length,
    hash: hash === null ? null : tampered.length === 0 ? 'same' : 'changed',
    says,
  }
}

/** Every statement looks beyond the reader's scope. */
const seeingAll = (tx: Tx): Tx => ({
  ...tx,
  rows: <R extends object>(statement: Parameters<Tx['rows']>[0]) => tx.beyondScope<R>(statement),
  async one<R extends object>(statement: Parameters<Tx['rows']>[0]): Promise<R> {
    const found = await tx.beyondScope<R>(statement)
    if (found.length !== 1) throw new Error(`Expected one row, got ${found.length}.`)
    return found[0]!
  },
  maybe: async <R extends object>(statement: Parameters<Tx['rows']>[0]) => (await tx.beyondScope<R>(statement))[0],
  async *stream<R extends object>(statement: Parameters<Tx['rows']>[0]): AsyncIterable<R[]> {
    // One publication; a cursor would be read with the reader's own eyes.
    yield await tx.beyondScope<R>(statement)
  },
})
