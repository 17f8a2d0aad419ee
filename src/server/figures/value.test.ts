import { describe, expect, test } from 'vitest'
import { declarations } from '../../ledger/example_declarations.ts'
import { type IndicatorDocument, makeCatalogue } from '../../ledger/index.ts'
import { type Measured, cellOf, measuredValue } from './value.ts'

const total = (rows: number, value: number | null = null) => ({ counted: 10, received: 2, rows, value })
const value = (made: Partial<IndicatorDocument>, ...[rows, sum]: [number, (number | null)?]) =>
  measuredValue({ title: '', ...made }, total(rows, sum), true)

describe('where a figure is missing, and where it is zero', () => {
  test('nobody has reported: everything is missing', () => {
    expect(measuredValue({ title: '', count: 'rows' }, undefined, false)).toBeNull()
    expect(measuredValue({ title: '', sum: 'cost' }, total(0, 0), false)).toBeNull()
  })

  test('somebody has: what is counted may be zero', () => {
    expect(value({ count: 'rows' }, 0)).toBe(0)
    expect(value({ stock: ['from', 'to'] }, 3)).toBe(3)
    expect(value({ count: 'unit' }, 0, null)).toBe(0)
    expect(measuredValue({ title: '', count: 'rows' }, undefined, true)).toBe(0)
  })

  test('a sum over missing cells is missing, over no rows it is zero, over zeros it is zero', () => {
    expect(value({ sum: 'cost' }, 4, null)).toBeNull()
    expect(value({ sum: 'cost' }, 0, null)).toBe(0)
    expect(value({ sum: 'cost' }, 4, 0)).toBe(0)
    expect(value({ count: 'pupil' }, 4, 0)).toBeNull()
    expect(value({ count: 'pupil' }, 0, 0)).toBe(0)
    expect(value({ mean: 'cost' }, 0, null)).toBeNull()
    expect(value({ max: 'cost' }, 2, null)).toBeNull()
  })
})

describe('a ratio', () => {
  const catalogue = makeCatalogue(declarations)
  const rate = catalogue.indicator('hazard.rectified_rate')!
  const side = (rows: number, due: number, received: number, more: Partial<Measured> = {}): Measured => ({
    total: total(rows),
    reported: true,
    coverage: { due, received },
    limited: false,
    ...more,
  })
  const rateOf = (rectified: Measured, found: Measured) =>
    cellOf(catalogue, rate, ({ name }) => (name === 'rectified' ? rectified : found))

  test('says what was divided, and is as complete as the worse of its sides', () => {
    expect(rateOf(side(61, 100, 80), side(64, 50, 30, { limited: true }))).toEqual({
      value: 95.3125,
      numerator: 61,
      denominator: 64,
      rows: 61,
      coverage: { due: 50, received: 30 },
      limited: true,
    })
    expect(rateOf(side(1, 0, 0), side(1, 4, 1)).coverage).toEqual({ due: 4, received: 1 })
  })

  test('is missing where either side is, or where nothing can be divided by', () => {
    expect(rateOf(side(0, 1, 1), side(0, 1, 1)).value).toBeNull()
    expect(rateOf(side(0, 1, 1, { reported: false }), side(3, 1, 1)).value).toBeNull()
    expect(rateOf(side(0, 1, 1), side(3, 1, 1)).value).toBe(0)
  })
})
