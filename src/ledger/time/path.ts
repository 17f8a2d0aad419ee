/** How a row's path grows: by its making and by moves, and by nothing else. */
import type { MoveDocument, WorkflowDocument } from '../document.ts'
import { dayAt } from '../instant.ts'
import { dueAfter, judged, runOf } from './deadline.ts'
import { type Entering, freeAt, limitOf, spanOf, type TimeRules } from './limit.ts'
import type { Path, Step } from './step.ts'

export interface Made {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly by: number
  /** The start of the workflow unless said: rows come in with a list in any state. */
  readonly state?: string | undefined
  /** Made and moved on at one stroke. */
  readonly move?: string | undefined
}

/** The path of a row that has just been made. */
export function begun(
  workflow: WorkflowDocument,
  row: Entering,
  { at, by, state, move }: Made,
  rules: TimeRules,
): Path {
  return [entered(workflow, { state: state ?? workflow.start, at, move: move ?? null, by }, row, rules)]
}

export interface Moved {
  readonly at: number
  readonly by: number
  /** The name of the move. */
  readonly move: string
}

/** The path after a move; `row` is the row as it stands with the move. */
export function movedOn(
  workflow: WorkflowDocument,
  path: Path,
  { at, by, move }: Moved,
  row: Entering,
  rules: TimeRules,
): Path {
  const document = workflow.moves[move]!
  const next = { state: document.to, at, move, by }
  if (!goesOn(path, document)) return judged([...path, entered(workflow, next, row, rules)], rules.calendar)
  const span = document.extends && spanOf(document.extends, dayAt(at), rules)
  const step: Step = { ...next, goes_on: true, ...(span && { extends: span }), due: null }
  const due = dueAfter([...path, step], rules.calendar)
  return judged([...path, { ...step, due }], rules.calendar)
}

/**
 * The limit of the state goes on where the row never left it, where it comes back from a pause, and where a move is
 * taken back: what ran before goes on running, as if nothing had been done.
 */
function goesOn(path: Path, move: MoveDocument): boolean {
  if (path.at(-1)!.state === move.to) return !move.restarts
  const run = runOf(path, move.to)
  if (run === undefined) return false
  const { limit } = path[run]!
  const within = ({ state }: Step): boolean => state === move.to || (limit?.pause ?? []).includes(state)
  return move.undoes === true || path.slice(run + 1).every(within)
}

function entered(
  workflow: WorkflowDocument,
  next: Pick<Step, 'state' | 'at' | 'move' | 'by'>,
  row: Entering,
  rules: TimeRules,
): Step {
  // A list may bring a state that a later declaration has dropped; there nothing is due.
  const state = Object.hasOwn(workflow.states, next.state) ? workflow.states[next.state] : undefined
  const limit = state && limitOf(state, next.state, row, next.at, rules)
  const free_at = state && freeAt(state, row, next.at, rules)
  const step: Step = { ...next, ...(limit && { limit }), ...(free_at !== undefined && { free_at }), due: null }
  return limit ? { ...step, due: dueAfter([step], rules.calendar) } : step
}
