/**
 * The limits of petitions, suggestions and disputes as they are declared. Counted on paper calendars, not by this program:
 * 2011 National Day 1 to 7 October, the 8th and 9th worked; 2012 Spring Festival 22 to 28 January, the 21st and 29th worked; 2022
 * National Day 1 to 7 October, the 8th and 9th worked; 2023 Spring Festival 21 to 27 January, the 28th and 29th worked.
 */
import { describe, expect, test } from 'vitest'
import { instantOf, type LedgerDocument, type Values } from '../../ledger/index.ts'
import { ExampleCase, rulesBy } from '../../ledger/time/example_case.ts'
import * as disputeNorms from '../norms/disputes.ts'
import * as petitionNorms from '../norms/petitions.ts'
import * as suggestionNorms from '../norms/suggestions.ts'
import { dispute } from './dispute.ts'
import { petition } from './petition.ts'
import { suggestion } from './suggestion.ts'

const rules = rulesBy([petitionNorms, suggestionNorms, disputeNorms])
const made = (ledger: LedgerDocument, moment: string, values: Values): ExampleCase =>
  new ExampleCase(ledger, rules, moment, values, { days: 3, share: 0.25 })

const letter = (received_on: string, values: Values = {}): ExampleCase =>
  made(petition, `${received_on} 10:00`, { channel: '来信', nature: '投诉', received_on, ...values })
const accepted = (day: string, values: Values = {}): ExampleCase =>
  letter(day, values).move('accept', `${day} 11:00`, { basis: '申诉求决类', ...values })
const served = (served_on: string): ExampleCase =>
  accepted(served_on).move('answer', `${served_on} 12:00`).move('serve', `${served_on} 13:00`, { served_on })

describe('a petition is told whether it is taken up', () => {
  test('within fifteen days as the calendar goes; a holiday at the end does not make them more', () => {
    expect(letter('2022-09-20').due).toBe('2022-10-05')
    expect(letter('2022-09-20').move('accept', '2022-10-05 23:59').kept.at(-1)).toEqual(['received', true])
    expect(letter('2022-09-20').move('accept', '2022-10-06 00:00').kept.at(-1)).toEqual(['received', false])
    expect(letter('2011-09-20').due).toBe('2011-10-05')
    expect(letter('2012-01-10').due).toBe('2012-01-25')
  })

  test.each([
    ['2022-09-28', '2022-10-10'],
    ['2023-01-18', '2023-01-30'],
    ['2011-09-28', '2011-10-10'],
    ['2012-01-18', '2012-01-30'],
  ])('forwarded on %s, it may be objected to until %s, five working days', (received, last) => {
    const forwarded = (): ExampleCase => letter(received, { channel: '信访部门转办' })
    expect(forwarded().due).toBe(last)
    expect(forwarded().move('object', `${last} 23:59`).kept.at(-1)).toEqual(['received', true])
    expect(forwarded().light(`${last} 23:59`)).toBe('yellow')
    const day = new Date(instantOf(`${last} 08:00`) + 86_400_000).toISOString().slice(0, 10)
    expect(forwarded().light(`${day} 00:00`)).toBe('red')
    expect(forwarded().move('object', `${day} 00:00`).kept.at(-1)).toEqual(['received', false])
  })

  test('signed for, it is told within fifteen days from its receipt all the same', () => {
    const signed = letter('2022-09-28', { channel: '上级交办' }).move('sign', '2022-10-08 09:00')
    expect(signed.kept.at(-1)).toEqual(['received', true])
    expect(signed.due).toBe('2022-10-13')
  })

  test('the hotline is signed for within one working day, and answered within two or five', () => {
    const call = (nature: string): ExampleCase => letter('2022-09-30', { channel: '12345热线', nature })
    expect(call('投诉').due).toBe('2022-10-08')
    expect(call('投诉').move('accept', '2022-10-08 17:00').due).toBe('2022-10-13')
    expect(call('咨询').move('accept', '2022-10-08 17:00').due).toBe('2022-10-10')
  })

  test('handed down, it is signed for within five working days, or goes back to the limit it had', () => {
    const handed = (): ExampleCase => letter('2022-09-26').move('hand_over', '2022-09-30 09:00', { handed_to: 'lower' })
    expect(handed().due).toBe('2022-10-12')
    expect(handed().move('give_back', '2022-10-08 09:00').due).toBe('2022-10-11')
    expect(handed().move('take', '2022-10-08 09:00').due).toBe('2022-10-23')
  })
})

