/**
 * Arithmetic with limits. A limit in days, working days or months ends with a day: the day it is counted from does not
 * count, and it has run out at the first instant after the last (《民法典》第二百零一条、第二百零二条). One in minutes or hours
 * ends at an instant.
 */
import { dayFromNumber, dayNumber, dayOf, daysInMonth, partsOf } from '../day.ts'
import { dayNumberAt, endOfNumber, HOUR_MS } from '../instant.ts'
import type { Calendar } from './calendar.ts'
import type { Limit, Span } from './step.ts'

const MINUTE_MS = 60_000

/** The first instant at which the limit has run out, if nothing makes it longer. */
export function dueOn({ span, from, exact, rolls }: Limit, calendar: Calendar): number {
  if (span === null) return exact ? from : endOfNumber(rolls ? calendar.rolled(from) : from)
  if (span.kind === 'minutes') return from + span.count * MINUTE_MS
  if (span.kind === 'hours') return from + span.count * HOUR_MS
  const last = daysOn(from, span, calendar)
  return endOfNumber(rolls ? calendar.rolled(last) : last)
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
  const { year, month, date } = partsOf(dayFromNumber(day))
  const index = year * 12 + month - 1 + count
  const [to_year, to_month] = [Math.floor(index / 12), (index % 12) + 1]
  return dayNumber(dayOf(to_year, to_month, Math.min(date, daysInMonth(to_year, to_month))))
}

/** Longer by a span: its days follow the last day of the limit. */
export function longer(due: number, span: Span, calendar: Calendar): number {
  if (span.kind === 'minutes') return due + span.count * MINUTE_MS
  if (span.kind === 'hours') return due + span.count * HOUR_MS
  return endOfNumber(daysOn(lastDay(due), span, calendar))
}

/** After the clock stood still from one instant to another: by as many days of its kind, or to the millisecond. */
export function stoodStill(due: number, { span }: Limit, from: number, to: number, calendar: Calendar): number {
  if (span?.kind === 'minutes' || span?.kind === 'hours') return due + (to - from)
  const [first, last] = [dayNumberAt(from), dayNumberAt(to)]
  if (last === first) return due
  const end = lastDay(due)
  if (span?.kind === 'workdays') return endOfNumber(calendar.workdaysAfter(end, calendar.workdaysBetween(first, last)))
  if (span?.kind === 'schooldays') {
    return endOfNumber(calendar.schooldaysAfter(end, calendar.schooldaysBetween(first, last)))
  }
  return endOfNumber(end + last - first)
}

/** The day that a due instant ends, or in which it lies. */
function lastDay(due: number): number {
  return dayNumberAt(due - 1)
}
