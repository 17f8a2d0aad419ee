/**
 * Whose rows a figure may count, and who owes them: the frame's units that the reader sees, and of those the open ones
 * of the ledger's filling levels, for every return that has fallen due.
 */
import { type Day, type LedgerDocument, type Period, fillingLevels, periodsWithin } from '../../ledger/index.ts'
import type { Frame, FrameUnit } from './frame.ts'
import type { Split } from './query.ts'
import type { Stretch } from './row_set.ts'

/** The units whose rows of a ledger the reader sees; for each period asked a list of its own. */
export type Visible = 'all' | ReadonlySet<string>

/** A period with the units it is about. A series has many; every other question has one. */
export interface Span {
  readonly key: string
  readonly title: string
  readonly period: Period
  /** The day whose tree counts and on which stocks stand: the period's last, or today while it still runs. */
  readonly day: Day
  readonly frame: Frame
}

export interface GroupScope {
  readonly key: string
  readonly title: string
  readonly units: readonly string[]
  readonly due_units: readonly string[]
  readonly due: number
  readonly limited: boolean
}

export interface Scope {
  readonly stretches: readonly Stretch[]
  /** Everything asked, in one. */
  readonly whole: GroupScope
  /** `all` needs no filter: the whole county, by someone who sees the whole county. */
  readonly units: readonly string[] | 'all'
  /** Groups of a split by level or kind of group, or the periods of a series; null where units do not make groups. */
  readonly groups: readonly GroupScope[] | null
  /** Codes of the returns due so far; null for ledgers without a cadence. */
  readonly due_periods: readonly string[] | null
  /** More than one return of a unit falls into the periods asked. */
  readonly many_returns: boolean
}

export const scopeFor = (
  ledger: LedgerDocument,
  spans: readonly Span[],
  split: Split | null,
  visible: readonly Visible[],
  today: Day,
): Scope => {
  const periods = spans.map(({ period }) => duePeriods(ledger, period, today))
  const scope = (key: string, title: string, units: readonly FrameUnit[], span: number): GroupScope =>
    groupScope(ledger, { key, title, units, visible: visible[span]!, returns: periods[span]?.length ?? 1 })
  const parts = spans.map((span, i) => scope(span.key, span.title, span.frame.units, i))
  const whole = parts[0]!
  const ledgerWide = spans.every(({ frame }, i) => frame.whole && visible[i] === 'all')
  return {
    stretches: spans.map(({ period, day }) => ({ from: period.from, to: period.to, stands: day })),
    whole,
    units: ledgerWide ? 'all' : [...new Set(parts.flatMap(({ units }) => units))],
    groups: split?.by === 'series' ? parts : unitGroups(spans[0]!, split, scope),
    due_periods: ledger.cadence === undefined ? null : periods.flatMap((codes) => codes ?? []),
    many_returns: spans.some(({ period }) => returnsWithin(ledger, period).length > 1) || spans.length > 1,
  }
}

const unitGroups = (
  span: Span,
  split: Split | null,
  scope: (key: string, title: string, units: readonly FrameUnit[], span: number) => GroupScope,
): readonly GroupScope[] | null => {
  if (split?.by !== 'level' && split?.by !== 'group') return null
  // A group of which the reader sees nothing is not shown even as a gap: one sees down the tree, never sideways.
  return span.frame.groups
    .map(({ key, title, units }) => scope(key, title, units, 0))
    .filter(({ units, limited }) => units.length > 0 || !limited)
}

interface GroupAsked {
  readonly key: string
  readonly title: string
  readonly units: readonly FrameUnit[]
  readonly visible: Visible
  /** How many returns each unit owes. */
  readonly returns: number
}

const groupScope = (ledger: LedgerDocument, { key, title, units, visible, returns }: GroupAsked): GroupScope => {
  const levels = fillingLevels(ledger)
  const seen = visible === 'all' ? units : units.filter(({ code }) => visible.has(code))
  const owing = (each: readonly FrameUnit[]): string[] =>
    each.filter(({ level, open }) => open && levels.includes(level)).map(({ code }) => code)
  const due_units = owing(seen)
  return {
    key,
    title,
    units: seen.map(({ code }) => code),
    due_units,
    due: due_units.length * returns,
    limited: seen.length < units.length && due_units.length < owing(units).length,
  }
}

/**
 * The returns owed within the period so far: those whose own period is over by today. Where none is, as in the first
 * weeks of a month, the one running: its figures already come in, and nought of nought would hide who is missing.
 * Null for ledgers without a cadence, of which every unit owes one answer.
 */
const duePeriods = (ledger: LedgerDocument, period: Period, today: Day): string[] | null => {
  if (ledger.cadence === undefined) return null
  const returns = returnsWithin(ledger, period)
  const over = returns.filter(({ to }) => to <= today)
  return (over.length > 0 ? over : returns.filter(({ from }) => from <= today)).map(({ code }) => code)
}

const returnsWithin = ({ cadence }: LedgerDocument, { from, to }: Period): Period[] =>
  cadence === undefined ? [] : periodsWithin(cadence.each, from, to)
