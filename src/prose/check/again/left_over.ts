/** All is done, and then some is not: 均已接入平台，尚有4所未接入; 大班额全部消除，还有大班额12个; 均按期办结，办结率98%. */
import { type Finding, type Words, wordsAt } from '../ground/finding.ts'
import { COUNTED } from '../ground/numbers.ts'

const ALL = '(?:全部|全都|均|都)'
const UNIT = '所|个|名|人|家|处|项|户|件|校|台|辆|栋'
const HOW = '(?:已经?|能够?|按[期时]|按要求|顺利|如期)*'

/** Asked of one paragraph. */
export function leftOverFindings(text: string): Finding[] {
  if (!/100%|全部|全都|均|都|所有|全覆盖/.test(text)) return []
  return [...undone(text), ...remaining(text), ...others(text), ...rated(text), ...failed(text), ...underWay(text)]
}

const DONE = new RegExp(
  `(?:${ALL}|(?:全部|所有|各)[\\u4e00-\\u9fff]{2,6}?已)${HOW}(?<does>[\\u4e00-\\u9fff]{2})(?<what>[\\u4e00-\\u9fff]{0,8})[,;。](?:但|不过|目前|现在?)?,?(?:(?<only>只有|仅有|仅剩|只剩|仅|其中)|(?:仍|还|尚)有)`,
  'g',
)

/** 28所学校均已接入平台,尚有4所未接入; 均按时完成任务,只有白水镇未完成. */
function undone(text: string): Finding[] {
  return [...text.matchAll(DONE)].flatMap((match): Finding[] => {
    const { does = '', what = '', only } = match.groups!
    const from = match.index + match[0].length
    const ends = what.length < 2 ? does : `(?:${does}|${what.slice(-2)})`
    const counted = `${COUNTED}(${UNIT})[\\u4e00-\\u9fff]{0,8}?`
    const some = only === undefined ? counted : `(?:${counted}|[^,。;\\d]{1,24}?)`
    const rest = new RegExp(
      `^${some}(?:尚未|还没有?|未能?|没有)(?:完成|按时|按期)?[\\u4e00-\\u9fff]{0,6}?${ends}`,
    ).exec(text.slice(from, from + 40))
    const clause = /[^,。;]*$/.exec(text.slice(Math.max(0, match.index - 40), match.index))![0]
    if (ONLY_MEANT.test(clause)) return []
    const unit = new RegExp(`\\d(${UNIT})`).exec(clause)?.[1]
    if (rest === null || (unit !== undefined && rest[1] !== undefined && unit !== rest[1])) return []
    // 均已完成食堂改造,其中河东小学宿舍改造尚未完成: of something else.
    if (only === '其中' && what.length > 1 && !rest[0].includes(what)) return []
    // 中学均配备了心理教师,仅有6所农村小学没有配备
    const [all, few] = [clause, rest[0]].map((words) => KIND.exec(words)?.[0])
    if (all !== undefined && few !== undefined && all !== few) return []
    return [unlike({ index: match.index, quote: /^[^,;。]*/.exec(match[0])![0] }, { index: from, quote: rest[0] })]
  })
}

const ONLY_MEANT = /确保|力争|争取|要求|目标|计划|预计/

/** Of one kind of school, and of another. */
const KIND = /(?<!中)小学|(?<![一二三四])中学|初中|高中|幼儿园|中职|民办|公办/

const GONE =
  /([\u4e00-\u9fff]{2,6}?)(?:已经?|均|现已)?(?:全部|全都)(?:消除|清零|化解|整改到位|整改完毕|整改完成|办结|销号|清退|拆除|取缔|关停)[,;。](?:但|不过)?,?(?:目前|全[县市区校])?,?(?:仍|还|尚)有/g

/** 大班额全部消除,目前还有大班额12个 */
function remaining(text: string): Finding[] {
  return [...text.matchAll(GONE)].flatMap((match): Finding[] => {
    const from = match.index + match[0].length
    const noun = match[1]!.slice(-3)
    const rest = new RegExp(`^(?:${noun}${COUNTED}|${COUNTED}(?:${UNIT}|起|条)${noun})`).exec(
      text.slice(from, from + 16),
    )
    const quote = /^[^,;。]*/.exec(match[0])![0]
    return rest === null ? [] : [unlike({ index: match.index, quote }, { index: from, quote: rest[0] })]
  })
}

const THINGS = '件|条|起|处|项|份|例|个'
const OTHERS = new RegExp(
  `(?<of>\\d{1,5})(?<unit>${THINGS})(?:[^,。;:\\d]{0,24}?(?:已经?|均已?|现已)|[^,。;:\\d]{0,12},(?:目前|现)?已?)(?:全部|全都)(?:办结|办理完毕|整改|完成|销号|化解|处置|答复|解决)[^,。;:\\d]{0,10}[,;。](?:其余|剩余|余下|剩下)(?:的)?(?<rest>\\d{1,4})(?<same>${THINGS})(?=正在|尚|仍|还|预计|因|将|计划|未)`,
  'g',
)

