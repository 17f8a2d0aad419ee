/**
 * The State Council's yearly notices on holidays and the week-ends worked in exchange, as a maintained package brings
 * them. Asked day by day it would be slow; so the days that differ from the week are laid out once.
 */
// Whole, since Node finds no names in the package's older form, which it takes; the browser's has them both ways.
import chineseDays from 'chinese-days'
import { dayFromNumber, dayNumber, weekday } from '../day.ts'
import type { Day } from '../document.ts'

/** The years whose notices the package has. */
const YEARS = { from: 2004, to: 2026 } as const
export const STATE_COUNCIL_YEARS: readonly [number, number] = [YEARS.from, YEARS.to]
export const STATE_COUNCIL_FROM = dayNumber(`${YEARS.from}-01-01`)
export const STATE_COUNCIL_TO = dayNumber(`${YEARS.to}-12-31`)

let laidOut: Uint8Array | undefined

/** Whether the day is worked by the notice of its year; undefined for years without one. */
export function stateCouncilSays(day: number): boolean | undefined {
  laidOut ??= layOut()
  const said = laidOut[day - STATE_COUNCIL_FROM]
  return said === undefined ? undefined : said === 1
}

function layOut(): Uint8Array {
  return Uint8Array.from({ length: STATE_COUNCIL_TO - STATE_COUNCIL_FROM + 1 }, (_, at) => {
    const day = dayFromNumber(STATE_COUNCIL_FROM + at)
    return (noticed(day)?.work ?? weekday(day) <= 5) ? 1 : 0
  })
}

/**
 * What a notice says of a day; undefined of all others. Only this is asked of the package, and in words: it reads days by
 * this machine's clock, its own tables and what it is asked alike, so west of Greenwich its weekdays are those of the day
 * before.
 */
function noticed(day: Day): { readonly title: string; readonly work: boolean } | undefined {
  // A day of the notice is named in English, in Chinese and with its length; others are weekdays by name.
  const { name, work } = chineseDays.getDayDetail(day)
  const title = name.split(',')[1]
  return title === undefined ? undefined : { title, work }
}

export interface NoticedDay {
  readonly day: Day
  /** off: a holiday or a day off for one, be it a week-end · worked: a week-end worked in exchange. */
  readonly kind: 'off' | 'worked'
  readonly title: string
}

/** The days that the notice of a year speaks of; none of a year whose notice is not known. */
export function stateCouncilDays(year: number): NoticedDay[] {
  if (year < YEARS.from || year > YEARS.to) return []
  const [first, last] = [dayNumber(`${year}-01-01`), dayNumber(`${year}-12-31`)]
  return Array.from({ length: last - first + 1 }, (_, at) => dayFromNumber(first + at)).flatMap((day) => {
    const said = noticed(day)
    return said === undefined
      ? []
      : [{ day, kind: said.work ? ('worked' as const) : ('off' as const), title: said.title }]
  })
}
