/**
 * Chance that is the same every time: drawn from a key of words and numbers, never from the clock or the machine.
 * Each thing draws from a key of its own, so that adding one thing does not change all that come after it.
 */
export class Chance {
  private state: number

  constructor(state: number) {
    this.state = state
  }

  /** At least 0, below 1. */
  share(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.share() * (high - low + 1))
  }

  happens(probability: number): boolean {
    return this.share() < probability
  }

  of<T>(list: readonly T[]): T {
    const drawn = list[this.between(0, list.length - 1)]
    if (drawn === undefined) throw new Error('Nothing to draw from')
    return drawn
  }
}

export function chanceOf(...key: readonly (string | number)[]): Chance {
  return new Chance(hash(key.join('/')))
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return value | 0
}

/** The list in an order drawn from the key; the list itself stays. */
export function shuffled<T>(list: readonly T[], ...key: readonly (string | number)[]): T[] {
  const chance = chanceOf('shuffled', ...key)
  return list
    .map((item) => ({ item, place: chance.share() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item)
}
