import { dayOf, daysInMonth } from '../day.ts'
import type { Value } from '../document.ts'
import type { FieldKind, Raw, Reading } from './contract.ts'
import { compact, exactDigits, isScientific, MISSING, quote, refuse, said } from './raw.ts'

const EXPECTED = '18位身份证号，单元格设为文本格式'
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const CHECKS = '10X98765432'

/** The last character that GB 11643-1999 gives to the first seventeen digits (ISO 7064, MOD 11-2). */
export function checkCharacter(seventeen: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(seventeen[index]), 0)
  return CHECKS[sum % 11] ?? ''
}

/** The day of birth that a number of eighteen characters carries; null when there is no such day. */
export function birthDay(number: string): string | null {
  const year = Number(number.slice(6, 10))
  const month = Number(number.slice(10, 12))
  const date = Number(number.slice(12, 14))
  if (year < 1900 || year > 2199 || date < 1 || date > daysInMonth(year, month)) return null
  return dayOf(year, month, date)
}

/** Never repeats the number: messages are kept where numbers are not encrypted. */
function trouble(number: string): string | null {
  if (!/^\d{17}[\dX]$/.test(number)) return shapeTrouble(number)
  if (!birthDay(number)) return '身份证号第7到14位不是出生日期'
  return checkCharacter(number) === number[17] ? null : '身份证号校验码不对，请逐位核对'
}

function shapeTrouble(number: string): string {
  if (/^\d{15}$/.test(number)) return '是15位的旧身份证号'
  const count = Array.from(number).length
  return count === 18 ? '身份证号里有不该有的字符' : `身份证号应为18位，读到${count}位`
}

function checkIdNumber(value: Value): string | null {
  return value === null ? null : typeof value === 'string' ? trouble(value) : '应填身份证号'
}

function readIdNumber(raw: Raw): Reading {
  if (!exactDigits(raw)) return refuse('身份证号存成了数字，Excel 已改掉末尾几位', EXPECTED)
  const cell = said(raw, EXPECTED)
  if ('reading' in cell) return cell.reading
  if (cell.text === '无') return MISSING
  const number = compact(cell.text)
    .replace(/^['’‘`]|-/g, '')
    .toUpperCase()
  if (isScientific(number)) return refuse(`${quote(number)}是科学计数法，Excel 已丢掉后面的数字`, EXPECTED)
  const says = trouble(number)
  return says ? refuse(says, EXPECTED) : { ok: true, value: number }
}

/**
 * A citizen's identity number by GB 11643-1999: shape, birth date and check character. The six digits of the place
 * are not looked up, because places are renamed and dissolved while numbers stay.
 */
export const idNumber: FieldKind = {
  type: 'idNumber',
  title: '身份证号',
  settings: [],
  operand: 'other',
  column: () => ({ sql: 'bytea', sealed: true }),
  read: readIdNumber,
  show: (value) => (typeof value === 'string' ? value : ''),
  check: checkIdNumber,
  mask: (value) => {
    if (typeof value !== 'string' || value === '') return ''
    return value.length < 15 ? '****' : `${value.slice(0, 6)}****${value.slice(-4)}`
  },
}
