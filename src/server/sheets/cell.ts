/**
 * One cell and one row of a sheet as the readers hand them over, and the limits that every reader keeps.
 * A limit met is always said: as a trouble in its cell, or as a Problem for the whole file.
 */

/** Something stands in the cell that has no value: an error of Excel, a text beyond all measure. */
export interface CellTrouble {
  /** One sentence for the clerk. */
  readonly says: string
  /** The beginning of what stands there. */
  readonly read: string
}
/**
 * Dates arrive as text: `2026-03-09`, with a time `2026-03-09 14:30:00`. Days counted in plain numbers stay numbers,
 * and so do cells that were never told they are dates. Whole numbers of 16 digits and more arrive as their digits.
 */
export type Cell = null | string | number | boolean | CellTrouble

export interface SheetRow {
  /** Counted from 1, as the clerk sees it at the left of the sheet. */
  readonly row: number
  /** From column A on; shorter rows simply end. */
  readonly cells: readonly Cell[]
}

export interface Merge {
  readonly top: number
  readonly bottom: number
  /** Columns counted from 0. */
  readonly left: number
  readonly right: number
}

/** A sheet opened for reading. `batches` can be walked once. */
export interface Sheet {
  readonly name: string
  /** Other sheets of the workbook that a person sees and that are not read. */
  readonly others: readonly string[]
  /** The rows of the sheet that a template keeps for the machine; none in a file made by hand. */
  readonly machine: readonly SheetRow[]
  /** Bytes of the workbook once unpacked. */
  readonly unpacked: number
  /** What of the file was passed over and should be known: macros, links to other files. */
  readonly notes: readonly string[]
  /** Plain numbers in date columns count from 1904. */
  readonly date1904: boolean
  /** Merged cells; complete only after the last batch. Their value stands in the top left cell alone. */
  readonly merges: readonly Merge[]
  batches(): AsyncGenerator<SheetRow[]>
  close(): Promise<void>
}

export const limits = {
  /** Bytes of an upload. */
  file: 200 * 1024 * 1024,
  /** Existing rows that one sheet changes: each is saved with a version and an event of its own. */
  changes: 20_000,
  /** Sheets in one zip, and bytes of one of them: they are held in memory one after another. */
  bundled: 2_000,
  bundled_bytes: 64 * 1024 * 1024,
  /** Bytes of an old binary workbook, which is read whole. */
  xls: 20 * 1024 * 1024,
  /** Bytes of all its parts once unpacked. */
  unpacked: 4 * 1024 * 1024 * 1024,
  entries: 5_000,
  /** Unpacked to packed; ordinary sheets stay below 40. */
  ratio: 200,
  rows: 2_000_000,
  columns: 500,
  /** Characters; what Excel itself allows in a cell. */
  cell: 32_767,
  /** Merged ranges that are remembered. */
  merges: 20_000,
} as const

export const isTrouble = (cell: unknown): cell is CellTrouble =>
  typeof cell === 'object' && cell !== null && 'says' in cell

/** A, B, … Z, AA for 0, 1, … */
export const columnLetter = (column: number): string => {
  let rest = column + 1
  let letters = ''
  while (rest > 0) {
    const last = (rest - 1) % 26
    letters = String.fromCharCode(65 + last) + letters
    rest = (rest - last - 1) / 26
  }
  return letters
}

/** 0 for A. */
export const columnNumber = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

/** The first characters of what was read, for showing beside a fault. */
export const beginning = (text: string, characters = 40): string => {
  if (text.length <= characters) return text
  return `${Array.from(text.slice(0, characters * 2))
    .slice(0, characters)
    .join('')}…`
}

/** What a cell says, as text. */
export const cellText = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return cell
  return typeof cell === 'object' ? cell.read : String(cell)
}

export const tooLong = (characters: number, read: string): CellTrouble => ({
  says: `单元格有${characters}个字，超过${limits.cell}字的上限`,
  read: beginning(read),
})

/** Trailing empty cells removed; null when nothing is left. */
export const trimmed = (cells: Cell[]): Cell[] | null => {
  let end = cells.length
  while (end > 0 && (cells[end - 1] === null || cells[end - 1] === '')) end--
  if (end === 0) return null
  cells.length = end
  return cells
}
