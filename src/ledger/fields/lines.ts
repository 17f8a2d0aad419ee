import type { Fault, FieldDocument, LineValues, Value } from '../document.ts'
import type { FieldKind, Raw, ReadContext, Reading } from './contract.ts'
import { MISSING, quote, refuse, textOf } from './raw.ts'

const EXPECTED = '在网页里逐行填写的明细'
const MOST = 500
type KindOf = (field: FieldDocument) => FieldKind
type Line = Readonly<Record<string, Value>>

/** Looks like a line; what its cells hold is for their own kinds to say. */
function isLine(value: unknown): value is Line {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}

function columnsOf(field: FieldDocument): readonly (readonly [string, FieldDocument])[] {
  return Object.entries(field.fields ?? {})
}

/** One line of the inner table, every column in it, or the first thing that is wrong. */
function readLine(line: Line, place: string, field: FieldDocument, context: ReadContext, kindOf: KindOf) {
  const values: Record<string, Value> = {}
  const stray = Object.keys(line).find((name) => !Object.hasOwn(field.fields ?? {}, name))
  if (stray !== undefined) return refuse(`${place}没有${quote(stray)}这一列`, EXPECTED)
  for (const [name, column] of columnsOf(field)) {
    const raw = Object.hasOwn(line, name) ? (line[name] ?? null) : null
    const read = kindOf(column).read(raw, column, context)
    if (!read.ok) return refuse(`${place}“${column.title}”：${read.says}`, read.expected)
    values[name] = read.value
  }
  return { values: values as LineValues }
}

function readLines(raw: Raw, field: FieldDocument, context: ReadContext, kindOf: KindOf): Reading {
  if (!Array.isArray(raw)) return textOf(raw)?.trim() === '' ? MISSING : refuse('明细不能写在一个格子里', EXPECTED)
  if (raw.length > MOST) return refuse(`明细最多${MOST}行，现有${raw.length}行`, EXPECTED)
  const lines: LineValues[] = []
  for (const [index, line] of raw.entries()) {
    if (!isLine(line)) return refuse(`第${index + 1}行不是明细`, EXPECTED)
    const read = readLine(line, `第${index + 1}行`, field, context, kindOf)
    if ('says' in read) return read
    if (Object.values(read.values).some((value) => value !== null)) lines.push(read.values)
  }
  const trouble = checkLines(lines, field, kindOf)
  if (trouble) return refuse(trouble, EXPECTED)
  return lines.length > 0 ? { ok: true, value: lines } : MISSING
}

function checkLines(lines: readonly unknown[], field: FieldDocument, kindOf: KindOf): string | null {
  if (lines.length > MOST) return `明细最多${MOST}行，现有${lines.length}行`
  for (const [index, line] of lines.entries()) {
    const trouble = isLine(line) ? checkLine(line, field, kindOf) : '不是明细'
    if (trouble) return `第${index + 1}行${trouble}`
  }
  return null
}

function checkLine(line: Line, field: FieldDocument, kindOf: KindOf): string | null {
  const stray = Object.keys(line).find((name) => !Object.hasOwn(field.fields ?? {}, name))
  if (stray !== undefined) return `没有${quote(stray)}这一列`
  for (const [name, column] of columnsOf(field)) {
    const value = Object.hasOwn(line, name) ? (line[name] ?? null) : null
    const trouble = kindOf(column).check(value, column)
    if (trouble) return `“${column.title}”：${trouble}`
    if (value === null && column.required === true) return `“${column.title}”没有填`
  }
  return null
}

/** Types that need a place of their own in a row and so cannot stand inside a line. */
const OUTSIDE: readonly string[] = ['lines', 'formula', 'file', 'idNumber', 'phone']

function innerFaults(field: FieldDocument, path: string, kindOf: KindOf): Fault[] {
  const columns = columnsOf(field)
  if (columns.length === 0) return [{ path: `${path}.fields`, says: '明细至少要有一列' }]
  return columns.flatMap(([name, column]) => {
    const place = `${path}.fields.${name}`
    if (OUTSIDE.includes(column.type)) return [{ path: place, says: `明细里不能放${kindOf(column).title}` }]
    if (column.private) return [{ path: `${place}.private`, says: '明细里的列不能加密，请放到明细外面' }]
    return kindOf(column).faults?.(column, place) ?? []
  })
}

/** The inner table. It asks the other kinds for its columns, and they are handed in because it is one of them. */
export function linesKind(kindOf: KindOf): FieldKind {
  return {
    type: 'lines',
    title: '明细',
    settings: ['fields'],
    operand: 'other',
    column: () => ({ sql: 'jsonb' }),
    read: (raw, field, context) => readLines(raw, field, context, kindOf),
    show: (value) => (Array.isArray(value) && value.length > 0 ? `${value.length}行` : ''),
    check: (value, field) => {
      if (value === null) return null
      if (!Array.isArray(value)) return '应为明细'
      return value.length === 0 ? '没有明细的请留空' : checkLines(value, field, kindOf)
    },
    faults: (field, path) => innerFaults(field, path, kindOf),
  }
}
