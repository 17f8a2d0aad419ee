/** So many for each, each at its price: 28所学校每校配备1套设备，每套价值15万元，共投入420万元. */
import type { Fact } from '../../grammar/fact.ts'
import { amountsIn, openClause, TOTAL } from './each_amounts.ts'
import { headsOf } from './each_heads.ts'
import { type Finding, inOrder } from '../ground/finding.ts'
import {
  between,
  clauseBefore,
  endOf,
  isOfPeople,
  type Passage,
  placeOf,
  sameUnit,
  type Sentence,
} from '../ground/passage.ts'
import { meets, rangeOf, shown, times } from '../ground/range.ts'

/** 每套价值, 每台, 单价 */
const PRICED =
  /(?:每([套台个件间辆张册块组座本份名位])(?![\u4e00-\u9fff]*[月周天期])([\u4e00-\u9fff]{0,8})|单价)(?:为|是|约)?$/
const SPENT = /(?:投入|支出|花费|耗资|资金|需|安排|投资|拨付|经费)[\u4e00-\u9fff]{0,6}$/
/** Others may have been bought besides. */
const LOOSE = /约|左右|不低于|不少于|不超过|以上|另|还|其中|部分|平均|含|等(?!奖)|自筹|补助|连同|加上|配套/

interface Priced {
  readonly heads: Fact
  readonly each: Fact
  readonly price: Fact
  readonly total: Fact
}

export function pricedFindings(passage: Passage, sentence: Sentence): Finding[] {
  return pricedIn(passage, sentence).flatMap(({ heads, each, price, total }): Finding[] => {
    const first = Math.min(heads.number_start, each.number_start)
    if (LOOSE.test(between(passage, first, total.number_start))) return []
    const [range, said] = [rangeOf(heads), rangeOf(total)]
    const factor = each.value! * price.value!
    if (range === undefined || said === undefined || meets(times(range, factor), said)) return []
    const product = shown(heads.value! * factor)
    return [
      {
        rule: 'sum',
        says: `按“${heads.quote}”、“${each.quote}”和“${price.quote}”算应为${product}${total.base_unit}，文中写的是${total.number}${total.unit}，请核对。`,
        arithmetic: `${shown(heads.value!)} × ${shown(each.value!)} × ${shown(price.value!)} = ${product} ≠ ${shown(total.value!)}`,
        places: inOrder([heads, each, price, total].map(placeOf)),
      },
    ]
  })
}

/** Every price with the number of things for each, those who got them, and what all cost. */
export function pricedIn(passage: Passage, sentence: Sentence): Priced[] {
  const { facts } = sentence
  return facts.flatMap((price, at): Priced[] => {
    const sign = price.kind === 'money' && price.value ? PRICED.exec(openClause(passage, sentence, price)) : null
    if (sign === null) return []
    const total = facts.slice(at + 1).find(({ kind }) => kind === 'money')
    const each = facts.slice(0, at).findLast((fact) => fact.kind === 'count' && isFew(passage, sentence, fact, sign))
    const clause = total && clauseBefore(passage, total, sentence)
    if (total === undefined || each === undefined || !(TOTAL.test(clause!) || SPENT.test(clause!))) return []
    const heads =
      headsOf(passage, sentence, each, total, amountsIn(passage, sentence)) ?? headsBefore(passage, sentence, each)
    return heads === undefined || heads === each ? [] : [{ heads, each, price, total }]
  })
}

/** 24个乡镇中心校每校安装 */
function headsBefore(passage: Passage, { facts }: Sentence, each: Fact): Fact | undefined {
  const before = facts[facts.indexOf(each) - 1]
  if (before?.kind !== 'count' || before.value === null) return undefined
  return /^[^,，。；;、]{1,16}(?:每[校园班所点]|各)[^,，。；;、]{0,12}$/.test(
    between(passage, endOf(before), each.number_start),
  )
    ? before
    : undefined
}

/** 每校配备1套: so many of what has the price, for each. */
const isFew = (passage: Passage, sentence: Sentence, fact: Fact, [, sign, noun = '']: RegExpExecArray): boolean =>
  fact.value !== null &&
  fact.value > 0 &&
  /各|每/.test(openClause(passage, sentence, fact)) &&
  (sign === undefined || sameUnit(fact.base_unit, sign) || fact.base_unit.startsWith(sign)) &&
  // Of people those are paid who were told: 每名保安 of 3名保安.
  (!isOfPeople(fact) || (noun !== '' && between(passage, endOf(fact), endOf(fact) + 8).includes(noun.slice(0, 2))))
