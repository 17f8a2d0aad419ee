import { Problem } from '../db/problem.ts'
import { type Cell, type Merge, type SheetRow, beginning, limits, tooLong, trimmed } from './cell.ts'
import { numberToCell } from './number_format.ts'
import { Pieces } from './shared_strings.ts'
import type { Book } from './xlsx_book.ts'
import { CLOSE, EMPTY, MORE, OPEN, TEXT, XmlScan } from './xml_scan.ts'

const NUMBER = 0
const SHARED = 1
const STRING = 2
const INLINE = 3
const BOOLEAN = 4
const ERROR = 5
const ISO_DAY = 6

const UNRECKONED: Cell = { says: '这一格是公式，还没有算出结果：请用 Excel 或 WPS 打开，保存后再上传', read: '公式' }

/** The tags that occur millions of times. */
const C = 99
const V = 118
const T = 116
const F = 102

/**
 * The rows of one worksheet, fed piece by piece. It follows only `row`, `c`, `v`, `is/t` and `mergeCell`; whatever
 * else stands in the part is passed over. It keeps one row at a time.
 */
export class SheetParser {
  readonly merges: Merge[] = []
  /** Complete rows since the last `take`. */
  private rows: SheetRow[] = []
  private readonly scan: XmlScan
  private readonly book: Book
  private readonly pieces = new Pieces()
  /** A number that needed no string; NaN otherwise. */
  private decimal = Number.NaN
  private row = 0
  private cells: Cell[] = []
  private column = -1
  private style = 0
  private type = NUMBER
  private inRow = false
  private inCell = false
  private inText = false
  private inGuide = false
  private hasFormula = false
  private hasValue = false
  private closed = false
  private count = 0

  constructor(book: Book, file: string) {
    this.book = book
    this.scan = new XmlScan(file)
  }

  feed(piece: Buffer): void {
    const scan = this.scan
    scan.feed(piece)
    for (let kind = scan.next(); kind !== MORE; kind = scan.next()) {
      if (kind === TEXT) {
        if (this.inText) this.collect()
      } else if (kind === CLOSE) this.close()
      else this.open(kind)
    }
  }

  take(): SheetRow[] {
    const rows = this.rows
    this.rows = []
    return rows
  }

  /** A worksheet that does not end with its root was cut off, however many rows it gave. */
  finish(): void {
    this.scan.finish()
    if (!this.closed) throw this.scan.malformed()
  }

  private collect(): void {
    if (this.type <= SHARED && this.pieces.characters === 0 && Number.isNaN(this.decimal)) {
      this.decimal = this.scan.decimal()
      if (!Number.isNaN(this.decimal)) return
    }
    if (!Number.isNaN(this.decimal)) this.pieces.add(String(this.decimal))
    this.decimal = Number.NaN
    this.pieces.add(this.scan.text())
  }

  private open(kind: number): void {
    const letter = this.scan.letter
    if (letter === C) {
      this.openCell()
      if (kind === EMPTY) this.inCell = false
    } else if (letter === V || letter === T) {
      this.inText = kind === OPEN && this.inCell && !this.inGuide
      this.hasValue = true
    } else if (letter === F) this.hasFormula = true
    else if (letter === 0) this.openOther(kind)
  }

  private openOther(kind: number): void {
    const scan = this.scan
    if (scan.is('row')) this.openRow(kind)
    else if (scan.is('rPh')) this.inGuide = kind === OPEN
    else if (scan.is('mergeCell')) this.merge()
    else if (scan.is('worksheet') && kind === EMPTY) this.closed = true
  }

  private close(): void {
    const letter = this.scan.letter
    if (letter === C) this.closeCell()
    else if (letter === V || letter === T) this.inText = false
    else if (letter !== 0) return
    else if (this.scan.is('row')) this.closeRow()
    else if (this.scan.is('rPh')) this.inGuide = false
    else if (this.scan.is('worksheet')) this.closed = true
  }

  private openRow(kind: number): void {
    const given = Number(this.scan.attribute('r') ?? this.row + 1)
    if (!Number.isSafeInteger(given) || given < 1) throw this.scan.malformed()
    this.row = given
    this.column = -1
    this.cells = []
    this.inRow = kind === OPEN
  }

  private closeRow(): void {
    this.inRow = false
    const cells = trimmed(this.cells)
    this.cells = []
    if (cells === null) return
    if (++this.count > limits.rows) throw new Problem('too_much', { what: '行数', limit: `${limits.rows}行` })
    this.rows.push({ row: this.row, cells })
  }

