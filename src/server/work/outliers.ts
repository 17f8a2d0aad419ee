/**
 * What units of the same kind in the county say in the same period, as quartiles. A reviewer in a township may not see
 * other townships' rows, so this looks beyond the reviewer's scope, and nothing comes out but quartiles.
 */
import { type LedgerDocument, countedOf, parsePeriod, today, type Values, normOn } from '../../ledger/index.ts'
import type { Spread } from '../../ledger/work_wire.ts'
import type { Tx } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'
import { keyOf, storedFields, tableOf } from '../tables/columns.ts'
import { formulaFieldSql } from '../tables/formula_sql.ts'
import { whereSql } from '../tables/where_sql.ts'
import type { Tables } from '../tables/tables.ts'

export interface Place {
  readonly unit: string
  readonly period: string | null
}
export interface Outlier extends Spread {
  readonly value: number
  /** It lay outside on the same side a period earlier: a school that has always been large is no news. */
  readonly lasting: boolean
}

/** By unit and period; places that cannot be compared are not in it. */
export type Spreads = (place: Place) => readonly Spread[]

const NONE: Spreads = () => []

/** The level below which units are alike or not: a school is compared within its county. */
export const COUNTY_LEVEL = 'county'

interface Line {
  readonly period: string
  readonly units: readonly string[]
  readonly quartiles: readonly (readonly (number | null)[] | null)[]
  readonly counts: readonly number[]
}

/** Only ledgers with one row for a unit and period have rows that can be told alike. */
export const spreadsOf = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  places: readonly Place[],
): Promise<Spreads> => {
  const fields = comparable(ledger)
  const periods = [...new Set(places.flatMap(({ period }) => period ?? []))]
  if (fields.length === 0 || periods.length === 0 || !isOneRow(ledger)) return NONE
  const units = [...new Set(places.map(({ unit }) => unit))]
  const lines = await tx.beyondScope<Line>(statement(tx, ledger, fields, periods, units))
  const known = new Map<string, Spread[]>()
  for (const line of lines) {
    const spreads = spreadsIn(tables, fields, line)
    for (const unit of line.units) known.set(placeKey({ unit, period: line.period }), spreads)
  }
  return (place) => known.get(placeKey(place)) ?? []
}

/** The numbers of a row that lie outside the fences. `before`: its cells a period earlier. */
export const outliersIn = (spreads: readonly Spread[], values: Values, before: Values | null): Outlier[] =>
  spreads.flatMap((spread) => {
    const value = values[spread.field]
    const side = sideOf(spread, value)
    if (typeof value !== 'number' || side === 0) return []
    return [{ ...spread, value, lasting: side === sideOf(spread, before?.[spread.field]) }]
  })

const sideOf = ({ low, high }: Spread, value: unknown): -1 | 0 | 1 => {
  if (typeof value !== 'number') return 0
  return value < low ? -1 : value > high ? 1 : 0
}

const placeKey = ({ unit, period }: Place): string => `${unit} ${period ?? ''}`

const isOneRow = (ledger: LedgerDocument): boolean => {
  const key = keyOf(ledger)
  return key.length === 2 && key.includes('unit') && key.includes('period')
}

/** Numbers, and what is computed from numbers of the same row. */
const comparable = (ledger: LedgerDocument): { name: string; at: Sql }[] => {
  const stored = storedFields(ledger).flatMap(({ name, document, column }) =>
    ['bigint', 'numeric', 'numeric(18,2)'].includes(column.sql) && document.ledger === undefined && !document.retired
      ? [{ name, at: sql`r.${sql.name(name)}` }]
      : [],
  )
  const computed = Object.entries(ledger.fields).flatMap(([name, { formula, retired }]) =>
    formula === undefined || retired || /\bbefore\b/.test(formula)
      ? []
      : [{ name, at: formulaFieldSql(ledger, name, 'r') }],
  )
  return [...stored, ...computed]
}

/** `units`: of each group of similar units those that were asked about. */
const statement = (
  tx: Tx,
  ledger: LedgerDocument,
  fields: readonly { at: Sql }[],
  periods: readonly string[],
  units: readonly string[],
): Sql => {
  const counted = countedOf(ledger)
  const quartiles = fields.map(
    (_, i) =>
      sql`to_jsonb(percentile_cont(array[0.25, 0.5, 0.75]) within group (order by ${sql.raw(`v${i}`)}::float8))`,
  )
  const columns = fields.map(({ at }, i) => sql`${at} as ${sql.raw(`v${i}`)}`)
  return sql`
    with said as (
      select r.unit, r.period, u.kind, c.ancestor, ${sql.join(columns)}
      from ${tableOf(ledger)} r
      join org.unit u on u.county = r.county and u.code = r.unit
      left join org.reach c on c.county = r.county and c.unit = r.unit and c.ancestor_level = ${COUNTY_LEVEL}
        and c.from_day <= coalesce(u.closed_on - 1, ${today(new Date())}::date)
        and c.to_day > coalesce(u.closed_on - 1, ${today(new Date())}::date)
      where r.county = ${tx.actor.county} and r.closed_at is null and r.period = any(${periods}::text[])
        and ${within(ledger, periods)}
        and ${counted === undefined ? sql`true` : whereSql(counted, ledger, 'r')}
    )
    select period, coalesce(array_agg(unit) filter (where unit = any(${units}::text[])), '{}') as units,
      to_json(array[${sql.join(quartiles)}]) as quartiles,
      array[${sql.join(fields.map((_, i) => sql`count(${sql.raw(`v${i}`)})`))}] as counts
    from said group by period, kind, ancestor`
}

/** The index of current rows is by day, and a row without a date of its own stands on the first day of its period. */
const within = (ledger: LedgerDocument, codes: readonly string[]): Sql => {
  if (ledger.on !== undefined || ledger.cadence?.each === 'once') return sql`true`
  const days = codes.flatMap((code) => parsePeriod(code)?.from ?? [])
  return sql`r.day = any(${days}::date[])`
}

const spreadsIn = ({ catalogue }: Tables, fields: readonly { name: string }[], line: Line): Spread[] => {
  const day = parsePeriod(line.period)?.from ?? today(new Date())
  const [fence, least] = [
    normOn(catalogue, 'review.outlier_fence', day),
    normOn(catalogue, 'review.outlier_units', day),
  ]
  if (fence === null || least === null) return []
  return fields.flatMap(({ name }, i): Spread[] => {
    const [lower, median, upper] = line.quartiles[i] ?? []
    const units = line.counts[i] ?? 0
    if (units < least || lower == null || median == null || upper == null) return []
    // Where half of all say the same there is no spread to lie outside of.
    const reach = (upper - lower) * fence
    return reach === 0 ? [] : [{ field: name, median, low: lower - reach, high: upper + reach, units }]
  })
}
