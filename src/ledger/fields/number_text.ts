import { digits, shifted } from '../decimal.ts'
import type { FieldDocument, Value } from '../document.ts'
import type { Raw, Reading } from './contract.ts'
import { compact, isScientific, quote, refuse, said, type Refusal } from './raw.ts'

/** What the number types tell the common reader about themselves. */
export interface NumberSort {
  /** 整数, 数, 金额. */
  readonly expected: string
  /** Spellings in front of the number: ￥, 人民币. The sign before and after it are its two groups. */
  readonly prefix?: RegExp
  /** The unit that may stand behind the number, once it is narrowed and without its 万 or 亿. */
  fits(unit: string, field: FieldDocument): boolean
}
/** The number, or why not; `exact` is false when it came from a sheet that may have reckoned it. */
export type NumberReading = { readonly number: number; readonly exact: boolean } | { readonly reading: Reading }

const SCALES: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 }
const BARE = /^[+-]?\d{1,15}(\.\d{1,15})?$/
const NUMBER = /^([+-]?)(\d{1,3}(?:,\d{3})+(?!\d)|\d+)?(\.\d*)?([十百千万亿]*)(.*)$/s

/** Reads a number as clerks write it: ` 3,500.00元`, `1.2万`, `（3,500）`, full-width. Marks and gaps are passed on. */
export function readNumber(raw: Raw, field: FieldDocument, sort: NumberSort): NumberReading {
  if (typeof raw === 'number') return ofNumber(raw, sort)
  // What nearly every cell of a large sheet is.
  if (typeof raw === 'string' && BARE.test(raw)) return { number: Number(raw) + 0, exact: true }
  if (typeof raw === 'boolean') return { reading: refuse(`${quote(raw ? '是' : '否')}不是数`, sort.expected) }
  const cell = said(raw, sort.expected)
  if ('reading' in cell) return cell
  const text = compact(cell.text)
  if (BARE.test(text)) return { number: Number(text) + 0, exact: true }
  if (text === '无') return { reading: refuse('“无”说不清是零还是没有数', '没有发生的填 0，不适用的填“不适用”') }
  if (isScientific(text)) {
    return { reading: refuse(`${quote(text)}是科学计数法，Excel 可能已丢掉后面的数字`, '写出全部数字') }
  }
  return ofText(text.replace(/^\((.+)\)$/, '-$1'), cell.text, field, sort)
}

function ofNumber(raw: number, sort: NumberSort): NumberReading {
  if (!Number.isFinite(raw)) return { reading: refuse('不是一个数', sort.expected) }
  // Sheets hand over 0.1 + 0.2 as 0.30000000000000004; fifteen digits are what they show.
  return { number: Number(raw.toPrecision(15)) + 0, exact: Number.isInteger(raw) }
}

function ofText(text: string, original: string, field: FieldDocument, sort: NumberSort): NumberReading {
  const bare = sort.prefix ? text.replace(sort.prefix, '$1$2') : text
  const [, sign = '', whole = '', decimals = '', scales = '', unit = ''] = NUMBER.exec(bare) ?? []
  if (!whole && !/\d/.test(decimals)) return { reading: refuse(`${quote(original)}不是数`, sort.expected) }
  const value = Number(`${sign}${whole.replaceAll(',', '')}${decimals}`) + 0
  const own = compact(field.unit ?? '')
  if (scales && own.startsWith(scales) && (unit === '' || scales + unit === own)) return { number: value, exact: true }
  const trouble = unitTrouble(unit, own, scales, original, field, sort)
  if (trouble) return { reading: trouble }
  const power = Array.from(scales).reduce((sum, scale) => sum + (SCALES[scale] ?? 0), 0)
  return { number: shifted(value, power), exact: true }
}

function unitTrouble(
  unit: string,
  own: string,
  scales: string,
  original: string,
  field: FieldDocument,
  sort: NumberSort,
): Refusal | null {
  if (/^[,.\d]/.test(unit)) return refuse(`${quote(original)}里的逗号或小数点位置不对`, sort.expected)
  if (unit.startsWith('%') && own !== '%') {
    return refuse(`${quote(original)}带百分号，这里填的不是百分数`, sort.expected)
  }
  if (scales && /^[十百千万亿]/.test(own))
    return refuse(`${quote(original)}的单位不是${own}`, `以${own}为单位的${sort.expected}`)
  if (unit === '' || sort.fits(unit, field)) return null
  if (own) return refuse(`${quote(original)}的单位不是${own}`, `以${own}为单位的${sort.expected}`)
  return refuse(`${quote(original)}里的${quote(unit)}不认识`, `只写数字的${sort.expected}`)
}

/** Words that count pieces; none of them changes the size of the number. */
const COUNTERS =
  '人 名 位 个 所 处 次 件 项 份 台 套 册 本 间 户 条 篇 场 节 例 起 班 校 家 辆 张 批 期 门 科 岁'.split(' ')
const ALIKE: readonly (readonly string[])[] = [
  ['平方米', '平米', '平方', 'm2', 'm²'],
  ['分钟', '分'],
  ['小时', '时'],
  ['公里', 'km', '千米'],
  ['天', '日'],
]

/** Whether a written unit is the field's own, another word for it, or a counter beside a counter. */
export function unitFits(unit: string, field: FieldDocument): boolean {
  const own = compact(field.unit ?? '')
  if (unit === own) return true
  const counters = COUNTERS.includes(unit) && (own === '' || COUNTERS.includes(own))
  return counters || ALIKE.some((words) => words.includes(unit) && words.includes(own))
}

/** Whether a canonical number keeps the field's bounds; null when it does. */
export function boundTrouble(value: number, field: FieldDocument): string | null {
  if (field.min !== undefined && value < field.min) return `不能小于 ${digits(field.min)}`
  if (field.max !== undefined && value > field.max) return `不能大于 ${digits(field.max)}`
  return null
}

/** The reading of a number that has been understood, when the type's own check finds no fault in it. */
export function accepted(value: number, trouble: string | null, raw: Raw, expected: string): Reading {
  if (!trouble) return { ok: true, value }
  return refuse(`${typeof raw === 'object' ? digits(value) : quote(raw)}：${trouble}`, expected)
}

export function isNumber(value: Value): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}
