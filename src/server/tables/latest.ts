/** What ledgers say last of a unit: the latest counted row at or before a day. For checks and for pre-filling. */
import {
  addDays,
  countedOf,
  type Day,
  type LedgerDocument,
  parsePeriod,
  today,
  type Values,
} from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'
import { tableOf } from './columns.ts'
import type { Tables } from './tables.ts'
import { whereSql } from './where_sql.ts'

/** Whose past is looked at, and how far. */
export interface Point {
  readonly unit: string
  /** The last day of other ledgers that is looked at: a return of that day or its period may be known. */
  readonly until: Day
  /** The last day of the ledger's own past. */
  readonly before: Day
}

/** One ledger that is looked into, with columns of its row `r`. */
export interface Source {
  readonly ledger: LedgerDocument
  readonly columns: readonly { readonly name: string; readonly at: Sql }[]
  /** It is the very ledger that is being filled: only what lies before its period counts. */
  readonly own: boolean
}

/** The point of a row: the end of its period, or its own day; the past of its ledger ends before the period begins. */
export const pointOf = (
  ledger: LedgerDocument,
  { unit, period, values = {} }: { readonly unit: string; readonly period: string | null; readonly values?: Values },
): Point => {
  const span = period === null ? null : parsePeriod(period)
  if (span !== null && span.kind !== 'once') return { unit, until: span.to, before: addDays(span.from, -1) }
  const on = ledger.on === undefined ? null : values[ledger.on]
  const day = typeof on === 'string' ? on.slice(0, 10) : today(new Date())
  return { unit, until: day, before: day }
}

export type Latest = Readonly<Record<string, unknown>>

/** For each point and source the columns of that row; undefined where there is none. One query for all of them. */
export const latestAt = async (
  tx: Tx,
  tables: Tables,
  points: readonly Point[],
  sources: readonly Source[],
): Promise<(Latest | undefined)[][]> => {
  const label = ({ unit, until, before }: Point): string => `${until} ${before} ${unit}`
  const asked = [...new Map(points.map((point) => [label(point), point])).values()]
  const columns = sources.flatMap((source, i) => [
    sql`${place(i)}.found as ${sql.name(`${i}`)}`,
    ...source.columns.map(({ name }) => sql`${place(i)}.${sql.name(name)} as ${sql.name(`${i} ${name}`)}`),
  ])
  const found = await tx.rows<Latest & { '#unit': string; '#until': Day; '#before': Day }>(sql`
    select p.unit as "#unit", p.until as "#until", p.before as "#before", ${sql.join(columns)}
    from ${pointsSql(asked)}
    ${sql.join(
      sources.map((source, i) => lateral(tx, tables, source, i)),
      ' ',
    )}`)
  const known = new Map(
    found.map((one) => [label({ unit: one['#unit'], until: one['#until'], before: one['#before'] }), one]),
  )
  return points.map((point) => {
    const one = known.get(label(point))
    return sources.map((source, i) =>
      one?.[`${i}`] === true
        ? Object.fromEntries(source.columns.map(({ name }) => [name, one[`${i} ${name}`]]))
        : undefined,
    )
  })
}

/**
 * One point, as a form has it, is not written as a list: not knowing how long a list will be, the database would plan
 * the statement anew each time, which takes longer than carrying it out.
 */
const pointsSql = (points: readonly Point[]): Sql => {
  const [first] = points
  if (first !== undefined && points.length === 1) {
    return sql`(select ${first.unit}::text as unit, ${first.until}::date as until, ${first.before}::date as before) p`
  }
  return sql`unnest(${points.map(({ unit }) => unit)}::text[], ${points.map(({ until }) => until)}::date[],
    ${points.map(({ before }) => before)}::date[]) p(unit, until, before)`
}

const place = (i: number): Sql => sql.name(`latest_${i}`)

const lateral = (tx: Tx, { seal }: Tables, { ledger, columns, own }: Source, i: number): Sql => {
  const counted = countedOf(ledger)
  const named = columns.map(({ name, at }) => sql`, ${at} as ${sql.name(name)}`)
  return sql`
    left join lateral (
      select true as found ${sql.join(named, '')} from ${tableOf(ledger)} r
      where r.county = ${tx.actor.county} and r.unit = p.unit and r.day <= ${own ? sql`p.before` : sql`p.until`}
        and r.closed_at is null and ${counted === undefined ? sql`true` : whereSql(counted, ledger, 'r', seal)}
      order by r.day desc, r.id desc limit 1
    ) ${place(i)} on true`
}
