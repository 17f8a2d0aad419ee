import { expect, it } from 'vitest'
import type { NormDocument } from './document.ts'
import { normValue } from './norm.ts'

const norm: NormDocument = {
  kind: 'norm',
  name: 'meals.day_amount',
  title: '营养膳食补助',
  unit: '元',
  values: [
    { from: '2021-09-01', value: 5, source: '示例' },
    { from: '2014-11-01', value: 4, source: '示例' },
  ],
}

it('takes the value in force on the day, however the values are listed', () => {
  expect(normValue(norm, '2014-10-31')).toBeNull()
  expect(normValue(norm, '2014-11-01')?.value).toBe(4)
  expect(normValue(norm, '2021-08-31')?.value).toBe(4)
  expect(normValue(norm, '2021-09-01')?.value).toBe(5)
  expect(normValue(norm, '2030-01-01')?.value).toBe(5)
  expect(normValue({ ...norm, values: [] }, '2030-01-01')).toBeNull()
})
