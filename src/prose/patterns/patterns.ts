/**
 * One step of a pattern: what it may be, and whether it may be left out. A look-around takes no room (`nothing`); one
 * that must hold has a group, since what it looks for stands in the text all the same.
 */
export interface Item {
  kind: 'characters' | 'group' | 'nothing' | 'start' | 'end' | 'unknown'
  characters?: ReadonlySet<number>
  group?: Item[][]
  optional: boolean
}

/** The alternatives of the source of a regular expression, each a row of items. Flags change nothing of this here. */
export function itemsOf(source: string): Item[][] {
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
    return {
      item: characters ? { kind: 'characters', characters, optional: false } : unknown_item,
      end: at + (source[at + 1] === 'u' ? 6 : 2),
    }
  }
  if (character === '.') return { item: unknown_item, end: at + 1 }
  if (character === '^') return { item: { kind: 'start', optional: false }, end: at + 1 }
  if (character === '$') return { item: { kind: 'end', optional: false }, end: at + 1 }
  return { item: { kind: 'characters', characters: new Set([character.charCodeAt(0)]), optional: false }, end: at + 1 }
}

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
  const look = /^\?<?[=!]/.exec(inside)?.[0]
  if (look?.endsWith('!')) return { item: { kind: 'nothing', optional: true }, end: end + 1 }
  if (look !== undefined)
    return { item: { kind: 'nothing', group: itemsOf(inside.slice(look.length)), optional: false }, end: end + 1 }
  return { item: { kind: 'group', group: itemsOf(inside.replace(/^\?:/, '')), optional: false }, end: end + 1 }
}

function classEnd(source: string, at: number): number {
  let end = at + 1
  while (source[end] !== ']' && end < source.length) end += source[end] === '\\' ? 2 : 1
  return end + 1
}

/** Null for a class that is turned round or that spans many characters. */
function classOf(inside: string): Set<number> | null {
  if (inside.startsWith('^') || /\\[a-ce-zA-Z]/.test(inside)) return null
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
