/** Opens a figure: the very rows it was made from, in pages. */
import type { Catalogue, Indicator, LedgerDocument } from '../../ledger/index.ts'
import type { Row, Trace } from '../../ledger/wire.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { type Sql, sql } from '../db/sql.ts'
import { rowsOf } from '../tables/row_list.ts'
import { type RowRecord, rowColumns } from '../tables/row_sql.ts'
import type { Seal } from '../tables/seal.ts'
import { whereSql } from '../tables/where_sql.ts'
import { answer, sightOf } from './answer.ts'
import { formulaWords } from './formula_words.ts'
import { type Frames, liveFrames } from './frames.ts'
import { countedBy, datesOf, measureBehind } from './measure.ts'
import { provenFor } from './proven.ts'
import { type Asked, readRequest } from './query.ts'
import { type RowSource, fieldSplit, instantOf, rowSource } from './row_set.ts'
import { type Span, scopeFor } from './scope.ts'
import { spansOf } from './spans.ts'

export interface TraceRequest {
  readonly indicator: string
  readonly unit: string
  readonly period: string
  readonly as_of?: string | undefined
  /** Ratios: which side; the numerator unless said. */
  readonly part?: 'numerator' | 'denominator' | undefined
  readonly by?: string | undefined
  /** A key of the split, as in the figure's group; the rows of all groups unless given. */
  readonly group?: string | undefined
  /** From 1. */
  readonly page?: number | undefined
  /** Rows a page; 50 unless said. */
  readonly size?: number | undefined
}

/**
 * The rows behind a figure with their exact total, newest first; sealed fields masked (wholly, where no seal is given).
 * For counts of rows the total is the figure. A publication brings the units it has kept. Problems: as `compute`.
 */
export const trace = async (
  tx: Tx,
  declared: Catalogue,
  request: TraceRequest,
  seal: Seal = BLIND,
  frames: Frames = liveFrames(tx),
): Promise<Trace> => {
  const { indicator: indicators, unit, period, as_of, by, group } = request
  // Without a group the undivided figure is opened.
  const read = readRequest(declared, { indicators, unit, period, as_of, by: group === undefined ? undefined : by })
  const spans = await spansOf(frames, read)
  const { catalogue, asked } = await provenFor(tx, declared, frames, read)
  const [indicator] = asked.indicators
  if (indicator === undefined) throw new Problem('no_such', { what: '指标', name: indicators })
  const measure = measureBehind(catalogue, indicator, request.part ?? 'numerator')
  const opened = narrowed({ asked, spans, indicator, measure, group: group ?? '' })
  const value = await valueBehind(tx, catalogue, frames, opened)
  const source = await sourceBehind(tx, catalogue, frames, opened)
  const { total } = await tx.one<{ total: number }>(
    sql`/* planned anew */ select count(*) as total from ${source.from} where ${source.where}`,
  )
  const [page, size] = [request.page ?? 1, request.size ?? 50]
  const { ledger } = measure
  return {
    rows:
      total === 0 ? [] : await pageOf(tx, { catalogue, seal }, ledger, source, { page, size, as_of: asked.moment.at }),
    total,
    page,
    size,
    ledger: ledger.name,
    formula: formulaWords(catalogue, indicator),
    value,
  }
}

/** Without the key nothing sealed can be opened, not even to be masked. */
const BLIND: Seal = {
  seal: () => {
    throw new Error('Nothing can be sealed without a key.')
  },
  open: () => '****',
  hash: () => {
    throw new Error('Nothing can be hashed without a key.')
  },
}

interface Opened {
  readonly asked: Asked
  readonly spans: readonly Span[]
  readonly indicator: Indicator
  readonly measure: Indicator
  readonly group: string
}

/** Of a series one point is opened, as the undivided figure of its own period. */
const narrowed = (opened: Opened): Opened => {
  const { asked, spans, group } = opened
  if (asked.split?.by !== 'series') return opened
  return { ...opened, asked: { ...asked, split: null }, spans: spans.filter(({ key }) => key === group) }
}

const sourceBehind = async (
  tx: Tx,
  catalogue: Catalogue,
  frames: Frames,
  { asked, spans, indicator, measure, group }: Opened,
): Promise<Pick<RowSource, 'from' | 'where'>> => {
  const { ledger } = measure
  if (spans.length === 0) return { from: sql`(select) none`, where: sql`false` }
  const sight = await sightOf(catalogue, frames, indicator, spans)
  const scope = scopeFor(ledger, spans, asked.split, sight, asked.moment.day, null)
  const field = asked.split?.by === 'field' ? fieldSplit(ledger, asked.split.field) : null
  const members = scope.groups?.find(({ key }) => key === group)?.units ?? []
  const { from, where } = rowSource({
    county: tx.actor.county,
    ledger,
    dates: datesOf(measure),
    counted: countedBy(measure),
    stretches: scope.stretches,
    units: scope.groups === null ? scope.units : members,
    moment: asked.moment,
  })
  const taken =
    measure.document.where === undefined
      ? []
      : [whereSql(measure.document.where, ledger, 'r', undefined, instantOf(asked.moment))]
  return { from, where: sql.join([where, ...taken, ...(field ? [field.holds(group)] : [])], ' and ') }
}

/** The value of the figure that is opened; of a ratio the ratio's, whichever side's rows are listed. */
const valueBehind = async (
  tx: Tx,
  catalogue: Catalogue,
  frames: Frames,
  { asked, spans, indicator, group }: Opened,
): Promise<number | null> => {
  if (spans.length === 0) return null
  const question = { indicators: [indicator], spans, split: asked.split, also: group }
  const found = await answer(tx, catalogue, frames, asked.moment, question)
  if (found.hidden) throw new Problem('not_yours', { what: `查看“${spans[0]!.frame.name}”的数` })
  const cells = asked.split === null ? found.whole : found.groups.find(({ key }) => key === group)?.cells
  return cells?.get(indicator.ref)?.value ?? null
}

interface Page {
  readonly page: number
  readonly size: number
  readonly as_of: string | null
}

const pageOf = async (
  tx: Tx,
  tables: { catalogue: Catalogue; seal: Seal },
  ledger: LedgerDocument,
  { from, where }: { from: Sql; where: Sql },
  { page, size, as_of }: Page,
): Promise<Row[]> => {
  const records = await tx.rows<RowRecord>(sql`/* planned anew */
    select ${rowColumns(ledger)} from ${from} where ${where}
    order by r.day desc, r.id desc limit ${size} offset ${(page - 1) * size}`)
  return rowsOf(tx, tables, ledger, records, as_of ?? undefined)
}
