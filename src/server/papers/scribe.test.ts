import { expect, test } from 'vitest'
import { declarations } from '../../ledger/example_declarations.ts'
import { declare, type Modifier, makeCatalogue, parsePeriod, parseReport } from '../../ledger/index.ts'
import type { Figure } from '../../ledger/wire.ts'
import { placesAmong } from './figure_text.ts'
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
  last_year: { value: 125, change: 3.2, difference: 4, display: '增长3.2%' },
}

const written = (modifiers: readonly Modifier[], place: number | null = null): string => {
  const scene = { unit_name: '某县', period: parsePeriod('2011')!, as_of: '2012-01-03' }
  const scribe = makeScribe(makeCatalogue(declarations), scene, () => true)
  const source = { one: () => ({ figure, place }), several: () => [], goals: () => [] }
  return scribe.write([{ type: 'figure', ref, modifiers }], source)[0]!.text
}

test('a change is printed as it was compared, not from the figure beside it', () => {
  expect(written([{ type: 'change' }])).toBe('增长3.2%')
  expect(written([{ type: 'change' }, { type: 'places', places: 0 }])).toBe('增长3%')
  expect(written([{ type: 'direction' }])).toBe('增长')
  expect(written([{ type: 'extent' }])).toBe('3.2%')
  expect(written([{ type: 'difference' }])).toBe('增加4处')
  expect(written([])).toBe('130')
})

test('a place is told where it is known, and withheld with a word of it otherwise', () => {
  expect(written([{ type: 'rank', from: 'highest' }], 3)).toBe('第3位')
  expect(written([{ type: 'rank', from: 'highest' }, { type: 'bare' }], 3)).toBe('3')
  expect(written([{ type: 'rank', from: 'highest' }])).toBe('【不列排名：排查隐患】')
})

const line = (key: string, value: number | null, limited = false): Figure => ({
  ...figure,
  group: { key, title: `${key}镇` },
  value,
  limited,
})

test('a list goes from the highest down, leaves out what is nought, and names who is missing', () => {
  const report = parseReport(
    '{list hazard.found by township}；{list hazard.found by township:前1}；{list hazard.found by township:后1}；{截至}，{期末}',
    declare(declarations),
  ).report.blocks[0]!
  const scene = { unit_name: '某县', period: parsePeriod('2011')!, as_of: '2012-01-03' }
  const scribe = makeScribe(makeCatalogue(declarations), scene, () => true)
  const lines = [line('甲', 9), line('乙', 12), line('丙', 0), line('丁', null)]
  const source = { one: () => ({ figure, place: null }), several: () => lines, goals: () => [] }
  const text = scribe.write('inlines' in report ? report.inlines : [], source).map((inline) => inline.text)
  expect(text.join('')).toBe('乙镇12处、甲镇9处【缺：丁镇】；乙镇12处；甲镇9处；截至2012年1月3日，2011年12月31日')
  expect(scribe.gaps()).toBe(1)
  expect(scribe.figures().map(({ value }) => value)).toEqual([12, 9, 12, 9])
})

test('conditions judge figures, changes and places; what is missing is claimed by neither side', () => {
  const said = (condition: string, found: { figure: Figure | undefined; place: number | null }): string => {
    const { report, faults } = parseReport(`{if ${condition}: 是 | 否}`, declare(declarations))
    expect(faults).toEqual([])
    const scene = { unit_name: '某县', period: parsePeriod('2011')!, as_of: '2012-01-03' }
    const scribe = makeScribe(makeCatalogue(declarations), scene, () => true)
    const block = report.blocks[0]!
    const source = { one: () => found, several: () => [], goals: () => [] }
    return scribe.write('inlines' in block ? block.inlines : [], source)[0]!.text
  }
  const found = { figure, place: 3 }
  expect(said('hazard.found 同比 > 3', found)).toBe('是')
  expect(said('hazard.found 增减 < 4', found)).toBe('否')
  expect(said('hazard.found 排名 <= 3 且 hazard.found = hazard.rectified', found)).toBe('是')
  expect(said('hazard.found > 0', { figure: { ...figure, value: null }, place: null })).toBe('【缺：排查隐患】')
})

test('equal values share the better place; too few, or not all seen, have none', () => {
  const lines = [line('甲', 9), line('乙', 12), line('丙', 9), line('丁', 3), line('戊', 1), line('己', null)]
  expect([...placesAmong(lines, 'highest', 5)!]).toEqual([
    ['甲', 2],
    ['乙', 1],
    ['丙', 2],
    ['丁', 4],
    ['戊', 5],
  ])
  expect(placesAmong(lines, 'lowest', 5)!.get('戊')).toBe(1)
  expect(placesAmong(lines, 'highest', 6)).toBe(null)
  expect(placesAmong([...lines, line('庚', 2, true)], 'highest', 5)).toBe(null)
})
