/** What is said to be within its bounds, and one of its numbers is not: 控制目标为小学40%以内、初中60%以内 … 小学38.5%、初中61.2%，均在目标以内. */
import { groupedBy } from '../../ground/groups.ts'
import { type Finding, type Words, wordsInOrder } from '../../ground/finding.ts'
import { figureOf } from '../../ground/numbers.ts'
import type { Paper } from '../ground/paper.ts'

const UNIT =
  '%|平方米|公顷|分钟|小时|学时|课时|元|万元|分|人|名|册|本|间|台|套|次|场|节|天|个工作日|日|周|公里|米|勒克斯|分贝|吨|度|千克|公斤|℃|毫克|件|个|项|所|篇'
const FIGURE = '\\d[\\d,]*(?:\\.\\d+)?'
const MOST_BEFORE =
  '不超过|不得超过|不高于|不得高于|不多于|不大于|不长于|不突破|低于|小于|少于|控制在|上限为?|最多|最高不超过|以内'
const LEAST_BEFORE = '不低于|不得低于|不少于|不得少于|不小于|不短于|高于|大于|超过|至少|下限为?'
const MOST_BEHIND = '(?:及|\\(含\\))?(?:以[内下]|之内)'
const LEAST_BEHIND = '(?:及|\\(含\\))?以上'
/** A name, what leads to its number, the number: 小学近视率为36.8%, 初中不高于65%以内. */
const ITEM = new RegExp(
  `(?<name>[\\u4e00-\\u9fff()“”A-Za-z]{0,24}?)(?<most>${MOST_BEFORE})?(?<least>${LEAST_BEFORE})?(?:为|是|达到?|有|约)?(?<figure>${FIGURE})(?<unit>${UNIT})(?!次|[—~-]|至)(?:(?<under>${MOST_BEHIND})|(?<over>${LEAST_BEHIND}))?`,
  'g',
)
/** 小学、初中、高中分别不高于38%、65%、80% */
const IN_TURN = new RegExp(
  `(?<names>[\\u4e00-\\u9fff()“”]{2,24}(?:、[\\u4e00-\\u9fff()“”]{1,16}){0,8}(?:[、和与及][\\u4e00-\\u9fff()“”]{1,16}?))(?:分别|依次)(?<verb>[\\u4e00-\\u9fff]{0,10}?)(?<figures>${FIGURE}(?:${UNIT})?(?:${MOST_BEHIND}|${LEAST_BEHIND})?(?:[、,和与及]{1,2}${FIGURE}(?:${UNIT})?(?:${MOST_BEHIND}|${LEAST_BEHIND})?)+)`,
  'g',
)
/** All of them are as they should be. */
const ALL = '(?:(?<!平)均|都|全部|全都|全|三者|两者|双双)'
const KEPT = new RegExp(
  `(?<!未能?|没有|不)${ALL}[^,。;:\\d\\n]{0,8}?(?:(?:控制|保持|稳定|处|限制)?在|达到|达|符合|满足|低于|高于|优于|好于|不超过|未超过|没有超过|未突破|未超出|没有突破|不低于|不高于|超过|完成)了?[^,。;:\\d\\n]{0,14}?(?:目标|标准|要求|上限|下限|规定|限值|限额|指标|范围|红线|底线|定额|以内|之内)|${ALL}[^,。;:\\d\\n]{0,4}?(?:达标|合格|未超标|没有超标|未超限|达到要求)`,
)
/** Whether all of its numbers are meant is not sure. */
const LOOSE = /除|但|个别|大部分|多数|基本|其余|力争|确保|争取|将|计划|必须|应当?|拟|不全|尚未|[去上前]年|同比|比上/
const BOUNDED = new RegExp(
  `${MOST_BEFORE}|${LEAST_BEFORE}|以[内下上]|之内|标准|目标|限值|上限|下限|红线|要求|规定|指标`,
)
const NO_BOUND = /力争|明年|下一步|[去上前]年|20\d\d年(?=[^,。;]{0,6}(?:力争|将))/

interface Item extends Words {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly side: 'most' | 'least' | undefined
  readonly at: number
}

const SENTENCE = /[^。\n]{1,600}/g
/** So many sentences behind their bounds the values stand, at the most. */
const REACH = 40

