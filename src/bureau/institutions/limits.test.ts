/**
 * Licences, annual reviews and cases around the Spring Festival of 2012: 22 to 28 January off, Saturday the 21st and Sunday
 * the 29th worked; 2 to 4 April off, 31 March and 1 April worked. The days were counted on a paper calendar.
 */
import { describe, expect, test } from 'vitest'
import { latest } from '../norms/latest.ts'
import { ExampleCase, rulesBy } from '../../ledger/time/example_case.ts'
import * as reviewNorms from '../norms/annual_review.ts'
import * as enforcementNorms from '../norms/enforcement.ts'
import * as registerNorms from '../norms/institution_register.ts'
import * as licenceNorms from '../norms/licences.ts'
import { annualReview } from './annual_review.ts'
import { enforcement } from './enforcement.ts'
import { institution } from './institution.ts'
import { licence } from './licence.ts'

const rules = rulesBy([reviewNorms, enforcementNorms, registerNorms, licenceNorms])

describe('an application', () => {
  const applied = (): ExampleCase => new ExampleCase(licence, rules, '2012-01-16 09:00', { applied_on: '2012-01-16' })
  const corrected = (): ExampleCase =>
    applied().move('correct', '2012-01-18 15:00', { correct_by: '2012-02-10' }).move('corrected', '2012-02-06 10:00')

  test('has to be accepted on the Saturday that is worked before the festival', () => {
    expect(applied().due).toBe('2012-01-21')
    expect(applied().light('2012-01-21 23:59')).toBe('yellow')
    expect(applied().light('2012-01-22 00:00')).toBe('red')
  })

  test('is not the bureau’s delay while papers are being corrected: three of five days are left after the festival', () => {
    const asked = applied().move('correct', '2012-01-18 15:00', { correct_by: '2012-02-10' })
    expect(asked.due).toBe('2012-02-10')
    expect(corrected().due).toBe('2012-02-09')
    expect(corrected().move('accept', '2012-02-09 17:30').kept).toEqual([
      ['applied', true],
      ['correcting', true],
    ])
    expect(corrected().move('accept', '2012-02-10 08:30').kept).toEqual([
      ['applied', false],
      ['correcting', true],
    ])
  })

  test('asked for papers when the days were over, nothing stands still any more', () => {
    const late = applied()
      .move('correct', '2012-01-29 09:00', { correct_by: '2012-02-10' })
      .move('corrected', '2012-01-31 10:00')
    expect(late.due).toBe('2012-01-21')
    expect(late.move('accept', '2012-01-31 11:00').kept[0]).toEqual(['applied', false])
  })

  test('goes through every gate to the licence, the place mended on the way, the decision put off over Qingming', () => {
    const viewing = corrected().move('accept', '2012-02-09 17:30')
    expect(viewing.due).toBe('2012-02-20')
    viewing.move('mend', '2012-02-14 10:00', { mend_by: '2012-03-15' })
    expect(viewing.due).toBe('2012-03-15')
    expect(viewing.move('mended', '2012-03-05 10:00').due).toBe('2012-03-09')
    expect(viewing.move('view', '2012-03-09 16:00').due).toBe('2012-03-16')
    expect(viewing.move('check', '2012-03-15 16:00').due).toBe('2012-03-27')
    expect(viewing.move('extend', '2012-03-26 16:00').due).toBe('2012-04-11')
    expect(viewing.move('grant', '2012-04-11 16:00', { decided_on: '2012-04-11' }).due).toBe('2012-04-25')
    viewing.move('issue', '2012-04-26 09:00')
    expect(viewing.kept.map(([, kept]) => kept)).toEqual([true, true, true, true, true, true, false])
    expect(viewing.state).toBe('licensed')
  })

  test('the gates together take no longer than the law leaves for the decision', () => {
    const { licenceViewWorkdays, licenceCheckWorkdays, licenceDeliberateWorkdays, licenceDecideWorkdays } = licenceNorms
    const gates = [licenceViewWorkdays, licenceCheckWorkdays, licenceDeliberateWorkdays].map(latest)
    expect(gates.reduce((sum, days) => sum + days, 0)).toBeLessThanOrEqual(latest(licenceDecideWorkdays))
  })
})

