/** What a row is called in lists of many ledgers. */
import type { LedgerDocument } from '../../ledger/index.ts'
import type { Row } from '../../ledger/wire.ts'
import type { Tx } from '../db/database.ts'
import { keyOf, storedField, type StoredField, storedFields } from './columns.ts'
import { labelled, shownFields } from './labels.ts'
import { masked } from './row_sql.ts'
import type { Tables } from './tables.ts'

/**
 * Its key where that may be read, else the first text that every row has, with a private one masked: of a pupil's case
 * the sex and the day of birth, which come after the name, tell nobody which it is.
 */
const titleFields = (ledger: LedgerDocument): readonly StoredField[] => {
  const parts = keyOf(ledger)
  const keyed = parts.length > 0 && parts.every((part) => storedField(ledger, part)?.column.sealed === undefined)
  if (keyed) return shownFields(ledger)
  const texts = storedFields(ledger).filter(({ document, kind }) => kind.type === 'text' && !document.retired)
  const first = texts.find(({ document }) => document.required === true)
  return first === undefined ? shownFields(ledger) : [first]
}

/** One for each row, in their order. The rows' values may be open: what is sealed is masked here. */
export const rowTitles = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  rows: readonly Row[],
): Promise<string[]> => {
  const shown = titleFields(ledger)
  const nothing = Object.fromEntries(storedFields(ledger).map(({ name }) => [name, null]))
  const only = rows.map((row) => {
    const values = shown.map((field) => [field.name, masked(field, row.values[field.name] ?? null)])
    return { ...row, values: { ...nothing, ...Object.fromEntries(values) } }
  })
  const named = await labelled(tx, tables, ledger, only)
  return named.map(({ id, period, values, labels }) => {
    const parts = shown.map(
      ({ name, kind, document }) => labels?.[name] ?? kind.show((values[name] ?? null) as never, document),
    )
    return [period ?? '', ...parts].filter((part) => part !== '').join(' ') || `第${id}号`
  })
}

/** What the row is called names nobody and comes out of no sealed ledger: it may leave the house. */
export const isOpenTitle = (ledger: LedgerDocument): boolean =>
  ledger.sealed !== true && titleFields(ledger).every(({ column }) => column.sealed === undefined)
