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

/** Characters share so many places, which at worst lets a pattern be run in vain. */
const places = 4096

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

/**
 * A look at a text, taken once for all patterns that may be tried on it. It is used again for the next text: a place
 * holds the number of the last look that saw one of its characters.
 */
export class Glance {
  private readonly seen = new Int32Array(places)
  private look = 0
  private first = nothingThere
  private last = nothingThere

  at(text: string): void {
    const { seen } = this
    const look = (this.look += 1)
    const end = text.length
    for (let at = 0; at < end; at += 1) seen[text.charCodeAt(at) % places] = look
    this.first = end === 0 ? nothingThere : text.charCodeAt(0)
    this.last = end === 0 ? nothingThere : text.charCodeAt(end - 1)
  }

  /** Whether a pattern with this sieve may match in the text; where not, it surely does not. */
  passes({ first, last, needs }: Sieve): boolean {
    if (first?.has(this.first) === false || last?.has(this.last) === false) return false
    for (const set of needs) if (!isAnySeen(set, this.seen, this.look)) return false
    return true
  }
}

function isAnySeen(set: readonly number[], seen: Int32Array, look: number): boolean {
  for (const code of set) if (seen[code % places] === look) return true
  return false
}

/** A pattern and what stays of what it found; nothing where that is not told. */
export interface Replacement {
  pattern: RegExp
  keeps?: string
}

/** Puts texts through replacements, one after the other, each tried only where it may match. */
export function replacer(replacements: readonly Replacement[]): (text: string) => string {
  const steps = replacements.map(({ pattern, keeps = '' }) => ({ pattern, keeps, sieve: sieveOf(pattern) }))
  const glance = new Glance()
  return (text) => {
    let current = text
    glance.at(current)
    for (const { pattern, keeps, sieve } of steps) {
      if (!glance.passes(sieve)) continue
      const next = current.replace(pattern, keeps)
      if (next === current) continue
      current = next
      glance.at(current)
    }
    return current
  }
}
