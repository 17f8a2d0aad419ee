/**
 * Whose rows a figure may count, and who owes them: the frame's units that the reader sees, and of those the open ones
 * of the ledger's filling levels, for every return that has fallen due.
 */
import { type Day, type LedgerDocument, type Period, fillingLevels, periodsWithin } from '../../ledger/index.ts'
import type { Frame, FrameUnit } from './frame.ts'
import { type Collecting, type DueReturn, dueReturns, type Owed, owedBy } from './owed.ts'
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
  /** Returns of which it was said that there is nothing to report. */
  readonly zeros: number
  readonly except: Owed['except']
  readonly limited: boolean
}

export interface Scope {
  readonly stretches: readonly Stretch[]
  /** Everything asked, in one. */
  readonly whole: GroupScope
  /** `all` needs no filter: the whole county, by someone who sees the whole county. */
  readonly units: readonly string[] | 'all'
  /** Whose rows are read: those, or all, of which those are taken when rows have been added up by unit. */
  readonly reads: readonly string[] | 'all'
  /** Groups of a split by level or kind of group, or the periods of a series; null where units do not make groups. */
  readonly groups: readonly GroupScope[] | null
  /** Codes of the returns due so far; null for ledgers without a cadence. */
  readonly due_periods: readonly string[] | null
  /** Returns that a unit did not owe although it owed others: it opened later, was closed, or was let off. */
  readonly except: Owed['except']
  /** More than one return of a unit falls into the periods asked. */
  readonly many_returns: boolean
}

/** `collecting`: null for ledgers without a cadence, and where it is not asked who owed anything. */
export const scopeFor = (
  ledger: LedgerDocument,
  spans: readonly Span[],
  split: Split | null,
  visible: readonly Visible[],
  today: Day,
  collecting: Collecting | null,
): Scope => {
  const returns = spans.map(({ period }) =>
    collecting === null ? null : dueReturns(ledger, period, today, collecting),
  )
  const scope = (key: string, title: string, units: readonly FrameUnit[], span: number): GroupScope =>
    groupScope({ key, title, units, visible: visible[span]! }, owing(ledger, returns[span] ?? null, collecting))
  const parts = spans.map((span, i) => scope(span.key, span.title, span.frame.units, i))
  const whole = parts[0]!
  const ledgerWide = spans.every(({ frame }, i) => frame.whole && visible[i] === 'all')
  const nearly = spans.every(({ frame }, i) => (frame.whole || frame.mostly === true) && visible[i] === 'all')
  const units = ledgerWide ? 'all' : [...new Set(parts.flatMap((part) => part.units))]
  return {
    stretches: spans.map(({ period, day }) => ({ from: period.from, to: period.to, stands: day })),
    whole,
    units,
    reads: nearly ? 'all' : units,
    groups: split?.by === 'series' ? parts : unitGroups(spans[0]!, split, scope),
    due_periods: ledger.cadence === undefined ? null : returns.flatMap((due) => (due ?? []).map(({ code }) => code)),
    except: parts.flatMap(({ except }) => except),
    many_returns: spans.some(({ period }) => returnsWithin(ledger, period).length > 1) || spans.length > 1,
  }
}

/** Of a ledger without a cadence every open unit of a filling level owes one answer. */
const owing = (
  ledger: LedgerDocument,
  returns: readonly DueReturn[] | null,
  collecting: Collecting | null,
): ((units: readonly FrameUnit[]) => Owed) => {
  if (returns !== null && collecting !== null) return owedBy(ledger, returns, collecting)
  const levels = fillingLevels(ledger)
  return (all) => {
    const units = all.filter(({ level, open }) => open && levels.includes(level)).map(({ code }) => code)
    return { units, due: units.length, except: [], zeros: 0 }
  }
}

const unitGroups = (
  span: Span,
  split: Split | null,
  scope: (key: string, title: string, units: readonly FrameUnit[], span: number) => GroupScope,
): readonly GroupScope[] | null => {
  if (split?.by !== 'level' && split?.by !== 'group' && split?.by !== 'own') return null
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
}

const groupScope = (
  { key, title, units, visible }: GroupAsked,
  owing_of: (units: readonly FrameUnit[]) => Owed,
): GroupScope => {
  const seen = visible === 'all' ? units : units.filter(({ code }) => visible.has(code))
  const { units: due_units, due, except, zeros } = owing_of(seen)
  return {
    key,
    title,
    units: seen.map(({ code }) => code),
    due_units,
    due,
    zeros,
    except,
    limited: seen.length < units.length && due < owing_of(units).due,
  }
}

const returnsWithin = ({ cadence }: LedgerDocument, { from, to }: Period): Period[] =>
  cadence === undefined ? [] : periodsWithin(cadence.each, from, to)
