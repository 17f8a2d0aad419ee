/** The middle of some numbers, or half way between the two in the middle; null of none. */
export const median = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((one, other) => one - other)
  const half = sorted.length / 2
  if (sorted.length === 0) return null
  return Number.isInteger(half) ? (sorted[half - 1]! + sorted[half]!) / 2 : sorted[Math.floor(half)]!
}
