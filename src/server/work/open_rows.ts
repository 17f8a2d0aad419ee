/** Rows that somebody owes a move: those I owe, those I wait for, those that are owed at and below a unit. */
import { farFrom, levelOf, type LedgerDocument } from '../../ledger/index.ts'
import { LIGHTS, type OpenCounts, type OpenRows, type OpenRowsAsked } from '../../ledger/wire/open_rows.ts'
import type { Actor, Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { type Sql, sql } from '../db/sql.ts'
import { readsLedger } from '../org/scope.ts'
import { tableOf } from '../tables/columns.ts'
import { soonSaidSql } from '../tables/open_rows.ts'
import { farDaysOf, hasPath, soonOf } from '../tables/paths.ts'
import { among } from '../tables/row_sql.ts'
import { searched } from '../tables/row_search.ts'
import type { Tables } from '../tables/tables.ts'
import { linesOf, type OpenRecord } from './open_row_lines.ts'
import { nearestSql } from './nearest_sql.ts'
import { type Claim, claimsOf, owedSql, reachesOf, type Reaches, type Top, within } from './owing.ts'

/** A page of lines with the exact counts of all. Problem: no_such (a unit that is not at or below one's own). */
export const openRowsOf = async (tx: Tx, tables: Tables, asked: OpenRowsAsked, now: number): Promise<OpenRows> => {
  const { light, ledger, page, size } = asked
  const { groups, records, far } = await found(tx, tables, asked, now)
  const counts = countsOf(groups.filter(({ ledger: name }) => ledger === undefined || name === ledger))
  return {
    at: new Date(now).toISOString(),
    rows: await linesOf(tx, tables, records.map(inIso), now),
    total: light === undefined ? counts.red + counts.yellow + counts.green : counts[light],
    page,
    size,
    counts,
    far: { count: far, days: farDaysOf(tables, new Date(now)) },
    ledgers: groups
      .map(({ ledger: name, count, red }) => ({ name, title: tables.catalogue.ledger(name)!.title, count, red }))
      .toSorted((a, b) => b.red - a.red || b.count - a.count),
  }
}

/** Instants come out of JSON with the zone of the database. */
export const inIso = ({ since, due_at, ...record }: OpenRecord): OpenRecord => {
  const iso = (instant: string): string => new Date(instant).toISOString()
  return { ...record, since: iso(since), due_at: due_at === null ? null : iso(due_at) }
}

interface Found {
  readonly groups: readonly Group[]
  /** In their order. */
  readonly records: readonly OpenRecord[]
  readonly far: number
}

/**
 * Everything that matches is gone through once, for the counts and for the page, and so is asked once who may see it.
 * What is late stands before what is due, and both before what has no limit, the longest waiting first.
 */
const found = async (tx: Tx, tables: Tables, asked: OpenRowsAsked, now: number): Promise<Found> => {
  const { light, ledger, page, size, far } = asked
  const near = far === 'out' ? sql`not h.far` : sql`true`
  const far_at = new Date(farFrom(now, farDaysOf(tables, new Date(now)))).toISOString()
  const conditions = await conditionsOf(tx, tables, asked)
  const narrowed = [
    sql`true`,
    ...(ledger === undefined ? [] : [sql`h.ledger = ${ledger}`]),
    ...(light === undefined ? [] : [sql`h.light = ${LIGHTS.indexOf(light)}`]),
  ]
  // How many units and states are asked differs between a school and a county: a plan made for all of them suits none.
  await tx.run(sql`set local plan_cache_mode = 'force_custom_plan'`)
  return tx.one<Found>(sql`
    with here as materialized (
      select o.ledger, o.id, o.since, o.due_at, ${lightSql(tables, now)} as light,
        coalesce(o.due_at > ${far_at}::timestamptz, false) as far
      from work.open_row o where ${conditions}
    )
    select (
      select coalesce(json_agg(g), '[]') from (
        select h.ledger, count(*) as count, count(*) filter (where h.light = 0) as red,
          count(*) filter (where h.light = 1) as yellow
        from here h where ${near} group by h.ledger
      ) g
    ) as groups, (
      select coalesce(json_agg(p), '[]') from (
        select h.ledger, h.id, h.since, h.due_at from here h where ${near} and ${sql.join(narrowed, ' and ')}
        order by h.due_at nulls last, h.since, h.ledger, h.id limit ${size} offset ${(page - 1) * size}
      ) p
    ) as records, (
      select count(*) from here h where h.far and ${sql.join(narrowed, ' and ')}
    ) as far`)
}

interface Group {
  readonly ledger: string
  readonly count: number
  readonly red: number
  readonly yellow: number
}

export const countsOf = (groups: readonly Omit<Group, 'ledger'>[]): OpenCounts => {
  const sum = (of: (group: Omit<Group, 'ledger'>) => number): number => groups.reduce((all, one) => all + of(one), 0)
  return {
    red: sum(({ red }) => red),
    yellow: sum(({ yellow }) => yellow),
    green: sum((one) => one.count - one.red - one.yellow),
  }
}

export const plus = (one: OpenCounts, other: OpenCounts): OpenCounts => ({
  red: one.red + other.red,
  yellow: one.yellow + other.yellow,
  green: one.green + other.green,
})

/** The light of a line `o`: what `lightAt` of `ledger/time` says, as its place among `LIGHTS`. */
export const lightSql = (tables: Tables, now: number): Sql => {
  const at = sql`${new Date(now).toISOString()}::timestamptz`
  const yellow = soonSaidSql(sql`o.due_at`, sql`o.since`, soonOf(tables), at)
  return sql`case when o.due_at <= ${at} then 0 when ${yellow} then 1 else 2 end`
}

/** Ledgers whose rows have limits and moves of their own, as far as the actor reads them. */
export const ledgersRead = ({ catalogue }: Tables, actor: Actor): LedgerDocument[] =>
  [...catalogue.ledgers.values()].filter((ledger) => hasPath(ledger) && readsLedger(catalogue, ledger, actor))

/** What the actor's own seats owe. */
export const ownTops = ({ seats }: Actor): Top[] =>
  seats.map(({ position, unit }) => ({ unit, owes: (other) => other === position }))

export const conditionsOf = async (tx: Tx, tables: Tables, asked: OpenRowsAsked): Promise<Sql> => {
  const ledgers = ledgersRead(tables, tx.actor)
  const claims = claimsOf(ledgers)
  const { unit, what } = asked
  const tops = what === 'below' ? await topsBelow(tx, tables, unit) : ownTops(tx.actor)
  const reaches = await reachesOf(tx, [...tops.map((top) => top.unit), ...(unit === undefined ? [] : [unit])])
  const chosen = claims.filter(({ position }) => asked.holder === undefined || position === asked.holder)
  const parts = [
    sql`o.county = ${tx.actor.county}`,
    what === 'waiting' ? waitingSql(tx, claims, chosen, tops, reaches) : owedSql(tx, chosen, tops, reaches),
    ...(what === 'below' || unit === undefined ? [] : [within(tx, sql`o.unit`, [unit], reaches)]),
    ...(what === 'below' && chosen.length < claims.length ? nearestSql(tables, claims, chosen) : []),
    ...foundSql(tx, tables, ledgers, asked),
  ]
  return sql.join(parts, ' and ')
}

/** Of my own units, or moved by me last, and nobody's turn but others'. */
const waitingSql = (
  tx: Tx,
  claims: readonly Claim[],
  chosen: readonly Claim[],
  tops: readonly Top[],
  reaches: Reaches,
): Sql => {
  const { county, person, seats } = tx.actor
  const units = [...new Set(seats.map(({ unit }) => unit))]
  const anybody = chosen === claims ? [] : [owedSql(tx, chosen, [{ unit: county, owes: () => true }], reaches)]
  return sql.join(
    [
      sql`(o.by = ${person} or ${among(sql`o.unit`, units)})`,
      sql`not ${owedSql(tx, claims, tops, reaches)}`,
      ...anybody,
    ],
    ' and ',
  )
}

/**
 * At and below a unit all positions owe whose level is the unit's or a lower one: what a section of the county has to
 * decide is nothing that a school owes. Without a unit: the actor's own ones.
 */
export const topsBelow = async (tx: Tx, { catalogue }: Tables, unit: string | undefined): Promise<Top[]> => {
  const ranks = new Map(catalogue.levels.map(({ name }, rank) => [name, rank]))
  const rankOf = (level: string): number => ranks.get(level) ?? Infinity
  const top = (code: string, level: string): Top => ({
    unit: code,
    owes: (position) => rankOf(levelOf(position)) >= rankOf(level),
  })
  if (unit === undefined) {
    const own = new Map(tx.actor.seats.map((seat) => [seat.unit, levelOf(seat.position)]))
    return [...own].map(([code, level]) => top(code, level))
  }
  const found = await tx.maybe<{ level: string }>(sql`
    select u.level from org.unit u where u.county = ${tx.actor.county} and u.code = ${unit}
      and u.code in (select org.below())`)
  if (found === undefined) throw new Problem('no_such', { what: '单位', name: unit })
  return [top(unit, found.level)]
}

const foundSql = (tx: Tx, { seal }: Tables, ledgers: readonly LedgerDocument[], asked: OpenRowsAsked): Sql[] => {
  if (asked.search === undefined || asked.search.trim() === '') return []
  const among_them = ledgers.map(
    (ledger) => sql`(o.ledger = ${ledger.name} and o.id in (
      select r.id from ${tableOf(ledger)} r
      where r.county = ${tx.actor.county} and r.closed_at is null
        and ${sql.join(searched(tx, ledger, asked.search!, seal), ' and ')}))`,
  )
  return [among_them.length === 0 ? sql`false` : sql`(${sql.join(among_them, ' or ')})`]
}
