/** Other numbers of which so much for each may be told: two kinds of heads together, or two sums that make one. */
import type { Fact } from '../../grammar/fact.ts'
import { alike, factsBefore, type Passage, type Sentence } from '../ground/passage.ts'
import { added, meets, type Range, rangeOf, times } from '../ground/range.ts'

/** So many numbers in a row may belong together. */
const ROW = 4

/** 优秀教师120名、优秀班主任60名，发放36万元，每人2000元: some other heads, or the total with those beside it, make it right. */
export function isMadeOtherwise(
  passage: Passage,
  sentence: Sentence,
  { each, heads, total }: { each: Fact; heads: Fact; total: Fact },
  factors: readonly number[],
): boolean {
  const all = rangeOf(total)
  if (each.value === null || all === undefined) return false
  const before = factsBefore(passage, sentence, sentence.facts.at(-1)!).map(({ fact }) => fact)
  const near = [sentence.facts.at(-1)!, ...before]
  // What each is given is no rounded number.
  const made = (head: Range, sum: Range): boolean =>
    factors.some((factor) => meets(times(times(head, each.value!), factor), sum))
  // 9个学科，6个县每学科各推荐4节，共216节: so many of each, and so often.
  const often = sentence.facts.filter(
    (fact) => fact.kind === 'count' && fact !== each && fact !== heads && fact !== total && (fact.value ?? 0) > 1,
  )
  return (
    often.some((fact) => made(times(rangeOf(heads)!, fact.value!), all)) ||
    rowsOf(near.filter((fact) => alike(fact, heads))).some((row) => made(row, all)) ||
    rowsOf(near.filter((fact) => alike(fact, total))).some((row) => made(rangeOf(heads)!, row))
  )
}

/** The sums of all numbers that stand beside one another, up to four. */
function rowsOf(facts: readonly Fact[]): Range[] {
  return facts.flatMap((_, from) =>
    Array.from({ length: ROW }, (__, more) => facts.slice(from, from + more + 1).map(rangeOf)).flatMap((row) =>
      row.includes(undefined) ? [] : [added(row.map((range) => range!))],
    ),
  )
}
