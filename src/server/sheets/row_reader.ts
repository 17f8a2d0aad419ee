/** One row of a sheet → one row of a ledger, or what is wrong with it, cell by cell. */
import {
  type Day,
  type Fault,
  faultsOfWhole,
  isAnswered,
  type LedgerDocument,
  type Mark,
  type Notes,
  parsePeriod,
  type Period,
  rulesOf,
  stateTitle,
  type Values,
  workflowOf,
} from '../../ledger/index.ts'
import { storedFields } from '../tables/columns.ts'
import { askedElsewhere } from '../tables/row_create.ts'
import type { Seal } from '../tables/seal.ts'
import { dayOfRow } from '../tables/submission.ts'
import { type Cell, cellText, isTrouble, type SheetRow } from './cell.ts'
import { ownText, type ReadCell } from './cell_reader.ts'
import { type CellFaultWire, faultAt, Faults } from './faults.ts'
import type { FoundColumn } from './headings.ts'
import { readPeriod } from './period_reader.ts'
import type { Places } from './places.ts'
import { rowLayout, UnderstoodRow } from './row_layout.ts'
import type { PlannedColumn, SheetPlan } from './sheet_plan.ts'

/** A row that was understood. */
export interface ReadRow {
  readonly row: number
  readonly unit: string
  readonly period: string | null
  readonly state: string
  readonly day: Day
  readonly values: Values
  readonly marks: Readonly<Record<string, Mark>>
  /** What was known of its cells before they were filled; found out for many rows at once, after they were read. */
  notes?: Notes | undefined
  /** Its fields as a COPY line has them. */
  readonly copied?: string | undefined
}

export interface RowAsked {
  readonly ledger: LedgerDocument
  readonly seal: Seal
  readonly plan: SheetPlan
  readonly places: Places
  readonly faults: Faults
  /** Of rows that do not say their own. */
  readonly unit: string | undefined
  readonly period: string | undefined
  /** Rows may come in any state, with what its moves ask for: stewards bring in what happened elsewhere. */
  readonly anyState: boolean
  readonly today: Day
}

const NO_MARKS: Readonly<Record<string, Mark>> = Object.freeze({})

export interface RowReader {
  /** Null for a row at fault, with its faults added. */
  read(row: SheetRow): ReadRow | null
  /** Whose row it is and what of it was understood, whatever else is wrong with it; null where that cannot be told. */
  loosely(row: SheetRow): ReadRow | null
}

export const rowReader = (asked: RowAsked): RowReader => {
  const { ledger, plan, faults } = asked
  const layout = rowLayout(ledger, plan.columns, asked.seal)
  const place = placeReader(asked)
  const { start } = workflowOf(ledger)
  const absent = absentColumns(ledger, plan)
  const loosely = (row: SheetRow): ReadRow | null => {
    const unheard = new Faults()
    const { cells, marks } = readCells(plan.columns, row, unheard)
    const values = layout.values(cells)
    const placed = place(row, values, unheard)
    return placed === null ? null : new UnderstoodRow(placed, { row: row.row, cells, marks }, layout, values)
  }
  const read = (row: SheetRow): ReadRow | null => {
    const before = faults.count
    const total = totalFault(row)
    if (total !== null) {
      faults.add(total)
      return null
    }
    const { cells, marks, failed } = readCells(plan.columns, row, faults)
    const complete = failed.length === 0 && layout.isComplete(cells)
    const values = complete ? layout.dayValues(cells) : layout.values(cells)
    const placed = place(row, values, faults)
    if (!complete) {
      // Also a row without a place is looked through, so that all its faults are said at once.
      const { unit, period, state } = placed ?? { unit: '', period: null, state: start }
      for (const fault of wholeRow(asked, { unit, period, state, values, marks })) {
        if (!failed.includes(fault.path) && !absent.has(fault.path)) faults.add(placeFault(fault, row, plan))
      }
    }
    if (placed === null || faults.count > before) return null
    return new UnderstoodRow(placed, { row: row.row, cells, marks }, layout, complete ? undefined : values)
  }
  return { read, loosely }
}

