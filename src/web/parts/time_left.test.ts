import { expect, test } from 'vitest'
import { endOf, hourOf, startOf } from '../../ledger/instant.ts'
import type { Say } from '../language.tsx'
import { timeLeft, endWords } from './time_left.ts'

const say: Say = (text, details) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(details?.[name]))
const noon = (day: string): number => hourOf(day, 12)

test.each([
  ['2012-07-08', '还剩2天'],
  ['2012-07-09', '明天到期'],
  ['2012-07-10', '今天到期'],
  ['2012-07-11', '逾期1天'],
  ['2012-07-13', '逾期3天'],
  ['2014-08-01', '逾期2年多'],
])('what is due at the end of 10 July, read at noon of %s: %s', (day, words) => {
  expect(timeLeft(endOf('2012-07-10'), noon(day), say)).toBe(words)
})

test('the first instant after the due day is late by a day, the last before it is not', () => {
  const due = endOf('2012-07-10')
  expect(timeLeft(due, due - 1, say)).toBe('今天到期')
  expect(timeLeft(due, due, say)).toBe('逾期1天')
  expect(startOf('2012-07-11')).toBe(due)
})

test('an hour is said where it is not the end of the day', () => {
  const due = hourOf('2012-07-10', 9)
  expect(timeLeft(due, hourOf('2012-07-10', 8), say)).toBe('今天9时前')
  expect(timeLeft(due, noon('2012-07-10'), say)).toBe('今天9时已到期')
  expect(endWords(due, noon('2012-07-01'), say)).toBe('7月10日9时')
})

test('another year is named', () => {
  expect(endWords(endOf('2012-01-10'), noon('2011-12-20'), say)).toBe('2012年1月10日')
  expect(endWords(endOf('2012-01-10'), noon('2012-01-02'), say)).toBe('1月10日')
})
