import type { FieldDocument, Value } from '../document.ts'
import type { FieldKind, Reading } from './contract.ts'
import { cleaned, exactDigits, isSheetError, markOf, MISSING, quote, refuse, textOf } from './raw.ts'

const LONGEST = 2_000

function longestOf(field: FieldDocument): number {
  return field.longest ?? LONGEST
}

/** Characters as people count them; the cheap count decides where it can. */
function tooLong(text: string, field: FieldDocument): string | null {
  const longest = longestOf(field)
  if (text.length <= longest) return null
  const characters = text.length > longest * 4 ? text.length : Array.from(text).length
  return characters > longest ? `有${characters}个字，超过${longest}个字` : null
}

function checkText(value: Value, field: FieldDocument): string | null {
  if (value === null) return null
  if (typeof value !== 'string') return '应填文字'
  if (value === '') return '没有内容的请留空'
  const over = tooLong(value, field)
  if (over) return over
  return value === cleaned(value) ? null : '首尾有空格，或含有看不见的字符'
}

function maskText(value: Value): string {
  return typeof value === 'string' && value !== '' ? `${String.fromCodePoint(value.codePointAt(0) ?? 0)}**` : ''
}

function readText(raw: Parameters<FieldKind['read']>[0], field: FieldDocument): Reading {
  const expected = `不超过${longestOf(field)}个字的文字`
  const original = textOf(raw)
  if (original === undefined) return refuse(`${quote(raw)}不能读作文字`, expected)
  if (!exactDigits(raw)) {
    return refuse(
      `${field.private ? '这个数' : quote(raw)}超过15位，Excel 已改掉末尾的数字`,
      '把这一列设为文本格式后重填',
    )
  }
  const text = cleaned(original)
  if (text === '') return MISSING
  if (isSheetError(text)) return refuse(`${quote(text)}是表格公式出的错`, expected)
  const mark = markOf(text)
  if (mark) return { ok: true, value: null, mark }
  const over = tooLong(text, field)
  if (over) return refuse(`${field.private ? maskText(text) : quote(text)}${over}`, expected)
  return { ok: true, value: text }
}

/** Running text. A dash or 无 may be meant as written, so only an empty cell is missing. */
export const text: FieldKind = {
  type: 'text',
  title: '文字',
  settings: ['private', 'longest'],
  operand: 'other',
  column: (field) => (field.private ? { sql: 'bytea', sealed: true } : { sql: 'text' }),
  read: readText,
  show: (value) => (typeof value === 'string' ? value : ''),
  check: checkText,
  mask: maskText,
  faults: (field, path) => {
    const longest = longestOf(field)
    if (Number.isInteger(longest) && longest >= 1 && longest <= 100_000) return []
    return [{ path: `${path}.longest`, says: '最多字数应为 1 到 100000 的整数' }]
  },
}
