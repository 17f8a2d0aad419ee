/** Two versions of a text that grew from one, paragraph by paragraph: what is the same, and where they part. */
import { toDocument, toText } from './section_text.ts'

/** Where they part, both sides stand as they are; either may be empty. */
export type Hunk =
  | { readonly type: 'same'; readonly blocks: readonly string[] }
  | {
      readonly type: 'parted'
      readonly mine: readonly string[]
      readonly theirs: readonly string[]
      readonly usual: Side | null
    }
export type Side = 'mine' | 'theirs' | 'both'

const blocksOf = (text: string): string[] =>
  toDocument(text).content.map((block) =>
    toText({ type: 'doc', content: [{ ...block, attrs: { ...block.attrs, blank: null } } as typeof block] }),
  )

/** `base`: what both grew from. A side that nobody touched since gives way; where both did, somebody has to decide. */
export const hunksOf = (base: string, mine: string, theirs: string): Hunk[] => {
  const known = new Set(blocksOf(base))
  return partings(blocksOf(mine), blocksOf(theirs)).map((hunk) =>
    hunk.type === 'same' ? hunk : { ...hunk, usual: usualSide(hunk.mine, hunk.theirs, known) },
  )
}

const usualSide = (mine: readonly string[], theirs: readonly string[], base: ReadonlySet<string>): Side | null => {
  const old = (side: readonly string[]): boolean => side.every((block) => base.has(block))
  // A side that has nothing here is the old one where the other wrote something new; otherwise it has taken that out.
  const untouched = (side: readonly string[], other: readonly string[]): boolean =>
    side.length > 0 ? old(side) : !old(other)
  if (untouched(mine, theirs) === untouched(theirs, mine)) return null
  return untouched(mine, theirs) ? 'theirs' : 'mine'
}

/** By the longest common subsequence; sections have some dozen paragraphs. */
const partings = (mine: readonly string[], theirs: readonly string[]): Hunk[] => {
  const longest = lengths(mine, theirs)
  const hunks: Hunk[] = []
  let [at, by] = [0, 0]
  while (at < mine.length || by < theirs.length) {
    const [from_mine, from_theirs] = [at, by]
    while (at < mine.length && by < theirs.length && mine[at] === theirs[by]) [at, by] = [at + 1, by + 1]
    if (at > from_mine) {
      hunks.push({ type: 'same', blocks: mine.slice(from_mine, at) })
      continue
    }
    while (
      (at < mine.length || by < theirs.length) &&
      (at >= mine.length || by >= theirs.length || mine[at] !== theirs[by])
    ) {
      if (by >= theirs.length || (at < mine.length && longest[at + 1]![by]! >= longest[at]![by + 1]!)) at += 1
      else by += 1
    }
    hunks.push({ type: 'parted', mine: mine.slice(from_mine, at), theirs: theirs.slice(from_theirs, by), usual: null })
  }
  return hunks
}

const lengths = (mine: readonly string[], theirs: readonly string[]): number[][] => {
  const table = Array.from({ length: mine.length + 1 }, () => Array.from({ length: theirs.length + 1 }, () => 0))
  for (let at = mine.length - 1; at >= 0; at -= 1) {
    for (let by = theirs.length - 1; by >= 0; by -= 1) {
      const same = mine[at] === theirs[by]
      table[at]![by] = same ? table[at + 1]![by + 1]! + 1 : Math.max(table[at + 1]![by]!, table[at]![by + 1]!)
    }
  }
  return table
}

/** The text that the choices give; undefined as long as one is open. */
export const settled = (hunks: readonly Hunk[], chosen: Readonly<Record<number, Side>>): string | undefined => {
  const blocks: string[] = []
  for (const [index, hunk] of hunks.entries()) {
    if (hunk.type === 'same') blocks.push(...hunk.blocks)
    else {
      const side = chosen[index] ?? hunk.usual
      if (side === null) return undefined
      if (side !== 'theirs') blocks.push(...hunk.mine)
      if (side !== 'mine') blocks.push(...hunk.theirs)
    }
  }
  return blocks.filter((block) => block !== '').join('\n\n')
}
