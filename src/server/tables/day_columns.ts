/** Which columns of a ledger its indicators read, so that its index by day can hold them. */
import {
  fieldsIn,
  type IndicatorDocument,
  isFormulaFault,
  type LedgerDocument,
  namesIn,
  parseFormula,
  type Where,
} from '../../ledger/index.ts'
import { columnsOf, hashColumn, type StoredField, storedField, storedFields } from './columns.ts'

/** An index that holds more of a row than this is hardly narrower than the row. */
const MOST = 12

/** Every figure reads the unit and the state; a ledger without indicators has no figures. */
export const dayColumns = (ledger: LedgerDocument): readonly string[] => {
  const indicators = Object.values(ledger.indicators ?? {})
  const fields = new Set(indicators.flatMap(fieldsRead).flatMap((name) => behind(ledger, name)))
  const columns = [...fields].flatMap((name) => columnRead(storedField(ledger, name)))
  const all = ['unit', 'period', 'state', ...columns]
  return indicators.length === 0 || all.length > MOST ? [] : all
}

const fieldsRead = ({ count, sum, mean, max, min, where, counted }: IndicatorDocument): string[] => [
  ...[count, sum, mean, max, min].filter((name) => name !== undefined),
  ...[where, counted].flatMap((asked: Where | undefined) => (asked === undefined ? [] : fieldsIn(asked))),
]

/** A formula reads the fields that it mentions. */
const behind = (ledger: LedgerDocument, name: string): readonly string[] => {
  const { formula } = ledger.fields[name] ?? {}
  const parsed = formula === undefined ? undefined : parseFormula(formula)
  return parsed === undefined || isFormulaFault(parsed) ? [name] : namesIn(parsed)
}

/** What has a bounded length: texts as long as people like do not fit into an index. */
const BOUNDED: readonly string[] = ['bigint', 'numeric', 'numeric(18,2)', 'boolean', 'date']

/** False for a column that this ledger knows to be of another kind than it was. */
export const isBounded = (ledger: LedgerDocument, column: string): boolean => {
  const field = storedFields(ledger).find((one) => columnsOf(one).some(({ name }) => name === column))
  return field === undefined || columnRead(field).includes(column)
}

const columnRead = (field: StoredField | undefined): string[] => {
  if (field === undefined) return []
  const { name, document, column } = field
  if (column.sealed) return [hashColumn(name)]
  return BOUNDED.includes(column.sql) || (column.sql === 'text' && document.options !== undefined) ? [name] : []
}
