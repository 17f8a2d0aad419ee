/** Keeps `org.reach`, the dated closure of the tree, in step with the units' versions. */
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'

/**
 * Rebuilds the closure of these units and of all that ever stood below them. Walks up each unit's parents, cutting the
 * days to those on which every step of the way held; stretches that touch are joined, so that a renaming in between
 * does not show.
 */
export const rebuildReach = async (tx: Tx, codes: readonly string[]): Promise<void> => {
  const { county } = tx.actor
  const touched = sql`
    touched(code) as (
      select code from org.unit where county = ${county} and code = any(${codes}::text[])
      union
      select v.code from touched t join org.unit_version v on v.county = ${county} and v.parent = t.code
    )`
  await tx.run(sql`
    with recursive ${touched}
    delete from org.reach r using touched t where r.county = ${county} and r.unit = t.code`)
  await tx.run(sql`
    with recursive ${touched}, walk(unit, ancestor, depth, from_day, to_day) as (
      select u.code, u.code, 0, u.opened_on, coalesce(u.closed_on, 'infinity'::date)
      from touched t join org.unit u on u.county = ${county} and u.code = t.code
      union all
      select w.unit, v.parent, w.depth + 1,
        greatest(w.from_day, v.from_day), least(w.to_day, coalesce(v.to_day, 'infinity'::date))
      from walk w
      join org.unit_version v on v.county = ${county} and v.code = w.ancestor and v.parent is not null
        and v.from_day < w.to_day and coalesce(v.to_day, 'infinity'::date) > w.from_day
      where w.depth < 20
    ), joined as (
      select unit, ancestor, depth, unnest(range_agg(daterange(from_day, to_day))) as days
      from walk group by unit, ancestor, depth
    )
    insert into org.reach (county, ancestor, unit, ancestor_level, unit_level, depth, from_day, to_day)
    select ${county}, j.ancestor, j.unit, a.level, u.level, j.depth, lower(j.days), upper(j.days)
    from joined j
    join org.unit a on a.county = ${county} and a.code = j.ancestor
    join org.unit u on u.county = ${county} and u.code = j.unit`)
}
