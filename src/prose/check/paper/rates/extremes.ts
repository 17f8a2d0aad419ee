/** All are said to keep a bound, and the one with the least or the most does not: 均不少于12次，最多的16次，最少的10次. */
import { type Finding, wordsAt, wordsInOrder } from '../../ground/finding.ts'
import { figureOf } from '../../ground/numbers.ts'
import { sentenceTo } from '../../ground/written.ts'
import type { Paper } from '../ground/paper.ts'

const UNIT =
  '%|分钟|分|万元|元|天|个工作日|小时|公里|平方米|米|节|学时|课时|次|篇|册|人|场|个|件|条|项|门|岁|所|年|本|期'
const BOUND = new RegExp(
  `(?<who>[^,。;:\\n]{0,40}?)(?:均|都|全部|全)(?:已|能|可)?(?:(?<least>不少于|不低于|未低于|没有低于|未少于|不短于|达到|达|超过|高于|在|保持在|稳定在)|(?<most>不超过|未超过|没有超过|未突破|没有突破|未超出|不突破|未高于|不高于|不多于|不长于|不大于|低于|少于|控制在|保持在|在))(?<figure>\\d[\\d,]*(?:\\.\\d{1,2})?)(?<unit>${UNIT})(?<side>及?以[上下内])?`,
  'g',
)
/** 最少的东溪幼儿园10次, 得分最低的为57.5分, 最长的一条线路14公里 */
const EXTREME = new RegExp(
  `最(?:(?<low>少|低|短|小|轻|近)|(?<high>多|高|长|大|重|远))(?:的|者|一[所个项条次处])?(?<name>[^,。;:\\d\\n最]{0,20}?)(?:仅有|仅|只有|只|也有|也|有|为|是|达到|达|分别为)?(?<figure>\\d[\\d,]*(?:\\.\\d{1,2})?)(?<unit>${UNIT})`,
  'g',
)
/** A demand may be missed. */
const WANTED = /确保|力争|争取|要求|目标|应当?|须|原则上|规定|计划|标准|预计|将|拟|明年|除/
/** What was then may be otherwise now. */
const OTHERWISE = new RegExp(`${WANTED.source}|[去上前]年|上学[年期]`)
/** What is told is another measure, and no one of them. */
const NO_ONE = /比|差|增|减|提高|下降|[价时数率额量长积分费重龄]$|平均|累计|合计/
/** So far behind the bound the extremes of it are told. */
const REACH = 120
/** So much of its sentence before it is looked at. */
const AROUND = 40

export function extremeFindings({ text }: Paper): Finding[] {
  return [...text.matchAll(BOUND)].flatMap((bound): Finding[] => {
    const { who = '', figure = '', unit, side = '' } = bound.groups!
    const own = sentenceTo(text, bound.index, AROUND) + who
    if (WANTED.test(own) || /[平人]$/.test(who)) return []
    const [words] = bound
    const isLeast = /[下内]$/.test(side) ? false : side !== '' || bound.groups!['least'] !== undefined
    if (/(?:在)\d[\d,.]*\D{1,4}$/.test(words) && side === '') return []
    const limit = figureOf(figure)
    const from = bound.index + bound[0].length
    // The same sentence, and the next one where it goes on with the extremes.
    const behind = /^[^。\n]*(?:。(?:其中,?)?[^。,\n]{0,12}最[^。\n]*)?/.exec(text.slice(from, from + REACH))![0]
    // 最短的52分钟，最长的97分钟，均未超过90分钟: those of its sentence before it as well.
    const before = sentenceTo(text, bound.index + who.length, REACH)
    const start = bound.index + who.length - before.length
    const isWrong =
      (words: string) =>
      (extreme: RegExpExecArray): boolean => {
        const { low, figure: value = '', unit: same, name = '' } = extreme.groups!
        if (same !== unit || NO_ONE.test(name)) return false
        const { index } = extreme
        if (OTHERWISE.test(words.slice(0, index)) || /平均|满分/.test(words.slice(Math.max(0, index - 8), index)))
          return false
        return isLeast ? low !== undefined && figureOf(value) < limit : low === undefined && figureOf(value) > limit
      }
    const later = [...behind.matchAll(EXTREME)].find(isWrong(behind))
    const isOfRest = /其余|其他|余下|除|外|但|而/.test(before + who)
    const earlier = later ?? (isOfRest ? [] : [...before.matchAll(EXTREME)]).find(isWrong(before))
    if (earlier === undefined) return []
    const claim = bound[0].slice(-24)
    const words_of_it = { index: (later === undefined ? start : from) + earlier.index, quote: earlier[0] }
    return [
      {
        rule: 'repeat',
        says: `文中说“${claim}”，“${earlier[0]}”却不是，请核对。`,
        arithmetic: '',
        places: wordsInOrder([{ index: from - claim.length, quote: claim }, words_of_it]),
      },
    ]
  })
}

/** 考核得分在90分以上的片区为:城关片区(96.4分)、清水片区(89.2分) */
const HEAD = new RegExp(
  `(?<!不|未|没有)(?<verb>在|达到?|高于|超过|低于|不足|不满|不低于|不少于|不超过)?(?<figure>\\d[\\d,]*(?:\\.\\d{1,2})?)(?<unit>${UNIT})(?<side>(?:及|\\(含\\)|)?以[上下内])?(?<rest>[^。;:\\d\\n]{0,24}?)(?:的|等次)[^。;:\\d\\n]{0,12}?(?:有|为|是|如下|分别是|分别为|\\d{1,3}[个所名人家],?(?:分别)?(?:[为是])?)?:`,
  'g',
)
const ITEM = new RegExp(
  `(?<name>[\\u4e00-\\u9fff]{2,20})[(]?(?:得分|得|为)?(?<figure>\\d[\\d,]*(?:\\.\\d{1,2})?)(?<unit>${UNIT})[)]?(?=[、,;。和及\\n]|$)`,
  'g',
)

/** A list of those that keep a bound, and one of them that does not. */
export function listedBoundFindings({ text }: Paper): Finding[] {
  return [...text.matchAll(HEAD)].flatMap((head): Finding[] => {
    const { verb = '', figure = '', unit, side = '' } = head.groups!
    const isMost = /[下内]$/.test(side) || /低于$|不足|不满|不超过/.test(verb)
    const least = !isMost || /^不[低少]/.test(verb)
    if (side === '' && !/^(?:达到?|高于|超过|低于|不[足满低少超])/.test(verb)) return []
    if (WANTED.test(sentenceTo(text, head.index, AROUND) + head[0])) return []
    const from = head.index + head[0].length
    const list = /^[^。;\n]{1,600}/.exec(text.slice(from, from + 600))?.[0] ?? ''
    const items = [...list.matchAll(ITEM)].filter((item) => item.groups!['unit'] === unit)
    const limit = figureOf(figure)
    const wrong = items.filter(({ groups }) => {
      const value = figureOf(groups!['figure']!)
      return least ? value < limit : value > limit
    })
    // One among others: where most of them are otherwise, they are told of something else.
    if (items.length < 2 || wrong.length === 0 || wrong.length * 2 >= items.length + 1) return []
    return wrong.slice(0, 1).map((item) => ({
      rule: 'repeat' as const,
      says: `前面说是“${head[0].replace(/:$/, '')}”，所列“${item[0]}”却不是，请核对。`,
      arithmetic: '',
      places: [head, { index: from + item.index, 0: item[0] }].map(({ index, 0: quote }) => wordsAt({ index, quote })),
    }))
  })
}
