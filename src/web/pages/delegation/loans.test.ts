import { expect, test } from 'vitest'
import { actingFor, lendersOf, ownSeats, runsOn } from './loans.ts'

const lent = { position: 'township.head', unit: 'east-a', title: '', unit_name: '', lent_by: '钟启明' }
const own = { position: 'school.clerk', unit: 'east-a-1', title: '', unit_name: '' }
const session = { seats: [lent, own] }

test('a loan runs from its first day to its last', () => {
  const loan = { from: '2011-03-01', to: '2011-03-10' }
  const days = ['2011-02-28', '2011-03-01', '2011-03-10', '2011-03-11']
  expect(days.map((day) => runsOn(loan, day))).toEqual([false, true, true, false])
})

test('a seat on loan is nobody’s own and cannot be lent on', () => {
  expect(ownSeats(session)).toEqual([own])
  expect(lendersOf(session)).toEqual(['钟启明'])
})

test('who acts on a lent seat acts for its holder; on a seat of one’s own for nobody', () => {
  expect(actingFor(['township.head'], session)).toEqual(['钟启明'])
  expect(actingFor(['township.head', 'school.clerk'], session)).toEqual([])
  expect(actingFor(['county.safety_section'], session)).toEqual([])
})
