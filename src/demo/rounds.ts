/**
 * How a round of returns goes: who is late, who never sends, whose return comes back. How many there are of each is
 * fixed; who it is depends on the period and on the unit's own habits, so that the slow ones are slow again and again.
 */
import { addDays, type Day, type Notes, type Values } from '../ledger/index.ts'
import { LAST_DAY, moment, workdayWithin } from './calendar.ts'
import { type Chance, chanceOf } from './chance.ts'
import type { DemoException, DemoVersion } from './row.ts'

/** How many units of a round go which way. All but those that never send and those that are late are on time. */
export interface Shares {
  readonly never: number
  readonly late: number
  readonly returned: number
  readonly reopened: number
  /** Sent back and not yet mended. */
  readonly sent_back?: number
  /** Not yet looked at by the reviewer; handed in on time, and late. */
  readonly waiting?: number
  readonly late_waiting?: number
}
export type Fate = 'on_time' | 'late' | 'never' | 'returned' | 'reopened' | 'sent_back' | 'waiting' | 'late_waiting'

/** The fate of each unit in one round. */
export function fatesOf(units: readonly string[], ledger: string, period: string, shares: Shares): Map<string, Fate> {
  const slow = [...units]
    .map((unit) => ({ unit, place: chanceOf('slow', unit).share() * 0.7 + chanceOf(ledger, period, unit).share() }))
    .sort((a, b) => a.place - b.place)
  const fates = new Map<string, Fate>()
  // The slowest never send; among the quick ones it is the reviewers who find something.
  slow.forEach(({ unit }, index) => fates.set(unit, fateAt(index, shares)))
  return fates
}

/** In this order, from the slowest unit on. */
const ORDER = ['never', 'late', 'late_waiting', 'returned', 'reopened', 'sent_back', 'waiting'] as const

function fateAt(index: number, shares: Shares): Fate {
  let from = 0
  for (const fate of ORDER) {
    from += shares[fate] ?? 0
    if (index < from) return fate
  }
  return 'on_time'
}

/** One unit has the fate that another of them was to have. */
export function exchanged(fates: Map<string, Fate>, unit: string, fate: Fate): Map<string, Fate> {
  const own = fates.get(unit)
  const other = [...fates].find(([, each]) => each === fate)?.[0]
  if (own === undefined || other === undefined) return fates
  return new Map(fates).set(other, own).set(unit, fate)
}

/** What a reviewer found wrong in the first version, and what the cells held then. */
export interface Mistake {
  readonly reason: string
  readonly cells: Readonly<Record<string, string>>
  readonly wrong: Values
}

export interface Walk {
  readonly ledger: string
  readonly unit: string
  readonly period: string
  readonly fate: Fate
  /** Days within which a return is on time. */
  readonly from: Day
  readonly due: Day
  readonly filler: string
  readonly reviewer: string
  readonly values: Values
  readonly notes?: Notes | undefined
  /** For fates that need one. */
  readonly mistake?: Mistake | undefined
  /** The evening to which a round of the living year has come; it goes on from there. */
  readonly stands_on?: Day
}
/** A return's versions, its values at the first of them, and the reopening that belongs to them. */
export interface Walked {
  readonly values: Values
  readonly versions: readonly DemoVersion[]
  readonly exception?: DemoException
}

/**
 * What happened up to the evening on which the demonstration stands still; null where nothing had. Of the history what
 * was left over then was done early in the year after, so that nobody owes it today.
 */
export function walked(walk: Walk): Walked | null {
  const { fate, mistake, values, stands_on } = walk
  const chance = chanceOf('walk', walk.ledger, walk.unit, walk.period)
  if (fate === 'never') return null
  const strayed = mistake !== undefined && (fate === 'returned' || fate === 'reopened' || fate === 'sent_back')
  const steps = strayed ? withMistake(walk, mistake, chance) : plainSteps(walk, chance)
  const done = upTo(fate, steps).filter(({ at }) => at.slice(0, 10) <= (stands_on ?? LAST_DAY))
  if (done.length === 0) return null
  const versions =
    stands_on === undefined
      ? [...done, ...leftOver(steps.slice(done.length), walk.ledger, walk.unit, walk.period)]
      : done
  const reopening = versions.find(({ until }) => until !== undefined)
  return {
    values: strayed ? { ...values, ...mistake.wrong } : values,
    versions,
    ...(reopening ? { exception: exceptionOf(walk, reopening) } : {}),
  }
}

