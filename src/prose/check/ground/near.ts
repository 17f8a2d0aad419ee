/** What stands near a place, of a row in the order of the text: found by halves, so that a long text is not gone through for each. */
export function nearIn<T>(row: readonly T[], at: number, far: number, placeOf: (one: T) => number): readonly T[] {
  return row.slice(firstFrom(row, at - far, placeOf), firstFrom(row, at + far + 1, placeOf))
}

/** How many of the row stand before a place. */
function firstFrom<T>(row: readonly T[], place: number, placeOf: (one: T) => number): number {
  let [low, high] = [0, row.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (placeOf(row[middle]!) < place) low = middle + 1
    else high = middle
  }
  return low
}
