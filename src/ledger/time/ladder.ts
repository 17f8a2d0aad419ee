/**
 * Who is told of a limit and when: the holder when it turns yellow and when it runs out, then the head of the holder's
 * unit, the unit above, the leader in charge. Only a move ends it; that somebody has taken note does not.
 */
import { soonAt, type Soon } from './deadline.ts'

/** In the order in which they come. `entered` only looks whether anybody holds the position at all. */
export const RUNGS = ['entered', 'soon', 'holder', 'head', 'above', 'leader'] as const
export type Rung = (typeof RUNGS)[number]

/** By norms: hours after the limit has run out. */
export interface Ladder {
  readonly soon: Soon
  readonly hours: { readonly head: number; readonly above: number; readonly leader: number }
}

/** What the limit of a row tells the ladder. */
export interface Climb {
  /** When the row came into its state. */
  readonly moved: number
  /** When its limit began, and when it runs out; null where nothing is due. */
  readonly since: number
  readonly due: number | null
}

const STEPS = { head: 1, above: 2, leader: 3 } as const
const HOUR_MS = 3_600_000

/**
 * The instant of a rung; null: never. A limit of half an hour does not wait a day for the next rung: each comes at the
 * latest after the limit's own length once more.
 */
export function rungAt(rung: Rung, { moved, since, due }: Climb, { soon, hours }: Ladder): number | null {
  if (rung === 'entered') return moved
  if (due === null) return null
  if (rung === 'soon') return soonAt(since, due, soon)
  if (rung === 'holder') return due
  return due + Math.min(hours[rung] * HOUR_MS, STEPS[rung] * Math.max(due - since, HOUR_MS / 4))
}
