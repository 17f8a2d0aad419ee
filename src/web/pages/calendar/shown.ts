import type { CalendarWire } from '../../../ledger/wire/calendar.ts'
import type { WorkCalendar } from '../../../ledger/wire/open_rows.ts'

/** What a month shows, on a desk or on a phone. */
export interface ShownMonth {
  /** `2026-11` */
  readonly month: string
  readonly work: WorkCalendar | undefined
  readonly year: CalendarWire | undefined
  readonly what: 'mine' | 'below'
  readonly today: string
  readonly open: (day: string) => void
}
export type DueDay = WorkCalendar['days'][number]

export const totalOf = ({ counts }: DueDay): number => counts.red + counts.yellow + counts.green
