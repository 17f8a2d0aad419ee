/** Rows that somebody owes a move: those I owe, those I wait for, those that are owed at and below a unit. */
import { type LedgerDocument, levelOf } from '../../ledger/index.ts'
import { LIGHTS, type OpenCounts, type OpenRows, type OpenRowsAsked } from '../../ledger/wire/open_rows.ts'
import type { Actor, Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { type Sql, sql } from '../db/sql.ts'
import { readsLedger } from '../org/scope.ts'
import { tableOf } from '../tables/columns.ts'
import { farDaysOf, hasPath } from '../tables/paths.ts'
import { among } from '../tables/row_sql.ts'
import { searched } from '../tables/row_search.ts'
import type { Tables } from '../tables/tables.ts'
import { linesOf, type OpenRecord } from './open_row_lines.ts'
import { nearestSql } from './nearest_sql.ts'
import { type Counted, countsOf } from './open_counts.ts'
import { farAtSql, groupsSql, lightSql } from './open_groups.ts'
import {
  type Claim,
  claimsOf,
  type GroupScope,
  groupScope,
  owedSql,
  reachesOf,
  type Reaches,
  type Top,
  within,
} from './owing.ts'

/** A page of lines with the exact counts of all. Problem: no_such (a unit that is not at or below one's own). */
export const openRowsOf = async (tx: Tx, tables: Tables, asked: OpenRowsAsked, now: number): Promise<OpenRows> => {
  const { light, ledger, page, size } = asked
  const { groups: all, records } = await found(tx, tables, asked, now)
  const isAsked = ({ ledger: name }: Group): boolean => ledger === undefined || name === ledger
  const groups = asked.far === 'out' ? all.map(nearOf).filter(({ count }) => count > 0) : all
  const counts = countsOf(groups.filter(isAsked))
  const far = countsOf(all.filter(isAsked).map(farOf))
  const under = (of: OpenCounts): number => (light === undefined ? of.red + of.yellow + of.green : of[light])
  return {
    at: new Date(now).toISOString(),
    rows: await linesOf(tx, tables, records.map(inIso), now),
    total: under(counts),
    page,
    size,
    counts,
    far: { count: under(far), days: farDaysOf(tables, new Date(now)) },
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

/** Of one ledger. What is due far away is never red. */
interface Group extends Counted {
  readonly ledger: string
  readonly far: number
  readonly far_yellow: number
}

const farOf = ({ far, far_yellow }: Group): Counted => ({ count: far, red: 0, yellow: far_yellow })
const nearOf = (group: Group): Group => ({
  ...group,
  count: group.count - group.far,
  yellow: group.yellow - group.far_yellow,
})

interface Found {
  readonly groups: readonly Group[]
  /** In their order. */
  readonly records: readonly OpenRecord[]
}

/**
 * What is late stands before what is due, and both before what has no limit, the longest waiting first. What is owed is
 * counted group by group and the page taken from an index in this order; what is searched for or waited for is gone
 * through once, for both.
 */
const found = async (tx: Tx, tables: Tables, asked: OpenRowsAsked, now: number): Promise<Found> => {
  const { light, ledger, page, size, far } = asked
  const { conditions, scope } = await conditionsOf(tx, tables, asked)
  const wanted = [
    ...(ledger === undefined ? [] : [sql`o.ledger = ${ledger}`]),
    ...(light === undefined ? [] : [sql`${lightSql(tables, now)} = ${LIGHTS.indexOf(light)}`]),
    ...(far === 'out' ? [sql`(o.due_at is null or o.due_at <= ${farAtSql(tables, now)})`] : []),
  ]
  const gone_through = scope === undefined
  const lines = gone_through ? sql`here o where true` : sql`work.open_row o where ${conditions}`
  const here = sql`with here as materialized (
    select o.ledger, o.id, o.since, o.due_at from work.open_row o where ${conditions}
  )`
  const groups = gone_through ? linesCounted(tables, now) : groupsCounted(tx, groupsSql(tables, scope, now), conditions)
  // How many units and states are asked differs between a school and a county: a plan made for all of them suits none.
  await tx.run(sql`set local plan_cache_mode = 'force_custom_plan'`)
  const answer = await tx.one<Found>(sql`
    ${gone_through ? here : sql.empty}
    select (select coalesce(json_agg(g), '[]') from (${groups}) g) as groups, (
      select coalesce(json_agg(p), '[]') from (
        select o.ledger, o.id, o.since, o.due_at from ${sql.join([lines, ...wanted], ' and ')}
        order by o.due_at, o.since, o.ledger, o.id limit ${size} offset ${(page - 1) * size}
      ) p
    ) as records`)
  await tx.run(sql`set local plan_cache_mode = 'auto'`)
  return answer
}

const groupsCounted = (tx: Tx, groups: Sql, conditions: Sql): Sql => sql`
  select o.ledger, sum(o.count)::int as count, sum(o.red)::int as red, sum(o.yellow)::int as yellow,
    sum(o.far)::int as far, sum(o.far_yellow)::int as far_yellow
  from (select g.*, ${tx.actor.county}::text as county from ${groups} g) o where ${conditions} group by o.ledger`

const linesCounted = (tables: Tables, now: number): Sql => sql`
  select o.ledger, count(*) as count, count(*) filter (where o.light = 0) as red,
    count(*) filter (where o.light = 1) as yellow, count(*) filter (where o.far) as far,
    count(*) filter (where o.far and o.light = 1) as far_yellow
  from (
    select o.ledger, ${lightSql(tables, now)} as light, o.due_at > ${farAtSql(tables, now)} as far from here o
  ) o group by o.ledger`

/** Ledgers whose rows have limits and moves of their own, as far as the actor reads them. */
export const ledgersRead = ({ catalogue }: Tables, actor: Actor): LedgerDocument[] =>
  [...catalogue.ledgers.values()].filter((ledger) => hasPath(ledger) && readsLedger(catalogue, ledger, actor))

/** What the actor's own seats owe. */
export const ownTops = ({ seats }: Actor): Top[] =>
  seats.map(({ position, unit }) => ({ unit, owes: (other) => other === position }))

/** Conditions on lines `o`; and, where they ask nothing but who owes what, by what groups of lines are found. */
export interface Conditions {
  readonly conditions: Sql
  readonly scope: GroupScope | undefined
}

export const conditionsOf = async (tx: Tx, tables: Tables, asked: OpenRowsAsked): Promise<Conditions> => {
  const ledgers = ledgersRead(tables, tx.actor)
  const claims = claimsOf(ledgers)
  const { unit, what } = asked
  const tops = what === 'below' ? await topsBelow(tx, tables, unit) : ownTops(tx.actor)
  const reaches = await reachesOf(tx, [...tops.map((top) => top.unit), ...(unit === undefined ? [] : [unit])])
  const chosen = claims.filter(({ position }) => asked.holder === undefined || position === asked.holder)
  const sought = foundSql(tx, tables, ledgers, asked)
  const parts = [
    sql`o.county = ${tx.actor.county}`,
    what === 'waiting' ? waitingSql(tx, claims, chosen, tops, reaches) : owedSql(tx, chosen, tops, reaches),
    ...(what === 'below' || unit === undefined ? [] : [within(tx, sql`o.unit`, [unit], reaches)]),
    ...(what === 'below' && chosen.length < claims.length ? nearestSql(tables, claims, chosen) : []),
    ...sought,
  ]
  const counted = what !== 'waiting' && sought.length === 0
  return { conditions: sql.join(parts, ' and '), scope: counted ? groupScope(tx, chosen, tops, reaches) : undefined }
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
