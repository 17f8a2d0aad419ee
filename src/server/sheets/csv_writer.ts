import type { WrittenBatches, WrittenCell } from './xlsx_writer.ts'

/** By which Excel knows that a text is UTF-8. */
export const MARK = '\uFEFF'

/**
 * Writes rows as CSV: UTF-8 with a mark so that Excel knows, CRLF, quotes where needed. Text that a spreadsheet would
 * take for a formula gets an apostrophe in front, which our reader takes off again; numbers stay numbers.
 */
export async function* writeCsv(titles: readonly string[], batches: WrittenBatches): AsyncGenerator<Buffer> {
  yield Buffer.from(MARK + csvLine(titles), 'utf8')
  for await (const rows of batches) {
    let text = ''
    for (const cells of rows) text += csvLine(cells)
    if (text !== '') yield Buffer.from(text, 'utf8')
  }
}

export const csvLine = (cells: readonly WrittenCell[]): string => `${cells.map(csvCell).join(',')}\r\n`

const csvCell = (cell: WrittenCell): string => {
  if (cell === null) return ''
  if (typeof cell !== 'string') return typeof cell === 'boolean' ? (cell ? '是' : '否') : String(cell)
  const text = /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
