/**
 * Which days are worked, as tables that are counted once: to find the tenth working day after a day is two look-ups.
 * Days are numbers since 1970-01-01 (`dayNumber`), because a deadline is reckoned a million times and written once.
 */
import { dayNumber, dayNumberOf } from '../day.ts'
import type { Day } from '../document.ts'
import { parsePeriod } from '../period.ts'
import { STATE_COUNCIL_FROM, STATE_COUNCIL_TO, stateCouncilSays } from './state_council.ts'

/** What the bureau has laid down itself: years that no notice covers yet, local days off, holidays of its schools. */
export interface OwnDay {
  readonly day: Day
  /** worked: a day of work · off: a day off for everybody · no_school: a working day without lessons. */
  readonly kind: 'worked' | 'off' | 'no_school'
}
/** A term as the bureau has set it: the days on which it begins and ends. */
export interface Term {
  readonly from: Day
  readonly to: Day
}
export interface SetTerm extends Term {
  /** `2011T1` */
  readonly code: string
}

export interface Calendar {
  isWorkday(day: number): boolean
  /** The working day that is `count` working days after the day; the day itself where `count` is 0. */
  workdaysAfter(day: number, count: number): number
  /** Working days after `from` up to and including `to`. */
  workdaysBetween(from: number, to: number): number
  schooldaysAfter(day: number, count: number): number
  schooldaysBetween(from: number, to: number): number
  /** The day itself if it is worked, else the next that is. */
  rolled(day: number): number
}

/** The first and the last day that is counted beforehand. Beyond them only week-ends are known. */
export const FIRST = dayNumber('1970-01-01')
export const LAST = dayNumber('2099-12-31')

const isWeekday = (day: number): boolean => (((day + 3) % 7) + 7) % 7 < 5

export interface LaidOut {
  readonly days?: readonly OwnDay[]
  /** Stretches in which schools teach. In terms that the bureau has not set they teach on every working day. */
  readonly terms?: readonly SetTerm[]
  /** The last year of which the State Council's notice was known; all that are unless said. */
  readonly known_to?: number
}

export function calendarOf({ days = [], terms = [], known_to }: LaidOut = {}): Calendar {
  const worked = new Uint8Array(LAST - FIRST + 1)
  const known = known_to === undefined ? LAST : dayNumberOf(known_to, 12, 31)
  for (let day = FIRST; day <= LAST; day += 1) worked[day - FIRST] = usual(day, known) ? 1 : 0
  const within = (day: Day): number | undefined => {
    const number = dayNumber(day)
    return number >= FIRST && number <= LAST ? number - FIRST : undefined
  }
  for (const { day, kind } of days) {
    const at = within(day)
    if (at !== undefined && kind !== 'no_school') worked[at] = kind === 'worked' ? 1 : 0
  }
  const taught = taughtIn(worked, terms)
  for (const { day, kind } of days) {
    const at = within(day)
    if (at !== undefined && kind === 'no_school') taught[at] = 0
  }
  const [work, school] = [counted(worked), counted(taught)]
  return {
    isWorkday: (day) => work.is(day),
    workdaysAfter: (day, count) => work.after(day, count),
    workdaysBetween: (from, to) => work.between(from, to),
    schooldaysAfter: (day, count) => school.after(day, count),
    schooldaysBetween: (from, to) => school.between(from, to),
    rolled: (day) => (work.is(day) ? day : work.after(day, 1)),
  }
}

function usual(day: number, known: number): boolean {
  return day >= STATE_COUNCIL_FROM && day <= STATE_COUNCIL_TO && day <= known
    ? (stateCouncilSays(day) ?? isWeekday(day))
    : isWeekday(day)
}

/** A term that is set takes the place of the same term by the calendar, also where it begins before that or ends after. */
function taughtIn(worked: Uint8Array, terms: readonly SetTerm[]): Uint8Array {
  const taught = worked.slice()
  const fill = ({ from, to }: Term, work: (at: number) => void): void => {
    const [first, last] = [Math.max(FIRST, dayNumber(from)), Math.min(LAST, dayNumber(to))]
    for (let day = first; day <= last; day += 1) work(day - FIRST)
  }
  const usualTerms = terms.flatMap(({ code }) => parsePeriod(code) ?? [])
  for (const term of usualTerms) fill(term, (at) => (taught[at] = 0))
  for (const term of terms) fill(term, (at) => (taught[at] = worked[at]!))
  return taught
}

interface Counted {
  is(day: number): boolean
  after(day: number, count: number): number
  between(from: number, to: number): number
}

function counted(flags: Uint8Array): Counted {
  const size = flags.length
  /** Days that count before the day at a place. */
  const before = new Int32Array(size + 1)
  const places = new Int32Array(flags.reduce((sum, flag) => sum + flag, 0))
  for (let at = 0, found = 0; at < size; at += 1) {
    before[at] = found
    if (flags[at]) places[found++] = at
    before[at + 1] = found
  }
  const is = (day: number): boolean => (day >= FIRST && day <= LAST ? flags[day - FIRST] === 1 : isWeekday(day))
  /** One step after the other, where no table reaches. */
  const stepped = (day: number, count: number): number => {
    let at = day
    for (let left = count; left > 0;) if (is(++at)) left -= 1
    return at
  }
  return {
    is,
    after(day, count) {
      if (count <= 0) return day
      if (day < FIRST || day > LAST) return stepped(day, count)
      const found = before[day - FIRST + 1]! + count - 1
      return found < places.length ? places[found]! + FIRST : stepped(LAST, found - places.length + 1)
    },
    between(from, to) {
      if (to <= from) return 0
      if (from >= FIRST && to <= LAST) return before[to - FIRST + 1]! - before[from - FIRST + 1]!
      let sum = 0
      for (let day = from + 1; day <= to; day += 1) if (is(day)) sum += 1
      return sum
    },
  }
}
