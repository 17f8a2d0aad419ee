/** Many existing rows at once, as a sheet that speaks of them needs them: what was seen, what stands now, whose it is. */
import { type LedgerDocument, today } from '../../ledger/index.ts'
import type { Row } from '../../ledger/wire.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { tableOf } from './columns.ts'
import { labelled } from './labels.ts'
import { placeColumns, placeOf, type PlaceRecord, rightsOf } from './rights.ts'
import { inHands } from './row_edit.ts'
import { rowColumns, rowOf, type RowRecord, valuesOf } from './row_sql.ts'
import type { Cells } from './submission.ts'
import type { Tables } from './tables.ts'

/** One version of a row: as it is shown (sealed cells masked, pointers with their names) and as it is (open). */
export interface KnownVersion {
  readonly shown: Row
  readonly cells: Cells
}
export interface KnownRow {
  /** The version asked for; undefined where there is none that the actor may see. */
  readonly seen: KnownVersion | undefined
  /** What stands now; undefined once the row is withdrawn. */
  readonly current: KnownVersion | undefined
  /** The actor may change what stands now. */
  readonly in_hands: boolean
}

/** By id; rows that the actor may not see are not among them. Without a version the current one counts as seen. */
export const knownRows = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  asked: readonly { readonly id: number; readonly version?: number | undefined }[],
): Promise<Map<number, KnownRow>> => {
  if (asked.length === 0) return new Map()
  const [ids, versions] = [asked.map(({ id }) => id), asked.map(({ version }) => version ?? 0)]
  const records = await tx.rows<RowRecord & PlaceRecord>(sql`
    select ${rowColumns(ledger)}, ${placeColumns(ledger, today(new Date()))}
    from ${tableOf(ledger)} r join org.unit u on u.county = r.county and u.code = r.unit
    where r.county = ${tx.actor.county} and r.id = any(${ids}::bigint[])
      and (r.closed_at is null
        or (r.id, r.version) in (select * from unnest(${ids}::bigint[], ${versions}::int[])))`)
  const plain = records.map((record) => rowOf(ledger, record, tables.seal, 'masked'))
  const named = await labelled(tx, tables, ledger, plain)
  const rights = rightsOf(tables, ledger, tx.actor)
  const known = new Map<number, KnownRow>()
  const wanted = new Map(asked.map(({ id, version }) => [id, version]))
  records.forEach((record, i) => {
    const shown = named[i]
    if (shown === undefined) return
    const cells = { values: valuesOf(ledger, record, tables.seal, 'open'), marks: record.marks ?? {} }
    const version = { shown, cells }
    const before = known.get(record.id) ?? { seen: undefined, current: undefined, in_hands: false }
    const stands = record.closed_at === null
    const asksFor = wanted.get(record.id)
    known.set(record.id, {
      seen: record.version === asksFor || (asksFor === undefined && stands) ? version : before.seen,
      current: stands ? version : before.current,
      in_hands: stands ? inHands(rights, ledger, { ...record, ...placeOf(ledger, record) }) : before.in_hands,
    })
  })
  return known
}
