import { expect, it } from 'vitest'
import { periodOf, PERIOD_KINDS } from '../../ledger/index.ts'
import { readPeriod } from './period_reader.ts'

it.each([
  ['2026年3月', 'month', '2026-03'],
  ['2026/3', 'month', '2026-03'],
  ['2026-03-01', 'month', '2026-03'],
  ['2026', 'year', '2026'],
  ['2026年度', 'year', '2026'],
  ['2026年第一季度', 'quarter', '2026Q1'],
  ['2026年3季度', 'quarter', '2026Q3'],
  ['2026年下半年', 'half', '2026H2'],
  ['2026年3月下旬', 'ten_days', '2026-03X3'],
  ['2026年第7周', 'week', '2026W07'],
  ['２０２５—２０２６学年 第二学期', 'term', '2025T2'],
  ['2025-2026-1', 'term', '2025T1'],
  ['2025～2026学年', 'school_year', '2025S'],
  ['一次性', 'once', 'once'],
  ['2026年3月9日', 'day', '2026-03-09'],
] as const)('%s', (text, kind, code) => {
  expect(readPeriod(text, kind)).toEqual({ ok: true, value: code })
})
it.each(PERIOD_KINDS)('reads codes and titles of %s', (kind) => {
  const period = periodOf(kind, '2026-03-09')
  expect(readPeriod(period.code, kind)).toEqual({ ok: true, value: period.code })
  expect(readPeriod(period.title, kind)).toEqual({ ok: true, value: period.code })
})
it('refuses other kinds and months that do not exist', () => {
  expect(readPeriod('2026年13月', 'month')).toMatchObject({ ok: false, expected: '2026-03 或 2026年3月' })
  expect(readPeriod('2026Q1', 'month').ok).toBe(false)
  expect(readPeriod('', 'month')).toEqual({ ok: true, value: null })
})
