/**
 * Shares of wholes of their own, told one like the other: 高中教师2186人，硕士394人，占18.0%；初中教师4527人，本科4206人，占92.9%;
 * where two are right, so is the third meant.
 */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { alike, between, endOf, joinedBefore, joinedTo, type Passage, type Sentence } from '../ground/passage.ts'
import { rangeOf } from '../ground/range.ts'
import { isShareOf, notShare } from './shares.ts'

interface Share {
  readonly whole: Fact
  readonly part: Fact
  readonly rate: Fact
}

const OF_WHOLE = /^[^,，。；;、\d]{0,4}[,，、](?:各|约|仅|只)*占(?:比|总数|总人数|总量|的)*(?:约?为|达到?|是)?$/
/** So many that are right tell what the others are. */
const RIGHT = 2
/** What is further off is a share of something else. */
const NEAR = 20

/** Asked of the first sentence of those that semicolons join. */
export function parallelShareFindings(passage: Passage, sentence: Sentence): Finding[] {
  const group = joinedBefore(passage, sentence) ? [] : joinedTo(passage, sentence)
  if (group.length <= RIGHT) return []
  const shares = group.flatMap((one) => sharesOf(passage, one))
  const wrong = shares.filter((share) => !isRight(share))
  if (wrong.length !== 1 || shares.length - wrong.length < RIGHT) return []
  const [{ whole, part, rate }] = wrong as [Share]
  const reckoned = (part.value! / whole.value!) * 100
  if (Math.abs(reckoned - rate.value!) > NEAR) return []
  return [notShare(part, { value: whole.value!, fact: whole }, rate)]
}

/** A whole, a part and a share that stand right behind one another. */
function sharesOf(passage: Passage, { facts }: Sentence): Share[] {
  return facts.flatMap((rate, at) => {
    const [whole, part] = facts.slice(Math.max(0, at - 2), at)
    if (rate.unit !== '%' || !whole || !part || !alike(whole, part) || [whole, part, rate].some((one) => !rangeOf(one)))
      return []
    return OF_WHOLE.test(between(passage, endOf(part), rate.number_start)) && part.value! <= whole.value!
      ? [{ whole, part, rate }]
      : []
  })
}

const isRight = ({ whole, part, rate }: Share): boolean => isShareOf(rangeOf(part)!, rangeOf(whole)!, rangeOf(rate)!)
