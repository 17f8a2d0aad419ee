/** The rows that the lines of a sheet speak of: by the token that a template gave them, or by the ledger's key. */
import type { LedgerDocument } from '../../ledger/index.ts'
import type { Actor, Database } from '../db/database.ts'
import { type KnownRow, knownRows } from '../tables/rows.ts'
import type { Tables } from '../tables/tables.ts'
import { acting } from './acting.ts'
import { cellText, type SheetRow } from './cell.ts'
import type { Duplicates, Keyed } from './duplicates.ts'
import { faultAt, type Faults } from './faults.ts'
import { readToken, type RowToken } from './machine_part.ts'
import type { SheetPlan } from './sheet_plan.ts'

/** A line that stands for a row: the row, or null where its token is none. */
export type Existing = ReadonlyMap<number, KnownRow | null>

const NONE: Existing = new Map()
const UNKNOWN: KnownRow = { seen: undefined, current: undefined, in_hands: false }

export class ExistingRows {
  /** Ids of rows met so far, with the line each stood in. */
  private readonly lines = new Map<number, number>()
  private readonly database: Database
  private readonly actor: Actor
  private readonly tables: Tables
  private readonly ledger: LedgerDocument

  constructor(database: Database, actor: Actor, tables: Tables, ledger: LedgerDocument) {
    this.database = database
    this.actor = actor
    this.tables = tables
    this.ledger = ledger
  }

  async byToken(rows: readonly SheetRow[], { token: column }: SheetPlan, faults: Faults): Promise<Existing> {
    if (column === null) return NONE
    const found = new Map<number, KnownRow | null>()
    const asked = new Map<number, RowToken>()
    for (const { row, cells } of rows) {
      const text = cellText(cells[column.column]).trim()
      if (text === '') continue
      const token = readToken(this.tables.seal, this.ledger.name, text)
      const first = token === null ? undefined : this.lines.get(token.id)
      found.set(row, null)
      const refuse = (says: string, expected: string): void =>
        faults.add(faultAt({ row, column: column.letter, title: column.heading, read: text, says, expected }))
      if (token === null) refuse('隐藏的系统行号被改动过', '把这一行的内容填到模板的空行里，或重新下载模板')
      else if (first !== undefined) refuse(`与第${first}行是同一条记录`, '只留一行；新增的写在空行里，不要复制整行')
      else {
        this.lines.set(token.id, row)
        asked.set(row, token)
      }
    }
    if (asked.size === 0) return found
    const known = await this.known([...asked.values()])
    for (const [row, { id }] of asked) found.set(row, known.get(id) ?? UNKNOWN)
    return found
  }

  /** The row of a template's token has been met, in whichever version. */
  met(token: string): boolean {
    return this.lines.has(readToken(this.tables.seal, this.ledger.name, token)?.id ?? -1)
  }

  /** By place in the list; rows that are in no table yet are not among them. */
  async byKey(rows: readonly Keyed[], keys: Duplicates): Promise<Map<number, KnownRow>> {
    const there = await keys.inTable(this.database, this.actor, rows)
    const known = await this.known(there.map(({ id }) => ({ id })))
    return new Map(
      there.flatMap(({ place, id }) => {
        const row = known.get(id)
        return row === undefined ? [] : [[place, row] as const]
      }),
    )
  }

  private known(asked: readonly { readonly id: number; readonly version?: number }[]): Promise<Map<number, KnownRow>> {
    return acting(this.database, this.actor, (tx) => knownRows(tx, this.tables, this.ledger, asked))
  }
}
