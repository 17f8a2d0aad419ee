/** A mean and all that it is the mean of, which stand alone: 四个季度分别为8次、10次、9次、13次，平均每季度11次. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { amountsOf, clauseBefore, type Passage, placesOf, sameUnit, type Sentence } from '../ground/passage.ts'
import { rangeOf, shown, sumOf } from '../ground/range.ts'
import { wordsAround } from './slip.ts'

const MEAN = /平均|均[值分]|[班校季月年日]均/
const AGAINST =
  /全[县市区园校年镇省]|班额|年龄|按|月均|其中|另|总|共|合计|比(?![例重赛])|较|高于|低于|[上去前]年|(?<!节)约|近|以上|以下|最/
const NEAR = 0.3
const MOST = 12

export function listMeanFindings(passage: Passage, sentence: Sentence): Finding[] {
  const facts = amountsOf(sentence).filter(
    (fact) => fact.unit !== '%' && rangeOf({ ...fact, bound: null }) !== undefined,
  )
  const all = facts.filter((fact) => MEAN.test(clauseBefore(passage, fact, sentence) + fact.quote))
  if (all.length !== 1) return []
  return all.flatMap((mean): Finding[] => {
    const others = facts.filter((fact) => fact !== mean && sameUnit(fact.base_unit, mean.base_unit))
    if (others.length < 2 || others.length > MOST) return []
    if (others.some(({ number_start }) => number_start > mean.number_start)) return []
    if (AGAINST.test(wordsAround(passage, sentence, [...others, mean]))) return []
    const made = sumOf(others) / others.length
    const range = rangeOf({ ...mean, bound: null })!
    const half = (range.high - range.low) / 2
    // Whole people and times are cut off as often as rounded.
    if (Math.abs(made - mean.value!) <= (2 * half || 0.99)) return []
    if (Math.abs(made / mean.value! - 1) > NEAR) return []
    return [
      {
        rule: 'mean',
        says: `各项平均是${shown(made)}，与“${mean.quote}”对不上，请核对。`,
        arithmetic: `(${others.map((fact: Fact) => shown(fact.value!)).join(' + ')}) ÷ ${others.length} = ${shown(made)} ≠ ${shown(mean.value!)}`,
        places: placesOf([...others, mean]),
      },
    ]
  })
}
