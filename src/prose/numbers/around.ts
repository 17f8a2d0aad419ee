import { type Edge, firsts, lasts, nothingThere } from '../patterns/edges.ts'
import { type AroundRule, reach } from '../grammar/rule.ts'

/** A rule with the characters that must stand before the number for it to hold. All have every field: it keeps them fast. */
interface Entry {
  before: RegExp | null
  after: RegExp | null
  number: RegExp | null
  last: Edge
}

const entryOf = ({ before, after, number }: AroundRule): Entry => ({
  before: before ?? null,
  after: after ?? null,
  number: number ?? null,
  last: before ? lasts(before) : null,
})

/** Rules made ready: filed by the character that must stand behind the number, so that most numbers meet none. */
export interface Prepared {
  behind: Map<number, Entry[]>
  /** Rules of which that character is not known. */
  anywhere: Entry[]
}

export function prepared(rules: readonly AroundRule[]): Prepared {
  const ready: Prepared = { behind: new Map(), anywhere: [] }
  for (const rule of rules) {
    const entry = entryOf(rule)
    const after = rule.after ? firsts(rule.after) : null
    if (after === null) ready.anywhere.push(entry)
    else for (const code of after) ready.behind.set(code, [...(ready.behind.get(code) ?? []), entry])
  }
  return ready
}

/** Where a number stands in a text, between the ends of its sentence. */
export interface Place {
  text: string
  from: number
  at: number
  end: number
  to: number
}

/** Whether any rule holds for the number at a place. */
export function anyHolds({ behind, anywhere }: Prepared, place: Place): boolean {
  const { text, from, at, end, to } = place
  const last = at > from ? text.charCodeAt(at - 1) : nothingThere
  const next = end < to ? text.charCodeAt(end) : nothingThere
  const filed = behind.get(next)
  return (filed !== undefined && holds(filed, place, last)) || holds(anywhere, place, last)
}

function holds(entries: readonly Entry[], { text, from, at, end, to }: Place, last: number): boolean {
  for (const rule of entries) {
    if (rule.last !== null && !rule.last.has(last)) continue
    if (rule.number && !rule.number.test(text.slice(at, end))) continue
    if (rule.after && !rule.after.test(text.slice(end, Math.min(to, end + reach)))) continue
    if (!rule.before || rule.before.test(text.slice(Math.max(from, at - reach), at))) return true
  }
  return false
}
