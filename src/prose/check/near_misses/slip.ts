/**
 * A slip of the pen: what other numbers make differs from what is written by one digit, by two that changed places, or by a
 * little. By chance few numbers come so near to each other, so that fewer words are needed to say that they belong together.
 */
import type { Fact } from '../../grammar/fact.ts'
import { printedOf, slipOf } from '../ground/digits.ts'
import {
  amountsOf,
  between,
  clauseBefore,
  endOf,
  type Passage,
  sameUnit,
  type Sentence,
  wordsBehind,
} from '../ground/passage.ts'
import { isAmount } from '../rates/shares.ts'

/** Whether a number may be written for another one by a slip, printed with as many decimals and in as many 万. */
export function isSlipOf({ number, value }: Fact, made: number): boolean {
  const written = printedOf(number)
  if (!(written > 0) || value === null || value <= 0 || made <= 0) return false
  const places = /\.(\d+)/.exec(number.normalize('NFKC'))?.[1]?.length ?? 0
  return slipOf(written.toFixed(places), ((made * written) / value).toFixed(places)) !== undefined
}

/** Whether one of them may be written by a slip for what the others make. */
export const isAnySlip = (...pairs: readonly (readonly [fact: Fact, made: number])[]): boolean =>
  pairs.some(([fact, made]) => isSlipOf(fact, made))

/** Whether one digit, or so little of it, parts a number from what others make. */
const LITTLE = 0.06
export const isNearly = (fact: Fact, made: number): boolean =>
  isSlipOf(fact, made) || Math.abs(made - fact.value!) <= LITTLE * fact.value!

/** Numbers that can be added or divided, by kind; those of one kind together, the largest first. */
export type Kinds = readonly (readonly Fact[])[]

export function kindsIn(sentence: Sentence): Kinds {
  const kinds: Fact[][] = []
  for (const fact of amountsOf(sentence)) {
    if (!isAmount(fact)) continue
    const kind = kinds.find(([first]) => first!.kind === fact.kind && sameUnit(first!.base_unit, fact.base_unit))
    if (kind === undefined) kinds.push([fact])
    else kind.push(fact)
  }
  return kinds.map((kind) => kind.toSorted((one, other) => other.value! - one.value!))
}

/** Whether there are so many, no two of them the same. */
export const areJust = (facts: readonly Fact[], count: number): boolean =>
  facts.length === count && facts.every(({ value }, at) => value! > 0 && (at === 0 || value! < facts[at - 1]!.value!))

/** What is written from the clause of the first of some numbers to the end of the clause of the last. */
export function wordsAround(passage: Passage, sentence: Sentence, facts: readonly Fact[]): string {
  const placed = facts.toSorted((one, other) => one.number_start - other.number_start)
  const [first, last] = [placed[0]!, placed.at(-1)!]
  const start = first.number_start - Array.from(clauseBefore(passage, first, sentence)).length
  const rest = between(passage, endOf(last), sentence.end).split(/[,，]/, 1)[0]!
  return between(passage, start, endOf(last)) + rest
}

/** What is said right before a number and behind it. */
export const wordsBeside = (passage: Passage, sentence: Sentence, fact: Fact): string =>
  `${clauseBefore(passage, fact, sentence)} ${wordsBehind(passage, fact, sentence, 12)}`

/** Whether a place lies within words: 半 of 过半 and 一倍 are read as numbers themselves. */
export const isOn = (place: number, start: number, quote: string): boolean =>
  place >= start && place < start + Array.from(quote).length
