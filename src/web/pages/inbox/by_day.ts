import type { Notice } from '../../../ledger/wire/notices.ts'
import { momentWords } from '../../parts/moment.ts'

export interface DayOfNotices {
  /** In the bureau's time zone, `YYYY-MM-DD`. */
  readonly day: string
  readonly notices: readonly Notice[]
}
export interface Sorted {
  readonly unread: readonly DayOfNotices[]
  readonly read: readonly DayOfNotices[]
}

const days = (notices: readonly Notice[]): DayOfNotices[] => {
  const found = new Map<string, Notice[]>()
  for (const notice of notices) {
    const day = momentWords(notice.at).slice(0, 10)
    found.set(day, [...(found.get(day) ?? []), notice])
  }
  return [...found].map(([day, those]) => ({ day, notices: those }))
}

/** Unread ones stand before the others; in both, day by day in the order they came in. */
export const byDay = (notices: readonly Notice[]): Sorted => ({
  unread: days(notices.filter(({ read_at }) => read_at === null)),
  read: days(notices.filter(({ read_at }) => read_at !== null)),
})
