import { expect, test } from 'vitest'
import { actingFor, ownSeats, runsOn } from './loans.ts'

const loan = {
  person: 2,
  name: '许青山',
  by: 1,
  by_name: '钟启明',
  position: 'township.head',
  title: '中心学校校长',
  unit: 'east-a',
  unit_name: '甲河镇中心学校',
  from: '2011-03-01',
  to: '2011-03-10',
}
const seat = ({ position, unit }: { position: string; unit: string }) => ({ position, unit, title: '', unit_name: '' })
const session = {
  person: { id: 2, login: 'xu', name: '许青山' },
  seats: [seat(loan), seat({ position: 'school.clerk', unit: 'east-a-1' })],
  home: { code: 'east-a', name: '', level: 'township' },
  root: { code: 'town', name: '' },
  today: '2011-03-05',
  must_change_password: false,
  steward: false,
}

test('a loan runs from its first day to its last', () => {
  expect(['2011-02-28', '2011-03-01', '2011-03-10', '2011-03-11'].map((day) => runsOn(loan, day))).toEqual([
    false,
    true,
    true,
    false,
  ])
})

test('a seat on loan is nobody’s own and cannot be lent on', () => {
  expect(ownSeats(session, [loan]).map(({ position }) => position)).toEqual(['school.clerk'])
})

test('who acts on a lent seat acts for its holder; on a seat of one’s own for nobody', () => {
  expect(actingFor(['township.head'], session, [loan])).toEqual([loan])
  expect(actingFor(['township.head', 'school.clerk'], session, [loan])).toEqual([])
  expect(actingFor(['county.safety_section'], session, [loan])).toEqual([])
})
