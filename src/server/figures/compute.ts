/** Figures on the wire: the question read, answered, compared and written out. Nothing here is ever stored. */
import { type Catalogue, type Indicator, displayFigure, measureOf } from '../../ledger/index.ts'
import type { Figure } from '../../ledger/wire.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { type Answer, type Question, answers } from './answer.ts'
import { type Comparison, compareFiveYears, compareLastYear, compareShare, compareTarget } from './compare.ts'
import { type Frames, type KeptFrames, type LiveFrames, liveFrames } from './frames.ts'
import { type Goals, goalsFor, isReaching, proofsFor, provenCatalogue } from './goals.ts'
import { measuresOf } from './measure.ts'
import { askedIn } from './proven.ts'
import type { PublishedQuery } from './publication_content.ts'
import { type Asked, type FiguresRequest, type Split, readRequest, splitText } from './query.ts'
import { spansOf } from './spans.ts'
import type { Cell } from './value.ts'

/**
 * The figures asked for, group by group and in each in the order asked.
 *
 * Values are plain numbers (percents in hundredths), null where nothing has been reported; see `value` for the rule.
 * Problems: no_such (indicator, unit), wrong_request (period, split, as-of), not_yours (nothing asked is seen).
 */
export const compute = async (tx: Tx, catalogue: Catalogue, request: FiguresRequest): Promise<Figure[]> => {
  const { as_of, ...query } = request
  return (await computeAll(tx, catalogue, [query], as_of))[0]!
}

/** The figures of several requests at one moment: rows that more than one of them is about are read once. */
export const computeAll = async (
  tx: Tx,
  catalogue: Catalogue,
  requests: readonly PublishedQuery[],
  as_of: string | undefined,
): Promise<Figure[][]> => (await computeKept(tx, catalogue, requests, as_of)).figures

/** Figures with what was looked up for them, so that a publication can keep both. */
export interface Computed {
  readonly queries: readonly PublishedQuery[]
  /** Of each query. */
  readonly figures: Figure[][]
  readonly frames: KeptFrames
}

export const computeKept = async (
  tx: Tx,
  catalogue: Catalogue,
  queries: readonly PublishedQuery[],
  as_of: string | undefined,
): Promise<Computed> => {
  const now = new Date()
  const asked = queries.map((query) => readRequest(catalogue, { ...query, as_of }, now))
  const frames = await framesFor(tx, catalogue, asked)
  const figures = await figuresFor(tx, catalogue, asked, frames)
  return { queries, figures, frames: frames.kept() }
}

/** The frames of these requests, with what all their ledgers need looked up once. */
const framesFor = async (tx: Tx, catalogue: Catalogue, requests: readonly Asked[]): Promise<LiveFrames> => {
  const frames = liveFrames(tx)
  const indicators = requests.flatMap((asked) => asked.indicators)
  const ledgers = [...new Set(measuresOf(catalogue, indicators).map(({ ledger }) => ledger.name))]
  if (ledgers.length > 1) await frames.foresee(ledgers, requests[0]!.moment.at)
  return frames
}

/** The same, with the units taken from `frames`: publications bring the ones they have kept. All of one moment. */
export const figuresFor = async (
  tx: Tx,
  catalogue: Catalogue,
  requests: readonly Asked[],
  frames: Frames,
): Promise<Figure[][]> => {
  const moment = requests[0]?.moment
  if (moment === undefined) return []
  const as_of = moment.at ?? (await clock(tx))
  const goals = await goalsFor(tx, catalogue, requests)
  const reaching = requests.filter((asked) => isReaching(catalogue, asked))
  const proofs = await proofsFor(catalogue, frames, reaching, goals)
  const plain = requests.filter((asked) => !reaching.includes(asked))
  const [proven, ...figures] = await figuresAndAnswers(tx, { catalogue, frames, moment, goals, as_of }, plain, proofs)
  if (reaching.length === 0) return figures
  // Targets are counted when it is known which of them have been reached.
  const known = provenCatalogue(catalogue, proofs, proven)
  const named = reaching.map((asked) => askedIn(known, asked))
  const [, ...counted] = await figuresAndAnswers(tx, { catalogue: known, frames, moment, goals, as_of }, named, [])
  return requests.map((asked) =>
    reaching.includes(asked) ? counted[reaching.indexOf(asked)]! : figures[plain.indexOf(asked)]!,
  )
}

