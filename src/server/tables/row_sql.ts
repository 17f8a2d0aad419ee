/** Reading rows out of a ledger's table: the columns asked for, and a record as the row that travels. */
import {
  type LedgerDocument,
  type Marks,
  type Notes,
  type Path,
  type Value,
  type Values,
  withComputed,
} from '../../ledger/index.ts'
import type { Row } from '../../ledger/wire.ts'
import { type Sql, sql } from '../db/sql.ts'
import { outOfColumn, type StoredField, storedFields } from './columns.ts'
import type { Seal } from './seal.ts'

/** A record of the database: the row's own columns, its fields, and what was joined (names that begin with `#`). */
export interface RowRecord {
  readonly id: number
  readonly version: number
  readonly unit: string
  readonly period: string | null
  readonly state: string
  readonly day: string
  readonly opened_at: string
  readonly closed_at: string | null
  readonly marks: Marks | null
  readonly notes: Notes | null
  readonly path: Path | null
  readonly due_at: string | null
  readonly '#unit': string | null
  readonly '#by': string | null
  readonly [column: string]: unknown
}

/** All columns of the row `r`, with the name of its unit and of the person who saved it. */
export const rowColumns = (ledger: LedgerDocument): Sql => sql`
  r.id, r.version, r.unit, r.period, r.state, r.day, r.opened_at, r.closed_at, r.marks, r.notes, r.path, r.due_at,
  (select v.name from org.unit_version v where v.county = r.county and v.code = r.unit
    order by v.from_day desc limit 1) as "#unit",
  (select p.name from org.person p where p.county = r.county and p.id = r.by) as "#by"
  ${fieldColumns(ledger)}`

/** The fields of the row `r`, each behind a comma. */
export const fieldColumns = (ledger: LedgerDocument): Sql =>
  sql.join(
    storedFields(ledger).map(({ name }) => sql`, r.${sql.name(name)}`),
    '',
  )

/**
 * Among these values. A single one is not written as a list: not knowing how long lists will be, the database plans a
 * statement with one anew each time, and for one row that takes longer than to carry it out.
 */
export const among = (column: Sql, values: readonly string[], type: 'text' | 'date' = 'text'): Sql =>
  values.length === 1
    ? sql`${column} = ${values[0]}::${sql.raw(type)}`
    : sql`${column} = any(${values}::${sql.raw(type)}[])`

/** What was in force at the moment, of any table whose lines open and close; now, where none is given. */
export const inForceAt = (alias: Sql, as_of: string | undefined): Sql =>
  as_of === undefined
    ? sql`${alias}.closed_at is null`
    : sql`${alias}.opened_at <= ${as_of}::timestamptz
      and (${alias}.closed_at is null or ${alias}.closed_at > ${as_of}::timestamptz)`

/** The version of each row `r` that was current at the moment. */
export const currentAt = (as_of: string | undefined): Sql => inForceAt(sql`r`, as_of)

/** How sealed fields are shown. */
export type Sealing = 'masked' | 'open'

/** `before`: the values of the period before, where computed fields look back. */
export const rowOf = (
  ledger: LedgerDocument,
  record: RowRecord,
  seal: Seal,
  sealing: Sealing,
  before?: Values | null,
): Row => ({
  id: record.id,
  version: record.version,
  unit: record.unit,
  unit_name: record['#unit'] ?? record.unit,
  period: record.period,
  state: record.state,
  day: record.day,
  opened_at: record.opened_at,
  closed_at: record.closed_at,
  by: record['#by'],
  values: withComputed(ledger, valuesOf(ledger, record, seal, sealing), before),
  marks: { ...record.marks },
  notes: { ...record.notes },
  path: record.path,
  due_at: record.due_at,
})

/** The values of a record; formulas are not among them. */
type Stored = Readonly<Record<string, unknown>>

export const valuesOf = (ledger: LedgerDocument, record: Stored, seal: Seal, sealing: Sealing): Values =>
  Object.fromEntries(storedFields(ledger).map((field) => [field.name, valueOf(field, record, seal, sealing)]))

const valueOf = (field: StoredField, record: Stored, seal: Seal, sealing: Sealing): Value => {
  const value = outOfColumn(field.column, record[field.name], seal)
  return sealing === 'masked' ? masked(field, value) : value
}

/** What a list shows of a sealed value. */
export const masked = (field: StoredField, value: Value): Value =>
  value === null || !field.column.sealed ? value : (field.kind.mask?.(value) ?? '****')

/** The row with its sealed fields masked. */
export const maskedRow = (ledger: LedgerDocument, row: Row): Row => {
  const sealed = storedFields(ledger).filter((field) => field.column.sealed)
  const values = Object.fromEntries(sealed.map((field) => [field.name, masked(field, row.values[field.name] ?? null)]))
  return { ...row, values: { ...row.values, ...values } }
}
