/** The days of a month's page, whole weeks from Monday to Sunday, and which of them are days of rest. */
import { addDays, dayOf, daysInMonth, partsOf, weekday } from '../../../ledger/day.ts'
import type { CalendarWire } from '../../../ledger/wire/calendar.ts'

/** `2026-11`; the month of `today` where the address says nothing sensible. */
export const readMonth = (text: string | null, today: string): string =>
  text !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : today.slice(0, 7)

export const monthAfter = (month: string, months: number): string => {
  const { year, month: number } = partsOf(`${month}-01`)
  const count = year * 12 + number - 1 + months
  return dayOf(Math.floor(count / 12), (count % 12) + 1, 1).slice(0, 7)
}

export const daysOf = (month: string): readonly string[] => {
  const first = `${month}-01`
  const { year, month: number } = partsOf(first)
  const last = dayOf(year, number, daysInMonth(year, number))
  const from = addDays(first, 1 - weekday(first))
  const to = addDays(last, 7 - weekday(last))
  const days = [from]
  while (days.at(-1)! < to) days.push(addDays(days.at(-1)!, 1))
  return days
}

export interface Rest {
  readonly kind: 'rest' | 'worked'
  readonly title: string
}

/** Days of rest, and week-ends on which people work; the bureau's own days go before the notice's. */
export const restOf = (day: string, calendar: CalendarWire | undefined): Rest | undefined => {
  const said =
    calendar?.own.find((one) => one.day === day && one.kind !== 'no_school') ??
    calendar?.days.find((one) => one.day === day)
  if (said !== undefined) return { kind: said.kind === 'worked' ? 'worked' : 'rest', title: said.title }
  return weekday(day) > 5 ? { kind: 'rest', title: '' } : undefined
}
