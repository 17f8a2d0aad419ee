/**
 * A goal, how far it has been reached and what is lacking, of what is not counted in whole numbers: 目标为4.6个，目前仅
 * 3.1个，尚差1.5个; 目标85%，目前82.3%，还差2.7个百分点.
 */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { amountsOf, between, clauseBefore, endOf, type Passage, sameUnit, type Sentence } from '../ground/passage.ts'
import { areApartBy, rangeOf } from '../ground/range.ts'
import { notLeft } from './remainders.ts'

const GAP = /(?:(?:尚|还|仍|只|相)差|差距|差额|缺口)(?:约?为|有|达|了)*$/
/** The gap may be to something else that its own clause names: 距全省平均还差, 距2027年目标还差. */
const TO_OTHERS = /平均|全[国省市区县]|省定|国家|省级|市级|市定|\d{4}年|高位|先进|上年|去年|同期|同类|第[一二三]/
const GOAL = /目标|标准|规划|指标|要求|应(?!届|聘|急)|计划|任务|规定/
const NOW = /目前|现|仅|只有|实际|当前|截至|已|达/
/** Another time or another class stands between the two. */
const APART = /其中|分别|上年|去年|[;；。]/
/** So many numbers of the same thing before it, any two of which may be meant. */
const KIN = 6

export function shortOfFindings(passage: Passage, sentence: Sentence): Finding[] {
  const facts = amountsOf(sentence)
  return facts.flatMap((gap, at): Finding[] => {
    const clause = clauseBefore(passage, gap, sentence)
    const said = rangeOf(gap)
    if (at < 2 || !GAP.test(clause) || said === undefined) return []
    const before = facts.slice(Math.max(0, at - KIN), at)
    const [few, many] = before.slice(-2).toReversed()
    const pair = few && many && ordered(passage, sentence, few, many)
    if (!pair || !pair.every((fact) => isKin(fact, gap))) return []
    const [goal, now] = pair
    const called = clauseBefore(passage, goal, sentence)
    const other = TO_OTHERS.exec(clause)?.[0]
    if ((other !== undefined && !called.includes(other)) || APART.test(between(passage, endOf(many), gap.number_start)))
      return []
    const ranges = before.filter((fact) => isKin(fact, gap)).flatMap((fact) => rangeOf(fact) ?? [])
    if (goal.value! <= now.value! || areApartBy(ranges, said)) return []
    return [notLeft(now, goal, gap)]
  })
}

/** Goal and now, in whichever order they are told. */
function ordered(passage: Passage, sentence: Sentence, later: Fact, former: Fact): readonly [Fact, Fact] | undefined {
  const [last, first] = [later, former].map((fact) => clauseBefore(passage, fact, sentence))
  if (GOAL.test(first!) && NOW.test(last!) && !GOAL.test(last!)) return [former, later]
  return GOAL.test(last!) && NOW.test(first!) && !GOAL.test(first!) ? [later, former] : undefined
}

const isKin = (fact: Fact, gap: Fact): boolean =>
  rangeOf(fact) !== undefined &&
  fact.kind !== 'change' &&
  (gap.unit.includes('百分点') ? fact.unit === '%' : gap.unit !== '%' && sameUnit(fact.base_unit, gap.base_unit))
