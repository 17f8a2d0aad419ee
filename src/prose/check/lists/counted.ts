/** Rows that count themselves: what is told one by one, or from one to another, beside how many they are said to be. */
import type { Finding } from '../ground/finding.ts'
import { miscounted } from '../ground/lists.ts'
import { numberOf } from '../ground/numbers.ts'

export type Groups = Record<string, string | undefined>

export interface Counted {
  /** `said` is how many they are said to be. */
  readonly pattern: RegExp
  /** How many there are, told by the words of a match; undefined where they do not say. */
  readonly named: (groups: Groups) => number | undefined
  /** Words in the match, and before it, that tell of more or of others. */
  readonly unless?: RegExp
  readonly unlessBefore?: RegExp
}

/** So far before a match words may tell of more. */
const LEAD = 12

export const countedIn =
  (rows: readonly Counted[]) =>
  (text: string): Finding[] =>
    rows.flatMap(({ pattern, named, unless, unlessBefore }) =>
      [...text.matchAll(pattern)].flatMap((match): Finding[] => {
        const [said, own] = [numberOf(match.groups!['said']), named(match.groups!)]
        if (said === undefined || own === undefined || own < 1 || own === said || unless?.test(match[0])) return []
        if (unlessBefore?.test(text.slice(Math.max(0, match.index - LEAD), match.index))) return []
        return [miscounted({ start: match.index, quote: match[0] }, match.groups!['said']!, said, own)]
      }),
    )

/** From the one to the other; undefined where the other is no later one. */
export function fromTo({ from, to }: Groups): number | undefined {
  const [first, last] = [numberOf(from), numberOf(to)]
  return first !== undefined && last !== undefined && last > first ? last - first + 1 : undefined
}

export const signsIn = (words: string | undefined, sign: RegExp): number => words?.match(sign)?.length ?? 0
