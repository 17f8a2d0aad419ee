import { addDays, dayNumber, dayOf, daysInMonth, isDay, partsOf, weekday } from './day.ts'
import { PERIOD_KINDS, type Day, type PeriodKind } from './document.ts'

export { addDays, daysBetween } from './day.ts'

/**
 * A stretch of whole days that a return or a figure is about. `to` is its last day, inclusive.
 *
 * Codes: day `2011-03-09`, week `2011W07` (ISO 8601), ten_days `2011-03X1`, month `2011-03`, quarter `2011Q1`, half
 * `2011H1`, year `2011`, term `2011T1` (autumn of 2011—2012) and `2011T2` (spring 2012), school year `2011S`, `once`. No
 * return is about a year up to a day, `2011-05-31Y`, or about several years, `2007-2011`, but figures are.
 */
export interface Period {
  readonly kind: PeriodKind | 'to_date' | 'years'
  readonly code: string
  readonly from: Day
  readonly to: Day
  readonly title: string
}

/** How one kind of period is written, found and moved. `part` counts from 1 within the year, or within `month`. */
interface PeriodRule {
  readonly pattern: RegExp
  /** The period that the numbers of its code name, or null when there is none such (a week 53, a 30 February). */
  make(year: number, part: number, more: number): Period | null
  of(day: Day): Period
}

const NUMERALS = ['一', '二', '三', '四'] as const
const TEN_DAYS = ['上旬', '中旬', '下旬'] as const
const two = (number: number): string => String(number).padStart(2, '0')
const between = (number: number, low: number, high: number): boolean => number >= low && number <= high

function day(text: Day): Period {
  const { year, month, date } = partsOf(text)
  return { kind: 'day', code: text, from: text, to: text, title: `${year}年${month}月${date}日` }
}

/** Monday of the week that holds 4 January: the first ISO week of its year. */
function firstMonday(year: number): Day {
  const fourth = dayOf(year, 1, 4)
  return addDays(fourth, 1 - weekday(fourth))
}
function weeksInYear(year: number): number {
  return (dayNumber(firstMonday(year + 1)) - dayNumber(firstMonday(year))) / 7
}
function week(year: number, number: number): Period {
  const from = addDays(firstMonday(year), (number - 1) * 7)
  return { kind: 'week', code: `${year}W${two(number)}`, from, to: addDays(from, 6), title: `${year}年第${number}周` }
}
/** A week belongs to the year of its Thursday. */
function weekOf(text: Day): Period {
  const { year } = partsOf(addDays(text, 4 - weekday(text)))
  return week(year, Math.floor((dayNumber(text) - dayNumber(firstMonday(year))) / 7) + 1)
}

function tenDays(year: number, month: number, part: number): Period {
  const last = part === 3 ? daysInMonth(year, month) : part * 10
  return {
    kind: 'ten_days',
    code: `${year}-${two(month)}X${part}`,
    from: dayOf(year, month, part * 10 - 9),
    to: dayOf(year, month, last),
    title: `${year}年${month}月${TEN_DAYS[part - 1]}`,
  }
}

/** A run of whole months from `month` on; it may reach into the next year. */
function months(kind: PeriodKind, code: string, title: string, year: number, month: number, count: number): Period {
  const lastIndex = month - 1 + count - 1
  const lastYear = year + Math.floor(lastIndex / 12)
  const lastMonth = (lastIndex % 12) + 1
  const to = dayOf(lastYear, lastMonth, daysInMonth(lastYear, lastMonth))
  return { kind, code, from: dayOf(year, month, 1), to, title }
}
const month = (year: number, part: number): Period =>
  months('month', `${year}-${two(part)}`, `${year}年${part}月`, year, part, 1)
const quarter = (year: number, part: number): Period =>
  months('quarter', `${year}Q${part}`, `${year}年第${NUMERALS[part - 1]}季度`, year, part * 3 - 2, 3)
const half = (year: number, part: number): Period =>
  months('half', `${year}H${part}`, `${year}年${part === 1 ? '上' : '下'}半年`, year, part * 6 - 5, 6)
const calendarYear = (year: number): Period => months('year', `${year}`, `${year}年`, year, 1, 12)
const schoolYear = (year: number): Period => months('school_year', `${year}S`, `${year}—${year + 1}学年`, year, 9, 12)
function term(year: number, part: number): Period {
  const title = `${year}—${year + 1}学年第${NUMERALS[part - 1]}学期`
  return part === 1
    ? months('term', `${year}T1`, title, year, 9, 5)
    : months('term', `${year}T2`, title, year + 1, 2, 7)
}
/** The school year that a day falls into, named by the calendar year it begins in. */
function schoolYearOf(text: Day): number {
  const { year, month: number } = partsOf(text)
  return number >= 9 ? year : year - 1
}
/** A ledger kept once for all has no bounds of its own; the widest ones spare every reader a special case. */
const ONCE: Period = { kind: 'once', code: 'once', from: '1000-01-01', to: '9999-12-31', title: '一次性' }