interface Surroundings {
  readonly catalogue: Catalogue
  readonly frames: Frames
  readonly moment: Asked['moment']
  readonly goals: Goals
  readonly as_of: string
}

/** The figures of the requests behind the answers to further questions, all asked together. */
const figuresAndAnswers = async (
  tx: Tx,
  { catalogue, frames, moment, goals, as_of }: Surroundings,
  requests: readonly Asked[],
  further: readonly { readonly question: Question }[],
): Promise<[Answer[], ...Figure[][]]> => {
  const inquiries: Inquiry[] = []
  for (const asked of requests) inquiries.push(await inquiryFor(catalogue, frames, goals, asked))
  const questions = [...inquiries.flatMap(questionsIn), ...further.map(({ question }) => question)]
  const found = await answers(tx, catalogue, frames, moment, questions)
  let next = 0
  const figures = inquiries.map((inquiry) => {
    const own = found.slice(next, (next += questionsIn(inquiry).length))
    return figuresFrom(inquiry, own, as_of)
  })
  return [found.slice(next), ...figures]
}

/** A request with all that has to be asked for it. */
interface Inquiry {
  readonly asked: Asked
  readonly question: Question
  readonly comparisons: readonly Comparison[]
}

const inquiryFor = async (catalogue: Catalogue, frames: Frames, goals: Goals, asked: Asked): Promise<Inquiry> => {
  const question = { indicators: asked.indicators, spans: await spansOf(frames, asked), split: asked.split }
  const compared = { catalogue, frames, asked, question }
  const comparisons: Comparison[] = []
  if (asked.compare.includes('last_year')) comparisons.push(await compareLastYear(compared))
  if (asked.compare.includes('share')) comparisons.push(await compareShare(compared))
  if (asked.compare.includes('five_years')) comparisons.push(await compareFiveYears(compared))
  for (const of of ['target', 'year_target'] as const) {
    if (asked.compare.includes(of)) comparisons.push(compareTarget(asked, goals, of))
  }
  return { asked, question, comparisons }
}

const questionsIn = ({ question, comparisons }: Inquiry): Question[] => [
  question,
  ...comparisons.flatMap(({ questions }) => questions),
]

const figuresFrom = (
  { asked, question, comparisons }: Inquiry,
  [found, ...others]: readonly Answer[],
  as_of: string,
): Figure[] => {
  const { name } = question.spans[0]!.frame
  if (found!.hidden) throw new Problem('not_yours', { what: `查看“${name}”的数` })
  let next = 0
  const comparing = comparisons.map((comparison) =>
    comparison.comparing(found!, others.slice(next, (next += comparison.questions.length))),
  )
  const write = (indicator: Indicator, cell: Cell, group: Figure['group']): Figure =>
    Object.assign(
      {
        ...written(indicator, cell),
        unit: asked.unit,
        unit_name: name ?? asked.unit,
        // A point of a series is the figure of its own period, and can be asked for again as that.
        period: asked.split?.by === 'series' && group ? group.key : asked.period.code,
        as_of,
        group,
      },
      ...comparing.map((add) => add(indicator, group?.key ?? null, cell)),
    )
  return groupsIn(found!, asked.split).flatMap(({ group, cells }) =>
    asked.indicators.map((indicator) => write(indicator, cells.get(indicator.ref)!, group)),
  )
}

const groupsIn = (found: Answer, split: Split | null): { group: Figure['group']; cells: ReadonlyMap<string, Cell> }[] =>
  split === null && found.whole
    ? [{ group: null, cells: found.whole }]
    : found.groups.map(({ key, title, cells }) => ({
        group: { key, title, ...(split === null ? {} : { by: splitText(split) }) },
        cells,
      }))

const written = (
  { ref, document }: Indicator,
  { value, numerator, denominator, rows, coverage, limited }: Cell,
): Omit<Figure, 'unit' | 'unit_name' | 'period' | 'as_of' | 'group'> => ({
  indicator: ref,
  title: document.title,
  value,
  display: displayFigure(document, value),
  measure: measureOf(document),
  numerator,
  denominator,
  rows,
  coverage,
  limited,
})

const clock = async (tx: Tx): Promise<string> => (await tx.one<{ at: string }>(sql`select clock_timestamp() as at`)).at
