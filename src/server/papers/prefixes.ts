/** What issuing units are called in the numbers of their papers. */
import { usualPrefix } from '../../ledger/index.ts'
import type { Prefixes } from '../../ledger/wire/papers.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'

/** Of the units that have issued papers or have a prefix of their own, and of the bureau itself. */
export const prefixesOf = async (tx: Tx): Promise<Prefixes> => {
  const { county } = tx.actor
  const found = await tx.rows<{ unit: string; unit_name: string; prefix: string | null }>(sql`
    select a.unit, coalesce((select v.name from org.unit_version v where v.county = ${county} and v.code = a.unit
      order by v.from_day desc limit 1), a.unit) as unit_name, p.prefix
    from (
      select ${county}::text as unit
      union select s.seat_unit from org.seats_held() s
      union select p.unit from work.paper_prefix p where p.county = ${county}
      union select p.office from work.paper p where p.county = ${county}
    ) a left join work.paper_prefix p on p.county = ${county} and p.unit = a.unit
    order by a.unit`)
  return {
    prefixes: found.map(({ unit, unit_name, prefix }) => {
      const usual = usualPrefix(unit_name)
      return { unit, unit_name, prefix: prefix ?? usual, usual, own: prefix !== null }
    }),
  }
}

/** Papers printed from now on bear it; the numbers go on. Problems: not_yours, wrong_request. */
export const setPrefix = async (tx: Tx, unit: string, written: string): Promise<Prefixes> => {
  const prefix = written.trim()
  const { county, person } = tx.actor
  if (!/^[\p{Script=Han}A-Za-z]{1,20}$/u.test(prefix)) {
    throw new Problem('wrong_request', { what: '发文机关代字只能是汉字或字母，1到20个字' })
  }
  const { keeps } = await tx.one<{ keeps: boolean }>(sql`select ${unit} in (select notices.keeps()) as keeps`)
  if (!keeps) throw new Problem('not_yours', { what: '设定这个单位的发文机关代字' })
  // Two units of one prefix would print the same number twice.
  const taken = (await prefixesOf(tx)).prefixes.find((other) => other.unit !== unit && other.prefix === prefix)
  if (taken !== undefined) throw new Problem('already_there', { what: `${taken.unit_name}用了“${prefix}”` })
  await tx.run(sql`
    insert into work.paper_prefix as p (county, unit, prefix, by) values (${county}, ${unit}, ${prefix}, ${person})
    on conflict (county, unit) do update set prefix = excluded.prefix, by = excluded.by, at = now()`)
  await tx.run(sql`
    insert into log.event (county, at, person, act, unit, detail)
    values (${county}, clock_timestamp(), ${person}, 'set_prefix', ${unit}, ${JSON.stringify({ prefix })}::jsonb)`)
  return prefixesOf(tx)
}
