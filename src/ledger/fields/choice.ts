import type { FieldKind } from './contract.ts'
import { findOption, optionFaults } from './choice_text.ts'
import { cleaned, listed, said, textOf } from './raw.ts'

export const choice: FieldKind = {
  type: 'choice',
  title: '单选',
  settings: ['options'],
  operand: 'other',
  column: () => ({ sql: 'text' }),
  read: (raw, field) => {
    const options = field.options ?? []
    // An option may be called 不适用 or -; what the ledger offers comes before what such words usually mean.
    const exact = cleaned(textOf(raw) ?? '')
    if (options.includes(exact)) return { ok: true, value: exact }
    const cell = said(raw, `可选：${listed(options)}`)
    if ('reading' in cell) return cell.reading
    const found = findOption(cell.text, field)
    return 'option' in found ? { ok: true, value: found.option } : found
  },
  show: (value) => (typeof value === 'string' ? value : ''),
  check: (value, field) => {
    if (value === null) return null
    if (typeof value !== 'string') return '应选一项'
    return field.options?.includes(value) ? null : `应从${listed(field.options ?? [])}中选一项`
  },
  faults: optionFaults,
}
