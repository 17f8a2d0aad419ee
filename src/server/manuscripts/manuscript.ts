/** One manuscript and its sections as they are kept; who may do what with them. */
import { type Catalogue, lightAt, type Light } from '../../ledger/index.ts'
import type { Section } from '../../ledger/wire/manuscripts.ts'
import type { Actor, Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { soonOf } from '../tables/paths.ts'

export interface KeptManuscript {
  readonly id: string
  readonly report: string
  readonly title: string
  readonly unit: string
  readonly period: string
  readonly position: string
  readonly published: string | null
  readonly by: number
  readonly begun_by: string
  readonly begun_at: string
}

export interface KeptSection {
  readonly section: number
  readonly version: number
  readonly place: string
  readonly text: string
  /** How its pieces read to whoever saved it. */
  readonly shown: Readonly<Record<string, string>>
  readonly state: Section['state']
  readonly reason: string | null
  readonly writer: string | null
  readonly due_on: string | null
  readonly due_at: string | null
  readonly assigned_at: string | null
  readonly saved_by: string
  readonly saved_at: string
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Problem: no_such, also for those of units unseen. */
export const manuscriptOf = async (tx: Tx, id: string): Promise<KeptManuscript> => {
  const found = ID.test(id)
    ? await tx.maybe<KeptManuscript>(sql`
        select m.id, m.report, m.title, m.unit, m.period, m.position, m.published, m.by, m.at as begun_at,
          coalesce((select p.name from org.person p where p.county = m.county and p.id = m.by), '') as begun_by
        from platform.manuscript m where m.county = ${tx.actor.county} and m.id = ${id}::uuid`)
    : undefined
  if (found === undefined) throw new Problem('no_such', { what: '文稿', name: id })
  return found
}

/** In their order. */
export const sectionsOf = (tx: Tx, manuscript: string): Promise<KeptSection[]> =>
  tx.rows<KeptSection>(sql`
    select s.section, s.version, s.place, s.text, s.shown, s.state, s.reason, s.writer, s.due_on, s.due_at, s.assigned_at,
      coalesce((select p.name from org.person p where p.county = s.county and p.id = s.by), '') as saved_by,
      s.opened_at as saved_at
    from platform.manuscript_section s
    where s.county = ${tx.actor.county} and s.manuscript = ${manuscript}::uuid and s.closed_at is null
    order by s.place, s.section`)

export const sectionOf = async (tx: Tx, manuscript: string, section: number): Promise<KeptSection> => {
  const found = (await sectionsOf(tx, manuscript)).find((one) => one.section === section)
  if (found === undefined) throw new Problem('no_such', { what: '文稿的部分', name: section })
  return found
}

const sits = (actor: Actor, unit: string, position: string): boolean =>
  actor.seats.some((seat) => seat.unit === unit && seat.position === position)

/** Whoever began it, and whoever holds the position it was begun in. */
export const keeps = (actor: Actor, { unit, position, by }: KeptManuscript): boolean =>
  actor.person === 0 || actor.person === by || sits(actor, unit, position)

/** Problem: not_yours. */
export const requireKeeper = (actor: Actor, manuscript: KeptManuscript, what: string): void => {
  if (!keeps(actor, manuscript)) throw new Problem('not_yours', { what })
}

const UNFINISHED: readonly Section['state'][] = ['writing', 'returned']

/** A section that was handed in is the keeper's, until it is sent back. */
export const rightsIn = (actor: Actor, manuscript: KeptManuscript, section: KeptSection): Section['can'] => {
  const keeper = keeps(actor, manuscript)
  const writes = section.writer !== null && sits(actor, manuscript.unit, section.writer)
  const unfinished = UNFINISHED.includes(section.state)
  return {
    write: keeper || (writes && unfinished),
    hand_in: unfinished && (writes || (keeper && section.writer === null)),
    judge: keeper && !unfinished,
  }
}

/** Only what is still being written runs against its day. */
export const lightOfSection = (
  catalogue: Catalogue,
  { state, due_at, assigned_at, saved_at }: KeptSection,
  now: number,
): Light | null => {
  if (due_at === null || !UNFINISHED.includes(state)) return null
  const since = Date.parse(assigned_at ?? saved_at)
  return lightAt(since, Date.parse(due_at), now, soonOf({ catalogue }, new Date(now)))
}
