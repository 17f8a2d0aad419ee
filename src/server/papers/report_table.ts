/** Tables and charts of a report: a line for each unit, value of a field or period, a column for each indicator. */
import {
  type Catalogue,
  type Modifier,
  NO_FIGURE,
  type ReportTable,
  type Split,
  type Written,
} from '../../ledger/index.ts'
import type { Block, Figure } from '../../ledger/wire.ts'
import { placesAmong } from './figure_text.ts'
import { leansOf } from './leans.ts'
import { type Book, placeOf, type Subject } from './report_asks.ts'
import type { Scribe } from './scribe.ts'

export interface TableGround {
  readonly catalogue: Catalogue
  readonly subject: Subject
  readonly book: Book
  readonly scribe: Scribe
  readonly readable: (ref: string) => boolean
  /** Units there must be at least for a place among them to be told. */
  readonly small_cell: number
}

/** A table of which a column may not be read stands as the gap of that column. */
export const fillTable = (table: ReportTable, ground: TableGround): Block => {
  const { catalogue, scribe, readable } = ground
  const hidden = table.columns.find(({ ref }) => !readable(ref))
  if (hidden !== undefined) {
    const inlines = scribe.write([{ type: 'figure', ref: hidden.ref, modifiers: [] }], NOTHING)
    return { type: 'paragraph', inlines }
  }
  const columns = table.columns.map((column) => columnOf(column, table.by, ground))
  const lines = new Map(
    columns.flatMap(({ figures }) => [...figures].map(([key, one]) => [key, titleOf(one)] as const)),
  )
  // Units stand there anyhow; a field's value does because there are such rows.
  const lineLeans = 'field' in table.by ? { leans_on: leansOf(catalogue, table.columns.map(plainly)) } : {}
  return {
    type: 'table',
    caption: table.caption,
    head: [headOf(catalogue, table), ...table.columns.map((column) => columnTitle(catalogue, column))],
    rows: [...lines].map(([key, title]) => [
      [{ type: 'text', text: title, ...lineLeans }],
      ...columns.map(({ written, figures, places }) =>
        scribe.cell(written, { figure: figures.get(key), place: places?.get(key) ?? null }),
      ),
    ]),
    ...(table.chart === undefined ? {} : { chart: table.chart }),
  }
}

const plainly = ({ ref }: Written): Written => ({ ref, modifiers: [] })

const NOTHING = { one: () => ({ figure: undefined, place: null }), several: () => [], goals: () => [] }

interface Column {
  readonly written: Written
  readonly figures: ReadonlyMap<string, Figure>
  readonly places: ReadonlyMap<string, number> | null
}

const columnOf = (written: Written, by: Split, { subject, book, small_cell }: TableGround): Column => {
  const figures = book.figures(placeOf(subject, written.modifiers, by), written.ref)
  const rank = written.modifiers.find((one) => one.type === 'rank')
  return {
    written,
    figures: new Map(figures.map((figure) => [figure.group?.key ?? '', figure])),
    places: rank === undefined ? null : placesAmong(figures, rank.from, small_cell),
  }
}

const titleOf = (figure: Figure): string => figure.group?.title ?? figure.unit_name

const headOf = (catalogue: Catalogue, { ledger, by }: ReportTable): string => {
  if ('series' in by) return '期间'
  if ('level' in by) return catalogue.levels.find((one) => one.name === by.level)?.title ?? '单位'
  return by.field === 'state' ? '状态' : (catalogue.ledger(ledger)?.fields[by.field]?.title ?? '类别')
}

/** What a column's modifiers make of the figure, in its head; those that only spell stand with the unit. */
const SAID: Readonly<Partial<Record<Modifier['type'], string>>> = {
  change: '同比',
  direction: '升降',
  extent: '变化幅度',
  difference: '比上年增减',
  last_year: '上年',
  share: '占比',
  rank: '排名',
  against: '较目标',
  target: '目标',
  progress: '完成率',
  met: '达标情况',
  five_years_ago: '五年前',
  growth_over_five_years: '较五年前',
  since_five_years: '五年增减',
}

const columnTitle = (catalogue: Catalogue, { ref, modifiers }: Written): string => {
  const indicator = catalogue.indicator(ref)?.document
  if (indicator === undefined) return NO_FIGURE
  const said = modifiers.flatMap(({ type }) => SAID[type] ?? [])
  const says = (word: Modifier['type']): boolean => modifiers.some(({ type }) => type === word)
  const before = says('to_date') ? '累计' : says('five_years') ? '五年' : ''
  const spelt = modifiers.some(({ type }) => type === 'scale' || type === 'fitting')
  const plain = said.length === 0 || ['上年', '目标', '五年前'].includes(said[0]!)
  const unit = indicator.as === 'percent' || spelt || !plain ? '' : (indicator.unit ?? '')
  return `${before}${indicator.title}${said.join('')}${unit === '' ? '' : `（${unit}）`}`
}
