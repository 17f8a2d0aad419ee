import { expect, test } from 'vitest'
import { makeCatalogue, indicatorsOf } from './catalogue.ts'
import { declarations, hazard, inspection, schoolLife } from './example_declarations.ts'
import { countedOf, fillersOf, fillingLevels, levelOf, movesFrom, stateTitle, workflowOf } from './workflow.ts'

test('a workflow that is declared stands as it is', () => {
  expect(workflowOf(hazard)).toBe(hazard.workflow)
  expect(movesFrom(hazard, 'rectified').map(([name]) => name)).toEqual(['refuse', 'close'])
  expect(movesFrom(hazard, 'closed')).toEqual([])
})

test('a ladder of reviewers spells the usual workflow', () => {
  const { start, states, moves } = workflowOf(schoolLife)
  expect(start).toBe('draft')
  expect(Object.entries(states).map(([name, { title }]) => `${name} ${title}`)).toEqual([
    'draft 草稿',
    'submitted 待审',
    'passed_1 一审通过',
    'returned 退回',
    'accepted 已通过',
  ])
  expect(states['accepted']?.final).toBe(true)
  expect(moves['submit']).toEqual({
    title: '提交',
    from: ['draft', 'returned'],
    to: 'submitted',
    by: ['school.moral_clerk'],
  })
  expect(moves['pass_1']).toMatchObject({ from: 'submitted', to: 'passed_1', by: 'central_school.head' })
  expect(moves['pass_2']).toMatchObject({ from: 'passed_1', to: 'accepted', by: 'county.basic_section' })
  expect(moves['return_2']).toMatchObject({ from: 'passed_1', to: 'returned', reason: true })
  expect(moves['reopen']).toMatchObject({ from: 'accepted', to: 'returned', by: 'county.basic_section', reason: true })
  expect(movesFrom(schoolLife, 'submitted').map(([, { title }]) => title)).toEqual(['通过', '退回'])
})

test('one reviewer passes at once', () => {
  const { states, moves } = workflowOf({ ...schoolLife, review: ['county.basic_section'] })
  expect(Object.keys(states)).toEqual(['draft', 'submitted', 'returned', 'accepted'])
  expect(moves['pass_1']).toMatchObject({ from: 'submitted', to: 'accepted' })
})

test('rows without a workflow are simply kept', () => {
  expect(workflowOf(inspection)).toEqual({ start: 'kept', states: { kept: { title: '在册', final: true } }, moves: {} })
  expect(stateTitle(inspection, 'kept')).toBe('在册')
  expect(stateTitle(inspection, 'constructor')).toBe('constructor')
})

test('figures count what somebody stands by', () => {
  expect(countedOf(hazard)).toEqual({ not: { state: 'draft' } })
  expect(countedOf(schoolLife)).toEqual({ not: { state: ['draft', 'returned'] } })
  expect(countedOf(inspection)).toBeUndefined()
})

test('who fills, and at which level', () => {
  expect(levelOf('school.safety_officer')).toBe('school')
  expect(fillersOf(hazard)).toEqual(['school.safety_officer'])
  const both = { ...hazard, filledBy: ['school.head', 'school.clerk', 'county.clerk'] }
  expect(fillingLevels(both)).toEqual(['school', 'county'])
})

test('a catalogue finds by name and gathers the faults', () => {
  const catalogue = makeCatalogue(declarations)
  expect(catalogue.faults).toEqual([])
  expect(catalogue.ledger('hazard')).toBe(hazard)
  expect(catalogue.indicator('hazard.found')).toMatchObject({ ref: 'hazard.found', name: 'found', ledger: hazard })
  for (const nowhere of ['hazard', 'hazard.', 'hazard.constructor', 'x.found', '']) {
    expect(catalogue.indicator(nowhere)).toBeUndefined()
  }
  expect(catalogue.position('school.head')?.title).toBe('校长')
  expect(catalogue.levels.map((level) => level.name)).toEqual(['county', 'township', 'central_school', 'school'])
  expect(indicatorsOf(catalogue)).toHaveLength(10)
  const broken = makeCatalogue([...declarations, { ...inspection, on: 'nowhere' }, hazard])
  expect(broken.faults.map((fault) => fault.path)).toEqual([
    'ledger.safety_inspection',
    'ledger.hazard',
    'ledger.safety_inspection.on',
  ])
})
