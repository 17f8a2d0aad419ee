import type { Quantity } from '../numbers/quantity.ts'

/** A sentence with its quantities; every offset is a position in `text`. */
export interface Reading {
  text: string
  from: number
  to: number
  quantities: Quantity[]
  /** What the sentence before counted, for a sentence that begins with 其中. */
  earlier: Told[]
  /** Whom the clauses that were looked at begin with, and what they name that those behind them speak of. */
  subjects: Map<number, string | null> | null
  topics: Map<number, string> | null
}

/** A figure that was told and what it measures. */
export interface Told {
  unit: string
  value: number | null
  measure: string
  entity: string
}

/** What a figure of a sentence was found to measure; empty where nothing was, or not yet. */
export const nameAt = (known: ReadonlyMap<number, string[]>, index: number): string => known.get(index)?.[0] ?? ''

/** A sentence of which nothing is known yet. */
export const readingOf = (text: string, from: number, to: number, quantities: Quantity[]): Reading => ({
  text,
  from,
  to,
  quantities,
  earlier: [],
  subjects: null,
  topics: null,
})

/** What a stretch of a sentence is found to tell: it is asked for by every figure behind it, and looked for once. */
export function ofStretch<T>(known: Map<number, T>, start: number, end: number, find: () => T): T {
  const key = start * 4096 + Math.min(end - start, 4095)
  const before = known.get(key)
  if (before !== undefined) return before
  const found = find()
  known.set(key, found)
  return found
}

const strong = new Uint8Array(65536)
for (const sign of ',;:。()!?！？') strong[sign.charCodeAt(0)] = 1

/** How far a phrase may reach from its number; longer ones are cut, which keeps reading linear. */
const phraseReach = 70

/** Where the clause that holds `at` begins: after the last comma, semicolon, colon or bracket. */
export function clauseStart(reading: Reading, at: number): number {
  const limit = Math.max(reading.from, at - phraseReach)
  for (let position = at - 1; position >= limit; position -= 1) {
    const code = reading.text.charCodeAt(position)
    if (code === 0x201d) position = quoteStart(reading.text, position, limit)
    else if (strong[code] === 1 && !isSoft(reading.text, position)) return position + 1
  }
  return limit
}

/** Where the clause that holds `at` ends. */
export function clauseEnd(reading: Reading, at: number): number {
  const limit = Math.min(reading.to, at + phraseReach)
  for (let position = at; position < limit; position += 1) {
    const code = reading.text.charCodeAt(position)
    if (code === 0x201c) position = quoteEnd(reading.text, position, limit)
    else if (strong[code] === 1 && !isSoft(reading.text, position)) return position
  }
  return limit
}

/** A name in quotation marks is one word, whatever commas it holds; what is longer is speech. */
const quoted = 24

function quoteStart(text: string, at: number, limit: number): number {
  const near = Math.max(limit, at - quoted)
  const open = text.slice(near, at).lastIndexOf('“')
  return open < 0 ? at : near + open
}

function quoteEnd(text: string, at: number, limit: number): number {
  const close = text.slice(at, Math.min(limit, at + quoted)).indexOf('”')
  return close < 0 ? at : at + close
}

/** A bracket around three characters or fewer, such as 新(改)建, parts nothing. */
function isSoft(text: string, at: number): boolean {
  const character = text[at]
  if (character === '(') return text.slice(at + 1, at + 5).includes(')')
  if (character === ')') return text.slice(Math.max(0, at - 4), at).includes('(')
  return false
}

/** The words between the previous figure, or the start of the clause, and this one. */
export function wordsBefore(reading: Reading, index: number): string {
  const quantity = reading.quantities[index]
  if (!quantity) return ''
  const previous = reading.quantities[index - 1]
  let start = clauseStart(reading, quantity.start)
  const joined = overBracket(reading, start, quantity.start, previous?.tail ?? 0)
  if (joined !== null) return joined
  // 小学辍学率:0.84%: a colon before the figure joins it to its words.
  if (start === quantity.start && reading.text[start - 1] === ':') start = clauseStart(reading, start - 1)
  const words = reading.text.slice(Math.max(start, previous?.tail ?? 0), quantity.start)
  if (!previous || start > previous.tail) return words
  return words.replace(previous.kind === 'date' ? behindDate : amongThem, '')
}

/**
 * 小学(含教学点)32所: what a bracket adds before a figure, where its clause begins, parts it from no word of its own; null
 * where none stands.
 */
function overBracket(reading: Reading, clause: number, at: number, from: number): string | null {
  const close = clause - 1
  if (reading.text[close] !== ')' || close < from) return null
  const near = Math.max(reading.from, from, close - phraseReach)
  const open = near + reading.text.slice(near, close).lastIndexOf('(')
  if (open <= near || !han.test(reading.text[open - 1] ?? '')) return null
  return reading.text.slice(Math.max(clauseStart(reading, open), from), open) + reading.text.slice(close + 1, at)
}

/** 6月底前开工率: what belongs to the date. */
const behindDate = /^[底末初]?(?:之?前|以前|之?后|以来|期间)(?=[^,。;]{2,})/

/** 校点中有: what tells of a part of those before it. */
export const among = '(?<![初高集空])中(?:共|已|还|就)?有'

/** 292个校点中有96个教学点: what stands before 中 belongs to the figure before. */
const amongThem = new RegExp(`^[\\u4e00-\\u9fff]{1,8}${among}$`)

const han = /[\u4e00-\u9fff]/

/** The words between this figure and the next, or the end of the clause. */
export function wordsAfter(reading: Reading, index: number): string {
  const quantity = reading.quantities[index]
  if (!quantity) return ''
  const start = pastBracket(reading, quantity.tail)
  const next = reading.quantities
    .slice(index + 1, index + 8)
    .find((other) => other.kind !== 'date' && other.start >= start)
  const end = Math.min(clauseEnd(reading, start), next?.start ?? Infinity)
  return reading.text.slice(start, end)
}

/** 320名(其中女生150名)学生: the noun stands behind what the bracket adds. */
function pastBracket(reading: Reading, at: number): number {
  if (reading.text[at] !== '(') return at
  const close = reading.text.slice(at, at + 60).indexOf(')')
  const end = at + close + 1
  return close > 0 && end < reading.to && han.test(reading.text[end] ?? '') ? end : at
}

/** What stands between two neighbouring figures. */
export function between(reading: Reading, index: number): string {
  const left = reading.quantities[index]
  const right = reading.quantities[index + 1]
  if (!left || !right || right.start - left.tail > phraseReach) return '。'
  return reading.text.slice(left.tail, right.start)
}

/** What joins a word to the next of its row; 涉及 and 惠及 join nothing. */
export const joinsNext = /(?:、|和|(?<![涉惠普波危])及|与)$/

/** What stands between the ends of a range: 2—2.5年, 98%到99%. */
export const rangeSign = /^[-—–~～至到]{1,2}$/

/** Rows of figures: 98%和95%; 4个、17个、31个百分点. Each row is a list of positions among the quantities. */
export function rowsOf(reading: Reading): number[][] {
  const rows: number[][] = []
  let row: number[] = []
  for (let index = 0; index < reading.quantities.length; index += 1) {
    row.push(index)
    if (/^(?:[、,]|和|与|及|以及|[,、]和)$/.test(between(reading, index).trim())) continue
    rows.push(row)
    row = []
  }
  if (row.length > 0) rows.push(row)
  return rows
}
