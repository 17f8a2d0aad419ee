import { standing } from './run.ts'
import type { Path } from './step.ts'

/** The clock stands still: a limit that was set going lets the state the row is in now count as a pause. */
export function isPaused(whole: Path): boolean {
  const path = standing(whole)
  const { state } = path.at(-1)!
  const begun = path.findLastIndex(({ limit, goes_on }) => limit !== undefined && !goes_on)
  const { limit, state: limited } = path[begun] ?? {}
  if (limit?.pause === undefined || limited === state) return false
  return path.slice(begun).every((step) => step.state === limited || limit.pause!.includes(step.state))
}
