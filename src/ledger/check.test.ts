import { describe, expect, test } from 'vitest'
import { type CheckedRow, doubtsOfRow, faultsOfRow, faultsOfWhole } from './check.ts'
import { date, defineLedger, formula, integer, text } from './define.ts'
import type { LedgerDocument, Values } from './document.ts'
import { explainedNow, strayExplanations, unexplained } from './explanations.ts'
import { handsOver, rulesOf } from './rules.ts'

const monthly = defineLedger({
  name: 'monthly',
  title: '月报',
  filledBy: ['township.clerk', 'school.clerk'],
  cadence: { each: 'month' },
  review: ['county.section'],
  fields: {
    pupils: integer('学生', { required: true, min: 0 }),
    after: integer('参加'),
    why: text('原因', { required: { after: 0 } }),
    asked_on: date('日期'),
    growth: formula('增长', 'pupils - before(pupils)'),
  },
  checks: {
    within: { hard: 'after <= pupils', says: '参加的不能多于学生' },
    total: { hard: 'pupils == below(pupils)', says: '与下级合计不符' },
    jump: { soft: 'abs(growth) <= 10', says: '增减十人以上，请说明' },
    usual: { soft: 'after >= alike(after) / 2', says: '不到同类学校一半，请说明' },
    register: { soft: 'pupils == yearly.pupils', says: '与年报不符，请说明' },
  },
})
const row = (values: Values, marks: CheckedRow['marks'] = {}): CheckedRow => ({
  values,
  marks,
  unit: 's1',
  period: '2026-03',
  state: 'draft',
})
const paths = (faults: readonly { path: string }[]): string[] => faults.map(({ path }) => path)

describe('one row', () => {
  test('cells, gaps and checks are said at once', () => {
    expect(paths(faultsOfRow(monthly, row({ pupils: -1, after: 0, asked_on: '2026-02-30' })))).toEqual([
      'pupils',
      'why',
      'asked_on',
      'checks.within',
    ])
    expect(paths(faultsOfRow(monthly, row({ pupils: 3, after: 5 }, { pupils: 'exempt' })))).toEqual([
      'pupils',
      'checks.within',
    ])
    expect(paths(faultsOfWhole(monthly, row({ pupils: null, after: 0 })))).toEqual(['pupils', 'why'])
    expect(faultsOfWhole(monthly, row({ after: 0 }, { pupils: 'exempt', why: 'not_applicable' }))).toEqual([])
  })

  test('as long as it is not known what the row is compared with, checks that look beyond it are passed over', () => {
    const told: LedgerDocument = {
      ...monthly,
      checks: { first: { hard: 'not empty(before(pupils))', says: '上期没有报' }, ...monthly.checks },
    }
    const full = row({ pupils: 100, after: 10 })
    expect(faultsOfRow(told, full)).toEqual([])
    expect(doubtsOfRow(told, full)).toEqual([])
    expect(paths(faultsOfRow(told, full, { before: null }))).toEqual(['checks.first'])
  })

  test('what it is compared with decides', () => {
    const full = row({ pupils: 100, after: 10 })
    const compared = {
      before: { pupils: 80 },
      below: { pupils: 99 },
      alike: { after: 40 },
      others: { 'yearly.pupils': 101 },
    }
    expect(paths(faultsOfRow(monthly, full, compared))).toEqual(['checks.total'])
    expect(paths(doubtsOfRow(monthly, full, compared))).toEqual(['checks.jump', 'checks.usual', 'checks.register'])
    expect(faultsOfRow(monthly, full, { ...compared, below: { pupils: null } })).toEqual([])
    expect(doubtsOfRow(monthly, full, { before: { pupils: 91 }, alike: {}, others: {} })).toEqual([])
  })
})

test('what is mentioned through a computed field is mentioned', () => {
  const { hard, all } = rulesOf(monthly).mentions
  expect(hard).toEqual({ before: [], below: ['pupils'], alike: [], others: [] })
  expect(all).toEqual({ before: ['pupils'], below: ['pupils'], alike: ['after'], others: ['yearly.pupils'] })
  expect(rulesOf(monthly).soft.map(({ beyond }) => beyond)).toEqual([true, true, true])
  expect(rulesOf(monthly).hard.map(({ beyond }) => beyond)).toEqual([false, true])
})

test('explanations stand as long as their check does not hold', () => {
  const doubts = [
    { path: 'checks.jump', says: '' },
    { path: 'checks.usual', says: '' },
  ]
  const now = explainedNow(doubts, { jump: '转入一个班', register: '旧说明' }, { usual: ' 本月停办 ' })
  expect(now).toEqual({ jump: '转入一个班', usual: '本月停办' })
  expect(unexplained(doubts, now)).toEqual([])
  expect(unexplained(doubts, explainedNow(doubts, now, { jump: '  ' }))).toEqual([doubts[0]])
  expect(strayExplanations(monthly, { jump: '甲', within: '乙', ghost: '丙' }).map(({ path }) => path)).toEqual([
    'explained.within',
    'explained.ghost',
  ])
})

test('a row is handed over when it leaves its filler’s hands, or where it rests from the start', () => {
  const { review: _review, ...plain } = monthly
  expect(handsOver(monthly, null, 'draft')).toBe(false)
  expect(handsOver(monthly, 'draft', 'draft')).toBe(false)
  expect(handsOver(monthly, null, 'submitted')).toBe(true)
  expect(handsOver(monthly, 'returned', 'submitted')).toBe(true)
  expect(handsOver(monthly, 'submitted', 'accepted')).toBe(false)
  expect(handsOver(monthly, 'submitted', 'returned')).toBe(false)
  expect(handsOver(plain, null, 'kept')).toBe(true)
  expect(handsOver(plain, 'kept', 'kept')).toBe(true)
})
