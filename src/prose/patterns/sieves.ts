import { type Edge, firsts, lasts, nothingThere } from './edges.ts'
import { type Item, itemsOf } from './patterns.ts'

/**
 * What a text must show for a pattern to match in it, read off the pattern’s source: its first and its last character,
 * and sets of characters of each of which one must stand in it. Most of the many patterns that may be tried on a text
 * fall through, and are never run.
 */
export interface Sieve {
  first: Edge
  last: Edge
  needs: readonly (readonly number[])[]
}

/** More than so many sets tell little more, and one of so many characters that one of them always stands there nothing. */
const enough = 3
const many = 32

export const sieveOf = (pattern: RegExp): Sieve => ({
  first: pattern.sticky ? null : firsts(pattern),
  last: lasts(pattern),
  needs: needsOf(itemsOf(pattern.source))
    .filter((set) => set.size <= many)
    .map((set) => [...set]),
})

/** The sets of which every alternative holds something: the smallest of each together, then the next. */
function needsOf(rows: Item[][]): ReadonlySet<number>[] {
  const [first = [], ...others] = rows.map(needsOfRow)
  return others.reduce(
    (known, row) => known.slice(0, row.length).map((set, place) => new Set([...set, ...(row[place] ?? [])])),
    first,
  )
}

/** The smallest sets that a row of items demands. */
const needsOfRow = (row: Item[]): ReadonlySet<number>[] =>
  row
    .filter(({ optional }) => !optional)
    .flatMap(({ characters, group }) => (characters ? [characters] : group ? needsOf(group) : []))
    .toSorted((one, other) => one.size - other.size)
    .slice(0, enough)

/** Characters share so many places, which at worst lets a pattern be run in vain; few places stay near the processor. */
const places = 1024

/** Patterns are marked by bits, so many to a number. */
const bits = 32

/**
 * A row of patterns, and for a text those of them that may match in it: the others surely do not. Each pattern has a bit
 * in each of several layers, one for each of its sets; a character brings the bits of all sets that hold it, and what
 * has its bit in every layer, and may begin and end as the text does, may match.
 */
export class Screen {
  private readonly words: number
  private readonly inside: BitRows
  private readonly beginning: BitRows
  private readonly ending: BitRows
  private readonly seen: Int32Array
  private readonly passed: Int32Array

  /** Nothing in the place of a pattern stands for one that any text passes. */
  constructor(patterns: readonly (RegExp | null)[]) {
    const sieves = patterns.map((pattern) => (pattern ? sieveOf(pattern) : openSieve))
    this.words = Math.ceil(patterns.length / bits)
    const layers = Array.from({ length: enough }, (_, layer) => sieves.map(({ needs }) => needs[layer] ?? null))
    this.inside = new BitRows(this.words, layers)
    this.beginning = new BitRows(this.words, [sieves.map(({ first }) => first)], true)
    this.ending = new BitRows(this.words, [sieves.map(({ last }) => last)], true)
    this.seen = new Int32Array(this.inside.width)
    this.passed = new Int32Array(this.words)
  }

  /** Looks at a text; what `next` and `passes` tell is of this one. */
  at(text: string): void {
    const { seen, words, passed, inside, beginning, ending } = this
    const { width, rows, rowOf } = inside
    const end = text.length
    for (let word = 0; word < width; word += 1) seen[word] = rows[word]!
    for (let at = 0; at < end; at += 1) {
      const from = rowOf[text.charCodeAt(at) % places]!
      if (from === 0) continue
      for (let word = 0; word < width; word += 1) seen[word]! |= rows[from + word]!
    }
    const first = beginning.rowOf[end === 0 ? places : text.charCodeAt(0) % places]!
    const last = ending.rowOf[end === 0 ? places : text.charCodeAt(end - 1) % places]!
    for (let word = 0; word < words; word += 1) {
      let all = beginning.rows[first + word]! & ending.rows[last + word]!
      for (let layer = word; layer < width; layer += words) all &= seen[layer]!
      passed[word] = all
    }
  }

  /** The first pattern, from this one on, that may match; a number that no pattern has where none is left. */
  next(from: number): number {
    let word = Math.floor(from / bits)
    if (word >= this.words) return this.words * bits
    let left = this.passed[word]! & (-1 << (from % bits))
    while (left === 0) {
      word += 1
      if (word >= this.words) return this.words * bits
      left = this.passed[word]!
    }
    return word * bits + bits - 1 - Math.clz32(left & -left)
  }

  passes(index: number): boolean {
    return (this.passed[Math.floor(index / bits)]! & (1 << (index % bits))) !== 0
  }
}

/** For each place of characters a row of bits: those of the patterns, layer by layer, whose set holds one of them. */
class BitRows {
  readonly width: number
  /** Where in `rows` the bits of a place begin, the last place being that of no character. The first row is the bare one. */
  readonly rowOf = new Uint32Array(places + 1)
  readonly rows: Int32Array

  /** The bare row holds the bits of patterns without a set; with `isWhole` every row holds them too. */
  constructor(words: number, layers: readonly (readonly (Iterable<number> | null)[])[], isWhole = false) {
    this.width = words * layers.length
    const bare = new Int32Array(this.width)
    const found = new Map<number, Int32Array>()
    for (const [layer, sets] of layers.entries()) {
      for (const [index, set] of sets.entries()) {
        const word = layer * words + Math.floor(index / bits)
        if (!set) mark(bare, word, index)
        for (const code of set ?? []) {
          const place = code === nothingThere ? places : code % places
          const row = found.get(place) ?? new Int32Array(this.width)
          found.set(place, row)
          mark(row, word, index)
        }
      }
    }
    this.rows = new Int32Array((found.size + 1) * this.width)
    this.rows.set(bare)
    for (const [number, [place, row]] of [...found].entries()) {
      const from = (number + 1) * this.width
      this.rowOf[place] = from
      this.rows.set(isWhole ? row.map((word, at) => word | bare[at]!) : row, from)
    }
  }
}

const openSieve: Sieve = { first: null, last: null, needs: [] }

const mark = (row: Int32Array, word: number, index: number): void => {
  row[word] = row[word]! | (1 << (index % bits))
}

/** A pattern and what stays of what it found; nothing where that is not told. */
export interface Replacement {
  pattern: RegExp
  keeps?: string
}

/** Puts texts through replacements, one after the other, each tried only where it may match. */
export function replacer(replacements: readonly Replacement[]): (text: string) => string {
  const screen = new Screen(replacements.map(({ pattern }) => pattern))
  return (text) => {
    let current = text
    screen.at(current)
    for (let at = screen.next(0); at < replacements.length; at = screen.next(at + 1)) {
      const { pattern, keeps = '' } = replacements[at]!
      const next = current.replace(pattern, keeps)
      if (next === current) continue
      current = next
      screen.at(current)
    }
    return current
  }
}
