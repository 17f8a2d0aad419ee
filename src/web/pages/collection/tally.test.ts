import { expect, test } from 'vitest'
import { byWorst, firstRightRate, onTimeRate, partsOf, rateWords } from './tally.ts'

const none = { due: 0, received: 0, accepted: 0, late: 0, returned: 0, excused: 0, on_time: 0, first_right: 0 }
const march = { ...none, due: 40, received: 30, accepted: 22, late: 4, returned: 2, on_time: 27, first_right: 20 }

test('the parts add up to what is due', () => {
  const parts = Object.fromEntries(partsOf(march).map(({ key, count }) => [key, count]))
  expect(parts).toEqual({ accepted: 22, waiting: 8, returned: 2, late: 4, open: 4 })
})

test('what never came was not on time either', () => {
  expect(onTimeRate(march)).toBeCloseTo(27 / 34)
  expect(onTimeRate({ ...none, due: 3, late: 3 })).toBe(0)
  expect(onTimeRate({ ...none, due: 3 })).toBeNull()
})

test('a rate is a hundred only where nothing is missing', () => {
  expect(rateWords(399 / 400)).toBe('99%')
  expect(rateWords(1)).toBe('100%')
  expect(rateWords(0)).toBe('0%')
  expect(rateWords(firstRightRate(none))).toBe('—')
})

test('the township with most missing returns comes first', () => {
  const named = [
    { name: 'good', tally: march },
    { name: 'worst', tally: { ...march, late: 9 } },
    { name: 'slow', tally: { ...march, on_time: 3 } },
  ]
  expect(named.toSorted(byWorst).map(({ name }) => name)).toEqual(['worst', 'slow', 'good'])
})
