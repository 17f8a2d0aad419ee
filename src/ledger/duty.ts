/**
 * A duty is that a unit owes a return for a period. This file says when such a return is taken, by when it is due, when
 * the form is locked, and how a duty stands at an instant. The form, the server's lock, reminders and the collection
 * page all ask it; nobody else reckons with due days. Pure: instants are milliseconds since 1970.
 */
import { addDays, dayFromNumber, dayNumber, daysInMonth, partsOf } from './day.ts'
import type { CadenceDocument, Day, NormRef, ReckonedFrom, ReckoningDocument } from './document.ts'
import { DAY_MS, dayAt, endOf, hourOf, startOf } from './instant.ts'
import { type Period, periodOf } from './period.ts'
import type { Calendar, Term } from './time/calendar.ts'
import type { Light } from './time/deadline.ts'

/** What the bureau has laid down. */
export interface DutyRules {
  /** The value in force on the day; null where none is. */
  norm(name: string, day: Day): number | null
  /** By the code of the term: `2011T1`. */
  term(code: string): Term
  /** For what is due so many working days after a period. */
  readonly calendar: Pick<Calendar, 'workdaysAfter'>
}

export interface DutyTimes {
  /** The first instant at which a return is taken. */
  readonly opens_at: number
  /** The first instant that is late; null where nothing is said about when it is due. */
  readonly due_at: number | null
  /** The first instant at which the form is locked; null: never. */
  readonly closes_at: number | null
}

/**
 * Norms count as they stand on the period's first day. A norm that has no value then leaves the time open: nobody is
 * late by a rule that was not in force.
 */
export function dutyTimes(cadence: CadenceDocument, period: Period, rules: DutyRules): DutyTimes {
  const number = (value: number | NormRef): number | null =>
    typeof value === 'number' ? value : rules.norm(value.norm, period.from)
  const { opens, due, closes } = cadence
  const opening = opens ? reckoned(opens, 'period_start', period, rules, number) : null
  const due_day = due
    ? reckoned(due, due.on === undefined ? 'period_end' : 'period_start', period, rules, number)
    : null
  const hour = due?.hour === undefined ? 24 : number(due.hour)
  const days = closes ? number(closes.days) : null
  return {
    opens_at: startOf(opening ?? period.from),
    due_at: due_day === null || hour === null ? null : hourOf(due_day, hour),
    closes_at: due_day === null || days === null ? null : endOf(addDays(due_day, days)),
  }
}

function reckoned(
  { day, workdays, after, on }: ReckoningDocument,
  usual: ReckonedFrom,
  period: Period,
  rules: DutyRules,
  number: (value: number | NormRef) => number | null,
): Day | null {
  const anchor = anchorOf(after ?? usual, period, rules)
  if (on !== undefined) return firstOn(on, anchor)
  if (workdays !== undefined) {
    const count = number(workdays)
    return count === null ? null : dayFromNumber(rules.calendar.workdaysAfter(dayNumber(anchor), count))
  }
  const days = day === undefined ? 0 : number(day)
  return days === null ? null : addDays(anchor, days)
}

/** The period's own days, or those of the term in which it begins or ends. */
function anchorOf(anchor: ReckonedFrom, period: Period, rules: DutyRules): Day {
  switch (anchor) {
    case 'period_start':
      return period.from
    case 'period_end':
      return period.to
    case 'term_start':
      return rules.term(periodOf('term', period.from).code).from
    default:
      return rules.term(periodOf('term', period.to).code).to
  }
}

/** The first `MM-DD` on or after a day; a 29 February is the 28th in years that have none. */
function firstOn(on: string, anchor: Day): Day {
  const { year } = partsOf(anchor)
  const within = (year_of: number): Day => {
    const last = daysInMonth(year_of, Number(on.slice(0, 2)))
    return `${year_of}-${on.slice(0, 2)}-${String(Math.min(Number(on.slice(3)), last)).padStart(2, '0')}`
  }
  return within(year) >= anchor ? within(year) : within(year + 1)
}

