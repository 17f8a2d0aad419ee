/** Reckons again what a path says of itself. */
import type { Calendar } from './calendar.ts'
import { dueAfter } from './deadline.ts'
import { dueNow, runFrom, standing } from './run.ts'
import type { Path } from './step.ts'

export interface Mismatch {
  /** due: of the last step, by the calendar that holds now · kept: of a limit that has ended, by the one that held then. */
  readonly kind: 'due' | 'kept'
  /** The state of the limit. */
  readonly state: string
  readonly recorded: number | boolean | null
  readonly reckoned: number | boolean | null
}

/** `then`: the calendars by which something may have been decided at an instant; one of them has to agree. */
export function mismatchesOf(whole: Path, now: Calendar, then: (instant: number) => readonly Calendar[]): Mismatch[] {
  const found: Mismatch[] = []
  const last = whole.at(-1)!
  const due = dueAfter(whole, now)
  if (due !== last.due) found.push({ kind: 'due', state: last.state, recorded: last.due, reckoned: due })
  const path = standing(whole)
  path.forEach((step, begun) => {
    if (step.limit === undefined) return
    const run = runFrom(path, begun)
    const kept = run.standing === 'left' ? judgements(path, begun, run, then) : [undefined]
    if (!kept.includes(step.kept)) {
      found.push({ kind: 'kept', state: step.state, recorded: step.kept ?? null, reckoned: kept[0] ?? null })
    }
  })
  return found
}

function judgements(
  path: Path,
  begun: number,
  { stopped, left_by }: { readonly stopped: number; readonly left_by: number },
  then: (instant: number) => readonly Calendar[],
): (boolean | undefined)[] {
  return then(stopped).map((calendar) => {
    const due = dueNow(path.slice(0, left_by), begun, calendar)
    return due === null || stopped < due
  })
}
