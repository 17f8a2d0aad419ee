import { describe, expect, test } from 'vitest'
import { readAsOf } from './moment.ts'

describe('as of', () => {
  test('a day is its end in Shanghai', () => {
    expect(readAsOf('2011-06-30')).toEqual({ at: '2011-06-30T23:59:59.999999+08:00', day: '2011-06-30' })
  })
  test('a time keeps its microseconds, and its day is Shanghai’s', () => {
    expect(readAsOf('2011-06-30T20:00:00.123456Z')).toEqual({ at: '2011-06-30T20:00:00.123456Z', day: '2011-07-01' })
  })
  test('a plus that became a space in an address is a plus again', () => {
    expect(readAsOf('2011-06-30T08:00:00 08:00')?.at).toBe('2011-06-30T08:00:00+08:00')
  })
  test.each(['', 'now', '2011-06-31', '2011-06-30T08:00:00', '2011-06-30T25:00:00Z', '2011'])('%j is none', (text) => {
    expect(readAsOf(text)).toBeUndefined()
  })
})
