/** Answers questions in numbers: totals of every ledger they need, put together into cells. */
import type { Catalogue, Indicator, LedgerDocument } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import type { Frames } from './frames.ts'
import { measuresOf } from './measure.ts'
import type { Moment, Split } from './query.ts'
import { fieldSplit } from './row_set.ts'
import { type GroupScope, type Scope, type Span, type Visible, scopeFor } from './scope.ts'
import type { Totals } from './parts.ts'
import { readTotals } from './totals.ts'
import { type Cell, type Measured, cellOf } from './value.ts'

export interface Question {
  readonly indicators: readonly Indicator[]
  /** More than one only for a series. */
  readonly spans: readonly Span[]
  readonly split: Split | null
  /** A value of the field split by that is asked after even where no row has it. */
  readonly also?: string
}

export interface AnswerGroup {
  readonly key: string
  readonly title: string
  /** By indicator. */
  readonly cells: ReadonlyMap<string, Cell>
}
export interface Answer {
  /** Everything in one; null where it has been asked for split. */
  readonly whole: ReadonlyMap<string, Cell> | null
  readonly groups: readonly AnswerGroup[]
  /** Not one unit of those asked is seen by the reader, in any of the ledgers. */
  readonly hidden: boolean
}

/** What is seen in each of the spans. */
export type Sight = readonly Visible[]

/** One ledger asked by one question, for indicators that see the same units of it. */
interface Source {
  readonly question: Question
  readonly ledger: LedgerDocument
  readonly scope: Scope
  readonly indicators: readonly Indicator[]
}
interface ReadSource extends Source {
  readonly totals: Totals
}

/** Answers in the order asked, all of one moment. Each ledger is asked once for all of them. */
export const answers = async (
  tx: Tx,
  catalogue: Catalogue,
  frames: Frames,
  moment: Moment,
  questions: readonly Question[],
): Promise<Answer[]> => {
  const sources: Source[] = []
  for (const question of questions) sources.push(...(await sourcesOf(catalogue, frames, moment, question)))
  const read = new Map<Source, Totals>()
  for (const ledger of new Set(sources.map((source) => source.ledger))) {
    const own = sources.filter((source) => source.ledger === ledger)
    const asked = own.map(({ question: { split }, scope, indicators }) => {
      const measures = measuresOf(catalogue, indicators).filter((measure) => measure.ledger === ledger)
      return { measures, split, scope }
    })
    const totals = await readTotals(tx, { county: tx.actor.county, ledger, moment }, asked)
    own.forEach((source, i) => read.set(source, totals[i]!))
  }
  return questions.map((question) => {
    const own = sources.filter((source) => source.question === question)
    const known = own.map((source) => ({ ...source, totals: read.get(source)! }))
    return answerFrom(catalogue, question, known)
  })
}

export const answer = async (
  tx: Tx,
  catalogue: Catalogue,
  frames: Frames,
  moment: Moment,
  question: Question,
): Promise<Answer> => (await answers(tx, catalogue, frames, moment, [question]))[0]!

const answerFrom = (catalogue: Catalogue, question: Question, read: readonly ReadSource[]): Answer => {
  const { indicators, split } = question
  const sourceFor = (indicator: Indicator, ledger: LedgerDocument): ReadSource =>
    read.find((one) => one.ledger === ledger && one.indicators.includes(indicator))!
  const cells = (measured: (source: ReadSource, ref: string) => Measured): ReadonlyMap<string, Cell> =>
    new Map(
      indicators.map((indicator) => [
        indicator.ref,
        cellOf(catalogue, indicator, ({ ref, ledger }) => measured(sourceFor(indicator, ledger), ref)),
      ]),
    )
  const groups = split === null ? [] : groupKeys(read, split, question.also)
  return {
    whole: split === null ? cells(measuredWhole) : null,
    groups: groups.map(({ key, title }) => ({
      key,
      title,
      cells: cells(split?.by === 'field' ? measuredByField(key) : measuredByUnits(key)),
    })),
    hidden: read.length > 0 && read.every(({ scope }) => scope.units !== 'all' && scope.units.length === 0),
  }
}

/**
 * What an indicator may see. A ratio between two ledgers sees the units that are seen in both: a numerator of one
 * school over a denominator of the whole county would be a number about nothing.
 */
