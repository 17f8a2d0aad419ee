/** From what a declaration says of a state to the limit that begins to run when a row enters it. */
import { dayNumber } from '../day.ts'
import type { Day, LimitDocument, Marks, NormRef, SpanDocument, StateDocument, Value, Values } from '../document.ts'
import { dayAt, dayNumberAt, endOfNumber, instantOf } from '../instant.ts'
import { parsePeriod, type Period, periodOf } from '../period.ts'
import { holds } from '../where.ts'
import { type Anchor, ANCHORS } from '../workflow.ts'
import type { Calendar, Term } from './calendar.ts'
import { dueOn } from './reckon.ts'
import { type Limit, SPANS, type Span } from './step.ts'

/** What the bureau has laid down. */
export interface TimeRules {
  /** The norm's value in force on a day; null where none is. */
  norm(name: string, day: Day): number | null
  /** By the code of the term: `2011T1`. */
  term(code: string): Term
  readonly calendar: Calendar
}

/** The row as it stands with the move that enters a state. */
export interface Entering {
  readonly unit: string
  readonly period: string | null
  readonly values: Values
  readonly marks?: Marks
}

/** The limit of the state for a row that enters it at an instant; undefined where nothing is due there. */
export function limitOf(
  { limit }: StateDocument,
  state: string,
  row: Entering,
  at: number,
  rules: TimeRules,
): Limit | undefined {
  const fits = ({ when }: LimitDocument): boolean => when === undefined || holds(when, { ...row, state })
  const chosen = limit === undefined ? undefined : listed(limit).find(fits)
  return chosen && resolved(chosen, row, at, rules)
}

/** The first instant at which a row that enters at `at` may be moved on; undefined where it may at once. */
export function freeAt({ stay }: StateDocument, row: Entering, at: number, rules: TimeRules): number | undefined {
  const limit = stay && resolved(stay, row, at, rules)
  return limit && dueOn(limit, rules.calendar)
}

/** The span in numbers; undefined where its norm has no value on the day: nobody is late by a rule not in force. */
export function spanOf(document: SpanDocument, day: Day, rules: Pick<TimeRules, 'norm'>): Span | undefined {
  for (const kind of SPANS) {
    const said = document[kind]
    if (said === undefined) continue
    const count = countOf(said, day, rules)
    if (count === null) return undefined
    // Nobody is made late by half a day; minutes and hours may be parts.
    const whole = kind === 'minutes' || kind === 'hours' ? count : Math.ceil(count)
    return typeof said === 'number' ? { kind, count: whole } : { kind, count: whole, norm: said.norm }
  }
  return undefined
}

export function countOf(said: number | NormRef, day: Day, rules: Pick<TimeRules, 'norm'>): number | null {
  return typeof said === 'number' ? said : rules.norm(said.norm, day)
}

/** A day as its number, or where `exact` an instant. */
interface Start {
  readonly from: number
  readonly exact?: true
}

function resolved(document: LimitDocument, row: Entering, at: number, rules: TimeRules): Limit | undefined {
  const { after, until, rolls, pause } = document
  const traits = { ...(rolls && { rolls }), ...(pause !== undefined && { pause: listed(pause) }) }
  if (until !== undefined) {
    const named = startOf(row.values[until] ?? null)
    if (named) return { span: null, ...named, ...traits }
    return document.else && resolved({ ...document.else, ...(pause !== undefined && { pause }) }, row, at, rules)
  }
  const start =
    after === undefined ? undefined : (anchored(after, row, at, rules) ?? startOf(row.values[after] ?? null))
  if (after !== undefined && start === undefined && document.else) {
    return resolved({ ...document.else, ...(pause !== undefined && { pause }) }, row, at, rules)
  }
  const span = spanOf(document, dayAt(at), rules)
  // Counted from entering rather than never: a date left empty must not silence an alarm.
  return span && { span, ...beginning(span, start ?? { from: at, exact: true }), ...traits }
}

/** Minutes and hours run from an instant; where only a day is known, from its end. */
function beginning({ kind }: Span, { from, exact }: Start): Start {
  if (kind === 'minutes' || kind === 'hours') return { from: exact ? from : endOfNumber(from), exact: true }
  return { from: exact ? dayNumberAt(from) : from }
}

function startOf(value: Value): Start | undefined {
  if (typeof value !== 'string' || value === '') return undefined
  return value.length > 10 ? { from: instantOf(value), exact: true } : { from: dayNumber(value) }
}

/** The day of an anchor: of the row's own period, or of the one in which it enters the state where it has none. */
function anchored(name: string, { period }: Entering, at: number, rules: TimeRules): Start | undefined {
  if (!ANCHORS.some((anchor) => anchor === name)) return undefined
  const own = period === null ? null : parsePeriod(period)
  const within = own === null || own.kind === 'once' ? periodOf('day', dayAt(at)) : own
  return { from: dayNumber(anchorDay(name as Anchor, within, rules)) }
}

function anchorDay(anchor: Anchor, { from, to }: Period, rules: TimeRules): Day {
  switch (anchor) {
    case 'period_start':
      return from
    case 'period_end':
      return to
    case 'term_start':
      return rules.term(periodOf('term', from).code).from
    case 'term_end':
      return rules.term(periodOf('term', to).code).to
    case 'school_year_start':
      return rules.term(periodOf('term', periodOf('school_year', from).from).code).from
  }
}

function listed<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T]
}
