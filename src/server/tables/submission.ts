/** What was sent for a row, brought into shape: cells laid over the old ones, strays and foreign cells refused. */
import {
  type Day,
  type Fault,
  type LedgerDocument,
  type Mark,
  type Marks,
  parsePeriod,
  type Period,
  type Value,
  type Values,
} from '../../ledger/index.ts'
import { storedField, storedFields } from './columns.ts'
import { masked } from './row_sql.ts'
import { same } from './plan_steps.ts'

/** Cells as they are kept: a field without a value is null, a field without a mark is absent. */
export interface Cells {
  readonly values: Values
  readonly marks: Marks
}

export interface Sent {
  readonly values?: Values | undefined
  readonly marks?: Readonly<Record<string, Mark>> | undefined
}

export const emptyCells = (ledger: LedgerDocument): Cells => ({
  values: Object.fromEntries(storedFields(ledger).map(({ name }) => [name, null])),
  marks: {},
})

/**
 * The old cells with what was sent laid over them: a cell that is not named keeps what it has, and one that is named
 * in `values` loses its mark unless that is sent too. Values of formula fields come back from forms and are passed
 * over; a mask that comes back is no new value.
 */
export const laidOver = (ledger: LedgerDocument, old: Cells, sent: Sent): { cells: Cells; faults: Fault[] } => {
  const values: Record<string, Value> = { ...old.values }
  const marks: Record<string, Mark> = { ...old.marks }
  const faults: Fault[] = []
  for (const [name, given] of Object.entries(sent.values ?? {})) {
    const field = storedField(ledger, name)
    if (field === undefined) {
      if (!Object.hasOwn(ledger.fields, name)) faults.push({ path: name, says: `本台账没有“${name}”这一项` })
      continue
    }
    const value = given ?? null
    const before = old.values[name] ?? null
    const comesBack = field.column.sealed && before !== null && value === masked(field, before)
    if (!comesBack) values[name] = value
    if (!Object.hasOwn(sent.marks ?? {}, name)) delete marks[name]
  }
  for (const [name, mark] of Object.entries(sent.marks ?? {})) {
    if (storedField(ledger, name) === undefined) faults.push({ path: name, says: `“${name}”不能注明` })
    else marks[name] = mark
    // A mark says why there is no value; one that is sent alone takes the value's place.
    if (!Object.hasOwn(sent.values ?? {}, name)) values[name] = null
  }
  return { cells: { values, marks }, faults }
}

/** The fields in which two rows differ. */
export const changedFields = (ledger: LedgerDocument, one: Cells, other: Cells): string[] =>
  storedFields(ledger)
    .map(({ name }) => name)
    .filter(
      (name) => !same(one.values[name] ?? null, other.values[name] ?? null) || one.marks[name] !== other.marks[name],
    )

/** The period that a row is sent for; faults say what is wrong with the code. */
export const periodSent = (
  ledger: LedgerDocument,
  code: string | null | undefined,
): { period: Period | null; faults: Fault[] } => {
  const fault = (says: string): { period: null; faults: Fault[] } => ({
    period: null,
    faults: [{ path: 'period', says }],
  })
  if (ledger.cadence === undefined) {
    return code === null || code === undefined || code === '' ? { period: null, faults: [] } : fault('本台账不分期填报')
  }
  if (code === null || code === undefined || code === '') return fault('没有说明是哪一期')
  const period = parsePeriod(code)
  if (period?.kind !== ledger.cadence.each) return fault(`“${code.slice(0, 20)}”不是本台账的填报期`)
  return { period, faults: [] }
}

/**
 * The day that puts a row into a period: what its `on` field says, a day or a moment of it; else the first day of its period; else the day it
 * was entered. A ledger kept once for all has no first day.
 */
export const dayOfRow = (ledger: LedgerDocument, values: Values, period: Period | null, entered: Day): Day => {
  const on = ledger.on === undefined ? null : values[ledger.on]
  if (typeof on === 'string') return on.slice(0, 10)
  return period === null || period.kind === 'once' ? entered : period.from
}
