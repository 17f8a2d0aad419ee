/** How a row's path grows: by its making and by moves, and by nothing else. */
import type { MoveDocument, WorkflowDocument } from '../document.ts'
import { dayAt } from '../instant.ts'
import { dueAfter, judged } from './deadline.ts'
import { type Entering, freeAt, limitOf, spanOf, type TimeRules } from './limit.ts'
import { latestRun, standing } from './run.ts'
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
  const last = path.at(-1)!
  const undoes = document.undoes && last.state !== document.to
  const run = goesOn(standing(path), document)
  const mended = last.mended || (undoes && run !== undefined)
  const next = { state: document.to, at, move, by, ...(mended && { mended }) }
  if (run === undefined) return judged([...path, entered(workflow, next, row, rules)])
  const { free_at, limit } = run
  // What has run out is not made longer; whoever lets such a move through has moved nothing.
  const before = last.due
  const longer_by = limit && before !== null && at < before && document.extends
  const span = longer_by ? spanOf(longer_by, dayAt(at), rules) : undefined
  const step: Step = {
    ...next,
    goes_on: true,
    ...(undoes && { undoes }),
    ...(span && { extends: span }),
    ...(free_at !== undefined && { free_at }),
    due: null,
  }
  const due = dueAfter([...path, step], rules.calendar)
  return judged([...path, { ...step, due }])
}

/**
 * The step that began what goes on with the move: where the row never left the state, where it comes back from a pause,
 * and where a move is taken back, as if nothing had been done. Undefined where the state is entered anew.
 */
function goesOn(path: Path, move: MoveDocument): Step | undefined {
  const run = latestRun(path, move.to)
  if (run === undefined) return undefined
  const began = path[run]!
  if (path.at(-1)!.state === move.to) return move.restarts ? undefined : began
  const pauses = began.limit?.pause ?? []
  const within = ({ state }: Step): boolean => state === move.to || pauses.includes(state)
  return move.undoes || path.slice(run + 1).every(within) ? began : undefined
}

function entered(
  workflow: WorkflowDocument,
  next: Pick<Step, 'state' | 'at' | 'move' | 'by' | 'mended'>,
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
