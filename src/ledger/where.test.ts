import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Where } from './document.ts'
import { conditionsIn, fieldsIn, holds } from './where.ts'
import { caseRow, emptyRow, whereCases } from './where_cases.ts'

describe('the table of cases', () => {
  it.each(whereCases.map((one) => [one.title, one] as const))('%s', (_title, one) => {
    expect(holds(one.where, caseRow(one))).toBe(one.holds)
  })
  it('is plain data and names every case once', () => {
    expect(JSON.parse(JSON.stringify(whereCases))).toEqual(whereCases)
    expect(new Set(whereCases.map((one) => one.title)).size).toBe(whereCases.length)
    expect(whereCases.length).toBeGreaterThanOrEqual(40)
  })
})

describe('what no column could show', () => {
  it('types that differ are neither equal nor in order', () => {
    expect(holds({ n: '5' }, { ...emptyRow, values: { n: 5 } })).toBe(false)
    expect(holds({ n: { gt: '1' } }, { ...emptyRow, values: { n: 5 } })).toBe(false)
  })
  it('names that every object inherits are not values', () => {
    expect(holds({ constructor: { empty: true } }, emptyRow)).toBe(true)
    expect(holds({ toString: { mark: 'exempt' } }, emptyRow)).toBe(false)
  })
  it('a condition left undefined asks nothing', () => {
    expect(holds({ n: undefined }, emptyRow)).toBe(true)
    expect(conditionsIn({ n: undefined, a: 'x', not: { c: '一般' } })).toEqual([['a', 'x']])
  })
})

it('lists the fields a filter mentions, each once', () => {
  const where: Where = { state: 'open', a: 'x', not: { n: 1 }, any: [{ a: 'y' }, { d: { empty: true }, unit: 'u1' }] }
  expect(fieldsIn(where)).toEqual(['a', 'n', 'd'])
  expect(fieldsIn({})).toEqual([])
})

const scalar = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.boolean(),
  fc.constantFrom('', 'a', 'b', '操场', '\u{20BB7}'),
)
const value = fc.oneof(fc.constant(null), scalar, fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }))
const row = fc.record({ a: value, n: value }).map((values) => ({ ...emptyRow, values }))
const condition = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }),
  fc.record({ gt: scalar, gte: scalar, lt: scalar, lte: scalar, empty: fc.boolean() }, { requiredKeys: [] }),
)
const where: fc.Arbitrary<Where> = fc.letrec<{ where: Where }>((tie) => ({
  where: fc.oneof(
    { maxDepth: 3 },
    fc.record({ a: condition, n: condition }, { requiredKeys: [] }) as fc.Arbitrary<Where>,
    tie('where').map((not): Where => ({ not })),
    fc.array(tie('where'), { maxLength: 3 }).map((any): Where => ({ any })),
    fc.array(tie('where'), { maxLength: 3 }).map((all): Where => ({ all })),
  ),
})).where

describe('any filter and any row', () => {
  it('holds or its not does, never both and never neither', () => {
    fc.assert(fc.property(where, row, (one, of) => holds(one, of) !== holds({ not: one }, of)))
  })
  it('any and all are each other seen through not', () => {
    fc.assert(
      fc.property(fc.array(where, { maxLength: 4 }), row, (some, of) => {
        const none = holds({ all: some.map((not): Where => ({ not })) }, of)
        return holds({ any: some }, of) === !none
      }),
    )
  })
  it('means the same after a journey through JSON', () => {
    fc.assert(
      fc.property(where, row, (one, of) => holds(JSON.parse(JSON.stringify(one)) as Where, of) === holds(one, of)),
    )
  })
})
