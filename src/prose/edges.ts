/**
 * Which characters a pattern can begin or end with, read off its source, so that a rule is only tried where it may
 * hold: a table of first characters decides for most numbers that no rule applies. Null: it may be any character.
 */
export type Edge = ReadonlySet<number> | null

/** The characters that what `pattern` matches can begin with; the pattern is anchored by ^ or is sticky. */
export const firsts = (pattern: RegExp): Edge => edgeOf(itemsOf(pattern.source.replace(/^\^/, '')))

/** The characters that what `pattern` matches can end with; the pattern ends with $. */
export const lasts = (pattern: RegExp): Edge =>
  pattern.source.endsWith('$')
    ? edgeOf(
        itemsOf(pattern.source.slice(0, -1)).map((row) => row.toReversed()),
        true,
      )
    : null

/** One step of a pattern: what it may be, whether it may be left out; a look-around takes no room. */
interface Item {
  kind: 'characters' | 'group' | 'nothing' | 'start' | 'end' | 'unknown'
  characters?: ReadonlySet<number>
  group?: Item[][]
  optional: boolean
}

/** The alternatives of a source, each a row of items. */
function itemsOf(source: string): Item[][] {
  const rows: Item[][] = [[]]
  let at = 0
  while (at < source.length) {
    if (source[at] === '|') {
      rows.push([])
      at += 1
      continue
    }
    const { item, end } = itemAt(source, at)
    const times = /^(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/.exec(source.slice(end))
    const mayMiss = times !== null && (/^[?*]/.test(times[0]) || times[1] === '0')
    rows.at(-1)?.push({ ...item, optional: item.optional || mayMiss })
    at = end + (times?.[0].length ?? 0)
  }
  return rows
}

function itemAt(source: string, at: number): { item: Item; end: number } {
  const character = source[at] ?? ''
  if (character === '(') return groupAt(source, at)
  if (character === '[') {
    const end = classEnd(source, at)
    const characters = classOf(source.slice(at + 1, end - 1))
    return { item: characters ? { kind: 'characters', characters, optional: false } : unknown_item, end }
  }
  if (character === '\\') {
    const characters = classOf(source.slice(at, at + 2))
    const isUnicode = source[at + 1] === 'u'
    return {
      item: characters && !isUnicode ? { kind: 'characters', characters, optional: false } : unknown_item,
      end: at + (isUnicode ? 6 : 2),
    }
  }
  if (character === '.') return { item: unknown_item, end: at + 1 }
  if (character === '^') return { item: { kind: 'start', optional: false }, end: at + 1 }
  if (character === '$') return { item: { kind: 'end', optional: false }, end: at + 1 }
  return { item: { kind: 'characters', characters: new Set([character.charCodeAt(0)]), optional: false }, end: at + 1 }
}

/** The code that stands for there being no character: what ^ and $ match. */
export const nothingThere = -1
const noCharacter: ReadonlySet<number> = new Set([nothingThere])
const unknown_item: Item = { kind: 'unknown', optional: false }

function groupAt(source: string, at: number): { item: Item; end: number } {
  let depth = 0
  let end = at
  for (; end < source.length; end += 1) {
    if (source[end] === '\\') end += 1
    else if (source[end] === '[') end = classEnd(source, end) - 1
    else if (source[end] === '(') depth += 1
    else if (source[end] === ')' && (depth -= 1) === 0) break
  }
  const inside = source.slice(at + 1, end)
  if (/^\?(?:=|!|<=|<!)/.test(inside)) return { item: { kind: 'nothing', optional: true }, end: end + 1 }
  return { item: { kind: 'group', group: itemsOf(inside.replace(/^\?:/, '')), optional: false }, end: end + 1 }
}

function classEnd(source: string, at: number): number {
  let end = at + 1
  while (source[end] !== ']' && end < source.length) end += source[end] === '\\' ? 2 : 1
  return end + 1
}

/** Null for a class that is turned round or that spans many characters. */
function classOf(inside: string): Set<number> | null {
  if (inside.startsWith('^') || inside.includes('\\u') || /\\[swWSDbB]/.test(inside)) return null
  const characters = new Set<number>()
  const plain = inside.replaceAll('\\d', '0123456789').replaceAll(/\\(.)/g, '$1')
  for (let at = 0; at < plain.length; at += 1) {
    const from = plain.charCodeAt(at)
    const isRange = plain[at + 1] === '-' && at + 2 < plain.length
    const to = isRange ? plain.charCodeAt(at + 2) : from
    if (to < from || to - from > 100) return null
    for (let code = from; code <= to; code += 1) characters.add(code)
    if (isRange) at += 2
  }
  return characters
}

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

const always = (): boolean => true

/** The gate of a pattern that begins with ^ or ends with $; others are always tried. */
export function gateOf(pattern: RegExp): (text: string) => boolean {
  const front = pattern.source.startsWith('^') ? firsts(pattern) : null
  if (front !== null) return (text) => front.has(text.charCodeAt(0))
  const back = lasts(pattern)
  return back === null ? always : (text) => back.has(text.charCodeAt(text.length - 1))
}