/** Fields that every row needs and the sheet has no column for: said once at the headings, not in every row. */
const absentColumns = (ledger: LedgerDocument, { columns }: SheetPlan): Set<string> =>
  new Set(
    storedFields(ledger)
      .filter(({ name, document }) => document.required === true && !columns.some(({ field }) => field === name))
      .map(({ name }) => name),
  )

const NONE: readonly string[] = []

const readCells = (columns: readonly PlannedColumn[], { row, cells }: SheetRow, faults: Faults) => {
  const read = Array<ReadCell | undefined>(columns.length)
  let marks = NO_MARKS
  let failed = NONE
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i]
    const cell = column === undefined ? null : (cells[column.column] ?? null)
    if (column === undefined || cell === null) {
      read[i] = undefined
      continue
    }
    const found = column.cell(cell)
    const { reading } = found
    read[i] = found
    if (!reading.ok) {
      failed = [...failed, column.field]
      faults.add(cellFault(column, row, cell, reading.says, reading.expected))
    } else if (reading.mark !== undefined) marks = { ...marks, [column.field]: reading.mark }
  }
  return { cells: read, marks, failed }
}

export const cellFault = (
  column: PlannedColumn,
  row: number,
  cell: Cell,
  says: string,
  expected: string,
): CellFaultWire =>
  faultAt({
    row,
    column: column.letter,
    field: column.field,
    title: column.document.title,
    // What is sealed in the table is not repeated in a list of faults.
    read: column.sealed ? '（不显示）' : cellText(cell),
    says,
    expected,
  })

const TOTALS = new Set(['合计', '总计', '小计', '共计'])

/** A line of totals at the bottom is no row; said once, and not as a dozen missing cells. */
const totalFault = ({ row, cells }: SheetRow): CellFaultWire | null => {
  let first = 0
  while (first < cells.length && (cells[first] === null || cells[first] === '')) first++
  const text = cells[first]
  if (typeof text !== 'string' || text.length > 8 || !text.includes('计') || !TOTALS.has(text.replace(/[\s:：]/g, '')))
    return null
  return faultAt({ row, column: '', title: '', read: text, says: '这一行是合计，不是记录', expected: '删去这一行' })
}

/** What the whole row must satisfy; its cells, each on its own, their kinds have just read. */
const wholeRow = ({ ledger, anyState }: RowAsked, row: Parameters<typeof faultsOfWhole>[1]): Fault[] => {
  if (rulesOf(ledger).asked.size === 0) return faultsOfWhole(ledger, row)
  const early = anyState && row.state !== workflowOf(ledger).start
  const asked = [...rulesOf(ledger).asked].filter(([field]) => !early && isAnswered(row, field))
  return [...faultsOfWhole(ledger, row), ...asked.map(([field, moves]) => askedElsewhere(ledger, field, moves))]
}

/** A fault that the check of a whole row found, at the cell it speaks of where there is one. */
export const placeFault = (fault: Fault, { row, cells }: SheetRow, plan: SheetPlan): CellFaultWire => {
  const column = plan.columns.find(({ field }) => field === fault.path)
  if (column !== undefined) return cellFault(column, row, cells[column.column] ?? null, fault.says, '')
  return faultAt({ row, column: '', title: '', read: '', says: fault.says, expected: '' })
}

type Placed = Pick<ReadRow, 'unit' | 'period' | 'state' | 'day'>

