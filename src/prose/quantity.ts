import type { DateRead } from './dates.ts'
import type { Bound, FactKind } from './fact.ts'

/** The third floor: a number with its unit, its mask and its bounds. Offsets are UTF-16 positions in the text. */
export interface Quantity {
  /** The number as written: 近9, 70余, 45.68%, 第一. */
  start: number
  end: number
  /** Where the digits begin, after 近 or 约. */
  digits: number
  /** After the unit and what stands behind it (以上, 左右). */
  tail: number
  value: number | null
  unit: string
  base: string
  factor: number
  kind: FactKind
  masked: boolean
  approx: boolean
  bound: Bound | null
  date: DateRead | null
  chinese: boolean
}

/** A count that nothing hides, blurs or bounds. */
export const plain = { factor: 1, kind: 'count', masked: false, approx: false, bound: null, date: null } as const
