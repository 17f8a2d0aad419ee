/** Places in a text: counted in UTF-16 units here, in code points by prose and on the wire. */

export interface Counts {
  readonly points: (units: number) => number
  readonly units: (points: number) => number
}

/** Between the two ways of counting; both are the same but for rare characters. */
export const countsOf = (text: string): Counts => {
  const same = (at: number): number => at
  if (!/[\ud800-\udbff]/.test(text)) return { points: same, units: same }
  const starts: number[] = []
  const points = new Uint32Array(text.length + 1)
  for (let at = 0; at < text.length;) {
    const size = (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
    points.fill(starts.length, at, at + size)
    starts.push(at)
    at += size
  }
  points[text.length] = starts.length
  return { points: (units) => points[units] ?? starts.length, units: (at) => starts[at] ?? text.length }
}

/** Whether a character lies within one of the ranges. */
export const coverOf = (
  text: string,
  ranges: readonly { readonly from: number; readonly to: number }[],
): ((at: number) => boolean) => {
  const covered = new Uint8Array(text.length)
  for (const { from, to } of ranges) covered.fill(1, from, to)
  return (at) => covered[at] === 1
}
