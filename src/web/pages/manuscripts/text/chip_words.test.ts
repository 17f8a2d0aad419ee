import { expect, test } from 'vitest'
import { scalesFor, sourceOf, wordingOf } from './chip_words.ts'

test('a figure is taken apart into its choices and put together again', () => {
  const wording = wordingOf('{hazard.cost:累计:万元:1位}')!
  expect(wording).toMatchObject({
    ref: 'hazard.cost',
    scope: '累计',
    scale: '万元',
    places: '1位',
    asked: '',
    bare: false,
  })
  expect(sourceOf({ ...wording, places: '' })).toBe('{hazard.cost:累计:万元}')
  expect(sourceOf({ ...wording, asked: '同比', scale: '', places: '', scope: '' })).toBe('{hazard.cost:同比}')
})

test('only plain figures have choices; what the form does not know is left to its source', () => {
  for (const source of ['{单位}', '{list a.b by township}', '{if a.b > 0: 甲 | 乙}', '{a.b:前3}', '{a.b:同比:排名}']) {
    expect(wordingOf(source)).toBeUndefined()
  }
})

test('a scale that fits the unit is offered', () => {
  expect(scalesFor('元')).toEqual(['', '量级', '万元', '亿元'])
  expect(scalesFor('平方米')).toEqual(['', '量级', '万平方米'])
  expect(scalesFor('处')).toEqual(['', '量级', '万', '亿'])
  expect(scalesFor('%')).toEqual([''])
})
