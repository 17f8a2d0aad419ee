import { expect, test } from 'vitest'
import { declare } from './declared.ts'
import { defineLedger, formula, integer, text } from './define.ts'
import type { LedgerDocument } from './document.ts'
import { faultsOf } from './faults.ts'

const fields = {
  pupils: integer('学生'),
  rate: formula('增长', 'pupils / before(pupils)'),
  double: formula('双倍', 'pupils * 2'),
  note: text('备注'),
}
const levels = [
  { name: 'township', title: '乡镇' },
  { name: 'school', title: '学校' },
]
const positions = ['township.clerk', 'school.clerk', 'school.head'].map((name) => ({ name, title: name }))
const base: LedgerDocument = defineLedger({
  name: 'monthly',
  title: '月报',
  filledBy: ['township.clerk', 'school.clerk'],
  cadence: { each: 'month' },
  fields,
})
const yearly = defineLedger({
  name: 'yearly',
  title: '年报',
  filledBy: 'school.head',
  cadence: { each: 'year' },
  fields,
})
const secret = defineLedger({
  name: 'secret',
  title: '密报',
  filledBy: 'school.head',
  readers: ['school.head'],
  sealed: true,
  fields: { pupils: integer('学生') },
})
const upward = defineLedger({
  name: 'upward',
  title: '镇报',
  filledBy: 'township.clerk',
  fields: { pupils: integer('学生') },
})
const declared = declare([{ kind: 'organisation', levels, positions, unitKinds: {} }, yearly, secret, upward])
const says = (soft: string, more: Partial<LedgerDocument> = {}): string[] =>
  faultsOf({ ...base, ...more, checks: { some: { soft, says: '请说明' } } }, declared)
    .filter(({ path }) => path === 'checks.some.soft')
    .map((fault) => fault.says)

test('a check may look at units below, at similar units and at other ledgers', () => {
  expect(says('pupils == below(pupils)')).toEqual([])
  expect(says('double <= 3 * alike(double) and pupils >= yearly.double')).toEqual([])
})

test('what it looks at has to be there', () => {
  expect(says('pupils == below(ghost)')[0]).toMatch('没有“ghost”这个字段')
  expect(says('pupils == below(note)')[0]).toMatch('这里要数，写的是文字')
  expect(says('pupils == ghost.pupils')).toEqual(['没有台账“ghost”'])
  expect(says('pupils == yearly.ghost')).toEqual(['《年报》没有叫“ghost”的字段'])
  expect(says('pupils == yearly.note')).toEqual(['《年报》的“备注”不是数，不能在公式里用'])
  expect(says('pupils == secret.pupils')).toEqual(['《密报》的“学生”是保密的，不能用来核对别的台账'])
  expect(says('pupils == monthly.pupils')).toEqual(['本台账的字段直接写字段名“pupils”，不写“monthly.pupils”'])
  expect(says('pupils == yearly.rate')).toEqual(['《年报》的“增长”要用到上期值，不能用在别的台账里'])
  expect(says('pupils == upward.pupils', { filledBy: 'school.clerk' })).toEqual([
    '《镇报》与本台账不由同一级单位填报，同一单位不会有它的数',
  ])
})

test('without periods, without units below, and of what looks back itself it cannot be told', () => {
  const { cadence: _cadence, ...once } = base
  const without = faultsOf({ ...once, checks: { some: { soft: 'alike(pupils) > below(pupils)', says: '甲' } } })
  expect(without.map((fault) => fault.says)).toEqual([
    '台账没有填报周期，不能用 before（上期值）',
    '台账没有填报周期，不能用 below（下级合计）',
    '台账没有填报周期，不能用 alike（同类中位数）',
  ])
  expect(says('pupils == below(pupils)', { filledBy: 'school.clerk' })).toEqual([
    '本台账只由一级单位填报，没有下级的数可以合计，不能用 below',
  ])
  expect(says('alike(rate) > 1')).toEqual(['“增长”要用到上期值，不能再用 below 或 alike 取别的单位的'])
})

test('a computed field looks back and no further', () => {
  const of = (text: string): string[] =>
    faultsOf({ ...base, fields: { ...fields, wide: formula('远看', text) } }, declared).map((fault) => fault.says)
  expect(of('pupils - before(pupils)')).toEqual([])
  for (const text of ['below(pupils)', 'alike(pupils) + 1', 'yearly.pupils * 2']) {
    expect(of(text)).toEqual([
      'below（下级合计）、alike（同类中位数）和其他台账的字段只能用在勾稽关系里，计算字段里不能用',
    ])
  }
})
