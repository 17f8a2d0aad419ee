import type { FieldKind } from './contract.ts'
import { MISSING, quote, refuse, said } from './raw.ts'

const EXPECTED = '指标代码，如 hazard.rectified_rate'
const REF = /^[a-z][a-z0-9_]{0,40}\.[a-z][a-z0-9_]{0,40}$/

/** An indicator by its reference `ledger.indicator`. Whether it is declared is asked where the declarations are. */
export const indicator: FieldKind = {
  type: 'indicator',
  title: '指标',
  settings: [],
  operand: 'other',
  column: () => ({ sql: 'text' }),
  read: (raw) => {
    const cell = said(raw, EXPECTED)
    if ('reading' in cell) return cell.reading
    if (cell.text === '无') return MISSING
    return REF.test(cell.text) ? { ok: true, value: cell.text } : refuse(`${quote(cell.text)}不是指标代码`, EXPECTED)
  },
  show: (value) => (typeof value === 'string' ? value : ''),
  check: (value) => (value === null || (typeof value === 'string' && REF.test(value)) ? null : '应为指标代码'),
}
