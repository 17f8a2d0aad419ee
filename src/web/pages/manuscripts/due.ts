import { endOf } from '../../../ledger/instant.ts'
import { serverNow } from '../../connection.ts'
import type { Say } from '../../language.tsx'
import { endWords, timeLeft } from '../../parts/time_left.ts'

/** `1月10日，还剩3天`: a section is due until its day is over. */
export const dueText = (day: string, say: Say): string => {
  const end = endOf(day)
  return `${endWords(end, serverNow(), say)} · ${timeLeft(end, serverNow(), say)}`
}
/** `1月10日`. */
export const dayText = (day: string, say: Say): string => endWords(endOf(day), serverNow(), say)
