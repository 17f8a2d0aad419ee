/** Rows that no two may be alike in: found within the file and against the table before anything is written. */
import { kindOf, type LedgerDocument, type Value, type Values } from '../../ledger/index.ts'
import type { Actor, Database } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'
import { hashColumn, keyOf, sealable, storedField, tableOf } from '../tables/columns.ts'
import type { Tables } from '../tables/tables.ts'
import { acting } from './acting.ts'

/** A row of the only file by its number; of one among many by its words. */
export type Place = number | string

export interface Keyed {
  readonly unit: string
  readonly period: string | null
  readonly values: Values
}

/** One part of the key: how it is taken from a row and compared in the table. */
interface Part {
  readonly name: string
  readonly title: string
  readonly sql: Sql
  readonly type: string
  of(row: Keyed): Value
  stored(value: Value): unknown
}

export class Duplicates {
  readonly parts: readonly Part[]
  private readonly ledger: LedgerDocument
  private readonly seen = new Map<string, Place>()

  constructor(tables: Tables, ledger: LedgerDocument) {
    this.ledger = ledger
    this.parts = keyOf(ledger).map((name) => partOf(tables, ledger, name))
  }

  /** The titles of the key, for words. */
  get title(): string {
    return this.parts.map(({ title }) => title).join('、')
  }

  /** Where the row with the same key stands; undefined for the first of its kind. A key with a gap equals none. */
  before(row: Keyed, place: Place): Place | undefined {
    const key = this.keyIn(row)
    if (key === null) return undefined
    const first = this.seen.get(key)
    if (first === undefined) this.seen.set(key, place)
    return first
  }

  // Put together from parts, the key is a text of its own and does not keep the piece of the file alive.
  private keyIn(row: Keyed): string | null {
    if (this.parts.length === 0) return null
    let key = ''
    for (const part of this.parts) {
      const value = part.of(row)
      if (value === null) return null
      key += `${typeof value === 'string' ? value : JSON.stringify(value)}\u001f`
    }
    return key
  }

  /** Which of the rows (by their place in the list) are in the table already, as far as the actor may see. */
  async inTable(database: Database, actor: Actor, rows: readonly Keyed[]): Promise<{ place: number; id: number }[]> {
    if (this.parts.length === 0 || rows.length === 0) return []
    const lists = this.parts.map((part) => rows.map((row) => part.stored(part.of(row))))
    const given = this.parts.map((part, i) => sql`${lists[i]}::${sql.raw(part.type)}[]`)
    const names = this.parts.map((_, i) => sql.name(`k${i}`))
    const equal = this.parts.map((part, i) => sql`and r.${part.sql} = k.${names[i] ?? sql.empty}`)
    const found = await acting(database, actor, (tx) =>
      tx.rows<{ place: number; id: number }>(sql`
        select k.place::int as place, r.id
        from unnest(${sql.join(given)}) with ordinality k(${sql.join(names)}, place)
        join ${tableOf(this.ledger)} r on r.county = ${actor.county} and r.closed_at is null ${sql.join(equal, ' ')}`),
    )
    return found.map(({ place, id }) => ({ place: place - 1, id }))
  }
}

const partOf = (tables: Tables, ledger: LedgerDocument, name: string): Part => {
  const same = (value: Value): unknown => value
  if (name === 'unit')
    return { name, title: '单位', sql: sql.name('unit'), type: 'text', of: (row) => row.unit, stored: same }
  if (name === 'period')
    return { name, title: '期', sql: sql.name('period'), type: 'text', of: (row) => row.period, stored: same }
  const field = storedField(ledger, name)
  const document = ledger.fields[name]
  const column = document === undefined ? null : kindOf(document).column(document)
  const of = (row: Keyed): Value => row.values[name] ?? null
  const title = document?.title ?? name
  if (field?.column.sealed) {
    const hash = (value: Value): unknown => (value === null ? null : tables.seal.hash(sealable(value)))
    return { name, title, sql: sql.name(hashColumn(name)), type: 'bytea', of, stored: hash }
  }
  return { name, title, sql: sql.name(name), type: column?.sql ?? 'text', of, stored: same }
}
