/** One price, one number of things and one sum, told alone: 按每份15元计，共评审1320份，支出19800元; 以9.6万元购进16台，单价6000元. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { between, clauseBefore, type Passage, placesOf, type Sentence } from '../ground/passage.ts'
import { meets, rangeOf, shown, times } from '../ground/range.ts'

/** 每份15元, 每平方米28元, 每人月工资均为2800元 */
const PER = /每(平方米|[份台套件个本册张间辆把块盏名人位篇门节盘袋箱])(?:[^,，。；;\d每]{0,8})$/
const UNIT_PRICE = /单价(?:均?为|是)?$/
/** What all of them cost, and nothing else. */
const COST =
  /(?:支出|支付|付款|应[缴付交]|实[缴付]|缴纳|花费|耗资|用款|开支|发放|金额|总价|合计|共计|总计|购[进置买入]|采购)[^,，。；;\d]{0,8}$|(?:以|用|花费?|投入|出资)$/
/** Others are paid for, or the sum is for some of them, or more often. */
const OTHER =
  /另|含|其中|约|左右|以上|以下|不低于|不超过|至少|最高|最低|折|优惠|减免|补助|补贴|自筹|首付|预付|尾款|已付|部分|平均|人均|预算|造价|改造|建设|工程|运费|安装费|等[,，。]|分别|天|学期|年(?!级|度)|周|小时|课时|趟|各/
/** What is further off is of something else. */
const FAR = 0.25

export function plainCostFindings(passage: Passage, sentence: Sentence): Finding[] {
  const words = between(passage, sentence.start, sentence.end)
  if (!/每|单价/.test(words) || !words.includes('元') || OTHER.test(words)) return []
  const facts = sentence.facts.filter(({ kind }) => kind !== 'date')
  const [one, other, ...more] = facts.filter(({ kind }) => kind === 'money')
  const [things, ...others] = facts.filter(({ kind }) => kind === 'count' || kind === 'area')
  if (!one || !other || !things || facts.length !== 3 || more.length + others.length > 0) return []
  const [price, cost] = isPrice(passage, sentence, one, things) ? [one, other] : [other, one]
  const paid = clauseBefore(passage, cost, sentence)
  if (!isPrice(passage, sentence, price, things) || !COST.test(paid)) return []
  // 每人月工资2800元: what is paid in a month.
  const called = clauseBefore(passage, price, sentence)
  if (words.includes('月') && !(/月/.test(called) && /每月|月(?:支付|发放|支出)/.test(paid))) return []
  return notMade(things, price, cost)
}

function isPrice(passage: Passage, sentence: Sentence, fact: Fact, things: Fact): boolean {
  const clause = clauseBefore(passage, fact, sentence)
  if (UNIT_PRICE.test(clause)) return !/[人名]/.test(things.unit)
  const sign = PER.exec(clause)?.[1]
  return sign !== undefined && (things.unit === sign || (/[人名位]/.test(sign) && /^[人名位]$/.test(things.unit)))
}

function notMade(things: Fact, price: Fact, cost: Fact): Finding[] {
  const [many, said] = [rangeOf(things), rangeOf(cost)]
  if (many === undefined || said === undefined || rangeOf(price) === undefined) return []
  const product = things.value! * price.value!
  if (meets(times(many, price.value!), said) || Math.abs(product - cost.value!) > FAR * product) return []
  // 单价6200元 may be rounded itself.
  const { low, high } = rangeOf(price)!
  if (meets({ low: low * many.low, high: high * many.high }, said)) return []
  return [
    {
      rule: 'sum',
      says: `按“${things.quote}”和“${price.quote}”算应为${shown(product)}元，与“${cost.quote}”对不上，请核对。`,
      arithmetic: `${shown(things.value!)} × ${shown(price.value!)} = ${shown(product)} ≠ ${shown(cost.value!)}`,
      places: placesOf([things, price, cost]),
    },
  ]
}
