/** Values as PostgreSQL's COPY reads them: text format, one line a row. */
import type { Column, Value } from '../../ledger/index.ts'

const SPECIAL = /[\\\t\n\r]/
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

export const copyText = (text: string): string =>
  SPECIAL.test(text) ? text.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? '') : text

export const NULL = '\\N'

/** An array literal: every member quoted, so that commas, braces and empty texts stay what they are. */
const arrayText = (members: readonly unknown[]): string =>
  `{${members.map((member) => `"${String(member).replace(/[\\"]/g, '\\$&')}"`).join(',')}}`

/** Cells of one column; a sealed value is written by `copyBytes` instead. */
export const copyCell = (column: Column, value: Value): string => {
  if (value === null) return NULL
  if (typeof value === 'string') return copyText(value)
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  return copyText(column.sql === 'jsonb' ? JSON.stringify(value) : arrayText(value))
}

/** The backslash of a bytea's `\x` is itself escaped. */
export const copyBytes = (bytes: Buffer | null): string => (bytes === null ? NULL : `\\\\x${bytes.toString('hex')}`)
