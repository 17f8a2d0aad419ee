/** The row of the period before, for checks and computed fields that compare with it. */
import { type LedgerDocument, parsePeriod, previous, type Values } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { keyOf, storedField, tableOf } from './columns.ts'
import { among, currentAt, fieldColumns, valuesOf } from './row_sql.ts'
import type { Tables } from './tables.ts'

export interface Placed {
  readonly unit: string
  readonly period: string | null
  readonly values: Values
}

/**
 * For each row the values of the same unit a period earlier, alike in whatever else the ledger's key has; null where
 * there is no such row. One query however many rows.
 */
export const valuesBefore = async (
  tx: Tx,
  { seal }: Tables,
  ledger: LedgerDocument,
  rows: readonly Placed[],
  as_of?: string,
): Promise<(Values | null)[]> => {
  const periods = rows.map(({ period }) => periodBefore(period))
  const asked = [...new Set(periods.filter((code) => code !== null))]
  if (asked.length === 0) return rows.map(() => null)
  const units = [...new Set(rows.map(({ unit }) => unit))]
  const found = await tx.rows<{
    readonly unit: string
    readonly period: string
    readonly [field: string]: unknown
  }>(sql`
    select r.unit, r.period ${fieldColumns(ledger)} from ${tableOf(ledger)} r
    where r.county = ${tx.actor.county} and ${currentAt(as_of)} and ${among(sql`r.period`, asked)}
      and ${among(sql`r.unit`, units)}`)
  const label = labelOf(ledger)
  const earlier = new Map(
    found.map((record) => {
      const values = valuesOf(ledger, record, seal, 'masked')
      return [label(record.unit, record.period, values), values]
    }),
  )
  return rows.map((row, i) => earlier.get(label(row.unit, periods[i] ?? null, row.values)) ?? null)
}

export const periodBefore = (code: string | null): string | null => {
  const period = code === null ? null : parsePeriod(code)
  return (period && previous(period)?.code) ?? null
}

/** What a row and the one a period earlier have in common. Sealed parts are left out: only whole values compare. */
export const labelOf = (ledger: LedgerDocument): ((unit: string, period: string | null, values: Values) => string) => {
  const parts = keyOf(ledger).filter((part) => storedField(ledger, part)?.column.sealed === undefined)
  const others = parts.filter((part) => part !== 'unit' && part !== 'period')
  return (unit, period, values) => JSON.stringify([unit, period, ...others.map((part) => values[part] ?? null)])
}
