/**
 * Targets beside figures: what was laid down for a unit, an indicator and a period; and which targets have been reached,
 * so that they can be counted. Whether one has is never written into its row: it is the figure of the moment that says so.
 */
import {
  type Catalogue,
  type Goal,
  goalPeriod,
  type GoalsDocument,
  type Indicator,
  type LedgerDocument,
  meets,
  type Period,
  periodOf,
  readAsOf,
  type Where,
  countedOf,
} from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { tableOf } from '../tables/columns.ts'
import { currentAt } from '../tables/row_sql.ts'
import { whereSql } from '../tables/where_sql.ts'
import type { Answer, Question } from './answer.ts'
import type { Frames } from './frames.ts'
import { measuresOf } from './measure.ts'
import type { Asked, Moment } from './query.ts'
import { instantOf } from './row_set.ts'
import { spansOf } from './spans.ts'

type GoalsLedger = LedgerDocument & { readonly goals: GoalsDocument }

/** The ledger that keeps the bureau's targets, where there is one. */
const goalsLedger = (catalogue: Catalogue): GoalsLedger | undefined =>
  [...catalogue.ledgers.values()].find((ledger): ledger is GoalsLedger => ledger.goals !== undefined)

/** Targets by what they are about. */
export interface Goals {
  readonly all: readonly Goal[]
  of(unit: string, indicator: string, period: Period): Goal | undefined
}
const placeOf = (unit: string, indicator: string, period: string): string => `${unit} ${indicator} ${period}`
const NONE: Goals = { all: [], of: () => undefined }

/** Those that the reader sees and that run out within the days, as of the moment. */
export const goalsWithin = async (
  tx: Tx,
  catalogue: Catalogue,
  moment: Moment,
  days: { readonly from: string; readonly to: string },
): Promise<Goals> => {
  const ledger = goalsLedger(catalogue)
  if (ledger === undefined) return NONE
  const { indicator, value, bound, until, span } = ledger.goals
  const counted = countedOf(ledger)
  const name = (field: string) => sql.name('r', field)
  const all = await tx.rows<Goal>(sql`/* planned anew */
    select r.unit, ${name(indicator)} as indicator, ${name(value)}::float8 as value, ${name(bound)} as bound,
      ${name(span)} as span, ${name(until)} as until
    from ${tableOf(ledger)} r
    where r.county = ${tx.actor.county} and ${currentAt(moment.at ?? undefined)}
      and ${name(until)} between ${days.from}::date and ${days.to}::date
      and ${counted === undefined ? sql.raw('true') : whereSql(counted, ledger, 'r', undefined, instantOf(moment))}
      and num_nulls(${name(indicator)}, ${name(value)}, ${name(bound)}, ${name(span)}) = 0
    order by r.day, r.id`)
  const found = new Map(all.map((goal) => [placeOf(goal.unit, goal.indicator, goalPeriod(goal).code), goal]))
  return { all, of: (unit, ref, period) => found.get(placeOf(unit, ref, period.code)) }
}

/** The targets of one unit and period, in the order in which they were laid down. */
export const goalsOf = async (
  tx: Tx,
  catalogue: Catalogue,
  { unit, period, as_of }: { readonly unit: string; readonly period: Period; readonly as_of: string | undefined },
): Promise<Goal[]> => {
  const moment = (as_of === undefined ? undefined : readAsOf(as_of)) ?? { at: null, day: period.to }
  const { all } = await goalsWithin(tx, catalogue, moment, period)
  return all.filter((goal) => goal.unit === unit && goalPeriod(goal).code === period.code)
}

/** What the requests need to know of targets; nothing is read where they do not ask. */
export const goalsFor = async (tx: Tx, catalogue: Catalogue, requests: readonly Asked[]): Promise<Goals> => {
  const asking = requests.filter(
    (asked) => asked.compare.some((one) => one === 'target' || one === 'year_target') || isReaching(catalogue, asked),
  )
  if (asking.length === 0) return NONE
  const days = asking.flatMap(({ period }) => [period.from, periodOf('year', period.to).to]).toSorted()
  return goalsWithin(tx, catalogue, asking[0]!.moment, { from: days[0]!, to: days.at(-1)! })
}

/** Whether it counts targets that have been reached, or have not. */
export const isReaching = (catalogue: Catalogue, { indicators }: Pick<Asked, 'indicators'>): boolean =>
  measuresOf(catalogue, indicators).some(({ document }) => document.reached !== undefined)

/** A target with the question about its figure. */
export interface Proof {
  readonly goals: readonly Goal[]
  readonly question: Question
}

/** The questions that say which of the targets have been reached: one for the targets of a unit and period. */
export const proofsFor = async (
  catalogue: Catalogue,
  frames: Frames,
  requests: readonly Asked[],
  goals: Goals,
): Promise<Proof[]> => {
  const [first] = requests
  if (first === undefined) return []
  const units = new Set<string>()
  for (const asked of requests) for (const unit of await unitsIn(frames, asked)) units.add(unit)
  const places = new Map<string, Goal[]>()
  for (const goal of goals.all) {
    const indicator = catalogue.indicator(goal.indicator)
    // A target that targets are reached would be its own proof.
    if (!units.has(goal.unit) || indicator === undefined || isReaching(catalogue, { indicators: [indicator] })) continue
    const place = placeOf(goal.unit, '', goalPeriod(goal).code)
    places.set(place, [...(places.get(place) ?? []), goal])
  }
  const proofs: Proof[] = []
  for (const same of places.values()) {
    const refs = [...new Set(same.map(({ indicator }) => indicator))]
    const indicators = refs.map((ref) => catalogue.indicator(ref)!)
    const asked: Asked = {
      ...first,
      indicators,
      unit: same[0]!.unit,
      period: goalPeriod(same[0]!),
      split: null,
      compare: [],
    }
    proofs.push({ goals: same, question: { indicators, spans: await spansOf(frames, asked), split: null } })
  }
  return proofs
}

const unitsIn = async (frames: Frames, asked: Asked): Promise<string[]> => {
  if (asked.split?.by === 'own') return [asked.unit]
  const spans = await spansOf(frames, { ...asked, split: null })
  return spans.flatMap(({ frame }) => frame.units.map(({ code }) => code))
}

/** What is seen only in part proves nothing. */
const reachedBy = ({ goals }: Proof, { whole, hidden }: Answer): Goal[] =>
  goals.filter((goal) => {
    const cell = hidden ? undefined : whole?.get(goal.indicator)
    return cell !== undefined && !cell.limited && meets(goal, cell.value) === true
  })

/** The catalogue in which indicators of reached targets name the very rows that have been. */
export const provenCatalogue = (
  catalogue: Catalogue,
  proofs: readonly Proof[],
  answers: readonly Answer[],
): Catalogue => {
  const ledger = goalsLedger(catalogue)
  if (ledger === undefined) return catalogue
  const { indicator, until, span } = ledger.goals
  const any = proofs
    .flatMap((proof, i) => reachedBy(proof, answers[i]!))
    .map((goal): Where => ({ unit: goal.unit, [indicator]: goal.indicator, [until]: goal.until, [span]: goal.span }))
  const proven = (found: Indicator | undefined): Indicator | undefined => {
    const reached = found?.document.reached
    if (found === undefined || reached === undefined) return found
    const { where = {} } = found.document
    return { ...found, document: { ...found.document, where: { all: [where, reached ? { any } : { not: { any } }] } } }
  }
  return { ...catalogue, indicator: (ref) => proven(catalogue.indicator(ref)) }
}
