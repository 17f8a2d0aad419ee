/** The periods a question is about, each with the units on its own tree. */
import { type Period, lastYear, periodOf, periodsWithin } from '../../ledger/index.ts'
import { Problem } from '../db/problem.ts'
import type { Frames } from './frames.ts'
import type { Asked, Split } from './query.ts'
import type { Span } from './scope.ts'
import type { Grouping } from './tree.ts'

/** The periods asked about with their units. Problems: no_such unit. */
export const spansOf = async (frames: Frames, asked: Asked): Promise<Span[]> => {
  const spans: Span[] = []
  for (const period of periodsIn(asked)) spans.push(await spanOf(frames, asked, period, period))
  return spans
}

/** A span about `period` that stands under the key of `named`: for last year, the period it is compared with. */
export const spanOf = async (frames: Frames, asked: Asked, period: Period, named: Period): Promise<Span> => {
  const day = period.to < asked.moment.day ? period.to : asked.moment.day
  const frame = await frames.frame(asked.unit, day, groupingOf(asked.split))
  if (frame.name === undefined) throw new Problem('no_such', { what: '单位', name: asked.unit })
  return { key: named.code, title: named.title, period, day, frame }
}

const groupingOf = (split: Split | null): Grouping | null =>
  split?.by === 'level' || split?.by === 'group' || split?.by === 'own' ? split : null

/** How many years a series of years shows, the asked one last. */
const SERIES_YEARS = 5
/** A year has 366 days at most; beyond that only the period without bounds is asked for. */
const MOST_PERIODS = 366

export const periodsIn = ({ period, split }: Pick<Asked, 'period' | 'split'>): Period[] => {
  if (split?.by !== 'series') return [period]
  const bounded = period.kind !== 'once' && split.each !== 'once'
  if (bounded && (split.each === 'year' || split.each === 'school_year')) {
    const years = [periodOf(split.each, period.from)]
    for (let year = lastYear(years[0]!); year && years.length < SERIES_YEARS; year = lastYear(year)) years.unshift(year)
    return years
  }
  const periods = bounded ? periodsWithin(split.each, period.from, period.to) : []
  if (periods.length === 0 || periods.length > MOST_PERIODS) {
    throw new Problem('wrong_request', { what: `“${period.title}”里没有可以逐期看的期间` })
  }
  return periods
}
