/**
 * Notices: written in the transaction of what causes them, with one delivery for each person and channel. An inbox
 * has its notice when the transaction commits; letters and group messages wait in `notices.delivery` for the clock.
 */
import { randomUUID } from 'node:crypto'
import type { Notice as Shown } from '../../ledger/wire/notices.ts'
import type { Actor, Tx } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'

export interface NewNotice {
  readonly kind: Shown['kind']
  /** What it is about, in words of our own: `duty school_life 2011-03 s1`. */
  readonly cause: string
  /** The unit it is about. */
  readonly unit: string
  readonly ledger?: string | undefined
  readonly period?: string | null | undefined
  readonly row?: number | undefined
  readonly title: string
  readonly words: string
  /** An address inside the app. */
  readonly link?: string | undefined
  readonly to: Addressees
}
/** Persons by name, the holders of positions at a unit, group robots; whoever is meant twice is told once. */
export interface Addressees {
  readonly people?: readonly number[]
  readonly positions?: readonly string[]
  /** Where the positions are held; the notice's unit unless said. */
  readonly at?: string
  readonly robots?: readonly string[]
}

/**
 * The writing as parts of a `with`, so that it can travel in the statement of its cause: a move commits together with
 * its last statement, and a notice written before would stay although the move was refused. `from` names a part
 * of that `with`: without a row in it nothing is written.
 */
export const noticeParts = (actor: Actor, notices: readonly NewNotice[], from?: Sql): Sql => {
  const { county, person } = actor
  const at = from === undefined ? sql`now()` : sql`coalesce((select max(at) from ${from}), now())`
  return sql`
    notice_asked as (
      select a.* from jsonb_to_recordset(${JSON.stringify(notices.map(asked))}::jsonb) a(
        id uuid, kind text, cause text, unit text, ledger text, period text, row_id bigint, title text, words text,
        link text, positions text[], place text, people bigint[], robots uuid[])
      ${from === undefined ? sql.empty : sql`where exists (select from ${from})`}
    ),
    notice_to as (
      select a.id, h.person, bool_or(h.by_mail) as by_mail
      from notice_asked a
      join notices.holders(
        ${notices.map(({ unit, to }) => to.at ?? unit)}::text[], ${notices.flatMap(({ to }) => to.positions ?? [])}::text[]
      ) h on h.unit = a.place and h.seat_position = any(a.positions)
      group by a.id, h.person
      union
      select a.id, m.person, m.by_mail
      from notice_asked a
      join notices.mailing(${notices.flatMap(({ to }) => to.people ?? [])}::bigint[]) m on m.person = any(a.people)
    ),
    notice_made as (
      insert into notices.notice
        (county, id, kind, cause, unit, ledger, period, row_id, title, words, link, by, at)
      select ${county}, a.id, a.kind, a.cause, a.unit, a.ledger, a.period, a.row_id, a.title, a.words, a.link,
        ${person}::bigint, ${at}
      from notice_asked a
      where exists (select from notice_to t where t.id = a.id) or cardinality(a.robots) > 0
    ),
    notice_sent as (
      insert into notices.delivery
        (county, notice, channel, person, robot, kind, unit, ledger, period, by, at, due_at, state, done_at)
      select ${county}, a.id, c.channel, c.person, c.robot, a.kind, a.unit, a.ledger, a.period,
        ${person}::bigint, ${at}, ${at},
        case when c.channel = 'inbox' then 'sent' else 'waiting' end, case when c.channel = 'inbox' then ${at} end
      from notice_asked a
      cross join lateral (
        select 'inbox' as channel, t.person, null::uuid as robot from notice_to t where t.id = a.id
        union all
        select 'mail', t.person, null from notice_to t where t.id = a.id and t.by_mail and notices.mail_works()
        union all
        select 'robot', null, r from unnest(a.robots) r
      ) c
    )`
}

const asked = ({ to, row, ...notice }: NewNotice): object => ({
  ...notice,
  id: randomUUID(),
  row_id: row ?? null,
  positions: to.positions ?? [],
  place: to.at ?? notice.unit,
  people: to.people ?? [],
  robots: to.robots ?? [],
})

/** Writes the notices; says how many people got one. Nothing is written for a notice that finds nobody. */
export const notify = async (tx: Tx, notices: readonly NewNotice[]): Promise<number> => {
  if (notices.length === 0) return 0
  const { told } = await tx.one<{ told: number }>(sql`
    with ${noticeParts(tx.actor, notices)} select count(distinct person) as told from notice_to`)
  return told
}

/**
 * Takes these causes for now: answers those that were not spoken of within the hours. An upsert row by row in the order
 * of their names, so that of two who remind at once each cause is taken by one, and neither waits for the other in a
 * circle.
 */
export const takeCauses = async (
  tx: Tx,
  causes: readonly { readonly cause: string; readonly unit: string }[],
  quiet_hours: number,
): Promise<Set<string>> => {
  if (causes.length === 0) return new Set()
  const taken = await tx.rows<{ cause: string }>(sql`
    insert into notices.cause as c (county, cause, unit)
    select ${tx.actor.county}, a.cause, a.unit
    from unnest(${causes.map(({ cause }) => cause)}::text[], ${causes.map(({ unit }) => unit)}::text[]) a(cause, unit)
    order by a.cause collate "C"
    on conflict (county, cause) do update set last_at = now()
    where c.last_at <= now() - make_interval(secs => ${quiet_hours * 3_600})
    returning cause`)
  return new Set(taken.map(({ cause }) => cause))
}
