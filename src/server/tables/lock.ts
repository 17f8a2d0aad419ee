/**
 * The lock on a form: a return is taken from when it opens until it closes. The times are reckoned by the pure function
 * that also says so on the page; here they are held against the rows and reopenings that are there.
 */
import {
  dayAt,
  dayInWords,
  type DutyFacts,
  dutyTimes,
  type DutyTimes,
  type LedgerDocument,
  type Lock,
  lockOf,
  type Period,
  rulesOf,
  workflowOf,
} from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { dutyRules } from './duty_rules.ts'
import type { Tables } from './tables.ts'

interface Place {
  readonly unit: string
  readonly period: Period | null
  readonly state: string
}

/**
 * Refuses a filler whose form is not open. In the ordinary case, in time, the database is not asked anything.
 * Problems: form_early, form_closed.
 */
export const requireOpen = async (tx: Tx, tables: Tables, ledger: LedgerDocument, place: Place): Promise<void> => {
  const { period } = place
  if (ledger.cadence === undefined || period === null) return
  const times = dutyTimes(ledger.cadence, period, await dutyRules(tx, tables.catalogue, [ledger]))
  const now = Date.now()
  const sent_back = place.state !== workflowOf(ledger).start && rulesOf(ledger).editable.has(place.state)
  const facts: DutyFacts = { excuse: null, reopened_until: null, row: { stage: 'filling', sent_back } }
  // Whatever is open already stays so with a reopening; only one that has run out locks what was sent back.
  if (lockOf(times, facts, now) === 'open' && !sent_back) return
  const reopened = await reopenings(tx, ledger, [{ unit: place.unit, period: period.code }])
  const lock = lockOf(times, { ...facts, reopened_until: reopened.get(placeKey(place.unit, period.code)) ?? null }, now)
  if (lock !== 'open') throw closed(tables, ledger, period, times, lock)
}

const placeKey = (unit: string, period: string): string => `${unit} ${period}`

/** Until when units may hand in again, by unit and period. */
const reopenings = async (
  tx: Tx,
  ledger: LedgerDocument,
  places: readonly { readonly unit: string; readonly period: string }[],
): Promise<Map<string, string>> => {
  const found = await tx.rows<{ unit: string; period: string; until: string }>(sql`
    select e.unit, e.period, e.until_day as until
    from work.exception e
    join unnest(${places.map(({ unit }) => unit)}::text[], ${places.map(({ period }) => period)}::text[]) p(unit, period)
      on p.unit = e.unit and p.period = e.period
    where e.county = ${tx.actor.county} and e.ledger = ${ledger.name} and e.kind = 'reopened' and e.closed_at is null`)
  return new Map(found.map(({ unit, period, until }) => [placeKey(unit, period), until]))
}

/** Of many new rows those whose form is not open, with why: for whole sheets. Nothing for those who may correct anyway. */
export const lockedPlaces = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  places: readonly { readonly unit: string; readonly period: Period }[],
): Promise<{ readonly unit: string; readonly period: string; readonly problem: Problem }[]> => {
  const { cadence } = ledger
  if (cadence === undefined || places.length === 0) return []
  const rules = await dutyRules(tx, tables.catalogue, [ledger])
  const now = Date.now()
  const times = new Map<string, DutyTimes>()
  const timesOf = (period: Period): DutyTimes => {
    const known = times.get(period.code) ?? dutyTimes(cadence, period, rules)
    times.set(period.code, known)
    return known
  }
  const facts: DutyFacts = { excuse: null, reopened_until: null, row: null }
  const shut = places.filter(({ period }) => lockOf(timesOf(period), facts, now) !== 'open')
  if (shut.length === 0) return []
  const reopened = await reopenings(
    tx,
    ledger,
    shut.map(({ unit, period }) => ({ unit, period: period.code })),
  )
  return shut.flatMap(({ unit, period }) => {
    const reopened_until = reopened.get(placeKey(unit, period.code)) ?? null
    const lock = lockOf(timesOf(period), { ...facts, reopened_until }, now)
    if (lock === 'open') return []
    return [{ unit, period: period.code, problem: closed(tables, ledger, period, timesOf(period), lock) }]
  })
}

const closed = (tables: Tables, ledger: LedgerDocument, period: Period, times: DutyTimes, lock: Lock): Problem => {
  const what = `${period.title}的“${ledger.title}”`
  if (lock === 'early') return new Problem('form_early', { what, at: dayInWords(dayAt(times.opens_at)) })
  // A form closes with the end of a day; the day before that instant is the one a clerk knows.
  const at = dayInWords(dayAt((times.closes_at ?? times.opens_at) - 1))
  return new Problem('form_closed', { what, at, who: reopenersOf(tables, ledger) })
}

/** Whom a school asks: the positions that may reopen, by their titles. */
export const reopenersOf = ({ catalogue }: Tables, ledger: LedgerDocument): string => {
  const moves = Object.values(workflowOf(ledger).moves)
  const reviewers = moves.filter(({ until }) => until).flatMap(({ by }) => by)
  const positions = reviewers.length > 0 ? reviewers : moves.filter(({ points }) => points).flatMap(({ by }) => by)
  const titles = [...new Set(positions)].map((position) => catalogue.position(position)?.title ?? position)
  return titles.length > 0 ? titles.join('或') : '上级单位'
}
