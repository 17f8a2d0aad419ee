/** One amount in two units. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { alike, between, endOf, type Passage, placeOf, type Sentence } from '../ground/passage.ts'
import { isPowerOfTen, meets, middle, type Range, rangeOf, shown, times } from '../ground/range.ts'

/** 3.5亿元（3500万元） */
export function scaleFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((other, at) => {
    const one = sentence.facts[at - 1]
    if (one === undefined || !(alike(one, other) || areAreas(one, other)) || one.kind === 'date') return []
    const gap = between(passage, endOf(one), other.number_start)
    const after = between(passage, endOf(other), endOf(other) + 6)
    if (!/^[^,，。(（]{0,3}[(（](?:合|即|约合|折合|约)?$/.test(gap) || !/^[^,，。]{0,4}[)）]/.test(after)) return []
    const [first, second] = [inMetres(one), inMetres(other)]
    if (first === undefined || second === undefined || meets(first, second)) return []
    const [a, b] = [first, second].map(middle)
    const ratio = Math.max(a! / b!, b! / a!)
    if (areAreas(one, other) ? ratio < 1.5 : !/[合即]/.test(gap) && !isPowerOfTen(ratio)) return []
    return [
      {
        rule: 'scale',
        says: `“${one.quote}”和括号里的“${other.quote}”应是同一个数，却相差${shown(ratio)}倍，请核对单位。`,
        arithmetic: `${shown(one.value!)} ≠ ${shown(other.value!)}`,
        places: [placeOf(one), placeOf(other)],
      },
    ]
  })
}

/** Square metres of one. */
const METRES: Readonly<Record<string, number>> = { 亩: 2000 / 3, 公顷: 1e4, 平方公里: 1e6 }
const areAreas = (one: Fact, other: Fact): boolean =>
  one.kind === 'area' && other.kind === 'area' && one.base_unit !== other.base_unit

/** What an amount may be, areas in square metres; 约 is about right. */
function inMetres(fact: Fact): Range | undefined {
  const about = fact.kind === 'area' && fact.value !== null && fact.approx
  const range = about ? { low: fact.value! * 0.9, high: fact.value! * 1.1 } : rangeOf(fact)
  return range && times(range, METRES[fact.base_unit] ?? 1)
}
