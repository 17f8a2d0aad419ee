/**
 * The faulty rows alone as a workbook, for sheets too large to be handed back whole, for csv and for old formats:
 * the headings, and each faulty row with the number it has in the original, its cells coloured and commented.
 */
import ExcelJS from 'exceljs'
import { type Cell, cellText, columnLetter, columnNumber, isTrouble, type SheetRow } from './cell.ts'
import { faultNote, MARKED } from './fault_note.ts'
import type { CellFaultWire } from './faults.ts'

export interface FaultyRows {
  /** Names the sheet. */
  readonly name: string
  /** The row of the headings, where there is one. */
  readonly headings: readonly Cell[]
  readonly heading_row: number
  /** Every row that a fault names, and no other. */
  readonly rows: readonly SheetRow[]
  readonly faults: readonly CellFaultWire[]
  /** The first line: what this is, and what to do with it. */
  readonly summary: string
}

const HEADING = 2

export const faultyRowsBook = async (sheets: readonly FaultyRows[]): Promise<Buffer> => {
  const book = new ExcelJS.Workbook()
  const names = new Set<string>()
  for (const one of sheets) writeSheet(book, one, sheetName(one.name, names))
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** Excel allows 31 characters, none of a few, and no name twice. */
const sheetName = (name: string, taken: Set<string>): string => {
  const plain =
    name
      .replace(/[\\/*?:[\]']/g, ' ')
      .slice(0, 26)
      .trim() || '有错的行'
  let own = plain
  for (let n = 2; taken.has(own.toLowerCase()); n++) own = `${plain} ${n}`
  taken.add(own.toLowerCase())
  return own
}

const writeSheet = (book: ExcelJS.Workbook, asked: FaultyRows, name: string): void => {
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: HEADING, xSplit: 1 }] })
  const width = Math.max(asked.headings.length, ...asked.rows.map(({ cells }) => cells.length))
  sheet.getCell(1, 1).value = asked.summary
  sheet.getCell(1, 1).font = { bold: true }
  sheet.getColumn(1).width = 9
  sheet.getCell(HEADING, 1).value = '原行号'
  for (let i = 0; i < width; i++) {
    sheet.getColumn(i + 2).width = 16
    sheet.getCell(HEADING, i + 2).value = cellText(asked.headings[i]) || columnLetter(i)
  }
  sheet.getRow(HEADING).font = { bold: true }
  const lines = new Map<number, number>([[asked.heading_row, HEADING]])
  asked.rows.forEach(({ row, cells }, i) => {
    const line = HEADING + 1 + i
    lines.set(row, line)
    sheet.getCell(line, 1).value = row
    cells.forEach((cell, at) => put(sheet.getCell(line, at + 2), cell))
  })
  for (const [place, faults] of placed(asked.faults, lines)) {
    const cell = sheet.getCell(place.line, place.column)
    cell.fill = MARKED
    cell.note = faultNote(faults)
  }
}

const put = (cell: ExcelJS.Cell, value: Cell): void => {
  if (value === null) return
  if (typeof value === 'number' || typeof value === 'boolean') cell.value = value
  else {
    // As text nothing in it becomes a formula, and long numbers keep their digits.
    cell.numFmt = '@'
    cell.value = isTrouble(value) ? value.read : value
  }
}

/** Faults together by the cell of this workbook they stand in; those of a whole row at its number. */
const placed = (faults: readonly CellFaultWire[], lines: ReadonlyMap<number, number>) => {
  const cells = new Map<string, [{ line: number; column: number }, CellFaultWire[]]>()
  for (const fault of faults) {
    const line = lines.get(fault.row) ?? HEADING
    const column = fault.column === '' ? 1 : columnNumber(fault.column) + 2
    const key = `${line} ${column}`
    const before = cells.get(key)
    if (before === undefined) cells.set(key, [{ line, column }, [fault]])
    else before[1].push(fault)
  }
  return cells.values()
}
