import { Problem } from '../db/problem.ts'
import { type Cell, type Sheet, type SheetRow, limits, tooLong, trimmed } from './cell.ts'
import { encodingOf, textOf } from './encoding.ts'
import { badFile } from './zip_reader.ts'

const QUOTE = 34
const LF = 10
const CR = 13
/** An open quote that never closes would swallow the file; no honest row is longer. */
const LONGEST_ROW = 4 * 1024 * 1024

/**
 * A streaming reader of text tables: UTF-8, GB18030 or UTF-16; comma, semicolon or tab; quotes; CRLF, LF or CR. NUL
 * bytes are dropped. Rows are counted as records, as Excel numbers them. A cell that our own writer guarded with an
 * apostrophe gets its text back.
 */
export const openCsv = async (source: string | Buffer, file: string): Promise<Sheet> => {
  const encoding = await encodingOf(source)
  return {
    name: file,
    others: [],
    machine: [],
    unpacked: 0,
    notes: [],
    date1904: false,
    merges: [],
    batches: () => batchesOf(textOf(source, encoding), file),
    close: async () => {},
  }
}

/** Characters handled at once. What is alive together is copied by every collection of garbage; eight times as many
 * cost a third more time. */
const AT_ONCE = 32 * 1024

async function* batchesOf(pieces: AsyncIterable<string>, file: string): AsyncGenerator<SheetRow[]> {
  const parser = new CsvParser(file)
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; at += AT_ONCE) {
      parser.feed(piece.slice(at, at + AT_ONCE))
      const rows = parser.take()
      if (rows.length > 0) yield rows
    }
  }
  parser.finish()
  const rows = parser.take()
  if (rows.length > 0) yield rows
}

/**
 * Scans the text once. A row is handled when its end is in sight, so that a cell is one slice; a row cut off by the
 * end of a piece waits for the next, and `seen` remembers how far it was already followed. A quote opens only where
 * a cell begins, as in Excel: the inch mark of a pipe does not swallow the rest of the file.
 */
export class CsvParser {
  private readonly file: string
  private text = ''
  private rows: SheetRow[] = []
  private row = 0
  private count = 0
  private separator = 0
  private width = 0
  private seen = 0
  private quoted = false
  /** Where the last quote closed; another one right behind it stands for a quote in the text. */
  private closedAt = -2

  constructor(file: string) {
    this.file = file
  }

  take(): SheetRow[] {
    const rows = this.rows
    this.rows = []
    return rows
  }

  feed(piece: string): void {
    this.text += withoutMarks(piece)
    if (this.separator === 0) this.separator = separatorOf(this.text)
    this.split(false)
  }

  finish(): void {
    this.split(true)
    if (this.quoted) throw badFile(this.file, this.unpaired())
    if (this.text !== '') this.addRow(0, this.text.length)
    this.text = ''
  }

  private split(last: boolean): void {
    const text = this.text
    let start = 0
    let i = this.seen
    if (!this.quoted && text.indexOf('"', i) < 0 && text.indexOf('\r', i) < 0) {
      // Most files have neither; then the line ends are found by the machine's own search.
      for (let end = text.indexOf('\n', i); end >= 0; end = text.indexOf('\n', start)) {
        this.addRow(start, end)
        start = end + 1
      }
      i = text.length
    }
    for (; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (code === QUOTE) this.quote(i, start)
      else if (this.quoted || (code !== LF && code !== CR)) continue
      else if (code === CR && i + 1 === text.length && !last) break
      else {
        this.addRow(start, i)
        if (code === CR && text.charCodeAt(i + 1) === LF) i++
        start = i + 1
      }
    }
    if (i - start > LONGEST_ROW)
      throw badFile(this.file, this.quoted ? this.unpaired() : `第${this.row + 1}行长得异常。`)
    this.text = text.slice(start)
    this.seen = Math.max(0, i - start)
    this.closedAt -= start
  }

  private quote(at: number, start: number): void {
    if (this.quoted) {
      this.quoted = false
      this.closedAt = at
    } else if (at === start || at - 1 === this.closedAt || this.text.charCodeAt(at - 1) === this.separator) {
      this.quoted = true
    }
  }

  private unpaired(): string {
    return `第${this.row + 1}行有引号没有配对。`
  }

  private addRow(from: number, to: number): void {
    this.row++
    const cells = trimmed(this.cellsOf(from, to))
    if (cells === null) return
    if (cells.length > limits.columns) throw new Problem('too_much', { what: '列数', limit: `${limits.columns}列` })
    if (++this.count > limits.rows) throw new Problem('too_much', { what: '行数', limit: `${limits.rows}行` })
    this.rows.push({ row: this.row, cells })
  }

  private cellsOf(from: number, to: number): Cell[] {
    const text = this.text
    const separator = this.separator
    // As many as the row before had: a list that grows is copied several times over.
    const cells = Array<Cell>(this.width)
    let count = 0
    let start = from
    while (start <= to) {
      if (text.charCodeAt(start) === QUOTE && start < to) {
        const end = this.quoteEnd(start + 1, to)
        cells[count++] = cellOf(text.slice(start + 1, end).replaceAll('""', '"'))
        // Whatever stands between the closing quote and the separator belongs to nothing.
        start = this.nextSeparator(end, to, separator) + 1
      } else {
        const end = this.nextSeparator(start, to, separator)
        cells[count++] = start === end ? null : cellOf(text.slice(start, end))
        start = end + 1
      }
    }
    cells.length = count
    this.width = count
    return cells
  }

  private quoteEnd(from: number, to: number): number {
    for (let i = from; i < to; i++) {
      if (this.text.charCodeAt(i) !== QUOTE) continue
      if (this.text.charCodeAt(i + 1) !== QUOTE || i + 1 >= to) return i
      i++
    }
    return to
  }

  private nextSeparator(from: number, to: number, separator: number): number {
    for (let i = from; i < to; i++) if (this.text.charCodeAt(i) === separator) return i
    return to
  }
}

// Old systems leave NUL bytes behind, and DOS an end mark.
const withoutMarks = (piece: string): string =>
  piece.includes('\0') || piece.includes('\u001a') ? piece.replaceAll('\0', '').replaceAll('\u001a', '') : piece

const cellOf = (text: string): Cell => {
  if (text.length > limits.cell) return tooLong(text.length, text)
  return text.charCodeAt(0) === 39 && /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text
}

/** The separator that occurs most often in the first lines, outside quotes. */
const separatorOf = (text: string): number => {
  const bare = text.slice(0, 20_000).replace(/"[^"]*"/g, '')
  const counts = [',', '\t', ';'].map((mark) => ({ mark, times: bare.split(mark).length }))
  return counts.reduce((best, one) => (one.times > best.times ? one : best)).mark.charCodeAt(0)
}