export const sightOf = async (
  catalogue: Catalogue,
  frames: Frames,
  indicator: Indicator,
  spans: readonly Span[],
): Promise<Sight> => {
  const ledgers = new Set(measuresOf(catalogue, [indicator]).map(({ ledger }) => ledger.name))
  const sight: Visible[] = []
  for (const { frame, day } of spans) {
    let seen: Visible = 'all'
    for (const ledger of ledgers) seen = inBoth(seen, await frames.visible(ledger, frame.unit, day))
    sight.push(seen)
  }
  return sight
}

const inBoth = (one: Visible, other: Visible): Visible => {
  if (one === 'all' || other === 'all') return one === 'all' ? other : one
  return new Set([...one].filter((code) => other.has(code)))
}

const sameSight = (one: Sight, other: Sight): boolean => one.every((seen, i) => sameUnits(seen, other[i]!))

const sameUnits = (one: Visible, other: Visible): boolean => {
  if (one === 'all' || other === 'all') return one === other
  return one.size === other.size && [...one].every((code) => other.has(code))
}

const sourcesOf = async (
  catalogue: Catalogue,
  frames: Frames,
  moment: Moment,
  question: Question,
): Promise<Source[]> => {
  const { indicators, spans, split } = question
  const sources: (Source & { readonly visible: Sight; readonly indicators: Indicator[] })[] = []
  for (const indicator of indicators) {
    const visible = await sightOf(catalogue, frames, indicator, spans)
    for (const ledger of new Set(measuresOf(catalogue, [indicator]).map((measure) => measure.ledger))) {
      const same = sources.find((one) => one.ledger === ledger && sameSight(one.visible, visible))
      if (same) same.indicators.push(indicator)
      else {
        const collecting = ledger.cadence === undefined ? null : await frames.collecting(ledger.name, moment.at)
        const scope = scopeFor(ledger, spans, split, visible, moment.day, collecting)
        sources.push({ question, ledger, visible, scope, indicators: [indicator] })
      }
    }
  }
  return sources
}

const measuredWhole = ({ scope, totals }: ReadSource, ref: string): Measured => {
  const total = totals.whole.get(ref)
  return { total, reported: isReported(total, scope.whole), ...known(scope.whole, total?.received) }
}

/** Rows are counted, or it was said that there is nothing to report: then what is nought is nought, and not missing. */
const isReported = (total: Measured['total'], group: GroupScope | undefined): boolean =>
  (total?.counted ?? 0) > 0 || (group?.zeros ?? 0) > 0

const measuredByUnits =
  (key: string) =>
  ({ scope, totals }: ReadSource, ref: string): Measured => {
    const total = totals.groups.get(key)?.get(ref)
    const group = scope.groups?.find((one) => one.key === key)
    return { total, reported: isReported(total, group), ...known(group, total?.received) }
  }

/** Groups by a field's value are all about the same units, so the whole says who has reported. */
const measuredByField =
  (key: string) =>
  (source: ReadSource, ref: string): Measured => ({
    ...measuredWhole(source, ref),
    total: source.totals.groups.get(key)?.get(ref),
  })

const known = (group: GroupScope | undefined, received = 0): Pick<Measured, 'coverage' | 'limited'> => {
  const due = group?.due ?? 0
  const said = received + (group?.zeros ?? 0)
  return { coverage: { due, received: Math.min(said, due) }, limited: group?.limited ?? true }
}

const groupKeys = (
  read: readonly ReadSource[],
  split: Split,
  also: string | undefined,
): { key: string; title: string }[] => {
  const found = new Map<string, string>()
  for (const { ledger, scope, totals } of read) {
    const listed = split.by === 'field' ? fieldKeys(ledger, split.field, totals) : (scope.groups ?? [])
    for (const { key, title } of listed) if (!found.has(key)) found.set(key, title)
  }
  if (split.by === 'field' && also !== undefined && !found.has(also)) found.set(also, also)
  return [...found].map(([key, title]) => ({ key, title }))
}

/** The declared values in their order, then what else rows hold, and last the rows that say nothing. */
const fieldKeys = (ledger: LedgerDocument, field: string, totals: Totals): { key: string; title: string }[] => {
  const split = fieldSplit(ledger, field)
  const order = split.usual
  const place = (key: string): number => (key === '' ? order.length + 1 : [...order, key].indexOf(key))
  const all = [...new Set([...split.keys, ...totals.groups.keys()])].sort(
    (a, b) => place(a) - place(b) || (a < b ? -1 : 1),
  )
  return all.map((key) => ({ key, title: split.title(key) }))
}
