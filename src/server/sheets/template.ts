/**
 * A workbook to be filled: what the reader expects, said where it is filled in; with the rows that are there already and
 * what is known beforehand. Everything but the cells to be filled is protected, without a password.
 */
import ExcelJS from 'exceljs'
import type { LedgerDocument } from '../../ledger/index.ts'
import type { Seal } from '../tables/seal.ts'
import { fingerprintOf, writeMachinePart } from './machine_part.ts'
import { type ColumnsAsked, type TemplateColumn, templateColumns } from './template_columns.ts'
import { USUAL_RULES, writeManual } from './template_manual.ts'
import { LISTS, writeRule } from './template_rules.ts'
import type { ColumnLook, WrittenCell } from './xlsx_writer.ts'

/** A line that is filled in beforehand. */
export interface TemplateLine {
  /** Of a row that is there already; see `tokenOf`. */
  readonly token?: string | undefined
  readonly unit: string
  /** By the names of columns. */
  readonly cells: Readonly<Record<string, WrittenCell>>
  /** Cells that come from a register or an earlier return and want a look. */
  readonly prefilled?: readonly string[] | undefined
}
export interface TemplateAsked extends Omit<ColumnsAsked, 'with_rows'> {
  /** Under the title: whose and for when. */
  readonly subtitle?: string | undefined
  /** How the sheet is filled, instead of what holds for every ledger. */
  readonly rules?: readonly string[] | undefined
  /** Said besides the rules. */
  readonly notes?: readonly string[] | undefined
  /** Makes the machine part; without it the workbook is like one made by hand. */
  readonly machine?: { readonly seal: Seal; readonly unit: string | null; readonly period: string | null } | undefined
  readonly lines?: readonly TemplateLine[] | undefined
  /** No further lines can be added: each unit has its one. */
  readonly closed?: boolean | undefined
}

/** Rows that rules of entry hold for, below those that are filled in. */
const RULED_ROWS = 2_000
export const HEADING_ROW = 2
const PAPER = 'FFE8EDF3'
const LOCKED = 'FFF3F4F6'
const KNOWN = 'FFFFF8E1'
const FORMATS: Readonly<Record<ColumnLook, string>> = { text: '@', number: 'General', money: '#,##0.00', day: '@' }

export const templateFor = async (ledger: LedgerDocument, asked: TemplateAsked = {}): Promise<Buffer> => {
  const { machine, lines = [] } = asked
  const book = new ExcelJS.Workbook()
  // The sheet to be filled stands first: a hidden first sheet would be the active one.
  const sheet = book.addWorksheet('数据', { views: [{ state: 'frozen', ySplit: HEADING_ROW }] })
  const columns = templateColumns(ledger, { ...asked, with_rows: machine !== undefined })
  columns.forEach((column, i) => lookLike(sheet.getColumn(i + 1), column, asked.closed === true))
  writeHeadings(sheet, ledger, columns, asked.subtitle)
  lines.forEach((line, i) => writeLine(sheet.getRow(HEADING_ROW + 1 + i), columns, line))
  const rules = [...(asked.rules ?? USUAL_RULES), ...(machine === undefined ? [] : ROUND_TRIP), ...(asked.notes ?? [])]
  writeManual(book.addWorksheet('填表说明'), ledger, columns, rules)
  const lists = book.addWorksheet(LISTS, { state: 'veryHidden' })
  const rows = { from: HEADING_ROW + 1, to: HEADING_ROW + Math.max(1, lines.length) + (asked.closed ? 0 : RULED_ROWS) }
  columns.forEach((column, i) => {
    if (column.name !== '#row') writeRule(sheet, lists, column, i + 1, rows)
  })
  if (machine !== undefined) {
    const { seal, unit, period } = machine
    const tokens = lines.flatMap(({ token }) => token ?? [])
    writeMachinePart(book, { ledger: ledger.name, fingerprint: fingerprintOf(ledger), unit, period, tokens }, seal)
    await protect(sheet)
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

const ROUND_TRIP = [
  '已有的行可以直接改，改完上传即可；新的行写在下面空行里。',
  `要撤回一行，在“操作”里选“撤回”并写明理由；删掉一行不会撤回它。`,
]

const isLocked = ({ name }: TemplateColumn): boolean => name === '#row'

/** As text an identity number keeps its eighteen digits, and a day stays as it was typed. */
const lookLike = (own: ExcelJS.Column, column: TemplateColumn, closed: boolean): void => {
  const wide = Math.max(column.title.length * 2 + 4, column.look === 'text' ? 14 : 10)
  own.width = Math.min(36, wide)
  own.numFmt = FORMATS[column.look]
  // The whole column, so that a line can be added anywhere below; cells that stand out are locked one by one.
  own.protection = { locked: closed || isLocked(column) }
  if (column.name === '#row') own.hidden = true
}

const writeHeadings = (
  sheet: ExcelJS.Worksheet,
  ledger: LedgerDocument,
  columns: readonly TemplateColumn[],
  subtitle: string | undefined,
): void => {
  const first = columns[0]?.name === '#row' ? 2 : 1
  const title = sheet.getCell(1, first)
  title.value = subtitle === undefined ? ledger.title : `${ledger.title}　${subtitle}`
  title.font = { bold: true, size: 14 }
  columns.forEach((_, i) => (sheet.getCell(1, i + 1).protection = { locked: true }))
  if (columns.length > first) sheet.mergeCells(1, first, 1, columns.length)
  sheet.getRow(1).height = 26
  columns.forEach((column, i) => {
    const cell = sheet.getCell(HEADING_ROW, i + 1)
    cell.value = column.required ? `*${column.title}` : column.title
    cell.style = {
      font: { bold: true },
      fill: solid(PAPER),
      alignment: { vertical: 'middle', wrapText: true },
      border: { bottom: { style: 'thin' } },
      protection: { locked: true },
    }
    const note = [column.kind, column.about].filter((part) => part !== '').join('：')
    if (note !== '') cell.note = column.required ? `必填。${note}` : note
  })
  // 9 is A4; the library's own name for it exists in its types only.
  Object.assign(sheet.pageSetup, {
    orientation: 'landscape',
    paperSize: 9,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: `${HEADING_ROW}:${HEADING_ROW}`,
  })
}

const solid = (argb: string): ExcelJS.Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } })

const writeLine = (row: ExcelJS.Row, columns: readonly TemplateColumn[], line: TemplateLine): void => {
  columns.forEach((column, i) => {
    const cell = row.getCell(i + 1)
    cell.value = column.name === '#row' ? (line.token ?? null) : (line.cells[column.name] ?? null)
    // Whose row it is and for when does not change once it is there.
    const fixed = isLocked(column) || column.name === '#unit' || column.name === '#period'
    const known = line.prefilled?.includes(column.name) === true
    cell.style = {
      ...cell.style,
      protection: { locked: fixed },
      ...(fixed ? { fill: solid(LOCKED) } : known ? { fill: solid(KNOWN) } : {}),
    }
  })
}

/** What a clerk does to look at a sheet stays possible. */
const protect = (sheet: ExcelJS.Worksheet): Promise<void> =>
  sheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatCells: true,
    formatColumns: true,
    formatRows: true,
    sort: true,
    autoFilter: true,
  })
