import type { LedgerDocument } from '../../ledger/document.ts'
import { kindOf } from '../../ledger/fields/index.ts'
import type { Row } from '../../ledger/wire.ts'

const SHOWN = 3

/** A row in few words: its key, or its first fields where it has none. Private fields stay out. */
export const wordsOfRow = (row: Row, document: LedgerDocument): string => {
  const declared = Object.entries(document.fields).filter(([, field]) => field.private === undefined)
  const keyed = declared.filter(([name]) => document.key?.includes(name) === true)
  const words = (keyed.length > 0 ? keyed : declared).slice(0, SHOWN).flatMap(([name, field]) => {
    const value = row.values[name] ?? null
    const shown = row.labels?.[name] ?? kindOf(field).show(value, field)
    return shown === '' ? [] : [shown]
  })
  return words.length > 0 ? words.join(' · ') : `#${row.id}`
}
