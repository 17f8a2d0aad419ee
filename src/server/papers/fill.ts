/**
 * Template → text with traced figures. All figures of a report come from one snapshot of the database, so that two
 * sentences can never contradict each other; a figure without data is a gap that nobody overlooks, never a zero.
 */
import {
  type Catalogue,
  dayAt,
  instantOf,
  type Period,
  type ReportDocument,
  type ReportInline,
  type ReportTree,
  parsePeriod,
  parseReport,
  writtenIn,
  type Written,
  normOn,
} from '../../ledger/index.ts'
import type { Block, Figure, FilledReport, Unit } from '../../ledger/wire.ts'
import type { Actor, Tx } from '../db/database.ts'
import { Problem, faulty } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { goalsOf, type Computed, computeKept } from '../figures/index.ts'
import { readsLedger } from '../org/scope.ts'
import { unitOf } from '../org/units.ts'
import { placesAmong } from './figure_text.ts'
import { fillTargets, fillThenAndNow } from './goal_table.ts'
import { fillLate } from './late_list.ts'
import { ledgersBehind } from './ledgers_behind.ts'
import { type Book, makeBook, peersOf, placeOf, queriesFor, type Subject } from './report_asks.ts'
import { fillTable } from './report_table.ts'
import { type Aimed, type FigureSource, makeScribe } from './scribe.ts'

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
  /** What was asked of the ledgers and what they said, so that a publication can keep it and ask it again. */
  readonly reckoned: Computed
}

/** Fills a report for a unit and period. Problems: no_such, wrong_request, faulty (template faults by line). */
export const fillReport = async (tx: Tx, catalogue: Catalogue, asked: ReportRequest): Promise<Filled> => {
  // Must come before any other statement of the transaction: every figure sees the same rows. As of a given moment
  // they do so anyway.
  if (asked.as_of === undefined) await tx.run(sql`set transaction isolation level repeatable read`)
  const { body, each } = documentOf(catalogue, asked.name)
  const { report, faults } = parseReport(body, catalogue, each)
  if (faults.length > 0) throw faulty(faults)
  return fillTree(tx, catalogue, report, asked)
}

/** The report as it would be made, checked before anything is filled. Problems: no_such, wrong_request. */
export const subjectOf = async (
  tx: Tx,
  catalogue: Catalogue,
  asked: ReportRequest,
): Promise<{ document: ReportDocument; period: Period; unit: Unit }> => {
  const document = documentOf(catalogue, asked.name)
  const period = periodFor(document, asked.period)
  const unit = await unitOf(tx, asked.unit)
  if (unit === undefined) throw new Problem('no_such', { what: '单位', name: asked.unit })
  if (!document.levels.includes(unit.level)) {
    throw new Problem('wrong_request', { what: `“${document.title}”不能为“${unit.name}”生成` })
  }
  return { document, period, unit }
}

/**
 * Fills a tree in the place of a report's own prose: one block for each of its blocks, in their order. Where no moment
 * is asked for, the transaction has to be a repeatable read, so that every figure sees the same rows.
 */
export const fillTree = async (
  tx: Tx,
  catalogue: Catalogue,
  report: ReportTree,
  asked: ReportRequest,
): Promise<Filled> => {
  const { document, period, unit } = await subjectOf(tx, catalogue, asked)
  const subject = { unit: unit.code, level: unit.level, period, root: tx.actor.county }
  const readable = readableBy(tx.actor, catalogue)
  const goals = asksGoals(report) ? await goalsOf(tx, catalogue, { unit: unit.code, period, as_of: asked.as_of }) : []
  const queries = queriesFor(report, subject, readable, goals)
  // All at once: sentences and tables are mostly about the same rows.
  const reckoned = await computeKept(tx, catalogue, queries, asked.as_of)
  const book = makeBook(queries, reckoned.figures)
  const as_of = asked.as_of ?? (await tx.one<{ at: string }>(sql`select clock_timestamp() as at`)).at
  const scribe = makeScribe(catalogue, { unit_name: unit.name, period, as_of: dayOfMoment(as_of) }, readable)
  const small_cell = normOn(catalogue, 'figures.small_cell', period.to) ?? SMALL_CELL
  const ranking = await rankingOf(tx, catalogue, report, { subject, book, small_cell })
  const aimed = goals.map((goal) => ({ goal, figure: book.figures(placeOf(subject, []), goal.indicator)[0] }))
  const source = sourceOf({ subject, book, aimed }, ranking)
  const ground = { catalogue, subject, book, scribe, readable, small_cell }
  const blocks: Block[] = []
  for (const block of report.blocks) {
    if (block.type === 'late')
      blocks.push(await fillLate(tx, catalogue, block, { unit: unit.code, period, as_of: asked.as_of }))
    else if (block.type === 'targets') blocks.push(fillTargets(block, aimed, ground))
    else if (block.type === 'then_and_now') blocks.push(fillThenAndNow(block, ground))
    else if (block.type === 'table') blocks.push(fillTable(block, ground))
    else blocks.push({ ...block, inlines: scribe.write(block.inlines, source) })
  }
  const filled: FilledReport = {
    name: document.name,
    title: document.title,
    unit: unit.code,
    unit_name: unit.name,
    period: period.code,
    as_of,
    blocks,
    figures: scribe.figures(),
    gaps: scribe.gaps(),
    ...frameOf(document),
    versions: await versionsOf(tx, scribe.figures()),
  }
  return { report: filled, reckoned }
}

