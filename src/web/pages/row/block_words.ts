/** Why a limit does not let a move be made now, before anybody has tried it. */
import { serverNow } from '../../connection.ts'
import type { MoveOfferRow } from '../../../ledger/wire.ts'
import type { Say } from '../../language.tsx'
import { endWords } from '../../parts/time_left.ts'

export const blockWords = (why: MoveOfferRow['blocked'], free_at: number | null, say: Say): string => {
  if (why === 'too_early' && free_at !== null) {
    return say('要到{day}期满', { day: endWords(free_at, serverNow(), say) })
  }
  if (why === 'too_late') return say('期限已过，不能再延长')
  return why === 'often_enough' ? say('可延长的次数已用完') : say('现在没有期限在走')
}
