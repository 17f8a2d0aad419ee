import type { LedgerDocument } from '../../../ledger/document.ts'
import { workflowOf } from '../../../ledger/workflow.ts'
import { useSay } from '../../language.tsx'
import { useSession } from '../../session.tsx'
import { actingFor, lendersOf } from './loans.ts'

interface DeputyProps {
  readonly document: LedgerDocument
  /** The moves on offer. */
  readonly moves: readonly { readonly name: string }[]
}

/** Beside the buttons: in whose place they are pressed, where the seat that allows them is lent. */
export function Deputy({ document, moves }: DeputyProps) {
  const session = useSession()
  const declared = workflowOf(document).moves
  const positions = moves.flatMap(({ name }) => [declared[name]?.by ?? []].flat())
  return <InPlaceOf names={actingFor(positions, session)} />
}

/** In the bar above: that a seat of somebody else is held today. */
export function DeputyNote() {
  return <InPlaceOf names={lendersOf(useSession())} />
}

function InPlaceOf({ names }: { readonly names: readonly string[] }) {
  const say = useSay()
  if (names.length === 0) return null
  return <span className="deputy">{say('代 {name}', { name: names.join('、') })}</span>
}
