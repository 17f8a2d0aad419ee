import { describe, expect, test } from 'vitest'
import { declarations } from '../../ledger/example_declarations.ts'
import { makeCatalogue } from '../../ledger/index.ts'
import { basesOf, measureBehind, measuresOf } from './measure.ts'
import { type FiguresRequest, readRequest } from './query.ts'
import { periodsIn } from './spans.ts'

const catalogue = makeCatalogue(declarations)
/** Half past eleven at night in UTC is the next day in the county. */
const now = new Date('2011-03-08T23:30:00Z')
const read = (more: Partial<FiguresRequest> = {}) =>
  readRequest(catalogue, { indicators: 'hazard.found', unit: 'demo', period: '2011', ...more }, now)

describe('a question is read once', () => {
  test('lists with commas, each thing once', () => {
    const asked = read({ indicators: 'hazard.found, hazard.open,hazard.found', compare: 'share,last_year' })
    expect(asked.indicators.map(({ ref }) => ref)).toEqual(['hazard.found', 'hazard.open'])
    expect(asked.compare).toEqual(['share', 'last_year'])
  })

  test('the moment: now, the end of a day, or a time with its zone', () => {
    expect(read().moment).toEqual({ at: null, day: '2011-03-09' })
    expect(read({ as_of: '2011-02-28' }).moment).toEqual({ at: '2011-02-28T23:59:59.999999+08:00', day: '2011-02-28' })
    expect(read({ as_of: '2011-03-08T23:30:00.123456Z' }).moment.day).toBe('2011-03-09')
    // A plus sign in an address that nobody escaped.
    expect(read({ as_of: '2011-03-08T10:00:00 08:00' }).moment.at).toBe('2011-03-08T10:00:00+08:00')
    for (const as_of of ['2011-02-29', '2011-03-08T10:00', 'yesterday', '2011-03-08 10:00', '2011-13-08T10:00Z']) {
      expect(() => read({ as_of })).toThrow(/Wrong request/)
    }
  })

  test('splits: only by what there is', () => {
    expect(read({ by: 'level:township' }).split).toEqual({ by: 'level', level: 'township' })
    expect(read({ by: 'series:month' }).split).toEqual({ by: 'series', each: 'month' })
    for (const by of ['level:galaxy', 'series:', 'colour:red', 'field:', ':', 'level']) {
      expect(() => read({ by })).toThrow(/Wrong request/)
    }
  })

  test('series: the parts of a period, or the five years up to it', () => {
    const codes = (period: string, by: string): string[] => periodsIn(read({ period, by })).map(({ code }) => code)
    expect(codes('2011', 'series:half')).toEqual(['2011H1', '2011H2'])
    expect(codes('2011', 'series:year')).toEqual(['2007', '2008', '2009', '2010', '2011'])
    expect(codes('2011-03', 'series:school_year').at(-1)).toBe('2010S')
    expect(() => codes('once', 'series:day')).toThrow(/Wrong request/)
    expect(() => codes('2011-03', 'series:once')).toThrow(/Wrong request/)
  })
})

describe('what has to be read from rows', () => {
  const of = (ref: string) => catalogue.indicator(ref)!

  test('ratios are taken apart, and what reads the same rows takes one pass', () => {
    const measures = measuresOf(catalogue, [of('hazard.rectified_rate'), of('hazard.found'), of('hazard.spent')])
    expect(measures.map(({ name }) => name)).toEqual(['rectified', 'found', 'spent'])
    expect(basesOf(measures)).toHaveLength(1)
  })

  test('a figure opens to its numerator, or to its denominator', () => {
    expect(measureBehind(catalogue, of('hazard.rectified_rate'), 'numerator').name).toBe('rectified')
    expect(measureBehind(catalogue, of('hazard.rectified_rate'), 'denominator').name).toBe('found')
    expect(measureBehind(catalogue, of('hazard.found'), 'denominator').name).toBe('found')
  })
})
