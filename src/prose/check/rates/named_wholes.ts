/** A share of one whole that was reckoned from another: 占小学专任教师的45.4%, which is of all teachers. */
import type { Fact } from '../../grammar/fact.ts'
import type { Pair } from './pairs.ts'
import {
  alike,
  between,
  clauseBefore,
  factsBefore,
  type Passage,
  type Placed,
  type Sentence,
} from '../ground/passage.ts'
import { rangeOf } from '../ground/range.ts'
import { isShareOf } from './shares.ts'

/** What tells one whole from another of the same kind. */
const NARROWER =
  '小学|初中|普通高中|普高|高中|中职|幼儿园|农村|城区|城镇|乡镇|公办|民办|调整|年初|年度|实际|实考|专任|专职|在职|寄宿|留守|义务教育|参考|参评|参测|参检|参训|受检|受训|应届|往届|在编|在岗|在册|报名|录取|收回|回收|发放'
const NAMED = new RegExp(
  `(?:占|完成|达到?|相当于)(?:了|到)?(?:全[国省市县区校镇乡])?(${NARROWER})([\\u4e00-\\u9fff]{2,10}?)(?:总数|总人数|人数|总额|数)?的(?:比例|比重)?(?:为|达到?|约)*$`,
)

/** The part with its own whole, where another whole makes the share exactly and its own does not. */
export function namedPairOf(passage: Passage, sentence: Sentence, rate: Fact): Pair | undefined {
  const words = between(passage, Math.max(sentence.start, rate.number_start - 30), rate.number_start)
  const [, narrower, noun] = NAMED.exec(words) ?? []
  const said = rangeOf(rate)
  if (narrower === undefined || noun === undefined || said === undefined) return undefined
  const before = factsBefore(passage, sentence, rate)
  const part = before[0]
  if (part === undefined || part.sentence !== sentence) return undefined
  const wholes = before.filter(
    ({ fact }) => alike(fact, part.fact) && (fact.value ?? 0) > (part.fact.value ?? Infinity),
  )
  const makes = ({ fact }: Placed): boolean => {
    const [own, all] = [rangeOf(part.fact), rangeOf(fact)]
    return !!own && !!all && isShareOf(own, all, said)
  }
  const isSo = (one: Placed): boolean => clauseBefore(passage, one.fact, one.sentence).includes(narrower)
  const [own, ...others] = wholes.filter(isSo)
  if (own === undefined || others.length > 0 || makes(own)) return undefined
  const other = wholes.find((one) => makes(one) && !isSo(one))
  const called = other && `${clauseBefore(passage, other.fact, other.sentence)} ${other.fact.measure}`
  // Of 教职工 the 教师 are a part.
  return called?.replace('教职工', '教师').includes(noun.slice(-2)) ? { part: part.fact, whole: own.fact } : undefined
}
