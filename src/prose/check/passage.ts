/** The text with its facts by sentence, so that a rule sees what stands together. */
import type { Fact } from '../fact.ts'
import type { Span } from './finding.ts'

export interface Passage {
  /** One entry a code point. */
  readonly text: readonly string[]
  readonly sentences: readonly Sentence[]
}
export interface Sentence {
  readonly start: number
  readonly end: number
  readonly facts: readonly Fact[]
}

const ENDS: ReadonlySet<string> = new Set(['。', '！', '？', '；', ';', '!', '?', '\n'])

/** No sentence is longer, as in `read`: rules that hold each figure against each other stay linear in the text. */
const LONGEST = 1500

export function passageOf(whole: string, facts: readonly Fact[]): Passage {
  const text = Array.from(whole)
  const sentences: Sentence[] = []
  let start = 0
  let next = 0
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && !ENDS.has(text[at]!) && at - start < LONGEST) continue
    const own: Fact[] = []
    while (next < facts.length && facts[next]!.number_start < at) own.push(facts[next++]!)
    if (own.length > 0) sentences.push({ start, end: at, facts: own })
    start = at < text.length && ENDS.has(text[at]!) ? at + 1 : at
  }
  return { text, sentences }
}

export function between({ text }: Passage, from: number, to: number): string {
  return text.slice(Math.max(0, from), Math.max(0, to)).join('')
}

export function endOf(fact: Fact): number {
  return fact.number_start + Array.from(fact.number).length
}

/** Nothing further away belongs to a number; a text without any stop must not be read again for each of its numbers. */
export const REACH = 120
/** Nor is a list longer than so many numbers. */
export const MOST = 30

/** What is written from the last comma or bracket before a number to the number. */
export function clauseBefore(passage: Passage, fact: Fact, sentence: Sentence): string {
  const before = between(passage, Math.max(sentence.start, fact.number_start - REACH), fact.number_start)
  return before.slice(
    Math.max(...[',', '，', '、', '(', '（', ':', '：', ')', '）', '。'].map((mark) => before.lastIndexOf(mark))) + 1,
  )
}

export function placeOf({ quote, start }: Fact): Span {
  return { quote, start }
}

/** A mean or an extreme is no part of anything. */
const STATISTIC = /平均|均值|人均|生均|校均|最多|最少|最高|最低|最大|最小|至少|不少于|不低于|名列|排名/

/** Two facts that can be added: of one kind and unit, and amounts both. */
export function alike(one: Fact, other: Fact): boolean {
  if (one.base_unit !== other.base_unit || one.kind !== other.kind || one.base_unit === '%') return false
  return one.kind !== 'date' && one.kind !== 'change' && !STATISTIC.test(one.quote) && !STATISTIC.test(other.quote)
}
