/**
 * Bounds that were told before what is said to keep them: 控制在42%以内 … 近视率43.6%，实现目标; several at once; and a share
 * that is told by its two numbers only: 不低于公用经费的10% … 公用经费2480万元，安排186万元，达到要求.
 */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { sharesTwo } from '../ground/likeness.ts'
import {
  alike,
  amountsOf,
  between,
  clauseBefore,
  endOf,
  joinedBefore,
  type Passage,
  placeIn,
  placesOf,
  type Placed,
  type Sentence,
} from '../ground/passage.ts'
import { divided, rangeOf, shown, times } from '../ground/range.ts'
import { AIM, AIM_BACK, AIMS_BACK, isHeld, missed, NOT_SAID, ofItself, ofLevel, RATE_NAME } from './met.ts'

const MET =
  /(?:达到|符合|满足)了?[^,，。；;\d]{0,14}?(?:要求|标准|规定|目标|任务|指标)|(?:完成|实现)了?(?:[^,，。；;\d]{0,6}(?:年初|年度|预[定期]|既定|责任书|规定|确定|控制|上级|[省市县]定|计划)[^,，。；;\d]{0,8})?(?:目标|任务|指标|要求)|(?:均|都|全部)(?:已)?(?:达标|合格|完成|达到|实现)/
const ALL = /(?:均|都|全部|各项|[两三四五六]项)[^,，。；;]{0,6}$/
const LEAST = /(?:不低于|不少于|不小于|不得低于|不得少于|至少|(?:达到?|提高到|提升到))$/
const MOST = /(?:不超过|不高于|不大于|不得超过|不得高于|不突破|控制在|降至|降到|降低到|压减到)$/
/** 88%以上 where only 达到 stands before it. */
const SURE_LEAST = /[不至][低少小得]|至少/

export function metBoundFindings(passage: Passage, sentence: Sentence): Finding[] {
  const words = between(passage, sentence.start, sentence.end)
  const met = MET.exec(words)
  const lead = met ? words.slice(Math.max(0, met.index - 12), met.index) : ''
  if (met === null || NOT_SAID.test(lead.slice(-8) + met[0])) return []
  if (!ofItself(words.slice(0, met.index))) return []
  const place = placeIn(sentence, words, met.index)
  const bounds = boundsBefore(passage, sentence, place).filter(({ fact, sentence: { start } }) =>
    ofLevel(met[0], between(passage, start, fact.number_start)),
  )
  if (bounds.length === 0) return []
  const isOfAll = ALL.test(lead) || /^[均都全]/.test(met[0])
  const rates = bounds.flatMap((bound) => {
    const now = nowOf(passage, sentence, place, bound, isOfAll)
    return now === undefined || bounds.some((one) => one !== bound && isOfOne(passage, one, bound))
      ? []
      : [missed(now, bound.fact, met[0], bound.isLeast)]
  })
  return [...rates, ...bounds.flatMap((bound) => reckoned(passage, sentence, place, bound, met[0]))]
}

const isRate = ({ kind, unit }: Fact): boolean => unit === '%' && (kind === 'rate' || kind === 'ratio')

interface Bound extends Placed {
  readonly isLeast: boolean
}

/** What must be kept, in this sentence and those before it in the paragraph. */
function boundsBefore(passage: Passage, sentence: Sentence, place: number): Bound[] {
  const earlier = passage.sentences.slice(Math.max(0, sentence.index - AIMS_BACK), sentence.index + 1)
  const line = earlier.findLastIndex((one) => one !== sentence && passage.text[one.end] === '\n') + 1
  return earlier.slice(line).flatMap((own) =>
    own.facts.flatMap((fact): Bound[] => {
      if (!isRate(fact) || fact.value === null || fact.number_start >= place) return []
      const clause = clauseBefore(passage, fact, own)
      const behind = between(passage, endOf(fact), endOf(fact) + 4)
      const [isLeast, isMost] = [LEAST, MOST].map((one) => one.test(clause) || one.test(ofWhole(clause)))
      if (isLeast === isMost || NOT_AIM.test(clause)) return []
      const isSure = isLeast
        ? SURE_LEAST.test(clause) || /以上/.test(behind)
        : !/降/.test(clause) || /以[内下]/.test(behind)
      const told = between(passage, Math.max(own.start, fact.number_start - AIM_BACK), fact.number_start)
      return isSure && (AIM.test(told) || /不[得]?[超高]/.test(clause))
        ? [{ fact, sentence: own, isLeast: isLeast! }]
        : []
    }),
  )
}
/** What was reached, and a bound that is kept by itself, are no aims. */
const NOT_AIM = /[已均都]|实际|目前|上年|去年/

/** 不低于公用经费总额的: what it is a share of stands between the bound and its number. */
const ofWhole = (clause: string): string => OF.exec(clause)?.[1] ?? clause
const OF = /^(.*(?:不低于|不少于|不得低于|不得少于|至少|不超过|不高于|不得超过))(?:占)?([^,，。；;\d的]{2,16})的?$/
const SHARE_OF =
  /占([^,，。；;\d的]{2,16}?)的?(?:比例|比重|比)?(?:应当?|须|要|必须|得)?(?:不低于|不少于|不得低于|不得少于|至少|不超过|不高于|不得超过)$/