export function boundInParagraphFindings({ text }: Paper): Finding[] {
  if (!KEPT.test(text)) return []
  const sentences = [...text.matchAll(SENTENCE)]
  const bounds: Rule[] = []
  let line = 0
  return sentences.flatMap(({ 0: words, index }, at): Finding[] => {
    if (index > 0 && text[index - 1] === '\n') line += 1
    const kept = KEPT.exec(words)
    const items = kept !== null || BOUNDED.test(words) ? itemsIn(words, index) : []
    const sided = sidesOf(words, items, index)
    if (sided.length > 0 && !NO_BOUND.test(words)) bounds.push({ words, items: sided, at, line })
    if (kept === null || items.length === 0) return []
    const from = index + kept.index
    const values = items.filter(
      (one) => one.side === undefined && one.index < from && !sided.some(({ index: own }) => own === one.index),
    )
    if (values.length === 0) return []
    const own = valuesOf(words, index, values, kept.index)
    for (const rule of bounds.slice(-12).toReversed()) {
      if (at - rule.at > REACH) break
      const wrong = breaking(own, rule, words, { at, line })
      if (wrong !== undefined) return [unlike(wrong[0], wrong[1], { index: from, quote: kept[0] })]
      if (own.some((value) => rule.items.some((limit) => isLimitOf(limit, value, own, rule, words, { at, line }))))
        return []
    }
    return []
  })
}

/** The values that the claim is of: those of its clause row, and none of another time. */
function valuesOf(words: string, index: number, values: readonly Item[], claim: number): Item[] {
  const start = Math.max(...[...words.slice(0, claim).matchAll(/;/g)].map((one) => one.index), 0)
  if (LOOSE.test(words.slice(start, claim + 12))) return []
  return values.filter((one) => one.index >= index + start)
}

/** Which sentence, of which line. */
interface Place {
  readonly at: number
  readonly line: number
}

interface Rule extends Place {
  readonly words: string
  readonly items: readonly Item[]
}

function breaking(values: readonly Item[], rule: Rule, words: string, place: Place): [Item, Item] | undefined {
  for (const value of values)
    for (const limit of rule.items) {
      if (!isLimitOf(limit, value, values, rule, words, place)) continue
      const isBroken = limit.side === 'most' ? value.value > limit.value : value.value < limit.value
      // Two steps off it is another measure.
      if (isBroken && value.value < limit.value * 3 && limit.value < value.value * 3) return [limit, value]
    }
  return undefined
}

/** Of the same of them, and of the same measure. */
function isLimitOf(
  limit: Item,
  value: Item,
  values: readonly Item[],
  rule: Rule,
  words: string,
  place: Place,
): boolean {
  const isNext = place.at - rule.at <= 1
  if (limit.unit !== value.unit || limit.index === value.index) return false
  if (rule.items.length >= 2) {
    const [one, other] = [labelOf(limit.name), labelOf(value.name)]
    if (!isOne(one, other) || values.filter(({ name }) => isOne(one, labelOf(name))).length !== 1) return false
    if (rule.items.filter(({ name }) => isOne(labelOf(name), other)).length !== 1) return false
    return (
      rule.words === words ||
      sharesTopic(rule.words, words) ||
      (isNext && !(TOPIC.test(words) && TOPIC.test(rule.words)) && values.every(({ name }) => isBare(name, rule.items)))
    )
  }
  // 规定上限90分钟 … 最长的94分钟，均符合要求: the one bound of its paragraph.
  const far = limit.side === 'most' ? /最[高多长大重远晚贵]/ : /最[低少短小轻近]/
  return rule.line === place.line && far.test(value.name) && (isNext || sharesTopic(rule.words, words))
}

const MEASURE =
  /(?:平均|[生人师班校]均|每[\u4e00-\u9fff]{1,2}|(?:不|未)?[近巩合优及达完执普入满][\u4e00-\u9fff]率|比例|系数|占比|时长|时间|面积|册数|人数|班额|得分|成绩|分数|金额|费用|价格|标准|数量|均|都|应|为|是|达到?)+$/
/** 近视率控制目标为小学 → 小学; 初中近视率 → 初中 */
function labelOf(name: string): string {
  const own = name.replace(
    /^.*(?:为|是|目标|标准|要求|规定|分别|其中|[上下]|即|的|按|照|目前|现|实测|显示)(?=[\u4e00-\u9fff]{2})/,
    '',
  )
  const bare = own.replace(MEASURE, '')
  return (bare.length >= 2 ? bare : own).replace(/(?:阶段|学段|段|学生|部)$/, '')
}

