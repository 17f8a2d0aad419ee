/**
 * Instants, as milliseconds since 1970, and the days of Asia/Shanghai they fall into. Eight hours before Greenwich all
 * year; in the summers of 1986 to 1991 nine. Earlier summer times are older than any row. `Intl` would know all this
 * too, and takes a hundred times as long.
 */
import { addDays, dayFromNumber, dayNumber, partsOfNumber, weekday } from './day.ts'
import type { Day } from './document.ts'

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

/** The first and the last day whose midnight was summer time, by year. The clock went on, and back, at two in the night. */
const SUMMERS = new Map(
  [1986, 1987, 1988, 1989, 1990, 1991].map((year) => {
    const begins = year === 1986 ? '1986-05-04' : sundayFrom(`${year}-04-11`)
    return [year, { begins: dayNumber(begins), ends: dayNumber(sundayFrom(`${year}-09-11`)) }]
  }),
)

function sundayFrom(day: Day): Day {
  return addDays(day, 7 - weekday(day))
}

/** Hours before Greenwich at midnight of the day with this number. */
function hoursAtMidnight(number: number): number {
  const summer = number > 5_900 && number < 8_100 ? SUMMERS.get(partsOfNumber(number).year) : undefined
  return summer && number > summer.begins && number <= summer.ends ? 9 : 8
}

/** The instant at which a day begins. */
export function startOf(day: Day): number {
  const number = dayNumber(day)
  return number * DAY_MS - hoursAtMidnight(number) * HOUR_MS
}

/** The first instant after a day. */
export function endOf(day: Day): number {
  const number = dayNumber(day) + 1
  return number * DAY_MS - hoursAtMidnight(number) * HOUR_MS
}

/** The first instant after the day with this number. */
export function endOfNumber(number: number): number {
  return (number + 1) * DAY_MS - hoursAtMidnight(number + 1) * HOUR_MS
}

/** The number of the day it is at an instant. */
export function dayNumberAt(instant: number): number {
  return Math.floor(wallOf(instant) / DAY_MS)
}

/** The instant that a clock in the county shows as `YYYY-MM-DD HH:MM`. */
export function instantOf(moment: string): number {
  return minuteOf(moment.slice(0, 10), Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16)))
}

/** So many o'clock on a day; 24 is its end. */
export function hourOf(day: Day, hour: number): number {
  return minuteOf(day, Math.round(hour * 60))
}

function minuteOf(day: Day, minute: number): number {
  if (minute >= 24 * 60) return endOf(day)
  // The two days a year on which the clock itself was moved are told apart by what the wall showed.
  const wall = dayNumber(day) * DAY_MS + minute * MINUTE_MS
  const early = wall - 9 * HOUR_MS
  return wallOf(early) === wall ? early : wall - 8 * HOUR_MS
}

/** The day it is at an instant. */
export function dayAt(instant: number): Day {
  return dayFromNumber(dayNumberAt(instant))
}

/** The day it is in Asia/Shanghai at the instant `now`. */
export function today(now: Date): Day {
  return dayAt(now.getTime())
}

/** What a clock on the wall shows, as if that were Greenwich. */
function wallOf(instant: number): number {
  const number = Math.floor((instant + 8 * HOUR_MS) / DAY_MS)
  if (number <= 5_900 || number >= 8_100) return instant + 8 * HOUR_MS
  const summer = SUMMERS.get(partsOfNumber(number).year)
  if (!summer) return instant + 8 * HOUR_MS
  const begins = summer.begins * DAY_MS - 6 * HOUR_MS
  const ends = summer.ends * DAY_MS - 7 * HOUR_MS
  return instant + (instant >= begins && instant < ends ? 9 : 8) * HOUR_MS
}
