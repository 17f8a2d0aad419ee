/** What a paper's prose asks of its row: the row's own cells, those of rows it points at, and names behind codes. */
import {
  type LedgerDocument,
  type Marks,
  type PaperCell,
  type Value,
  type Values,
  withComputed,
} from '../../ledger/index.ts'
import type { Row } from '../../ledger/wire.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { tableOf } from './columns.ts'
import { labelled } from './labels.ts'
import { fieldColumns, valuesOf } from './row_sql.ts'
import type { Tables } from './tables.ts'

/** A row as it will stand with the move. */
export interface PrintedRow {
  readonly id: number
  readonly unit: string
  readonly values: Values
  readonly marks: Marks
}
type Cells = Map<string, PaperCell>

/** For each row its cells by `field` and `ref.field`; a query for each ledger pointed into, however many rows. */
export const paperCells = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  asked: readonly string[],
  rows: readonly PrintedRow[],
): Promise<Cells[]> => {
  const own = asked.filter((name) => !name.includes('.'))
  const named = await withLabels(tx, tables, ledger, rows)
  const cells = named.map((row): Cells => new Map(own.flatMap((name) => cellOf(ledger, name, name, row))))
  const beyond = asked.filter((name) => name.includes('.'))
  for (const ref of new Set(beyond.map((name) => name.split('.')[0]!))) {
    const target = tables.catalogue.ledger(ledger.fields[ref]?.ledger ?? '')
    if (target === undefined) continue
    const fields = beyond.filter((name) => name.startsWith(`${ref}.`)).map((name) => name.slice(ref.length + 1))
    const found = await pointedAt(tx, tables, target, [...new Set(rows.map(({ values }) => values[ref]))])
    rows.forEach(({ values }, i) => {
      const row = found.get(values[ref] as number)
      if (row === undefined) return
      for (const field of fields) {
        for (const [name, cell] of cellOf(target, field, `${ref}.${field}`, row)) cells[i]!.set(name, cell)
      }
    })
  }
  return cells
}

interface Named {
  readonly values: Values
  readonly marks: Marks
  readonly labels?: Readonly<Record<string, string>> | undefined
}

const cellOf = (ledger: LedgerDocument, field: string, name: string, row: Named): [string, PaperCell][] => {
  if (!Object.hasOwn(ledger.fields, field)) return []
  const value = row.values[field] ?? null
  return [[name, { field: ledger.fields[field]!, value, mark: row.marks[field], label: row.labels?.[field] }]]
}

const withLabels = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  rows: readonly PrintedRow[],
): Promise<Named[]> => {
  const whole = rows.map((row) => ({ ...row, values: withComputed(ledger, row.values) }) as unknown as Row)
  return labelled(tx, tables, ledger, whole)
}

/** Rows of another ledger that the mover may see, sealed cells open: they go into the paper in full. */
const pointedAt = async (
  tx: Tx,
  tables: Tables,
  target: LedgerDocument,
  ids: readonly (Value | undefined)[],
): Promise<Map<number, Named>> => {
  const asked = ids.filter((id) => typeof id === 'number')
  if (asked.length === 0) return new Map()
  const records = await tx.rows<{ id: number; unit: string; marks: Marks | null; [column: string]: unknown }>(sql`
    select r.id, r.unit, r.marks ${fieldColumns(target)} from ${tableOf(target)} r
    where r.county = ${tx.actor.county} and r.id = any(${asked}::bigint[]) and r.closed_at is null`)
  const rows = records.map((record) => ({
    id: record.id,
    unit: record.unit,
    values: valuesOf(target, record, tables.seal, 'open'),
    marks: record.marks ?? {},
  }))
  const named = await withLabels(tx, tables, target, rows)
  return new Map(rows.map(({ id }, i) => [id, named[i]!]))
}
