import { digits, rounded } from '../decimal.ts'
import type { FieldDocument, Value } from '../document.ts'
import type { FieldKind } from './contract.ts'
import { accepted, boundTrouble, isNumber, readNumber, unitFits, type NumberSort } from './number_text.ts'
import { boundFaults } from './raw.ts'

const SORT: NumberSort = { expected: '数', fits: unitFits }
const MOST_PLACES = 10

function checkNumber(value: Value, field: FieldDocument): string | null {
  if (value === null) return null
  if (!isNumber(value)) return '应填数'
  if (Math.abs(value) >= 1e15) return '数字太大，不能超过15位'
  if (field.places !== undefined && rounded(value, field.places) !== value) return `最多保留${field.places}位小数`
  return boundTrouble(value, field)
}

/** A number with decimals. `places` says how many are kept; more of them are rounded when reading. */
export const number: FieldKind = {
  type: 'number',
  title: '数',
  settings: ['min', 'max', 'places'],
  operand: 'number',
  column: () => ({ sql: 'numeric' }),
  read: (raw, field) => {
    const read = readNumber(raw, field, SORT)
    if ('reading' in read) return read.reading
    const value = rounded(read.number, field.places ?? MOST_PLACES)
    return accepted(value, checkNumber(value, field), raw, SORT.expected)
  },
  show: (value, field) => (isNumber(value) ? digits(value, field.places) : ''),
  check: checkNumber,
  faults: (field, path) => {
    const places = field.places ?? 0
    const fits = Number.isInteger(places) && places >= 0 && places <= MOST_PLACES
    const own = fits ? [] : [{ path: `${path}.places`, says: `小数位数应为 0 到 ${MOST_PLACES} 的整数` }]
    return [...own, ...boundFaults(field, path)]
  },
}
