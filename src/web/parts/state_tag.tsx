import type { LedgerDocument } from '../../ledger/document.ts'
import { stateTitle, workflowOf } from '../../ledger/workflow.ts'

/** States are said in words. Colour is kept for what is late, so a state at rest is only quieter. */
export function StateTag({ document, state }: { readonly document: LedgerDocument; readonly state: string }) {
  const { states, start } = workflowOf(document)
  const rest = states[state]?.final === true
  const sort = rest ? 'rest' : state === start ? 'start' : 'way'
  return <span className={`state state-${sort}`}>{stateTitle(document, state)}</span>
}
