/** The strict check of a whole row before it is written: every fault at once, each at the field it stands in. */
import {
  evaluate,
  type Fault,
  holds,
  isEmpty,
  type LedgerDocument,
  type Marks,
  scopeOf,
  type Values,
  type WhereRow,
} from '../../ledger/index.ts'
import { storedFields, type StoredField } from './columns.ts'
import { type HardCheck, rulesOf, withComputed } from './rules.ts'

export interface CheckedRow extends WhereRow {
  readonly marks: Marks
}

/**
 * `before`: the values of the period before, for checks that compare with them. Paths are field names, and
 * `checks.<name>` for what several fields must satisfy together.
 */
export const faultsOfRow = (ledger: LedgerDocument, row: CheckedRow, before?: Values | null): Fault[] => [
  ...storedFields(ledger).flatMap((field) => (field.document.retired ? [] : faultsOfCell(ledger, field, row))),
  ...broken(ledger, rulesOf(ledger).hard, row, before),
]

/**
 * What the row as a whole lacks or contradicts; of its cells, each on its own, nothing is asked: for rows whose cells
 * their kinds have just read, a hundred thousand at a time.
 */
export const faultsOfWhole = (ledger: LedgerDocument, row: CheckedRow, before?: Values | null): Fault[] => {
  const faults: Fault[] = []
  for (const field of storedFields(ledger)) if (isGap(ledger, field, row)) faults.push(gap(field))
  return [...faults, ...broken(ledger, rulesOf(ledger).hard, row, before)]
}

/** The soft checks that a row does not pass: to be explained, not refused. */
export const doubtsOfRow = (ledger: LedgerDocument, row: CheckedRow, before?: Values | null): Fault[] =>
  broken(ledger, rulesOf(ledger).soft, row, before)

const faultsOfCell = (ledger: LedgerDocument, field: StoredField, row: CheckedRow): Fault[] => {
  const { name, document, kind } = field
  const value = row.values[name] ?? null
  const mark = row.marks[name]
  if (mark !== undefined) {
    return value === null ? [] : [{ path: name, says: `“${document.title}”已注明没有数，不能同时填写` }]
  }
  const trouble = kind.check(value, document)
  if (trouble !== null) return [{ path: name, says: `“${document.title}”${trouble}` }]
  return isGap(ledger, field, row) ? [gap(field)] : []
}

const gap = ({ name, document }: StoredField): Fault => ({ path: name, says: `“${document.title}”没有填` })

const isGap = (ledger: LedgerDocument, { name, document }: StoredField, row: CheckedRow): boolean => {
  if (document.required === undefined || document.retired || !isEmpty(row.values[name] ?? null)) return false
  // What only a move writes is asked for by that move.
  return row.marks[name] === undefined && !rulesOf(ledger).asked.has(name) && isRequired(document.required, row)
}

const isRequired = (required: StoredField['document']['required'], row: WhereRow): boolean =>
  required === true || (required !== undefined && holds(required, row))

/** A check that cannot be told, because something it compares is missing, is no fault. */
const broken = (
  ledger: LedgerDocument,
  checks: readonly HardCheck[],
  row: CheckedRow,
  before: Values | null | undefined,
): Fault[] => {
  if (checks.length === 0) return []
  const scope = scopeOf(withComputed(ledger, row.values, before))
  const earlier = before ? scopeOf(withComputed(ledger, before)) : undefined
  return checks
    .filter(({ formula }) => evaluate(formula, scope, earlier) === 0)
    .map(({ name, says }) => ({ path: `checks.${name}`, says }))
}

/** A value or a mark: something has been said in the cell. */
export const isAnswered = (row: Pick<CheckedRow, 'values' | 'marks'>, field: string): boolean =>
  !isEmpty(row.values[field] ?? null) || row.marks[field] !== undefined
