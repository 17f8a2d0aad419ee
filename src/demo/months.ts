/** The months in which the monthly returns were collected, and what is usual in them. */
import { addDays, type Day, type Period, periodOf, periodsWithin } from '../ledger/index.ts'
import type { LivingYear } from './living.ts'

export const FIRST_DAY: Day = '2010-01-01'
export const END_DAY: Day = '2011-12-31'
/** December's returns are due when the demonstration has come to a stand: it does not know of them. */
export const LAST_MONTH_ENDS: Day = '2011-11-30'

export const MONTHS: readonly Period[] = periodsWithin('month', FIRST_DAY, LAST_MONTH_ENDS)

/** So many days before the planting lies a month whose returns have been looked at by then. */
const LOOKED_AT = 45

/** The last month before the planting whose returns are in and looked at, and what has come to its end since: one or two. */
export function livingMonths({ planted_on, last }: LivingYear): Period[] {
  const from = periodOf('month', addDays(planted_on, -LOOKED_AT)).from
  return periodsWithin('month', from, last).filter(({ to }) => to <= last)
}

/** Rounds that are shown as they run: of the last month of the history, and of those before the planting. */
export const isLastRound = ({ from }: Period): boolean => from >= (MONTHS.at(-1)?.from ?? '')
/** Months before the planting have no round before them that is known. */
export const isLiving = ({ from }: Period): boolean => from > END_DAY

/** School days of a month: two terms, a month off in winter and nearly two in summer. */
const SCHOOL_DAYS = [12, 6, 22, 20, 21, 20, 4, 0, 21, 17, 21, 21] as const
export const schoolDays = ({ from }: Period): number => SCHOOL_DAYS[Number(from.slice(5, 7)) - 1] ?? 0

/** The year in which the school year of a day begins. */
export const schoolYearOf = (day: Day): number => Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0)

/** Days on which a month's return is handed in on time: from shortly before its end until it is due. */
export const timely = ({ to }: Period, days: number): { from: Day; due: Day } => ({
  from: addDays(to, -1),
  due: addDays(to, days),
})
