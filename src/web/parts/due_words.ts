/** Due instants as people say them: what is due until midnight is due on the day before, without an hour. */
import { dayAt, startOf } from '../../ledger/instant.ts'
import { momentWords } from './moment.ts'

export const dueWords = (at: string | null): string => {
  if (at === null) return ''
  const instant = Date.parse(at)
  const day = dayAt(instant)
  return startOf(day) === instant ? dayAt(instant - 1) : momentWords(at)
}

/** `03-15`, where the year stands beside it already. */
export const shortDue = (at: string | null): string => dueWords(at).slice(5)
