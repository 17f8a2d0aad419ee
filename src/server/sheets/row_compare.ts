/**
 * A line of a sheet beside the row that it speaks of: what of it is to change. A cell that still says what the template
 * wrote into it is no change, whatever it may say by itself: a mask, a name that two rows share.
 */
import {
  faultsOfWhole,
  isAnswered,
  type LedgerDocument,
  type Mark,
  rulesOf,
  stateTitle,
  type Value,
} from '../../ledger/index.ts'
import { same } from '../tables/plan_steps.ts'
import { askedElsewhere } from '../tables/row_create.ts'
import type { KnownRow, KnownVersion, ManyChange } from '../tables/rows.ts'
import { type Cells, laidOver } from '../tables/submission.ts'
import { type Cell, cellText, type SheetRow } from './cell.ts'
import { EXPLAINED_TITLE, explanationIn, explanationsOf, explanationText } from './explained_column.ts'
import { type CellFaultWire, faultAt, type Faults } from './faults.ts'
import type { FoundColumn } from './headings.ts'
import { cellFault, placeFault } from './row_reader.ts'
import { saysTheSame, shownCell } from './shown_cell.ts'
import type { PlannedColumn, SheetPlan } from './sheet_plan.ts'
import { WITHDRAW } from './template_columns.ts'

/** A change as it is written, and as it is shown before that. */
export interface SheetChange extends ManyChange {
  readonly row: number
  /** Within a zip. */
  readonly file?: string | undefined
  readonly unit: string
  readonly period: string | null
  readonly state: string
  readonly unit_name: string
  /** The whole row as it would be, for checks that look at other rows. */
  readonly after: Cells
  readonly cells: readonly {
    readonly field: string
    readonly title: string
    readonly from: string
    readonly to: string
  }[]
}
/** `blank`: nothing stands in the line any more, as if it had been deleted. */
export type Compared = SheetChange | 'unchanged' | 'blank' | 'faulty'

export interface CompareAsked {
  readonly ledger: LedgerDocument
  readonly plan: SheetPlan
  readonly faults: Faults
  /** A file made by hand: an empty cell leaves what is there. */
  readonly keep_blank: boolean
  /** Called with a line whose row has been changed since, and with what stands now. */
  readonly stale: (row: number, current: KnownVersion) => void
}

interface Changed {
  readonly column: PlannedColumn
  readonly cell: Cell
  readonly value: Value
  readonly mark: Mark | undefined
}

export const compareRow = (asked: CompareAsked, row: SheetRow, known: KnownRow): Compared => {
  const { plan, faults } = asked
  const { seen, current } = known
  const action = textIn(row, plan.action)
  if (seen === undefined) return refuse(faults, rowFault(row, '没有找到这条记录，可能已不在你的范围内', ''))
  if (action !== '' && action !== WITHDRAW)
    return refuse(faults, at(row, plan.action, `“操作”不能是“${action}”`, `${WITHDRAW}，或留空`))
  if (action === '' && !asked.keep_blank && plan.columns.every(({ column }) => isBlank(row.cells[column])))
    return 'blank'
  const before = faults.count
  const changed = action === WITHDRAW ? [] : changedCells(asked, row, seen)
  const explained = action === WITHDRAW ? '' : newExplanation(asked, row, seen)
  if (faults.count > before) return 'faulty'
  if (changed.length === 0 && action === '' && explained === '') return 'unchanged'
  const standing = standingFaults(asked, row, known, seen, changed)
  if (standing.length > 0) return refuse(faults, ...standing)
  // Somebody else has written the very same meanwhile: there is nothing left to do.
  if (current === undefined || (changed.length > 0 && changed.every((one) => isThere(one, current)))) return 'unchanged'
  return action === WITHDRAW ? withdrawal(asked, row, current) : edit(asked, row, current, changed)
}

/** What is said in the line to checks that do not hold, and was not said before. */
const newExplanation = ({ plan }: CompareAsked, row: SheetRow, { shown }: KnownVersion): string => {
  const text = explanationIn(row, plan.explained)
  return text === explanationText(shown) ? '' : text
}

const refuse = (faults: Faults, ...found: readonly CellFaultWire[]): 'faulty' => {
  found.forEach((fault) => faults.add(fault))
  return 'faulty'
}

const isBlank = (cell: Cell | undefined): boolean => cellText(cell).trim() === ''
const textIn = ({ cells }: SheetRow, column: FoundColumn | null): string =>
  column === null ? '' : cellText(cells[column.column]).trim()

const at = (row: SheetRow, column: FoundColumn | null, says: string, expected: string): CellFaultWire =>
  faultAt({
    row: row.row,
    column: column?.letter ?? '',
    title: column?.heading ?? '',
    read: textIn(row, column),
    says,
    expected,
  })
const rowFault = (row: SheetRow, says: string, expected: string): CellFaultWire => at(row, null, says, expected)

