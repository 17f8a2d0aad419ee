import { expect, test } from 'vitest'
import { defineLedger, integer, text } from '../../../ledger/index.ts'
import type { Desk } from '../../../ledger/work_wire.ts'
import type { Say } from '../../language.tsx'
import { beginningOf, keptAsTaken, knownOf } from './beside.ts'

const say: Say = (words, details) => words.replace(/\{(\w+)\}/g, (_, name: string) => String(details?.[name]))
const ledger = defineLedger({
  name: 'club',
  title: '社团活动月报',
  filledBy: 'school.clerk',
  cadence: { each: 'month' },
  fields: { pupils: integer('在校学生'), joined: integer('参加学生'), leader: text('负责人') },
})
const desk: Desk = {
  duty: null,
  row: null,
  prefilled: {
    pupils: {
      from: 'school_return.pupils',
      from_title: '《年报》在校学生',
      period: '2010S',
      period_title: '2010—2011学年',
      value: 430,
    },
    leader: { from: 'club.leader', from_title: '', period: '2011-02', period_title: '2011年2月', value: '许青山' },
  },
  before: { pupils: 420, joined: 0, leader: '许青山' },
  below: {},
  alike: {},
  others: {},
  sent_back: null,
}

test('a form begins with what is known and nothing else', () => {
  expect(beginningOf(desk)).toEqual({ values: { pupils: 430, leader: '许青山' }, marks: {} })
  expect(beginningOf(undefined)).toEqual({ values: {}, marks: {} })
})

test('beside a box stands last period’s number, a zero too, and where its own comes from', () => {
  expect(knownOf(ledger, desk, beginningOf(desk), say)).toEqual({
    pupils: '上期 420 · 取自 《年报》在校学生 2010—2011学年',
    joined: '上期 0',
    leader: '取自 2011年2月',
  })
})

test('what was changed says what it was, and is no longer counted as taken', () => {
  const held = { values: { pupils: 431, leader: '许青山' }, marks: {} }
  expect(knownOf(ledger, desk, held, say)['pupils']).toBe('上期 420 · 《年报》在校学生 2010—2011学年为 430')
  expect([...keptAsTaken(desk, held)]).toEqual(['leader'])
})
