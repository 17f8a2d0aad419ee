import { expect, it } from 'vitest'
import type { LimitDocument, StateDocument, Values } from '../document.ts'
import { dayAt } from '../instant.ts'
import { parsePeriod } from '../period.ts'
import { calendarOf, type Entering, freeAt, limitOf, type TimeRules } from './index.ts'
import { dueOn } from './reckon.ts'

const rules: TimeRules = {
  norm: (name, day) => (name === 'ten' ? (day < '2011-07-01' ? 10 : 15) : name === 'half' ? 0.5 : null),
  term: (code) => (code === '2011T1' ? { from: '2011-08-29', to: '2012-01-13' } : parsePeriod(code)!),
  calendar: calendarOf(),
}
const at = (moment: string): number => Date.parse(`${moment.replace(' ', 'T')}:00+08:00`)
const row = (values: Values = {}, period: string | null = null): Entering => ({ unit: 's', period, values })
const due = (limit: StateDocument['limit'], entered: string, entering = row()): string | null => {
  const found = limitOf({ title: '', limit: limit! }, 'open', entering, at(entered), rules)
  return found === undefined ? null : shown(dueOn(found, rules.calendar))
}
/** Midnight is the end of the day before. */
const shown = (instant: number): string => {
  const wall = new Date(instant + 8 * 3_600_000).toISOString()
  return wall.slice(11, 16) === '00:00' ? `${dayAt(instant - 1)} 24:00` : `${wall.slice(0, 10)} ${wall.slice(11, 16)}`
}

it('days and working days do not count the day they begin on, and run to the end of the last', () => {
  expect(due({ days: 15 }, '2011-09-20 23:59')).toBe('2011-10-05 24:00')
  expect(due({ days: 15 }, '2011-09-21 00:00')).toBe('2011-10-06 24:00')
  expect(due({ workdays: 5 }, '2011-09-28 09:00')).toBe('2011-10-10 24:00')
  expect(due({ workdays: 0 }, '2011-10-01 09:00')).toBe('2011-10-01 24:00')
})

it('a last day within the holiday moves on only where the rule says so', () => {
  expect(due({ days: 15, rolls: true }, '2011-09-20 10:00')).toBe('2011-10-08 24:00')
  expect(due({ days: 18, rolls: true }, '2011-09-20 10:00')).toBe('2011-10-08 24:00')
  expect(due({ until: 'by_day', rolls: true }, '2011-09-20 10:00', row({ by_day: '2011-10-02' }))).toBe(
    '2011-10-08 24:00',
  )
})

it('months end with the same day of a later month, or with its last', () => {
  expect(due({ months: 1 }, '2011-01-31 10:00')).toBe('2011-02-28 24:00')
  expect(due({ months: 1 }, '2012-01-30 10:00')).toBe('2012-02-29 24:00')
  expect(due({ months: 12 }, '2012-02-29 10:00')).toBe('2013-02-28 24:00')
  expect(due({ months: 3 }, '2011-11-15 10:00')).toBe('2012-02-15 24:00')
})

it('minutes and hours run from the instant', () => {
  expect(due({ minutes: 30 }, '2011-10-01 23:45')).toBe('2011-10-02 00:15')
  expect(due({ hours: { norm: 'half' } }, '2011-10-01 08:00')).toBe('2011-10-01 08:30')
  // Where only a day is known, from its end.
  expect(due({ hours: 2, after: 'seen_on' }, '2011-10-03 08:00', row({ seen_on: '2011-10-02' }))).toBe(
    '2011-10-03 02:00',
  )
  expect(due({ hours: 2, after: 'seen_at' }, '2011-10-03 08:00', row({ seen_at: '2011-10-02 07:59' }))).toBe(
    '2011-10-02 09:59',
  )
})

it('in the summers of 1986 to 1991 an hour is an hour and a day ends at its own midnight', () => {
  const begins = limitOf({ title: '', limit: { hours: 2 } }, 'open', row(), Date.parse('1986-05-03T17:00:00Z'), rules)!
  expect(dueOn(begins, rules.calendar)).toBe(Date.parse('1986-05-03T19:00:00Z'))
  const ends = (day: string): number =>
    dueOn(limitOf({ title: '', limit: { until: 'by_day' } }, 'open', row({ by_day: day }), 0, rules)!, rules.calendar)
  expect(ends('1986-05-03')).toBe(Date.parse('1986-05-03T16:00:00Z'))
  expect(ends('1986-05-04')).toBe(Date.parse('1986-05-04T15:00:00Z'))
  expect(ends('1986-09-13')).toBe(Date.parse('1986-09-13T15:00:00Z'))
  expect(ends('1986-09-14')).toBe(Date.parse('1986-09-14T16:00:00Z'))
  // Half past eleven at night in summer time, that is half past two in the afternoon in Greenwich: the same day still.
  const late = limitOf({ title: '', limit: { days: 1 } }, 'open', row(), Date.parse('1988-07-01T14:30:00Z'), rules)!
  expect(dueOn(late, rules.calendar)).toBe(Date.parse('1988-07-02T15:00:00Z'))
})

