import type { LedgerDocument } from '../../../ledger/document.ts'
import { workflowOf } from '../../../ledger/workflow.ts'
import { useSay } from '../../language.tsx'
import { useSession } from '../../session.tsx'
import { actingFor, useHeldLoans } from './loans.ts'

interface DeputyProps {
  readonly document: LedgerDocument
  /** The moves on offer. */
  readonly moves: readonly { readonly name: string }[]
}

/** Beside the buttons: in whose place they are pressed, where the seat that allows them is lent. */
export function Deputy({ document, moves }: DeputyProps) {
  const say = useSay()
  const session = useSession()
  const loans = useHeldLoans()
  const declared = workflowOf(document).moves
  const positions = moves.flatMap(({ name }) => [declared[name]?.by ?? []].flat())
  const names = new Set(actingFor(positions, session, loans).map(({ by_name }) => by_name))
  if (names.size === 0) return null
  return <span className="deputy">{say('代 {name}', { name: [...names].join('、') })}</span>
}

/** In the bar above: that a seat of somebody else is held today. */
export function DeputyNote() {
  const say = useSay()
  const names = new Set(useHeldLoans().map(({ by_name }) => by_name))
  if (names.size === 0) return null
  return <span className="deputy">{say('代 {name}', { name: [...names].join('、') })}</span>
}
