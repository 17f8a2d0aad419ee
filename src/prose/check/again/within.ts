/** What is said to stay within a limit, and the extreme that does not: 56人及以上大班额已全部清零，最大班额58人; 均不超过3公里，最远的4.2公里. */
import type { Words } from '../ground/finding.ts'
import { FIGURE, figureOf } from '../ground/numbers.ts'
import { sentenceTo } from '../ground/written.ts'

/** What can be measured so. */
export const UNIT =
  '%|分钟|分|人|元|万元|亿元|名|平方米|厘米|米|公里|千米|册|周岁|岁|天|次|小时|所|个|节|课时|学时|公斤'

export interface Claim {
  readonly match: RegExpMatchArray
  readonly end: number
  readonly unit: string
  readonly holds: (value: number) => boolean
  /** What the extreme is called that breaks it. */
  readonly worst: RegExp
}

export const LEAST = /最[低小少差短近轻]|倒数第一/
export const MOST = /最[高大多远长重贵]|最年长/

/** 56人及以上 leaves out 56 itself; 超过55人 does not. */
const BEYOND = `(?:(?<over>超过|大于|高于|多于|超出)(?<most>\\d[\\d,.]*)(?<unit>${UNIT})|(?<least>\\d[\\d,.]*)(?<measure>${UNIT})(?:及其?)?以上)`
const GONE = '(?:动态)?(?:清零|消除|归零|消灭|化解完毕|不复存在|成为历史|绝迹)'
const NONE: readonly RegExp[] = [
  // 56人及以上的大班额已全部清零; 大班额(56人及以上)全面消除
  new RegExp(
    `(?:${BEYOND}的?[^,。;:\\d()]{0,8}|[^,。;:\\d()]{2,6}\\(${BEYOND.replaceAll(/\?<(\w+)>/g, '?<$1_in>')}\\))(?:已|均|全部|全面|基本|都|得到|实现|彻底|全)*了?${GONE}(?!任务|目标|工作|计划|行动|率)`,
    'g',
  ),
  // 已消除66人以上超大班额
  new RegExp(
    `(?:已经?|全部|全面|彻底|完全)(?:消除|清零|化解|取消)了?(?:全部|所有)?${BEYOND}的?[^,。;:\\d()]{0,6}班[额级]?`,
    'g',
  ),
  // 已无超过55人的班级; 没有一所学校的班额超过50人
  new RegExp(`(?:无(?!论|法|需|须)|没有|不存在|未出现|再无)[^,。;:\\d()]{0,12}${BEYOND}`, 'g'),
  // 各校班额不超过45人
  new RegExp(
    `(?:各|所有|全部|每[个所名套间栋班])[^,。;:\\d()均都]{2,14}(?:[不未]超过|没有超过|控制在)(?<top>\\d[\\d,.]*)(?<top_unit>${UNIT})(?:以[内下])?`,
    'g',
  ),
  // 报价均未超过控制价120万元
  new RegExp(
    `[均都](?:未|没有)(?:超过|突破|超出)[^,。;:\\d()]{0,8}(?<top>\\d[\\d,.]*)(?<top_unit>${UNIT})(?:以[内下])?`,
    'g',
  ),
]

/** Those of which nothing goes beyond a limit. */
export function noneBeyond(text: string): Claim[] {
  if (!MOST.test(text) || !/无|没有|不存在|未|不超|清零|消|归零|绝迹|控制|化解|取消|成为历史/.test(text)) return []
  return NONE.flatMap((pattern) => [...text.matchAll(pattern)]).flatMap((match): Claim[] => {
    const told = match.groups!
    const most = told['most'] ?? told['most_in'] ?? told['top']
    const least = told['least'] ?? told['least_in']
    const unit = (told['unit'] ?? told['measure'] ?? told['unit_in'] ?? told['measure_in'] ?? told['top_unit'])!
    const limit = figureOf((most ?? least)!)
    const holds = (value: number): boolean => (most === undefined ? value < limit : value <= limit)
    return [{ match, end: match.index + match[0].length, unit, holds, worst: MOST }]
  })
}

