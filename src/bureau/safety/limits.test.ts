/**
 * The limits of the safety ledgers as they are declared, around the National Day of 2011 (1 to 7 October off, the week-end of
 * the 8th and 9th worked) and the Spring Festival of 2012 (22 to 28 January off, the 21st and the 29th worked). The days were
 * counted on paper calendars, not by this program.
 */
import { describe, expect, test } from 'vitest'
import type { Values } from '../../ledger/index.ts'
import { ExampleCase, rulesBy } from '../../ledger/time/example_case.ts'
import * as incidentNorms from '../norms/incident.ts'
import * as safetyNorms from '../norms/safety.ts'
import * as busNorms from '../norms/school_bus.ts'
import { hazard } from './hazard.ts'
import { incident } from './incident.ts'
import { safetyInspection } from './safety_inspection.ts'
import { schoolBus } from './school_bus.ts'

const rules = rulesBy([safetyNorms, incidentNorms, busNorms])

const general = { grade: '一般', found_on: '2011-09-20', due_on: '2011-09-26' }
const major = { grade: '重大', found_on: '2011-09-28', due_on: '2011-12-27' }
const mended = (moment: string, values: Values = general): ExampleCase =>
  new ExampleCase(hazard, rules, '2011-09-20 09:00', values)
    .move('report', '2011-09-20 10:00')
    .move('rectify', moment, { rectified_on: moment.slice(0, 10) })

describe('a hazard', () => {
  test('is looked at again within ten working days: the seven days of National Day do not count, the week-end after does', () => {
    const waiting = mended('2011-09-26 16:00')
    expect(waiting.kept).toEqual([['open', true]])
    expect(waiting.due).toBe('2011-10-13')
    expect(waiting.light('2011-10-13 23:59')).toBe('yellow')
    expect(waiting.light('2011-10-14 00:00')).toBe('red')
    expect(mended('2011-09-26 16:00').move('close', '2011-10-13 23:59').kept.at(-1)).toEqual(['rectified', true])
    expect(mended('2011-09-26 16:00').move('close', '2011-10-14 00:00').kept.at(-1)).toEqual(['rectified', false])
  })

  test('mended on the last evening is in time; a minute later is the next day, and late', () => {
    expect(mended('2011-09-26 23:59').kept).toEqual([['open', true]])
    expect(mended('2011-09-27 00:00').kept).toEqual([['open', false]])
  })

  test('refused before the holiday, it has ten working days anew, whatever its first date was', () => {
    const again = mended('2011-09-26 16:00').move('refuse', '2011-09-29 10:00')
    expect(again.due).toBe('2011-10-18')
    expect(again.light('2011-10-18 23:59')).toBe('yellow')
    expect(again.light('2011-10-19 00:00')).toBe('red')
    again.move('rectify', '2011-10-18 23:59', { rectified_on: '2011-10-18' }).move('close', '2011-11-01 23:59')
    expect(again.kept).toEqual([
      ['open', true],
      ['rectified', true],
      ['open', true],
      ['rectified', true],
    ])
    expect(again.light('2012-06-01 09:00')).toBe('kept')
  })

  test('around the Spring Festival the Saturday before it and the Sunday after it are worked', () => {
    const waiting = mended('2012-01-16 09:00', { ...general, due_on: '2012-01-16' })
    expect(waiting.due).toBe('2012-02-02')
    expect(waiting.move('refuse', '2012-01-20 17:00').due).toBe('2012-02-08')
  })

  test('without a date of its own it has the days of the norm, counted as the calendar goes', () => {
    const open = new ExampleCase(hazard, rules, '2011-09-15 09:00', {
      grade: '一般',
      found_on: '2011-09-15',
      due_on: null,
    })
    expect(open.due).toBe(null)
    expect(open.move('report', '2011-09-16 10:00').due).toBe('2011-10-16')
  })

  test('a major one is ordered to be mended within three working days, and looked back at', () => {
    const reported = new ExampleCase(hazard, rules, '2011-09-28 09:00', major).move('report_major', '2011-09-29 10:00')
    expect(reported.due).toBe('2011-10-09')
    expect(reported.light('2011-10-10 00:00')).toBe('red')
    reported.move('order', '2011-10-09 23:59')
    expect(reported.kept).toEqual([['reported', true]])
    expect(reported.due).toBe('2011-12-27')
    reported.move('rectify', '2011-12-20 10:00', { rectified_on: '2011-12-20' })
    expect(reported.move('close_major', '2011-12-30 10:00').due).toBe('2012-02-13')
    expect(reported.move('reopen', '2012-01-19 10:00').due).toBe('2012-02-07')
  })

  test('more time is given once and counted from the old limit; what is late gets none', () => {
    const open = (): ExampleCase =>
      new ExampleCase(hazard, rules, '2011-09-20 09:00', general).move('report', '2011-09-20 10:00')
    expect(open().move('extend', '2011-09-26 18:00').due).toBe('2011-10-11')
    expect(open().move('extend', '2011-09-27 09:00').due).toBe('2011-09-26')
  })

  test('a closing taken back lets the re-check go on as if it had never been left', () => {
    const closed = mended('2011-09-26 16:00').move('close', '2011-09-30 10:00')
    expect(closed.light('2011-10-20 10:00')).toBe('kept')
    expect(closed.move('recall', '2011-10-11 10:00').due).toBe('2011-10-13')
    expect(closed.move('close', '2011-10-14 09:00').kept.at(-1)).toEqual(['rectified', false])
  })

  test('a leader’s name on it changes no limit', () => {
    const open = new ExampleCase(hazard, rules, '2011-09-28 09:00', major)
      .move('report_major', '2011-09-29 10:00')
      .move('order', '2011-10-09 10:00')
    const before = open.due
    expect(open.move('supervise', '2011-11-01 10:00', { supervisor: '林正川' }).due).toBe(before)
  })
})

