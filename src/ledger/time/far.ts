import { addDays } from '../day.ts'
import { startOf, today } from '../instant.ts'

/** What is due at this instant or before can be acted on within so many days; what is due after it is far away. */
export function farFrom(now: number, days: number): number {
  return startOf(addDays(today(new Date(now)), days + 1))
}
