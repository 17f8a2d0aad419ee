/**
 * What is kept of the units under one, for all days at once: the frame of any day is found in it without asking again,
 * and a report asks for a dozen days.
 */
import type { Day } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'

/** How units are put into groups. */
export type Grouping =
  | { readonly by: 'level'; readonly level: string }
  | { readonly by: 'group'; readonly kind: string }
  /** One group, of the unit alone. */
  | { readonly by: 'own' }

/** From a day on, and no longer on the other; `infinity`, where it still holds, sorts behind every day. */
export interface Lasting {
  readonly from: Day
  readonly to: Day
}
/** When a unit existed: its first and its last day, null where it is not closed. */
export interface Dated {
  readonly opened_on: Day
  readonly last_on: Day | null
}
/** A unit while it stood under the asked one. */
export interface Standing extends Lasting, Dated {
  readonly code: string
  readonly level: string
  readonly unit_kind: string | null
  /** The first day on which it was no more. */
  readonly closed_on: Day | null
}
interface Belonging extends Lasting {
  readonly unit: string
  readonly key: string
}
interface Named extends Lasting, Dated {
  readonly code: string
  readonly name: string
}
export interface Tree {
  readonly county: string
  /** In the order of codes. */
  readonly standing: readonly Standing[]
  /** By unit, the groups that it was in. */
  readonly belonging: ReadonlyMap<string, readonly Belonging[]>
  /** Of the asked unit, and of the units that groups are named by. */
  readonly names: readonly Named[]
  /** Of groups that are no units. */
  readonly titles: ReadonlyMap<string, string> | null
}

/**
 * The day on which a unit is looked for in the tree: the asked day, or the nearest one on which it existed. A school
 * closed in May stays where it last stood, so that what it reported until then is in the figure of its township for
 * the year, and the townships still add up to the county.
 */
export const stoodAt = ({ opened_on, last_on }: Dated, day: Day): Day => {
  const latest = last_on !== null && last_on < day ? last_on : day
  return latest > opened_on ? latest : opened_on
}

/** Trees as they are asked for, each looked up once. */
export const liveTrees = (tx: Tx): ((unit: string, grouping: Grouping | null) => Promise<Tree>) => {
  const standing: Record<string, readonly Standing[]> = {}
  const trees: Record<string, Tree> = {}
  return async (unit, grouping) => {
    standing[unit] ??= await standingUnder(tx, unit)
    return (trees[JSON.stringify([unit, grouping])] ??= await treeOf(tx, unit, grouping, standing[unit]))
  }
}

const treeOf = async (
  tx: Tx,
  unit: string,
  grouping: Grouping | null,
  standing: readonly Standing[],
): Promise<Tree> => {
  const belonging = grouping?.by === 'own' ? ownOnly(unit) : await belongingOf(tx, unit, grouping)
  const keys = [...new Set(belonging.map(({ key }) => key))]
  const by_unit = new Map<string, Belonging[]>()
  for (const one of belonging) by_unit.set(one.unit, [...(by_unit.get(one.unit) ?? []), one])
  return {
    county: tx.actor.county,
    standing,
    belonging: by_unit,
    names: await namesOf(tx, [unit, ...(grouping?.by === 'level' ? keys : [])]),
    titles: grouping?.by === 'group' ? await groupTitles(tx, keys) : null,
  }
}

const standingUnder = (tx: Tx, unit: string): Promise<Standing[]> =>
  tx.rows<Standing>(sql`
    select u.code, u.level, u.kind as unit_kind, u.opened_on, u.closed_on, u.closed_on - 1 as last_on,
      r.from_day as "from", r.to_day as "to"
    from org.reach r join org.unit u on u.county = r.county and u.code = r.unit
    where r.county = ${tx.actor.county} and r.ancestor = ${unit}
    order by u.code, r.from_day`)

const ownOnly = (unit: string): Belonging[] => [{ unit, key: unit, from: '', to: 'infinity' }]

const belongingOf = async (tx: Tx, unit: string, grouping: Grouping | null): Promise<readonly Belonging[]> => {
  if (grouping === null || grouping.by === 'own') return []
  const { county } = tx.actor
  const under = sql`(select r.unit from org.reach r where r.county = ${county} and r.ancestor = ${unit})`
  return tx.rows<Belonging>(
    grouping.by === 'level' ? atLevel(county, grouping.level, under) : inGroups(county, grouping.kind, under),
  )
}

const atLevel = (county: string, level: string, under: Sql): Sql => sql`
  select g.unit, g.ancestor as key, g.from_day as "from", g.to_day as "to" from org.reach g
  where g.county = ${county} and g.ancestor_level = ${level} and g.unit in ${under}`

/** A group may hold whole townships: whoever stands under a member belongs to it too. */
const inGroups = (county: string, kind: string, under: Sql): Sql => sql`
  select a.unit, m.group_code as key, greatest(a.from_day, m.from_day) as "from", least(a.to_day, m.to_day) as "to"
  from org.unit_group k
  join org.membership m on m.county = k.county and m.group_code = k.code
  join org.reach a on a.county = m.county and a.ancestor = m.unit
  where k.county = ${county} and k.kind = ${kind} and a.unit in ${under}`

const namesOf = (tx: Tx, codes: readonly string[]): Promise<Named[]> =>
  tx.rows<Named>(sql`
    select u.code, v.name, u.opened_on, u.closed_on - 1 as last_on, v.from_day as "from",
      coalesce(v.to_day, 'infinity') as "to"
    from org.unit u join org.unit_version v on v.county = u.county and v.code = u.code
    where u.county = ${tx.actor.county} and u.code = any(${codes}::text[])`)

const groupTitles = async (tx: Tx, keys: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const groups = await tx.rows<{ code: string; title: string }>(sql`
    select code, title from org.unit_group where county = ${tx.actor.county} and code = any(${keys}::text[])`)
  return new Map(groups.map(({ code, title }) => [code, title]))
}

/** The unit directly above, on the day; null for the county. */
export const parentOf = async (tx: Tx, unit: string, day: Day): Promise<string | null> => {
  const above = await tx.rows<{ ancestor: string } & Lasting & Dated>(sql`
    select r.ancestor, u.opened_on, u.closed_on - 1 as last_on, r.from_day as "from", r.to_day as "to"
    from org.unit u join org.reach r on r.county = u.county and r.unit = u.code and r.depth = 1
    where u.county = ${tx.actor.county} and u.code = ${unit}`)
  return above.find((one) => holds(one, stoodAt(one, day)))?.ancestor ?? null
}

export const holds = ({ from, to }: Lasting, at: Day): boolean => from <= at && to > at
