import { expect, test } from 'vitest'
import { declarations } from '../../ledger/example_declarations.ts'
import { type Modifier, makeCatalogue, parsePeriod } from '../../ledger/index.ts'
import type { Figure } from '../../ledger/wire.ts'
import { makeScribe } from './scribe.ts'

const ref = 'hazard.found'
/** 130 in all; over the schools of both years 129 after 125. */
const figure: Figure = {
  indicator: ref,
  title: '排查隐患',
  unit: 'demo',
  unit_name: '某县',
  period: '2011',
  as_of: '2012-01-01T00:00:00+08:00',
  group: null,
  value: 130,
  display: '130',
  measure: '处',
  numerator: null,
  denominator: null,
  rows: 130,
  coverage: { due: 1, received: 1 },
  limited: false,
  last_year: { value: 125, change: 3.2, display: '增长3.2%' },
}

const written = (modifiers: readonly Modifier[]): string => {
  const place = { unit_name: '某县', period: parsePeriod('2011')! }
  const scribe = makeScribe(makeCatalogue(declarations), place, () => true)
  return scribe.write([{ type: 'figure', ref, modifiers }], new Map([[ref, figure]]))[0]!.text
}

test('a change is printed as it was compared, not from the figure beside it', () => {
  expect(written([{ type: 'change' }])).toBe('增长3.2%')
  expect(written([{ type: 'change' }, { type: 'places', places: 0 }])).toBe('增长3%')
  expect(written([])).toBe('130')
})