function upTo(fate: Fate, steps: readonly DemoVersion[]): readonly DemoVersion[] {
  if (fate === 'waiting' || fate === 'late_waiting') return steps.filter(({ state }) => state !== 'accepted')
  return fate === 'sent_back' ? steps.slice(0, 2) : steps
}

/** What had not been done when the history stood still was done in February and March, a week between two steps. */
export function leftOver(steps: readonly Omit<DemoVersion, 'at'>[], ...key: readonly string[]): DemoVersion[] {
  const chance = chanceOf('left over', ...key)
  return steps.map((step, order) => {
    const from = addDays(LEFT_OVER_FROM, order * 7)
    return { ...step, at: moment(workdayWithin(chance, from, addDays(from, 4)), chance, order) }
  })
}
/** The first Monday of the term after. */
const LEFT_OVER_FROM: Day = '2012-02-13'

function exceptionOf({ ledger, unit, period }: Walk, { until, reason, at, by }: DemoVersion): DemoException {
  return { ledger, unit, period, kind: 'reopened', until: until ?? '', reason: reason ?? '', at, by: by ?? '' }
}

/** Filled and handed in at one stroke by most; some keep a draft first. */
function plainSteps(walk: Walk, chance: Chance): DemoVersion[] {
  const { filler, reviewer, notes } = walk
  const day = handedInOn(walk, chance)
  const told = notes === undefined ? {} : { notes }
  const submitted = { state: 'submitted', move: 'submit', by: filler, ...told }
  const drafted = walk.fate === 'on_time' && chance.happens(0.12)
  const first: DemoVersion[] = drafted
    ? [
        { at: moment(day, chance), state: 'draft', by: filler },
        { at: moment(day, chance, 2), ...submitted },
      ]
    : [{ at: moment(day, chance), ...submitted }]
  return [...first, { at: laterOn(day, chance, 3), state: 'accepted', move: 'pass_1', by: reviewer }]
}

function handedInOn({ fate, from, due }: Walk, chance: Chance): Day {
  if (fate !== 'late' && fate !== 'late_waiting') return workdayWithin(chance, from, due)
  // Many miss it by a morning, a few by a week or two.
  return addDays(due, chance.happens(0.55) ? 1 : chance.between(2, 12))
}

/** Working days after, in office hours; never before what has happened on the same day. */
function laterOn(day: Day, chance: Chance, order: number): string {
  const from = addDays(day, chance.between(1, 4))
  return moment(workdayWithin(chance, from, addDays(from, 3)), chance, order)
}

function withMistake(walk: Walk, { reason, cells, wrong }: Mistake, chance: Chance): DemoVersion[] {
  const { filler, reviewer, notes, values } = walk
  const right: Values = Object.fromEntries(Object.keys(wrong).map((field) => [field, values[field] ?? null]))
  const told = notes === undefined ? {} : { notes }
  const start = workdayWithin(chance, walk.from, walk.due)
  const submit = { state: 'submitted', move: 'submit', by: filler } as const
  const steps: DemoVersion[] = [{ at: moment(start, chance), ...submit, ...told }]
  const after = (days: number, order: number): string => {
    const day = steps.at(-1)?.at.slice(0, 10) ?? start
    return moment(addDays(day, days), chance, order)
  }
  if (walk.fate === 'reopened') {
    steps.push({ at: laterOn(start, chance, 3), state: 'accepted', move: 'pass_1', by: reviewer })
    const at = after(chance.between(6, 15), 1)
    const until = addDays(at.slice(0, 10), 5)
    steps.push({ at, state: 'returned', move: 'reopen', by: reviewer, reason: `${reason}请更正后重报。`, until })
  } else {
    const at = laterOn(start, chance, 1)
    steps.push({ at, state: 'returned', move: 'return_1', by: reviewer, reason, cells })
  }
  steps.push({ at: after(chance.between(0, 2), 4), state: 'returned', by: filler, values: right })
  steps.push({ at: after(0, 6), ...submit })
  steps.push({
    at: laterOn(steps.at(-1)?.at.slice(0, 10) ?? start, chance, 3),
    state: 'accepted',
    move: 'pass_1',
    by: reviewer,
  })
  return steps
}
