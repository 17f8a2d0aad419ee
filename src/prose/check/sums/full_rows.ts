/** A column beside one that adds up is of all there is as well: 27个、3.86亿元，其中新建9个、2.41亿元；改扩建11个…；购置7个…. */
import type { Fact } from '../../grammar/fact.ts'
import { alike, joinedTo, type Passage, type Placed, type Sentence } from '../ground/passage.ts'
import { added, meets, rangeOf } from '../ground/range.ts'

/** Whether the numbers right before the parts, or right behind them, make up the one that stands so beside the total. */
export function isBesideFullRow(passage: Passage, total: Placed, sentence: Sentence, parts: readonly Fact[]): boolean {
  const before = total.sentence === sentence ? [] : total.sentence.facts
  const row = [...before, ...joinedTo(passage, sentence).flatMap(({ facts }) => facts)]
  const places = [total.fact, ...parts].map((fact) => row.indexOf(fact))
  return (
    parts.length > 1 &&
    [-1, 1].some((step) =>
      addUp(
        places.map((place) => row[place + step]),
        total.fact,
      ),
    )
  )
}

function addUp([whole, ...parts]: readonly (Fact | undefined)[], total: Fact): boolean {
  const all = whole && rangeOf(whole)
  if (whole === undefined || all === undefined || alike(whole, total)) return false
  const ranges = parts.map((part) => (part && alike(whole, part) ? rangeOf(part) : undefined))
  return !ranges.includes(undefined) && meets(added(ranges.map((range) => range!)), all)
}
