/**
 * Arithmetic with limits. A limit in days, working days or months ends with a day: the day it is counted from does not
 * count, and it has run out at the first instant after the last (《民法典》第二百零一条、第二百零二条). One in minutes or hours
 * ends at an instant.
 */
import { dayNumberOf, daysInMonth, partsOfNumber } from '../day.ts'
import { dayNumberAt, endOfNumber, HOUR_MS, MINUTE_MS } from '../instant.ts'
import type { Calendar } from './calendar.ts'
import type { Limit, Span } from './step.ts'

/** The first instant at which the limit has run out, if nothing makes it longer. */
export function dueOn({ span, from, exact, rolls }: Limit, calendar: Calendar): number {
  if (span === null) return exact ? from : lastInstant(from, rolls, calendar)
  if (span.kind === 'minutes') return from + span.count * MINUTE_MS
  if (span.kind === 'hours') return from + span.count * HOUR_MS
  return lastInstant(daysOn(from, span, calendar), rolls, calendar)
}

/** Longer by a span: its days follow the last day of the limit. */
export function longer(due: number, { rolls }: Limit, span: Span, calendar: Calendar): number {
  if (span.kind === 'minutes') return due + span.count * MINUTE_MS
  if (span.kind === 'hours') return due + span.count * HOUR_MS
  return lastInstant(daysOn(lastDay(due), span, calendar), rolls, calendar)
}

/** After the clock stood still from one instant to another: by as many days of its kind, or to the millisecond. */
export function stoodStill(due: number, limit: Limit, from: number, to: number, calendar: Calendar): number {
  const { span, exact, rolls } = limit
  if (exact) return due + (to - from)
  const [first, last] = [dayNumberAt(from), dayNumberAt(to)]
  if (last === first) return due
  const end = lastDay(due)
  switch (span?.kind) {
    case 'workdays':
      return lastInstant(calendar.workdaysAfter(end, calendar.workdaysBetween(first, last)), rolls, calendar)
    case 'schooldays':
      return lastInstant(calendar.schooldaysAfter(end, calendar.schooldaysBetween(first, last)), rolls, calendar)
    default:
      return lastInstant(end + last - first, rolls, calendar)
  }
}

/** The first instant after the last day, which may move on to a working day. */
function lastInstant(day: number, rolls: true | undefined, calendar: Calendar): number {
  return endOfNumber(rolls ? calendar.rolled(day) : day)
}

/** The day that lies a span of whole days behind another. */
function daysOn(day: number, { kind, count }: Span, calendar: Calendar): number {
  switch (kind) {
    case 'workdays':
      return calendar.workdaysAfter(day, count)
    case 'schooldays':
      return calendar.schooldaysAfter(day, count)
    case 'months':
      return monthsOn(day, count)
    default:
      return day + count
  }
}

/** The same day of a later month, or its last where it has no such day. */
function monthsOn(day: number, count: number): number {
  const { year, month, date } = partsOfNumber(day)
  const index = year * 12 + month - 1 + count
  const [to_year, to_month] = [Math.floor(index / 12), (index % 12) + 1]
  return dayNumberOf(to_year, to_month, Math.min(date, daysInMonth(to_year, to_month)))
}

/** The day that a due instant ends, or in which it lies. */
function lastDay(due: number): number {
  return dayNumberAt(due - 1)
}