describe('a petition is answered', () => {
  test('within sixty days from being taken up, and thirty more where that is allowed in time', () => {
    expect(accepted('2022-08-05').due).toBe('2022-10-04')
    expect(accepted('2022-08-05').light('2022-10-05 00:00')).toBe('red')
    expect(accepted('2022-08-05').move('extend', '2022-10-04 23:59').due).toBe('2022-11-03')
    expect(accepted('2022-08-05').move('extend', '2022-10-05 00:00').due).toBe('2022-10-04')
    const late = accepted('2022-08-05').move('extend', '2022-09-30 16:00').move('answer', '2022-11-04 00:00')
    expect(late.kept.at(-1)).toEqual(['accepted', false])
    expect(accepted('2011-11-25').due).toBe('2012-01-24')
  })

  test('another section to handle it changes nothing; an answer taken back leaves what ran before', () => {
    expect(accepted('2022-08-05').move('reassign', '2022-09-01 09:00').due).toBe('2022-10-04')
    const back = accepted('2022-08-05').move('answer', '2022-09-20 09:00').move('undo_answer', '2022-09-21 09:00')
    expect(back.due).toBe('2022-10-04')
    expect(back.move('answer', '2022-10-05 00:00').kept.at(-1)).toEqual(['accepted', false])
  })

  test('by the kind of what it asks for', () => {
    expect(accepted('2022-11-30', { basis: '检举控告类' }).due).toBe('2023-02-28')
    expect(accepted('2022-08-05', { basis: '建议意见类' }).due).toBe('2022-10-04')
    expect(accepted('2023-01-18', { nature: '咨询', basis: '咨询类' }).due).toBe('2023-01-30')
    // Before the regulation of 2022 there was one limit for all.
    expect(accepted('2022-02-28', { basis: '检举控告类' }).due).toBe('2022-04-28')
  })
})

describe('the petitioner', () => {
  test.each([
    ['2022-09-01', '2022-10-08'],
    ['2022-12-23', '2023-01-28'],
    ['2011-09-01', '2011-10-08'],
    ['2011-12-25', '2012-01-29'],
    ['2022-08-31', '2022-09-30'],
  ])('who is served on %s may ask for a review until %s: a last day that is off moves on', (day, last) => {
    expect(served(day).stays).toBe(last)
    const again = served(day)
      .move('ask_review', `${last} 09:00`)
      .move('answer_review', `${last} 10:00`)
      .move('serve_review', `${last} 11:00`, { review_served_on: day })
    expect(again.stays).toBe(last)
  })

  test('is answered within thirty days, once more within thirty, and the days of a hearing do not count', () => {
    const asked = served('2022-08-25').move('ask_review', '2022-09-05 09:00')
    expect(asked.due).toBe('2022-10-05')
    expect(asked.light('2022-10-06 00:00')).toBe('red')
    const again = asked
      .move('answer_review', '2022-09-09 09:00')
      .move('serve_review', '2022-09-09 10:00', { review_served_on: '2022-09-09' })
      .move('ask_re_review', '2022-09-15 09:00')
    expect(again.due).toBe('2022-10-15')
    expect(again.move('hear', '2022-09-26 09:00').due).toBe('2022-10-26')
    expect(again.move('heard', '2022-10-10 09:00').due).toBe('2022-10-29')
    expect(again.move('end', '2022-10-29 23:59').kept.find(([state]) => state === 're_reviewing')?.[1]).toBe(true)
    expect(again.light('2023-01-01 09:00')).toBe('kept')
  })

  test('who does not ask again leaves the bureau some days to file the case', () => {
    expect(served('2022-09-01').due).toBe('2022-10-16')
    expect(served('2022-09-01').move('close', '2022-10-16 17:00').light('2023-01-01 09:00')).toBe('kept')
  })
})

describe('suggestions and disputes', () => {
  test('a suggestion is sorted within five working days and answered within thirty; deputies’ within three months', () => {
    const put = (occasion: string): ExampleCase =>
      made(suggestion, '2022-09-28 09:00', { occasion, raised_on: '2022-09-28' })
    expect(put('座谈会').due).toBe('2022-10-10')
    expect(put('座谈会').move('send_up', '2022-10-09 09:00').due).toBe('2022-11-08')
    expect(put('代表建议、委员提案').move('send_up', '2022-10-09 09:00').due).toBe('2022-12-28')
    expect(put('座谈会').move('send_up', '2022-10-11 00:00').kept.at(-1)).toEqual(['raised', false])
  })

  test('a grave dispute is looked at every week, another every month, each look from the one before', () => {
    const found = (grade: string): ExampleCase => made(dispute, '2023-01-19 09:00', { grade, found_on: '2023-01-19' })
    expect(found('一般').due).toBe('2023-01-29')
    expect(found('重大').due).toBe('2023-01-20 09:00')
    const grave = found('重大').move('take', '2023-01-19 15:00')
    expect(grave.due).toBe('2023-01-26')
    expect(grave.move('look', '2023-01-25 09:00').due).toBe('2023-02-01')
    expect(grave.move('look', '2023-02-02 00:00').kept.at(-1)).toEqual(['mediating', false])
    expect(found('较大').move('take', '2023-01-28 09:00').due).toBe('2023-02-28')
  })
})
