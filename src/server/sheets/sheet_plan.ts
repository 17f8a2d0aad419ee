/** What the columns of a file mean for a ledger: headings matched, readers compiled, what is missing said. */
import {
  type FieldDocument,
  fillingLevels,
  type LedgerDocument,
  type PeriodKind,
  type ReadContext,
  type Reading,
  rulesOf,
} from '../../ledger/index.ts'
import type { Import } from '../../ledger/import_wire.ts'
import { type StoredField, storedField } from '../tables/columns.ts'
import type { Cell, SheetRow } from './cell.ts'
import { cellReader, type CellReader, wrongUnit } from './cell_reader.ts'
import { asksExplanations, EXPLAINED_TITLE } from './explained_column.ts'
import { type CellFaultWire, faultAt } from './faults.ts'
import { type Assigned, findHeadings, type FoundColumn, type Wanted } from './headings.ts'
import { TOKEN_TITLE } from './machine_part.ts'

/** A field's column. */
export interface PlannedColumn extends FoundColumn {
  readonly field: string
  readonly document: FieldDocument
  readonly sealed: boolean
  readonly cell: CellReader
  readonly read: (cell: Cell) => Reading
}
export interface SheetPlan {
  /** Rows up to this one are no data. */
  readonly headingRow: number
  readonly columns: readonly PlannedColumn[]
  readonly unitCode: FoundColumn | null
  readonly unitName: FoundColumn | null
  readonly period: FoundColumn | null
  readonly state: FoundColumn | null
  /** Of a template: which row it is, and whether it is to be taken back, and why. */
  readonly token: FoundColumn | null
  readonly action: FoundColumn | null
  readonly reason: FoundColumn | null
  /** What is said to soft checks that do not hold. */
  readonly explained: FoundColumn | null
  readonly faults: readonly CellFaultWire[]
  /** For the page that shows which column was taken for what. */
  readonly shown: Import['columns']
}
/** What is known of all rows beforehand. */
export interface PlanAsked {
  readonly ledger: LedgerDocument
  /** Level of the unit that rows without a unit of their own belong to. */
  readonly level: string | undefined
  readonly hasPeriod: boolean
  readonly context: ReadContext
  readonly levelOf: (unit: string) => string | undefined
  /** What the clerk said of columns. */
  readonly assigned?: Assigned | undefined
}

const UNIT_CODE = '#unit_code'
const UNIT_NAME = '#unit_name'
const PERIOD = '#period'
const STATE = '#state'
const TOKEN = '#row_token'
const ACTION = '#row_action'
const REASON = '#row_reason'
const EXPLAINED = '#explained'

const unitCode: Wanted = {
  name: UNIT_CODE,
  title: '单位代码',
  synonyms: ['学校代码', '机构代码', '学校标识码', '学校（机构）标识码', '单位编码', '学校编码'],
  required: false,
}
const unitName: Wanted = {
  name: UNIT_NAME,
  title: '单位',
  synonyms: [
    '单位名称',
    '学校',
    '学校名称',
    '校名',
    '填报单位',
    '所属单位',
    '所属学校',
    '机构名称',
    '学校（机构）名称',
  ],
  required: false,
}
const state: Wanted = { name: STATE, title: '状态', synonyms: ['办理状态', '当前状态'], required: false }
const aboutRows: readonly Wanted[] = [
  { name: TOKEN, title: TOKEN_TITLE, synonyms: [], required: false },
  { name: ACTION, title: '操作', synonyms: ['处理方式'], required: false },
  { name: REASON, title: '撤回理由', synonyms: ['撤回原因'], required: false },
]
const explained: Wanted = {
  name: EXPLAINED,
  title: EXPLAINED_TITLE,
  synonyms: ['情况说明', '差异说明', '勾稽说明', '原因说明'],
  required: false,
}
const periodWords: Readonly<Record<PeriodKind, readonly string[]>> = {
  day: ['日期', '填报日期'],
  week: ['周次', '周'],
  ten_days: ['旬'],
  month: ['月份', '月', '年月'],
  quarter: ['季度'],
  half: ['半年'],
  year: ['年度', '年份', '年'],
  term: ['学期'],
  school_year: ['学年', '学年度'],
  once: [],
}

export const planSheet = (first: readonly SheetRow[], asked: PlanAsked): SheetPlan => {
  const { ledger } = asked
  const headings = findHeadings(first, wantedOf(ledger), asked.assigned)
  const named = (name: string): FoundColumn | null =>
    headings.columns.find(({ wanted }) => wanted?.name === name) ?? null
  const columns = headings.columns.flatMap((found): PlannedColumn[] => planned(found, asked))
  const plan = {
    headingRow: headings.row,
    columns,
    unitCode: named(UNIT_CODE),
    unitName: named(UNIT_NAME),
    period: named(PERIOD),
    state: named(STATE),
    token: named(TOKEN),
    action: named(ACTION),
    reason: named(REASON),
    explained: named(EXPLAINED),
    // The machine's own column is hidden in the sheet, and nobody's business here.
    shown: headings.columns.filter(({ wanted }) => wanted?.name !== TOKEN).map((found) => shownColumn(found, ledger)),
  }
  const found = headings.columns.length > 0
  return {
    ...plan,
    faults: [...headings.faults, ...(found ? placeFaults(plan, asked) : []), ...bracketFaults(plan, asked)],
  }
}

