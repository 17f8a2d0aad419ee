/** Where a character of two units begins. */
function rareIn(text: string): readonly number[] {
  return Array.from(text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g), ({ index }) => index)
}

/** From places in UTF-16 to places in code points; the same in a text without rare characters. */
export class CodePoints {
  readonly #rare: readonly number[]
  constructor(text: string) {
    this.#rare = rareIn(text)
  }
  at(place: number): number {
    let [low, high] = [0, this.#rare.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#rare[middle]! < place) low = middle + 1
      else high = middle
    }
    return place - low
  }
}
