/**
 * What checks compare rows with: the period before, the units below, similar units, other ledgers. Only what the
 * checks mention is fetched, with one query for each kind of comparison, however many rows there are.
 */
import {
  type Compared,
  countedOf,
  type LedgerDocument,
  type Look,
  looksBeyond,
  type Mentions,
  normOn,
  type Numbers,
  parsePeriod,
  type Period,
  today,
  type Values,
} from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'
import { keyOf, outOfColumn, storedField, tableOf } from './columns.ts'
import { labelOf, periodBefore, type Placed, valuesBefore } from './earlier.ts'
import { operandSql } from './formula_sql.ts'
import { latestAt, pointOf, type Source } from './latest.ts'
import { among } from './row_sql.ts'
import type { Tables } from './tables.ts'
import { whereSql } from './where_sql.ts'

/**
 * Fewer units have no median: one of them could tell from it what another one said. So many where the bureau has laid
 * down nothing.
 */
const FEWEST_ALIKE = 3

const fewestAlike = ({ catalogue }: Tables): number =>
  normOn(catalogue, 'figures.small_cell', today(new Date())) ?? FEWEST_ALIKE

const NOTHING: Compared = {}

export const comparedFor = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  rows: readonly Placed[],
  mentions: Mentions,
): Promise<Compared[]> => {
  if (rows.length === 0 || !looksBeyond(mentions)) return rows.map(() => NOTHING)
  const none = rows.map(() => undefined)
  const asks = (look: Look | 'others'): boolean => mentions[look].length > 0
  const [before, below, alike, others] = await Promise.all([
    asks('before') ? valuesBefore(tx, tables, ledger, rows) : none,
    asks('below') ? sumsBelow(tx, tables, ledger, rows, mentions.below) : none,
    asks('alike') ? mediansAlike(tx, tables, ledger, rows, mentions.alike) : none,
    asks('others') ? latestOfOthers(tx, tables, ledger, rows, mentions.others) : none,
  ])
  return rows.map((_, i) => ({ before: before[i], below: below[i], alike: alike[i], others: others[i] }))
}

/** Rows of others that compare with a row are alike in whatever else the ledger's key has. */
const otherParts = (ledger: LedgerDocument): string[] =>
  keyOf(ledger).filter(
    (part) => part !== 'unit' && part !== 'period' && storedField(ledger, part)?.column.sealed === undefined,
  )

const partColumns = (ledger: LedgerDocument): Sql =>
  sql.join(
    otherParts(ledger).map((part) => sql`, r.${sql.name(part)}`),
    '',
  )

const counts = (ledger: LedgerDocument, { seal }: Tables): Sql => {
  const counted = countedOf(ledger)
  return counted === undefined ? sql`true` : whereSql(counted, ledger, 'r', seal)
}

interface Found {
  readonly unit: string
  readonly period: string
  readonly [column: string]: unknown
}

/** The numbers found, by the label of the row they belong to. */
const labelledNumbers = (
  ledger: LedgerDocument,
  { seal }: Tables,
  found: readonly Found[],
  fields: readonly string[],
): Map<string, Numbers> => {
  const label = labelOf(ledger)
  return new Map(
    found.map((one) => {
      const parts: Values = Object.fromEntries(
        otherParts(ledger).map((part) => [part, outOfColumn(storedField(ledger, part)!.column, one[part], seal)]),
      )
      const numbers = Object.fromEntries(fields.map((field) => [field, one[`#${field}`] as number | null]))
      return [label(one.unit, one.period, parts), numbers]
    }),
  )
}

/** A single place is no list, for the same reason as in `among`. */
const placesSql = (places: readonly { readonly unit: string; readonly period: Period }[]): Sql => {
  const [first] = places
  if (first !== undefined && places.length === 1) {
    const { unit, period } = first
    return sql`(select ${unit}::text as unit, ${period.code}::text as period, ${period.to}::date as day) p`
  }
  return sql`unnest(${places.map(({ unit }) => unit)}::text[], ${places.map(({ period }) => period.code)}::text[],
    ${places.map(({ period }) => period.to)}::date[]) p(unit, period, day)`
}

