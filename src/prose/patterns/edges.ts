import { type Item, itemsOf } from './patterns.ts'

/**
 * Which characters a pattern can begin or end with, read off its source, so that a rule is only tried where it may
 * hold: a table of first characters decides for most numbers that no rule applies. Null: it may be any character.
 */
export type Edge = ReadonlySet<number> | null

/** The characters that what `pattern` matches can begin with; the pattern is anchored by ^ or is sticky. */
export const firsts = (pattern: RegExp): Edge => {
  const rows = itemsOf(pattern.source)
  return pattern.sticky || rows.every(([item]) => item?.kind === 'start') ? edgeOf(rows) : null
}

/** The characters that what `pattern` matches can end with; the pattern ends with $. */
export const lasts = (pattern: RegExp): Edge => {
  const rows = itemsOf(pattern.source)
  if (!rows.every((row) => row.at(-1)?.kind === 'end')) return null
  return edgeOf(
    rows.map((row) => row.toReversed()),
    true,
  )
}

/** The code that stands for there being no character: what ^ and $ match. */
export const nothingThere = -1
const noCharacter: ReadonlySet<number> = new Set([nothingThere])

/** The edge of rows whose first item stands at the edge. Backwards, a group is turned round too. */
function edgeOf(rows: Item[][], backwards = false): Edge {
  const found = new Set<number>()
  for (const row of rows) {
    let isOpen = true
    for (const item of row) {
      if (item.kind === (backwards ? 'end' : 'start') || item.kind === 'nothing') continue
      const edge = edgeOfItem(item, backwards)
      if (edge === null) return null
      for (const code of edge) found.add(code)
      if (!item.optional) {
        isOpen = false
        break
      }
    }
    if (isOpen) return null
  }
  return found
}

function edgeOfItem({ kind, characters, group }: Item, backwards: boolean): Edge {
  if (kind === 'unknown') return null
  if (kind === 'start' || kind === 'end') return noCharacter
  if (kind === 'characters') return characters ?? null
  return edgeOf(
    (group ?? []).map((row) => (backwards ? row.toReversed() : row)),
    backwards,
  )
}
