/** The limits of an invented row, as its moves themselves would have made them. */
import { begun, type Entering, movedOn, type Path, type TimeRules, type WorkflowDocument } from '../ledger/index.ts'
import type { DemoVersion } from './row.ts'

/** The path of the row with one version more, made by a person of that id; an edit changes nothing in it. */
export function pathWith(
  workflow: WorkflowDocument,
  path: Path | undefined,
  { at, state, move }: DemoVersion,
  by: number,
  row: Entering,
  rules: TimeRules,
): Path {
  const made = { at: Date.parse(at), by }
  if (path === undefined) return begun(workflow, row, { ...made, state, move }, rules)
  return move === undefined ? path : movedOn(workflow, path, { ...made, move }, row, rules)
}
