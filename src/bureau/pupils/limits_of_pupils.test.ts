/**
 * The limits of dropout control on the days of 2011 and 2012, counted by hand in the notices of the State Council: off
 * 2011-10-01 to 10-07 and worked 10-08 and 10-09; off 2012-01-22 to 01-28 and worked 01-21 and 01-29.
 */
import { describe, expect, test } from 'vitest'
import * as dropoutNorms from '../norms/dropout.ts'
import * as planNorms from '../norms/plan.ts'
import { deadline, instantOf, type LedgerDocument, type SetTerm, type Values } from '../../ledger/index.ts'
import { ExampleCase, rulesBy } from '../../ledger/time/example_case.ts'
import { responsibility } from '../plan/responsibility.ts'
import { dropoutCase } from './dropout_case.ts'
import { pupil } from './pupil.ts'

const rulesWith = (terms: readonly SetTerm[] = []) => rulesBy([dropoutNorms, planNorms], terms)
const soon = { days: 3, share: 0.25 }
const made = (ledger: LedgerDocument, moment: string, values: Values, rules = rulesWith()): ExampleCase =>
  new ExampleCase(ledger, rules, moment, values, soon)
/** Whether the last limit of a state that is over was met. */
const kept = (story: ExampleCase, state: string): boolean | undefined =>
  story.kept.findLast(([one]) => one === state)?.[1]

const child = { found_on: '2011-09-29', absent_from: '2011-09-28' }
const suspected = (
  values: { readonly found_on: string; readonly absent_from: string } = child,
  rules = rulesWith(),
): ExampleCase => made(dropoutCase, `${values.found_on} 10:00`, values, rules)

describe('a dropout over National Day', () => {
  test('found on the Thursday, visited on the Friday, reported in writing by the worked Sunday', () => {
    const story = suspected()
    expect(story.due).toBe('2011-09-30')
    story.move('verify', '2011-09-30 15:00')
    expect(story.due).toBe('2011-10-09')
    expect(story.light('2011-10-09 23:59')).toBe('yellow')
    expect(story.light('2011-10-10 00:00')).toBe('red')
  })

  test('visits and signatures are put on record and silence nothing', () => {
    const story = suspected().move('verify', '2011-09-30 15:00')
    story
      .move('visit', '2011-10-08 09:00')
      .move('sign_school', '2011-10-08 10:00')
      .move('sign_township', '2011-10-09 11:00')
    expect(story.due).toBe('2011-10-09')
    expect(story.light('2011-10-10 08:00')).toBe('red')
  })

  test('reported on the worked Sunday it was kept, on the Monday it was missed', () => {
    const at = (moment: string): boolean | undefined =>
      kept(suspected().move('verify', '2011-09-30 15:00').move('report', moment), 'persuading')
    expect(at('2011-10-09 17:30')).toBe(true)
    expect(at('2011-10-10 08:00')).toBe(false)
  })

  test('the notice within three working days of a report before the holiday; the return by the day it names', () => {
    const story = suspected({ found_on: '2011-09-27', absent_from: '2011-09-26' })
      .move('verify', '2011-09-28 09:00')
      .move('report', '2011-09-29 09:00')
    expect(story.due).toBe('2011-10-09')
    story.move('notify', '2011-10-09 16:00', { return_by: '2011-10-16' })
    expect(kept(story, 'reported')).toBe(true)
    expect(story.due).toBe('2011-10-16')
    // Five school days after the first day of absence: 27, 28, 29, 30 September, 8 October.
    expect(story.free).toBe('2011-10-09')
  })

  test('a notice that names no day: seven days, and on from a Sunday to the Monday', () => {
    const story = suspected({ found_on: '2011-10-10', absent_from: '2011-10-10' })
      .move('verify', '2011-10-11 09:00')
      .move('report', '2011-10-12 09:00')
      .move('notify', '2011-10-16 09:00')
    expect(story.due).toBe('2011-10-24')
  })

  test('back at school: looked after every seven days, closed after twenty-eight', () => {
    const story = suspected().move('verify', '2011-09-30 15:00').move('come_back', '2011-10-09 08:00', {
      returned_on: '2011-10-09',
    })
    expect([story.due, story.free]).toEqual(['2011-10-16', '2011-11-07'])
    story.move('follow_up', '2011-10-14 09:00')
    expect([story.due, story.free]).toEqual(['2011-10-21', '2011-11-07'])
    story.move('leave_again', '2011-10-20 09:00', { absent_again_on: '2011-10-19' })
    expect(story.due).toBe('2011-10-24')
  })
})

describe('a dropout over Spring Festival', () => {
  const before = { found_on: '2012-01-19', absent_from: '2012-01-18' }

  test('where no terms are set every working day is a school day, the two worked in exchange too', () => {
    const story = suspected(before).move('verify', '2012-01-20 15:00')
    expect(story.due).toBe('2012-01-29')
  })

  test('where the bureau has set its terms the clock waits for the children', () => {
    const terms = [
      { code: '2011T1', from: '2011-09-01', to: '2012-01-20' },
      { code: '2011T2', from: '2012-02-13', to: '2012-07-06' },
    ]
    const story = suspected(before, rulesWith(terms)).move('verify', '2012-01-20 15:00')
    expect(story.due).toBe('2012-02-14')
    // The township's limit is in working days and does not wait: 2012-01-29 to 01-31.
    story.move('report', '2012-01-21 09:00')
    expect(story.due).toBe('2012-01-31')
  })
})

test('a transfer over National Day: ten working days, two of them on a week-end', () => {
  const story = made(pupil, '2011-09-05 09:00', { entered_on: '2011-09-01' })
  expect(story.due).toBeNull()
  story.move('offer', '2011-09-28 09:00', { to_school: 's2' })
  expect(story.due).toBe('2011-10-17')
  story.move('refuse', '2011-10-17 18:00')
  expect(kept(story, 'transferring')).toBe(true)
  // Offered again and taken back: of a pupil at rest the last limit that ended is told.
  story.move('offer', '2011-10-18 09:00').move('take_back', '2011-10-19 09:00')
  expect(story.light('2012-06-01 09:00')).toBe('kept')
})

test('a letter of responsibility is signed within ten working days over Spring Festival', () => {
  const story = made(responsibility, '2012-01-18 09:00', { assess_by: '2012-12-31' }).move('issue', '2012-01-18 10:00')
  expect(story.due).toBe('2012-02-06')
  story.move('sign', '2012-02-07 09:00')
  expect([kept(story, 'issued'), story.due]).toEqual([false, '2012-12-31'])
})

test('what is not from moves leaves every limit as it was', () => {
  const story = suspected().move('verify', '2011-09-30 15:00')
  const { path } = story
  const wider = rulesWith()
  expect(deadline(path, wider.calendar, instantOf('2020-01-01 00:00'), soon)).toMatchObject({ state: 'red' })
  expect(path.at(-1)!.due).toBe(instantOf('2011-10-10 00:00'))
})
