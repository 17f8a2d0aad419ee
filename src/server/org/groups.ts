/** Groups stand beside the tree: school districts (学区), education groups (集团), areas of responsibility (责任区). */
import { today } from '../../ledger/index.ts'
import type { Day } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { writeEvent } from '../db/log.ts'
import { sql } from '../db/sql.ts'

export interface UnitGroup {
  readonly code: string
  /** What sort of group; figures are split by it: `group:districts`. */
  readonly kind: string
  readonly title: string
}

/** Makes the group, or gives it its new title. */
export const keepGroup = async (tx: Tx, group: UnitGroup): Promise<void> => {
  await tx.run(sql`
    insert into org.unit_group (county, code, kind, title)
    values (${tx.actor.county}, ${group.code}, ${group.kind}, ${group.title})
    on conflict (county, code) do update set kind = excluded.kind, title = excluded.title`)
  await writeEvent(tx, { act: 'keep_group', detail: { ...group } })
}

export const joinGroup = async (tx: Tx, group: string, units: readonly string[], from_day: Day): Promise<void> => {
  const { county } = tx.actor
  const joined = await tx.run(sql`
    insert into org.membership (county, group_code, unit, from_day)
    select ${county}, ${group}, u.code, ${from_day} from unnest(${units}::text[]) u(code)
    where not exists (
      select from org.membership m where m.county = ${county} and m.group_code = ${group} and m.unit = u.code
        and m.from_day <= ${from_day}::date and (m.to_day is null or m.to_day > ${from_day}::date)
    )`)
  await writeEvent(tx, { act: 'join_group', detail: { group, joined, units: units.slice(0, 100), on: from_day } })
}

/** No member from that day on. */
export const leaveGroup = async (tx: Tx, group: string, unit: string, on: Day): Promise<void> => {
  const { county } = tx.actor
  await tx.run(sql`
    delete from org.membership
    where county = ${county} and group_code = ${group} and unit = ${unit} and from_day >= ${on}::date`)
  await tx.run(sql`
    update org.membership set to_day = ${on}
    where county = ${county} and group_code = ${group} and unit = ${unit} and (to_day is null or to_day > ${on}::date)`)
  await writeEvent(tx, { act: 'leave_group', unit, detail: { group, on } })
}

export const groupsOf = (tx: Tx, kind?: string): Promise<UnitGroup[]> =>
  tx.rows<UnitGroup>(sql`
    select code, kind, title from org.unit_group
    where county = ${tx.actor.county} ${kind ? sql`and kind = ${kind}` : sql.empty} order by kind, title, code`)

/** Codes of the members on the day. */
export const membersOf = async (tx: Tx, group: string, day: Day = today(new Date())): Promise<string[]> => {
  const members = await tx.rows<{ unit: string }>(sql`
    select unit from org.membership where county = ${tx.actor.county} and group_code = ${group}
      and from_day <= ${day}::date and (to_day is null or to_day > ${day}::date) order by unit`)
  return members.map(({ unit }) => unit)
}
