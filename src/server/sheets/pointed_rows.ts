/**
 * Rows of other ledgers by what they are called there, for columns that point at them. Reading is synchronous, so the
 * names of a batch are looked up beforehand.
 */
import type { LedgerDocument } from '../../ledger/index.ts'
import type { Actor, Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { tableOf } from '../tables/columns.ts'
import { shownFields } from '../tables/labels.ts'
import type { Tables } from '../tables/tables.ts'
import { acting } from './acting.ts'

export class PointedRows {
  private readonly database: Database
  private readonly actor: Actor
  private readonly tables: Tables
  private readonly known = new Map<string, Map<string, number | null>>()

  constructor(database: Database, actor: Actor, tables: Tables) {
    this.database = database
    this.actor = actor
    this.tables = tables
  }

  /** The row of that name; undefined where there is none, or where several are called so. */
  find = (ledger: string, text: string): number | undefined => this.known.get(ledger)?.get(plain(text)) ?? undefined

  /** Looks up the names of a batch that were not met before. */
  async prepare(ledger: string, texts: readonly string[]): Promise<void> {
    const target = this.tables.catalogue.ledger(ledger)
    if (target === undefined) return
    const known = this.known.get(ledger) ?? new Map<string, number | null>()
    this.known.set(ledger, known)
    const asked = [...new Set(texts.map(plain))].filter((text) => text !== '' && !known.has(text))
    if (asked.length === 0) return
    for (const text of asked) known.set(text, null)
    for (const { id, name, times } of await this.look(target, asked)) known.set(name, times === 1 ? id : null)
  }

  private look(target: LedgerDocument, asked: readonly string[]) {
    const parts = shownFields(target).map(({ name }) => sql`r.${sql.name(name)}::text`)
    const called = sql`replace(concat_ws(' ', nullif(r.period, ''), ${sql.join(parts)}), ' ', '')`
    return acting(this.database, this.actor, (tx) =>
      tx.rows<{ id: number; name: string; times: number }>(sql`
        select min(c.id) as id, c.name, count(*) as times
        from (
          select r.id, ${parts.length === 0 ? sql`'第' || r.id || '号'` : called} as name from ${tableOf(target)} r
          where r.county = ${tx.actor.county} and r.closed_at is null
        ) c
        where c.name = any(${asked}::text[]) group by c.name`),
    )
  }
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')
