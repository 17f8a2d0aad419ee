import type { PeriodKind } from '../../ledger/document.ts'
import { parsePeriod, periodOf, periodsWithin, type Period } from '../../ledger/period.ts'

export const PERIOD_KIND_TITLES: Readonly<Record<PeriodKind, string>> = {
  day: '日',
  week: '周',
  ten_days: '旬',
  month: '月',
  quarter: '季度',
  half: '半年',
  year: '年',
  term: '学期',
  school_year: '学年',
  once: '一次性',
}

/** How many years back a list of periods reaches: short periods would make endless lists. */
const YEARS: Readonly<Record<PeriodKind, number>> = {
  day: 0,
  week: 1,
  ten_days: 1,
  month: 3,
  quarter: 5,
  half: 8,
  year: 20,
  term: 8,
  school_year: 15,
  once: 0,
}

/** Periods of a kind up to the one that holds `today`, the newest first; `also` is in the list whatever its age. */
export const recentPeriods = (kind: PeriodKind, today: string, also?: string): readonly Period[] => {
  if (kind === 'once') return [periodOf('once', today)]
  const from = `${Number(today.slice(0, 4)) - YEARS[kind]}-01-01`
  const periods = periodsWithin(kind, from, periodOf(kind, today).to).toReversed()
  const chosen = also === undefined ? null : parsePeriod(also)
  if (chosen === null || chosen.kind !== kind || periods.some((period) => period.code === chosen.code)) return periods
  return [...periods, chosen].sort((one, other) => other.from.localeCompare(one.from))
}

export const periodTitle = (code: string | null): string => (code === null ? '' : (parsePeriod(code)?.title ?? code))

export const isPeriodKind = (text: string): text is PeriodKind => Object.hasOwn(PERIOD_KIND_TITLES, text)
