import { expect, test } from 'vitest'
import { defineLedger, integer } from '../../../ledger/index.ts'
import { handingMove } from './handing.ts'

const ledger = defineLedger({
  name: 'club',
  title: '社团活动月报',
  filledBy: 'school.clerk',
  cadence: { each: 'month' },
  review: ['township.head'],
  fields: { joined: integer('参加学生') },
})
const held = { values: { joined: 3 }, marks: {} }
const around = { state: 'draft', unit: 's1', period: '2011-03' }
const seat = (position: string) => [{ position, title: '', unit: 's1', unit_name: '' }]

test('who fills a reviewed return hands it in; so it is with one that was sent back', () => {
  expect(handingMove(ledger, held, around, seat('school.clerk'))).toEqual({ name: 'submit', title: '提交' })
  expect(handingMove(ledger, held, { ...around, state: 'returned' }, seat('school.clerk'))?.name).toBe('submit')
})

test('what is handed in already, and what another position hands in, has no such button', () => {
  expect(handingMove(ledger, held, { ...around, state: 'submitted' }, seat('school.clerk'))).toBeNull()
  expect(handingMove(ledger, held, around, seat('school.head'))).toBeNull()
})

test('moves that ask for more, or hold only for some rows, are no one stroke', () => {
  const moves = {
    report: { title: '上报', from: 'draft', to: 'open', by: 'school.clerk', when: { joined: { gt: 5 } } },
    close: { title: '了结', from: 'draft', to: 'closed', by: 'school.clerk', asks: ['joined'] },
  } as const
  const states = { draft: { title: '登记' }, open: { title: '已报' }, closed: { title: '了结', final: true } } as const
  const { review: _, ...plain } = ledger
  const own = { ...plain, workflow: { start: 'draft', states, moves } }
  expect(handingMove(own, held, around, seat('school.clerk'))).toBeNull()
  expect(handingMove(own, { values: { joined: 6 }, marks: {} }, around, seat('school.clerk'))?.name).toBe('report')
})
