/** Units as they stood on a day: what they were called, where they stood, what stood below them. */
import { today } from '../../ledger/index.ts'
import type { Day } from '../../ledger/index.ts'
import type { Unit } from '../../ledger/wire.ts'
import type { Database, Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import type { Sql } from '../db/sql.ts'

export { closeUnit, createUnits, mergeUnit, moveUnit, renameUnit } from './unit_changes.ts'
export type { NewUnit } from './unit_changes.ts'

/** Opened so long ago that nobody asks: units whose opening day is not known. */
export const SINCE_EVER: Day = '1949-10-01'

/** A unit in its place in the tree; `depth` counts from the unit asked about. */
export interface UnitInTree extends Unit {
  readonly depth: number
}

/** The county this database is for, while it is for one: the code of its root unit. */
export const countyOf = async (database: Database): Promise<string | undefined> => {
  const roots = await database.glance<{ county: string }>(
    sql`select county from org.unit where code = county order by county limit 2`,
  )
  return roots.length === 1 ? roots[0]?.county : undefined
}

const dayOr = (day: Day | undefined): Day => day ?? today(new Date())

/** The version of unit `u` that held on the day; of a closed unit its last, so that it can still be named. */
const versionOn = (day: Day): Sql => sql`
  cross join lateral (
    select v.name, v.parent from org.unit_version v
    where v.county = u.county and v.code = u.code and v.from_day <= greatest(${day}::date, u.opened_on)
    order by v.from_day desc limit 1
  ) v`

const columns = sql`u.code, v.name, u.level, u.kind, v.parent, u.opened_on, u.closed_on`

/** Also units closed or not yet opened on the day: rows keep their unit, and its name must be printed. */
export const unitOf = (tx: Tx, code: string, day?: Day): Promise<Unit | undefined> =>
  tx.maybe<Unit>(sql`
    select ${columns} from org.unit u ${versionOn(dayOr(day))}
    where u.county = ${tx.actor.county} and u.code = ${code}`)

export const unitsOf = (tx: Tx, codes: readonly string[], day?: Day): Promise<Unit[]> =>
  tx.rows<Unit>(sql`
    select ${columns} from org.unit u ${versionOn(dayOr(day))}
    where u.county = ${tx.actor.county} and u.code = any(${codes}::text[])`)

/** `r` reaches from `ancestor` on the day. */
const reached = (tx: Tx, ancestor: string, day: Day): Sql => sql`
  r.county = ${tx.actor.county} and r.ancestor = ${ancestor} and r.from_day <= ${day}::date and r.to_day > ${day}::date`

const unitOfReach = sql`join org.unit u on u.county = r.county and u.code = r.unit`

/** The unit and everything below it on the day, parents before children, otherwise by name. */
export const subtree = (tx: Tx, code: string, day?: Day): Promise<UnitInTree[]> =>
  tx.rows<UnitInTree>(sql`
    select ${columns}, r.depth from org.reach r ${unitOfReach} ${versionOn(dayOr(day))}
    where ${reached(tx, code, dayOr(day))} order by r.depth, v.name, u.code`)

/** From the root down to the unit itself, on the day. */
export const pathTo = (tx: Tx, code: string, day?: Day): Promise<UnitInTree[]> =>
  tx.rows<UnitInTree>(sql`
    select ${columns}, r.depth from org.reach r
    join org.unit u on u.county = r.county and u.code = r.ancestor ${versionOn(dayOr(day))}
    where r.county = ${tx.actor.county} and r.unit = ${code}
      and r.from_day <= ${dayOr(day)}::date and r.to_day > ${dayOr(day)}::date
    order by r.depth desc`)

/** Units directly below, by name, each with the number of its own. */
export const children = (tx: Tx, code: string, day?: Day): Promise<Unit[]> =>
  tx.rows<Unit>(sql`
    select ${columns}, ${childCount(tx, dayOr(day))} from org.reach r ${unitOfReach} ${versionOn(dayOr(day))}
    where ${reached(tx, code, dayOr(day))} and r.depth = 1 order by v.name, u.code`)

const childCount = (tx: Tx, day: Day): Sql => sql`(
  select count(*) from org.reach c
  where c.county = ${tx.actor.county} and c.ancestor = u.code and c.depth = 1
    and c.from_day <= ${day}::date and c.to_day > ${day}::date
) as children`

export interface UnitsAsked {
  readonly level?: string | undefined
  /** Part of a name, or a code. */
  readonly search?: string | undefined
  /** The day whose tree is meant; today unless said. */
  readonly on?: Day | undefined
  /** From 1. */
  readonly page?: number | undefined
  readonly size?: number | undefined
}

/** Units at and below one, searched and in pages, with the number of all that match. */
export const unitsBelow = async (
  tx: Tx,
  code: string,
  asked: UnitsAsked = {},
): Promise<{ units: Unit[]; total: number }> => {
  const day = dayOr(asked.on)
  const [page, size] = [asked.page ?? 1, asked.size ?? 100]
  const like = `%${(asked.search ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const matching = sql`
    from org.reach r ${unitOfReach} ${versionOn(day)}
    where ${reached(tx, code, day)}
      ${asked.level ? sql`and u.level = ${asked.level}` : sql.empty}
      ${asked.search ? sql`and (v.name like ${like} or u.code like ${like})` : sql.empty}`
  const { total } = await tx.one<{ total: number }>(sql`select count(*) as total ${matching}`)
  const units = await tx.rows<Unit>(sql`
    select ${columns}, ${childCount(tx, day)} ${matching}
    order by r.depth, v.name, u.code limit ${size} offset ${(page - 1) * size}`)
  return { units, total }
}
