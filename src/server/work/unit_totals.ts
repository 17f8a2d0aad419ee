/**
 * What each unit's own rows add up to in a period: the same sums that figures are made from, unit by unit. For the
 * platform's eyes; what is told of them further is a median.
 */
import { type Indicator, type LedgerDocument, type Period, today } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'
import { columnOf, countedBy, distinctOf } from '../figures/measure.ts'
import { numberOf } from '../figures/row_set.ts'
import type { Measured } from '../figures/value.ts'
import { tableOf } from '../tables/columns.ts'
import { whereSql } from '../tables/where_sql.ts'
import { COUNTY_LEVEL } from './outliers.ts'

export interface UnitTotals {
  readonly unit: string
  readonly kind: string | null
  measured(measure: Indicator): Measured
}

interface Line {
  readonly unit: string
  readonly kind: string | null
  /** Of each measure: rows counted at all, rows that it takes, and the aggregate. */
  readonly counted: readonly number[]
  readonly rows: readonly number[]
  readonly values: readonly (number | null)[]
}

/** `peers`: all units of the unit's level and county that have counted rows; `own`: the unit alone. */
export const totalsByUnit = async (
  tx: Tx,
  ledger: LedgerDocument,
  measures: readonly Indicator[],
  { from, to }: Period,
  unit: string,
  which: 'peers' | 'own',
): Promise<UnitTotals[]> => {
  if (measures.length === 0) return []
  const takes = measures.map((measure) => counts(ledger, measure))
  const lines = await tx.rows<Line>(sql`
    with among as (${which === 'own' ? ownUnit(tx, unit) : peers(tx, unit)})
    select a.code as unit, a.kind,
      array[${sql.join(takes.map(({ counted }) => counted))}]::float8[] as counted,
      array[${sql.join(takes.map(({ rows }) => rows))}]::float8[] as rows,
      array[${sql.join(takes.map(({ value }) => value))}]::float8[] as values
    from ${tableOf(ledger)} r join among a on a.code = r.unit
    where r.county = ${tx.actor.county} and r.closed_at is null and r.day between ${from}::date and ${to}::date
      ${which === 'own' ? sql`and r.unit = ${unit}` : sql.empty}
    group by a.code, a.kind`)
  return lines.map((line) => totalsOf(line, measures))
}

const totalsOf = ({ unit, kind, counted, rows, values }: Line, measures: readonly Indicator[]): UnitTotals => ({
  unit,
  kind,
  measured: ({ ref }) => {
    const i = measures.findIndex((measure) => measure.ref === ref)
    const reported = (counted[i] ?? 0) > 0
    return {
      total: { counted: counted[i] ?? 0, received: 0, rows: rows[i] ?? 0, value: values[i] ?? null },
      reported,
      coverage: { due: 1, received: reported ? 1 : 0 },
      limited: false,
    }
  },
})

const ownUnit = (tx: Tx, unit: string): Sql =>
  sql`select u.code, u.kind from org.unit u where u.county = ${tx.actor.county} and u.code = ${unit}`

/** Where there is no county level above a unit, all units of the level are its peers. */
const peers = (tx: Tx, unit: string): Sql => sql`
  with stands as (
    select u.code, u.kind, u.level, c.ancestor from org.unit u
    left join org.reach c on c.county = u.county and c.unit = u.code and c.ancestor_level = ${COUNTY_LEVEL}
      and c.from_day <= coalesce(u.closed_on - 1, ${today(new Date())}::date)
      and c.to_day > coalesce(u.closed_on - 1, ${today(new Date())}::date)
    where u.county = ${tx.actor.county}
  )
  select s.code, s.kind from stands s
  join stands o on o.code = ${unit} and s.level = o.level and s.ancestor is not distinct from o.ancestor`

const counts = (ledger: LedgerDocument, measure: Indicator): { counted: Sql; rows: Sql; value: Sql } => {
  const { document } = measure
  const counting = countedBy(measure)
  const counted = counting === undefined ? sql`true` : whereSql(counting, ledger, 'r')
  const where = document.where === undefined ? counted : sql`${counted} and ${whereSql(document.where, ledger, 'r')}`
  const filter = sql`filter (where ${where})`
  return {
    counted: sql`count(*) filter (where ${counted})`,
    rows: sql`count(*) ${filter}`,
    value: sql`${aggregate(ledger, measure)} ${filter}`,
  }
}

const aggregate = (ledger: LedgerDocument, measure: Indicator): Sql => {
  const { sum, mean, max, min } = measure.document
  if (sum !== undefined) return sql`sum(${numberOf(ledger, sum)})`
  if (mean !== undefined) return sql`avg(${numberOf(ledger, mean)})`
  if (max !== undefined) return sql`max(${numberOf(ledger, max)})`
  if (min !== undefined) return sql`min(${numberOf(ledger, min)})`
  const distinct = distinctOf(measure)
  if (distinct === null) return sql`count(distinct r.unit)`
  const column = columnOf(ledger, distinct)
  return column === null ? sql`count(null)` : sql`count(distinct r.${sql.name(column)})`
}
