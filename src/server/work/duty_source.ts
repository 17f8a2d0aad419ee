/**
 * Which units owe which periods, as SQL. A unit owes a period when it is open on the day of reckoning, stands under the
 * unit asked about on that day, is seen by the reader, and the ledger is being collected. Nothing of this is stored:
 * a school that opens, closes or is merged owes accordingly from the moment the tree says so.
 */
import {
  addDays,
  type Day,
  dutyTimes,
  type DutyRules,
  type DutyTimes,
  fillingLevels,
  type LedgerDocument,
  type Period,
  periodsWithin,
  reckoningDay,
  today,
} from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'
import { inForceAt } from '../tables/row_sql.ts'

/** A stretch of days in which a ledger is collected; open-ended where `to` is null. */
export interface Window {
  readonly id: number
  readonly ledger: string
  readonly from: Day
  readonly to: Day | null
}

/** A period that is collected, with its times. */
export interface DuePeriod {
  readonly period: Period
  readonly times: DutyTimes
  readonly reckoned: Day
}

/** The windows of these ledgers that were in force at the moment; now, where none is given. */
export const windowsOf = (tx: Tx, ledgers: readonly string[], at?: string): Promise<Window[]> =>
  tx.rows<Window>(sql`
    select id, ledger, from_day as "from", to_day as "to" from work.collection w
    where w.county = ${tx.actor.county} and w.ledger = any(${ledgers}::text[]) and ${inForceAt(sql`w`, at)}
    order by from_day`)

/** A ledger kept once has no days of its own; its duty runs from the day its collection began. */
const bounded = (period: Period, window: Window): Period =>
  period.kind === 'once' ? { ...period, from: window.from, to: window.from } : period

/**
 * The periods of a ledger that are collected and whose forms have opened by now, oldest first. `first` and `last` bound
 * the days on which they begin.
 */
export const duePeriods = (
  ledger: LedgerDocument,
  windows: readonly Window[],
  rules: DutyRules,
  now: number,
  { first = '1949-10-01', last }: { readonly first?: Day | undefined; readonly last?: Day | undefined } = {},
): DuePeriod[] => {
  const { cadence } = ledger
  if (cadence === undefined) return []
  const found = new Map<string, DuePeriod>()
  for (const window of windows) {
    const from = window.from > first ? window.from : first
    // A form may open before its period begins, by a month at most as forms go.
    const ends = [window.to, last, addDays(today(new Date(now)), 31)].filter((day) => day !== null && day !== undefined)
    const to = ends.reduce((one, other) => (one < other ? one : other))
    for (const period of periodsWithin(cadence.each, from, to)) {
      const own = bounded(period, window)
      const times = dutyTimes(cadence, own, rules)
      if (times.opens_at <= now) found.set(own.code, { period: own, times, reckoned: reckonedNow(ledger, own, now) })
    }
  }
  return [...found.values()].sort((a, b) => (a.period.from < b.period.from ? -1 : 1))
}

/** A running period is reckoned by today's tree: who is here now will owe it, as far as anybody knows. */
const reckonedNow = ({ cadence }: LedgerDocument, period: Period, now: number): Day => {
  const day = reckoningDay(cadence!, period)
  const here = today(new Date(now))
  return day < here ? day : here
}

export interface Owing {
  readonly ledger: LedgerDocument
  readonly periods: readonly DuePeriod[]
  /** The unit at and below which; or the very units. */
  readonly under?: string | undefined
  readonly units?: readonly string[] | undefined
}

/** Some returns are owed by some kinds of units only: no kindergarten reports on homework. */
const ofKinds = ({ cadence }: LedgerDocument): Sql =>
  cadence?.kinds === undefined ? sql.empty : sql`and u.kind = any(${cadence.kinds}::text[])`

/**
 * A query of the pairs `unit, period` that owe, those excused among them. Units of a filling level that the reader sees:
 * the same that row-level security shows the rows of.
 */
export const owedSql = (tx: Tx, { ledger, periods, under, units }: Owing): Sql => {
  const { county } = tx.actor
  const codes = periods.map(({ period }) => period.code)
  const days = periods.map(({ reckoned }) => reckoned)
  const below =
    under === undefined || under === county
      ? sql.empty
      : sql`join org.reach q on q.county = u.county and q.ancestor = ${under} and q.unit = u.code
          and q.from_day <= p.day and q.to_day > p.day`
  return sql`
    select u.code as unit, p.period, p.day
    from unnest(${codes}::text[], ${days}::date[]) p(period, day)
    join org.unit u on u.county = ${county} and u.level = any(${fillingLevels(ledger)}::text[])
      and u.opened_on <= p.day and (u.closed_on is null or u.closed_on > p.day)
    ${below}
    where ${units === undefined ? sql`true` : sql`u.code = any(${units}::text[])`} ${ofKinds(ledger)}
      and ((select org.sees_all(${ledger.name})) or u.code in (select org.sees(${ledger.name})))`
}
