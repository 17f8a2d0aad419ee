import { expect, test } from 'vitest'
import { declare } from './declared.ts'
import { choice, date, defineLedger, formula, idNumber, integer, lines, money, text } from './define.ts'
import type { FieldDocument } from './document.ts'
import { faultsOf } from './faults.ts'
import { fillable, originTitle, prefillsOf } from './prefill.ts'

const positions = ['township.clerk', 'school.clerk'].map((name) => ({ name, title: name }))
const levels = ['township', 'school'].map((name) => ({ name, title: name }))
const register = defineLedger({
  name: 'register',
  title: '名册',
  filledBy: 'school.clerk',
  fields: {
    pupils: integer('学生'),
    name: text('校名'),
    kind: choice('类别', ['小学', '初中']),
    opened_on: date('成立日期'),
    head_id: idNumber('负责人证件'),
    old: { ...text('旧项'), retired: true },
  },
  indicators: { total: { title: '学生总数', unit: '人', sum: 'pupils' } },
})
const secret = defineLedger({
  name: 'secret',
  title: '密册',
  filledBy: 'school.clerk',
  readers: ['school.clerk'],
  sealed: true,
  fields: { pupils: integer('学生') },
})
const towns = defineLedger({
  name: 'towns',
  title: '镇册',
  filledBy: 'township.clerk',
  fields: { pupils: integer('学生') },
})
const declared = declare([{ kind: 'organisation', levels, positions, unitKinds: {} }, register, secret, towns])
const asking = (field: FieldDocument) =>
  defineLedger({
    name: 'asking',
    title: '新表',
    filledBy: 'school.clerk',
    fields: { cell: field, other: text('其他') },
  })
const says = (field: FieldDocument): string[] => faultsOf(asking(field), declared).map((fault) => fault.says)

test('a cell is pre-filled with what is like it', () => {
  expect(says(integer('学生', { prefill: 'register.pupils' }))).toEqual([])
  expect(says(money('金额', { prefill: 'register.pupils' }))).toEqual([])
  expect(says(integer('学生', { prefill: 'register.total' }))).toEqual([])
  expect(says(text('类别', { prefill: 'register.kind' }))).toEqual([])
  expect(says(text('上次', { prefill: 'asking.other' }))).toEqual([])
  expect(says(integer('学生', { prefill: 'register.name' }))).toEqual(['《名册》的“校名”与“学生”不是一类，不能预填'])
  expect(says(date('日期', { prefill: 'register.pupils' }))).toEqual(['《名册》的“学生”与“日期”不是一类，不能预填'])
  expect(says(text('校名', { prefill: 'register.total' }))).toEqual(['指标是数，不能预填“校名”'])
})

test('what it is filled from has to be there, open, and of the same unit', () => {
  expect(says(integer('学生', { prefill: 'ghost.pupils' }))).toEqual([
    '预填写作“台账.字段”或“台账.指标”，没有台账“ghost”',
  ])
  expect(says(integer('学生', { prefill: 'register.ghost' }))).toEqual(['《名册》没有叫“ghost”的字段或指标'])
  expect(says(text('旧项', { prefill: 'register.old' }))).toEqual(['《名册》的“旧项”已停用，不能用来预填'])
  expect(says(integer('学生', { prefill: 'secret.pupils' }))).toEqual(['《密册》是保密台账，不能用来预填'])
  expect(says(text('证件', { prefill: 'register.head_id' }))).toEqual(['《名册》的“负责人证件”加密保存，不能用来预填'])
  expect(says(integer('学生', { prefill: 'towns.pupils' }))).toEqual([
    '《镇册》与本台账不由同一级单位填报，没有可以预填的数',
  ])
  expect(says({ ...idNumber('证件'), prefill: 'register.name' })).toEqual(['“证件”加密保存，不能预填'])
  expect(says({ ...formula('双倍', '1 + 1'), prefill: 'register.pupils' })).toEqual(['“双倍”是算出来的，不用预填'])
  expect(says(lines('明细', { name: text('校名', { prefill: 'register.name' }) }))).toEqual(['明细里的列不能预填'])
})

test('a value that the field may not hold is not filled in', () => {
  const kind = choice('类别', ['小学'])
  expect(fillable(kind, '小学')).toBe('小学')
  expect(fillable(kind, '初中')).toBeUndefined()
  expect(fillable(integer('学生', { max: 10 }), 11)).toBeUndefined()
  expect(fillable(integer('学生'), null)).toBeUndefined()
  expect(fillable(integer('学生'), 0)).toBe(0)
})

test('where it comes from is said by titles', () => {
  expect(prefillsOf(asking(integer('学生', { prefill: 'register.total' })))).toEqual([
    { field: 'cell', from: 'register.total', ledger: 'register', item: 'total' },
  ])
  expect(originTitle('register.total', declared)).toBe('《名册》学生总数')
  expect(originTitle('register.pupils', declared)).toBe('《名册》学生')
})
