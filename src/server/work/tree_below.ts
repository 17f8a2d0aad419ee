/** The tree at and below a unit as it stands today, those closed while they stood there among it. */
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'

export interface TreeUnit {
  readonly code: string
  readonly name: string
  /** Units stand below it. */
  readonly below: boolean
  /** The unit directly below the top at or above this one; none for the top itself. */
  readonly child: string | null
  /** This unit and those above it up to the top, the nearest first. */
  readonly line: readonly { readonly code: string; readonly level: string }[]
}

interface Line {
  readonly unit: string
  readonly name: string
  readonly depth: number
  readonly above: readonly { readonly code: string; readonly level: string; readonly depth: number }[]
}

export const unitsBelow = async (tx: Tx, top: string): Promise<ReadonlyMap<string, TreeUnit>> => {
  const { county } = tx.actor
  const lines = await tx.rows<Line>(sql`
    with here as materialized (
      select q.unit, q.depth, u.closed_on from org.reach q
      join org.unit u on u.county = q.county and u.code = q.unit
      where q.county = ${county} and q.ancestor = ${top} and q.from_day <= org.today()
        and (q.to_day > org.today() or q.to_day = u.closed_on)
    )
    select h.unit, h.depth,
      coalesce((select v.name from org.unit_version v where v.county = ${county} and v.code = h.unit
        order by v.from_day desc limit 1), h.unit) as name,
      (select json_agg(json_build_object('code', a.ancestor, 'level', a.ancestor_level, 'depth', a.depth))
        from org.reach a where a.county = ${county} and a.unit = h.unit and a.depth <= h.depth and a.from_day <= org.today()
          and (a.to_day > org.today() or a.to_day = h.closed_on)) as above
    from here h`)
  const parents = new Set(lines.flatMap(({ above }) => above.flatMap(({ code, depth }) => (depth === 1 ? [code] : []))))
  return new Map(
    lines.map(({ unit, name, depth, above }) => [
      unit,
      {
        code: unit,
        name,
        below: parents.has(unit),
        child: above.find((one) => one.depth === depth - 1)?.code ?? null,
        line: above.toSorted((a, b) => a.depth - b.depth),
      },
    ]),
  )
}

/** Who holds which position at the unit today, by position. */
export const peopleAt = async (tx: Tx, unit: string): Promise<ReadonlyMap<string, readonly string[]>> => {
  const held = await tx.rows<{ position: string; people: string[] }>(sql`
    select s.position, array_agg(p.name order by p.name) as people
    from org.seat s join org.person p on p.county = s.county and p.id = s.person and p.active
    where s.county = ${tx.actor.county} and s.unit = ${unit} and s.from_day <= org.today()
      and (s.to_day is null or s.to_day > org.today())
    group by s.position`)
  return new Map(held.map(({ position, people }) => [position, people]))
}

/** From the highest of one's own units down to this one. */
export const trailTo = (tx: Tx, own: readonly string[], unit: string): Promise<{ unit: string; unit_name: string }[]> =>
  tx.rows(sql`
    with up as (
      select q.ancestor, q.depth from org.reach q
      where q.county = ${tx.actor.county} and q.unit = ${unit} and q.from_day <= org.today() and q.to_day > org.today()
    )
    select u.ancestor as unit, coalesce((select v.name from org.unit_version v
      where v.county = ${tx.actor.county} and v.code = u.ancestor order by v.from_day desc limit 1), u.ancestor) as unit_name
    from up u where u.depth <= (select coalesce(max(o.depth), 0) from up o where o.ancestor = any(${own}::text[]))
    order by u.depth desc`)
