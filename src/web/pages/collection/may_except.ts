import type { LedgerDocument } from '../../../ledger/document.ts'
import { rulesOf } from '../../../ledger/rules.ts'
import type { Session } from '../../../ledger/wire.ts'
import { workflowOf } from '../../../ledger/workflow.ts'

/** Who passes or returns what was handed in also lets units off; the server looks whether the units are theirs. */
export const mayExcept = (document: LedgerDocument, { seats }: Session): boolean => {
  const { editable } = rulesOf(document)
  const reviewers = Object.values(workflowOf(document).moves)
    .filter(({ from }) => [from].flat().some((state) => !editable.has(state)))
    .flatMap(({ by }) => by)
  return seats.some(({ position }) => reviewers.includes(position))
}
