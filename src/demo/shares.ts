/**
 * Whole numbers that add up to exactly `total`, in proportion to the weights (largest remainders). None is larger than
 * its exact share rounded up.
 */
export function shares(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((before, weight) => before + weight, 0)
  const exact = weights.map((weight) => (sum === 0 ? 0 : (total * weight) / sum))
  const whole = exact.map(Math.floor)
  const left = total - whole.reduce((before, share) => before + share, 0)
  const order = exact.map((share, index) => ({ index, rest: share - Math.floor(share) }))
  order.sort((a, b) => b.rest - a.rest || a.index - b.index)
  for (const { index } of order.slice(0, left)) whole[index] = (whole[index] ?? 0) + 1
  return whole
}
