/** What a person owes, and what waits for that person's verdict: the page people open in the morning. */
import {
  type Catalogue,
  type Day,
  endOf,
  type LedgerDocument,
  parsePeriod,
  rulesOf,
  startOf,
  stateTitle,
  type Where,
  workflowOf,
} from '../../ledger/index.ts'
import type { Duty, Work } from '../../ledger/work_wire.ts'
import type { Actor, Tx } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'
import { readsLedger } from '../org/scope.ts'
import { dutyRules } from '../tables/duty_rules.ts'
import { tableOf } from '../tables/columns.ts'
import { whereSql } from '../tables/where_sql.ts'
import { filledUnits } from './duty_rights.ts'
import { dutiesIn, isOpen } from './duties.ts'
import { duePeriods, windowsOf } from './duty_source.ts'

/** Of each ledger so many of the latest periods are looked through for what was handed in. */
const LATEST_PERIODS = 3
const HANDED_IN = 12
const OWED = 200

export const workOf = async (tx: Tx, catalogue: Catalogue, now: number): Promise<Omit<Work, 'writing'>> => {
  const ledgers = [...catalogue.ledgers.values()].filter((ledger) => readsLedger(catalogue, ledger, tx.actor))
  const duties = await dutiesFilled(tx, catalogue, filledBy(tx.actor, ledgers), now)
  const owed = duties.filter(isOpen)
  const handed_in = duties.filter((duty) => !isOpen(duty) && duty.handed_in_at !== null)
  return {
    at: new Date(now).toISOString(),
    owed: owed.toSorted(byUrgency).slice(0, OWED),
    owed_total: owed.length,
    handed_in: handed_in.toSorted((a, b) => (a.handed_in_at! > b.handed_in_at! ? -1 : 1)).slice(0, HANDED_IN),
    reviews: await reviewsOf(tx, ledgers),
  }
}

interface Filled {
  readonly ledger: LedgerDocument
  readonly units: readonly string[]
}

const filledBy = (actor: Actor, ledgers: readonly LedgerDocument[]): Filled[] =>
  ledgers.flatMap((ledger) => {
    const units = ledger.cadence === undefined ? [] : filledUnits(ledger, actor)
    return units.length === 0 ? [] : [{ ledger, units }]
  })

/**
 * Returns that the actor fills and that are not in: those due within the days, also where the form opens only later, and
 * how many were due before.
 */
export const dutiesDue = async (
  tx: Tx,
  catalogue: Catalogue,
  { from, to }: { readonly from: Day; readonly to: Day },
  now: number,
): Promise<{ within: Duty[]; late: number }> => {
  const ledgers = [...catalogue.ledgers.values()].filter((ledger) => readsLedger(catalogue, ledger, tx.actor))
  const filled = filledBy(tx.actor, ledgers)
  const rules = await dutyRules(
    tx,
    catalogue,
    filled.map(({ ledger }) => ledger),
  )
  const windows = await windowsOf(
    tx,
    filled.map(({ ledger }) => ledger.name),
  )
  const [first, last] = [startOf(from), endOf(to)]
  const within: Duty[] = []
  let late = 0
  for (const { ledger, units } of filled) {
    const own = windows.filter((window) => window.ledger === ledger.name)
    const periods = duePeriods(ledger, own, rules, Math.max(now, last)).filter(
      ({ times: { due_at } }) => due_at !== null && due_at <= last && (due_at > first || due_at <= now),
    )
    for (const duty of await dutiesIn(tx, catalogue, { ledger, units, now, open: true }, periods)) {
      if (!isOpen(duty) && duty.state !== 'early') continue
      if (Date.parse(duty.due_at!) > first) within.push(duty)
      else late += 1
    }
  }
  return { within, late }
}

