/** Tables of papers over a row: the row's inner table, places to sign in. */
import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import { type FilledBlock, type FilledInline, textOfInlines } from '../../ledger/index.ts'
import { BODY_SIZE, FONTS, TEXT_WIDTH } from './layout.ts'
import { caption, ruledTable, textCell } from './paper_table.ts'

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }
const whole = { size: TEXT_WIDTH, type: WidthType.DXA } as const

export const linesTable = (block: Extract<FilledBlock, { type: 'table' }>): (Paragraph | Table)[] => {
  const widths = sharesOf(block)
  const look = (i: number, head: boolean) => ({
    head,
    width: widths[i] ?? 1_000,
    alignment: head ? AlignmentType.CENTER : AlignmentType.LEFT,
  })
  const row = (cells: readonly string[], head: boolean): TableRow =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: cells.map((words, i) => textCell(words, look(i, head))),
    })
  return [
    ...(block.caption === '' ? [] : [caption(block.caption)]),
    ruledTable(
      widths,
      row(block.columns, true),
      block.lines.map((line) => row(line, false)),
    ),
    new Paragraph({ spacing: { after: 160, line: 240 } }),
  ]
}

/** Columns share the width by the longest of their cells, none less than a tenth. */
const sharesOf = ({ columns, lines }: Extract<FilledBlock, { type: 'table' }>): number[] => {
  const longest = columns.map((title, i) => Math.max(title.length, ...lines.map((line) => (line[i] ?? '').length)))
  const weights = longest.map((length) => Math.min(Math.max(length, 4), 30))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => Math.floor((TEXT_WIDTH * weight) / sum))
}

/** Two parties a line, each with room for a signature or a seal above its date. */
export const signTable = (parties: readonly (readonly FilledInline[])[]): Table => {
  const lines = parties.flatMap((_, i) => (i % 2 === 0 ? [parties.slice(i, i + 2)] : []))
  const width = Math.floor(TEXT_WIDTH / 2)
  const cell = (party: readonly FilledInline[] | undefined): TableCell =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      borders: noBorders,
      children: party === undefined ? [new Paragraph({})] : signPlace(textOfInlines(party)),
    })
  return new Table({
    width: whole,
    columnWidths: [width, width],
    borders: noBorders,
    rows: lines.map((pair) => new TableRow({ cantSplit: true, children: [cell(pair[0]), cell(pair[1])] })),
  })
}

const signPlace = (words: string): Paragraph[] => {
  const line = (content: string, after: number): Paragraph =>
    new Paragraph({
      spacing: { line: 480, after },
      children: [new TextRun({ text: content, font: FONTS.body, size: BODY_SIZE })],
    })
  return [line(`${words}：`, 900), line('　　　年　　月　　日', 400)]
}
