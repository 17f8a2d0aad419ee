/**
 * A chart in the Word file, drawn by Word itself: a ruled table whose middle column holds bars, each a shaded paragraph as
 * long as its value. A picture would have to be rendered on the server, which has no Chinese fonts of its own to write the
 * names with; and bars of a table keep their figures linked to the sources. Lines are drawn as bars too.
 */
import {
  AlignmentType,
  Paragraph,
  ShadingType,
  type Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { Block, Inline } from '../../ledger/wire.ts'
import { FONTS, TABLE_SIZE, TEXT_WIDTH } from './layout.ts'
import { caption, cell, type CellLook, inlineText, ruledTable, textCell } from './paper_table.ts'

type TableBlock = Extract<Block, { type: 'table' }>

const WIDTHS = [1900, TEXT_WIDTH - 1900 - 1500, 1500] as const
/** The bar's cell has margins of its own. */
const LONGEST = WIDTHS[1] - 240
const COLORS = ['1F4E79', '9DB7CF', '6B6B6B', 'C9A66B'] as const
const colorOf = (series: number): string => COLORS[series % COLORS.length] ?? COLORS[0]
/** A bar is thinner than the line of its figure, which stands beside it. */
const LINE_HEIGHT = 300
const BAR_HEIGHT = 180

const valueOf = (inlines: readonly Inline[] | undefined): number | null => {
  const figure = inlines?.find((inline) => inline.type === 'figure')
  return figure?.type === 'figure' ? figure.figure.value : null
}

const bar = (value: number | null, most: number, color: string): Paragraph => {
  const share = value === null || most <= 0 ? 0 : Math.max(0, value) / most
  const spacing = { line: BAR_HEIGHT, lineRule: 'exact', before: 60, after: LINE_HEIGHT - BAR_HEIGHT - 60 } as const
  if (share === 0) return new Paragraph({ spacing, children: [] })
  return new Paragraph({
    spacing,
    indent: { right: Math.round(LONGEST * (1 - share)) },
    shading: { type: ShadingType.CLEAR, fill: color, color: 'auto' },
    children: [new TextRun({ text: ' ', size: 12 })],
  })
}

const bars = (values: readonly (number | null)[], most: readonly number[]): TableCell =>
  new TableCell({
    width: { size: WIDTHS[1], type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    children: values.map((value, series) => bar(value, most[series] ?? 0, colorOf(series))),
  })

const figuresCell = (cells: readonly (readonly Inline[])[]): TableCell => {
  const look: CellLook = { width: WIDTHS[2], alignment: AlignmentType.RIGHT }
  return new TableCell({
    width: { size: WIDTHS[2], type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    children: cells.map(
      (inlines) =>
        new Paragraph({
          alignment: AlignmentType.RIGHT,
          spacing: { line: LINE_HEIGHT, lineRule: 'exact' },
          children: inlines.map((inline) => inlineText(inline, look)),
        }),
    ),
  })
}

/** Several columns are told apart by colour, each drawn against its own greatest value. */
const legend = (titles: readonly string[]): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { after: 60 },
    children: titles.flatMap((title, series) => [
      new TextRun({ text: `${series === 0 ? '' : '　'}■`, size: TABLE_SIZE, font: FONTS.body, color: colorOf(series) }),
      new TextRun({ text: title, size: TABLE_SIZE, font: FONTS.body }),
    ]),
  })

export const chartTable = (block: TableBlock): (Paragraph | Table)[] => {
  const titles = block.head.slice(1)
  const columns = titles.map((_, at) => block.rows.map((row) => valueOf(row[at + 1])))
  const most = columns.map((values) => Math.max(0, ...values.map((value) => value ?? 0)))
  const headed = (text: string, at: number): TableCell =>
    textCell(text, { head: true, width: WIDTHS[at] ?? 0, alignment: AlignmentType.CENTER })
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: [
      headed(block.head[0] ?? '', 0),
      headed(titles.length === 1 ? (titles[0] ?? '') : '', 1),
      headed('数值', 2),
    ],
  })
  const rows = block.rows.map(
    (row, line) =>
      new TableRow({
        cantSplit: true,
        children: [
          cell(row[0] ?? [], { width: WIDTHS[0], alignment: AlignmentType.LEFT }),
          bars(
            columns.map((values) => values[line] ?? null),
            most,
          ),
          figuresCell(row.slice(1)),
        ],
      }),
  )
  return [
    ...(block.caption === '' ? [] : [caption(block.caption)]),
    ...(titles.length > 1 ? [legend(titles)] : []),
    ruledTable([...WIDTHS], head, rows),
    new Paragraph({ spacing: { after: 160, line: 240 }, children: [] }),
  ]
}
