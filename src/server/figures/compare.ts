/** A figure beside the same one of last year or five years ago, beside the whole that it is a part of, beside its target. */
import {
  type Catalogue,
  type Indicator,
  type IndicatorDocument,
  changeOf,
  displayChange,
  displayFigure,
  fiveYearsBefore,
  lastYear,
  meets,
  NO_FIGURE,
  parsePeriod,
  type Period,
  periodOf,
  progressTo,
  spellAgainstGoal,
} from '../../ledger/index.ts'
import type { Figure } from '../../ledger/wire.ts'
import type { Answer, Question } from './answer.ts'
import { sameUnits } from './frame.ts'
import type { Frames } from './frames.ts'
import type { Goals } from './goals.ts'
import type { Asked } from './query.ts'
import type { Span } from './scope.ts'
import { spanOf } from './spans.ts'
import type { Cell } from './value.ts'

export interface Compared {
  readonly catalogue: Catalogue
  readonly frames: Frames
  readonly asked: Asked
  readonly question: Question
}

/** What a comparison adds to the figure of one indicator in one group; `key` null is the undivided figure. */
export type Comparing = (
  indicator: Indicator,
  key: string | null,
  cell: Cell,
) => Partial<Pick<Figure, 'last_year' | 'share' | 'target' | 'year_target' | 'five_years'>>

/** What has to be asked besides the question itself, and what then can be said. */
export interface Comparison {
  readonly questions: readonly Question[]
  /** `found` answers the question, `others` those of the comparison. */
  comparing(found: Answer, others: readonly Answer[]): Comparing
}

const cellIn = (found: Answer, { ref }: Indicator, key: string | null): Cell | undefined =>
  key === null ? found.whole?.get(ref) : found.groups.find((group) => group.key === key)?.cells.get(ref)

/**
 * Against the same period of last year, on the units open at the end of both periods, each under the same township (or
 * group) in both: a school that opened or was merged in between changes the county, not what its schools did. Where
 * units differ, this year's side is reckoned again over the same units, so the change may not be the difference of
 * the two printed figures. Change in percent of last year; of percents, in percentage points.
 */
export const compareLastYear = async (compared: Compared): Promise<Comparison> => {
  const { question } = compared
  const pairs = await lastYearSpans(compared)
  if (pairs === null) return NO_YEAR_BEFORE
  const same = pairs.map(({ now, before }) => ({ now, before, ...sameUnits(now.frame, before.frame) }))
  const narrowed = same.some((pair) => !pair.same)
  const earlier = { ...question, spans: same.map(({ before, other }) => ({ ...before, frame: other })) }
  const later = { ...question, spans: same.map(({ now, one }) => ({ ...now, frame: one })) }
  return {
    questions: narrowed ? [earlier, later] : [earlier],
    comparing: (found, [before, after = found]) => lastYearComparing(before!, after),
  }
}

const lastYearComparing =
  (before: Answer, after: Answer): Comparing =>
  (indicator, key) => {
    const { document } = indicator
    const value = cellIn(before, indicator, key)?.value ?? null
    const now = cellIn(after, indicator, key)?.value ?? null
    return {
      last_year: {
        value,
        change: changeOf(document, now, value),
        difference: now === null || value === null ? null : now - value,
        display: displayChange(document, now, value),
      },
    }
  }

/** Against five years ago, each time on its own units: the two printed figures and their difference agree. */
export const compareFiveYears = async (compared: Compared): Promise<Comparison> => {
  const { frames, asked, question } = compared
  const spans: Span[] = []
  for (const { period } of question.spans) {
    const earlier = fiveYearsBefore(period)
    if (earlier !== null) spans.push(await spanOf(frames, asked, earlier, period))
  }
  const known = spans.length === question.spans.length
  return {
    questions: known ? [{ ...question, spans }] : [],
    comparing:
      (found, [before]) =>
      (indicator, key) => {
        const { document } = indicator
        const value = before === undefined ? null : (cellIn(before, indicator, key)?.value ?? null)
        const now = cellIn(found, indicator, key)?.value ?? null
        const difference = now === null || value === null ? null : now - value
        const change = changeOf(document, now, value)
        return { five_years: { value, change, difference, display: displayChange(document, now, value) } }
      },
  }
}

