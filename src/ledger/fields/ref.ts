import type { FieldKind } from './contract.ts'
import { MISSING, quote, refuse, said } from './raw.ts'

const EXPECTED = '已登记的一条记录'

function isRowId(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0
}

/**
 * A row of another ledger, by its id. Where the context can look keys up, the cell comes from a sheet and shows such
 * a key; a number is then a key too, because taking it for an id could point at a stranger's row.
 */
export const ref: FieldKind = {
  type: 'ref',
  title: '引用',
  settings: ['ledger'],
  operand: 'other',
  column: () => ({ sql: 'bigint' }),
  read: (raw, field, context) => {
    if (!context.row && isRowId(raw)) return { ok: true, value: raw }
    const cell = said(raw, EXPECTED)
    if ('reading' in cell) return cell.reading
    if (cell.text === '无') return MISSING
    const id = context.row ? context.row(field.ledger ?? '', cell.text) : Number(cell.text)
    return isRowId(id) ? { ok: true, value: id } : refuse(`没有${quote(cell.text)}这条记录`, EXPECTED)
  },
  show: (value) => (typeof value === 'number' ? String(value) : ''),
  check: (value) => (value === null || isRowId(value) ? null : '应为一条记录的编号'),
  faults: (field, path) => (field.ledger ? [] : [{ path: `${path}.ledger`, says: '要说明引用哪本台账' }]),
}
