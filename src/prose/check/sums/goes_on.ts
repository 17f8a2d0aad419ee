/** Numbers that are no total of those behind them: 共督查幼儿园79所、小学58所; 10.9平方米（标准7.5平方米、10.2平方米）. */
import type { Fact } from '../../grammar/fact.ts'
import { between, endOf, type Passage, type Sentence } from '../ground/passage.ts'
import { added, meets, type Range, rangeOf } from '../ground/range.ts'

/** 共督查幼儿园79所、小学58所: the first of a list; 初中10.9平方米（标准7.5平方米、10.2平方米）: what they are held against. */
export function isOfList(passage: Passage, total: Fact, first: Fact): boolean {
  if (total.number_start > first.number_start) return false
  const gap = between(passage, endOf(total), first.number_start).slice(total.unit.length)
  const name = between(passage, Math.max(0, total.number_start - 6), total.number_start)
  return (
    /^[(（](?:国家|省定?|规定|最低|办学)?(?:标准|要求|限值)/.test(gap) ||
    (/^、(?:小学|初中|高中|中职|幼儿园|特教|特殊|九年一贯制|完全中学|普通高中)/.test(gap) &&
      /(?:小学|初中|高中|幼儿园|中职|高职|中学)$/.test(name))
  )
}

/** …体育60分,生物学与地理合计40分: with what stands behind the last of them, one or more, it is all of it. */
export function isGoneOn({ facts }: Sentence, total: Fact, parts: readonly Fact[], sum: Range): boolean {
  const last = parts.at(-1)!
  const whole = rangeOf(total)
  if (whole === undefined || sum.low <= 0) return false
  let all = sum
  for (const next of facts.filter(({ number_start }) => number_start > last.number_start)) {
    const range = next.unit === total.unit ? rangeOf(next) : undefined
    if (range === undefined || all.low > whole.high) return false
    all = added([all, range])
    if (meets(all, whole)) return true
  }
  return false
}
