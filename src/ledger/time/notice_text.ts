/**
 * Reads the days out of a notice on holidays as the State Council's office writes it every autumn:
 * `二、春节：2月15日（周日）至23日（周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。`
 */
import { dayFromNumber, dayNumber, dayOf, isDay } from '../day.ts'
import type { Day } from '../document.ts'

export interface ReadDay {
  readonly day: Day
  readonly kind: 'worked' | 'off'
  readonly title: string
}

/** Longer stretches are a slip of the pen: no holiday is. */
const LONGEST_DAYS = 31

const DATE = String.raw`(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日`
const STRETCH = new RegExp(String.raw`${DATE}(?:\s*(?:至|到|—|－|-|~)\s*${DATE})?`, 'g')

/** `year`: the one the notice is about, where a day does not say its own. In order; a day said twice counts as said last. */
export function daysInNotice(text: string, year: number): ReadDay[] {
  const found = new Map<Day, ReadDay>()
  for (const line of plain(text).split(/\n+/)) {
    const [, title, rest] = /^(?:[一二三四五六七八九十]+、|\d+[.、])?([^:\d]{1,20}):(.*)$/.exec(line) ?? []
    if (title === undefined || rest === undefined) continue
    for (const sentence of rest.split(/[。;]/)) {
      const kind = /上班|上课|补班/.test(sentence) ? 'worked' : /放假|休息|调休|公休/.test(sentence) ? 'off' : null
      if (kind !== null) for (const day of daysIn(sentence, year)) found.set(day, { day, kind, title })
    }
  }
  return [...found.values()].sort((one, other) => (one.day < other.day ? -1 : 1))
}

/** Without brackets and blanks, with one kind of colon and semicolon; a notice pasted as one line is taken apart again. */
function plain(text: string): string {
  return text
    .replace(/[（(][^（）()]*[）)]/g, '')
    .replace(/[ \t\u3000]/g, '')
    .replace(/：/g, ':')
    .replace(/；/g, ';')
    .replace(/([。;])(?=[一二三四五六七八九十]+、[^:]{1,20}:)/g, '$1\n')
}

function daysIn(sentence: string, year: number): Day[] {
  let month: number | undefined
  return [...sentence.matchAll(STRETCH)].flatMap((found) => {
    const [year_of, month_of, date, to_year, to_month, to_date] = found
      .slice(1)
      .map((part) => (part === undefined ? undefined : Number(part)))
    month = month_of ?? month
    if (month === undefined || date === undefined) return []
    const from = dayOf(year_of ?? year, month, date)
    month = to_month ?? month
    const to = to_date === undefined ? from : dayOf(to_year ?? year_of ?? year, month, to_date)
    if (!isDay(from) || !isDay(to)) return []
    const length = dayNumber(to) - dayNumber(from) + 1
    if (length < 1 || length > LONGEST_DAYS) return []
    return Array.from({ length }, (_, at) => dayFromNumber(dayNumber(from) + at))
  })
}