/** Against what was laid down for the unit and the period, or for the year that the period lies in. */
export const compareTarget = (asked: Asked, goals: Goals, of: 'target' | 'year_target'): Comparison => ({
  questions: [],
  comparing: () => (indicator, key, cell) => {
    const place = goalPlace(asked, key)
    const goal =
      place && goals.of(place.unit, indicator.ref, of === 'target' ? place.period : periodOf('year', place.period.to))
    if (!goal) return { [of]: null }
    const { value, bound } = goal
    const difference = cell.value === null ? null : cell.value - value
    const display = difference === null ? NO_FIGURE : spellAgainstGoal(indicator.document, difference)
    const progress = progressTo(goal, cell.value)
    return { [of]: { value, bound, difference, progress, met: meets(goal, cell.value), display } }
  },
})

/** Targets are laid down for units: of the values of a field or the groups of schools there are none. */
const goalPlace = (
  { unit, period, split }: Asked,
  key: string | null,
): { unit: string; period: Period } | undefined => {
  if (split === null || key === null) return { unit, period }
  if (split.by === 'level' || split.by === 'own') return { unit: key, period }
  const point = split.by === 'series' ? parsePeriod(key) : null
  return point === null ? undefined : { unit, period: point }
}

const NOTHING: IndicatorDocument = { title: '' }

const NO_YEAR_BEFORE: Comparison = {
  questions: [],
  comparing: () => () => ({ last_year: { value: null, change: null, display: displayChange(NOTHING, null, null) } }),
}

const lastYearSpans = async ({ frames, asked, question }: Compared): Promise<{ now: Span; before: Span }[] | null> => {
  const pairs: { now: Span; before: Span }[] = []
  for (const now of question.spans) {
    const earlier = lastYear(now.period)
    if (earlier === null) return null
    pairs.push({ now, before: await spanOf(frames, asked, earlier, now.period) })
  }
  return pairs
}

/** Only what adds up has parts. */
const addsUp = ({ count, sum, stock }: IndicatorDocument): boolean =>
  count !== undefined || sum !== undefined || stock !== undefined

const SHARE: IndicatorDocument = { title: '', as: 'percent', places: 2 }

/**
 * What part of the whole the figure is, in percent: a group of the undivided figure, a point of a series of the whole
 * period, an undivided figure of the unit above. Null where the reader sees only a part of that whole.
 */
export const compareShare = async (compared: Compared): Promise<Comparison> => {
  const whole = await wholeOf(compared)
  return {
    questions: whole === null ? [] : [whole],
    comparing: (_found, [all]) => shareComparing(all?.whole ?? null),
  }
}

const shareComparing =
  (whole: ReadonlyMap<string, Cell> | null): Comparing =>
  (indicator, _key, cell) => {
    const all = whole?.get(indicator.ref)
    const known = addsUp(indicator.document) && all && !all.limited && all.value && cell.value !== null
    const value = known ? (cell.value / all.value) * 100 : null
    return { share: { value, display: displayFigure(SHARE, value) } }
  }

const wholeOf = async ({ frames, asked, question }: Compared): Promise<Question | null> => {
  // Of a group's figure the whole is about the same units, taken together.
  if (asked.split !== null && asked.split.by !== 'series') return { ...question, split: null }
  const undivided = async (unit: string): Promise<Question> => {
    const spans = [await spanOf(frames, { ...asked, unit, split: null }, asked.period, asked.period)]
    return { ...question, spans, split: null }
  }
  if (asked.split === null) {
    const parent = await frames.parent(asked.unit, question.spans[0]!.day)
    return parent === null ? null : undivided(parent)
  }
  const within = question.spans.every(({ period }) => period.from >= asked.period.from && period.to <= asked.period.to)
  return within ? undivided(asked.unit) : null
}
