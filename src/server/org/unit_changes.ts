/**
 * Changes of the tree. Each holds from a day on and leaves what was before as it was, so that a figure of a past period
 * finds the tree of that period.
 */
import type { Day, Fault } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { writeEvent } from '../db/log.ts'
import { faulty, Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { rebuildReach } from './reach.ts'

export interface NewUnit {
  readonly code: string
  readonly name: string
  readonly level: string
  readonly kind?: string | null
  /** Null only for the root, whose code is the county's. */
  readonly parent: string | null
  readonly opened_on: Day
}

const MANY = 100

/** Any number of units at once, in any order; all faults are told at once, by place in the list. */
export const createUnits = async (tx: Tx, units: readonly NewUnit[]): Promise<void> => {
  if (units.length === 0) return
  const faults = await faultsOfNew(tx, units)
  if (faults.length > 0) throw faulty(faults)
  const { county } = tx.actor
  const column = (name: keyof NewUnit): (string | null)[] => units.map((unit) => unit[name] ?? null)
  await tx.run(sql`
    insert into org.unit (county, code, level, kind, opened_on)
    select ${county}, * from unnest(
      ${column('code')}::text[], ${column('level')}::text[], ${column('kind')}::text[], ${column('opened_on')}::date[])`)
  await tx.run(sql`
    insert into org.unit_version (county, code, from_day, name, parent)
    select ${county}, * from unnest(
      ${column('code')}::text[], ${column('opened_on')}::date[], ${column('name')}::text[], ${column('parent')}::text[])`)
  await rebuildReach(
    tx,
    units.map(({ code }) => code),
  )
  // The planner would take a tree that has just been planted for an empty one until the server finds the time to look.
  if (units.length >= MANY) await tx.run(sql`analyze org.unit, org.unit_version, org.reach`)
  const [only] = units
  await writeEvent(tx, {
    act: 'create_units',
    unit: units.length === 1 ? only?.code : null,
    detail: { count: units.length, units: units.slice(0, 100).map(({ code, name }) => ({ code, name })) },
  })
}

const faultsOfNew = async (tx: Tx, units: readonly NewUnit[]): Promise<Fault[]> => {
  const { county } = tx.actor
  const named = [...new Set(units.flatMap(({ code, parent }) => (parent === null ? [code] : [code, parent])))]
  const there = await tx.rows<{ code: string; opened_on: Day; closed_on: Day | null }>(sql`
    select code, opened_on, closed_on from org.unit where county = ${county} and code = any(${named}::text[])`)
  const existing = new Map(there.map((unit) => [unit.code, unit]))
  const fresh = new Map(units.map((unit) => [unit.code, unit]))
  const seen = new Set<string>()
  return units.flatMap((unit, i) => {
    const says = (field: keyof NewUnit, words: string): Fault => ({ path: `[${i}].${field}`, says: words })
    const faults: Fault[] = []
    if (existing.has(unit.code)) faults.push(says('code', `代码“${unit.code}”已有单位使用`))
    if (seen.has(unit.code)) faults.push(says('code', `代码“${unit.code}”重复`))
    seen.add(unit.code)
    if (unit.name.trim() === '') faults.push(says('name', '名称不能为空'))
    if (unit.parent === null) {
      if (unit.code !== county) faults.push(says('parent', '请填写上级单位'))
      return faults
    }
    const parent = existing.get(unit.parent) ?? fresh.get(unit.parent)
    if (!parent) faults.push(says('parent', `没有代码为“${unit.parent}”的上级单位`))
    else if (parent.opened_on > unit.opened_on) faults.push(says('opened_on', '成立日期早于上级单位的成立日期'))
    else if ('closed_on' in parent && parent.closed_on !== null && parent.closed_on <= unit.opened_on) {
      faults.push(says('parent', `上级单位“${unit.parent}”已于${parent.closed_on}撤销`))
    } else if (standsBelowItself(unit, fresh)) faults.push(says('parent', '上级单位不能是自己或自己的下级'))
    return faults
  })
}

const standsBelowItself = (unit: NewUnit, fresh: ReadonlyMap<string, NewUnit>): boolean => {
  const passed = new Set<string>()
  for (let at: NewUnit | undefined = unit; at; at = at.parent === null ? undefined : fresh.get(at.parent)) {
    if (passed.has(at.code)) return true
    passed.add(at.code)
  }
  return false
}

export const renameUnit = async (tx: Tx, code: string, name: string, from_day: Day): Promise<void> => {
  const { name: was } = await newVersion(tx, code, from_day, { name })
  await writeEvent(tx, { act: 'rename_unit', unit: code, detail: { from: was, to: name, on: from_day } })
}

/** The unit, with all that stands below it, comes under another from that day on. */
export const moveUnit = async (tx: Tx, code: string, parent: string, from_day: Day): Promise<void> => {
  await openUnit(tx, parent, from_day)
  const circle = await tx.maybe(sql`
    select from org.reach where county = ${tx.actor.county} and ancestor = ${code} and unit = ${parent}
      and to_day > ${from_day}::date limit 1`)
  if (circle || code === tx.actor.county) throw new Problem('wrong_request', { what: '上级单位不能是自己或自己的下级' })
  const { parent: was } = await newVersion(tx, code, from_day, { parent })
  await rebuildReach(tx, [code])
  await writeEvent(tx, { act: 'move_unit', unit: code, detail: { from: was, to: parent, on: from_day } })
}

/** The unit is no more from that day on. What stood below it has to have been moved or closed before. */
export const closeUnit = async (tx: Tx, code: string, on: Day): Promise<void> => {
  await close(tx, code, on, null)
  await writeEvent(tx, { act: 'close_unit', unit: code, detail: { on } })
}

/** Closed, and its rows are inherited by the unit it went into. What stood below moves there with it. */
export const mergeUnit = async (tx: Tx, code: string, into: string, on: Day): Promise<void> => {
  if (code === into) throw new Problem('wrong_request', { what: '不能并入自己' })
  await openUnit(tx, into, on)
  const below = await tx.rows<{ unit: string }>(sql`
    select unit from org.reach where county = ${tx.actor.county} and ancestor = ${code} and depth = 1
      and from_day <= ${on}::date and to_day > ${on}::date`)
  for (const { unit } of below) await moveUnit(tx, unit, into, on)
  await close(tx, code, on, into)
  await writeEvent(tx, { act: 'merge_unit', unit: code, detail: { into, on } })
}

const close = async (tx: Tx, code: string, on: Day, into: string | null): Promise<void> => {
  const { county } = tx.actor
  const { opened_on } = await openUnit(tx, code, on)
  if (opened_on >= on) throw new Problem('wrong_request', { what: `撤销日期须晚于成立日期${opened_on}` })
  const below = await tx.one<{ count: number }>(sql`
    select count(distinct unit) from org.reach
    where county = ${county} and ancestor = ${code} and depth > 0 and to_day > ${on}::date`)
  if (below.count > 0) throw new Problem('would_lose', { what: `“${code}”下还有${below.count}个单位` })
  await tx.run(sql`
    update org.unit set closed_on = ${on}, merged_into = ${into} where county = ${county} and code = ${code}`)
  await tx.run(
    sql`delete from org.unit_version where county = ${county} and code = ${code} and from_day >= ${on}::date`,
  )
  await tx.run(sql`
    update org.unit_version set to_day = ${on}
    where county = ${county} and code = ${code} and (to_day is null or to_day > ${on}::date)`)
  await tx.run(sql`
    update org.membership set to_day = ${on}
    where county = ${county} and unit = ${code} and from_day < ${on}::date and (to_day is null or to_day > ${on}::date)`)
  await rebuildReach(tx, [code])
}

interface Standing {
  readonly name: string
  readonly parent: string | null
  readonly from_day: Day
  readonly opened_on: Day
}

/** The unit as it stands on the day, locked against others who change it; a refusal if it does not stand then. */
const openUnit = async (tx: Tx, code: string, day: Day): Promise<Standing> => {
  const { county } = tx.actor
  const unit = await tx.maybe<Standing & { closed_on: Day | null }>(sql`
    select v.name, v.parent, v.from_day, u.opened_on, u.closed_on from org.unit u
    join org.unit_version v on v.county = u.county and v.code = u.code
      and v.from_day <= ${day}::date and (v.to_day is null or v.to_day > ${day}::date)
    where u.county = ${county} and u.code = ${code} for update of u`)
  if (!unit) throw new Problem('no_such', { what: '单位', name: code })
  if (unit.closed_on !== null) throw new Problem('not_now', { state: '已撤销', what: '变更单位' })
  return unit
}

/** From that day on the unit has these. Later versions, if a change was entered ahead of time, are replaced. */
const newVersion = async (
  tx: Tx,
  code: string,
  from_day: Day,
  change: { readonly name?: string; readonly parent?: string },
): Promise<Standing> => {
  const { county } = tx.actor
  const before = await openUnit(tx, code, from_day)
  await tx.run(sql`
    delete from org.unit_version where county = ${county} and code = ${code} and from_day >= ${from_day}::date`)
  await tx.run(sql`
    update org.unit_version set to_day = ${from_day}
    where county = ${county} and code = ${code} and from_day = ${before.from_day} and from_day < ${from_day}::date`)
  await tx.run(sql`
    insert into org.unit_version (county, code, from_day, name, parent)
    values (${county}, ${code}, ${from_day}, ${change.name ?? before.name}, ${change.parent ?? before.parent})`)
  return before
}
