/** The text with its facts by sentence, so that a rule sees what stands together. */
import type { Fact } from '../../grammar/fact.ts'
import type { Span } from './finding.ts'

export interface Passage {
  /** One entry a code point. */
  readonly text: readonly string[]
  /** The same as it was given, where each code point is one unit of it; most texts are such, and cut faster. */
  readonly plain: string | null
  readonly sentences: readonly Sentence[]
}
export interface Sentence {
  /** Its place among the sentences. */
  readonly index: number
  readonly start: number
  readonly end: number
  readonly facts: readonly Fact[]
}

/** What ends a sentence. */
export const ENDS: ReadonlySet<string> = new Set(['。', '！', '？', '；', ';', '!', '?', '\n'])

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
    if (own.length > 0) sentences.push({ index: sentences.length, start, end: at, facts: own })
    start = at < text.length && ENDS.has(text[at]!) ? at + 1 : at
  }
  return { text, plain: text.length === whole.length ? whole : null, sentences }
}

export function between({ text, plain }: Passage, from: number, to: number): string {
  if (plain !== null) return plain.slice(Math.max(0, from), Math.max(0, to))
  return text.slice(Math.max(0, from), Math.max(0, to)).join('')
}

export function endOf(fact: Fact): number {
  return fact.number_start + Array.from(fact.number).length
}

/** Nothing further away belongs to a number; a text without any stop must not be read again for each of its numbers. */
export const REACH = 120
/** Nor is a list longer than so many numbers. */
export const MOST = 30

/** Asked by most rules of most facts, so that it is found once. */
const clauses = new WeakMap<Fact, string>()
const MARKS: ReadonlySet<string> = new Set([',', '，', '、', '(', '（', ':', '：', ')', '）', '。', '；', ';'])

/** What is written from the last comma or bracket before a number to the number. */
export function clauseBefore(passage: Passage, fact: Fact, sentence: Sentence): string {
  const { text } = passage
  const known = clauses.get(fact)
  if (known !== undefined) return known
  const limit = Math.max(sentence.start, fact.number_start - REACH)
  let from = fact.number_start
  while (from > limit && !MARKS.has(text[from - 1]!)) from -= 1
  const clause = between(passage, from, fact.number_start)
  clauses.set(fact, clause)
  return clause
}

/** What its sentence says before a number, as far as it reaches. */
export const leadOf = (passage: Passage, { number_start }: Fact, { start }: Sentence): string =>
  between(passage, Math.max(start, number_start - REACH), number_start)

/** The same, over what stands in brackets right before the number: 就业（含升学）8628人. */
export function calledOver(passage: Passage, fact: Fact, sentence: Sentence): string {
  const clause = clauseBefore(passage, fact, sentence)
  if (clause !== '' || !')）'.includes(passage.text[fact.number_start - 1] ?? ' ')) return clause
  const words = leadOf(passage, fact, sentence)
  return /([^,，、(（:：)）。；;]*)[(（][^()（）\d]{1,16}[)）]$/.exec(words)?.[1] ?? clause
}

/** What is written behind a number and its unit, up to the next comma, within so many characters. */
export const wordsBehind = (passage: Passage, fact: Fact, { end }: Sentence, within: number): string =>
  between(passage, endOf(fact) + Array.from(fact.unit).length, Math.min(end, endOf(fact) + within)).split(
    /[,，。；;]/,
    1,
  )[0]!

/** Where numbers stand, in the order of the text. */
export const placesOf = (facts: readonly Fact[]): Span[] =>
  facts.toSorted((one, other) => one.number_start - other.number_start).map(placeOf)

/** Numbers of a sentence without its dates, which part what is compared: 由2019年的8200人增加到2023年的9600人. */
export const amountsOf = ({ facts }: Sentence): readonly Fact[] => facts.filter(({ kind }) => kind !== 'date')

/** The place, in the text, of what stands at an index of the words of a sentence. */
export const placeIn = ({ start }: Sentence, words: string, index: number): number =>
  start + Array.from(words.slice(0, index)).length

export function placeOf({ quote, start }: Fact): Span {
  return { quote, start }
}

/** A mean or an extreme is no part of anything. */
const STATISTIC =
  /平均|均值|人均|生均|校均|年均|月均|最多|最少|最高|最低|最大|最小|至少|不少于|不低于|名列|排名|各(?:有|设|配备?|建|选派|安排|评选|招[收聘录]|聘用?|选聘|补充|培训|派)|每[个所名校班人]|每[天日周月期场次]\d/

