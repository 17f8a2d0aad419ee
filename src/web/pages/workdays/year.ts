/** A year of days as the page shows them: of each day what it is, and by whom. */
import { dayFromNumber, dayNumber, dayOf, daysInMonth, weekday } from '../../../ledger/day.ts'
import type { CalendarWire } from '../../../ledger/wire/calendar.ts'

export type Mark = 'off' | 'worked' | 'no_school'
export interface DayShown {
  readonly day: string
  readonly date: number
  readonly weekend: boolean
  readonly mark: Mark | null
  readonly title: string | null
  /** Laid down by the bureau itself. */
  readonly own: boolean
}

export const MARKS: Readonly<Record<Mark, { readonly sign: string; readonly title: string }>> = {
  off: { sign: '休', title: '放假' },
  worked: { sign: '班', title: '上班' },
  no_school: { sign: '停', title: '停课' },
}

/** Six weeks of a month from Monday on, so that all months are of one height; null where a week reaches into another month. */
export const weeksOf = (calendar: CalendarWire, month: number): (DayShown | null)[][] => {
  const { year } = calendar
  const first = dayOf(year, month, 1)
  const cells: (DayShown | null)[] = Array.from({ length: weekday(first) - 1 }, () => null)
  for (let date = 1; date <= daysInMonth(year, month); date += 1) cells.push(shown(calendar, dayOf(year, month, date)))
  while (cells.length < 42) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

const shown = ({ days, own }: CalendarWire, day: string): DayShown => {
  const [noticed, ours] = [days.find((one) => one.day === day), own.find((one) => one.day === day)]
  const { kind = null, title = null } = ours ?? noticed ?? {}
  return { day, date: Number(day.slice(8)), weekend: weekday(day) > 5, mark: kind, title, own: ours !== undefined }
}

type Own = CalendarWire['own'][number]
export interface Stretch extends Own {
  readonly to: string
  readonly ids: readonly number[]
}

/** Days of one kind, name and source that follow each other are one line. */
export const stretchesOf = (own: readonly Own[]): Stretch[] => {
  const stretches: Stretch[] = []
  for (const one of own) {
    const last = stretches.at(-1)
    const follows =
      last?.kind === one.kind &&
      last.title === one.title &&
      last.source === one.source &&
      dayNumber(one.day) === dayNumber(last.to) + 1
    if (last !== undefined && follows) stretches.splice(-1, 1, { ...last, to: one.day, ids: [...last.ids, one.id] })
    else stretches.push({ ...one, to: one.day, ids: [one.id] })
  }
  return stretches
}

/** `2027-01-01` to `2027-01-03`: every day of it. */
export const daysFrom = (from: string, to: string): string[] =>
  Array.from({ length: Math.max(0, dayNumber(to) - dayNumber(from) + 1) }, (_, at) =>
    dayFromNumber(dayNumber(from) + at),
  )
