/** What does not add up, and how that is shown. */

export const CHECK_RULES = [
  'sum',
  'part',
  'rate',
  'change',
  'points',
  'cap',
  'date',
  'count',
  'repeat',
  'scale',
  'mask',
  'mean',
  'rank',
  'order',
] as const
/**
 * sum: parts and their total · part: a part larger than its whole · rate: a rate and its own two numbers · change: from A
 * to B by C · points: % where 百分点 is meant, or the other way round · cap: a share above 100% · date: days and spans that
 * do not exist · count: 三项 with four items · repeat: one measure, two values · scale: one amount in two units · mask: a
 * figure left open · mean: so much for each, and both totals · rank: a place behind the last · order: ends the wrong way round.
 */
export type CheckRule = (typeof CHECK_RULES)[number]

/** Code points, as in `Fact`; only the rules that read even text place theirs in its own units, as `Written` says. */
export interface Span {
  readonly start: number
  readonly quote: string
}

export interface Finding {
  readonly rule: CheckRule
  /** A sentence by which a clerk can mend it. */
  readonly says: string
  /** `1055310 + 129700 = 1185010 ≠ 1185080`; empty where nothing is reckoned. */
  readonly arithmetic: string
  /** The places it speaks of, in the order of the text; at least one. */
  readonly places: readonly Span[]
}

/** Words and the index at which they stand. */
export interface Words {
  readonly index: number
  readonly quote: string
}

/** The place of words that stand at an index. */
export const wordsAt = ({ index, quote }: Words): Span => ({
  start: index,
  quote,
})

/** Places in the order of the text. */
export const inOrder = (places: readonly Span[]): Span[] => places.toSorted((one, other) => one.start - other.start)

/** The places of words, in the order of the text. */
export const wordsInOrder = (words: readonly Words[]): Span[] => inOrder(words.map(wordsAt))

/** The place of what a pattern found, in the text that it was tried on. */
export const foundAt = (match: RegExpMatchArray): Span => ({ start: match.index ?? 0, quote: match[0] })

/** Two places that should say one thing. */
export const unlikeWords = (one: Words, later: Words, arithmetic = ''): Finding => ({
  rule: 'repeat',
  says: `前面写“${one.quote}”，后面写“${later.quote}”，两处不一致，请核对。`,
  arithmetic,
  places: [one, later].map(wordsAt),
})

/** What is said of one place that a pattern found. */
export const saidOf = (match: RegExpMatchArray, rule: CheckRule, says: string, arithmetic = ''): Finding => ({
  rule,
  says,
  arithmetic,
  places: [foundAt(match)],
})
