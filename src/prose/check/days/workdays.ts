/** How many days of work there may be from a day on: holidays make them fewer, and no more. */
import { dayNumberOf } from '../../../ledger/day.ts'
import type { Moment } from '../ground/moments.ts'

const WEEK = 7
const OFF = 2
/** Around holidays days of work may lie on a weekend: 1月1日, 春节, 清明, 5月1日, 端午, 中秋, 10月1日. */
const SHIFTED: readonly (readonly [from: number, to: number])[] = [
  [101, 110],
  [115, 228],
  [328, 415],
  [420, 515],
  [525, 630],
  [908, 1015],
  [1220, 1231],
]

/** The most that there may be of so many days, of which the first is told. */
export function workdaysIn({ year, dated, month, day }: Moment, days: number): number {
  const from = dayNumberOf(2023, month!, day!)
  const is_shifted = SHIFTED.some(([first, last]) => {
    const [early, late] = [first, last].map((at) => dayNumberOf(2023, Math.floor(at / 100), at % 100))
    return from <= late! && from + days - 1 >= early!
  })
  if (is_shifted) return days
  if (!dated || year === undefined)
    return days - OFF * Math.floor(days / WEEK) - Math.max(0, (days % WEEK) - (WEEK - OFF))
  const start = dayNumberOf(year, month!, day!)
  return Array.from({ length: days }, (_, at) => isWeekend(start + at)).filter((off) => !off).length
}

const SATURDAY = dayNumberOf(2023, 7, 1)
/** Saturday is the first of the two. */
const isWeekend = (number: number): boolean => (((number - SATURDAY) % WEEK) + WEEK) % WEEK < OFF
