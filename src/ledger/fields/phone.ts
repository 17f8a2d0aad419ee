import type { Value } from '../document.ts'
import type { FieldKind, Raw, Reading } from './contract.ts'
import { compact, isScientific, MISSING, quote, refuse, said } from './raw.ts'

const EXPECTED = '11位手机号，或带区号的座机号'
const MOBILE = /^1[3-9]\d{9}$/
/** Area codes have three digits in the four municipalities and eight great cities, four elsewhere. */
const LANDLINE = /^(010|02\d|0[3-9]\d{2})-?(\d{7,8})(?:(?:-|转|分机)(\d{1,6}))?$/
const KEPT = /^(?:010|02\d|0[3-9]\d{2})-\d{7,8}(?:-\d{1,6})?$/

function checkPhone(value: Value): string | null {
  if (value === null) return null
  return typeof value === 'string' && (MOBILE.test(value) || KEPT.test(value)) ? null : `应填${EXPECTED}`
}

/** What is wrong with a number, without repeating it. */
function trouble(number: string): string {
  if (/[、，,;；/]/.test(number)) return '填了不止一个号码'
  if (/^1\d+$/.test(number)) {
    return number.length === 11 ? '不是手机号的号段' : `手机号应为11位，读到${number.length}位`
  }
  if (/^[2-8]\d{6,7}$/.test(number)) return '座机号没有区号'
  return '不是电话号码'
}

function readPhone(raw: Raw): Reading {
  const cell = said(raw, EXPECTED)
  if ('reading' in cell) return cell.reading
  if (cell.text === '无') return MISSING
  const written = compact(cell.text).replace(/^['’‘`]/, '')
  if (isScientific(written)) return refuse(`${quote(written)}是科学计数法，看不出全部数字`, EXPECTED)
  const number = written.replace(/^(?:\+|00)86-?|^86(?=1\d{10}$)/, '').replace(/[()]/g, '')
  const mobile = number.replaceAll('-', '')
  if (MOBILE.test(mobile)) return { ok: true, value: mobile }
  const [, area, local, extension] = LANDLINE.exec(number) ?? []
  if (!area || !local) return refuse(trouble(number), EXPECTED)
  return { ok: true, value: [area, local, extension].filter((part) => part !== undefined).join('-') }
}

/** A mobile number as eleven digits, or a landline as area code, number and perhaps extension: 0816-2345678-801. */
export const phone: FieldKind = {
  type: 'phone',
  title: '电话',
  settings: [],
  operand: 'other',
  column: () => ({ sql: 'bytea', sealed: true }),
  read: readPhone,
  show: (value) => (typeof value === 'string' ? value : ''),
  check: checkPhone,
  mask: (value) => {
    if (typeof value !== 'string' || value === '') return ''
    return value.length < 11 ? '****' : `${value.slice(0, 3)}****${value.slice(-4)}`
  },
}
