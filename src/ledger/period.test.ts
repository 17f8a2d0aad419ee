import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayFromNumber, dayNumber } from './day.ts'
import { PERIOD_KINDS } from './document.ts'
import {
  daysBetween,
  holdsDay,
  lastYear,
  parsePeriod,
  periodOf,
  periodsWithin,
  previous,
  type Period,
  yearToDate,
} from './period.ts'

const anyDay = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2199-12-31') }).map(dayFromNumber)
const anyKind = fc.constantFrom(...PERIOD_KINDS)
const boundKind = fc.constantFrom(...PERIOD_KINDS.filter((kind) => kind !== 'once'))
const span = (code: string): string => {
  const period = parsePeriod(code)
  return period ? `${period.kind} ${period.from} ${period.to} ${period.title}` : 'none'
}

describe('codes', () => {
  it.each([
    ['2011-03-09', 'day 2011-03-09 2011-03-09 2011年3月9日'],
    ['2011W07', 'week 2011-02-14 2011-02-20 2011年第7周'],
    ['2011-03X1', 'ten_days 2011-03-01 2011-03-10 2011年3月上旬'],
    ['2011-03X2', 'ten_days 2011-03-11 2011-03-20 2011年3月中旬'],
    ['2011-03X3', 'ten_days 2011-03-21 2011-03-31 2011年3月下旬'],
    ['2024-02X3', 'ten_days 2024-02-21 2024-02-29 2024年2月下旬'],
    ['2023-02X3', 'ten_days 2023-02-21 2023-02-28 2023年2月下旬'],
    ['2011-03', 'month 2011-03-01 2011-03-31 2011年3月'],
    ['2024-02', 'month 2024-02-01 2024-02-29 2024年2月'],
    ['2011Q1', 'quarter 2011-01-01 2011-03-31 2011年第一季度'],
    ['2011Q4', 'quarter 2011-10-01 2011-12-31 2011年第四季度'],
    ['2011H1', 'half 2011-01-01 2011-06-30 2011年上半年'],
    ['2011H2', 'half 2011-07-01 2011-12-31 2011年下半年'],
    ['2011', 'year 2011-01-01 2011-12-31 2011年'],
    ['2011T1', 'term 2011-09-01 2012-01-31 2011—2012学年第一学期'],
    ['2011T2', 'term 2012-02-01 2012-08-31 2011—2012学年第二学期'],
    ['2011S', 'school_year 2011-09-01 2012-08-31 2011—2012学年'],
    ['once', 'once 1000-01-01 9999-12-31 一次性'],
  ])('%s', (code, expected) => expect(span(code)).toBe(expected))

  it.each([
    '',
    '2011-3',
    '2011-13',
    '2011-00',
    '2011-02-29',
    '2011-04-31',
    '2011W00',
    '2011W53',
    '2011W7',
    '2011-03X4',
    '2011-13X1',
    '2011Q5',
    '2011H3',
    '2011T3',
    '2011s',
    '11',
    ' 2011',
    '2011 ',
    '2011\n',
    'Once',
    '0000',
    '1000',
    '9999',
    '２０１１',
  ])('%j is none', (code) => expect(parsePeriod(code)).toBeNull())
})

describe('weeks around New Year', () => {
  it.each([
    ['2020-12-31', '2020W53', '2020-12-28', '2021-01-03'],
    ['2021-01-03', '2020W53', '2020-12-28', '2021-01-03'],
    ['2021-01-04', '2021W01', '2021-01-04', '2021-01-10'],
    ['2024-12-30', '2025W01', '2024-12-30', '2025-01-05'],
    ['2025-12-29', '2026W01', '2025-12-29', '2026-01-04'],
    ['2026-12-31', '2026W53', '2026-12-28', '2027-01-03'],
    ['2016-01-03', '2015W53', '2015-12-28', '2016-01-03'],
    ['2012-01-01', '2011W52', '2011-12-26', '2012-01-01'],
  ])('%s lies in %s', (day, code, from, to) => {
    expect(periodOf('week', day)).toMatchObject({ code, from, to })
    expect(parsePeriod(code)).toMatchObject({ from, to })
  })
  it('only long years have a week 53', () => {
    const long = Array.from({ length: 31 }, (_, index) => 2000 + index).filter((year) => parsePeriod(`${year}W53`))
    expect(long).toEqual([2004, 2009, 2015, 2020, 2026])
  })
})

describe('terms and school years', () => {
  it.each([
    ['2026-08-31', '2025T2', '2025S'],
    ['2026-09-01', '2026T1', '2026S'],
    ['2026-12-31', '2026T1', '2026S'],
    ['2027-01-31', '2026T1', '2026S'],
    ['2027-02-01', '2026T2', '2026S'],
  ])('%s', (day, term, year) => {
    expect(periodOf('term', day).code).toBe(term)
    expect(periodOf('school_year', day).code).toBe(year)
  })
})

