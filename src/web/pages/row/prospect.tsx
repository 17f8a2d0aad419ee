import type { LedgerDocument } from '../../../ledger/document.ts'
import type { MoveOfferRow, Row } from '../../../ledger/wire.ts'
import { stateTitle, workflowOf } from '../../../ledger/workflow.ts'
import { useSay } from '../../language.tsx'
import { useNow } from '../../parts/now.ts'
import { endWords } from '../../parts/time_left.ts'

interface ProspectProps {
  readonly document: LedgerDocument
  readonly row: Pick<Row, 'state' | 'due_at'>
  readonly move: MoveOfferRow
}

/** What the row will be after the move, and until when: said before it is made. */
export function Prospect({ document, row, move }: ProspectProps) {
  const say = useSay()
  const now = useNow()
  const day = (at: string): string => endWords(Date.parse(at), now, say)
  const stays = move.to === row.state
  const then = move.then_due_at ?? null
  const from = row.due_at === null ? '' : day(row.due_at)
  return (
    <p className="soft">
      {!stays && say('办理后状态变为“{state}”。', { state: stateTitle(document, move.to) })}
      {stays && move.extends !== true && say('办理后状态不变。')}
      {move.extends === true && then !== null && say('期限由{from}延到{to}。', { from, to: day(then) })}
      {move.extends !== true && then !== null && then !== row.due_at && say('期限到{day}。', { day: day(then) })}
      {paused(document, move, row) && say('计时暂停。')}
    </p>
  )
}

/** A limit runs now, and in the next state it stands still. */
const paused = (
  document: LedgerDocument,
  { to }: MoveOfferRow,
  { state, due_at }: Pick<Row, 'state' | 'due_at'>,
): boolean =>
  due_at !== null &&
  [workflowOf(document).states[state]?.limit ?? []].flat().some(({ pause }) => [pause ?? []].flat().includes(to))
