/**
 * The units a figure is about: everything under the asked unit on the tree of one day, and how a split puts them into
 * groups. A frame is plain data, so that a publication can keep it and be recomputed after any later merger.
 */
import type { Day } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'

export interface FrameUnit {
  readonly code: string
  readonly level: string
  /** Open on the day: it owes its returns. A unit closed earlier only keeps the rows it left. */
  readonly open: boolean
  readonly unit_kind: string | null
  readonly opened_on: Day
  /** The first day on which it was no more. */
  readonly closed_on: Day | null
}
export interface FrameGroup {
  readonly key: string
  readonly title: string
  readonly units: readonly FrameUnit[]
}
export interface Frame {
  readonly unit: string
  /** Undefined where there is no such unit. */
  readonly name: string | undefined
  /** The asked unit is the county: no row lies outside. */
  readonly whole: boolean
  /** Cut down from the whole county, most of which is left: reading all of it costs less than naming its units row by row. */
  readonly mostly?: boolean
  readonly units: readonly FrameUnit[]
  /** By the level or the kind of group asked for; a unit may be in several groups of a kind, or in none. */
  readonly groups: readonly FrameGroup[]
}

export type Grouping =
  | { readonly by: 'level'; readonly level: string }
  | { readonly by: 'group'; readonly kind: string }
  /** One group, of the unit alone. */
  | { readonly by: 'own' }

interface UnitRow extends FrameUnit {
  readonly key: string | null
}

/**
 * Units with the day on which each is looked for in the tree: the asked day, or the nearest one on which it existed.
 * A school closed in May stays where it last stood, so that what it reported until then is in the figure of its
 * township for the year, and the townships still add up to the county.
 */
const placed = (county: string, day: Day): Sql => sql`
  select u.county, u.code, u.level, u.kind as unit_kind, u.opened_on, u.closed_on,
    greatest(u.opened_on, least(${day}::date, coalesce(u.closed_on - 1, ${day}::date))) as at,
    u.opened_on <= ${day}::date and (u.closed_on is null or u.closed_on > ${day}::date) as open
  from org.unit u where u.county = ${county}`

const groupKey = (unit: string, grouping: Grouping | null): Sql => {
  if (grouping === null) return sql`null::text as key`
  if (grouping.by === 'own') return sql`case when u.code = ${unit} then u.code end as key`
  return grouping.by === 'level' ? sql`g.ancestor as key` : sql`g.group_code as key`
}

const groupJoin = (grouping: Grouping | null): Sql => {
  if (grouping === null || grouping.by === 'own') return sql.empty
  if (grouping.by === 'level') {
    return sql`left join org.reach g on g.county = u.county and g.unit = u.code and g.ancestor_level = ${grouping.level}
      and g.from_day <= u.at and g.to_day > u.at`
  }
  // A group may hold whole townships: whoever stands under a member belongs to it too.
  return sql`left join lateral (
    select distinct m.group_code
    from org.reach a
    join org.membership m on m.county = a.county and m.unit = a.ancestor
      and m.from_day <= u.at and (m.to_day is null or m.to_day > u.at)
    join org.unit_group k on k.county = m.county and k.code = m.group_code and k.kind = ${grouping.kind}
    where a.county = u.county and a.unit = u.code and a.from_day <= u.at and a.to_day > u.at
  ) g on true`
}

/** An unknown unit gives a frame without name and units. */
export const frameOf = async (tx: Tx, unit: string, day: Day, grouping: Grouping | null): Promise<Frame> => {
  const { county } = tx.actor
  const rows = await tx.rows<UnitRow>(sql`
    with u as (${placed(county, day)})
    select u.code, u.level, u.open, u.unit_kind, u.opened_on, u.closed_on, ${groupKey(unit, grouping)}
    from u
    join org.reach r on r.county = u.county and r.ancestor = ${unit} and r.unit = u.code
      and r.from_day <= u.at and r.to_day > u.at
    ${groupJoin(grouping)}
    order by u.code`)
  const units = [...new Map(rows.map(({ key: _key, ...unit }) => [unit.code, unit])).values()]
  const keys = [...new Set(rows.flatMap(({ key }) => key ?? []))]
  const names = await namesOf(tx, [unit, ...(grouping?.by === 'level' ? keys : [])], day)
  const titles = grouping?.by === 'group' ? await groupTitles(tx, keys) : names
  return { unit, name: names.get(unit), whole: unit === county, units, groups: groupsOf(rows, titles) }
}

