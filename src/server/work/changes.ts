/** Which cells differ between two versions of a row, for many rows at once. */
import type { LedgerDocument, Marks } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { columnsOf, storedFields, tableOf } from '../tables/columns.ts'
import { same } from '../tables/plan_steps.ts'

export interface Pair {
  readonly id: number
  readonly from: number
  readonly to: number
}
interface Stored {
  readonly id: number
  readonly version: number
  readonly marks: Marks | null
  readonly [column: string]: unknown
}

/** By row. Sealed cells are compared by their hashes: two numbers may look alike under their masks. */
export const changesOf = async (
  tx: Tx,
  ledger: LedgerDocument,
  pairs: readonly Pair[],
): Promise<ReadonlyMap<number, readonly string[]>> => {
  if (pairs.length === 0) return new Map()
  const fields = storedFields(ledger).map((field) => ({ name: field.name, column: columnsOf(field).at(-1)!.name }))
  const columns = fields.map(({ column }) => sql`, r.${sql.name(column)}`)
  const found = await tx.rows<Stored>(sql`
    select r.id, r.version, r.marks ${sql.join(columns, '')}
    from unnest(${pairs.map(({ id }) => id)}::bigint[], ${pairs.map(({ from }) => from)}::int[],
      ${pairs.map(({ to }) => to)}::int[]) p(id, from_version, to_version)
    join ${tableOf(ledger)} r on r.county = ${tx.actor.county} and r.id = p.id
      and r.version in (p.from_version, p.to_version)`)
  const versions = new Map(found.map((stored) => [`${stored.id}/${stored.version}`, stored]))
  return new Map(
    pairs.map(({ id, from, to }) => {
      const [one, other] = [versions.get(`${id}/${from}`), versions.get(`${id}/${to}`)]
      const differ = fields.filter(({ name, column }) => one && other && !sameCell(one, other, name, column))
      return [id, differ.map(({ name }) => name)]
    }),
  )
}

const sameCell = (one: Stored, other: Stored, name: string, column: string): boolean =>
  one.marks?.[name] === other.marks?.[name] && sameStored(one[column], other[column])

const sameStored = (one: unknown, other: unknown): boolean =>
  Buffer.isBuffer(one) && Buffer.isBuffer(other) ? one.equals(other) : same(one, other)
