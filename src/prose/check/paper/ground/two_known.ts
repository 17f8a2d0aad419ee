/** Whether a paper knows two names that are alike, so that neither is a slip: 王思雨老师和王思语老师各展示一节. */
import type { Words } from '../../ground/finding.ts'
import type { Paper } from './paper.ts'

/** Both are told more than once, or beside each other anywhere: the paper knows two. */
export function areTwo(paper: Paper, one: string, other: string): boolean {
  const asked = pairs.get(paper) ?? new Map<string, boolean>()
  pairs.set(paper, asked)
  const pair = `${one} ${other}`
  // Where so many are alike, nothing is said.
  const known = asked.get(pair) ?? (asked.size >= PAIRS || areBoth(paper.text, one, other))
  if (asked.size < PAIRS) asked.set(pair, known)
  return known
}
const PAIRS = 500
/** Asked by more than one rule. */
const pairs = new WeakMap<Paper, Map<string, boolean>>()

function areBoth(text: string, one: string, other: string): boolean {
  const [first, second] = [placesIn(text, one), placesIn(text, other)]
  if (first.length > 1 && second.length > 1) return true
  return first.some((a) => second.some((b) => areListed(text, { quote: one, index: a }, { quote: other, index: b })))
}

export function placesIn(text: string, words: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(words); at >= 0 && places.length < MANY; at = text.indexOf(words, at + 1)) places.push(at)
  return places
}
const MANY = 8

/** They stand beside each other in one list: two of a line with 、 between them, or of two rows of one kind. */
function areListed(text: string, one: Words, later: Words): boolean {
  const [first, second] = one.index < later.index ? [one, later] : [later, one]
  if (second.index - first.index > FAR) return false
  const between = text.slice(first.index + first.quote.length, second.index)
  if (!between.includes('\n')) return !between.includes('。') && /[、和与及;]|两位|两人/.test(between)
  const from = text.lastIndexOf('\n', first.index) + 1
  const to = text.indexOf('\n', second.index)
  const rows = text.slice(Math.max(from, first.index - FAR), to < 0 ? second.index + FAR : to).split('\n')
  return rows.every((row) => row.length < ROW && /[\d \u3000\t、|]/.test(row.trim()) && !/[。:]/.test(row))
}
const FAR = 600
const ROW = 60
