/**
 * The clerk's own workbook with the faults in it: faulty cells coloured, each with a comment, and a list of all of
 * them as a sheet at the end. Runs in a thread of its own, because the library holds the whole workbook in memory.
 */
import ExcelJS from 'exceljs'
import type { CellFaultWire } from './faults.ts'
import { faultNote, MARKED, withoutNote } from './fault_note.ts'
import type { Validation } from './validations.ts'

export interface AnnotateAsked {
  readonly bytes: Uint8Array
  /** Name of the sheet that was read. */
  readonly sheet: string
  readonly faults: readonly CellFaultWire[]
  /** Of each sheet, by its name. */
  readonly validations: Readonly<Record<string, readonly Validation[]>>
  /** For cells of the machine's own column: `A5` → what stands there from now on. */
  readonly renewed: Readonly<Record<string, string>>
  /** The first line of the list. */
  readonly summary: string
}

export const LIST = '需要改正'

export const run = async (asked: AnnotateAsked): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook()
  const bytes = Buffer.from(asked.bytes)
  await book.xlsx.load(bytes as never, { ignoreNodes: ['dataValidations'] })
  for (const sheet of book.worksheets) giveBack(sheet, asked.validations[sheet.name] ?? [])
  const sheet = book.getWorksheet(asked.sheet)
  if (sheet === undefined) throw new Error('The sheet that was read is not in the workbook.')
  clear(sheet)
  for (const [place, token] of Object.entries(asked.renewed)) sheet.getCell(place).value = token
  for (const [place, faults] of byCell(asked.faults)) mark(sheet.getCell(place), faults)
  list(book, sheet, asked)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

const giveBack = (sheet: ExcelJS.Worksheet, validations: readonly Validation[]): void => {
  // The method takes ranges as well as cells; only its types do not say so.
  const { dataValidations } = sheet as unknown as { dataValidations: { add(range: string, rule: unknown): void } }
  for (const { ranges, rule } of validations) for (const range of ranges) dataValidations.add(range, rule)
}

/** What the last round marked and the clerk has mended must not stay red. */
const clear = (sheet: ExcelJS.Worksheet): void => {
  sheet.eachRow((row) =>
    row.eachCell({ includeEmpty: true }, (cell) => {
      const rest = withoutNote(cell.note)
      if (rest === null) return
      const { fill: _fill, ...style } = cell.style
      cell.style = style
      Object.assign(cell, { note: rest === '' ? undefined : rest })
    }),
  )
}

/** A fault of a whole row stands at its first cell. */
const byCell = (faults: readonly CellFaultWire[]): Map<string, CellFaultWire[]> => {
  const cells = new Map<string, CellFaultWire[]>()
  for (const fault of faults) {
    const place = `${fault.column === '' ? 'A' : fault.column}${Math.max(1, fault.row)}`
    cells.set(place, [...(cells.get(place) ?? []), fault])
  }
  return cells
}

const mark = (cell: ExcelJS.Cell, faults: readonly CellFaultWire[]): void => {
  // Cells that look alike share one style object; a changed copy leaves the others as they were.
  cell.style = { ...cell.style, fill: MARKED, protection: { ...cell.style.protection, locked: false } }
  cell.note = faultNote(faults, cell.note)
}

const list = (book: ExcelJS.Workbook, sheet: ExcelJS.Worksheet, { faults, summary }: AnnotateAsked): void => {
  const old = book.getWorksheet(LIST)
  if (old !== undefined) book.removeWorksheet(old.id)
  const added = book.addWorksheet(LIST)
  added.columns = [{ width: 10 }, { width: 18 }, { width: 26 }, { width: 44 }, { width: 36 }]
  added.addRow([summary]).font = { bold: true }
  added.addRow(['单元格', '列名', '表里写的', '问题', '应该怎么写']).font = { bold: true }
  for (const { row, column, title, read, says, expected } of faults) {
    const place = `${column === '' ? 'A' : column}${Math.max(1, row)}`
    const line = added.addRow([place, title, read, says, expected])
    line.alignment = { vertical: 'top', wrapText: true }
    line.getCell(1).value = { text: place, hyperlink: `#'${sheet.name.replaceAll("'", "''")}'!${place}` }
  }
}
