import { expect, test } from 'vitest'
import type { Reported } from '../../../ledger/wire/escalations.ts'
import { allIds, reportedRows } from './reported_rows.ts'

const told = (id: number, ledger: string, row_id: number, more: Partial<Reported> = {}): Reported => ({
  id,
  ledger,
  ledger_title: `${ledger}台账`,
  row_id,
  label: `第${row_id}件`,
  unit_name: '甲河一小',
  state: 'open',
  state_title: '整改中',
  rung: 'head',
  due_at: `2026-03-${10 + row_id}T00:00:00Z`,
  at: '2026-04-01T00:00:00Z',
  to_unit: 'east',
  to_unit_name: '东湾区教育局',
  positions: ['局领导'],
  vacant: [],
  people: ['陆东升'],
  mine: true,
  noted_by: null,
  noted_at: null,
  noted_words: null,
  ...more,
})

test('a row that was told twice is one row, on its last rung, and is noted at once', () => {
  const found = reportedRows([told(9, 'hazard', 1, { rung: 'leader' }), told(4, 'hazard', 1, { rung: 'above' })])
  expect(found).toMatchObject([{ ledger: 'hazard', rows: [{ last: { rung: 'leader' }, ids: [9, 4] }] }])
})

test('the ledger with most rows stands first, and in it what has been late longest', () => {
  const found = reportedRows([told(3, 'petition', 1), told(2, 'hazard', 8), told(1, 'hazard', 5)])
  expect(found.map(({ title, rows }) => [title, rows.map(({ last }) => last.row_id)])).toEqual([
    ['hazard台账', [5, 8]],
    ['petition台账', [1]],
  ])
  expect(new Set(allIds(found))).toEqual(new Set([1, 2, 3]))
})

test('nothing reported is nothing', () => {
  expect(reportedRows([])).toEqual([])
})