/** Whose the row is, for which period, in which state: from its own columns, or as was said for the whole file. */
const placeReader = (asked: RowAsked): ((row: SheetRow, values: Values, faults: Faults) => Placed | null) => {
  const { ledger, plan, today } = asked
  const periodOf = periodReader(asked)
  const refuse = (
    faults: Faults,
    row: number,
    column: FoundColumn | null,
    title: string,
    cell: Cell,
    { says, expected }: Refused,
  ): null => {
    const { letter = '', heading = '' } = column ?? {}
    faults.add(faultAt({ row, column: letter, title: heading || title, read: cellText(cell), says, expected }))
    return null
  }
  return ({ row, cells }, values, faults) => {
    const unit = unitIn(cells, asked)
    if ('says' in unit) return refuse(faults, row, unit.column, '单位', cells[unit.column?.column ?? -1] ?? null, unit)
    const periodCell = plan.period === null ? null : (cells[plan.period.column] ?? null)
    const period = periodOf(periodCell)
    if ('says' in period) return refuse(faults, row, plan.period, '期', periodCell, period)
    const stateCell = plan.state === null ? null : (cells[plan.state.column] ?? null)
    const state = stateIn(stateCell, asked)
    if (state === null) return refuse(faults, row, plan.state, '状态', stateCell, stateRefusal(asked))
    const day = dayOfRow(ledger, values, period.period, today)
    const { from, to } = period.period ?? { from: day, to: day }
    const trouble = asked.places.trouble(unit.code, from, to)
    if (trouble !== null)
      return refuse(faults, row, plan.unitCode ?? plan.unitName, '单位', unit.cell, { says: trouble, expected: '' })
    return { unit: unit.code, period: period.period?.code ?? null, state, day }
  }
}

/** A file has few periods; each spelling is read once. */
const periodReader = (asked: RowAsked): ((cell: Cell) => ReturnType<typeof periodIn>) => {
  const known = new Map<Cell, ReturnType<typeof periodIn>>()
  return (cell) => {
    const before = known.get(cell)
    if (before !== undefined) return before
    if (known.size > 1_000) known.clear()
    const found = periodIn(cell, asked)
    known.set(ownText(cell), found)
    return found
  }
}

type UnitFound = { readonly code: string; readonly cell: Cell }
type Refused = { readonly says: string; readonly expected: string }

const unitIn = (
  cells: readonly Cell[],
  { plan, places, unit }: RowAsked,
): UnitFound | (Refused & { column: SheetPlan['unitCode'] }) => {
  for (const column of [plan.unitCode, plan.unitName]) {
    const cell = column === null ? null : (cells[column.column] ?? null)
    const text = cellText(cell).trim()
    if (text === '') continue
    const found = isTrouble(cell) ? undefined : places.find(text)
    if (found !== undefined && 'code' in found) return { code: found.code, cell }
    if (found === undefined) return { column, says: '没有这个单位', expected: '单位名称或代码，与单位目录一致' }
    return { column, says: `叫这个名字的单位有${found.many}个`, expected: '单位代码' }
  }
  if (unit !== undefined) return { code: unit, cell: null }
  return { column: plan.unitCode ?? plan.unitName, says: '没有写是哪个单位', expected: '单位名称或代码' }
}

const periodIn = (cell: Cell, { ledger, period }: RowAsked): { period: Period | null } | Refused => {
  if (ledger.cadence === undefined) return { period: null }
  const reading = readPeriod(cell, ledger.cadence.each)
  if (!reading.ok) return reading
  const code = typeof reading.value === 'string' ? reading.value : period
  const found = code === undefined ? null : parsePeriod(code)
  return found === null ? { says: '没有写是哪一期', expected: '填报期' } : { period: found }
}

const stateIn = (cell: Cell, { ledger, anyState }: RowAsked): string | null => {
  const { start, states } = workflowOf(ledger)
  const text = cellText(cell).trim()
  if (text === '') return start
  const name = Object.keys(states).find((one) => states[one]?.title === text || one === text)
  return name !== undefined && (anyState || name === start) ? name : null
}

const stateRefusal = ({ ledger, anyState }: RowAsked): Refused => {
  const { start, states } = workflowOf(ledger)
  const titles = Object.values(states).map(({ title }) => title)
  return anyState
    ? { says: '本台账没有这个状态', expected: titles.join('、') }
    : { says: '新记录不能直接进入这个状态，要由有权的岗位逐步办理', expected: `${stateTitle(ledger, start)}，或留空` }
}
