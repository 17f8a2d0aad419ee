/** What is asked of the figures, read once at the door: after this nothing is a string that could be wrong. */
import {
  type Catalogue,
  type Day,
  type Indicator,
  type Period,
  type PeriodKind,
  PERIOD_KINDS,
  parsePeriod,
  readAsOf,
  today,
} from '../../ledger/index.ts'
import { Problem } from '../db/problem.ts'

/** As it comes over the wire; lists may also be written with commas. Absent `as_of` is now. */
export interface FiguresRequest {
  readonly indicators: string | readonly string[]
  readonly unit: string
  readonly period: string
  /** A day (its end, in Asia/Shanghai) or a time with zone. */
  readonly as_of?: string | undefined
  /** `level:township`, `group:district`, `field:grade`, `field:state`, `series:month`, `series:year`; `own`: the unit's own rows, without those below. */
  readonly by?: string | undefined
  readonly compare?: string | readonly string[] | undefined
}

export type Split =
  | { readonly by: 'level'; readonly level: string }
  | { readonly by: 'group'; readonly kind: string }
  | { readonly by: 'field'; readonly field: string }
  | { readonly by: 'series'; readonly each: PeriodKind }
  | { readonly by: 'own' }

/** When the answer is true. `at` null: the current versions. */
export interface Moment {
  readonly at: string | null
  /** The calendar day of the moment, in Asia/Shanghai. */
  readonly day: Day
}

/** `target`: of the period itself; `year_target`: of the year it lies in. */
export const COMPARES = ['last_year', 'share', 'target', 'year_target', 'five_years'] as const
export type Compare = (typeof COMPARES)[number]

export interface Asked {
  readonly indicators: readonly Indicator[]
  readonly unit: string
  readonly period: Period
  readonly moment: Moment
  readonly split: Split | null
  readonly compare: readonly Compare[]
}

const wrong = (what: string): Problem => new Problem('wrong_request', { what })

/** Problems: no_such (indicator), wrong_request (period, as-of, split, comparison). */
export const readRequest = (catalogue: Catalogue, request: FiguresRequest, now = new Date()): Asked => ({
  indicators: listed(request.indicators).map((ref) => indicatorFor(catalogue, ref)),
  unit: request.unit,
  period: periodFor(request.period),
  moment: momentOf(request.as_of, now),
  split: request.by ? splitOf(catalogue, request.by) : null,
  compare: listed(request.compare ?? []).map(compareOf),
})

export const indicatorFor = (catalogue: Catalogue, ref: string): Indicator => {
  const indicator = catalogue.indicator(ref)
  if (indicator === undefined) throw new Problem('no_such', { what: '指标', name: ref })
  return indicator
}

export const periodFor = (code: string): Period => {
  const period = parsePeriod(code)
  if (period === null) throw wrong(`“${code}”不是期间`)
  return period
}

const listed = (value: string | readonly string[]): string[] =>
  [...new Set((typeof value === 'string' ? value.split(',') : value).map((each) => each.trim()))].filter(Boolean)

const momentOf = (as_of: string | undefined, now: Date): Moment => {
  const given = as_of?.trim() ?? ''
  if (given === '') return { at: null, day: today(now) }
  const asked = readAsOf(given)
  if (asked === undefined) throw wrong(`截至时间“${given.slice(0, 40)}”读不出`)
  return asked
}

const splitOf = (catalogue: Catalogue, by: string): Split => {
  if (by === 'own') return { by: 'own' }
  const colon = by.indexOf(':')
  const [kind, name] = [by.slice(0, colon), by.slice(colon + 1)]
  if (kind === 'level' && catalogue.levels.some((level) => level.name === name)) return { by: 'level', level: name }
  if (name !== '' && kind === 'group') return { by: 'group', kind: name }
  if (name !== '' && kind === 'field') return { by: 'field', field: name }
  const each = PERIOD_KINDS.find((one) => one === name)
  if (kind === 'series' && each !== undefined) return { by: 'series', each }
  throw wrong(`拆分方式“${by}”读不出`)
}

/** The split as it is asked for over the wire. */
export const splitText = (split: Split): string => {
  if (split.by === 'own') return 'own'
  if (split.by === 'level') return `level:${split.level}`
  if (split.by === 'group') return `group:${split.kind}`
  return split.by === 'field' ? `field:${split.field}` : `series:${split.each}`
}

const compareOf = (text: string): Compare => {
  const found = COMPARES.find((one) => one === text)
  if (found === undefined) throw wrong(`比较方式“${text}”读不出`)
  return found
}
