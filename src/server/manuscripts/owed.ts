/** What a person owes in manuscripts: sections to write, and sections handed in that wait for a verdict. */
import { type Catalogue, parsePeriod, titleOfSection } from '../../ledger/index.ts'
import type { OwedSection } from '../../ledger/wire/manuscripts.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { type KeptSection, lightOfSection } from './manuscript.ts'

type Found = KeptSection & {
  readonly manuscript: string
  readonly paper: string
  readonly period: string
  readonly todo: OwedSection['todo']
}

/** Late first, then by day; what has no day last. */
export const sectionsOwed = async (tx: Tx, catalogue: Catalogue, now: number): Promise<OwedSection[]> => {
  const positions = tx.actor.seats.map(({ position }) => position)
  const units = tx.actor.seats.map(({ unit }) => unit)
  const found = await tx.rows<Found>(sql`
    with seat as (select * from unnest(${positions}::text[], ${units}::text[]) s(position, unit)),
    one as (
      select s.*, m.title as paper, m.period, case
        when s.state in ('writing', 'returned') and (s.writer, m.unit) in (select position, unit from seat) then 'write'
        when s.state = 'handed_in' and (m.position, m.unit) in (select position, unit from seat) then 'judge'
      end as todo
      from platform.manuscript m
      join platform.manuscript_section s on s.county = m.county and s.manuscript = m.id and s.closed_at is null
      where m.county = ${tx.actor.county}
    )
    select o.manuscript, o.paper, o.period, o.todo, o.section, o.version, o.text, o.state, o.reason, o.due_on, o.due_at,
      o.assigned_at, o.opened_at as saved_at
    from one o where o.todo is not null order by o.due_at nulls last, o.opened_at`)
  return found.map((one) => ({
    manuscript: one.manuscript,
    section: one.section,
    title: titleOfSection(one.text, one.period),
    paper: one.paper,
    period_title: parsePeriod(one.period)?.title ?? one.period,
    state: one.state,
    reason: one.reason,
    due_at: one.due_at,
    light: lightOfSection(catalogue, one, now),
    todo: one.todo,
  }))
}