const groupsOf = (rows: readonly UnitRow[], titles: ReadonlyMap<string, string>): FrameGroup[] => {
  const members = new Map<string, FrameUnit[]>()
  for (const { key, ...unit } of rows) {
    if (key === null) continue
    const group = members.get(key) ?? []
    group.push(unit)
    members.set(key, group)
  }
  const keys = [...members.keys()].sort((a, b) => (a < b ? -1 : 1))
  return keys.map((key) => ({ key, title: titles.get(key) ?? key, units: members.get(key)! }))
}

const groupTitles = async (tx: Tx, keys: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const groups = await tx.rows<{ code: string; title: string }>(sql`
    select code, title from org.unit_group where county = ${tx.actor.county} and code = any(${keys}::text[])`)
  return new Map(groups.map(({ code, title }) => [code, title]))
}

/** What units were called on the day, or on the nearest day on which they existed. */
const namesOf = async (tx: Tx, codes: readonly string[], day: Day): Promise<ReadonlyMap<string, string>> => {
  const names = await tx.rows<{ code: string; name: string }>(sql`
    with u as (${placed(tx.actor.county, day)})
    select u.code, v.name
    from u join org.unit_version v on v.county = u.county and v.code = u.code
      and v.from_day <= u.at and (v.to_day is null or v.to_day > u.at)
    where u.code = any(${codes}::text[])`)
  return new Map(names.map(({ code, name }) => [code, name]))
}

/** The unit directly above, on the day; undefined for the county. */
export const parentOf = async (tx: Tx, unit: string, day: Day): Promise<string | undefined> => {
  const parent = await tx.maybe<{ ancestor: string }>(sql`
    with u as (${placed(tx.actor.county, day)})
    select r.ancestor from u
    join org.reach r on r.county = u.county and r.unit = u.code and r.depth = 1
      and r.from_day <= u.at and r.to_day > u.at
    where u.code = ${unit}`)
  return parent?.ancestor
}

/** Two frames cut down to the units open in both, each within the same group of both. */
export const sameUnits = (one: Frame, other: Frame): { one: Frame; other: Frame; same: boolean } => {
  const open = (frame: Frame): Set<string> => new Set(frame.units.filter((each) => each.open).map((each) => each.code))
  const [left, right] = [open(one), open(other)]
  const same = left.size === one.units.length && left.size === right.size && right.size === other.units.length
  const regrouped = JSON.stringify(one.groups.map(memberList)) !== JSON.stringify(other.groups.map(memberList))
  if (same && !regrouped && [...left].every((code) => right.has(code))) return { one, other, same: true }
  return { one: narrowed(one, other, left, right), other: narrowed(other, one, left, right), same: false }
}

const memberList = ({ key, units }: FrameGroup): unknown => [key, units.map((each) => each.code)]

const narrowed = (frame: Frame, against: Frame, left: ReadonlySet<string>, right: ReadonlySet<string>): Frame => {
  const stays = ({ code }: FrameUnit): boolean => left.has(code) && right.has(code)
  const groups = frame.groups.map((group) => {
    const members = new Set(against.groups.find(({ key }) => key === group.key)?.units.map(({ code }) => code))
    return { ...group, units: group.units.filter((each) => stays(each) && members.has(each.code)) }
  })
  // A narrowed county no longer holds every row, so its units have to be named.
  const units = frame.units.filter(stays)
  return { ...frame, whole: false, mostly: frame.whole && 2 * units.length > frame.units.length, units, groups }
}
