import {
  AlignmentType,
  BorderStyle,
  InternalHyperlink,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { isWords } from '../../ledger/index.ts'
import type { Block, Inline } from '../../ledger/wire.ts'
import { controlled } from './figure_control.ts'
import { FONTS, TABLE_SIZE, TEXT_WIDTH } from './layout.ts'
import { anchorOf } from './sources.ts'

const spacing = { before: 30, after: 30 }
const LEADING = 300
/** Leading follows the size of the type. */
export const spacingOf = (size: number): object => ({ ...spacing, line: Math.round((LEADING * size) / TABLE_SIZE) })
const border = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const borders = {
  top: border,
  bottom: border,
  left: border,
  right: border,
  insideHorizontal: border,
  insideVertical: border,
}

export interface CellLook {
  readonly head?: boolean
  readonly width: number
  readonly alignment: (typeof AlignmentType)['LEFT' | 'CENTER' | 'RIGHT']
  /** Half-points; the usual size of tables unless said. */
  readonly size?: number
}

export const inlineText = (inline: Inline, { head = false, size = TABLE_SIZE }: CellLook): ParagraphChild => {
  const gap = inline.type === 'gap'
  const text = new TextRun({
    text: inline.text,
    size,
    font: head ? FONTS.section : FONTS.body,
    ...(gap ? { color: 'C00000' } : {}),
  })
  const link = inline.type === 'figure'
  return controlled(inline, link ? new InternalHyperlink({ anchor: anchorOf(inline.number), children: [text] }) : text)
}

export const cell = (inlines: readonly Inline[], look: CellLook): TableCell =>
  new TableCell({
    width: { size: look.width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    children: [
      new Paragraph({
        spacing: spacingOf(look.size ?? TABLE_SIZE),
        alignment: look.alignment,
        children: inlines.map((inline) => inlineText(inline, look)),
      }),
    ],
  })

export const textCell = (text: string, look: CellLook): TableCell => cell([{ type: 'text', text }], look)

/** Rows never break over pages; the head is repeated on each. */
export const ruledTable = (widths: readonly number[], head: TableRow, rows: readonly TableRow[]): Table =>
  new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    alignment: AlignmentType.CENTER,
    borders,
    rows: [head, ...rows],
  })

export const caption = (text: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: 160, after: 80 },
    children: [new TextRun({ text, size: 28, font: FONTS.section })],
  })

/** Characters that a column is not made narrower or wider than, whatever stands in it. */
const [NARROWEST, WIDEST] = [4, 16]

/** Columns share the width by the longest of their cells; a head may be broken into two lines. */
const widthsOf = ({ head, rows }: Pick<Extract<Block, { type: 'table' }>, 'head' | 'rows'>): number[] => {
  const weights = head.map((title, i) => {
    const longest = Math.max(lengthOf(title) / 2, ...rows.map((row) => lengthOf(wordsOf(row[i] ?? []))))
    return Math.min(Math.max(longest, NARROWEST), WIDEST) + 1
  })
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => Math.floor((TEXT_WIDTH * weight) / sum))
}

const wordsOf = (inlines: readonly Inline[]): string => inlines.map(({ text }) => text).join('')
/** In full-width characters. */
const lengthOf = (words: string): number =>
  Array.from(words).reduce((sum, char) => sum + (/[\u0020-\u007e]/.test(char) ? 0.5 : 1), 0)

export const paperTable = (block: Extract<Block, { type: 'table' }>): (Paragraph | Table)[] => {
  const widths = widthsOf(block)
  const look = (i: number, head: boolean): CellLook => ({
    head,
    width: widths[i] ?? 1000,
    alignment: head ? AlignmentType.CENTER : i === 0 ? AlignmentType.LEFT : AlignmentType.RIGHT,
  })
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: block.head.map((text, i) => textCell(text, look(i, true))),
  })
  const rows = block.rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: row.map((inlines, i) =>
          cell(
            inlines,
            i > 0 && isWords(inlines) ? { ...look(i, false), alignment: AlignmentType.LEFT } : look(i, false),
          ),
        ),
      }),
  )
  return [
    ...(block.caption === '' ? [] : [caption(block.caption)]),
    ruledTable(widths, head, rows),
    new Paragraph({ spacing: { after: 160, line: 240 }, children: [] }),
  ]
}
