/** An old binary workbook (.xls), read whole by a library: in a thread of its own, for files that want to harm it. */
import * as XLSX from '@e965/xlsx'
import { type Cell, limits, type Merge, type SheetRow, tooLong, trimmed } from './cell.ts'
import { customFormat, numberToCell } from './number_format.ts'

export interface XlsAsked {
  readonly bytes: Uint8Array
  readonly wanted: readonly string[]
}
export interface XlsRead {
  readonly name: string
  readonly others: readonly string[]
  readonly date1904: boolean
  readonly merges: readonly Merge[]
  readonly rows: readonly SheetRow[]
  readonly macros: boolean
}

export const run = ({ bytes, wanted }: XlsAsked): XlsRead => {
  const book = XLSX.read(bytes, { type: 'array', dense: true, cellNF: true, cellHTML: false, bookVBA: true })
  const hidden = book.Workbook?.Sheets?.map(({ Hidden }) => Hidden !== undefined && Hidden !== 0) ?? []
  const visible = book.SheetNames.filter((_, i) => hidden[i] !== true)
  const name = wanted.find((one) => book.SheetNames.includes(one)) ?? visible[0]
  if (name === undefined) throw new Error('no sheet')
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  const sheet = book.Sheets[name] ?? {}
  return {
    name,
    others: visible.filter((other) => other !== name),
    date1904,
    merges: (sheet['!merges'] ?? []).slice(0, limits.merges).map(({ s, e }) => {
      return { top: s.r + 1, bottom: e.r + 1, left: s.c, right: e.c }
    }),
    rows: rowsOf(sheet, date1904),
    macros: book.vbaraw !== undefined,
  }
}

const rowsOf = (sheet: XLSX.WorkSheet, date1904: boolean): SheetRow[] => {
  const data = (sheet['!data'] ?? []) as readonly ((XLSX.CellObject | undefined)[] | undefined)[]
  const rows: SheetRow[] = []
  data.forEach((line, i) => {
    const cells = trimmed(Array.from(line ?? [], (cell) => cellOf(cell, date1904)))
    if (cells !== null) rows.push({ row: i + 1, cells })
  })
  return rows
}

const cellOf = (cell: XLSX.CellObject | undefined, date1904: boolean): Cell => {
  if (cell === undefined) return null
  const { t, v, w, z } = cell
  if (t === 'e') return { says: `单元格是公式错误 ${w ?? ''}`, read: w ?? '' }
  if (typeof v === 'number') return numberToCell(v, customFormat(typeof z === 'string' ? z : ''), date1904)
  if (typeof v === 'boolean') return v
  if (typeof v !== 'string' || v === '') return null
  return v.length > limits.cell ? tooLong(v.length, v) : v
}
