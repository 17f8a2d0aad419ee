import { grouped, rounded } from '../decimal.ts'
import type { FieldDocument, Value } from '../document.ts'
import type { FieldKind } from './contract.ts'
import { accepted, boundTrouble, isNumber, readNumber, type NumberSort } from './number_text.ts'
import { boundFaults, quote, refuse } from './raw.ts'

const EXPECTED = '金额（元），如 3500.00'
const SORT: NumberSort = {
  expected: EXPECTED,
  prefix: /^([+-]?)(?:￥|¥|人民币|RMB|CNY):?([+-]?)/i,
  fits: (unit) => ['元', '元整', '圆', '圆整', '元人民币', '块'].includes(unit),
}

/** Cents are exact in a binary number only below some 90 万亿. */
const LARGEST = 1e13

function checkMoney(value: Value, field: FieldDocument): string | null {
  if (value === null) return null
  if (!isNumber(value)) return '应填金额'
  if (Math.abs(value) >= LARGEST) return '金额太大，请核对单位是不是元'
  if (rounded(value, 2) !== value) return '金额最多两位小数'
  return boundTrouble(value, field)
}

/** Yuan with two decimals. What a sheet has reckoned is rounded to cents; what was typed with more is asked about. */
export const money: FieldKind = {
  type: 'money',
  title: '金额',
  settings: ['min', 'max'],
  operand: 'number',
  column: () => ({ sql: 'numeric(18,2)' }),
  read: (raw, field) => {
    const read = readNumber(raw, field, SORT)
    if ('reading' in read) return read.reading
    const value = read.exact ? read.number : rounded(read.number, 2)
    if (rounded(value, 2) !== value) return refuse(`${quote(raw)}的小数超过两位`, EXPECTED)
    return accepted(value, checkMoney(value, field), raw, EXPECTED)
  },
  show: (value) => (isNumber(value) ? grouped(value, 2) : ''),
  check: checkMoney,
  faults: boundFaults,
}