/** 46件建议提案已全部办结,其余3件正在会商; 排查隐患318处,全部整改到位,其余12处正在整改: all were named, unless both make up a number that is told before. */
function others(text: string): Finding[] {
  return [...text.matchAll(OTHERS)].flatMap((match): Finding[] => {
    const { of = '', rest = '', unit, same } = match.groups!
    const before = text.slice(Math.max(0, match.index - 200), match.index)
    const whole = String(Number(of) + Number(rest))
    if (unit !== same || /其中[^。;]*$|(?:类|方面|部分)[^,。;]*$/.test(before)) return []
    if (before.match(/\d+/g)?.includes(whole)) return []
    const some = /[^,;。]*$/.exec(match[0])![0]
    const quote = match[0].slice(0, -some.length - 1)
    const index = match.index + match[0].length - some.length
    return [unlike({ index: match.index, quote }, { index, quote: some })]
  })
}

const RATED = new RegExp(
  `(?:${ALL}${HOW}(?:实现|做到)?|应检尽检|全)(?<what>[\\u4e00-\\u9fff]{2,8})(?:\\([^()]{0,8}\\))?[,;](?<rate>(?:总|全[县市区]的?)?(?<name>[\\u4e00-\\u9fff]{2,6})率(?:为|达到?|是)?(?<share>\\d{1,2}(?:\\.\\d+)?)%)`,
  'g',
)
/** What is still to come, and what is only meant. */
const WANTED = /确保|力争|争取|要求|目标|计划|基本|预计|未|不/
const EXCEPTED = /除[^。;]{2,40}外,?[^,。;]{0,16}$|(?:其余|余下|剩余|其他|其它)[^,。;]{0,16}$/
const HALF = /过半|大部|多数|近/

/** 均按期办结,办结率98%; 实现全覆盖,覆盖率92% */
function rated(text: string): Finding[] {
  return [...text.matchAll(RATED)].flatMap((match): Finding[] => {
    const rate = match.groups!['rate']!
    const clause = /[^,。;]*$/.exec(text.slice(Math.max(0, match.index - 30), match.index))![0]
    // 除一所外，其余已全部开工，开工率92.9%
    if (EXCEPTED.test(text.slice(Math.max(0, match.index - 60), match.index))) return []
    if (WANTED.test(clause) || HALF.test(match.groups!['what']!)) return []
    // 通过验收,验收通过率: of nothing else than what all have done.
    const { what = '', name = '' } = match.groups!
    const does = name.slice(-2)
    if (!what.startsWith(does) && !what.endsWith(does)) return []
    if (!what.includes(name.slice(0, -2))) return []
    const at = match.index + match[0].length - rate.length
    const quote = /^[^,;]*/.exec(match[0])![0]
    return [unlike({ index: match.index, quote }, { index: at, quote: rate })]
  })
}

const FULL = new RegExp(
  `([\\u4e00-\\u9fff]{2})率(?:为|均为|达到?|均达|保持)*100%[,。;](?:其中|但|仍|尚|还|只有|仅)?有?(${COUNTED}(?:${UNIT})[\\u4e00-\\u9fff]{0,6}?(?:尚未|未能?|不|没有)\\1)`,
  'g',
)

/** 体检合格率100%,其中2人不合格 */
const failed = (text: string): Finding[] =>
  [...text.matchAll(FULL)].map((match) => {
    const [quote, , some = ''] = match
    const index = match.index + quote.length - some.length
    return unlike({ index: match.index, quote: /^[^,。;]*/.exec(quote)![0] }, { index, quote: some })
  })

const unlike = (all: Words, some: Words): Finding => ({
  rule: 'repeat',
  says: `文中说“${all.quote}”，又说“${some.quote}”，请核对。`,
  arithmetic: '',
  places: [all, some].map(wordsAt),
})

const ALL_DONE = new RegExp(
  `(?<all>\\d+)(?<unit>${UNIT}|条|起|件次)[\\u4e00-\\u9fff]{0,6},?(?:均|都|目前)?已?全部(?:整改|办结|化解|完成|解决|销号|拆除|清退|归还|完工|竣工)[\\u4e00-\\u9fff]{0,4}[,;。](?:[\\u4e00-\\u9fff]{2,8}率(?:达到?|为)?100%[,;。])?(?:目前|现)?(?<rest>(?:剩余|余下|其余|尚有|还有|仍有)的?\\d+\\k<unit>)[\\u4e00-\\u9fff]{0,8}(?:正在|尚未|仍在|还未|有待)`,
  'g',
)

/** 排查隐患142处，已全部整改到位，整改率达100%；剩余5处隐患正在整改: not where more of them were told before. */
function underWay(text: string): Finding[] {
  return [...text.matchAll(ALL_DONE)].flatMap((match): Finding[] => {
    const { unit, rest = '' } = match.groups!
    const lead = text.slice(Math.max(0, match.index - 40), match.index)
    if (ONLY_MEANT.test(lead) || /其中|第一批|首批|前期/.test(lead) || new RegExp(`\\d${unit}`).test(lead)) return []
    const quote = /^[^,;。]*,?[^,;。]*/.exec(match[0])![0]
    return [unlike({ index: match.index, quote }, { index: match.index + match[0].indexOf(rest), quote: rest })]
  })
}