/** 人 and 名 count the same; what is counted in 个 and 所 may be two kinds of things. */
const PEOPLE: ReadonlySet<string> = new Set(['人', '名', '位'])
export const isOfPeople = ({ base_unit }: Fact): boolean => PEOPLE.has(base_unit)
export const sameUnit = (one: string, other: string): boolean =>
  one === other || (PEOPLE.has(one) && PEOPLE.has(other)) || bareUnit(one) === bareUnit(other)
/** 个项目 is 个 with its noun. */
const bareUnit = (unit: string): string => unit.replace(/^个[\u4e00-\u9fff]+$/, '个')

/** 市级26名、省级8名、特级3名，其中…: of all of them, and not of the last alone. */
export function isLastOfList(passage: Passage, facts: readonly Fact[], at: number): boolean {
  const [before, own] = [facts[at - 1], facts[at]]
  return (
    before !== undefined &&
    own !== undefined &&
    alike(before, own) &&
    /^[^,，。；、]{0,3}(?:、|[和及与](?=[^,，。；、]{1,10}$))/.test(between(passage, endOf(before), own.number_start))
  )
}

/** 占一般公共预算支出49.2亿元的21.3%: what a share is said to be of, right behind it. */
export const isOfShare = (passage: Passage, fact: Fact): boolean =>
  /^[^,，。；;、\d%％]{0,8}的\d[\d.]*[%％]/.test(between(passage, endOf(fact), endOf(fact) + 20))

/** Two numbers of one list, that 、 or 和 joins. */
export const isListed = (passage: Passage, one: Fact, other: Fact): boolean =>
  alike(one, other) &&
  /^[^,，。；;（(]{0,6}[、和及与][^,，。；;]{0,16}$/.test(between(passage, endOf(one), other.number_start))

/** Words without what is added to them in short brackets: 530件（次）. */
export const unbracketed = (words: string): string => words.replaceAll(/[(（][^()（）]{1,4}[)）]/g, '')

/** Words with narrow signs, whichever were written. */
export const narrow = (words: string): string => words.normalize('NFKC')

/** Two facts that can be added: of one kind and unit, and amounts both. */
export function alike(one: Fact, other: Fact): boolean {
  if (!sameUnit(one.base_unit, other.base_unit) || one.kind !== other.kind || one.base_unit === '%') return false
  if (one.kind === 'ratio' || one.kind === 'rank') return false
  return one.kind !== 'date' && one.kind !== 'change' && !STATISTIC.test(one.quote) && !STATISTIC.test(other.quote)
}

/** Sentences of one paragraph speak of one thing; further back than this one is not looked for. */
const SENTENCES_BACK = 3
const CHARACTERS_BACK = 240

/** The facts before `fact` in its own sentence and in those before it in the paragraph, the nearest first. */
export function factsBefore({ text, sentences }: Passage, sentence: Sentence, fact: Fact): Placed[] {
  const found: Placed[] = []
  for (let index = sentence.index; index >= 0 && index >= sentence.index - SENTENCES_BACK; index -= 1) {
    const one = sentences[index]!
    if (index < sentence.index && text[one.end] === '\n') break
    for (const other of one.facts.toReversed())
      if (other.number_start < fact.number_start && fact.number_start - other.number_start < CHARACTERS_BACK)
        found.push({ fact: other, sentence: one })
  }
  return found
}

export interface Placed {
  readonly fact: Fact
  readonly sentence: Sentence
}

/** The sentence that a semicolon joins to this one, right before it. */
export function joinedBefore({ text, sentences }: Passage, { index, start }: Sentence): Sentence | undefined {
  const before = sentences[index - 1]
  return before !== undefined && before.end + 1 === start && '；;'.includes(text[before.end] ?? '.')
    ? before
    : undefined
}

/** The numbers from one on that fit, as long as what stands between two of them joins them. */
export function runFrom(
  passage: Passage,
  facts: readonly Fact[],
  from: number,
  joins: RegExp,
  fits: (fact: Fact) => boolean,
): Fact[] {
  const run: Fact[] = []
  for (const fact of facts.slice(from)) {
    const last = run.at(-1)
    if (!fits(fact) || (last !== undefined && !joins.test(between(passage, endOf(last), fact.number_start)))) break
    run.push(fact)
  }
  return run
}

/** No list goes over more sentences. */
const JOINED = 8

/** A sentence and those that semicolons join to it. */
export function joinedTo({ text, sentences }: Passage, sentence: Sentence): Sentence[] {
  const found = [sentence]
  for (const next of sentences.slice(sentence.index + 1, sentence.index + JOINED)) {
    const last = found.at(-1)!
    if (!'；;'.includes(text[last.end] ?? '.') || next.start > last.end + 1) break
    found.push(next)
  }
  return found
}
