/** A person's inbox, and the log of deliveries as far as the person may see it. */
import type { z } from 'zod'
import type { DeliveriesQuery, Delivery, Notice } from '../../ledger/wire/notices.ts'
import type { Tx } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'

/** What a unit is called today; a closed one keeps its last name. */
const unitName = (unit: Sql): Sql => sql`coalesce((
  select v.name from org.unit_version v
  where v.county = d.county and v.code = ${unit} and v.from_day <= org.today()
  order by v.from_day desc limit 1
), ${unit})`
const sentBy = sql`case when d.by = 0 then null else (
  select p.name from org.person p where p.county = d.county and p.id = d.by
) end as by`

const mine = (tx: Tx): Sql =>
  sql`d.county = ${tx.actor.county} and d.person = ${tx.actor.person} and d.channel = 'inbox'`

/** Unread ones first, then the newest. */
export const inboxOf = async (
  tx: Tx,
  { unread, page, size }: { unread?: boolean | undefined; page: number; size: number },
): Promise<{ notices: Notice[]; unread: number; total: number }> => {
  const asked = unread === true ? sql`and d.read_at is null` : sql.empty
  const counts = await tx.one<{ unread: number; total: number }>(sql`
    select count(*) filter (where d.read_at is null) as unread, count(*) as total
    from notices.delivery d where ${mine(tx)} ${asked}`)
  const notices = await tx.rows<Notice>(sql`
    select d.id, n.kind, n.title, n.words, n.link, n.unit, ${unitName(sql`n.unit`)} as unit_name, ${sentBy}, d.at, d.read_at
    from notices.delivery d join notices.notice n on n.county = d.county and n.id = d.notice
    where ${mine(tx)} ${asked} order by (d.read_at is null) desc, d.at desc, d.id limit ${size} offset ${(page - 1) * size}`)
  return { notices, ...counts }
}

/** Asked by every page once a minute, so it counts no further than a bell can show. */
export const unreadOf = (tx: Tx): Promise<{ unread: number; keeps: boolean }> =>
  tx.one(sql`
    select (
      select count(*) from (select from notices.delivery d where ${mine(tx)} and d.read_at is null limit 1000) u
    ) as unread, exists (select from notices.keeps()) as keeps`)

/** The ones named, or all. */
export const markRead = (tx: Tx, ids: readonly string[] | undefined): Promise<number> =>
  tx.run(sql`
    update notices.delivery d set read_at = now()
    where ${mine(tx)} and d.read_at is null ${ids === undefined ? sql.empty : sql`and d.id = any(${ids}::uuid[])`}`)

const UNDER = (unit: string): Sql => sql`and d.unit in (select u from org.under(${unit}) u)`

/** Newest first. A steward sees who was told what about, not the words. */
export const deliveriesOf = async (
  tx: Tx,
  { ledger, period, unit, channel, state, page, size }: z.output<typeof DeliveriesQuery>,
): Promise<{ deliveries: Delivery[]; total: number }> => {
  const where = sql`
    d.county = ${tx.actor.county}
    and (d.by = ${tx.actor.person} or d.unit in (select notices.keeps()))
    ${ledger === undefined ? sql.empty : sql`and d.ledger = ${ledger}`}
    ${period === undefined ? sql.empty : sql`and d.period = ${period}`}
    ${channel === undefined ? sql.empty : sql`and d.channel = ${channel}`}
    ${state === undefined ? sql.empty : sql`and d.state = ${state}`}
    ${unit === undefined ? sql.empty : UNDER(unit)}`
  const { total } = await tx.one<{ total: number }>(
    sql`select count(*) as total from notices.delivery d where ${where}`,
  )
  const deliveries = await tx.rows<Delivery>(sql`
    select d.id, d.at, d.kind, d.channel, d.unit, ${unitName(sql`d.unit`)} as unit_name, d.ledger, d.period,
      coalesce(p.name, r.title, '') as to, ${sentBy}, d.state, d.tries, d.due_at, d.done_at, d.read_at, d.result
    from notices.delivery d
    left join org.person p on p.county = d.county and p.id = d.person
    left join notices.robot r on r.county = d.county and r.id = d.robot
    where ${where} order by d.at desc, d.id limit ${size} offset ${(page - 1) * size}`)
  return { deliveries, total }
}
