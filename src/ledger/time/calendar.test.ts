import { expect, it } from 'vitest'
import { dayFromNumber, dayNumber } from '../day.ts'
import { calendarOf, type LaidOut, STATE_COUNCIL_YEARS } from './index.ts'
import { stateCouncilSays } from './state_council.ts'

const usual = calendarOf()
const workday = (day: string, count: number, calendar = usual): string =>
  dayFromNumber(calendar.workdaysAfter(dayNumber(day), count))
const schoolday = (day: string, count: number, set: LaidOut): string =>
  dayFromNumber(calendarOf(set).schooldaysAfter(dayNumber(day), count))
const between = (from: string, to: string): number => usual.workdaysBetween(dayNumber(from), dayNumber(to))

it('National Day 2011: seven days off, and the week-end after them is worked', () => {
  expect(workday('2011-09-30', 1)).toBe('2011-10-08')
  expect(workday('2011-09-30', 2)).toBe('2011-10-09')
  expect(workday('2011-09-30', 3)).toBe('2011-10-10')
  expect(workday('2011-09-28', 5)).toBe('2011-10-10')
  // From within the holiday, and from the Saturday that is worked.
  expect(workday('2011-10-04', 1)).toBe('2011-10-08')
  expect(workday('2011-10-08', 1)).toBe('2011-10-09')
  expect(between('2011-09-30', '2011-10-14')).toBe(7)
})

it('Spring Festivals: the days off, and the week-ends worked before and after them', () => {
  // 2011: off from 2 to 8 February; 30 January and 12 February are worked.
  expect(workday('2011-01-28', 1)).toBe('2011-01-30')
  expect(workday('2011-02-01', 1)).toBe('2011-02-09')
  expect(workday('2011-02-11', 1)).toBe('2011-02-12')
  // 2024: off from 10 to 17 February; the 4th and the 18th are worked, and the 9th is a working day.
  expect(workday('2024-02-02', 1)).toBe('2024-02-04')
  expect(workday('2024-02-09', 1)).toBe('2024-02-18')
  // 2025: off from 28 January to 4 February; 26 January and 8 February are worked.
  expect(workday('2025-01-24', 3)).toBe('2025-02-05')
  expect(workday('2025-02-07', 1)).toBe('2025-02-08')
})

it('the year of which no notice is known yet has only week-ends', () => {
  const next = STATE_COUNCIL_YEARS[1] + 1
  for (let day = dayNumber(`${next}-01-01`); day <= dayNumber(`${next}-12-31`); day += 1) {
    expect(usual.isWorkday(day)).toBe((day + 3) % 7 < 5)
  }
})

it('covers the years it says: each differs from the mere week', () => {
  const [from, to] = STATE_COUNCIL_YEARS
  for (let year = from; year <= to; year += 1) {
    let others = 0
    for (let day = dayNumber(`${year}-01-01`); day <= dayNumber(`${year}-12-31`); day += 1) {
      if (stateCouncilSays(day) !== (day + 3) % 7 < 5) others += 1
    }
    expect(others, String(year)).toBeGreaterThan(9)
  }
})

it('a year that was not known at the time is known by its week-ends', () => {
  const then = calendarOf({ known_to: 2010 })
  expect(workday('2011-09-30', 1, then)).toBe('2011-10-03')
  expect(workday('2010-09-30', 1, then)).toBe('2010-10-08')
})

it('the bureau’s own days go before the notice: worked, off, without lessons', () => {
  const own = calendarOf({
    days: [
      { day: '2011-10-09', kind: 'off' },
      { day: '2011-10-15', kind: 'worked' },
      { day: '2011-10-11', kind: 'no_school' },
    ],
  })
  expect(workday('2011-10-08', 1, own)).toBe('2011-10-10')
  expect(workday('2011-10-14', 1, own)).toBe('2011-10-15')
  expect(workday('2011-10-10', 1, own)).toBe('2011-10-11')
  expect(dayFromNumber(own.schooldaysAfter(dayNumber('2011-10-10'), 1))).toBe('2011-10-12')
})

it('schools teach within terms; where a term is not set, on every working day', () => {
  const terms = [{ code: '2011T1', from: '2011-08-29', to: '2012-01-13' }]
  // The holidays after the term that was set; the next term is not set and begins with 1 February.
  expect(schoolday('2012-01-13', 1, { terms })).toBe('2012-02-01')
  // A term may begin before 1 September, in the stretch of one that is not set.
  expect(schoolday('2011-08-26', 1, { terms })).toBe('2011-08-29')
  // Between two terms that are set nothing is taught, whatever the calendar says of February.
  const both = [...terms, { code: '2011T2', from: '2012-02-13', to: '2012-07-06' }]
  expect(schoolday('2012-01-13', 1, { terms: both })).toBe('2012-02-13')
  expect(schoolday('2012-07-06', 1, { terms: both })).toBe('2012-09-03')
  // Years without any term set: working days.
  expect(schoolday('2009-09-30', 1, { terms: both })).toBe('2009-10-09')
})

it('reaches beyond the years that are laid out', () => {
  expect(workday('1969-12-31', 1)).toBe('1970-01-01')
  expect(workday('2099-12-31', 1)).toBe('2100-01-01')
  expect(workday('2099-12-28', 10)).toBe('2100-01-11')
  expect(between('1969-12-26', '1970-01-02')).toBe(5)
})

it('a day is rolled only where it is not worked', () => {
  const rolled = (day: string): string => dayFromNumber(usual.rolled(dayNumber(day)))
  expect(rolled('2011-10-01')).toBe('2011-10-08')
  expect(rolled('2011-10-08')).toBe('2011-10-08')
  expect(rolled('2011-10-15')).toBe('2011-10-17')
})
