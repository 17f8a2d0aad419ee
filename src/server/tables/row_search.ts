/** Finding rows by words. */
import type { LedgerDocument } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'
import { hashColumn, storedFields } from './columns.ts'
import type { Seal } from './seal.ts'

/** Conditions on the row `r`: words that each stand somewhere in its texts or in its unit's name; or one whole sealed value. */
export const searched = (tx: Tx, ledger: LedgerDocument, search: string, seal: Seal): Sql[] =>
  search
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => anywhere(tx, ledger, word, seal))

const anywhere = (tx: Tx, ledger: LedgerDocument, word: string, seal: Seal): Sql => {
  const hits = storedFields(ledger).flatMap(({ name, column }): Sql[] => {
    if (column.sealed) return [sql`r.${sql.name(hashColumn(name))} = ${seal.hash(word)}::bytea`]
    return column.sql === 'text' ? [contains(sql`r.${sql.name(name)}`, word)] : []
  })
  const named = sql`r.unit in (
    select v.code from org.unit_version v where v.county = ${tx.actor.county} and ${contains(sql`v.name`, word)})`
  return sql`(${sql.join([...hits, named], ' or ')})`
}

/** Byte by byte, and letters without their case: the language's own rules would be a hundred times slower. */
const contains = (text: Sql, word: string): Sql => {
  const like = `%${word.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  return /[a-z]/i.test(word) ? sql`lower(${text} collate "C") like ${like}` : sql`${text} collate "C" like ${like}`
}
