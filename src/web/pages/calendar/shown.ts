import type { CalendarWire } from '../../../ledger/wire/calendar.ts'
import type { CalendarItem, WorkCalendar } from '../../../ledger/wire/open_rows.ts'

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

/** A row is called by its own name, a return by its ledger's; what stands beside it is the other of the two. */
export const namesOf = ({ kind, label, ledger_title }: CalendarItem): readonly [string, string] =>
  kind === 'duty' ? [ledger_title, label] : [label, ledger_title]
