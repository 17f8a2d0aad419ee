/** How far off a limit is, in the days that people count: those between today and the last day of the limit. */
import { dayNumberAt } from '../instant.ts'

/** 0: it ends today, or ended earlier today; negative: so many days late. */
export function daysLeft(due: number, now: number): number {
  return dayNumberAt(due - 1) - dayNumberAt(now)
}

/** Of what is late at least one day, so that nobody is told of none. */
export function daysLate(due: number, now: number): number {
  return Math.max(1, -daysLeft(due, now))
}
