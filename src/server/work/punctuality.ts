/**
 * Who hands in on time and gets it right at once: duties of a stretch of periods counted by unit, or by the units of a
 * level, in one query over the versions of their rows. Duties that are not due yet say nothing about either.
 */
import { addDays, type Catalogue, type Day, type LedgerDocument, today, workflowOf } from '../../ledger/index.ts'
import type { Punctuality } from '../../ledger/work_wire.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { type Sql, sql } from '../db/sql.ts'
import { unitOf } from '../org/units.ts'
import { tableOf } from '../tables/columns.ts'
import { inForceAt } from '../tables/row_sql.ts'
import { fillingStates, periodsAsked } from './duties.ts'
import { type DuePeriod, owedSql } from './duty_source.ts'

export interface PunctualityAsked {
  readonly ledger: LedgerDocument
  /** At and below which. */
  readonly unit: string
  /** Days on which the periods begin; the last twelve months unless said. */
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  /** A level of units by which they are added up. */
  readonly by?: string | undefined
  readonly now: number
}

type Line = Punctuality['lines'][number]
type Counts = Omit<Punctuality['total'], 'on_time_rate' | 'first_right_rate'>

const TWELVE_MONTHS = 365

/** Problems: no_such (unit, level). */
export const punctualityOf = async (tx: Tx, catalogue: Catalogue, asked: PunctualityAsked): Promise<Punctuality> => {
  const { ledger, unit, now, by } = asked
  const to = asked.to ?? today(new Date(now))
  const from = asked.from ?? addDays(to, -TWELVE_MONTHS)
  const top = await unitOf(tx, unit)
  if (top === undefined) throw new Problem('no_such', { what: '单位', name: unit })
  if (by !== undefined && !catalogue.levels.some(({ name }) => name === by)) {
    throw new Problem('no_such', { what: '单位层级', name: by })
  }
  const open = await periodsAsked(tx, catalogue, { ledger, first: from, last: to, now })
  const periods = open.filter((one) => isDue(one, now))
  const counted = periods.length === 0 ? [] : await tx.rows<Omit<Line, keyof Rates>>(countsSql(tx, asked, periods))
  const lines = counted.map((line) => ({ ...line, ...ratesOf(line) })).sort(worstFirst)
  const { name: unit_name } = top
  const total = totalOf(counted)
  return {
    ledger: ledger.name,
    title: ledger.title,
    unit,
    unit_name,
    from,
    to,
    periods: periods.length,
    lines,
    total: { ...total, ...ratesOf(total) },
  }
}

const isDue = ({ period, times }: DuePeriod, now: number): boolean =>
  times.due_at === null ? period.to < today(new Date(now)) : times.due_at <= now

type Rates = Pick<Punctuality['total'], 'on_time_rate' | 'first_right_rate'>

const ratesOf = ({ due, on_time, accepted, first_right }: Counts): Rates => ({
  on_time_rate: due === 0 ? null : (on_time * 100) / due,
  first_right_rate: accepted === 0 ? null : (first_right * 100) / accepted,
})

const worstFirst = (one: Line, other: Line): number =>
  (one.on_time_rate ?? 101) - (other.on_time_rate ?? 101) ||
  (one.first_right_rate ?? 101) - (other.first_right_rate ?? 101) ||
  one.unit_name.localeCompare(other.unit_name, 'zh')

const COUNTS = ['due', 'handed_in', 'on_time', 'returned', 'accepted', 'first_right'] as const

const totalOf = (lines: readonly Counts[]): Counts => {
  const sum = (name: (typeof COUNTS)[number]): number => lines.reduce((all, line) => all + line[name], 0)
  return Object.fromEntries(COUNTS.map((name) => [name, sum(name)])) as Record<(typeof COUNTS)[number], number>
}

/**
 * A duty with many rows is handed in when all of them are, at the time of the last. What was let off and not handed in
 * all the same is not due; a zero return stands for a row that was accepted at once.
 */
const countsSql = (tx: Tx, { ledger, unit, by }: PunctualityAsked, periods: readonly DuePeriod[]): Sql => {
  const { county } = tx.actor
  const filling = fillingStates(ledger)
  const { start, states } = workflowOf(ledger)
  const sent_back = filling.filter((state) => state !== start)
  const final = Object.keys(states).filter((state) => states[state]?.final)
  const codes = periods.map(({ period }) => period.code)
  const due = periods.map(({ times }) => (times.due_at === null ? null : new Date(times.due_at).toISOString()))
  return sql`
    with owed as materialized (${owedSql(tx, { ledger, periods, under: unit })}),
    version as (
      select r.id, r.unit, r.period, r.state, r.opened_at, r.closed_at,
        lag(r.state) over (partition by r.id order by r.version) as before
      from ${tableOf(ledger)} r where r.county = ${county} and r.period = any(${codes}::text[])
    ),
    returned as (
      select id, unit, period, min(opened_at) filter (where not state = any(${filling}::text[])) as handed_in_at,
        count(*) filter (where state = any(${sent_back}::text[]) and before is distinct from state) as returns,
        max(state) filter (where closed_at is null) as state
      from version group by id, unit, period having bool_or(closed_at is null)
    ),
    here as (
      select unit, period, bool_and(not state = any(${filling}::text[])) as said, sum(returns) as returns,
        max(handed_in_at) as handed_in_at, bool_and(state = any(${final}::text[])) as accepted
      from returned group by unit, period
    ),
    let_off as (
      select e.unit, e.period, bool_or(e.kind = 'zero') as zero, min(e.opened_at) filter (where e.kind = 'zero') as at,
        bool_or(e.kind in ('exempt', 'not_applicable')) as excused
      from work.exception e
      where e.county = ${county} and e.ledger = ${ledger.name} and e.period = any(${codes}::text[])
        and ${inForceAt(sql`e`, undefined)}
      group by e.unit, e.period
    ),
    duty as (
      select o.unit, o.day, coalesce(h.said, x.zero, false) as handed_in, coalesce(h.returns, 0) as returns,
        coalesce(h.handed_in_at, x.at) < d.due_at as on_time,
        coalesce(h.accepted, x.zero, false) as accepted, coalesce(x.excused, false) as excused
      from owed o
      join unnest(${codes}::text[], ${due}::timestamptz[]) d(period, due_at) on d.period = o.period
      left join here h on h.unit = o.unit and h.period = o.period
      left join let_off x on x.unit = o.unit and x.period = o.period
    ),
    placed as (
      select ${by === undefined ? sql`d.unit` : sql`a.ancestor`} as place, d.* from duty d
      ${
        by === undefined
          ? sql.empty
          : sql`join org.reach a on a.county = ${county} and a.unit = d.unit and a.ancestor_level = ${by}
              and a.from_day <= d.day and a.to_day > d.day`
      }
      where d.handed_in or not d.excused
    )
    select p.place as unit, coalesce(n.name, p.place) as unit_name, count(*) as due,
      count(*) filter (where p.handed_in) as handed_in,
      count(*) filter (where p.handed_in and p.on_time) as on_time,
      count(*) filter (where p.returns > 0) as returned,
      count(*) filter (where p.accepted) as accepted,
      count(*) filter (where p.accepted and p.returns = 0) as first_right
    from placed p
    left join lateral (
      select v.name from org.unit_version v
      where v.county = ${county} and v.code = p.place order by v.from_day desc limit 1
    ) n on true
    group by p.place, n.name`
}