describe('before and a year ago', () => {
  it.each([
    ['2024-03-01', '2024-02-29', '2023-03-01'],
    ['2024-02-29', '2024-02-28', '2023-02-28'],
    ['2021W01', '2020W53', '2020W01'],
    ['2020W53', '2020W52', '2019W52'],
    ['2024-03X1', '2024-02X3', '2023-03X1'],
    ['2026-01', '2025-12', '2025-01'],
    ['2026Q1', '2025Q4', '2025Q1'],
    ['2026H1', '2025H2', '2025H1'],
    ['2026', '2025', '2025'],
    ['2026T1', '2025T2', '2025T1'],
    ['2026T2', '2026T1', '2025T2'],
    ['2026S', '2025S', '2025S'],
  ])('%s', (code, before, yearAgo) => {
    const period = parsePeriod(code) as Period
    expect(previous(period)?.code).toBe(before)
    expect(lastYear(period)?.code).toBe(yearAgo)
  })
  it('what is kept once has neither', () => {
    const once = parsePeriod('once') as Period
    expect([previous(once), lastYear(once)]).toEqual([null, null])
  })
})

describe('periods within', () => {
  const codes = (...asked: Parameters<typeof periodsWithin>): string[] => periodsWithin(...asked).map((one) => one.code)
  it('gives those that begin between two days, in order', () => {
    expect(codes('month', '2026-01-01', '2026-03-15')).toEqual(['2026-01', '2026-02', '2026-03'])
    expect(codes('month', '2026-01-02', '2026-03-01')).toEqual(['2026-02', '2026-03'])
    expect(codes('ten_days', '2024-02-01', '2024-02-29')).toEqual(['2024-02X1', '2024-02X2', '2024-02X3'])
    expect(codes('term', '2026-01-01', '2026-12-31')).toEqual(['2025T2', '2026T1'])
    expect(codes('quarter', '2026-02-01', '2026-03-31')).toEqual([])
    expect(codes('once', '2026-01-01', '2026-01-02')).toEqual(['once'])
    expect(codes('day', '2026-03-02', '2026-03-01')).toEqual([])
  })
  it('puts every week into exactly one month', () => {
    const months = periodsWithin('month', '2020-01-01', '2030-12-31')
    const weeks = months.flatMap((month) => codes('week', month.from, month.to))
    expect(weeks).toEqual(codes('week', '2020-01-01', '2030-12-31'))
  })
})

describe('any day and any kind', () => {
  it('falls into the period of its kind, and its code reads back as it', () => {
    fc.assert(
      fc.property(anyKind, anyDay, (kind, day) => {
        const period = periodOf(kind, day)
        expect(holdsDay(period, day)).toBe(true)
        expect(parsePeriod(period.code)).toEqual(period)
        expect(periodOf(kind, period.from)).toEqual(period)
        expect(periodOf(kind, period.to)).toEqual(period)
      }),
    )
  })
  it('periods follow each other without gap or overlap', () => {
    fc.assert(
      fc.property(boundKind, anyDay, (kind, day) => {
        const period = periodOf(kind, day)
        const before = previous(period) as Period
        expect(addDays(before.to, 1)).toBe(period.from)
        expect(before.code < period.code).toBe(true)
      }),
    )
  })
  it('a year ago lies a year ago', () => {
    fc.assert(
      fc.property(boundKind, anyDay, (kind, day) => {
        const period = periodOf(kind, day)
        const days = daysBetween((lastYear(period) as Period).from, period.from)
        expect(days).toBeGreaterThanOrEqual(364)
        expect(days).toBeLessThanOrEqual(371)
      }),
    )
  })
  it('periods within tile the time between', () => {
    fc.assert(
      fc.property(boundKind, anyDay, fc.integer({ min: 0, max: 800 }), (kind, from, length) => {
        const to = addDays(from, length)
        const found = periodsWithin(kind, from, to)
        found.forEach((one, index) => {
          expect(one.from >= from && one.from <= to).toBe(true)
          const next = found[index + 1]
          if (next) expect(next.from).toBe(addDays(one.to, 1))
        })
      }),
      { numRuns: 50 },
    )
  })
  it('anything else is no code and does no harm', () => {
    fc.assert(fc.property(fc.string(), (text) => parsePeriod(text) === null || parsePeriod(text)?.code === text))
  })
})

describe('a year up to a day', () => {
  const to_date = (code: string): string => yearToDate(parsePeriod(code)!).code

  it('is a period of its own only where no other one covers it', () => {
    expect(['2011-05', '2011-01', '2011Q1', '2011Q3', '2011H1', '2011-12', '2011', '2011-05X1'].map(to_date)).toEqual([
      '2011-05-31Y',
      '2011-01',
      '2011Q1',
      '2011-09-30Y',
      '2011H1',
      '2011',
      '2011',
      '2011-05-10Y',
    ])
  })

  it('is read again from its code, and has a year before', () => {
    expect(span('2011-05-31Y')).toBe('to_date 2011-01-01 2011-05-31 2011年1—5月')
    expect(span('2011-05-10Y')).toBe('to_date 2011-01-01 2011-05-10 2011年1月1日至5月10日')
    expect(lastYear(parsePeriod('2012-02-29Y')!)?.code).toBe('2011-02-28Y')
    expect(span('2011-02-30Y')).toBe('none')
    expect(previous(parsePeriod('2011-05-31Y')!)?.code).toBe('2010')
  })
})
