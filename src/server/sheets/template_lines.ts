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
import type { Row, Unit } from '../../ledger/wire.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
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
  const { period, units } = await askedFor(tx, ledger, unit, code)
  const asked = emptyFor(tables, { code: unit, name: unit_name }, period, units)
  // Without a period there is no telling which of the years' rows are meant.
  if (ledger.cadence !== undefined && period === null) return asked
  const { lines, note } = await existingLines(tx, tables, ledger, unit, period, MOST_LINES)
  return completed(tx, tables, ledger, { asked, period, units, unit, lines, note })
}

/** One for each unit at and below that fills the ledger, with few queries for all of them. Problem: too_much. */
export const filledTemplates = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  { unit, period: code }: Pick<LinesAsked, 'unit' | 'period'>,
): Promise<{ readonly unit: Unit; readonly asked: TemplateAsked }[]> => {
  const { period, units } = await askedFor(tx, ledger, unit, code)
  if (units.length > MOST_TEMPLATES)
    throw new Problem('too_much', { what: '一次下载的模板', limit: `${MOST_TEMPLATES}份` })
  const empty = (one: Unit): TemplateAsked => emptyFor(tables, one, period, [one])
  if (ledger.cadence !== undefined && period === null) return units.map((one) => ({ unit: one, asked: empty(one) }))
  const { lines, note } = await existingLines(tx, tables, ledger, unit, period, MOST_LINES * 10)
  const taken = isSingle(ledger) ? await unitsWithRows(tx, tables, ledger, unit, period) : new Set<string>()
  const fresh = isSingle(ledger)
    ? await freshLines(
        tx,
        tables,
        ledger,
        units.filter(({ code: one }) => !taken.has(one)),
        period,
      )
    : []
  const byUnit = new Map<string, TemplateLine[]>()
  for (const line of [...lines, ...fresh]) byUnit.set(line.unit, [...(byUnit.get(line.unit) ?? []), line])
  return units.map((one) => {
    const own = byUnit.get(one.code) ?? []
    const handed = taken.has(one.code) && own.length === 0 ? handedWords(1) : null
    const notes = [note, handed].filter((said) => said !== null)
    return { unit: one, asked: { ...empty(one), lines: own, notes, ...(isSingle(ledger) ? { closed: true } : {}) } }
  })
}

const MOST_TEMPLATES = 2_000

const isSingle = (ledger: LedgerDocument): boolean => keyOf(ledger).join() === 'unit,period'

/** The period, and the units at and below that fill the ledger in it. */
const askedFor = async (
  tx: Tx,
  ledger: LedgerDocument,
  unit: string,
  code: string | undefined,
): Promise<{ period: Period | null; units: Unit[] }> => {
  const period = code === undefined ? null : parsePeriod(code)
  const now = today(new Date())
  const day = period === null || period.to > now ? now : period.to
  const levels = fillingLevels(ledger)
  return { period, units: (await subtree(tx, unit, day)).filter(({ level }) => levels.includes(level)) }
}

const emptyFor = (
  tables: Tables,
  { code, name }: { readonly code: string; readonly name: string },
  period: Period | null,
  units: readonly Unit[],
): TemplateAsked => ({
  units: units.length > OFFERED ? [] : units,
  with_period: period === null,
  subtitle: [name, period?.title].filter((part) => part !== undefined).join('　'),
  machine: { seal: tables.seal, unit: code, period: period?.code ?? null },
})

interface Completing {
  readonly asked: TemplateAsked
  readonly period: Period | null
  readonly units: readonly Unit[]
  readonly unit: string
  readonly lines: readonly TemplateLine[]
  readonly note: string | null
}

/** Where each unit has one row a period, those that have none yet get their line. */
const completed = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  { asked, period, units, unit, lines, note }: Completing,
): Promise<TemplateAsked> => {
  if (!isSingle(ledger)) return { ...asked, lines, notes: note === null ? [] : [note] }
  const taken = await unitsWithRows(tx, tables, ledger, unit, period)
  const open = units.filter((one) => !taken.has(one.code))
  const fresh = await freshLines(tx, tables, ledger, open, period)
  const handed = taken.size - new Set(lines.map((line) => line.unit)).size
  const said = handed > 0 ? handedWords(handed) : null
  return { ...asked, lines: [...lines, ...fresh], notes: [note, said].filter((one) => one !== null), closed: true }
}

const handedWords = (units: number): string => `有${units}个单位这一期已经上报，表里没有列出，要改请先退回。`

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
  most: number,
): Promise<{ lines: TemplateLine[]; note: string | null }> => {
  const query = editableNow(ledger, unit, period)
  const { total } = await listRows(tx, tables, ledger.name, { ...query, size: 1 })
  if (total > most)
    return {
      lines: [],
      note: `已有${total}条还可以修改的记录，超过${most}条，没有带入；请缩小单位或时期后再下载。`,
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