/** 小学 and 小学近视率, 课桌面 and 教室课桌面. */
function isOne(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length >= 2 && (long.startsWith(short) || long.endsWith(short))
}

/** No other measure is named with it: 小学每校课后服务. */
const isBare = (name: string, limits: readonly Item[]): boolean => {
  const own = labelOf(name)
  const limit = limits.find((one) => isOne(labelOf(one.name), own))
  return limit === undefined || name.length <= Math.min(own.length, labelOf(limit.name).length) + 3
}

const TOPIC =
  /[\u4e00-\u9fff]{2}(?:率|比例|系数|时长|费)|作业|班额|每班|得分|成绩|价格|金额|面积|册|[生人师班校]均[\u4e00-\u9fff]{2}|温度|照度|噪声|浓度|密度|次数|人数|时间/
const TOPICS = new RegExp(TOPIC, 'g')
const sharesTopic = (one: string, other: string): boolean =>
  (one.match(TOPICS) ?? []).some((topic) => other.includes(topic))

function itemsIn(words: string, index: number): Item[] {
  const rows = [...words.matchAll(IN_TURN)].flatMap((match) => inTurn(match, index))
  const covered = new Set(rows.map((one) => one.index))
  const others = [...words.matchAll(ITEM)].flatMap(({ 0: quote, index: at, groups }): Item[] => {
    const { name = '', figure = '', unit = '', most, least, under, over } = groups!
    const start = index + at + quote.indexOf(figure)
    if (covered.has(start)) return []
    const side =
      under !== undefined || (most !== undefined && over === undefined)
        ? 'most'
        : over !== undefined || least !== undefined
          ? 'least'
          : undefined
    return [{ name, value: figureOf(figure), unit, side, index: start, quote: quote.slice(quote.indexOf(figure)), at }]
  })
  return [...rows, ...others].toSorted((one, other) => one.index - other.index)
}

function inTurn(match: RegExpExecArray, index: number): Item[] {
  const { names = '', verb = '', figures = '' } = match.groups!
  const all = names.split(/[、和与及]/)
  const values = [...figures.matchAll(new RegExp(`(${FIGURE})(${UNIT})?(?:(${MOST_BEHIND})|(${LEAST_BEHIND}))?`, 'g'))]
  const unit = values.at(-1)?.[2]
  if (all.length !== values.length || unit === undefined) return []
  const from = match.index + match[0].length - figures.length
  const side =
    new RegExp(`(?:${MOST_BEFORE})`).test(verb) || values.some((one) => one[3])
      ? 'most'
      : new RegExp(`(?:${LEAST_BEFORE})`).test(verb) || values.some((one) => one[4])
        ? 'least'
        : undefined
  const measure = MEASURE.exec(all.at(-1)!)?.[0] ?? ''
  return values.map((value, at): Item => {
    const name =
      at === values.length - 1 && all[at]!.length > measure.length + 1
        ? all[at]!.slice(0, all[at]!.length - measure.length)
        : all[at]!
    return {
      name,
      value: figureOf(value[1]!),
      unit,
      side,
      index: index + from + value.index,
      quote: value[0],
      at: match.index,
    }
  })
}

/** A row in which one bound is told is of bounds; one told way goes for all of them. */
function sidesOf(words: string, items: readonly Item[], index: number): Item[] {
  const startOf = (one: Item): number =>
    Math.max(...[',', ';', ':'].map((sign) => words.lastIndexOf(sign, one.index - index)))
  const parts = groupedBy(items, (one) => `${startOf(one)} ${one.unit}`)
  return [...parts.values()].flatMap((row): Item[] => {
    const sides = new Set(row.flatMap(({ side }) => side ?? []))
    const [side] = sides
    return side === undefined || sides.size > 1 ? [] : row.map((one) => ({ ...one, side }))
  })
}

const unlike = (limit: Item, value: Item, claim: Words): Finding => ({
  rule: 'repeat',
  says: `前面写“${limit.name}${limit.quote}”${limit.side === 'most' ? '为上限' : '为下限'}，文中说“${claim.quote}”，“${value.name}${value.quote}”却不是，请核对。`,
  arithmetic: `${value.value} ${limit.side === 'most' ? '>' : '<'} ${limit.value}`,
  places: wordsInOrder([limit, value, claim].map(({ index, quote }) => ({ index, quote }))),
})
