/** What a template is filled with beforehand: the rows of its unit and period that can still be changed. */
import {
  fillingLevels,
  type LedgerDocument,
  parsePeriod,
  type Period,
  rulesOf,
  today,
  type Where,
} from '../../ledger/index.ts'
import type { Row } from '../../ledger/wire.ts'
import type { Tx } from '../db/database.ts'
import { subtree } from '../org/units.ts'
import { keyOf } from '../tables/columns.ts'
import { listRows, streamRows } from '../tables/rows.ts'
import type { Tables } from '../tables/tables.ts'
import { prefilledFor } from '../work/prefill.ts'
import { explanationText } from './explained_column.ts'
import { tokenOf } from './machine_part.ts'
import { shownCell } from './shown_cell.ts'
import type { TemplateAsked, TemplateLine } from './template.ts'
import { sheetFields } from './template_columns.ts'
import type { WrittenCell } from './xlsx_writer.ts'

export interface LinesAsked {
  readonly unit: string
  readonly unit_name: string
  /** Its code. */
  readonly period?: string | undefined
}

/** More rows than this are no sheet to be looked through; the template says so and begins empty. */
const MOST_LINES = 5_000
/** Units offered in a drop-down; a longer list is typed by name. */
const OFFERED = 200

/** All that a template for a unit and, where the ledger has periods, for a period begins with. */
export const filledTemplate = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  { unit, unit_name, period: code }: LinesAsked,
): Promise<TemplateAsked> => {
  const period = code === undefined ? null : parsePeriod(code)
  const level = fillingLevels(ledger)
  const now = today(new Date())
  const day = period === null || period.to > now ? now : period.to
  const units = (await subtree(tx, unit, day)).filter((one) => level.includes(one.level))
  const machine = { seal: tables.seal, unit, period: period?.code ?? null }
  const asked: TemplateAsked = {
    units: units.length > OFFERED ? units.slice(0, 0) : units,
    with_period: period === null,
    subtitle: [unit_name, period?.title].filter((part) => part !== undefined).join('　'),
    machine,
  }
  // Without a period there is no telling which of the years' rows are meant.
  if (ledger.cadence !== undefined && period === null) return asked
  const single = keyOf(ledger).join() === 'unit,period'
  const { lines, note } = await existingLines(tx, tables, ledger, unit, period)
  if (!single) return { ...asked, lines, notes: note === null ? [] : [note] }
  const taken = await unitsWithRows(tx, tables, ledger, unit, period)
  const open = units.filter((one) => !taken.has(one.code))
  const fresh = await freshLines(tx, tables, ledger, open, period)
  const handed = taken.size - new Set(lines.map((line) => line.unit)).size
  const said = handed > 0 ? `有${handed}个单位这一期已经上报，表里没有列出，要改请先退回。` : null
  return { ...asked, lines: [...lines, ...fresh], notes: [note, said].filter((one) => one !== null), closed: true }
}

const editableNow = (ledger: LedgerDocument, unit: string, period: Period | null) => ({
  unit,
  state: [...rulesOf(ledger).editable].join(','),
  sort: 'id',
  ...inPeriod(period),
})

const inPeriod = (period: Period | null): { where?: Where } =>
  period === null ? {} : { where: { period: period.code } }

const existingLines = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  unit: string,
  period: Period | null,
): Promise<{ lines: TemplateLine[]; note: string | null }> => {
  const query = editableNow(ledger, unit, period)
  const { total } = await listRows(tx, tables, ledger.name, { ...query, size: 1 })
  if (total > MOST_LINES)
    return {
      lines: [],
      note: `已有${total}条还可以修改的记录，超过${MOST_LINES}条，没有带入；请缩小单位或时期后再下载。`,
    }
  const lines: TemplateLine[] = []
  for await (const rows of streamRows(tx, tables, ledger.name, query))
    for (const row of rows)
      lines.push({ token: tokenOf(tables.seal, ledger.name, row), unit: row.unit, cells: cellsOf(ledger, row) })
  return { lines, note: null }
}

/** A row's cells as the template writes them, and as they are compared when it comes back. */
export const cellsOf = (ledger: LedgerDocument, row: Row): Record<string, WrittenCell> => ({
  '#unit': row.unit_name,
  '#period': row.period === null ? null : (parsePeriod(row.period)?.title ?? row.period),
  ...Object.fromEntries(sheetFields(ledger).map(({ name, document }) => [name, shownCell(name, document, row)])),
  '#explained': explanationText(row) || null,
})

const unitsWithRows = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  unit: string,
  period: Period | null,
): Promise<Set<string>> => {
  const units = new Set<string>()
  for await (const rows of streamRows(tx, tables, ledger.name, { unit, sort: 'id', ...inPeriod(period) }))
    for (const row of rows) units.add(row.unit)
  return units
}

/** One line for each unit that has none yet, with what a form would begin with. */
const freshLines = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  units: readonly { readonly code: string; readonly name: string }[],
  period: Period | null,
): Promise<TemplateLine[]> => {
  const places = units.map(({ code }) => ({ unit: code, period: period?.code ?? null }))
  const known = await prefilledFor(tx, tables, ledger, places)
  return units.map(({ code, name }, i) => {
    const values = Object.fromEntries(Object.entries(known[i] ?? {}).map(([field, { value }]) => [field, value]))
    const cells = sheetFields(ledger).flatMap(({ name: field, document }): [string, WrittenCell][] =>
      field in values ? [[field, shownCell(field, document, { values, marks: {} })]] : [],
    )
    return { unit: code, cells: { '#unit': name, ...Object.fromEntries(cells) }, prefilled: Object.keys(values) }
  })
}
