/**
 * How a row stands with its limit: the one function that lights, reminders, escalation, locks, reports and papers ask.
 * It reads the row's path and the calendar and nothing else, so it can be asked again, of any day, and says the same.
 */
import type { Calendar } from './calendar.ts'
import { dueOn, longer, stoodStill } from './reckon.ts'
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

export function deadline(path: Path, calendar: Calendar, now: number, soon: Soon): Deadline {
  const last = path.at(-1)!
  const begun = runOf(path, last.state)!
  const start = path[begun]!
  if (start.limit !== undefined) {
    const { due } = walked(path, begun, calendar)
    return { due, state: lightAt(start.at, due, now, soon), since: start.at, by: start.by }
  }
  for (let at = path.length - 2; at >= 0; at -= 1) {
    const step = path[at]!
    if (step.limit === undefined || step.goes_on) continue
    const run = walked(path, at, calendar)
    // The clock stands still: nothing is due, and nothing has ended.
    if (run.standing !== 'left') break
    return { due: run.due, state: keptBy(step, run) ? 'kept' : 'missed', since: run.since, by: path[run.left_by]!.by }
  }
  return { due: null, state: 'green', since: start.at, by: start.by }
}

/** The first instant of yellow. */
export function soonAt(since: number, due: number, { days, share }: Soon): number {
  return due - Math.min(days * 86_400_000, Math.max(0, due - since) * share)
}

export function lightAt(since: number, due: number | null, now: number, soon: Soon): Light {
  if (due === null) return 'green'
  if (now >= due) return 'red'
  return now >= soonAt(since, due, soon) ? 'yellow' : 'green'
}

/** The due instant of the limit that runs after the last step; null where none does. */
export function dueAfter(path: Path, calendar: Calendar): number | null {
  const begun = runOf(path, path.at(-1)!.state)!
  return path[begun]!.limit === undefined ? null : walked(path, begun, calendar).due
}

/** Where the latest limit of a state began to run; undefined where the row was never in it. */
export function runOf(path: Path, state: string): number | undefined {
  for (let at = path.length - 1; at >= 0; at -= 1) {
    const step = path[at]!
    if (step.state === state && !step.goes_on) return at
  }
  return undefined
}

/** One limit from the step that set it running as far as the path goes. */
export interface Run {
  /** Null where the state had no limit. */
  readonly due: number | null
  readonly standing: 'running' | 'paused' | 'left'
  /** Since when it stands so. */
  readonly since: number
  /** The place of the step that left the state. */
  readonly left_by: number
}

/** Extensions and pauses count only where they were made in time: what has run out is not mended afterwards. */
export function walked(path: Path, begun: number, calendar: Calendar): Run {
  const { state, limit, at } = path[begun]!
  const pause = limit?.pause
  let due = limit === undefined ? null : dueOn(limit, calendar)
  let standing: Run['standing'] = 'running'
  let [since, left_by] = [at, begun]
  for (let place = begun + 1; place < path.length; place += 1) {
    const step = path[place]!
    if (step.state === state) {
      if (!step.goes_on) break
      if (standing === 'paused' && due !== null && since < due) due = stoodStill(due, limit!, since, step.at, calendar)
      if (step.extends && due !== null && step.at < due) due = longer(due, step.extends, calendar)
      if (standing !== 'running') since = step.at
      standing = 'running'
      continue
    }
    const paused = pause !== undefined && pause.includes(step.state)
    if (standing === 'running') {
      standing = paused ? 'paused' : 'left'
      since = step.at
      left_by = place
    } else if (standing === 'paused' && !paused) standing = 'left'
  }
  return { due, standing, since, left_by }
}

function keptBy({ kept }: Step, { due, since }: Run): boolean {
  return kept ?? (due === null || since < due)
}

/**
 * Writes to each limit that has come to its end whether it was met. What was written stays: a calendar that has changed
 * since does not make late what was in time. A limit that runs again, since a move was taken back, is open again.
 */
export function judged(path: Path, calendar: Calendar): Path {
  return path.map((step, at) => {
    if (step.limit === undefined || step.goes_on) return step
    const run = walked(path, at, calendar)
    if (run.standing === 'left') return step.kept === undefined ? { ...step, kept: keptBy(step, run) } : step
    const { kept: _kept, ...open } = step
    return open
  })
}

/** How often the limit that runs now has been made longer. */
export function extensionsOf(path: Path): number {
  const begun = runOf(path, path.at(-1)!.state)!
  return path.slice(begun).filter((step) => step.extends !== undefined).length
}

/** When the limit began that runs after the last step; where none does, when the row came into its state. */
export function sinceOf(path: Path): number {
  return path[runOf(path, path.at(-1)!.state) ?? path.length - 1]!.at
}

/** The same answer as `deadline` from what the steps themselves have noted: for lists, which have no calendar at hand. */
export function standing(path: Path, now: number, soon: Soon): Deadline {
  const last = path.at(-1)!
  const since = sinceOf(path)
  const start = path[runOf(path, last.state) ?? path.length - 1]!
  if (start.limit !== undefined)
    return { due: last.due, state: lightAt(since, last.due, now, soon), since, by: start.by }
  for (let at = path.length - 2; at >= 0; at -= 1) {
    const step = path[at]!
    if (step.limit === undefined) continue
    if (step.kept === undefined) break
    const { due, left } = endOf(path, at)
    return { due, state: step.kept ? 'kept' : 'missed', since: left.at, by: left.by }
  }
  return { due: null, state: 'green', since: start.at, by: start.by }
}

/** The last due instant noted while the limit ran, and the step that ended it. */
function endOf(path: Path, begun: number): { due: number | null; left: Step } {
  const { state } = path[begun]!
  let due = path[begun]!.due
  let left = path[begun]!
  let within = true
  for (const step of path.slice(begun + 1)) {
    if (step.state === state) {
      if (!step.goes_on) break
      due = step.due
      within = true
    } else if (within) {
      left = step
      within = false
    }
  }
  return { due, left }
}
