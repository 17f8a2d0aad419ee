import { describe, expect, test } from 'vitest'
import { changesBetween, clashesOf, settle } from './versions.ts'

const fields = ['place', 'cost', 'tags']
const first = { values: { place: '围墙', cost: 0, tags: ['甲'] }, marks: {} }

describe('what changed between two versions', () => {
  test('the first version changes what it fills, zero included', () => {
    const changes = changesBetween(undefined, first, fields)
    expect(changes.map((change) => change.field)).toEqual(fields)
    expect(changes[1]).toEqual({ field: 'cost', before: { value: null }, after: { value: 0 } })
  })

  test('zero, missing and not applicable are three different things', () => {
    const missing = { values: { ...first.values, cost: null }, marks: {} }
    const marked = { values: { ...first.values, cost: null }, marks: { cost: 'not_applicable' as const } }
    expect(changesBetween(first, missing, fields)).toHaveLength(1)
    expect(changesBetween(missing, marked, fields)).toEqual([
      { field: 'cost', before: { value: null }, after: { value: null, mark: 'not_applicable' } },
    ])
  })

  test('equal lists are no change, an absent key equals an empty one', () => {
    expect(changesBetween(first, { values: { place: '围墙', cost: 0, tags: ['甲'] }, marks: {} }, fields)).toEqual([])
    expect(changesBetween({ values: {}, marks: {} }, { values: { place: null }, marks: {} }, fields)).toEqual([])
  })
})

describe('two people saved the same row', () => {
  const mine = { values: { place: '南围墙', cost: 500, tags: ['甲'] }, marks: {} }
  const theirs = { values: { place: '北围墙', cost: 0, tags: ['甲', '乙'] }, marks: {} }
  const clashes = clashesOf(first, mine, theirs, fields)

  test('what only one side touched is chosen beforehand', () => {
    expect(clashes.map((clash) => [clash.field, clash.chosen])).toEqual([
      ['place', undefined],
      ['cost', 'mine'],
      ['tags', 'theirs'],
    ])
  })

  test('settling takes the chosen sides and keeps marks right', () => {
    const settled = settle(mine, clashes, { place: 'theirs' })
    expect(settled.values).toEqual({ place: '北围墙', cost: 500, tags: ['甲', '乙'] })
    const marked = { values: { ...theirs.values, cost: null }, marks: { cost: 'exempt' as const } }
    const other = settle(mine, clashesOf(first, mine, marked, fields), { cost: 'theirs', place: 'mine' })
    expect(other).toEqual({ values: { place: '南围墙', cost: null, tags: ['甲', '乙'] }, marks: { cost: 'exempt' } })
  })
})

test('where it is no longer known what both started from, nothing is chosen for anybody', () => {
  const mine = { values: { cost: 2 }, marks: {} }
  const theirs = { values: { cost: 3 }, marks: {} }
  expect(clashesOf(null, mine, theirs, ['cost'])).toMatchObject([{ field: 'cost', chosen: undefined }])
  expect(clashesOf(null, mine, mine, ['cost'])).toEqual([])
})
