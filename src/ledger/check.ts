/**
 * The check of one row: its cells each on its own, what it lacks as a whole, and the checks (勾稽) of its ledger. The
 * form in the browser and the server run this same code.
 */
import type { Fault, LedgerDocument, Marks, Values } from './document.ts'
import { evaluate, numberOf, type Scope, type Scopes, scopeOf } from './formula.ts'
import { type AskedField, type Check, rulesOf, withComputed } from './rules.ts'
import { holds, isEmpty, type WhereRow } from './where.ts'

export interface CheckedRow extends WhereRow {
  readonly marks: Marks
}

/** Numbers by field name, or by `ledger.field`; null or absent: there is none. */
export type Numbers = Readonly<Record<string, number | null>>

/** What a row is compared with, as far as checks mention it. */
export interface Compared {
  /** Of the period before; null where nothing was reported then. */
  readonly before?: Values | null | undefined
  /** Units directly below, added up. */
  readonly below?: Numbers | undefined
  /** The median of similar units a period earlier. */
  readonly alike?: Numbers | undefined
  /** The latest of other ledgers for the same unit. */
  readonly others?: Numbers | undefined
}

/**
 * Every fault at once. Paths are field names, and `checks.<name>` for what several fields must satisfy together. As
 * long as it is not known what the row is compared with, checks that look beyond it are passed over.
 */
export const faultsOfRow = (ledger: LedgerDocument, row: CheckedRow, compared?: Compared): Fault[] => [
  ...rulesOf(ledger).fields.flatMap((field) => faultsOfCell(ledger, field, row)),
  ...broken(ledger, rulesOf(ledger).hard, row, compared),
]

/**
 * What the row as a whole lacks or contradicts; of its cells, each on its own, nothing is asked: for rows whose cells
 * their kinds have just read, a hundred thousand at a time.
 */
export const faultsOfWhole = (ledger: LedgerDocument, row: CheckedRow, compared?: Compared): Fault[] => {
  const faults: Fault[] = []
  for (const field of rulesOf(ledger).required) if (isGap(ledger, field, row)) faults.push(gap(field))
  return [...faults, ...broken(ledger, rulesOf(ledger).hard, row, compared)]
}

/** The soft checks that a row does not pass: to be explained, not refused. */
export const doubtsOfRow = (ledger: LedgerDocument, row: CheckedRow, compared?: Compared): Fault[] =>
  broken(ledger, rulesOf(ledger).soft, row, compared)

/** The name of the check that a fault is about; undefined where it is about a cell. */
export const checkOfFault = ({ path }: Fault): string | undefined =>
  path.startsWith('checks.') ? path.slice('checks.'.length) : undefined

export const faultsOfCell = (ledger: LedgerDocument, field: AskedField, row: CheckedRow): Fault[] => {
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

const gap = ({ name, document }: AskedField): Fault => ({ path: name, says: `“${document.title}”没有填` })

const isGap = (ledger: LedgerDocument, field: AskedField, row: CheckedRow): boolean =>
  isEmpty(row.values[field.name] ?? null) && row.marks[field.name] === undefined && isRequired(ledger, field, row)

/** Whether the cell has to be filled, as the others stand. What only a move writes is asked for by that move. */
export const isRequired = (ledger: LedgerDocument, { name, document }: AskedField, row: WhereRow): boolean => {
  const { required, retired } = document
  if (required === undefined || retired || rulesOf(ledger).asked.has(name)) return false
  return required === true || holds(required, row)
}

/** A check that cannot be told, because something it compares is missing, is no fault. */
const broken = (
  ledger: LedgerDocument,
  checks: readonly Check[],
  row: CheckedRow,
  compared: Compared | undefined,
): Fault[] => {
  const told = compared === undefined ? checks.filter(({ beyond }) => !beyond) : checks
  if (told.length === 0) return []
  const scopes = scopesOf(ledger, row.values, compared)
  return told
    .filter(({ formula }) => evaluate(formula, scopes) === 0)
    .map(({ name, says }) => ({ path: `checks.${name}`, says }))
}

const scopesOf = (ledger: LedgerDocument, values: Values, compared: Compared = {}): Scopes => {
  const { before, below, alike, others } = compared
  return {
    own: scopeOf(withComputed(ledger, values, before)),
    ...(before ? { before: scopeOf(withComputed(ledger, before)) } : {}),
    below: among(below),
    alike: among(alike),
    others: among(others),
  }
}

const among = (numbers: Numbers = {}): Scope => {
  return (name) => (Object.hasOwn(numbers, name) ? numberOf(numbers[name] ?? null) : null)
}

/** A value or a mark: something has been said in the cell. */
export const isAnswered = (row: Pick<CheckedRow, 'values' | 'marks'>, field: string): boolean =>
  !isEmpty(row.values[field] ?? null) || row.marks[field] !== undefined