/** The number that is held to a bound: the last that was told, or each where all are said to be kept. */
function nowOf(passage: Passage, sentence: Sentence, place: number, bound: Bound, isOfAll: boolean): Fact | undefined {
  const joined = isOfAll ? joinedBefore(passage, sentence) : undefined
  const before = [joined, sentence].flatMap((own) =>
    (own === undefined ? [] : amountsOf(own)).flatMap((fact) =>
      fact.number_start < place && isRate(fact) && fact.number_start > bound.fact.number_start
        ? [{ fact, sentence: own! }]
        : [],
    ),
  )
  const rates = isOfAll ? before : before.slice(-1)
  const own = rates.filter((one) => isOfOne(passage, one, bound) && isOfItsTime(passage, one, bound))
  const [now] = own
  if (now === undefined || own.length > 1 || !isHeld(now.fact, bound.fact)) return undefined
  // Only how much it has changed stands between the number and what is said of it.
  const between_them = sentence.facts.filter(
    ({ number_start, kind }) => number_start > now.fact.number_start && number_start < place && kind !== 'change',
  )
  if (!isOfAll && between_them.length > 0) return undefined
  const [value, aim] = [now.fact.value!, bound.fact.value!]
  return (bound.isLeast ? value < aim : value > aim) ? now.fact : undefined
}

const GROUP =
  /(?<!中)小学|初中|高中|普高|中职|学前|幼儿园?|男|女|城[区镇]|农村|乡镇|民办|公办|新发|高度|[一二三四五六七八九]年级|专任|骨干|寄宿|留守/g
export const groupsOf = (clause: string): string => [...new Set(clause.match(GROUP))].toSorted().join()
/** Words before a name that do not narrow it. */
const NEUTRAL =
  /^.*(?:将|把|使|要求|提出|明确|规定|确定|确保|目标|[全我][省市县区校]|总体|整体|综合|学生|阶段|年[末初底]|目前|今年|的|[和及与])/

/** Whether two rates have one name and are of one group. */
function isOfOne(passage: Passage, one: Placed, other: Placed): boolean {
  const [first, second] = [one, other].map(({ fact, sentence }) => clauseBefore(passage, fact, sentence))
  const [name, again] = [first, second].map((clause) => RATE_NAME.exec(clause!))
  if (!name || !again || name[0] !== again[0] || groupsOf(first!) !== groupsOf(second!)) return false
  const [lead, more] = [name, again].map(({ input, index }) => input.slice(0, index).replace(NEUTRAL, ''))
  return lead === '' || more === '' || lead!.endsWith(more!.slice(-2)) || more!.endsWith(lead!.slice(-2))
}

/** 去年为43.6%, 由43.6%; 到2025年 is no aim of 2023. */
function isOfItsTime(passage: Passage, { fact, sentence }: Placed, bound: Bound): boolean {
  if (/[去上前]年|同期|[由从]$|试点|部分/.test(clauseBefore(passage, fact, sentence))) return false
  const aimed = between(passage, bound.sentence.start, bound.fact.number_start)
  const [, year] = /到?(\d{4})年|“?十[三四五]五”?末?$/.exec(aimed) ?? []
  return year === undefined || between(passage, sentence.start, sentence.end).includes(year)
}

const MORE = /另|加上|还|以及|中央|上级|合计|连同|累计|分别|折合|上年|去年/

/** 不低于公用经费总额的10% … 公用经费总额2480万元，安排教师培训经费186万元 */
function reckoned(passage: Passage, sentence: Sentence, place: number, bound: Bound, said: string): Finding[] {
  const clause = clauseBefore(passage, bound.fact, bound.sentence)
  const whole = (OF.exec(clause)?.[2] ?? SHARE_OF.exec(clause)?.[1])?.replace(/(?:总[数额量]|人数|支出|收入)$/, '')
  if (whole === undefined || /[上去前]年|新增|增/.test(whole)) return []
  const earlier = sentence.index - bound.sentence.index > 1 ? undefined : bound.sentence
  const from = bound.fact.number_start
  const told = (earlier && earlier !== sentence ? [earlier, sentence] : [sentence]).flatMap((own) =>
    amountsOf(own).flatMap((fact) =>
      fact.number_start > from && fact.number_start < place ? [{ fact, sentence: own }] : [],
    ),
  )
  const [base, part] = told
  if (earlier === undefined || base === undefined || part === undefined || told.length > 2) return []
  const [of_base, of_part] = [base, part].map((one) => clauseBefore(passage, one.fact, one.sentence))
  const about = clause.replace(whole, '') + between(passage, endOf(bound.fact) + 1, endOf(bound.fact) + 14)
  if (!alike(base.fact, part.fact) || !of_base!.includes(whole.slice(-4)) || !sharesTwo(about, of_part!)) return []
  if (MORE.test(between(passage, Math.max(base.sentence.start, from), place))) return []
  const [all, some] = [rangeOf(base.fact), rangeOf(part.fact)]
  const share = all && some && divided(some, all)
  if (share === undefined || part.fact.value! >= base.fact.value!) return []
  const rate = times(share, 100)
  const aim = bound.fact.value!
  if (bound.isLeast ? rate.high >= aim : rate.low <= aim) return []
  const ratio = shown((part.fact.value! / base.fact.value!) * 100)
  return [
    {
      rule: 'order',
      says: `“${part.fact.quote}”是“${base.fact.quote}”的${ratio}%，${bound.isLeast ? '不到' : '超过了'}“${bound.fact.number}”，文中却说“${said}”，请核对。`,
      arithmetic: `${shown(part.fact.value!)} ÷ ${shown(base.fact.value!)} = ${ratio}% ${bound.isLeast ? '<' : '>'} ${bound.fact.number}`,
      places: placesOf([bound.fact, base.fact, part.fact]),
    },
  ]
}
