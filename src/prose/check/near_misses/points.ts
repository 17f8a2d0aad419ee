/** Two rates and how many points they are apart, which stand alone: 全市31.6%，松岭中学28.4%，低3.6个百分点. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { amountsOf, clauseBefore, type Passage, placesOf, type Sentence } from '../ground/passage.ts'
import { sharesTwo } from '../ground/likeness.ts'
import { meets, middle, rangeOf, shown, without } from '../ground/range.ts'
import { isSlipOf, wordsAround } from './slip.ts'
import { areOfTwoTimes } from '../ground/names.ts'

const AGAINST = /其中|分别|(?<!节)约|近|左右|以上|以下|累计|连续|每年|年均/
const BASE = /上年|去年|前年|同期|年初|全国|全省|全市|全县|全区|平均|目标|计划|\d{4}年|上学[年期]|[上下]半年/g
const NEAR = 5

export function pointSlipFindings(passage: Passage, sentence: Sentence): Finding[] {
  const facts = amountsOf(sentence)
  const change = facts.find(({ unit }) => unit === '个百分点' || unit === '百分点')
  const rates = facts.filter(
    (fact) => fact !== change && fact.unit === '%' && fact.kind !== 'change' && rangeOf(fact) !== undefined,
  )
  if (facts.length !== 3 || rates.length !== 2 || !change || !rangeOf(change)) return []
  if (AGAINST.test(wordsAround(passage, sentence, facts))) return []
  const [one, other] = rates as [Fact, Fact]
  const words = rates.map((rate) => clauseBefore(passage, rate, sentence)).join()
  const bases = clauseBefore(passage, change, sentence).match(BASE) ?? []
  if (bases.some((base) => !words.includes(base) && !(base.endsWith('年') && /[上去]年/.test(words)))) return []
  const clause = clauseBefore(passage, change, sentence)
  if (/差距/.test(clause) || !isBetween(clause, wordsAround(passage, sentence, rates), words)) return []
  const [high, low] = one.value! > other.value! ? [one, other] : [other, one]
  const apart = without(rangeOf(high)!, rangeOf(low)!)
  const said = rangeOf(change)!
  if (meets(apart, said)) return []
  const made = middle(apart)
  if (Math.abs(made - change.value!) > NEAR && !isSlipOf(change, made)) return []
  return [
    {
      rule: 'change',
      says: `“${high.number}”减“${low.number}”是${shown(made)}个百分点，文中写的是${change.number}，请核对。`,
      arithmetic: `${shown(high.value!)} − ${shown(low.value!)} = ${shown(made)} ≠ ${shown(change.value!)}`,
      places: placesOf([one, other, change]),
    },
  ]
}

/** 高出, 低 and 相差 are between any two; 提高 only between two times of one. What it is held to must be told. */
function isBetween(clause: string, around: string, words: string): boolean {
  const base = /[比较与](?!上)([^,，\d]{2,10}?)(?:[提增上下降高低多少升]|$)/
    .exec(clause)?.[1]
    ?.replaceAll(/均值|平均|水平|[“”]/g, '')
  if (base !== undefined && base.length > 1 && !sharesTwo(base, words)) return false
  return /[高低][出于了]?$|相差|[差超][出过]?$|领先|落后/.test(clause) || areOfTwoTimes(around)
}
