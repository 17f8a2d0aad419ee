import { isDay, partsOf } from '../day.ts'
import type { Value } from '../document.ts'
import type { FieldKind } from './contract.ts'
import { FIRST_YEAR, LAST_YEAR, readDate } from './date_text.ts'

function checkDate(value: Value): string | null {
  if (value === null) return null
  if (!isDay(value)) return '应填日期，如 2026-09-01'
  const { year } = partsOf(value)
  return year >= FIRST_YEAR && year <= LAST_YEAR ? null : `年份应在${FIRST_YEAR}到${LAST_YEAR}之间`
}

export const date: FieldKind = {
  type: 'date',
  title: '日期',
  settings: [],
  operand: 'date',
  column: () => ({ sql: 'date' }),
  read: (raw, _field, context) => readDate(raw, context),
  show: (value) => (typeof value === 'string' ? value : ''),
  check: checkDate,
}