const SAME: Readonly<Record<string, string>> = { 周岁: '岁', 千米: '公里', 名: '人', 课时: '节', 学时: '节' }
const evenUnit = (unit: string): string => SAME[unit] ?? unit
/** 一(3)班, 八年级4班, 2023级: figures that measure nothing. */
const NAME = '(?:[^,。;:、\\d()由从]|\\(\\d{1,2}\\)|\\d{1,2}(?=班|中)|20\\d\\d(?=级))'
/** Words that open a clause and name nobody. */
const OPENING = /其中|目前|现在?|据统计|经统计|仍|全部|的/g
/** Of other times, and what is left out. */
const OTHER =
  /[去上前]年|上学期|同比|同期|此前|以前|原|曾|但|(?<!目|当)前|全[国省市]|提高了?\d|增长了?\d|下降|百分点|除|标准|要求|规定|计划|允许|不得/
/** Who is measured otherwise. */
const KIND = /高中|高[一二三]|[县市区][一二三四五六]中|职[高教中]|幼儿(?:园)?|小学|初中|中学/
/** 最高的菜品单价 is no price of a meal. */
const OF_ANOTHER =
  /(?:单价|价格|套餐|课时|工资|收入|补贴|费用?|成绩|时长|时间|面积|路程|距离|年龄)(?=(?:为|是|达到?|有|共|约|仅)*$)/
const OTHERS = /^的?(?:班级|教师|学生|年级|学科|男|女|职工|幼儿(?!园)|老师|家长)/
/** So far behind the claim its extreme stands. */
const NEAR = 70

/** 均控制在45人以内,最大的实验小学一(3)班为47人; 最大班额58人,均不超过55人. */
export function extremeBeside(text: string, claim: Claim, limit: number): Words[] {
  const from = claim.match.index!
  const sentence = sentenceTo(text, from, NEAR)
  if (/除[^,。;]{0,16}外/.test(sentence)) return []
  const rest = /^[^\n]{0,70}/.exec(text.slice(claim.end, Math.min(limit, claim.end + NEAR)))![0]
  const behind = new RegExp(
    `^(?:的?(?:班级|班|学校|现象|情况))?[,;。](?:据统计,|经统计,|其中,?)?([^,。;:\\d最]{0,10})(?:${claim.worst.source})(${NAME}{0,22}?(?:,[^,。;\\d由从]{0,2})?)${FIGURE}(${UNIT})`,
  ).exec(rest)
  if (behind === null) return []
  const [quote, subject = '', words = '', figure = '', unit = ''] = behind
  const own = `${sentence.split(',').at(-1)}${claim.match[0]}`.replaceAll('中小学', '')
  if (evenUnit(unit) !== evenUnit(claim.unit) || claim.holds(figureOf(figure))) return []
  if (/^[^,。]{0,4}除外/.test(rest.slice(quote.length))) return []
  if (OTHER.test(quote) || !isOfClaim(subject, own) || isOfOther(words, own)) return []
  return [{ index: claim.end + quote.length - figure.length - unit.length, quote: figure + unit }]
}

/** What is measured, if it is not told of whom. */
const MEASURE = /^(?:班额|班级规模|班级人数|规模|人数|年龄|距离|路程|时间|时长|报价|线路|课时)$/

/** 班额最大的 is of 班额; 高中最大班额 is of others. */
function isOfClaim(subject: string, own: string): boolean {
  const words = subject.replaceAll(OPENING, '')
  return words === '' || own.includes(words) || MEASURE.test(words)
}

function isOfOther(words: string, own: string): boolean {
  if (OTHERS.test(words) && !own.includes(OTHERS.exec(words)![0].replace('的', ''))) return true
  const measure = OF_ANOTHER.exec(words)?.[0]
  if (measure !== undefined && !own.includes(measure)) return true
  const grades = [own, words].map((one) => /([一二三四五六七八九])(?:年级|\(\d)/.exec(one)?.[1])
  if (grades[0] !== undefined && grades[1] !== undefined && grades[0] !== grades[1]) return true
  const [kind, other] = [KIND.exec(own)?.[0], KIND.exec(words)?.[0]]
  if (other !== undefined && /^[高职县市区]/.test(other)) return kind === undefined || !/^[高职]/.test(kind)
  return kind !== undefined && other !== undefined && isHigher(kind) !== isHigher(other)
}

const isHigher = (kind: string): boolean => /中/.test(kind)