/** Fields first: where a ledger has a field called 学校, that heading means the field. */
const wantedOf = (ledger: LedgerDocument): Wanted[] => {
  const { asked } = rulesOf(ledger)
  const fields = Object.entries(ledger.fields)
    .filter(([, { retired }]) => !retired)
    .map(([name, document]): Wanted => {
      const written = storedField(ledger, name) !== undefined && !asked.has(name)
      return {
        name,
        title: document.title,
        synonyms: document.synonyms ?? [],
        required: written && document.required === true,
        aside: !written,
      }
    })
  const words = ledger.cadence === undefined ? [] : periodWords[ledger.cadence.each]
  const period: Wanted = {
    name: PERIOD,
    title: '期',
    synonyms: ['期次', '填报期', '所属期', '报告期', '统计期', ...words],
    required: false,
    aside: true,
  }
  const explaining = asksExplanations(ledger) ? [explained] : []
  const places = [unitCode, unitName, state, ...aboutRows, ...explaining].map((one) => ({ ...one, aside: true }))
  return [...fields, ...places, ...(ledger.cadence === undefined ? [] : [period])]
}

/** What a column can be said to be: for the page where headings are put right. */
export const assignable = (ledger: LedgerDocument): { field: string; title: string }[] =>
  wantedOf(ledger)
    .filter(({ name }) => name !== TOKEN && (name.startsWith('#') || isCarried(ledger, name)))
    .map(({ name, title }) => ({ field: name.replace('#', ''), title }))

const isCarried = (ledger: LedgerDocument, name: string): boolean => {
  const field = storedField(ledger, name)
  return field !== undefined && field.kind.type !== 'file'
}

const planned = (found: FoundColumn, asked: PlanAsked): PlannedColumn[] => {
  const field = carried(asked.ledger, found)
  if (field === undefined) return []
  const { name, document, column } = field
  const cell = cellReader(document, found.bracket, contextOf(document, asked))
  const read = (of: Cell): Reading => cell(of).reading
  return [{ ...found, field: name, document, sealed: column.sealed === true, cell, read }]
}

/** The field a sheet can carry under this heading. Attachments it cannot. */
const carried = (ledger: LedgerDocument, { wanted }: FoundColumn): StoredField | undefined => {
  const field = wanted === null ? undefined : storedField(ledger, wanted.name)
  return field?.kind.type === 'file' ? undefined : field
}

/** Some columns take units of one level only; others do not exist for them. */
const contextOf = ({ level }: FieldDocument, { context, levelOf }: PlanAsked): ReadContext => {
  if (level === undefined) return context
  const unit: NonNullable<ReadContext['unit']> = (text) => {
    const found = context.unit?.(text)
    return found !== undefined && 'code' in found && levelOf(found.code) !== level ? undefined : found
  }
  return { ...context, unit }
}

const shownColumn = (found: FoundColumn, ledger: LedgerDocument): Import['columns'][number] => {
  const { letter, heading, wanted } = found
  const name = wanted?.name ?? ''
  const field = carried(ledger, found) !== undefined || name.startsWith('#') ? name.replace('#', '') : null
  return { column: letter, heading, field, title: field === null ? '不导入' : (wanted?.title ?? '') }
}

const placeFaults = (plan: Omit<SheetPlan, 'faults'>, { ledger, level, hasPeriod }: PlanAsked): CellFaultWire[] => {
  const absent = (title: string, expected: string): CellFaultWire =>
    faultAt({ row: plan.headingRow || 1, column: '', title, read: '', says: '缺少这一列', expected })
  const owned = level !== undefined && fillingLevels(ledger).includes(level)
  const noUnit = !owned && plan.unitCode === null && plan.unitName === null
  const noPeriod = ledger.cadence !== undefined && !hasPeriod && plan.period === null
  return [
    ...(noUnit ? [absent('单位', '表头中要有“单位”或“单位代码”，写明每一行是哪个单位的')] : []),
    ...(noPeriod ? [absent('期', '表头中要有“期”，或在上传时选定是哪一期')] : []),
  ]
}

const bracketFaults = ({ columns, headingRow }: Omit<SheetPlan, 'faults'>, { context }: PlanAsked): CellFaultWire[] =>
  columns
    .filter(({ document, bracket }) => wrongUnit(document, bracket, context))
    .map(({ letter, heading, field, bracket, document }) =>
      faultAt({
        row: headingRow,
        column: letter,
        field,
        title: heading,
        read: heading,
        says: `表头写的单位“${bracket}”不能用于这一列`,
        expected: document.unit === undefined ? '不带单位的数' : `以${document.unit}为单位`,
      }),
    )
