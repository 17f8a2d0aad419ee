import { expect, test } from 'vitest'
import { date, defineLedger, integer, norm, text } from './define.ts'
import { declarations, hazard, schoolLife } from './example_declarations.ts'

const start = {
  name: 'visit',
  title: '家访记录',
  filledBy: 'school.head',
  fields: { visited_on: date('家访日期'), pupils: integer('走访学生'), about: text('情况') },
} as const

test('a declaration is plain JSON', () => {
  for (const document of declarations) expect(JSON.parse(JSON.stringify(document))).toEqual(document)
  expect(hazard.kind).toBe('ledger')
  expect(schoolLife.workflow).toBeUndefined()
  expect(norm('hazard.general_days')).toEqual({ norm: 'hazard.general_days' })
})

test('keys without a value are dropped, also inside', () => {
  const ledger = defineLedger({ ...start, about: undefined, fields: { about: text('情况', { hint: undefined }) } })
  expect(Object.keys(ledger)).toEqual(['kind', 'name', 'title', 'filledBy', 'fields'])
  expect(ledger.fields['about']).toEqual({ type: 'text', title: '情况' })
})

test('the compiler refuses names that are nowhere', () => {
  const states = { draft: { title: '登记' }, done: { title: '办结', final: true } } as const
  const move = { title: '办结', from: 'draft', to: 'done', by: 'school.head' } as const
  defineLedger({ ...start, workflow: { start: 'draft', states, moves: { finish: { ...move, asks: ['about'] } } } })
  // @ts-expect-error the start is no state
  defineLedger({ ...start, workflow: { start: 'begun', states, moves: {} } })
  // @ts-expect-error a move goes to no state
  defineLedger({ ...start, workflow: { start: 'draft', states, moves: { finish: { ...move, to: 'gone' } } } })
  // @ts-expect-error a move comes from no state
  defineLedger({ ...start, workflow: { start: 'draft', states, moves: { finish: { ...move, from: ['draft', 'x'] } } } })
  // @ts-expect-error a move asks for no field
  defineLedger({ ...start, workflow: { start: 'draft', states, moves: { finish: { ...move, asks: ['photo'] } } } })
  // @ts-expect-error a position has its level before a dot
  defineLedger({ ...start, workflow: { start: 'draft', states, moves: { finish: { ...move, by: 'head' } } } })
  // @ts-expect-error a condition names no field
  defineLedger({ ...start, workflow: { start: 'draft', states, moves: { finish: { ...move, when: { photo: 1 } } } } })
  const late = { title: '登记', limit: { until: 'due' } } as const
  // @ts-expect-error a limit runs until no field
  defineLedger({ ...start, workflow: { start: 'late', states: { late }, moves: {} } })
})

test('the compiler refuses fields of the wrong kind', () => {
  defineLedger({
    ...start,
    on: 'visited_on',
    key: ['unit', 'visited_on'],
    counted: { not: { about: { empty: true } } },
  })
  // @ts-expect-error no such field
  defineLedger({ ...start, on: 'visited' })
  // @ts-expect-error not a date
  defineLedger({ ...start, on: 'about' })
  // @ts-expect-error no such field
  defineLedger({ ...start, key: ['unit', 'number'] })
  // @ts-expect-error no such field in the condition
  defineLedger({ ...start, counted: { not: { photo: { empty: true } } } })
  // @ts-expect-error no state of a spelled workflow
  defineLedger({ ...start, counted: { state: 'open' } })
  defineLedger({ ...start, review: ['county.office'], counted: { state: ['submitted', 'passed_1', 'accepted'] } })
})

test('the compiler refuses indicators made of what is not there', () => {
  const rows = { title: '家访', count: 'rows' } as const
  defineLedger({ ...start, indicators: { rows, mean: { title: '次均', ratio: 'pupils', over: 'rows' }, pupils: rows } })
  defineLedger({ ...start, indicators: { rate: { title: '率', ratio: 'pupil.visited', over: 'pupil.all' } } })
  // @ts-expect-error no such indicator in this ledger
  defineLedger({ ...start, indicators: { rows, rate: { title: '率', ratio: 'row', over: 'rows' } } })
  // @ts-expect-error a text cannot be added up
  defineLedger({ ...start, indicators: { all: { title: '合计', sum: 'about' } } })
  // @ts-expect-error a number is no date
  defineLedger({ ...start, indicators: { standing: { title: '在册', stock: ['visited_on', 'pupils'] } } })
  // @ts-expect-error no such field to count
  defineLedger({ ...start, indicators: { all: { title: '合计', count: 'pupil' } } })
  // @ts-expect-error no such field in the condition
  defineLedger({ ...start, indicators: { all: { ...rows, where: { photo: true } } } })
})