describe('an incident', () => {
  const made = (level: string, learned_at: string | null = '2011-10-01 23:45'): ExampleCase =>
    new ExampleCase(incident, rules, '2011-10-01 23:50', { level, happened_at: '2011-10-01 23:30', learned_at })

  test('is phoned in within minutes from when it became known, across midnight and holidays alike', () => {
    expect(made('一般').due).toBe('2011-10-02 00:15')
    expect(made('重大').due).toBe('2011-10-02 00:05')
    // Nobody wrote down when it became known: from when it happened, to midnight.
    expect(made('一般', null).due).toBe('2011-10-01')
  })

  test('in writing within the hour, then every so many hours until it is over, then in full within seven days', () => {
    const told = made('较大').move('phone', '2011-10-02 00:04').move('write', '2011-10-02 00:46')
    expect(told.kept).toEqual([
      ['known', true],
      ['phoned', false],
    ])
    expect(told.due).toBe('2011-10-02 02:46')
    expect(told.move('follow', '2011-10-02 02:30').due).toBe('2011-10-02 04:30')
    expect(told.move('finish', '2011-10-02 04:30').kept.at(-1)).toEqual(['handling', false])
    expect(told.due).toBe('2011-10-09')
    expect(told.move('conclude', '2011-10-09 23:59').kept.at(-1)).toEqual(['finished', true])
    expect(told.due).toBe('2011-10-14')
    expect(told.move('send_back', '2011-10-12 09:00').due).toBe('2011-10-19')
  })
})

test('a school bus runs until the first of its papers runs out, and a renewal begins anew', () => {
  const bus = new ExampleCase(schoolBus, rules, '2012-05-02 09:00', { valid_until: null })
    .move('report', '2012-05-03 09:00', { valid_until: '2012-10-02' })
    .move('approve', '2012-05-08 09:00')
  expect(bus.due).toBe('2012-10-02')
  expect(bus.light('2012-10-03 00:00')).toBe('red')
  expect(bus.move('renew', '2012-10-02 17:00', { valid_until: '2013-04-02' }).due).toBe('2013-04-02')
  expect(bus.kept).toEqual([
    ['reported', true],
    ['in_service', true],
  ])
})

test('a check is made by the day it was planned for, and confirmed within five working days', () => {
  const check = new ExampleCase(safetyInspection, rules, '2011-09-20 09:00', {
    checked_on: '2011-09-28',
    kind: '县级检查',
  })
  expect(check.due).toBe('2011-09-28')
  expect(check.move('record', '2011-09-28 17:00').due).toBe('2011-10-10')
})