const changedCells = (asked: CompareAsked, row: SheetRow, { shown, cells }: KnownVersion): Changed[] =>
  asked.plan.columns.flatMap((column): Changed[] => {
    const cell = row.cells[column.column] ?? null
    if (asked.keep_blank && isBlank(cell)) return []
    if (saysTheSame(cell, shownCell(column.field, column.document, shown))) return []
    const reading = column.read(cell)
    if (!reading.ok) {
      asked.faults.add(cellFault(column, row.row, cell, reading.says, reading.expected))
      return []
    }
    const [value, mark] = reading.mark === undefined ? [reading.value, undefined] : [null, reading.mark]
    const alike = same(value, cells.values[column.field] ?? null) && mark === cells.marks[column.field]
    return alike ? [] : [{ column, cell, value, mark }]
  })

/** Whether the row may be changed as it stands now, and is still the one that was seen. */
const standingFaults = (
  { ledger, plan, stale: found }: CompareAsked,
  row: SheetRow,
  { current, in_hands }: KnownRow,
  seen: KnownVersion,
  changed: readonly Changed[],
): CellFaultWire[] => {
  if (current === undefined) return [rowFault(row, '这条记录已被撤回，不能再改', '删去这一行')]
  if (current.shown.version !== seen.shown.version) {
    found(row.row, current)
    const since = `${current.shown.by ?? '平台'}在你下载之后改过这条记录`
    const stale = changed.filter((one) => !isThere(one, current))
    if (changed.length === 0) return [at(row, plan.action, `${since}，不能照旧办理`, '重新下载模板，核对后再办')]
    return stale.map(({ column, cell }) => {
      const now = shownText(shownCell(column.field, column.document, current.shown))
      const was = shownText(shownCell(column.field, column.document, seen.shown))
      const says = now === was ? `${since}（这一格没有动，仍是${now}）` : `${since}：这一格原来是${was}，现在是${now}`
      return cellFault(column, row.row, cell, says, '核对两边的内容，定下来后再上传')
    })
  }
  if (in_hands) return []
  const state = stateTitle(ledger, current.shown.state)
  return [rowFault(row, `这条记录现在是“${state}”，你的岗位不能改它`, '恢复原来的内容，或先退回再改')]
}

const shownText = (written: ReturnType<typeof shownCell>): string => (written === null ? '空' : `“${written}”`)

const isThere = ({ column, value, mark }: Changed, { cells }: KnownVersion): boolean =>
  same(value, cells.values[column.field] ?? null) && mark === cells.marks[column.field]

const withdrawal = ({ plan, faults }: CompareAsked, row: SheetRow, current: KnownVersion): Compared => {
  const reason = textIn(row, plan.reason)
  if (reason === '') return refuse(faults, at(row, plan.reason ?? plan.action, '撤回要写明理由', '撤回的理由'))
  return { ...placed(row, current), withdrawn: reason, after: current.cells, cells: [] }
}

const placed = (row: SheetRow, { shown }: KnownVersion) => ({
  place: `第${row.row}行`,
  row: row.row,
  id: shown.id,
  version: shown.version,
  unit: shown.unit,
  unit_name: shown.unit_name,
  period: shown.period,
  state: shown.state,
})

const edit = (asked: CompareAsked, row: SheetRow, current: KnownVersion, changed: readonly Changed[]): Compared => {
  const { ledger, plan, faults } = asked
  const values = Object.fromEntries(changed.map(({ column, value }) => [column.field, value]))
  const marks = Object.fromEntries(
    changed.flatMap(({ column, mark }) => (mark === undefined ? [] : [[column.field, mark]])),
  )
  const { cells: after } = laidOver(ledger, current.cells, { values, marks })
  const { unit, period, state } = current.shown
  const elsewhere = [...rulesOf(ledger).asked].filter(([field]) => field in values && isAnswered(after, field))
  const found = [
    ...faultsOfWhole(ledger, { ...after, unit, period, state }),
    ...elsewhere.map(([field, moves]) => askedElsewhere(ledger, field, moves)),
  ]
  if (found.length > 0) return refuse(faults, ...found.map((fault) => placeFault(fault, row, plan)))
  const cells = changed.map(({ column, cell }) => ({
    field: column.field,
    title: column.document.title,
    from: shownText(shownCell(column.field, column.document, current.shown)),
    to: column.sealed ? '（不显示）' : isBlank(cell) ? '空' : `“${cellText(cell).trim()}”`,
  }))
  const said = newExplanation(asked, row, current)
  const words = { field: '#explained', title: EXPLAINED_TITLE, from: shownText(explanationText(current.shown) || null) }
  const explained = explanationsOf(ledger, explanationIn(row, plan.explained))
  const told = said === '' ? cells : [...cells, { ...words, to: shownText(said) }]
  return {
    ...placed(row, current),
    values,
    marks,
    ...(explained === undefined ? {} : { explained }),
    after,
    cells: told,
  }
}
