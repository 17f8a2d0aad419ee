/** Shares of one thing, which are all the numbers of a sentence and make a little more or less than a hundred. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { amountsOf, between, clauseBefore, endOf, type Passage, placesOf, type Sentence } from '../ground/passage.ts'
import { added, rangeOf, shown, sumOf } from '../ground/range.ts'
import { areOfTwoWays } from '../sums/parallel.ts'
import { areCrossing } from '../sums/partitions.ts'
import { wordsAround } from './slip.ts'

const AGAINST =
  /其中|另|增|降|提高|上升|比(?![例重较])|(?<!比)较|[去上]年|同期|率|分别(?!占)|均|各|(?<!节)约|近|以上|以下|覆盖|达标|合格以上/
const ALL =
  /分布|结构|构成|组成|分为|分[两三四五]|[两三四五]档|[两三四五]等|[两三四五]类|占比|比例|其余|来源|[再别]?无其[他它]|弃权|满意.*不满意|优秀.*不[合及]格/
const OVER = 12

export function hundredFindings(passage: Passage, sentence: Sentence): Finding[] {
  const facts = amountsOf(sentence)
  const shares = facts.filter(({ base_unit }) => base_unit === '%')
  if (shares.length < 3 || facts.length - shares.length > 1) return []
  if (shares.some((fact) => rangeOf(fact) === undefined || fact.kind === 'change')) return []
  const words = wordsAround(passage, sentence, shares)
  if (AGAINST.test(words) || !ALL.test(between(passage, sentence.start, sentence.end))) return []
  if (
    shares
      .slice(1)
      .some(
        (fact, at) =>
          !/^[^,，、。]{0,6}[,，、][^,，、。\d]{0,14}[\d-]{0,6}[^,，、。\d]{0,8}$/.test(
            between(passage, endOf(shares[at]!), fact.number_start),
          ),
      )
  )
    return []
  const names = shares.map((fact) => clauseBefore(passage, fact, sentence))
  if (areCrossing(names) || areOfTwoWays(names)) return []
  const sum = added(shares.map((fact) => rangeOf(fact)!))
  const made = sumOf(shares)
  if ((sum.low <= 100 && sum.high >= 100) || Math.abs(made - 100) > OVER) return []
  const is_all =
    /其余|余下/.test(names.at(-1)!) ||
    /[再别]?无其[他它]|没有其[他它]/.test(between(passage, sentence.start, sentence.end))
  if (made < 100 && !is_all) return []
  return [
    {
      rule: 'sum',
      says: `各项占比加起来是${shown(made)}%，不是100%，请核对。`,
      arithmetic: `${shares.map((fact: Fact) => shown(fact.value!)).join(' + ')} = ${shown(made)}`,
      places: placesOf(shares),
    },
  ]
}
