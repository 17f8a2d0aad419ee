import type { DateRead } from './dates.ts'
import type { Bound, FactKind } from '../grammar/fact.ts'

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

/** What must be told of a quantity; what it does not tell is that of a count which nothing hides, blurs or bounds. */
type Told = Pick<Quantity, 'start' | 'end' | 'value' | 'unit' | 'chinese'> & Partial<Quantity>

/** Every quantity is made here, with all its fields in one order: so they are alike to the machine, and fast to read. */
export const quantityOf = (told: Told): Quantity => ({
  start: told.start,
  end: told.end,
  digits: told.digits ?? told.start,
  tail: told.tail ?? told.end,
  value: told.value,
  unit: told.unit,
  base: told.base ?? told.unit,
  factor: told.factor ?? 1,
  kind: told.kind ?? 'count',
  masked: told.masked ?? false,
  approx: told.approx ?? false,
  bound: told.bound ?? null,
  date: told.date ?? null,
  chinese: told.chinese,
})
