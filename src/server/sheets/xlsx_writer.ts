import { columnLetter, limits } from './cell.ts'
import { ZipWriter } from './zip_writer.ts'

/** How the values of a column are written and shown. A day column takes `YYYY-MM-DD` and writes true Excel days. */
export type ColumnLook = 'text' | 'number' | 'money' | 'day'
export interface WrittenColumn {
  readonly title: string
  readonly look: ColumnLook
  /** In characters. */
  readonly width?: number
}
export type WrittenCell = null | string | number | boolean
export type WrittenBatches = AsyncIterable<readonly (readonly WrittenCell[])[]>

/** A sheet of Excel ends here; further rows go on in a next sheet, under the same headings. */
const SHEET_ROWS = 1_048_576
const looks: Readonly<Record<ColumnLook, number>> = { text: 2, number: 0, money: 3, day: 4 }
const HEADING = 1
/** Text that would be reckoned if somebody put the cursor into its cell: Excel is told that it is text. */
const GUARDED = 5

/**
 * Writes a workbook as a stream, memory independent of the number of rows. Text is written inline, so nothing in it
 * can become a formula. More rows than a sheet holds go on in 数据2, 数据3: nothing is cut.
 */
export async function* writeXlsx(
  columns: readonly WrittenColumn[],
  batches: WrittenBatches,
  name = '数据',
): AsyncGenerator<Buffer> {
  const zip = new ZipWriter()
  const rest = new Rest(batches)
  let sheets = 0
  do {
    sheets++
    yield* zip.part(`xl/worksheets/sheet${sheets}.xml`, sheetText(columns, rest))
  } while (rest.left)
  for (const [part, text] of frame(sheets, name)) yield* zip.part(part, [text])
  yield zip.end()
}

/** The rows not written yet, across sheets. */
class Rest {
  left = true
  private readonly batches: AsyncIterator<readonly (readonly WrittenCell[])[]>
  private held: readonly (readonly WrittenCell[])[] = []

  constructor(batches: WrittenBatches) {
    this.batches = batches[Symbol.asyncIterator]()
  }

  /** At most `most` rows; an empty list at the end. */
  async take(most: number): Promise<readonly (readonly WrittenCell[])[]> {
    while (this.held.length === 0 && this.left) await this.pull()
    const rows = this.held.slice(0, most)
    this.held = this.held.slice(most)
    if (this.held.length === 0) await this.pull()
    return rows
  }

  private async pull(): Promise<void> {
    const next = await this.batches.next()
    if (next.done === true) this.left = false
    else this.held = next.value
  }
}

async function* sheetText(columns: readonly WrittenColumn[], rest: Rest): AsyncGenerator<string> {
  yield sheetHead(columns)
  const styles = columns.map((column) => looks[column.look])
  const letters = columns.map((_, i) => columnLetter(i))
  let row = 1
  while (row < SHEET_ROWS) {
    const rows = await rest.take(SHEET_ROWS - row)
    if (rows.length === 0) break
    let text = ''
    for (const cells of rows) text += rowText(cells, ++row, columns, styles, letters)
    yield text
  }
  yield `</sheetData><autoFilter ref="A1:${letters.at(-1) ?? 'A'}${row}"/></worksheet>`
}

const sheetHead = (columns: readonly WrittenColumn[]): string => {
  const widths = columns.map(
    (column, i) => `<col min="${i + 1}" max="${i + 1}" width="${column.width ?? widthOf(column)}" customWidth="1"/>`,
  )
  const heading = columns.map((column, i) => textCell(column.title, `${columnLetter(i)}1`, HEADING)).join('')
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">' +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${widths.join('')}</cols><sheetData><row r="1">${heading}</row>`
  )
}

const widthOf = (column: WrittenColumn): number =>
  Math.min(40, Math.max(column.look === 'day' ? 12 : 10, column.title.length * 2 + 4))

const rowText = (
  cells: readonly WrittenCell[],
  row: number,
  columns: readonly WrittenColumn[],
  styles: readonly number[],
  letters: readonly string[],
): string => {
  let text = `<row r="${row}">`
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]
    if (cell === null || cell === undefined || cell === '') continue
    const place = `${letters[i] ?? columnLetter(i)}${row}`
    if (typeof cell === 'number') text += numberCell(cell, place, styles[i] ?? 0)
    else if (typeof cell === 'boolean') text += `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`
    else {
      const serial = columns[i]?.look === 'day' ? serialOf(cell) : null
      text +=
        serial === null
          ? textCell(cell, place, /^[=+\-@\t\r]/.test(cell) ? GUARDED : looks.text)
          : numberCell(serial, place, looks.day)
    }
  }
  return `${text}</row>`
}

// Excel has neither NaN nor infinity; neither can come out of the database.
const numberCell = (value: number, place: string, style: number): string =>
  Number.isFinite(value) ? `<c r="${place}"${style === 0 ? '' : ` s="${style}"`}><v>${value}</v></c>` : ''

const textCell = (text: string, place: string, style: number): string =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t${keeps(text)}>${xmlText(fitting(text))}</t></is></c>`

// Without saying so, blanks at the ends and line breaks may be lost.
const keeps = (text: string): string => (/^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : '')

/** Excel calls a workbook damaged when a cell holds more than it can. */
const fitting = (text: string): string =>
  text.length <= limits.cell ? text : `${text.slice(0, limits.cell - 40)}……（原文${text.length}字，全文见CSV导出）`

/** Characters that XML cannot carry are written as Excel does: `_x0001_`. */
export const xmlText = (text: string): string => {
  let plain = true
  for (let i = 0; i < text.length && plain; i++) {
    const code = text.charCodeAt(i)
    plain = code >= 32 && code !== 38 && code !== 60 && code !== 62 && code !== 34 && code !== 95 && code < 0xd800
  }
  return plain ? text : spelled(text)
}

const spelled = (text: string): string => {
  let out = ''
  for (const character of text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')) {
    const code = character.codePointAt(0) ?? 0
    const bad =
      (code < 32 && code !== 9 && code !== 10) ||
      (code >= 0xd800 && code < 0xe000) ||
      code === 0xfffe ||
      code === 0xffff
    out += bad ? `_x${code.toString(16).toUpperCase().padStart(4, '0')}_` : (marks[character] ?? character)
  }
  return out
}
const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** `2026-03-09` → 46090. Days before March 1900 are left as text: Excel counts them wrongly. */
const serialOf = (day: string): number | null => {
  if (day.length !== 10) return null
  const days = Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569
  return Number.isInteger(days) && days > 60 ? days : null
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const styles =
  `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
  '<fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF3"/></patternFill></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf/>' +
  '<xf fontId="1" fillId="2" applyFont="1" applyFill="1"/><xf numFmtId="49" applyNumberFormat="1"/>' +
  '<xf numFmtId="4" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="49" applyNumberFormat="1" quotePrefix="1"/></cellXfs></styleSheet>'

/** Everything of the package that is not rows. */
const frame = (sheets: number, name: string): [string, string][] => {
  const each = Array.from({ length: sheets }, (_, i) => i + 1)
  const names = each.map((n) => `<sheet name="${xmlText(name)}${n === 1 ? '' : n}" sheetId="${n}" r:id="rId${n}"/>`)
  const links = each.map(
    (n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  )
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const parts = each.map(
    (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${kind}.worksheet+xml"/>`,
  )
  return [
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names.join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${links.join('')}` +
        `<Relationship Id="rId${sheets + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', styles],
    [
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/>` +
        `<Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/>${parts.join('')}</Types>`,
    ],
  ]
}
