import { digits } from '../decimal.ts'
import type { FieldDocument, Value } from '../document.ts'
import type { FieldKind } from './contract.ts'
import { accepted, boundTrouble, isNumber, readNumber, unitFits, type NumberSort } from './number_text.ts'
import { boundFaults, quote, refuse } from './raw.ts'

const EXPECTED = '整数'
const SORT: NumberSort = { expected: EXPECTED, fits: unitFits }

function checkInteger(value: Value, field: FieldDocument): string | null {
  if (value === null) return null
  if (!isNumber(value)) return '应填整数'
  if (!Number.isInteger(value)) return '应填整数，不能有小数'
  if (Math.abs(value) >= 1e15) return '超过15位；如果是证件号或编号，请放在文字列'
  return boundTrouble(value, field)
}

export const integer: FieldKind = {
  type: 'integer',
  title: '整数',
  settings: ['min', 'max'],
  operand: 'number',
  column: () => ({ sql: 'bigint' }),
  read: (raw, field) => {
    const read = readNumber(raw, field, SORT)
    if ('reading' in read) return read.reading
    if (!Number.isInteger(read.number)) return refuse(`${quote(raw)}有小数`, EXPECTED)
    return accepted(read.number, checkInteger(read.number, field), raw, EXPECTED)
  },
  show: (value) => (isNumber(value) ? digits(value) : ''),
  check: checkInteger,
  faults: boundFaults,
}
