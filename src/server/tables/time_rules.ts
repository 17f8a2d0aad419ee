/**
 * What the bureau has laid down about time: norms from the declarations, terms and days of its own from the database.
 * The calendar is laid out once for each state of these tables and kept; a transaction asks for one word, the stamp.
 */
import {
  type Calendar,
  calendarOf,
  type Catalogue,
  normOn,
  type OwnDay,
  parsePeriod,
  type SetTerm,
  type Term,
  type TimeRules,
} from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'

export interface LaidDown {
  readonly calendar: Calendar
  /** By code; only those that the bureau has set. */
  readonly terms: ReadonlyMap<string, Term>
}

/** By stamp, oldest first. A stamp is never used twice, so what is kept under it is never stale. */
const kept = new Map<string, LaidDown>()
/** Calendars kept: one is as large as a picture, and a server serves few counties. */
const KEPT = 8

/** Norms in force, terms and working days, for whatever reckons with limits. */
export const timeRules = async (tx: Tx, catalogue: Pick<Catalogue, 'norms'>): Promise<TimeRules> =>
  rulesOf(catalogue, await laidDown(tx))

export const laidDown = async (tx: Tx): Promise<LaidDown> => {
  const found = await tx.maybe<{ stamp: string }>(sql`
    select stamp::text from work.calendar_stamp where county = ${tx.actor.county}`)
  if (found === undefined) return nothingSet()
  const before = kept.get(found.stamp)
  if (before !== undefined) return before
  const made = await readLaidDown(tx, sql`closed_at is null`)
  kept.set(found.stamp, made)
  for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest)
  return made
}

/** As it was known at an instant, in milliseconds since 1970: by what a limit of that time was reckoned. */
export const laidDownAt = async (tx: Tx, instant: number): Promise<LaidDown> => {
  const at = sql`${new Date(instant).toISOString()}::timestamptz`
  const notices = await tx.maybe<{ to_year: number }>(sql`
    select to_year from work.notices_known where county = ${tx.actor.county} and opened_at <= ${at}
    order by opened_at desc limit 1`)
  return readLaidDown(tx, sql`opened_at <= ${at} and (closed_at is null or closed_at > ${at})`, notices?.to_year)
}

/** When anything of it became otherwise, oldest first: between two of these instants one calendar holds. */
export const calendarChanges = async (tx: Tx): Promise<number[]> => {
  const found = await tx.rows<{ at: string }>(sql`
    select distinct at from (
      select opened_at as at from work.calendar_day where county = ${tx.actor.county}
      union select closed_at from work.calendar_day where county = ${tx.actor.county}
      union select opened_at from work.term where county = ${tx.actor.county}
      union select closed_at from work.term where county = ${tx.actor.county}
      union select opened_at from work.notices_known where county = ${tx.actor.county}
    ) c where isfinite(at) order by at`)
  return found.map(({ at }) => Date.parse(at))
}

export const rulesOf = (catalogue: Pick<Catalogue, 'norms'>, { calendar, terms }: LaidDown): TimeRules => ({
  norm: (name, day) => normOn(catalogue, name, day),
  // Terms that the bureau has not set are those of the calendar: 1 September to 31 January, 1 February to 31 August.
  term: (code) => {
    const { from, to } = terms.get(code) ?? parsePeriod(code)!
    return { from, to }
  },
  calendar,
})

const readLaidDown = async (tx: Tx, known: Sql, known_to?: number): Promise<LaidDown> => {
  const days = await tx.rows<OwnDay>(sql`
    select day, kind from work.calendar_day where county = ${tx.actor.county} and ${known} order by day`)
  const terms = await tx.rows<SetTerm>(sql`
    select code, from_day as "from", to_day as "to" from work.term where county = ${tx.actor.county} and ${known}`)
  return madeOf(days, terms, known_to)
}

let empty: LaidDown | undefined
/** Where the bureau has set nothing itself: the notices as the program knows them, and terms by the calendar. */
export const nothingSet = (): LaidDown => (empty ??= madeOf([], []))

const madeOf = (days: readonly OwnDay[], terms: readonly SetTerm[], known_to?: number): LaidDown => ({
  calendar: calendarOf({ days, terms, ...(known_to !== undefined && { known_to }) }),
  terms: new Map(terms.map(({ code, from, to }) => [code, { from, to }])),
})
