/** What a ledger says last of a unit: its latest counted row at or before a day. For checks and for pre-filling. */
import { countedOf, type Day, type LedgerDocument } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'
import { tableOf } from './columns.ts'
import type { Tables } from './tables.ts'
import { whereSql } from './where_sql.ts'

export interface Point {
  readonly unit: string
  /** The last day that is looked at. */
  readonly until: Day
}

/** For each point the `columns` of that row `r`; undefined where there is none. One query however many points. */
export const latestAt = async <R extends object>(
  tx: Tx,
  { seal }: Tables,
  ledger: LedgerDocument,
  points: readonly Point[],
  columns: readonly Sql[],
): Promise<(R | undefined)[]> => {
  const labels = points.map(({ unit, until }) => `${until} ${unit}`)
  const asked = [...new Map(points.map((point, i) => [labels[i], point])).values()]
  const counted = countedOf(ledger)
  const found = await tx.rows<R & { '#label': string }>(sql`
    select p.until::text || ' ' || p.unit as "#label", latest.*
    from unnest(${asked.map(({ unit }) => unit)}::text[], ${asked.map(({ until }) => until)}::date[]) p(unit, until)
    cross join lateral (
      select ${sql.join(columns)} from ${tableOf(ledger)} r
      where r.county = ${tx.actor.county} and r.unit = p.unit and r.day <= p.until and r.closed_at is null
        and ${counted === undefined ? sql`true` : whereSql(counted, ledger, 'r', seal)}
      order by r.day desc, r.id desc limit 1
    ) latest`)
  const latest = new Map(found.map((row) => [row['#label'], row]))
  return labels.map((label) => latest.get(label))
}
