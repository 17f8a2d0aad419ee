/** How many lines of what is owed there are, by their lights. */
import type { OpenCounts } from '../../ledger/wire/open_rows.ts'

export interface Counted {
  readonly count: number
  readonly red: number
  readonly yellow: number
}

export const countsOf = (groups: readonly Counted[]): OpenCounts => {
  const sum = (of: (group: Counted) => number): number => groups.reduce((all, one) => all + of(one), 0)
  return {
    red: sum(({ red }) => red),
    yellow: sum(({ yellow }) => yellow),
    green: sum((one) => one.count - one.red - one.yellow),
  }
}

export const plus = (one: OpenCounts, other: OpenCounts): OpenCounts => ({
  red: one.red + other.red,
  yellow: one.yellow + other.yellow,
  green: one.green + other.green,
})
