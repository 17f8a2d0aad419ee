/**
 * Charts in the Word file: drawn by Word and LibreOffice themselves from numbers that are kept in the file with a workbook,
 * so that a chart can be restyled and its data opened; a picture would need fonts on the server, and could not. Every number
 * of it stands again in the table below, where it is tagged and linked to its source.
 */
import { AlignmentType, Paragraph, type ParagraphChild, type Table } from 'docx'
import { ChartRun, type ChartSeries } from 'docx/charts'
import type { Block, Inline } from '../../ledger/wire.ts'
import { caption, paperTable } from './paper_table.ts'

type TableBlock = Extract<Block, { type: 'table' }>

/** Pixels at 96 to the inch: 156 mm across. */
const WIDTH = 589
const HEIGHT = 270
/** Names of units are long: they stand beside their bars, one below the other. */
const BAR_HEIGHT = 26
const LONG_NAME = 5
const COLORS = ['1F4E79', '9DB7CF', '6B6B6B', 'C9A66B', '7A8F5A'] as const
const FONT = { name: '仿宋_GB2312', color: '333333' } as const

/** Lines of the body are of a fixed height, which would cut a drawing off. */
const AS_HIGH = { before: 60, after: 120, line: 240, lineRule: 'auto' } as const

interface Column {
  readonly name: string
  /** The unit of its numbers. */
  readonly measure: string
  readonly values: readonly (number | null)[]
}

/** The drawing, or several where the columns are measured differently, and the table of its figures. */
export const chartDrawing = (block: TableBlock): (Paragraph | Table)[] => {
  const names = block.rows.map((row) => wordsOf(row[0] ?? []))
  const drawings = groupsOf(block).flatMap((group) => {
    const drawn = drawing(block, names, group)
    return drawn === undefined ? [] : [drawn]
  })
  return [
    ...(block.caption === '' ? [] : [caption(block.caption)]),
    ...drawings.map(
      (children) => new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, spacing: AS_HIGH, children }),
    ),
    ...paperTable({ ...block, caption: '' }),
  ]
}

/** How many drawings stand above the table. */
export const drawingsOf = (block: TableBlock): number => groupsOf(block).filter(isDrawn).length

/** Columns of one measure are drawn together. */
const groupsOf = (block: TableBlock): Column[][] => {
  const groups = new Map<string, Column[]>()
  for (const column of columnsOf(block)) groups.set(column.measure, [...(groups.get(column.measure) ?? []), column])
  return [...groups.values()]
}

const columnsOf = ({ head, rows }: TableBlock): Column[] =>
  head.slice(1).map((name, at) => {
    const figures = rows.map((row) => figureIn(row[at + 1]))
    return {
      name,
      measure: figures.find((figure) => figure !== undefined)?.measure ?? '',
      values: figures.map((figure) => figure?.value ?? null),
    }
  })

const isDrawn = (columns: readonly Column[]): boolean =>
  columns.some(({ values }) => values.some((value) => value !== null))

const figureIn = (inlines: readonly Inline[] | undefined) => {
  const inline = inlines?.find((one) => one.type === 'figure')
  return inline?.type === 'figure' ? inline.figure : undefined
}

const wordsOf = (inlines: readonly Inline[]): string => inlines.map(({ text }) => text).join('')

/** Nothing to draw where nothing is known. */
const drawing = (
  block: TableBlock,
  names: readonly string[],
  columns: readonly Column[],
): ParagraphChild[] | undefined => {
  if (!isDrawn(columns)) return undefined
  const lying = block.chart === 'bar' && names.some((name) => name.length > LONG_NAME) && !isSeries(block)
  const format = formatOf(columns)
  const series = columns.map(({ name, values }, i): ChartSeries => {
    const color = COLORS[i % COLORS.length]!
    return { name, values: [...values], color }
  })
  const few = names.length * columns.length <= 24
  const shared = {
    categories: isSeries(block) ? shortened(names) : [...names],
    series,
    font: FONT,
    chartArea: { border: 'none' },
    legend: columns.length > 1 ? ({ position: 'bottom', font: { size: 9 } } as const) : (false as const),
    ...(few ? { dataLabels: { value: true, numberFormat: format, font: { size: 9 } } } : {}),
    altText: { name: block.caption === '' ? '图' : block.caption, description: block.caption },
  } as const
  // Bars that did not begin at nought would tell of differences that there are not.
  const below = columns.some(({ values }) => values.some((value) => (value ?? 0) < 0))
  const axis = { visible: !few, gridlines: !few, numberFormat: format, ...(below ? {} : { minimum: 0 }) } as const
  const upright = { width: WIDTH, height: HEIGHT }
  if (block.chart === 'line') {
    return [new ChartRun({ ...shared, type: 'line', markers: true, valueAxis: axis, transformation: upright })]
  }
  if (!lying) {
    return [new ChartRun({ ...shared, type: 'column', gapWidth: 80, valueAxis: axis, transformation: upright })]
  }
  const height = Math.max(160, 60 + names.length * BAR_HEIGHT * columns.length)
  // The first name is at the top, as in the table.
  const turned = { categoryAxis: { reverseOrder: true }, transformation: { width: WIDTH, height } } as const
  return [new ChartRun({ ...shared, ...turned, type: 'bar', gapWidth: 60, valueAxis: axis })]
}

const isSeries = ({ rows }: TableBlock): boolean =>
  rows.some((row) => row.some((cell) => figureIn(cell)?.group?.by?.startsWith('series:') === true))

/** 1月, 2月 where all are of one year. */
const shortened = (names: readonly string[]): string[] => {
  const year = /^\d{4}年(?=.)/.exec(names[0] ?? '')?.[0]
  return year !== undefined && names.every((name) => name.startsWith(year))
    ? names.map((name) => name.slice(year.length))
    : [...names]
}

/** Percents are kept in hundredths. */
const formatOf = (columns: readonly Column[]): string => {
  const whole = columns.every(({ values }) => values.every((value) => value === null || Number.isInteger(value)))
  if (columns[0]!.measure === '%') return '0.0"%"'
  return whole ? '#,##0' : '#,##0.0'
}
