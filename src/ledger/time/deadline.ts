/**
 * How a row stands with its limit: the one function that lights, reminders, escalation, locks, reports and papers ask.
 * It reads the row's path and the calendar and nothing else, so it can be asked again, of any day, and says the same.
 */
import { DAY_MS } from '../instant.ts'
import type { Calendar } from './calendar.ts'
import { dueNow, type Run, runFrom, runNow, standing } from './run.ts'
import type { Path, Step } from './step.ts'

export type Light = 'green' | 'yellow' | 'red'

export interface Deadline {
  /** The first instant that is late, in milliseconds since 1970; null where nothing is due, or the clock stands still. */
  readonly due: number | null
  /** A light while the limit runs; of a row at rest, or in a state without limit, how its last limit ended. */
  readonly state: Light | 'kept' | 'missed'
  /** When the limit began to run; when it was met or missed. */
  readonly since: number
  /** The person who set it running, or who ended it. */
  readonly by: number
}

/** From when on a running limit is yellow: so long before it runs out, but no longer than a share of the whole. */
export interface Soon {
  readonly days: number
  /** 0 to 1. */
  readonly share: number
}

export function deadline(whole: Path, calendar: Calendar, now: number, soon: Soon): Deadline {
  const path = standing(whole)
  return answer(path, dueAfter(path, calendar), now, soon)
}

/**
 * The same by what the last step recorded, for lists and pages, which have no calendar at hand. Where the calendar has
 * changed since, rows that it concerns are reckoned again, so that both say one thing.
 */
export function noted(whole: Path, now: number, soon: Soon): Deadline {
  const path = standing(whole)
  return answer(path, path.at(-1)!.due, now, soon)
}

function answer(path: Path, due: number | null, now: number, soon: Soon): Deadline {
  const { limit, at: since, by } = path[runNow(path)]!
  if (limit !== undefined) return { due, state: lightAt(since, due, now, soon), since, by }
  let ended: Deadline | undefined
  for (let at = path.length - 2; at >= 0; at -= 1) {
    const step = path[at]!
    // Of older limits only one whose clock stands still has anything to say.
    if (step.limit === undefined || (ended !== undefined && step.kept !== undefined)) continue
    const run = runFrom(path, at)
    // Its clock stands still: nothing is due, and nothing has ended.
    if (run.standing === 'paused') return { due: null, state: 'green', since, by }
    const left = path[run.left_by]!
    // What has ended was due when it was said to be, whatever has become of the calendar since.
    ended ??= { due: run.told, state: keptBy(step, run) ? 'kept' : 'missed', since: left.at, by: left.by }
  }
  return ended ?? { due: null, state: 'green', since, by }
}

/** The first instant of yellow. */
export function soonAt(since: number, due: number, { days, share }: Soon): number {
  const whole = Math.max(0, due - since)
  // Of a limit in days the last one is yellow whatever the share: 今天到期.
  const least = whole > DAY_MS ? DAY_MS : 0
  return due - Math.min(days * DAY_MS, Math.max(whole * share, least))
}

export function lightAt(since: number, due: number | null, now: number, soon: Soon): Light {
  if (due === null) return 'green'
  if (now >= due) return 'red'
  return now >= soonAt(since, due, soon) ? 'yellow' : 'green'
}

/** The due instant of the limit that runs after the last step; null where none does. */
export function dueAfter(whole: Path, calendar: Calendar): number | null {
  const path = standing(whole)
  return dueNow(path, runNow(path), calendar)
}

function keptBy({ kept }: Step, { told, stopped }: Run): boolean {
  return kept ?? (told === null || stopped < told)
}

/**
 * Writes to each limit that has come to its end whether it was met. What was written stays. A limit that runs again,
 * since a move was taken back, is open again; one that began with a move taken back has never been.
 */
export function judged(whole: Path): Path {
  const path = standing(whole)
  const places = new Map(path.map((step, at) => [step, at]))
  return whole.map((step) => {
    if (step.limit === undefined) return step
    const at = places.get(step)
    const run = at === undefined ? undefined : runFrom(path, at)
    if (run?.standing === 'left') return step.kept === undefined ? { ...step, kept: keptBy(step, run) } : step
    if (step.kept === undefined) return step
    const { kept: _kept, ...open } = step
    return open
  })
}

/** The path after the calendar has changed: what is due now is due by the new one. The same path where nothing is otherwise. */
export function reckoned(path: Path, calendar: Calendar): Path {
  const last = path.at(-1)!
  const due = dueAfter(path, calendar)
  return due === last.due ? path : [...path.slice(0, -1), { ...last, due }]
}

/** How often the limit that runs now has been made longer. */
export function extensionsOf(whole: Path): number {
  const path = standing(whole)
  const { state } = path.at(-1)!
  return path.slice(runNow(path)).filter((step) => step.state === state && step.extends !== undefined).length
}

/** When the limit began that runs after the last step; where none does, when the row came into its state. */
export function sinceOf(whole: Path): number {
  const path = standing(whole)
  return path[runNow(path)]!.at
}
