import { Problem } from '../db/problem.ts'
import { type Cell, type Merge, type SheetRow, beginning, limits, tooLong, trimmed } from './cell.ts'
import { numberToCell } from './number_format.ts'
import { Pieces } from './shared_strings.ts'
import type { Book } from './xlsx_book.ts'
import { CLOSE, EMPTY, MORE, OPEN, TEXT, XmlScan, decoded } from './xml_scan.ts'

const NUMBER = 0
const SHARED = 1
const STRING = 2
const INLINE = 3
const BOOLEAN = 4
const ERROR = 5
const ISO_DAY = 6

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
  private row = 0
  private cells: Cell[] = []
  private column = -1
  private style = 0
  private type = NUMBER
  private inRow = false
  private inCell = false
  private inText = false
  private inGuide = false
  private closed = false
  private count = 0

  constructor(book: Book, file: string) {
    this.book = book
    this.scan = new XmlScan(file)
  }

  feed(piece: string): void {
    const scan = this.scan
    scan.feed(piece)
    for (let kind = scan.next(); kind !== MORE; kind = scan.next()) {
      if (kind === TEXT) {
        if (this.inText) this.pieces.add(scan.raw())
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

  private open(kind: number): void {
    const scan = this.scan
    if (scan.is('c')) {
      this.openCell()
      if (kind === EMPTY) this.inCell = false
    } else if (scan.is('v') || scan.is('t')) this.inText = kind === OPEN && this.inCell && !this.inGuide
    else if (scan.is('row')) this.openRow(kind)
    else if (scan.is('rPh')) this.inGuide = kind === OPEN
    else if (scan.is('mergeCell')) this.merge()
    else if (scan.is('worksheet') && kind === EMPTY) this.closed = true
  }

  private close(): void {
    const scan = this.scan
    if (scan.is('c')) this.closeCell()
    else if (scan.is('v') || scan.is('t')) this.inText = false
    else if (scan.is('row')) this.closeRow()
    else if (scan.is('rPh')) this.inGuide = false
    else if (scan.is('worksheet')) this.closed = true
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
    const text = scan.text
    if (!this.inRow) throw scan.malformed()
    this.column++
    this.style = 0
    this.type = NUMBER
    for (let at = scan.nextAttribute(scan.nameTo); at !== -1; at = scan.nextAttribute(scan.valueTo + 1)) {
      if (scan.attributeTo - scan.attributeFrom !== 1) continue
      const name = text.charCodeAt(scan.attributeFrom)
      if (name === 114) this.column = columnIn(text, scan.valueFrom, scan.valueTo, this.column)
      else if (name === 115) this.style = digitsIn(text, scan.valueFrom, scan.valueTo)
      else if (name === 116) this.type = typeIn(text, scan.valueFrom, scan.valueTo)
    }
    this.pieces.clear()
    this.inCell = true
    this.inText = false
    this.inGuide = false
  }

  private closeCell(): void {
    if (!this.inCell) return
    this.inCell = false
    const cell = this.value()
    if (cell === null || cell === '') return
    if (this.column >= limits.columns) throw new Problem('too_much', { what: '列数', limit: `${limits.columns}列` })
    while (this.cells.length < this.column) this.cells.push(null)
    this.cells[this.column] = cell
  }

  private value(): Cell {
    const raw = this.pieces.raw
    switch (this.type) {
      case NUMBER:
        return raw === '' ? null : this.number(raw)
      case SHARED:
        return raw === '' ? null : this.shared(raw)
      case BOOLEAN:
        return raw === '' ? null : raw.trim() === '1' || raw.trim() === 'true'
      case ERROR:
        return { says: `单元格是公式错误 ${beginning(decoded(raw))}`, read: beginning(decoded(raw)) }
      case ISO_DAY:
        return decoded(raw)
          .replace(/T00:00:00(\.0+)?$/, '')
          .replace('T', ' ')
      default:
        return this.text()
    }
  }

  private text(): Cell {
    const characters = this.pieces.characters()
    const text = decoded(this.pieces.raw)
    return characters > limits.cell ? tooLong(characters, text) : text
  }

  private shared(raw: string): Cell {
    const found = this.book.strings?.get(digitsIn(raw, 0, raw.length))
    if (found === undefined) throw this.scan.malformed()
    return found
  }

  private number(raw: string): Cell {
    const format = this.book.formats[this.style] ?? 'plain'
    // A double holds 15 digits. Longer whole numbers are codes, and are kept as the digits that stand in the file.
    if (raw.length > 15 && isDigits(raw)) return raw
    const number = Number(raw)
    if (Number.isNaN(number)) throw this.scan.malformed()
    return format === 'plain' ? number : numberToCell(number, format, this.book.date1904)
  }

  private merge(): void {
    const [start = '', end = start] = (this.scan.attribute('ref') ?? '').split(':')
    const from = placeOf(start)
    const to = placeOf(end)
    if (from === null || to === null || this.merges.length >= limits.merges) return
    this.merges.push({ top: from.row, bottom: to.row, left: from.column, right: to.column })
  }
}

const isDigits = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 48 || code > 57) return false
  }
  return true
}

const digitsIn = (text: string, from: number, to: number): number => {
  let value = 0
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if (code >= 48 && code <= 57) value = value * 10 + code - 48
  }
  return value
}

/** The column of `AB12`; without letters, the place after the last cell. Absurd columns end up past every limit. */
const columnIn = (text: string, from: number, to: number, otherwise: number): number => {
  let column = 0
  for (let i = from; i < to && i < from + 6; i++) {
    const code = text.charCodeAt(i) & 0xdf
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column === 0 ? otherwise : column - 1
}

const typeIn = (text: string, from: number, to: number): number => {
  const first = text.charCodeAt(from)
  if (first === 115) return to - from === 1 ? SHARED : STRING
  if (first === 105) return INLINE
  if (first === 98) return BOOLEAN
  if (first === 101) return ERROR
  return first === 100 ? ISO_DAY : NUMBER
}

const placeOf = (reference: string): { row: number; column: number } | null => {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference)
  if (match === null) return null
  return { column: columnIn(reference.replaceAll('$', ''), 0, 3, 0), row: Number(match[2]) }
}
