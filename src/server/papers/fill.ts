/**
 * Template → text with traced figures. All figures of a report come from one snapshot of the database, so that two
 * sentences can never contradict each other; a figure without data is a gap that nobody overlooks, never a zero.
 */
import {
  type Catalogue,
  type Period,
  type ReportBlock,
  type ReportDocument,
  type ReportInline,
  type ReportTable,
  parsePeriod,
  parseReport,
  refFrom,
} from '../../ledger/index.ts'
import type { Block, Figure, FilledReport, Inline } from '../../ledger/wire.ts'
import type { Actor, Tx } from '../db/database.ts'
import { Problem, faulty } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { type PublishedQuery, computeAll } from '../figures/index.ts'
import { readsLedger } from '../org/scope.ts'
import { unitOf } from '../org/units.ts'
import { refsByComparison } from './report_refs.ts'
import { type Scribe, makeScribe } from './scribe.ts'

export interface ReportRequest {
  readonly name: string
  readonly unit: string
  readonly period: string
  readonly as_of?: string | undefined
}

const documentOf = (catalogue: Catalogue, name: string): ReportDocument => {
  const document = catalogue.reports.get(name)
  if (document === undefined) throw new Problem('no_such', { what: '报告', name })
  return document
}

const periodFor = (document: ReportDocument, code: string): Period => {
  const period = parsePeriod(code)
  if (period === null || period.kind !== document.each) {
    throw new Problem('wrong_request', { what: `“${code}”不是这份报告的期间` })
  }
  return period
}

export interface Filled {
  readonly report: FilledReport
  /** What was asked of the ledgers, so that a publication can ask it again. */
  readonly queries: readonly PublishedQuery[]
}

/** Fills a report for a unit and period. Problems: no_such, wrong_request, faulty (template faults by line). */
export const fillReport = async (tx: Tx, catalogue: Catalogue, asked: ReportRequest): Promise<Filled> => {
  // Must come before any other statement of the transaction: every figure sees the same rows. As of a given moment
  // they do so anyway.
  if (asked.as_of === undefined) await tx.run(sql`set transaction isolation level repeatable read`)
  const document = documentOf(catalogue, asked.name)
  const period = periodFor(document, asked.period)
  const { report, faults } = parseReport(document.body, catalogue)
  if (faults.length > 0) throw faulty(faults)
  const unit = await unitOf(tx, asked.unit)
  if (unit === undefined) throw new Problem('no_such', { what: '单位', name: asked.unit })
  if (!document.levels.includes(unit.level)) {
    throw new Problem('wrong_request', { what: `“${document.title}”不能为“${unit.name}”生成` })
  }
  const { unit: code, period: period_code, as_of } = asked
  const readable = readableBy(tx.actor, catalogue)
  const texts = textQueries(report.blocks, readable)
  const tables = report.blocks.filter((block) => block.type === 'table').filter((one) => one.indicators.every(readable))
  const queries = [...texts, ...tables.map(tableQuery)].map((query) => ({ ...query, unit: code, period: period_code }))
  // All at once: sentences and tables are mostly about the same rows.
  const found = await computeAll(tx, catalogue, queries, as_of)
  const figures = new Map(found.slice(0, texts.length).flatMap((each) => each.map((one) => [one.indicator, one])))
  const inTables = new Map(tables.map((table, i) => [table, found[texts.length + i]!]))
  const scribe = makeScribe(catalogue, { unit_name: unit.name, period }, readable)
  const blocks = report.blocks.map((block): Block => {
    if (block.type !== 'table') return { ...block, inlines: scribe.write(block.inlines, figures) }
    const cells = inTables.get(block)
    return cells === undefined ? hiddenTable(block, scribe, readable) : tableOf(catalogue, block, cells, scribe)
  })
  const now = await tx.one<{ at: string }>(sql`select clock_timestamp() as at`)
  const filled: FilledReport = {
    name: document.name,
    title: document.title,
    unit: code,
    unit_name: unit.name,
    period: period_code,
    as_of: as_of ?? now.at,
    blocks,
    figures: scribe.figures(),
    gaps: scribe.gaps(),
  }
  return { report: filled, queries }
}

type Readable = (ref: string) => boolean

/** A figure is readable where every ledger it is made from is; what is not stands in the text as a gap that says so. */
const readableBy = (actor: Actor, catalogue: Catalogue): Readable => {
  const seen = new Map<string, boolean>()
  const readable = (ref: string): boolean => {
    const known = seen.get(ref)
    if (known !== undefined) return known
    // Said beforehand, so that ratios that name each other come to an end.
    seen.set(ref, true)
    const found = catalogue.indicator(ref)
    const sides = [found?.document.ratio, found?.document.over].flatMap((side) =>
      found === undefined || side === undefined ? [] : [refFrom(found.ledger.name, side)],
    )
    const answer = found === undefined || (readsLedger(catalogue, found.ledger, actor) && sides.every(readable))
    seen.set(ref, answer)
    return answer
  }
  return readable
}

type Query = Omit<PublishedQuery, 'unit' | 'period'>

/** For the figures standing in running text. */
const textQueries = (blocks: readonly ReportBlock[], readable: Readable): Query[] => {
  const inlines = blocks.flatMap((block) => (block.type === 'table' ? [] : block.inlines))
  return refsByComparison(inlines).flatMap(({ indicators, compare }) => {
    const seen = indicators.filter(readable)
    return seen.length === 0 ? [] : [{ indicators: seen, compare }]
  })
}

const tableQuery = ({ indicators, by }: ReportTable): Query => ({
  indicators,
  by: 'level' in by ? `level:${by.level}` : `field:${by.field}`,
})

/** A table of which a column may not be read stands as the gap of that column. */
const hiddenTable = (table: ReportTable, scribe: Scribe, readable: Readable): Block => {
  const ref = table.indicators.find((each) => !readable(each))!
  return { type: 'paragraph', inlines: scribe.write([{ type: 'figure', ref, modifiers: [] }], new Map()) }
}

const tableOf = (catalogue: Catalogue, table: ReportTable, figures: readonly Figure[], scribe: Scribe): Block => {
  const lines = new Map<string, { title: string; figures: Map<string, Figure> }>()
  for (const figure of figures) {
    const { key, title } = figure.group ?? { key: '', title: figure.unit_name }
    const line = lines.get(key) ?? { title, figures: new Map<string, Figure>() }
    line.figures.set(figure.indicator, figure)
    lines.set(key, line)
  }
  const cell = (line: ReadonlyMap<string, Figure>, ref: string): Inline[] => {
    const plain: ReportInline = { type: 'figure', ref, modifiers: [] }
    return scribe.write([plain], line, 'short')
  }
  return {
    type: 'table',
    caption: table.caption,
    head: [headOf(catalogue, table), ...table.indicators.map((ref) => columnTitle(catalogue, ref))],
    rows: [...lines.values()].map((line) => [
      [{ type: 'text', text: line.title }],
      ...table.indicators.map((ref) => cell(line.figures, ref)),
    ]),
  }
}

const headOf = (catalogue: Catalogue, table: ReportTable): string => {
  if ('field' in table.by) return catalogue.ledger(table.ledger)?.fields[table.by.field]?.title ?? '类别'
  const { level } = table.by
  return catalogue.levels.find((one) => one.name === level)?.title ?? '单位'
}

const columnTitle = (catalogue: Catalogue, ref: string): string => {
  const indicator = catalogue.indicator(ref)?.document
  if (indicator === undefined) return ref
  const unit = indicator.as === 'percent' ? '' : (indicator.unit ?? '')
  return unit === '' ? indicator.title : `${indicator.title}（${unit}）`
}
