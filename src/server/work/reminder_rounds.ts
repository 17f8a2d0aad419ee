/**
 * Reminders that go out by themselves: one round before a return is due and one after it, for each ledger and period.
 * A round is taken like any cause, once and for all, in the transaction that writes its reminders: of several servers
 * one does it, and one that is killed in the middle has done nothing.
 */
import { addDays, type Catalogue, dayAt, hourOf, type LedgerDocument, remindingAt, today } from '../../ledger/index.ts'
import type { Database, Tx } from '../db/database.ts'
import { writeEvent } from '../db/log.ts'
import { sql } from '../db/sql.ts'
import { dutyRules } from '../tables/duty_rules.ts'
import { dutiesOf, isOpen } from './duties.ts'
import { type DuePeriod, duePeriods, windowsOf } from './duty_source.ts'
import { takeCauses } from '../org/notices.ts'
import { remind, reminderNorm } from './reminders.ts'

export interface Rounds {
  readonly database: Database
  readonly county: string
  readonly catalogue: Catalogue
}

interface Round {
  readonly ledger: LedgerDocument
  readonly period: string
  readonly kind: 'due_soon' | 'overdue'
  readonly cause: string
}

/** A server that stood still for longer does not come back with reminders of last week. */
const LATEST_DAYS = 3
/** Periods that began earlier are no longer spoken of by themselves. */
const EARLIEST_DAYS = 400
/** Of a round that is taken once and for all. */
const FOR_EVER_HOURS = 1_000_000
/** Office hours begin, where the bureau has laid down nothing. */
const HOUR = 9

/** The rounds whose time has come, whether or not they have been made. */
const roundsOf = (catalogue: Catalogue, ledger: LedgerDocument, due: DuePeriod, now: Date): Round[] => {
  const { opens_at, due_at } = due.times
  if (due_at === null) return []
  const before = reminderNorm(catalogue, 'days_before', now)
  const after = reminderNorm(catalogue, 'days_after', now)
  const hour = reminderNorm(catalogue, 'hour', now) ?? HOUR
  const found = (kind: Round['kind']): Round[] => [
    { ledger, period: due.period.code, kind, cause: `round ${kind} ${ledger.name} ${due.period.code}` },
  ]
  const instant = now.getTime()
  const soon_at =
    before === null ? Infinity : Math.max(remindingAt(due_at, -before, hour), hourOf(dayAt(opens_at), hour))
  if (instant >= soon_at && instant < due_at) return found('due_soon')
  const late_at = after === null ? Infinity : remindingAt(due_at, after, hour)
  const latest = remindingAt(due_at, (after ?? 0) + LATEST_DAYS, hour)
  return instant >= Math.max(late_at, due_at) && instant < latest ? found('overdue') : []
}

const roundsNow = async (tx: Tx, catalogue: Catalogue, now: Date): Promise<Round[]> => {
  const ledgers = [...catalogue.ledgers.values()].filter(({ cadence }) => cadence !== undefined)
  const windows = await windowsOf(
    tx,
    ledgers.map(({ name }) => name),
  )
  const rules = await dutyRules(tx, catalogue, ledgers)
  const first = addDays(today(now), -EARLIEST_DAYS)
  const rounds = ledgers.flatMap((ledger) =>
    duePeriods(
      ledger,
      windows.filter((window) => window.ledger === ledger.name),
      rules,
      now.getTime(),
      { first },
    ).flatMap((due) => roundsOf(catalogue, ledger, due, now)),
  )
  if (rounds.length === 0) return []
  const made = await tx.rows<{ cause: string }>(sql`
    select cause from notices.cause
    where county = ${tx.actor.county} and cause = any(${rounds.map(({ cause }) => cause)}::text[])`)
  const known = new Set(made.map(({ cause }) => cause))
  return rounds.filter(({ cause }) => !known.has(cause))
}

const makeRound = async (tx: Tx, catalogue: Catalogue, round: Round, now: Date): Promise<void> => {
  const { ledger, period, kind, cause } = round
  const { county } = tx.actor
  if (!(await takeCauses(tx, [{ cause, unit: county }], FOR_EVER_HOURS)).has(cause)) return
  const duties = (await dutiesOf(tx, catalogue, { ledger, period, open: true, now: now.getTime() })).filter(isOpen)
  if (duties.length === 0) return
  const { nobody, ...counts } = await remind(tx, catalogue, { ledger, duties, kind, under: county, now })
  await writeEvent(tx, {
    act: 'remind',
    ledger: ledger.name,
    unit: county,
    detail: { period, kind, ...counts, nobody: nobody.map(({ unit }) => unit) },
  })
}

/** Makes every round whose time has come, each in a transaction of its own; answers how many. */
export const makeRounds = async ({ database, county, catalogue }: Rounds, now = new Date()): Promise<number> => {
  const rounds = await database.asOwner(county, (tx) => roundsNow(tx, catalogue, now))
  for (const round of rounds) {
    // One that fails is tried again in a minute, and holds up none of the others.
    await database
      .asOwner(county, (tx) => makeRound(tx, catalogue, round, now))
      .catch((error: unknown) => console.error(round.cause, error))
  }
  return rounds.length
}
