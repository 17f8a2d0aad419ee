/** What a stated change may mean, and whether two numbers make it. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from './finding.ts'
import { between, clauseBefore, type Passage, placeOf, type Sentence } from './passage.ts'
import { meets, type Range, rangeOf, shown, signed, times, without } from './range.ts'

const AND = '(?:了|达到?|为|约|近|至)*$'
/** What more or less is done of: 多招, 少发, 多投入, 多争取, 少用. */
export const DOING =
  '(?:招收|招生|招录|招聘|录取|录用|发放|投入|争取|安排|落实|筹措|筹集|下达|拨付|支出|支付|完成|培训|资助|培养|建成|开设|办理|办结|受理|获得|使用|采购|化解|消化|补充|引进|减免|[招收录发投购建办获培训用花支拨派聘补走减设占接报考评采])?出?'
/** 比上年多招 */
const AGAINST = '(?<=[比较][^,，。；;]{0,16})'
const RISES = new RegExp(
  `(?:${AGAINST}多${DOING}|增长|增加|提高|上升|增幅|净增|扩大|提升|增长率|增加率|涨幅|增速|上调|上浮|(?:提标|提高|增长|上涨|上调|增加|提升|提)幅度?)${AND}`,
)
const FALLS = new RegExp(
  `(?:${AGAINST}少${DOING}|净减|下降|减少|降低|降幅|缩小|缩减|压减|减幅|下调|下浮|(?:压减|下降|减少|缩减|降低)(?:率|幅度))${AND}`,
)

/** 1 where it rises, -1 where it falls; undefined where no change is told. */
export function signOf(clause: string): 1 | -1 | undefined {
  if (RISES.test(clause)) return 1
  return FALLS.test(clause) ? -1 : undefined
}

/** All that the change may mean, in its direction: the difference in its unit, or the part of what was there before. */
export function readingsOf(from: Fact, to: Fact, change: Fact, sign: 1 | -1): Range[] {
  // A place that is better has a smaller number, and is held elsewhere.
  if (from.kind === 'rank') return []
  const [a, b] = [rangeOf(from), rangeOf(to)]
  return a === undefined || b === undefined ? [] : meaningsOf(from, change, a, b).map((one) => signed(one, sign))
}

function meaningsOf(from: Fact, change: Fact, a: Range, b: Range): Range[] {
  const difference = without(b, a)
  const relative = a.low > 0 ? { low: (b.low / a.high - 1) * 100, high: (b.high / a.low - 1) * 100 } : undefined
  if (change.unit === '百分点' || change.unit === '个百分点') return from.unit === '%' ? [difference] : []
  // 增长2倍 is to three times as much; 扩大 and 翻 are said of either.
  if (change.unit === '倍') return relative && !/扩大|翻/.test(change.quote) ? [times(relative, 0.01)] : []
  if (change.unit === '%') return [...(relative ? [relative] : []), ...(from.unit === '%' ? [difference] : [])]
  return change.base_unit === from.base_unit ? [difference] : []
}

/** Whether the two numbers make the change, in one of its meanings. */
export function isMade(from: Fact, to: Fact, change: Fact, sign: 1 | -1): boolean {
  const said = rangeOf(change)
  return said !== undefined && readingsOf(from, to, change, sign).some((reading) => meets(reading, said))
}

/** Nothing where one of its meanings is as it is said, or none can be reckoned. */
export function heldTo(from: Fact, to: Fact, change: Fact, sign: 1 | -1): Finding[] {
  const said = rangeOf(change)
  const readings = readingsOf(from, to, change, sign)
  const holds = said === undefined || readings.length === 0 || readings.some((reading) => meets(reading, said))
  return holds ? [] : [notBy(from, to, change)]
}

export function notBy(from: Fact, to: Fact, change: Fact): Finding {
  const gap = to.value! - from.value!
  const ratio = shown((gap / from.value!) * 100)
  const arithmetic =
    change.unit === '%' && from.unit !== '%'
      ? `(${shown(to.value!)} − ${shown(from.value!)}) ÷ ${shown(from.value!)} = ${ratio}%`
      : `${shown(to.value!)} − ${shown(from.value!)} = ${shown(gap)}`
  return {
    rule: 'change',
    says: `由“${from.number}”到“${to.number}”，变化与“${change.quote}”对不上，请核对。`,
    arithmetic: `${arithmetic}，文中写${change.number}`,
    places: [from, to, change].map(placeOf),
  }
}

/** 校均规模由820人增至940人，学生总数增长10%: the one is so much for each, and the other all of it. */
export function isOfAll(passage: Passage, { start, ...sentence }: Sentence, mean: Fact, change: Fact): boolean {
  const of_mean = between(passage, Math.max(start, mean.number_start - 24), mean.number_start)
  const of_change = clauseBefore(passage, change, { start, ...sentence })
  return MEAN.test(of_mean) && !MEAN.test(of_change) && ALL_OF_IT.test(of_change)
}
const MEAN = /[校班园师生人户年月]均|平均|每[所个名人校班园生]/
const ALL_OF_IT = /总|(?:人|个|班级?|学校|教师|学生|册|校)数(?=[增减提上下降扩])|(?:人数|数量|规模)(?=[增减提上下降扩])/
