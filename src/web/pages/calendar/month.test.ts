import { expect, test } from 'vitest'
import { daysOf, monthAfter, readMonth, restOf } from './month.ts'

test('a month is shown in whole weeks from Monday to Sunday', () => {
  const days = daysOf('2011-10')
  expect([days[0], days.at(-1), days.length]).toEqual(['2011-09-26', '2011-11-06', 42])
  expect(daysOf('2010-02')).toHaveLength(28)
})

test('months follow one another across the year', () => {
  expect(monthAfter('2011-12', 1)).toBe('2012-01')
  expect(monthAfter('2012-01', -1)).toBe('2011-12')
  expect(readMonth('2011-13', '2011-10-08')).toBe('2011-10')
})

test('a worked Saturday is no day of rest, a holiday on a Monday is one, and the bureau goes before the notice', () => {
  const calendar = {
    year: 2011,
    covered: true,
    covered_from: 2004,
    covered_to: 2026,
    days: [
      { day: '2011-10-08', kind: 'worked' as const, title: '国庆节' },
      { day: '2011-10-03', kind: 'off' as const, title: '国庆节' },
    ],
    own: [
      { id: 1, day: '2011-10-12', kind: 'off' as const, title: '停电', source: '', by: null, opened_at: '' },
      { id: 2, day: '2011-10-13', kind: 'no_school' as const, title: '运动会', source: '', by: null, opened_at: '' },
    ],
    terms: [],
  }
  const kinds = ['2011-10-03', '2011-10-08', '2011-10-09', '2011-10-12', '2011-10-13'].map(
    (day) => restOf(day, calendar)?.kind,
  )
  expect(kinds).toEqual(['rest', 'worked', 'rest', 'rest', undefined])
})
