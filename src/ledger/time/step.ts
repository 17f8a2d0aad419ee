/**
 * The way a row has come, as it is kept with the row: one step a move. A step that enters a state for the first time
 * carries the limit which begins to run there, resolved: the number of the norm in force on that day, and the day it is
 * counted from. So what a limit was, and whether it was kept, can be told again from the row alone, whatever has
 * become of norms, declarations and positions since. Edits add no step.
 */

export const SPANS = ['minutes', 'hours', 'days', 'workdays', 'schooldays', 'months'] as const
export type SpanKind = (typeof SPANS)[number]

/** So many of a kind. */
export interface Span {
  readonly kind: SpanKind
  readonly count: number
  /** The norm that said so. */
  readonly norm?: string
}
/** A limit as it was set going. */
export interface Limit {
  /** Null: until a day or moment that was named. */
  readonly span: Span | null
  /** Counted from, or named: a day as a number since 1970-01-01, or where `exact` an instant in milliseconds since then. */
  readonly from: number
  readonly exact?: true
  readonly rolls?: true
  /** States in which the clock stands still. */
  readonly pause?: readonly string[]
}

export interface Step {
  readonly state: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** Null: the row was made. */
  readonly move: string | null
  /** The id of the person who made the move. */
  readonly by: number
  /** The limit that runs in the state goes on: the row came back to it, or never left it. */
  readonly goes_on?: true
  /** Takes back all that was done since the row was last in this state: such steps stay in the path and say nothing. */
  readonly undoes?: true
  /** This step or one before it takes something back: other paths need not be looked through for it. */
  readonly mended?: true
  /** Begins to run here; none where the state has none. */
  readonly limit?: Limit
  /** The limit goes on, longer by this; only where it had not run out. */
  readonly extends?: Span
  /** The first instant at which the row may be moved on (公示期满). */
  readonly free_at?: number
  /**
   * The first instant that is late, as reckoned when the step was made, or again while it was the last one and the
   * calendar changed. Null where nothing is due.
   */
  readonly due: number | null
  /** Whether the limit that began here was met, once the row has left it. */
  readonly kept?: boolean
}
/** Oldest first, never empty. */
export type Path = readonly Step[]
