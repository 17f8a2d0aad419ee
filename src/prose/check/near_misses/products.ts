/**
 * So much for each, how many, and all of it, which stand alone in a sentence: 补贴人均300元，参会的58名教师共领取17600元; 12个乡镇设站60个，平均
 * 6个.
 */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import {
  amountsOf,
  clauseBefore,
  isOfPeople,
  type Passage,
  placesOf,
  sameUnit,
  type Sentence,
} from '../ground/passage.ts'
import { meets, middle, type Range, rangeOf, shown } from '../ground/range.ts'
import { isAmount } from '../rates/shares.ts'
import { isAnySlip, wordsAround } from './slip.ts'

const EACH = /平均|[人生校班师户园村年月]均|每|单价|[^分]各(?![类级种])/
const AGAINST =
  /到场|乘[车坐]|就餐|实到|核[载定]|推荐|在内|现有|限|其中|分别|(?<!节)约|近|左右|以上|以下|不[少低]于|增[长加]|减少|[上去前往]年|另|以内|超|至少/
const NEAR = 0.25

export function productFindings(passage: Passage, sentence: Sentence): Finding[] {
  const facts = amountsOf(sentence)
  if (
    facts.length !== 3 ||
    !facts.every(
      (fact) =>
        fact.value !== null &&
        fact.value > 0 &&
        rangeOf(fact) &&
        (isAmount(fact) || fact.kind === 'ratio') &&
        fact.unit !== '%',
    )
  )
    return []
  if (AGAINST.test(wordsAround(passage, sentence, facts))) return []
  const each = facts.filter((fact) => EACH.test(clauseBefore(passage, fact, sentence) + fact.quote))
  const [mean] = each
  if (each.length !== 1 || mean === undefined) return []
  const all = facts.find((fact) => fact !== mean && isTotalOf(passage, sentence, fact, mean))
  const many = facts.find((fact) => fact !== mean && fact !== all)
  if (
    all === undefined ||
    (many?.kind !== 'count' && many?.kind !== 'duration') ||
    sameUnit(many.base_unit, mean.base_unit)
  )
    return []
  const [count, total] = [many, all].map((fact) => rangeOf(fact)!)
  const one = meanRange(passage, sentence, mean)
  const made = { low: one.low * count!.low, high: one.high * count!.high }
  if (meets(made, total!) || Math.abs(middle(made) / all.value! - 1) > NEAR) return []
  const of_others = all.value! / mean.value!
  if (!isAnySlip([all, middle(made)], [mean, all.value! / many.value!], [many, of_others])) return []
  return [
    {
      rule: 'mean',
      says: `“${mean.quote}”乘以“${many.quote}”是${shown(middle(made))}，与“${all.quote}”对不上，请核对。`,
      arithmetic: `${shown(mean.value!)} × ${shown(many.value!)} = ${shown(middle(made))} ≠ ${shown(all.value!)}`,
      places: placesOf([mean, many, all] as Fact[]),
    },
  ]
}

/** A mean is rounded, or cut off, at its last digit. */
function meanRange(passage: Passage, sentence: Sentence, mean: Fact): Range {
  const { low, high } = rangeOf(mean)!
  if (!/均/.test(clauseBefore(passage, mean, sentence) + mean.quote)) return { low, high }
  return mean.kind === 'money' ? { low: low - 0.5, high: high + 0.5 } : { low: low - 0.5, high: high + 1 }
}

/** 学位1080个 are for as many as 30人 in each of 36个班. */
function isTotalOf(passage: Passage, sentence: Sentence, fact: Fact, mean: Fact): boolean {
  if (fact.kind === mean.kind && sameUnit(fact.base_unit, mean.base_unit)) return true
  return isOfPeople(mean) && fact.kind === 'count' && /[学床座]位|名额/.test(clauseBefore(passage, fact, sentence))
}
