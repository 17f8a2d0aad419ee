/** Cells that are known beforehand from other rows: the latest that counts, of the same unit. */
import {
  type Column,
  fillable,
  type LedgerDocument,
  type Prefill,
  type Prefilled,
  prefillsOf,
  type Value,
} from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { outOfColumn, storedField } from './columns.ts'
import { operandSql } from './formula_sql.ts'
import { latestAt, pointOf, type Source } from './latest.ts'
import type { Tables } from './tables.ts'

export interface PrefillPlace {
  readonly unit: string
  readonly period: string | null
}

/** By field name. */
export type PrefilledCells = Readonly<Record<string, Prefilled>>

/** A cell, the source it comes from and how it is read. */
interface Filled extends Prefill {
  readonly source: LedgerDocument
  /** Null: it is computed, a number. */
  readonly column: Column | null
}

/** Cells that come from fields of ledgers; those that come from figures are asked a floor higher. */
const filledFrom = ({ catalogue }: Tables, ledger: LedgerDocument): Filled[] =>
  prefillsOf(ledger).flatMap((prefill): Filled[] => {
    const source = catalogue.ledger(prefill.ledger)
    if (source === undefined || !Object.hasOwn(source.fields, prefill.item)) return []
    const column = storedField(source, prefill.item)?.column ?? null
    return column?.sealed ? [] : [{ ...prefill, source, column }]
  })

/**
 * For each place the cells that rows tell, with where each comes from: of other ledgers at or before the period's end,
 * of the ledger itself from before the period. One query, or none where nothing is pre-filled.
 */
export const prefilledFromRows = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  places: readonly PrefillPlace[],
): Promise<PrefilledCells[]> => {
  const filled = filledFrom(tables, ledger)
  if (filled.length === 0 || places.length === 0) return places.map(() => ({}))
  const ledgers = [...new Set(filled.map(({ source }) => source))]
  const sources = ledgers.map((source): Source => {
    const items = new Map(filled.filter((one) => one.source === source).map((one) => [one.item, one]))
    const columns = [...items.values()].map(({ item, column }) => ({
      name: item,
      at: column === null ? operandSql(source, item, 'r') : sql`r.${sql.name(item)}`,
    }))
    return {
      ledger: source,
      columns: [{ name: '#period', at: sql`r.period` }, ...columns],
      own: source.name === ledger.name,
    }
  })
  const points = places.map((place) => pointOf(ledger, place))
  const found = await latestAt(tx, tables, points, sources)
  return found.map((rows) => {
    const cells: Record<string, Prefilled> = {}
    for (const { field, from, item, source, column } of filled) {
      const row = rows[ledgers.indexOf(source)]
      if (row === undefined) continue
      const stored = column === null ? ((row[item] ?? null) as Value) : outOfColumn(column, row[item], tables.seal)
      const value = fillable(ledger.fields[field]!, stored)
      if (value !== undefined) cells[field] = { from, period: row['#period'] as string | null, value }
    }
    return cells
  })
}