it('until a named day or moment; else by the other limit, and without one nothing is due', () => {
  const limit: LimitDocument = { until: 'by_day', else: { workdays: 3 } }
  expect(due(limit, '2011-09-29 10:00', row({ by_day: '2011-12-01' }))).toBe('2011-12-01 24:00')
  expect(due(limit, '2011-09-29 10:00')).toBe('2011-10-09 24:00')
  expect(due(limit, '2011-09-29 10:00', row({ by_day: '2011-12-01 17:01' }))).toBe('2011-12-01 17:01')
  expect(due({ until: 'by_day' }, '2011-09-29 10:00')).toBe(null)
})

it('every minute of a day is an instant of its own, without a fraction', () => {
  for (let minute = 0; minute < 1_440; minute += 1) {
    const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
    const limit = limitOf({ title: '', limit: { until: 'by' } }, 'open', row({ by: `2011-10-01 ${clock}` }), 0, rules)!
    expect(limit.from).toBe(Date.parse(`2011-10-01T${clock}:00+08:00`))
  }
})

it('after a date; a date left empty does not silence the alarm', () => {
  expect(due({ days: 10, after: 'found_on' }, '2011-05-20 10:00', row({ found_on: '2011-05-01' }))).toBe(
    '2011-05-11 24:00',
  )
  expect(due({ days: 10, after: 'found_on' }, '2011-05-20 10:00')).toBe('2011-05-30 24:00')
  expect(due({ days: 10, after: 'found_on', else: { days: 2 } }, '2011-05-20 10:00')).toBe('2011-05-22 24:00')
})

it('after an anchor: of the row’s own period, or of the day it enters the state where it has none', () => {
  expect(due({ days: 10, after: 'term_start' }, '2011-09-20 10:00')).toBe('2011-09-08 24:00')
  expect(due({ days: 10, after: 'term_end' }, '2011-09-20 10:00')).toBe('2012-01-23 24:00')
  expect(due({ days: 10, after: 'school_year_start' }, '2012-05-20 10:00')).toBe('2011-09-08 24:00')
  expect(due({ days: 5, after: 'period_end' }, '2011-09-20 10:00', row({}, '2011-08'))).toBe('2011-09-05 24:00')
  expect(due({ days: 5, after: 'period_start' }, '2011-09-20 10:00', row({}, 'once'))).toBe('2011-09-25 24:00')
  // A return of the spring term that enters the state in autumn counts from its own term.
  expect(due({ days: 9, after: 'term_start' }, '2011-09-20 10:00', row({}, '2010T2'))).toBe('2011-02-10 24:00')
  expect(due({ days: 9, after: 'school_year_start' }, '2011-09-20 10:00', row({}, '2010T2'))).toBe('2010-09-10 24:00')
})

it('the norm of the day on which the state is entered counts, and none in force makes nobody late', () => {
  expect(due({ days: { norm: 'ten' } }, '2011-06-30 23:59')).toBe('2011-07-10 24:00')
  expect(due({ days: { norm: 'ten' } }, '2011-07-01 00:00')).toBe('2011-07-16 24:00')
  expect(due({ days: { norm: 'none' } }, '2011-07-01 00:00')).toBe(null)
  expect(due({ workdays: { norm: 'half' } }, '2011-09-30 08:00')).toBe('2011-10-08 24:00')
})

it('of several limits the first that fits', () => {
  const limits: LimitDocument[] = [
    { when: { grade: '重大' }, hours: 2 },
    { when: { grade: '较大' }, days: { norm: 'none' } },
    { days: 30 },
  ]
  expect(due(limits, '2011-05-01 10:00', row({ grade: '重大' }))).toBe('2011-05-01 12:00')
  expect(due(limits, '2011-05-01 10:00', row({ grade: '较大' }))).toBe(null)
  expect(due(limits, '2011-05-01 10:00', row({ grade: '一般' }))).toBe('2011-05-31 24:00')
  expect(due(limits, '2011-05-01 10:00')).toBe('2011-05-31 24:00')
})

it('a stay holds a row until its days are over', () => {
  const free = freeAt({ title: '', stay: { workdays: 5 } }, row(), at('2011-09-28 09:00'), rules)
  expect(shown(free!)).toBe('2011-10-10 24:00')
  expect(freeAt({ title: '' }, row(), at('2011-09-28 09:00'), rules)).toBe(undefined)
})
