import { expect, test } from 'vitest'
import { petition } from '../bureau/petitions/petition.ts'
import { workflowOf } from '../ledger/index.ts'
import { daysAgo, livingYear, spreadDays, Way, workdaysOn, workdayUntil } from './living.ts'

const year = livingYear('2026-03-18')

test('the living year ends on the evening before planting', () => {
  expect(year).toEqual({ planted_on: '2026-03-18', from: '2025-03-18', last: '2026-03-17' })
})

test('its days are worked: National Day is not, the Saturday worked in exchange for it is', () => {
  expect(workdayUntil('2025-10-08')).toBe('2025-09-30')
  expect(workdayUntil('2025-10-11')).toBe('2025-10-11')
  expect(workdaysOn('2025-09-30', 1)).toBe('2025-10-09')
  expect(daysAgo(year, 0)).toBe('2026-03-17')
  expect(daysAgo(year, 2)).toBe('2026-03-16')
})

test('days are spread over a stretch, each in its own part, the same every time', () => {
  const days = spreadDays(12, year.from, year.last, 'cases')
  expect(days).toHaveLength(12)
  expect([...days].sort()).toEqual(days)
  expect(days.every((day) => day <= year.last)).toBe(true)
  expect(spreadDays(12, year.from, year.last, 'cases')).toEqual(days)
})

test('a way takes its states from the declaration, keeps its order and stops at the last day', () => {
  const way = new Way(workflowOf(petition), year.last, 'one')
    .begin('2026-03-10', 'bangong1')
    .move('accept', '2026-03-10', 'bangong1', { values: { accepted_on: '2026-03-10', handler: '基教股' } })
    .move('answer', '2026-03-20', 'bangong1')
    .move('close', '2026-03-21', 'bangong1')
  expect(way.versions.map(({ state, move }) => [state, move])).toEqual([
    ['received', undefined],
    ['accepted', 'accept'],
  ])
  expect(way.versions[0]!.at < way.versions[1]!.at).toBe(true)
  expect([way.over, way.state, way.day]).toEqual([true, 'accepted', '2026-03-10'])
  expect(() => way.move('nothing', '2026-03-11', 'bangong1')).not.toThrow()
})
