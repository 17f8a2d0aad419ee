/** So much for a square metre, and what all of them cost: 2.6万平方米，按每平方米420元，共计109.2万元 is a tenth of it. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import {
  amountsOf,
  between,
  clauseBefore,
  endOf,
  joinedBefore,
  type Passage,
  placesOf,
  type Sentence,
} from '../ground/passage.ts'
import { isPowerOfTen, meets, rangeOf, shown, times } from '../ground/range.ts'

/** Pieces that are counted are held to their price elsewhere. */
const MEASURES = '平方米|公里|延长米|亩|米|吨|公斤|千克|度|升'
/** 每平方米420元; 420元/平方米 */
const BEFORE = new RegExp(`每(${MEASURES})[^,，。；;\\d]{0,10}$`)
const BEHIND = new RegExp(`^元?(?:/|每|一)(${MEASURES})`)
/** All that they cost. */
const COST =
  /(?:合计|共计|总计|总共|一共|共需?|总投资|总造价|总价|总额|总费用|工程款|价款|货款|费用|资金|造价|投资|经费|金额|款项?|支出|投入|成交价|结算价)[^,，。；;\d]{0,8}$/
/** A part of the cost, or of the things. */
const OTHER =
  /首付|预付|首批|已付|已支付|已拨|分期|按比例|其中|另|节约|结余|补助(?!标准)|自筹|奖补|每年|尾款|质保金|进度款|上级|配套/

export function unitCostFindings(passage: Passage, sentence: Sentence): Finding[] {
  const words = between(passage, sentence.start, sentence.end)
  if (!/[每/]/.test(words) || !/元/.test(words) || OTHER.test(words)) return []
  const before = joinedBefore(passage, sentence)
  const facts = amountsOf(sentence)
  const prices = facts.flatMap((price) => {
    const measure = price.kind === 'money' ? measureOf(passage, sentence, price) : undefined
    return measure === undefined ? [] : [{ price, measure }]
  })
  const [only] = prices
  if (only === undefined || prices.length > 1) return []
  const { price, measure } = only
  const told = [...(before ? amountsOf(before) : []), ...facts].filter(({ base_unit }) => isOf(base_unit, measure))
  const costs = facts.filter(
    (fact) => fact !== price && fact.kind === 'money' && COST.test(clauseBefore(passage, fact, sentence)),
  )
  const [things, cost] = [told[0], costs[0]]
  if (things === undefined || cost === undefined || told.length > 1 || costs.length > 1) return []
  return notMade(things, price, cost)
}

function measureOf(passage: Passage, sentence: Sentence, price: Fact): string | undefined {
  const behind = between(passage, endOf(price), endOf(price) + 8)
  return BEFORE.exec(clauseBefore(passage, price, sentence))?.[1] ?? BEHIND.exec(behind)?.[1]
}

const isOf = (unit: string, measure: string): boolean => unit === measure || (unit === '米' && measure === '延长米')

/** Only what is a power of ten off is no other cost of the same work. */
function notMade(things: Fact, price: Fact, cost: Fact): Finding[] {
  const [many, said] = [rangeOf(things), rangeOf(cost)]
  if (many === undefined || said === undefined || price.value === null || price.bound !== null) return []
  const product = things.value! * price.value
  const ratio = Math.max(product / cost.value!, cost.value! / product)
  if (meets(times(many, price.value), said) || !isPowerOfTen(ratio)) return []
  return [
    {
      rule: 'scale',
      says: `按“${things.quote}”和“${price.quote}”算应为${shown(product)}元，与“${cost.quote}”差了${shown(ratio)}倍，请核对单位或小数点。`,
      arithmetic: `${shown(things.value!)} × ${shown(price.value)} = ${shown(product)} ≠ ${shown(cost.value!)}`,
      places: placesOf([things, price, cost]),
    },
  ]
}
