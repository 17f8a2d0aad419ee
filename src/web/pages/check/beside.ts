/** Notes in a margin: each beside its line where there is room, none over another. */

export interface Note {
  /** Where its line is. */
  readonly wants: number
  readonly height: number
}

const GAP = 8

/**
 * The tops of notes, in the order of the text. The chosen one stands exactly beside its line; those before it give way
 * upwards, those behind it downwards, and where there is no more room above, all go down.
 */
export const standing = (notes: readonly Note[], chosen = -1): number[] => {
  const tops = notes.map(({ wants }) => wants)
  for (let at = chosen - 1; at >= 0; at -= 1) tops[at] = Math.min(tops[at]!, tops[at + 1]! - GAP - notes[at]!.height)
  let free = 0
  for (const [at, { height }] of notes.entries()) {
    tops[at] = Math.max(tops[at]!, free)
    free = tops[at] + height + GAP
  }
  return tops
}
