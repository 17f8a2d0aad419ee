/** How papers of the demonstration have been served: within three days, mostly by hand. */
import { addDays, type Day, type ServiceWay, today } from '../ledger/index.ts'

const WAYS: readonly ServiceWay[] = ['直接送达', '直接送达', '直接送达', '邮寄送达', '直接送达', '留置送达', '委托送达']

export interface DemoProof {
  readonly served_on: Day
  readonly way: ServiceWay
  readonly witness: string
  /** When it was entered: that afternoon. */
  readonly at: string
}

/**
 * Of the `index`th paper, printed at an instant; null of those that are on their way still when the city is planted, and now
 * and then of one that nobody has entered.
 */
export function proofOf(printed_at: string, index: number, planted_on: Day): DemoProof | null {
  const served_on = addDays(today(new Date(printed_at)), 1 + (index % 3))
  if (served_on > addDays(planted_on, -2) || index % 23 === 7) return null
  const way = WAYS[index % WAYS.length]!
  return {
    served_on,
    way,
    witness: way === '留置送达' ? '村（居）委会工作人员' : '',
    at: `${served_on}T17:20:00+08:00`,
  }
}
