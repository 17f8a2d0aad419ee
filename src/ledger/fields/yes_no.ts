import type { FieldKind } from './contract.ts'
import { compact, quote, refuse, said } from './raw.ts'

const EXPECTED = '是或否'
const YES = new Set('是 是的 √ ✓ ✔ ☑ ■ 有 对 具备 y yes 1 true t'.split(' '))
const NO = new Set('否 不是 × ✗ ✘ ✕ ☒ ☐ □ x 无 没 没有 不 错 n no 0 false f'.split(' '))

export const yesNo: FieldKind = {
  type: 'yesNo',
  title: '是否',
  settings: [],
  operand: 'boolean',
  column: () => ({ sql: 'boolean' }),
  read: (raw) => {
    if (typeof raw === 'boolean') return { ok: true, value: raw }
    if (raw === '是') return { ok: true, value: true }
    if (raw === '否') return { ok: true, value: false }
    const cell = said(raw, EXPECTED)
    if ('reading' in cell) return cell.reading
    const word = compact(cell.text).toLowerCase()
    if (YES.has(word)) return { ok: true, value: true }
    if (NO.has(word)) return { ok: true, value: false }
    return refuse(`${quote(cell.text)}看不出是还是否`, EXPECTED)
  },
  show: (value) => (value === true ? '是' : value === false ? '否' : ''),
  check: (value) => (value === null || typeof value === 'boolean' ? null : '应填是或否'),
}
