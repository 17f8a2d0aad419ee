/** What the database refuses in a write of rows, in a clerk's words. */
import type { LedgerDocument } from '../../ledger/index.ts'
import { Problem } from '../db/problem.ts'
import { KEY_TAKEN } from './answers.ts'
import { keyOf, storedField } from './columns.ts'
import { masked } from './row_sql.ts'

interface Refused {
  readonly code?: string
  readonly constraint?: string
}

/** `row`: what was to be written, for saying which row is there already. */
export const writeRefusal = (
  error: unknown,
  ledger: LedgerDocument,
  row?: { readonly unit: string; readonly period: string | null; readonly values: Readonly<Record<string, unknown>> },
): unknown => {
  const { code, constraint } = error as Refused
  if (code === '23505' && constraint === `${ledger.name}_key`) {
    return new Problem('already_there', {
      what: row === undefined ? keyTitles(ledger) : keyWords(ledger, row),
      fields: keyOf(ledger),
    })
  }
  if (code === '23505' && constraint?.startsWith('event')) {
    return new Problem('wrong_request', { what: KEY_TAKEN })
  }
  // Row-level security said no where the rights in the code said yes: a ledger read by others only.
  if (code === '42501') return new Problem('not_yours', { what: `填报“${ledger.title}”` })
  if (code === '54000') return new Problem('too_much', { what: '作为唯一标识的内容', limit: '约900字' })
  return error
}

const TITLES: Readonly<Record<string, string>> = { unit: '单位', period: '期' }

const titleOf = (ledger: LedgerDocument, part: string): string => TITLES[part] ?? ledger.fields[part]?.title ?? part

const keyTitles = (ledger: LedgerDocument): string =>
  `${keyOf(ledger)
    .map((part) => titleOf(ledger, part))
    .join('、')}相同`

const keyWords = (
  ledger: LedgerDocument,
  row: { readonly unit: string; readonly period: string | null; readonly values: Readonly<Record<string, unknown>> },
): string =>
  keyOf(ledger)
    .map((part) => `${titleOf(ledger, part)}“${shown(ledger, part, row)}”`)
    .join('、')

const shown = (ledger: LedgerDocument, part: string, row: Parameters<typeof keyWords>[1]): string => {
  if (part === 'unit') return row.unit
  if (part === 'period') return row.period ?? ''
  const field = storedField(ledger, part)
  if (field === undefined) return ''
  const value = masked(field, (row.values[part] ?? null) as Parameters<typeof masked>[1])
  return field.kind.show(value, field.document)
}
