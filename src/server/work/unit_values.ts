/**
 * Indicators of each unit by itself, as SQL: the same rules by which figures become numbers (`figures/value`), so that
 * the middle of many units can be told without any single one of them leaving the database.
 */
import { type Catalogue, type Indicator, type LedgerDocument, type Period, today } from '../../ledger/index.ts'
import { type Sql, sql } from '../db/sql.ts'
import { columnOf, countedBy, datesOf, distinctOf, measuresOf, sidesOf } from '../figures/measure.ts'
import { numberOf } from '../figures/row_set.ts'
import { tableOf } from '../tables/columns.ts'
import { whereSql } from '../tables/where_sql.ts'
import { COUNTY_LEVEL } from './outliers.ts'

/** Indicators that a unit by itself has: made from rows of this ledger alone, put into a period by the row's day. */
export const isOwn = (catalogue: Catalogue, ledger: LedgerDocument, indicator: Indicator): boolean =>
  measuresOf(catalogue, [indicator]).every((one) => one.ledger.name === ledger.name && datesOf(one).by === 'day')

/**
 * `unit, kind, reported, x0, x1, …`, one line for each unit of `among` (a query of `code, kind`) that has rows of the
 * period; `x` are the indicators in their order.
 */
export const unitValues = (
  county: string,
  catalogue: Catalogue,
  ledger: LedgerDocument,
  indicators: readonly Indicator[],
  { from, to }: Period,
  among: Sql,
): Sql => {
  const measures = measuresOf(catalogue, indicators)
  const place = (measure: Indicator): number => measures.findIndex(({ ref }) => ref === measure.ref)
  const values = indicators.map((indicator, i) => sql`${valueOf(catalogue, indicator, place)} as ${sql.raw(`x${i}`)}`)
  const reported = measures.map((_, i) => sql.raw(`s.c${i} > 0`))
  return sql`
    select s.unit, s.kind, (${sql.join(reported, ' or ')}) as reported, ${sql.join(values)}
    from (
      select a.code as unit, a.kind, ${sql.join(measures.flatMap((measure, i) => sumsOf(ledger, measure, i)))}
      from ${tableOf(ledger)} r join (${among}) a on a.code = r.unit
      where r.county = ${county} and r.closed_at is null and r.day between ${from}::date and ${to}::date
      group by a.code, a.kind
    ) s`
}

/** Of a measure: rows counted at all, rows that it takes, and their aggregate. */
const sumsOf = (ledger: LedgerDocument, measure: Indicator, i: number): Sql[] => {
  const { where } = measure.document
  const counting = countedBy(measure)
  const counted = counting === undefined ? sql`true` : whereSql(counting, ledger, 'r')
  const taken = where === undefined ? counted : sql`${counted} and ${whereSql(where, ledger, 'r')}`
  return [
    sql`count(*) filter (where ${counted}) as ${sql.raw(`c${i}`)}`,
    sql`count(*) filter (where ${taken}) as ${sql.raw(`n${i}`)}`,
    sql`(${aggregate(ledger, measure)} filter (where ${taken}))::float8 as ${sql.raw(`v${i}`)}`,
  ]
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

const valueOf = (catalogue: Catalogue, indicator: Indicator, place: (measure: Indicator) => number): Sql => {
  const sides = sidesOf(catalogue, indicator)
  if (sides === null) return measured(indicator, place(indicator))
  const [over, under] = [valueOf(catalogue, sides.over, place), valueOf(catalogue, sides.under, place)]
  const hundredths = indicator.document.as === 'percent' || indicator.document.as === 'per100'
  return sql`(${over} * ${sql.raw(hundredths ? '100' : '1')} / nullif(${under}, 0))`
}

const measured = ({ document }: Indicator, i: number): Sql => {
  const [counted, rows, value] = ['c', 'n', 'v'].map((name) => sql.raw(`s.${name}${i}`))
  return sql`case when ${counted} > 0 then ${reckoned()} end`
  function reckoned(): Sql {
    if (document.count === 'rows') return sql`${rows}::float8`
    if (document.count === 'unit') return sql`coalesce(${value}, 0)`
    if (document.count !== undefined) return sql`case when ${rows} = 0 then 0 else nullif(${value}, 0) end`
    return document.sum === undefined ? sql`${value}` : sql`case when ${rows} = 0 then 0 else ${value} end`
  }
}

/** Where a unit stands among those that it is compared with. */
export interface Standing {
  readonly unit: string
  readonly level: string
  readonly kind: string | null
  /** The county it belongs to; null where there is no such level above it. */
  readonly within: string | null
}

/** For a query over units `u` of the county `county`: columns of a `Standing`. */
export const standingColumns = (): Sql => sql`
  u.code as unit, u.level, u.kind, (
    select c.ancestor from org.reach c
    where c.county = u.county and c.unit = u.code and c.ancestor_level = ${COUNTY_LEVEL} and ${standsThere('c')}
  ) as within`

/** On the closure's lines of unit `u`: today, or where it last stood. */
const standsThere = (line: string): Sql => {
  const [from, to] = [sql.name(line, 'from_day'), sql.name(line, 'to_day')]
  const day = sql`coalesce(u.closed_on - 1, ${today(new Date())}::date)`
  return sql`${from} <= ${day} and ${to} > ${day}`
}

export const thisUnit = (county: string, { unit }: Standing): Sql =>
  sql`select u.code, u.kind from org.unit u where u.county = ${county} and u.code = ${unit}`

/** Units of the same level in the same county; where there is no county above a unit, all of its level. */
export const peersOf = (county: string, { level, within }: Standing): Sql => sql`
  select u.code, u.kind from org.unit u
  where u.county = ${county} and u.level = ${level} and ${
    within === null
      ? sql`true`
      : sql`exists (select from org.reach c where c.county = u.county and c.unit = u.code and c.ancestor = ${within}
          and ${standsThere('c')})`
  }`
