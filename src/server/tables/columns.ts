/** The table of a ledger: which columns it has and how values go into them and come out. */
import {
  type Column,
  type FieldDocument,
  type FieldKind,
  kindOf,
  type LedgerDocument,
  type Value,
} from '../../ledger/index.ts'
import { type Sql, sql } from '../db/sql.ts'
import type { Seal } from './seal.ts'

/** Columns that every ledger table has; fields may not be called so. */
export const ROW_COLUMNS = [
  'county',
  'id',
  'version',
  'unit',
  'period',
  'state',
  'day',
  'opened_at',
  'closed_at',
  'by',
  'marks',
  'notes',
  'path',
  'due_at',
  'import_id',
] as const

/** A field with a column of its own. */
export interface StoredField {
  readonly name: string
  readonly document: FieldDocument
  readonly kind: FieldKind
  readonly column: Column
}

interface Shape {
  readonly fields: readonly StoredField[]
  readonly named: ReadonlyMap<string, StoredField>
}

const known = new WeakMap<LedgerDocument, Shape>()

const shapeOf = (ledger: LedgerDocument): Shape => {
  const before = known.get(ledger)
  if (before !== undefined) return before
  const fields = Object.entries(ledger.fields).flatMap(([name, document]): StoredField[] => {
    const kind = kindOf(document)
    const column = kind.column(document)
    return column === null ? [] : [{ name, document, kind, column }]
  })
  const shape = { fields, named: new Map(fields.map((field) => [field.name, field])) }
  known.set(ledger, shape)
  return shape
}

/** The fields that have columns, in declared order; formulas have none. */
export const storedFields = (ledger: LedgerDocument): readonly StoredField[] => shapeOf(ledger).fields

export const storedField = (ledger: LedgerDocument, name: string): StoredField | undefined =>
  shapeOf(ledger).named.get(name)

export const tableOf = (ledger: LedgerDocument): Sql => sql.name('ledger', ledger.name)
export const sequenceOf = (ledger: LedgerDocument): string => `${ledger.name}_id`
/** The column by which equal values of a sealed field are found. */
export const hashColumn = (field: string): string => `${field}_hash`

/** The stored columns of a field with their PostgreSQL types: a sealed one has two. */
export const columnsOf = (field: StoredField): readonly { name: string; type: string }[] => {
  const own = { name: field.name, type: field.column.sql }
  return field.column.sealed ? [own, { name: hashColumn(field.name), type: 'bytea' }] : [own]
}

/**
 * What no two current rows share. A ledger with a cadence that names no key has one row a unit and period; an empty
 * key says that it has many.
 */
export const keyOf = (ledger: LedgerDocument): readonly string[] =>
  ledger.key ?? (ledger.cadence === undefined ? [] : ['unit', 'period'])

/** A canonical value as a parameter for each of the field's columns. */
export const intoColumns = (field: StoredField, value: Value, seal: Seal): readonly unknown[] => {
  if (!field.column.sealed) return [intoColumn(field.column, value)]
  if (value === null) return [null, null]
  const text = sealable(value)
  return [seal.seal(text), seal.hash(text)]
}

/** Sealed fields hold texts only. */
export const sealable = (value: Value): string => (typeof value === 'string' ? value : JSON.stringify(value))

const intoColumn = (column: Column, value: Value): unknown =>
  column.sql === 'jsonb' && value !== null ? JSON.stringify(value) : value

const NUMERIC: readonly Column['sql'][] = ['bigint', 'numeric', 'numeric(18,2)']

/** What the driver hands over, as a canonical value. */
export const outOfColumn = (column: Column, stored: unknown, seal: Seal): Value => {
  if (stored === null || stored === undefined) return null
  if (column.sealed) return seal.open(stored as Uint8Array)
  // The driver gives bigint and numeric as text, as they may be longer than a JavaScript number.
  return NUMERIC.includes(column.sql) ? Number(stored) : (stored as Value)
}