describe('a case', () => {
  const found = (): ExampleCase => new ExampleCase(enforcement, rules, '2012-01-18 09:00', { found_on: '2012-01-18' })
  const ordered = (values = {}): ExampleCase => found().move('order', '2012-01-20 11:00', values)

  test('is looked into within seven working days, over the festival', () => {
    expect(found().due).toBe('2012-02-01')
  })

  test('is put right by the day of the notice, or within fifteen days where it names none', () => {
    expect(ordered({ rectify_by: '2012-02-05' }).due).toBe('2012-02-05')
    expect(ordered().due).toBe('2012-02-04')
    expect(ordered().move('extend', '2012-02-03 10:00').due).toBe('2012-02-19')
    expect(ordered().move('extend', '2012-02-05 10:00').due).toBe('2012-02-04')
  })

  test('refused at the re-check it has a new day, and the first one stays kept', () => {
    const again = ordered()
      .move('rectify', '2012-02-04 23:00')
      .move('refuse', '2012-02-10 10:00', { rectify_by: '2012-02-25' })
    expect(again.due).toBe('2012-02-25')
    again.move('rectify', '2012-02-26 08:00').move('confirm', '2012-03-02 17:00')
    expect(again.kept).toEqual([
      ['found', true],
      ['ordered', true],
      ['rectified', true],
      ['ordered', false],
      ['rectified', true],
    ])
    expect(again.due).toBe('2012-03-13')
    expect(again.move('publish', '2012-03-13 17:00').light('2030-01-01 00:00')).toBe('kept')
  })

  test('before the law of 2021 nobody is late with a penalty; after it ninety days run from the filing', () => {
    const old = found().move('file', '2012-01-20 10:00', { filed_on: '2012-01-20' })
    expect(old.light('2030-01-01 00:00')).toBe('kept')
    const filed = (day: string): ExampleCase =>
      new ExampleCase(enforcement, rules, `${day} 09:00`).move('file', `${day} 10:00`, { filed_on: day })
    expect(filed('2021-08-02').due).toBe('2021-10-31')
    const now = filed('2024-01-05').move('tell', '2024-02-20 10:00', { told_on: '2024-02-20' })
    expect(now.due).toBe('2024-04-04')
    expect(now.move('extend_filed', '2024-04-04 10:00').due).toBe('2024-05-04')
    expect(now.move('punish', '2024-05-04 10:00').due).toBe('2024-05-19')
  })
})

describe('a review', () => {
  const submitted = (): ExampleCase =>
    new ExampleCase(annualReview, rules, '2012-01-18 09:00').move('submit', '2012-01-19 09:00')

  test('is looked at within twenty working days, shown for seven days, and then said for good', () => {
    const review = submitted()
    expect(review.due).toBe('2012-02-21')
    review.move('conclude', '2012-02-21 17:00', { conclusion: '合格' })
    expect([review.free, review.due]).toEqual(['2012-02-29', '2012-03-12'])
    expect(review.move('pass', '2012-02-29 09:00').kept).toEqual([
      ['submitted', true],
      ['shown', true],
    ])
  })

  test('an institution has until the day of the notice; one day more is late', () => {
    const rectifying = (): ExampleCase => submitted().move('rectify', '2012-02-06 10:00', { rectify_by: '2012-03-04' })
    expect(rectifying().move('rectified', '2012-03-04 23:59').kept.at(-1)).toEqual(['rectifying', true])
    expect(rectifying().move('rectified', '2012-03-05 00:00').kept.at(-1)).toEqual(['rectifying', false])
    expect(submitted().move('rectify', '2012-02-06 10:00').due).toBe('2012-03-07')
  })
})

test('a licence is watched until it runs out; renewed in time it runs anew', () => {
  const licensed = new ExampleCase(institution, rules, '2009-03-02 09:00', { valid_until: '2012-01-31' })
  expect(licensed.due).toBe('2012-01-31')
  expect(licensed.light('2012-02-01 00:00')).toBe('red')
  const renewed = licensed.move('renew', '2012-01-31 16:00', { renewed_until: '2015-01-31' })
  expect([renewed.due, renewed.kept]).toEqual(['2015-01-31', [['licensed', true]]])
  const suspended = renewed.move('suspend', '2012-08-30 10:00')
  expect(suspended.due).toBe('2013-02-28')
  expect(suspended.move('resume', '2012-10-10 10:00').due).toBe('2015-01-31')
})
