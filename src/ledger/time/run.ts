/** One limit, from the step that set it running as far as the path goes. */
import type { Calendar } from './calendar.ts'
import { dueOn, longer, stoodStill } from './reckon.ts'
import type { Path, Step } from './step.ts'

export interface Run {
  /** By the calendar given; null where the state had no limit. */
  readonly due: number | null
  /** As the last step within the run recorded it: what people went by. */
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
  if (!path.some(({ undoes }) => undoes)) return path
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
  return latestRun(path, path.at(-1)!.state)!
}

/**
 * Extensions and pauses count only where they were made in time: what has run out is not mended afterwards. In time is
 * what was in time by the due instant recorded then, so that a calendar changed later makes nothing undone.
 */
export function walked(path: Path, begun: number, calendar: Calendar): Run {
  const { state, limit, at, due: first } = path[begun]!
  const pause = limit?.pause
  let due = limit === undefined ? null : dueOn(limit, calendar)
  let told = first
  let paused = false
  let stopped = at
  for (let place = begun + 1; place < path.length; place += 1) {
    const step = path[place]!
    if (step.state === state) {
      // Begun anew, and so ended here.
      if (!step.goes_on) return { due, told, standing: 'left', stopped: paused ? stopped : step.at, left_by: place }
      if (limit !== undefined && due !== null && told !== null) {
        if (paused && stopped < told) due = stoodStill(due, limit, stopped, step.at, calendar)
        if (step.extends !== undefined && step.at < told) due = longer(due, limit, step.extends, calendar)
      }
      told = step.due
      paused = false
    } else if (pause === undefined || !pause.includes(step.state)) {
      return { due, told, standing: 'left', stopped: paused ? stopped : step.at, left_by: place }
    } else if (!paused) {
      paused = true
      stopped = step.at
    }
  }
  return { due, told, standing: paused ? 'paused' : 'running', stopped, left_by: begun }
}
