/** In a test, the path that the planter will give a row. */
import { type LedgerDocument, type Path, type TimeRules, type Values, workflowOf } from '../ledger/index.ts'
import type { DemoRow } from './row.ts'
import { pathWith } from './row_path.ts'

/** As all its versions make it, whoever made them. */
export function pathOf(document: LedgerDocument, { unit, period, marks, ...row }: DemoRow, rules: TimeRules): Path {
  const workflow = workflowOf(document)
  let values: Values = row.values
  let path: Path | undefined
  for (const version of row.versions) {
    values = { ...values, ...version.values }
    path = pathWith(workflow, path, version, 1, { unit, period, values, ...(marks && { marks }) }, rules)
  }
  return path!
}
