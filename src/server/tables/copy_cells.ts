/** A ledger's fields as cells of COPY lines: one writer a field, chosen by its column once. */
import type { Column, LedgerDocument, Value } from '../../ledger/index.ts'
import { columnsOf, sealable, type StoredField, storedFields } from './columns.ts'
import { copyBytes, copyCell, copyText, NULL } from './copy_text.ts'
import type { Seal } from './seal.ts'

export interface CellWriter {
  readonly name: string
  /** What is written where there is no value. */
  readonly gap: string
  /** All columns of the field, each with a tab before it. */
  readonly write: (value: Value) => string
  /** The column by which equal values are found. */
  readonly key: (value: Value) => string
}

/** The columns that the writers write, in their order. */
export const columnsWritten = (ledger: LedgerDocument): string[] =>
  storedFields(ledger)
    .flatMap(columnsOf)
    .map(({ name }) => name)

const GAP = `\t${NULL}`

export const cellWriters = (ledger: LedgerDocument, seal: Seal): CellWriter[] =>
  storedFields(ledger).map((field) => (field.column.sealed ? sealedWriter(field, seal) : plainWriter(field)))

const plainWriter = ({ name, column }: StoredField): CellWriter => {
  const cell = cellOf(column)
  return {
    name,
    gap: GAP,
    write: (value) => (value === null ? GAP : `\t${cell(value)}`),
    key: (value) => copyCell(column, value),
  }
}

type Cell = (value: Exclude<Value, null>) => string

const digits: Cell = String
const textCell: Cell = (value) => (typeof value === 'string' ? copyText(value) : copyText(JSON.stringify(value)))

/** What is certain by the column is not looked at in the value. */
const cells: Partial<Record<Column['sql'], Cell>> = {
  bigint: digits,
  numeric: digits,
  'numeric(18,2)': digits,
  date: digits,
  boolean: (value) => (value === true ? 't' : 'f'),
  text: textCell,
}

const cellOf = (column: Column): Cell => cells[column.sql] ?? ((value) => copyCell(column, value))

const sealedWriter = ({ name }: StoredField, seal: Seal): CellWriter => {
  // A row's hash is asked for by the line and again by its key.
  let last = ''
  let hash = copyBytes(seal.hash(last))
  const hashOf = (text: string): string => {
    if (text !== last) {
      last = text
      hash = copyBytes(seal.hash(text))
    }
    return hash
  }
  return {
    name,
    gap: GAP + GAP,
    write: (value) => {
      if (value === null) return GAP + GAP
      const text = sealable(value)
      return `\t${copyBytes(seal.seal(text))}\t${hashOf(text)}`
    },
    key: (value) => (value === null ? NULL : hashOf(sealable(value))),
  }
}