/** Of the latest periods everything, of those before only what is still open. */
const dutiesFilled = async (tx: Tx, catalogue: Catalogue, filled: readonly Filled[], now: number): Promise<Duty[]> => {
  const ledgers = filled.map(({ ledger }) => ledger)
  const rules = await dutyRules(tx, catalogue, ledgers)
  const windows = await windowsOf(
    tx,
    ledgers.map(({ name }) => name),
  )
  const found: Duty[] = []
  for (const { ledger, units } of filled) {
    const own = windows.filter((window) => window.ledger === ledger.name)
    const periods = duePeriods(ledger, own, rules, now)
    const asked = { ledger, units, now }
    found.push(...(await dutiesIn(tx, catalogue, asked, periods.slice(-LATEST_PERIODS))))
    found.push(...(await dutiesIn(tx, catalogue, { ...asked, open: true }, periods.slice(0, -LATEST_PERIODS))))
  }
  return found
}

/** Sent back first, since somebody waits for it; then late; then by due day; what is locked can only be asked for. */
const RANKS: Readonly<Partial<Record<Duty['state'], number>>> = { returned: 0, late: 1, open: 2, closed: 3 }
const byUrgency = (one: Duty, other: Duty): number => {
  const rank = (RANKS[one.state] ?? 4) - (RANKS[other.state] ?? 4)
  if (rank !== 0) return rank
  const [first, second] = [one.due_at ?? '9999', other.due_at ?? '9999']
  return first === second ? one.title.localeCompare(other.title) : first < second ? -1 : 1
}

/** States that lead on by a move of the actor's, each with what the rows must satisfy. */
const waitingFor = (ledger: LedgerDocument, { person, seats }: Actor): Map<string, (Where | undefined)[]> => {
  const held = new Set(seats.map(({ position }) => position))
  const { editable } = rulesOf(ledger)
  const { states, moves } = workflowOf(ledger)
  const found = new Map<string, (Where | undefined)[]>()
  for (const { from, by, when, points } of Object.values(moves)) {
    // Who can only send back does not hold the return up.
    if (points || (person !== 0 && ![by].flat().some((position) => held.has(position)))) continue
    for (const state of [from].flat()) {
      if (editable.has(state) || states[state]?.final) continue
      found.set(state, [...(found.get(state) ?? []), when])
    }
  }
  return found
}

interface Waiting {
  readonly period: string | null
  readonly state: string
  readonly waiting: number
  readonly explained: number
  readonly oldest_at: string
}

/** Returns that wait for the actor, by ledger, period and state. Row-level security leaves those below the actor. */
const reviewsOf = async (tx: Tx, ledgers: readonly LedgerDocument[]): Promise<Work['reviews']> => {
  const reviews: Work['reviews'] = []
  for (const ledger of ledgers) {
    const waiting = waitingFor(ledger, tx.actor)
    if (ledger.cadence === undefined || waiting.size === 0) continue
    const found = await tx.rows<Waiting>(sql`
      select r.period, r.state, count(*) as waiting, count(*) filter (where r.notes -> 'explained' is not null) as explained,
        min(r.opened_at) as oldest_at
      from ${tableOf(ledger)} r
      where r.county = ${tx.actor.county} and r.closed_at is null
        and (${sql.join(
          [...waiting].map(([state, whens]) => holdsIn(ledger, state, whens)),
          ' or ',
        )})
      group by r.period, r.state`)
    reviews.push(
      ...found.map((one) => ({
        ...one,
        ledger: ledger.name,
        title: ledger.title,
        period_title: one.period === null ? '' : (parsePeriod(one.period)?.title ?? one.period),
        state_title: stateTitle(ledger, one.state),
      })),
    )
  }
  return reviews.toSorted((a, b) => (a.oldest_at < b.oldest_at ? -1 : 1))
}

const holdsIn = (ledger: LedgerDocument, state: string, whens: readonly (Where | undefined)[]): Sql => {
  if (whens.includes(undefined)) return sql`r.state = ${state}`
  const any = sql.join(
    whens.flatMap((when) => (when === undefined ? [] : [sql`(${whereSql(when, ledger, 'r')})`])),
    ' or ',
  )
  return sql`(r.state = ${state} and (${any}))`
}