const frameOf = ({ to, copies, head }: ReportDocument): Pick<FilledReport, 'frame'> => {
  const frame = { ...(to && { to }), ...(copies && { copies }), ...(head && { head }) }
  return Object.keys(frame).length === 0 ? {} : { frame }
}

/** Whether it speaks of the targets by name. */
const asksGoals = ({ blocks }: ReportTree): boolean =>
  blocks.some((block) => block.type === 'targets' || ('inlines' in block && speaksOfGoals(block.inlines)))

const speaksOfGoals = (inlines: readonly ReportInline[]): boolean =>
  inlines.some(
    (inline) =>
      inline.type === 'goals' ||
      (inline.type === 'condition' && (speaksOfGoals(inline.then) || speaksOfGoals(inline.else))),
  )

/** Which declaration of each ledger the figures were made by. */
const versionsOf = async (tx: Tx, figures: readonly Figure[]): Promise<Record<string, number>> => {
  const ledgers = [...new Set(figures.map(({ indicator }) => indicator.split('.', 1)[0]!))]
  const found = await tx.rows<{ name: string; version: number }>(sql`
    select name, max(version) as version from platform.declaration
    where county = ${tx.actor.county} and kind = 'ledger' and name = any(${ledgers}) group by name`)
  return Object.fromEntries(found.map(({ name, version }) => [name, version]))
}

/** Where the bureau has laid down nothing. */
const SMALL_CELL = 5

/** The calendar day of a moment as it was asked for, which may be a day itself. */
const dayOfMoment = (as_of: string): string => (as_of.length === 10 ? as_of : dayAt(instantOf(as_of)))

interface RankGround {
  readonly subject: Subject
  readonly book: Book
  readonly small_cell: number
}
type Ranking = (written: Written) => number | null

/**
 * The place of the report's unit among the units of its level. One sees down the tree and never sideways: it is told to
 * those only who see the whole county's rows of the ledgers it is made from.
 */
const rankingOf = async (
  tx: Tx,
  catalogue: Catalogue,
  { blocks }: ReportTree,
  { subject, book, small_cell }: RankGround,
): Promise<Ranking> => {
  const inlines = blocks.flatMap((block) => ('inlines' in block ? block.inlines : []))
  const ranked = writtenIn(inlines).filter(({ modifiers }) => modifiers.some(({ type }) => type === 'rank'))
  const ledgers = [...new Set(ranked.flatMap(({ ref }) => ledgersBehind(catalogue, ref)))]
  const seen =
    ledgers.length === 0
      ? []
      : await tx.rows<{ name: string }>(sql`
          select l.name from unnest(${ledgers}::text[]) l(name) where org.sees_all(l.name)`)
  const whole = new Set(seen.map(({ name }) => name))
  return ({ ref, modifiers }) => {
    const rank = modifiers.find((one) => one.type === 'rank')
    if (rank === undefined || !ledgersBehind(catalogue, ref).every((name) => whole.has(name))) return null
    const peers = book.figures(peersOf(subject, modifiers), ref)
    return placesAmong(peers, rank.from, small_cell)?.get(subject.unit) ?? null
  }
}

interface SourceGround {
  readonly subject: Subject
  readonly book: Book
  readonly aimed: readonly Aimed[]
}

const sourceOf = ({ subject, book, aimed }: SourceGround, ranking: Ranking): FigureSource => ({
  one: (written) => ({
    figure: book.figures(placeOf(subject, written.modifiers), written.ref)[0],
    place: ranking(written),
  }),
  several: ({ ref, modifiers, by }) => book.figures(placeOf(subject, modifiers, by), ref),
  goals: () => aimed,
})

type Readable = (ref: string) => boolean

/** A figure is readable where every ledger it is made from is; what is not stands in the text as a gap that says so. */
export const readableBy = (actor: Actor, catalogue: Catalogue): Readable => {
  const seen = new Map<string, boolean>()
  return (ref) => {
    const known = seen.get(ref)
    if (known !== undefined) return known
    const ledgers = ledgersBehind(catalogue, ref)
    const answer = ledgers.length > 0 && ledgers.every((name) => readsLedger(catalogue, catalogue.ledger(name)!, actor))
    seen.set(ref, answer)
    return answer
  }
}
