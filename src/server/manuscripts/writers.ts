/** Who can be asked to write: the positions of a unit that somebody holds. */
import { type Catalogue, today } from '../../ledger/index.ts'
import type { Writer } from '../../ledger/wire/manuscripts.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'

/** In the order in which the bureau declares its positions. */
export const writersAt = async (tx: Tx, catalogue: Catalogue, unit: string, unit_name: string): Promise<Writer[]> => {
  const held = await tx.rows<{ position: string; people: string[] }>(sql`
    select s.position, array_agg(distinct p.name order by p.name) as people
    from org.seat s join org.person p on p.county = s.county and p.id = s.person and p.active
    where s.county = ${tx.actor.county} and s.unit = ${unit} and s.from_day <= ${today(new Date())}::date
      and (s.to_day is null or s.to_day > ${today(new Date())}::date)
    group by s.position`)
  const people = new Map(held.map((one) => [one.position, one.people]))
  return catalogue.organisation.positions.flatMap(({ name, title }) =>
    people.has(name) ? [{ position: name, title, unit, unit_name, people: people.get(name)! }] : [],
  )
}
