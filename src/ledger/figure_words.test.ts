import { expect, test } from 'vitest'
import {
  changeDirection,
  changeExtent,
  displayDifference,
  displayFigure,
  NO_FIGURE,
  spellChange,
} from './figure_words.ts'

const money = { title: '投入', unit: '元', sum: 'spent' }
const people = { title: '学生', unit: '人', count: 'rows' }
const rate = { title: '整改率', ratio: 'a', over: 'b', as: 'percent' } as const

test('the scale that fits is chosen by the value, and the unit goes with it', () => {
  const spelt = (value: number, places?: number): string =>
    displayFigure(money, value, { fitting: true, ...(places === undefined ? {} : { places }) })
  expect([spelt(123_456_789), spelt(567_000), spelt(870), spelt(99_999_999)]).toEqual([
    '1.23亿元',
    '56.7万元',
    '870元',
    '1亿元',
  ])
  expect([spelt(567_000, 2), spelt(870, 2)]).toEqual(['56.70万元', '870元'])
  expect(displayFigure(people, 12_345, { fitting: true, places: 1 })).toBe('1.2万人')
  expect(displayFigure(people, null, { fitting: true })).toBe(NO_FIGURE)
})

test('changes of rates are percentage points, of everything else percent, and what rounds to nothing is 持平', () => {
  expect([spellChange(rate, -1.5), spellChange(people, 3.24), spellChange(people, 0.04)]).toEqual([
    '下降1.5个百分点',
    '增长3.2%',
    '持平',
  ])
  expect([changeDirection(rate, 1.5), changeDirection(people, 1.5), changeDirection(rate, -0.001)]).toEqual([
    '提高',
    '增长',
    '持平',
  ])
  expect([changeExtent(rate, -1.5), changeExtent(people, -3.24)]).toEqual(['1.5个百分点', '3.2%'])
  expect([spellChange(rate, null), changeDirection(rate, null), changeExtent(rate, null)]).toEqual(
    Array(3).fill(NO_FIGURE),
  )
})

test('differences are told in the indicator’s own unit', () => {
  expect([displayDifference(people, 12), displayDifference(people, -3), displayDifference(people, 0)]).toEqual([
    '增加12人',
    '减少3人',
    '持平',
  ])
  expect(displayDifference(money, -56_000, { scale: '万元', places: 1 })).toBe('减少5.6万元')
  expect(displayDifference(money, 56_000, { fitting: true })).toBe('增加5.6万元')
  expect(displayDifference(rate, -0.5)).toBe('下降0.5个百分点')
  expect(displayDifference(people, null)).toBe(NO_FIGURE)
})
