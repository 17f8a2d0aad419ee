import { describe, expect, test } from 'vitest'
import { declarations, hazard } from '../../ledger/example_declarations.ts'
import { type Indicator, makeCatalogue, parsePeriod } from '../../ledger/index.ts'
import type { Frame } from './frame.ts'
import { lookup } from './lanes.ts'
import { measuresOf } from './measure.ts'
import { type TotalsAsked, fieldsIn, measuresIn, narrowerUnits, passesOf } from './passes.ts'
import type { Split } from './query.ts'
import { scopeFor } from './scope.ts'

const catalogue = makeCatalogue(declarations)
const school = (code: string) => ({
  code,
  level: 'school',
  open: true,
  unit_kind: null,
  opened_on: '2001-09-01',
  closed_on: null,
})

const ask = (
  refs: string,
  period: string,
  split: Split | null = null,
  codes = ['a', 'b'],
  whole = true,
): TotalsAsked => {
  const units = codes.map(school)
  const frame: Frame = { unit: 'demo', name: '县', whole, units, groups: [] }
  const asked = parsePeriod(period)!
  const span = { key: period, title: period, period: asked, day: asked.to, frame }
  const indicators = refs.split(',').map((ref): Indicator => catalogue.indicator(ref)!)
  const scope = scopeFor(hazard, [span], split, ['all'], '2012-01-01', null)
  return { measures: measuresOf(catalogue, indicators), split, scope }
}

describe('questions that share their rows', () => {
  const byGrade: Split = { by: 'field', field: 'grade' }

  test('text and tables about one year are one pass, each measure read once', () => {
    const asked = [ask('hazard.rectified_rate', '2011'), ask('hazard.found,hazard.spent', '2011', byGrade)]
    const [pass, ...others] = passesOf(hazard, asked)
    expect(others).toEqual([])
    expect(measuresIn(pass!).map(({ name }) => name)).toEqual(['rectified', 'found', 'spent'])
    expect(fieldsIn(pass!).map(({ name }) => name)).toEqual(['grade'])
  })

  test('another year is another pass', () => {
    expect(passesOf(hazard, [ask('hazard.found', '2011'), ask('hazard.found', '2010')])).toHaveLength(2)
  })

  test('a question about fewer units reads with the others and is told apart', () => {
    const asked = [ask('hazard.found', '2011'), ask('hazard.found', '2011', null, ['a'], false)]
    const [pass] = passesOf(hazard, asked)
    expect(pass!.units).toBe('all')
    expect(pass!.takings.map((taking) => narrowerUnits(pass!, taking))).toEqual([null, ['a']])
  })

  test('questions about parts read the parts together', () => {
    const asked = [
      ask('hazard.found', '2011', null, ['a'], false),
      ask('hazard.found', '2011', null, ['a', 'b'], false),
    ]
    const [pass] = passesOf(hazard, asked)
    expect(pass!.units).toEqual(['a', 'b'])
    expect(pass!.takings.map((taking) => narrowerUnits(pass!, taking))).toEqual([['a'], null])
  })
})

test('a unit has a bit for each group that it is in', () => {
  expect(
    lookup([
      [['a', 'b'], ['b']],
      [['c'], [], ['a']],
    ]),
  ).toEqual({
    units: ['a', 'b', 'c'],
    bits: [
      ['1', '3', '0'],
      ['4', '0', '1'],
    ],
  })
})
