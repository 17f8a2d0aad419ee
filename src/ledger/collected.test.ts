import { expect, test } from 'vitest'
import { alreadyCollected, costOf } from './collected.ts'
import { declare } from './declared.ts'
import type { LedgerDocument } from './document.ts'
import { date, defineLedger, formula, integer, lines, money, text } from './define.ts'

const yearly = defineLedger({
  name: 'yearly',
  title: '基本情况',
  filledBy: 'school.head',
  cadence: { each: 'school_year' },
  fields: {
    pupils: integer('在校学生', { unit: '人', synonyms: ['学生数'] }),
    area: integer('校舍面积', { unit: '平方米' }),
    equipment: money('设备值'),
    old: { ...integer('旧项', { unit: '人' }), retired: true },
  },
})
const events = defineLedger({
  name: 'events',
  title: '事件登记',
  filledBy: 'school.clerk',
  fields: { pupils: integer('在校学生', { unit: '人' }) },
})
const upper = defineLedger({
  name: 'upper',
  title: '镇报',
  filledBy: 'township.head',
  cadence: { each: 'month' },
  fields: { pupils: integer('在校学生', { unit: '人' }) },
})
const secret: LedgerDocument = { ...yearly, name: 'secret', title: '密报', readers: ['school.head'], sealed: true }
const declared = declare([yearly, events, upper, secret])

test('what is asked again is found by title or synonym, with the same measure', () => {
  const asked = defineLedger({
    name: 'asked',
    title: '月报',
    filledBy: 'school.clerk',
    cadence: { each: 'month' },
    fields: {
      count: integer('学生 数', { unit: '人', prefill: 'yearly.pupils' }),
      rooms: integer('校舍面积', { unit: '间' }),
      value: integer('设备值', { unit: '元' }),
      old: integer('旧项', { unit: '人' }),
      named: text('在校学生'),
      new: integer('新项'),
    },
  })
  expect(alreadyCollected(declared, asked)).toEqual([
    {
      field: 'count',
      title: '学生 数',
      ledger: 'yearly',
      ledger_title: '基本情况',
      known_as: 'pupils',
      known_title: '在校学生',
      prefilled: true,
    },
    {
      field: 'value',
      title: '设备值',
      ledger: 'yearly',
      ledger_title: '基本情况',
      known_as: 'equipment',
      known_title: '设备值',
      prefilled: false,
    },
  ])
  // A ledger is not told of itself.
  expect(alreadyCollected(declared, yearly)).toEqual([])
})

test('a return costs what is typed into it, as often as it is owed', () => {
  const asked = defineLedger({
    name: 'asked',
    title: '月报',
    filledBy: 'school.clerk',
    cadence: { each: 'month' },
    fields: {
      known: integer('在校学生', { prefill: 'yearly.pupils' }),
      one: integer('一'),
      two: integer('二'),
      sum: formula('合计', 'one + two'),
      list: lines('明细', { what: text('事项'), on: date('日期') }),
      old: { ...text('旧项'), retired: true },
    },
  })
  expect(costOf(asked, 20)).toEqual({ cells: 5, prefilled: 1, minutes: 2, returns_a_year: 12, minutes_a_year: 24 })
  const { cadence: _cadence, ...once } = asked
  expect(costOf(once, 20)).toMatchObject({ returns_a_year: 1, minutes_a_year: 2 })
})
