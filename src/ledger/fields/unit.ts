import type { FieldKind } from './contract.ts'
import { MISSING, quote, refuse, said } from './raw.ts'

const EXPECTED = '单位名称或代码'
const CODE = /^[^\s\p{Cc}]{1,64}$/u

/** A unit by its code; read by code or by name. */
export const unit: FieldKind = {
  type: 'unit',
  title: '单位',
  settings: ['level'],
  operand: 'other',
  column: () => ({ sql: 'text' }),
  read: (raw, _field, context) => {
    const cell = said(raw, EXPECTED)
    if ('reading' in cell) return cell.reading
    if (cell.text === '无') return MISSING
    const found = context.unit ? context.unit(cell.text) : { code: cell.text }
    if (!found) return refuse(`没有${quote(cell.text)}这个单位`, EXPECTED)
    if ('many' in found) return refuse(`叫${quote(cell.text)}的单位有${found.many}个`, '单位代码')
    return CODE.test(found.code) ? { ok: true, value: found.code } : refuse(`${quote(cell.text)}不是单位代码`, EXPECTED)
  },
  show: (value) => (typeof value === 'string' ? value : ''),
  check: (value) => {
    return value === null || (typeof value === 'string' && CODE.test(value)) ? null : '应为单位代码'
  },
}
