import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { digits, grouped, rounded, shifted } from './decimal.ts'

it('rounds as people do, halves away from zero', () => {
  expect([1.005, 2.675, -1.005, 0.125].map((value) => rounded(value, 2))).toEqual([1.01, 2.68, -1.01, 0.13])
  expect(rounded(2.5, 0)).toBe(3)
  expect(Object.is(rounded(-0.001, 2), 0)).toBe(true)
  expect(rounded(1e21, 2)).toBe(1e21)
})

it('shifts the point without the binary showing', () => {
  expect(shifted(1.1, 4)).toBe(11_000)
  expect(shifted(3.5, 8)).toBe(350_000_000)
  expect(shifted(1e-7, 7)).toBe(1)
})

it('writes digits without an exponent', () => {
  expect([digits(1e-7), digits(12.5), digits(12, 1), digits(-0.004, 2)]).toEqual(['0.0000001', '12.5', '12.0', '0.00'])
  expect([grouped(1_234_567.8, 2), grouped(-3500, 2), grouped(999)]).toEqual(['1,234,567.80', '-3,500.00', '999'])
})

it('rounding twice is rounding once', () => {
  const value = fc.double({ min: -1e12, max: 1e12, noNaN: true })
  fc.assert(
    fc.property(value, fc.integer({ min: 0, max: 6 }), (number, places) => {
      const once = rounded(number, places)
      expect(rounded(once, places)).toBe(once)
      expect(Math.abs(once - number)).toBeLessThanOrEqual(0.5 / 10 ** places + Math.abs(number) * 1e-15)
    }),
  )
})
