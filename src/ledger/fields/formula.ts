import { digits, rounded } from '../decimal.ts'
import { isFormulaFault, parseFormula } from '../formula.ts'
import type { FieldKind } from './contract.ts'
import { MISSING, refuse, textOf } from './raw.ts'

/** Reckoned from other fields whenever it is asked for; nothing is stored and nothing can be filled in. */
export const formula: FieldKind = {
  type: 'formula',
  title: '计算',
  settings: ['formula', 'places'],
  operand: 'number',
  column: () => null,
  read: (raw) => (textOf(raw)?.trim() === '' ? MISSING : refuse('这一列由系统计算', '留空')),
  show: (value, field) => (typeof value === 'number' ? digits(rounded(value, field.places ?? 4), field.places) : ''),
  check: (value) => (value === null ? null : '这一项由系统计算，不能填写'),
  faults: (field, path) => {
    const parsed = parseFormula(field.formula ?? '')
    return isFormulaFault(parsed) ? [{ path: `${path}.formula`, says: parsed.says }] : []
  },
}
