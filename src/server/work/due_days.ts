/** What falls due on which day: rows that I owe a move, or that are owed below me, and the returns of the units I fill for. */
import { addDays, type Catalogue, type Day, dayAt, endOf, startOf } from '../../ledger/index.ts'
import { type CalendarItem, type OpenCounts, type OpenRow, type WorkCalendar } from '../../ledger/wire/open_rows.ts'
import type { Duty } from '../../ledger/work_wire.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import type { Tables } from '../tables/tables.ts'
import { dutiesDue } from './my_work.ts'
import { linesOf, type OpenRecord } from './open_row_lines.ts'
import { countsOf, plus } from './open_counts.ts'
import { lightSql } from './open_groups.ts'
import { conditionsOf, inIso } from './open_rows.ts'

export interface DaysAsked {
  readonly from: Day
  readonly to: Day
  readonly what: 'mine' | 'below'
}

/** With the instant at which its limit began, where it has one. */
export type DueItem = CalendarItem & { readonly since: string | null }
export interface DueDays extends WorkCalendar {
  readonly days: { day: Day; counts: OpenCounts; items: DueItem[] }[]
}

const LONGEST_DAYS = 366

/**
 * `most`: so many are named of each day; the counts tell how many there are. Returns are those that the actor fills; what
 * others fill stands on the collection pages. Problem: wrong_request.
 */
export const dueDays = async (
  tx: Tx,
  tables: Tables,
  { from, to, what }: DaysAsked,
  now: number,
  most = 20,
): Promise<DueDays> => {
  if (to < from || addDays(from, LONGEST_DAYS) <= to) {
    throw new Problem('wrong_request', { what: `日历一次最多看${LONGEST_DAYS}天，止日不能早于起日` })
  }
  const rows = await rowsDue(tx, tables, { from, to, what }, now, most)
  const lines = await linesOf(tx, tables, rows.records.map(inIso), now)
  const duties = what === 'mine' ? await dutiesDue(tx, tables.catalogue, { from, to }, now) : { within: [], late: 0 }
  const days = new Map<Day, { counts: OpenCounts; items: DueItem[] }>()
  const on = (day: Day): { counts: OpenCounts; items: DueItem[] } => {
    const found = days.get(day) ?? { counts: { red: 0, yellow: 0, green: 0 }, items: [] }
    days.set(day, found)
    return found
  }
  for (const group of rows.groups) on(group.day).counts = countsOf([group])
  for (const line of lines) on(dueDay(line.due_at!)).items.push(itemOfRow(line))
  for (const duty of duties.within) {
    const day = on(dueDay(duty.due_at!))
    const item = itemOfDuty(duty, tables.catalogue)
    day.counts = plus(day.counts, { red: 0, yellow: 0, green: 0, [item.light]: 1 })
    day.items.push(item)
  }
  const sorted = [...days].map(([day, { counts, items }]) => ({
    day,
    counts,
    items: items.toSorted((a, b) => (a.due_at < b.due_at ? -1 : 1)).slice(0, most),
  }))
  return {
    at: new Date(now).toISOString(),
    from,
    to,
    days: sorted.toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    late: rows.late + duties.late,
  }
}

/** The last day to act: what is due at midnight is due on the day that ends there. */
export const dueDay = (due_at: string): Day => dayAt(Date.parse(due_at) - 1)

interface RowsDue {
  readonly groups: readonly {
    readonly day: Day
    readonly count: number
    readonly red: number
    readonly yellow: number
  }[]
  readonly records: readonly OpenRecord[]
  /** Due before the first day. */
  readonly late: number
}

const rowsDue = async (tx: Tx, tables: Tables, asked: DaysAsked, now: number, most: number): Promise<RowsDue> => {
  const { conditions } = await conditionsOf(tx, tables, { what: asked.what, page: 1, size: 1 })
  const [first, last] = [startOf(asked.from), endOf(asked.to)].map((at) => new Date(at).toISOString())
  await tx.run(sql`set local plan_cache_mode = 'force_custom_plan'`)
  return tx.one<RowsDue>(sql`
    with here as materialized (
      select o.ledger, o.id, o.since, o.due_at, ${lightSql(tables, now)} as light,
        ((o.due_at - interval '1 microsecond') at time zone 'Asia/Shanghai')::date as day
      from work.open_row o where ${conditions} and o.due_at <= ${last}::timestamptz
    )
    select (
      select count(*) from here h where h.due_at <= ${first}::timestamptz and h.light = 0
    ) as late, (
      select coalesce(json_agg(g), '[]') from (
        select h.day::text, count(*) as count, count(*) filter (where h.light = 0) as red,
          count(*) filter (where h.light = 1) as yellow
        from here h where h.due_at > ${first}::timestamptz group by h.day
      ) g
    ) as groups, (
      select coalesce(json_agg(p), '[]') from (
        select h.ledger, h.id, h.since, h.due_at from (
          select h.*, row_number() over (partition by h.day order by h.due_at, h.since, h.ledger, h.id) as place
          from here h where h.due_at > ${first}::timestamptz
        ) h where h.place <= ${most}
      ) p
    ) as records`)
}

const itemOfRow = (row: OpenRow): DueItem => ({
  kind: 'row',
  ledger: row.ledger,
  ledger_title: row.ledger_title,
  unit: row.unit,
  unit_name: row.unit_name,
  label: row.label,
  id: row.id,
  period: null,
  state_title: row.state_title,
  due_at: row.due_at!,
  light: row.light,
  since: row.since,
})

const itemOfDuty = (duty: Duty, { ledger }: Pick<Catalogue, 'ledger'>): DueItem => ({
  kind: 'duty',
  ledger: duty.ledger,
  ledger_title: ledger(duty.ledger)?.title ?? duty.title,
  unit: duty.unit,
  unit_name: duty.unit_name,
  label: duty.period_title,
  id: null,
  period: duty.period,
  state_title: duty.row?.state_title ?? '',
  due_at: duty.due_at!,
  light: duty.light ?? 'green',
  since: null,
})
