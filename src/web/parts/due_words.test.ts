import { expect, test } from 'vitest'
import { dueWords, shortDue } from './due_words.ts'

test('what is due until midnight is due on the day that ends then', () => {
  expect(dueWords('2011-03-15T16:00:00.000Z')).toBe('2011-03-15')
  expect(dueWords('2011-03-16T00:00:00.000+08:00')).toBe('2011-03-15')
})

test('an hour of its own is said', () => {
  expect(dueWords('2011-03-15T12:00:00.000+08:00')).toBe('2011-03-15 12:00')
  expect(shortDue('2011-03-15T12:00:00.000+08:00')).toBe('03-15 12:00')
})

test('nothing is due', () => expect(dueWords(null)).toBe(''))
