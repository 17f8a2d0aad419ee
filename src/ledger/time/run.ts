/** One limit, from the step that set it running as far as the path goes. */
import type { Calendar } from './calendar.ts'
import { dueOn, longer, stoodStill } from './reckon.ts'
import type { Limit, Path, Step } from './step.ts'

export interface Run {
  /** Due as its last step recorded it: what people went by. Null where the state had no limit. */
  readonly told: number | null
  readonly standing: 'running' | 'paused' | 'left'
  /** When its clock stopped last; when it began where it never did. */
  readonly stopped: number
  /** The place of the step that left the limit behind; that which began it where none did. */
  readonly left_by: number
}

/**
 * The path without what was taken back. All that is asked of a path is asked of this; a path without such moves, as
 * nearly all are, is given back as it is.
 */
export function standing(path: Path): Path {
  if (!path[path.length - 1]!.mended) return path
  const way: Step[] = []
  for (const step of path) {
    if (step.undoes) while (way.at(-1)!.state !== step.state) way.pop()
    way.push(step)
  }
  return way
}

/** The place at which the latest run of a state began; undefined where the row was never in it. */
export function latestRun(path: Path, state: string): number | undefined {
  for (let at = path.length - 1; at >= 0; at -= 1) {
    const step = path[at]!
    if (step.state === state && !step.goes_on) return at
  }
  return undefined
}

/** The place at which that began which holds now. */
export function runNow(path: Path): number {
  return latestRun(path, path[path.length - 1]!.state)!
}

export function runFrom(path: Path, begun: number): Run {
  const { state, limit, at, due } = path[begun]!
  let told = due
  let paused = false
  let stopped = at
  for (let place = begun + 1; place < path.length; place += 1) {
    const step = path[place]!
    const within = step.state === state && step.goes_on
    if (within) {
      told = step.due
      paused = false
    } else if (step.state === state || !pauses(limit, step.state)) {
      return { told, standing: 'left', stopped: paused ? stopped : step.at, left_by: place }
    } else if (!paused) {
      paused = true
      stopped = step.at
    }
  }
  return { told, standing: paused ? 'paused' : 'running', stopped, left_by: begun }
}

/**
 * The due instant of the limit that began at a step and runs now. A pause counts only where it was made in time,
 * as an extension is recorded only then: what has run out is not mended afterwards. In time is what was in time by the
 * due instant told then, so that a calendar changed later makes nothing undone.
 */
export function dueNow(path: Path, begun: number, calendar: Calendar): number | null {
  const { state, limit, due: first } = path[begun]!
  if (limit === undefined) return null
  let due = dueOn(limit, calendar)
  let told = first
  let paused_at: number | null = null
  for (let place = begun + 1; place < path.length; place += 1) {
    const step = path[place]!
    if (step.state !== state) {
      paused_at ??= step.at
      continue
    }
    if (paused_at !== null && told !== null && paused_at < told) {
      due = stoodStill(due, limit, paused_at, step.at, calendar)
    }
    if (step.extends !== undefined) due = longer(due, limit, step.extends, calendar)
    told = step.due
    paused_at = null
  }
  return due
}

function pauses(limit: Limit | undefined, state: string): boolean {
  return limit?.pause !== undefined && limit.pause.includes(state)
}