const RULES: Readonly<Record<PeriodKind, PeriodRule>> = {
  day: {
    pattern: /^(\d{4})-(\d\d)-(\d\d)$/,
    make: (year, part, date) => (isDay(dayOf(year, part, date)) ? day(dayOf(year, part, date)) : null),
    of: day,
  },
  week: {
    pattern: /^(\d{4})W(\d\d)$/,
    make: (year, part) => (between(part, 1, weeksInYear(year)) ? week(year, part) : null),
    of: weekOf,
  },
  ten_days: {
    pattern: /^(\d{4})-(\d\d)X([123])$/,
    make: (year, part, third) => (between(part, 1, 12) ? tenDays(year, part, third) : null),
    of: (text) => {
      const { year, month: part, date } = partsOf(text)
      return tenDays(year, part, Math.min(3, Math.ceil(date / 10)))
    },
  },
  month: {
    pattern: /^(\d{4})-(\d\d)$/,
    make: (year, part) => (between(part, 1, 12) ? month(year, part) : null),
    of: (text) => month(partsOf(text).year, partsOf(text).month),
  },
  quarter: {
    pattern: /^(\d{4})Q([1-4])$/,
    make: quarter,
    of: (text) => quarter(partsOf(text).year, Math.ceil(partsOf(text).month / 3)),
  },
  half: {
    pattern: /^(\d{4})H([12])$/,
    make: half,
    of: (text) => half(partsOf(text).year, Math.ceil(partsOf(text).month / 6)),
  },
  year: { pattern: /^(\d{4})$/, make: calendarYear, of: (text) => calendarYear(partsOf(text).year) },
  term: {
    pattern: /^(\d{4})T([12])$/,
    make: term,
    of: (text) => term(schoolYearOf(text), between(partsOf(text).month, 2, 8) ? 2 : 1),
  },
  school_year: { pattern: /^(\d{4})S$/, make: schoolYear, of: (text) => schoolYear(schoolYearOf(text)) },
  once: { pattern: /^once$/, make: () => ONCE, of: () => ONCE },
}

const YEARS = /^(\d{4})-(\d{4})$/

/** Several whole years as one stretch. */
function years(first: number, last: number): Period {
  const from = dayOf(first, 1, 1)
  return { kind: 'years', code: `${first}-${last}`, from, to: dayOf(last, 12, 31), title: `${first}—${last}年` }
}

const TO_DATE = /^(\d{4}-\d\d-\d\d)Y$/

/** From the first day of the year up to the period's last: a month's year so far. Where that is a period, that one. */
export function yearToDate(period: Period): Period {
  const { year, month: last, date } = partsOf(period.to)
  const from = dayOf(year, 1, 1)
  if (period.from === from) return period
  if (last === 12 && date === 31) return calendarYear(year)
  const whole = date === daysInMonth(year, last)
  const title = whole ? `${year}年1—${last}月` : `${year}年1月1日至${last}月${date}日`
  return { kind: 'to_date', code: `${period.to}Y`, from, to: period.to, title }
}

/** Years outside this span would leave the four digits that days are compared by. */
const FIRST_YEAR = 1001
const LAST_YEAR = 9997

/** Reads a period's code; null when it is not one or the period does not exist. Every kind has its own spelling. */
export function parsePeriod(code: string): Period | null {
  for (const kind of PERIOD_KINDS) {
    const found = RULES[kind].pattern.exec(code)
    if (!found) continue
    const year = Number(found[1] ?? FIRST_YEAR)
    if (!between(year, FIRST_YEAR, LAST_YEAR)) return null
    return RULES[kind].make(year, Number(found[2]), Number(found[3]))
  }
  const [, first, last] = (YEARS.exec(code) ?? []).map(Number)
  if (first !== undefined && last !== undefined) {
    return first < last && first >= FIRST_YEAR && last <= LAST_YEAR ? years(first, last) : null
  }
  const to = TO_DATE.exec(code)?.[1]
  return to !== undefined && isDay(to) && between(Number(to.slice(0, 4)), FIRST_YEAR, LAST_YEAR)
    ? yearToDate(day(to))
    : null
}

/** The period of a kind that a day falls into. */
export function periodOf(kind: PeriodKind, text: Day): Period {
  return RULES[kind].of(text)
}

/** The period just before; null for `once`. */
export function previous(period: Period): Period | null {
  if (period.kind === 'once') return null
  const before = addDays(period.from, -1)
  if (period.kind === 'years') return yearsBefore(period)
  return period.kind === 'to_date' ? yearToDate(day(before)) : periodOf(period.kind, before)
}

/** As many years, just before. */
function yearsBefore({ from, to }: Period): Period {
  const [first, last] = [partsOf(from).year, partsOf(to).year]
  return years(first - (last - first + 1), first - 1)
}

/**
 * The same period a year earlier, of several years as many before them; null for `once`. Where the year before had none such (29 February, week 53), the
 * last one that it had.
 */
export function lastYear(period: Period): Period | null {
  if (period.kind === 'once') return null
  if (period.kind === 'years') return yearsBefore(period)
  const earlier = `${Number(period.code.slice(0, 4)) - 1}${period.code.slice(4)}`
  return parsePeriod(earlier) ?? parsePeriod(earlier.replace('W53', 'W52').replace('-02-29', '-02-28'))
}

/** How far back a five-year comparison looks. */
const FIVE = 5

/** The same period five years earlier; null for `once`. */
export function fiveYearsBefore(period: Period): Period | null {
  let earlier: Period | null = period
  for (let year = 0; year < FIVE && earlier !== null; year += 1) earlier = lastYear(earlier)
  return earlier
}

/** The five calendar years of which the last holds the period's last day. */
export function fiveYearsTo(period: Period): Period {
  const { year } = partsOf(period.to)
  return years(year - FIVE + 1, year)
}

/**
 * The periods of a kind whose first day lies between two days, both inclusive, in order. Going by the first day puts
 * every week into exactly one month. `once` is always within.
 */
export function periodsWithin(kind: PeriodKind, from: Day, to: Day): Period[] {
  if (kind === 'once') return [ONCE]
  const first = periodOf(kind, from)
  const found: Period[] = []
  let current = first.from < from ? periodOf(kind, addDays(first.to, 1)) : first
  while (current.from <= to) {
    found.push(current)
    current = periodOf(kind, addDays(current.to, 1))
  }
  return found
}

/** Does the day fall into the period? */
export function holdsDay(period: Period, text: Day): boolean {
  return period.from <= text && text <= period.to
}