/** Of the units that stand directly below on the period's last day; null where none of them has said anything. */
const sumsBelow = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  rows: readonly Placed[],
  fields: readonly string[],
): Promise<(Numbers | undefined)[]> => {
  const places = new Map(
    rows.map(({ unit, period }) => [`${period} ${unit}`, { unit, period: parsePeriod(period ?? '') }]),
  )
  const asked = [...places.values()].flatMap(({ unit, period }) => (period === null ? [] : [{ unit, period }]))
  const sums = fields.map((field) => sql`, sum(${operandSql(ledger, field, 'r')}) as ${sql.name(`#${field}`)}`)
  const parts = partColumns(ledger)
  const found = await tx.rows<Found>(sql`
    select p.unit, p.period ${parts} ${sql.join(sums, '')}
    from ${placesSql(asked)}
    join org.reach t on t.county = ${tx.actor.county} and t.ancestor = p.unit and t.depth = 1
      and t.from_day <= p.day and t.to_day > p.day
    join ${tableOf(ledger)} r on r.county = t.county and r.unit = t.unit and r.period = p.period
      and r.closed_at is null and ${counts(ledger, tables)}
    group by p.unit, p.period ${parts}`)
  const numbers = labelledNumbers(ledger, tables, found, fields)
  const label = labelOf(ledger)
  return rows.map(({ unit, period, values }) => numbers.get(label(unit, period, values)))
}

/**
 * Of all units of the same kind a period earlier. It looks beyond what the actor may see, so nothing but the median
 * leaves the database, and that only where enough units stand behind it.
 */
const mediansAlike = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  rows: readonly Placed[],
  fields: readonly string[],
): Promise<(Numbers | undefined)[]> => {
  const periods = rows.map(({ period }) => periodBefore(period))
  const fewest = fewestAlike(tables)
  const medians = fields.map((field) => {
    const value = operandSql(ledger, field, 'r')
    return sql`, case when count(distinct r.unit) filter (where (${value}) is not null) >= ${fewest}
      then percentile_cont(0.5) within group (order by (${value})::float8) end as ${sql.name(`#${field}`)}`
  })
  const parts = partColumns(ledger)
  const asked = periods.map((code) => (code === null ? null : parsePeriod(code))).filter((period) => period !== null)
  const days = asked.map(({ from }) => from)
  const found = await tx.beyondScope<Found>(sql`
    with asked as materialized (
      select u.code as unit, u.kind from org.unit u
      where u.county = ${tx.actor.county} and ${among(sql`u.code`, [...new Set(rows.map(({ unit }) => unit))])}
        and u.kind is not null
    ), found as materialized (
      select u.kind, r.period ${parts} ${sql.join(medians, '')}
      from ${tableOf(ledger)} r join org.unit u on u.county = r.county and u.code = r.unit
      where r.county = ${tx.actor.county} and r.closed_at is null and ${among(sql`r.day`, [...new Set(days)], 'date')}
        and ${among(sql`r.period`, [...new Set(asked.map(({ code }) => code))])}
        and u.kind in (select kind from asked) and ${counts(ledger, tables)}
      group by u.kind, r.period ${parts}
    )
    select asked.unit, found.* from asked join found using (kind)`)
  const numbers = labelledNumbers(ledger, tables, found, fields)
  const label = labelOf(ledger)
  return rows.map(({ unit, values }, i) => numbers.get(label(unit, periods[i] ?? null, values)))
}

/** By `ledger.field`; of ledgers that the actor does not read there is nothing. One query for all ledgers. */
const latestOfOthers = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  rows: readonly Placed[],
  names: readonly string[],
): Promise<Numbers[]> => {
  const sources = [...new Set(names.map((name) => name.split('.', 1)[0] ?? ''))].flatMap((of): Source[] => {
    const other = tables.catalogue.ledger(of)
    if (other === undefined) return []
    const columns = names
      .filter((name) => name.startsWith(`${of}.`))
      .map((name) => ({ name, at: operandSql(other, name.slice(of.length + 1), 'r') }))
    return [{ ledger: other, columns, own: false }]
  })
  const points = rows.map((row) => pointOf(ledger, row))
  const found = await latestAt(tx, tables, points, sources)
  return found.map((each) => Object.assign({}, ...each) as Numbers)
}
