/**
 * Deadlines a second on one core. The same file runs in Node and, bundled as the pages are, in Chromium; each measures
 * its baseline in the same run: a bare loop over the same paths that only sums their dates.
 */
import { calendarOf, deadline } from '../../src/ledger/time/index.ts'
import type { Path } from '../../src/ledger/time/step.ts'

export interface Speed {
  readonly deadlines_a_second: number
  readonly bare_a_second: number
  /** What laying out the calendar took, in milliseconds. */
  readonly calendar_ms: number
  /** Of the answers, so that no engine leaves the work undone. */
  readonly sum: number
}

/** Short rounds, of which the fastest counts: other programs on the machine only ever slow one down. */
const ROUNDS = 40
const ROUND_MS = 25
const SOON = { days: 3, share: 0.25 }

export const speedOf = (paths: readonly Path[]): Speed => {
  const began = performance.now()
  const calendar = calendarOf({ days: [{ day: '2011-10-09', kind: 'off' }] })
  const calendar_ms = performance.now() - began
  let sum = 0
  const bare = (path: Path): void => {
    for (const { at, due } of path) sum += at + (due ?? 0)
  }
  const reckoned = (path: Path): void => {
    const { due, since, state } = deadline(path, calendar, path.at(-1)!.at + 86_400_000, SOON)
    sum += (due ?? 0) + since + state.length
  }
  let [bare_a_second, deadlines_a_second] = [0, 0]
  for (let round = 0; round < ROUNDS; round += 1) {
    bare_a_second = Math.max(bare_a_second, rate(paths, bare))
    deadlines_a_second = Math.max(deadlines_a_second, rate(paths, reckoned))
  }
  return { deadlines_a_second, bare_a_second, calendar_ms, sum }
}

const rate = (paths: readonly Path[], work: (path: Path) => void): number => {
  const began = performance.now()
  let done = 0
  while (performance.now() - began < ROUND_MS) {
    for (const path of paths) work(path)
    done += paths.length
  }
  return (done * 1_000) / (performance.now() - began)
}