/** The day whose units owe the return: the last of the period, or its first where the due day is counted from there. */
export function reckoningDay({ due }: CadenceDocument, period: Period): Day {
  const after = due?.after ?? (due?.on === undefined ? 'period_end' : 'period_start')
  return after.endsWith('_start') ? period.from : period.to
}

/** A ledger is collected in stretches of days, open-ended where `to` is null: a period is, that begins within one. */
export function isCollected(
  windows: readonly { readonly from: Day; readonly to: Day | null }[],
  { kind, from }: Period,
): boolean {
  return kind === 'once' || windows.some((window) => window.from <= from && (window.to === null || from <= window.to))
}

export type Excuse = 'exempt' | 'not_applicable' | 'zero'

/** How far the row of a duty has come: in its filler's hands, with those who review it, or at rest. */
export type Stage = 'filling' | 'said' | 'settled'

/** What has happened to a duty so far. */
export interface DutyFacts {
  /** 免报, 不适用, or a zero return in place of rows. */
  readonly excuse: Excuse | null
  /** The last day of a reopening, if there was one. */
  readonly reopened_until: Day | null
  /** Null where there is no row. */
  readonly row: { readonly stage: Stage; readonly sent_back: boolean } | null
}
export const NOTHING_YET: DutyFacts = { excuse: null, reopened_until: null, row: null }

export type Lock = 'early' | 'open' | 'closed'

/**
 * Whether a return may be filled and handed in. What a reviewer has sent back may be mended at any time, since it was
 * asked for; what was reopened until a day is locked after it.
 */
export function lockOf(times: DutyTimes, { reopened_until, row }: DutyFacts, now: number): Lock {
  if (reopened_until !== null && now < endOf(reopened_until)) return 'open'
  if (row?.sent_back && row.stage === 'filling' && reopened_until === null) return 'open'
  if (now < times.opens_at) return 'early'
  return times.closes_at !== null && now >= times.closes_at ? 'closed' : 'open'
}

export const DUTY_STATES = [
  'early',
  'open',
  'late',
  'closed',
  'returned',
  'in_review',
  'accepted',
  'exempt',
  'not_applicable',
  'zero',
] as const
/**
 * early: not yet to be filled · open: to be filled, in time · late: due and not there · closed: locked and not there ·
 * returned: sent back and not yet handed in again · in_review, accepted: handed in · the three excuses.
 */
export type DutyState = (typeof DUTY_STATES)[number]

export function dutyState(times: DutyTimes, facts: DutyFacts, now: number): DutyState {
  const { excuse, row } = facts
  if (row?.stage === 'settled') return 'accepted'
  if (row?.stage === 'said') return 'in_review'
  if (excuse !== null && excuse !== 'zero') return excuse
  if (excuse === 'zero' && row === null) return 'zero'
  const lock = lockOf(times, facts, now)
  if (lock !== 'open') return lock
  if (row?.sent_back) return 'returned'
  const by = dueOf(times, facts)
  return by !== null && now >= by ? 'late' : 'open'
}

/** By when it is due now: a reopening gives until the end of its day. */
export function dueOf(times: DutyTimes, { reopened_until }: DutyFacts): number | null {
  return reopened_until === null ? times.due_at : Math.max(endOf(reopened_until), times.due_at ?? 0)
}

/** `soon_days`: so many days before it is due a duty turns yellow. Null where nobody has to do anything yet. */
export function lightOf(times: DutyTimes, facts: DutyFacts, now: number, soon_days: number): Light | null {
  const state = dutyState(times, facts, now)
  if (state === 'early') return null
  if (state === 'late' || state === 'closed') return 'red'
  if (state !== 'open' && state !== 'returned') return 'green'
  const by = dueOf(times, facts)
  if (by === null) return state === 'returned' ? 'yellow' : 'green'
  if (now >= by) return 'red'
  return state === 'returned' || now >= soonFrom(by, soon_days) ? 'yellow' : 'green'
}

/** From when on it is soon due. */
export function soonFrom(due: number, soon_days: number): number {
  return due - soon_days * DAY_MS
}

/** So many days after the last day of a limit, or before it, at an hour: when somebody is reminded. */
export function remindingAt(due: number, days: number, hour: number): number {
  return hourOf(addDays(dayAt(due - 1), days), hour)
}