  /** One pass over the attributes: this is the tag that occurs millions of times. */
  private openCell(): void {
    const scan = this.scan
    const bytes = scan.bytes
    if (!this.inRow) throw scan.malformed()
    this.column++
    this.style = 0
    this.type = NUMBER
    for (let at = scan.nextAttribute(scan.nameTo); at !== -1; at = scan.nextAttribute(scan.valueTo + 1)) {
      if (scan.attributeTo - scan.attributeFrom !== 1) continue
      const name = bytes[scan.attributeFrom]
      if (name === 114) this.column = columnIn(bytes, scan.valueFrom, scan.valueTo, this.column)
      else if (name === 115) this.style = digitsIn(bytes, scan.valueFrom, scan.valueTo)
      else if (name === 116) this.type = typeIn(bytes, scan.valueFrom, scan.valueTo)
    }
    this.pieces.clear()
    this.decimal = Number.NaN
    this.inCell = true
    this.inText = false
    this.inGuide = false
    this.hasFormula = false
    this.hasValue = false
  }

  private closeCell(): void {
    if (!this.inCell) return
    this.inCell = false
    // A program wrote the formula and never reckoned it; to take it for empty would lose a number without a word.
    const cell = this.hasFormula && !this.hasValue ? UNRECKONED : this.value()
    if (cell === null || cell === '') return
    if (this.column >= limits.columns) throw new Problem('too_much', { what: '列数', limit: `${limits.columns}列` })
    while (this.cells.length < this.column) this.cells.push(null)
    this.cells[this.column] = cell
  }

  private value(): Cell {
    const text = this.pieces.text
    switch (this.type) {
      case NUMBER:
        return Number.isNaN(this.decimal) ? this.longNumber(text.trim()) : this.formatted(this.decimal)
      case SHARED:
        return text === '' && Number.isNaN(this.decimal) ? null : this.shared()
      case BOOLEAN:
        return text === '' ? null : text.trim() === '1' || text.trim() === 'true'
      case ERROR:
        return { says: `单元格是公式错误 ${beginning(text)}`, read: beginning(text) }
      case ISO_DAY:
        return text.replace(/T00:00:00(\.0+)?$/, '').replace('T', ' ')
      default:
        return this.pieces.characters > limits.cell ? tooLong(this.pieces.characters, text) : text
    }
  }

  private shared(): Cell {
    const found = this.book.strings?.get(this.decimal)
    if (found === undefined) throw this.scan.malformed()
    return found
  }

  private formatted(number: number): Cell {
    const format = this.book.formats[this.style] ?? 'plain'
    return format === 'plain' ? number : numberToCell(number, format, this.book.date1904)
  }

  /** A double holds 15 digits. Longer whole numbers are codes, and are kept as the digits that stand in the file. */
  private longNumber(text: string): Cell {
    if (text === '') return null
    if (text.length > 15 && /^\d+$/.test(text)) return text.length > limits.cell ? tooLong(text.length, text) : text
    const number = Number(text)
    if (Number.isNaN(number)) throw this.scan.malformed()
    return this.formatted(number)
  }

  private merge(): void {
    const [start = '', end = start] = (this.scan.attribute('ref') ?? '').split(':')
    const from = placeOf(start)
    const to = placeOf(end)
    if (from === null || to === null || this.merges.length >= limits.merges) return
    this.merges.push({ top: from.row, bottom: to.row, left: from.column, right: to.column })
  }
}

const digitsIn = (bytes: Buffer, from: number, to: number): number => {
  let value = 0
  for (let i = from; i < to; i++) {
    const code = bytes[i] ?? 0
    if (code >= 48 && code <= 57) value = value * 10 + code - 48
  }
  return value
}

/** The column of `AB12`; without letters, the place after the last cell. Absurd columns end up past every limit. */
const columnIn = (bytes: Buffer, from: number, to: number, otherwise: number): number => {
  let column = 0
  for (let i = from; i < to && i < from + 6; i++) {
    const code = (bytes[i] ?? 0) & 0xdf
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column === 0 ? otherwise : column - 1
}

const typeIn = (bytes: Buffer, from: number, to: number): number => {
  const first = bytes[from]
  if (first === 115) return to - from === 1 ? SHARED : STRING
  if (first === 105) return INLINE
  if (first === 98) return BOOLEAN
  if (first === 101) return ERROR
  return first === 100 ? ISO_DAY : NUMBER
}

const placeOf = (reference: string): { row: number; column: number } | null => {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference)
  if (match === null) return null
  return { column: columnIn(Buffer.from(match[1] ?? ''), 0, 3, 0), row: Number(match[2]) }
}
