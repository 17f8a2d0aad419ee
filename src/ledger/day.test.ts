import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayFromNumber, dayNumber, daysBetween, daysInMonth, isDay, weekday } from './day.ts'
import { today } from './instant.ts'

const anyDay = fc.integer({ min: dayNumber('1000-01-01'), max: dayNumber('9999-12-31') })

describe('days and numbers', () => {
  it('counts from 1970-01-01', () => {
    expect(dayNumber('1970-01-01')).toBe(0)
    expect(dayNumber('2000-03-01')).toBe(11_017)
    expect(dayFromNumber(-1)).toBe('1969-12-31')
  })
  it('goes there and back for every day', () => {
    fc.assert(
      fc.property(anyDay, (number) => {
        const day = dayFromNumber(number)
        expect(isDay(day)).toBe(true)
        expect(dayNumber(day)).toBe(number)
        expect(day).toBe(new Date(number * 86_400_000).toISOString().slice(0, 10))
      }),
    )
  })
  it('adds over leap days and ends of years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2023-02-28', 1)).toBe('2023-03-01')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
    expect(daysBetween('2026-09-02', '2026-09-01')).toBe(-1)
  })
  it('knows the weekday', () => {
    expect(weekday('1970-01-01')).toBe(4)
    expect(weekday('2026-08-31')).toBe(1)
    expect(weekday('1969-12-28')).toBe(7)
  })
})

it('tells days that exist', () => {
  expect(['2024-02-29', '2000-02-29', '2026-12-31'].every(isDay)).toBe(true)
  const none = [
    '2023-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-9-1',
    '0999-01-01',
    '',
    20260901,
  ]
  expect(none.some(isDay)).toBe(false)
  expect(daysInMonth(2100, 2)).toBe(28)
})

it('today is the day in Shanghai, wherever the machine stands', () => {
  expect(today(new Date('2026-08-31T15:59:59.999Z'))).toBe('2026-08-31')
  expect(today(new Date('2026-08-31T16:00:00.000Z'))).toBe('2026-09-01')
  expect(today(new Date('2024-02-28T16:00:00.000Z'))).toBe('2024-02-29')
})
