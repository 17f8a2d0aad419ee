import { expect, test } from 'vitest'
import { date, defineLedger, text } from '../../../ledger/index.ts'
import type { Path } from '../../../ledger/time/step.ts'
import { writtenGroups } from './written_groups.ts'

const errand = defineLedger({
  name: 'errand',
  title: '交办事项',
  filledBy: 'school.clerk',
  fields: {
    matter: text('事项', { required: true }),
    promised_on: date('承诺完成日期'),
    answer: text('结果'),
    remark: text('说明'),
    old: text('旧项', { retired: true }),
  },
  workflow: {
    start: 'given',
    states: { given: { title: '已交办' }, working: { title: '办理中' }, done: { title: '已办结', final: true } },
    moves: {
      begin: { title: '开始', from: 'given', to: 'working', by: 'school.clerk', asks: ['promised_on', 'remark'] },
      back: { title: '退回', from: 'working', to: 'given', by: 'school.head', asks: ['remark'] },
      finish: { title: '办结', from: 'working', to: 'done', by: 'school.head', asks: ['answer', 'remark'] },
    },
  },
})

const pathOf = (...moves: (string | null)[]): Path =>
  moves.map((move, at) => ({ state: 'given', at, move, by: 1, due: null }))
const shown = (values: Record<string, string>, path: Path | null, marks = {}) => {
  const { groups, rest } = writtenGroups(errand, { values, marks, path })
  return {
    groups: groups.map(({ key, fields }) => [key, fields.map(([name]) => name)]),
    rest: rest.map(([name]) => name),
  }
}

test('what no move has written stands apart, each field once', () => {
  expect(shown({ matter: '材料' }, pathOf(null))).toEqual({
    groups: [['filled', ['matter']]],
    rest: ['promised_on', 'remark', 'answer'],
  })
})

test('a field that several moves ask for stands under the one that was made last', () => {
  const values = { matter: '材料', promised_on: '2026-03-01', remark: '请补' }
  expect(shown(values, pathOf(null, 'begin', 'back'))).toEqual({
    groups: [
      ['filled', ['matter']],
      ['begin', ['promised_on']],
      ['back', ['remark']],
    ],
    rest: ['answer'],
  })
})

test('why there is no value is something too; and books taken over know of no moves', () => {
  expect(shown({ matter: '材料', answer: '办了', old: '旧' }, null, { promised_on: 'not_applicable' })).toEqual({
    groups: [
      ['filled', ['matter']],
      ['begin', ['promised_on']],
      ['finish', ['answer']],
      ['retired', ['old']],
    ],
    rest: ['remark'],
  })
})
