/** What was done against a plan, which may be passed: 计划培训300人，实际完成336人，完成计划的112%. */
import type { Fact } from '../../grammar/fact.ts'
import { sharesTwo } from '../ground/likeness.ts'
import {
  alike,
  between,
  endOf,
  factsBefore,
  isListed,
  isOfShare,
  type Passage,
  type Placed,
  type Sentence,
} from '../ground/passage.ts'
import { isMadeBehind, isMadeByOthers, isMadeWith } from './other_pairs.ts'
import type { Pair } from './pairs.ts'
import { isAmount } from './shares.ts'

const PLAN = '(?:计划|任务|目标|指标|预算|概算)'
const OF = '(?:占|为|是|完成|达到?|相当于|[%％]?[和与及、])(?:了|到)?'
/** 为年度投资计划1.2亿元, 年初预算（860万元）: the plan stands right before the rate. */
const NAMED = new RegExp(`${OF}[^,，。；;\\d占]{0,10}${PLAN}[^,，。；;\\d]{0,6}$`)
/** 完成年度任务的; 调整预算的 */
const SHARE = new RegExp(
  `(?:^|[^\\u4e00-\\u9fff]|[\\u4e00-\\u9fff]{0,8})${OF}((?:(?!占|完成)[\\u4e00-\\u9fff]){0,8}${PLAN}(?:任务|目标|投资|数|总数|总额|总量|额|量|资金)?)的(?:比例为?)?$`,
)
const RATE = new RegExp(`(?:^|[,，])((?:年度|全年)?(?:${PLAN}){1,2})完成率(?:约?为|达到?|是)?$`)
const CALLED_PLAN = /计划(?![内外])|任务|目标|指标|预算(?!执行|支出)|概算|下达|调整[为到至]/
const DONE = /实际|已|累计(?!投资计划)|完成[^,，]*(?:计划|任务|目标)/
/** A plan of another time. */
const OTHER_TIME = /明年|下一?年|去年|上年|前年|[到至]\d{4}年|上级|下半年/
const OF_STAGE = /序时|阶段|[上下]半年|季度|[当本]?月|进度/
const OF_YEAR = /年度|全年|当年|[今本]年|年初/
const OF_MANY = /[两三四五]年|规划|总投资|“?十[二三四五]五/
const PUT_ON_LIST =
  /^[^,，。；;\d]{0,12}(?:列入|列为|纳入|作为|写入|确定为)[^,，。；;\d]{0,16}(?:实事|任务|目标|计划|报告)/
const DEEDS = /实际|截至|目前|已|全年|今年|年内|累计|共计?|完成|达到?|新增|新建|建成|落实|约|了|数|的/g
/** A plan that is missed by so much is another one. */
const FAR = 2

/** The two that a rate is of; nothing where other numbers make it. */
export function plannedPairOf(passage: Passage, sentence: Sentence, rate: Fact): Pair | undefined {
  const at = sentence.facts.indexOf(rate)
  const last = sentence.facts[at - 1]
  if (last === undefined || rate.value === null) return undefined
  const words = between(passage, Math.max(endOf(last), rate.number_start - 40), rate.number_start)
  const pair = toldWith(passage, sentence, at, words) ?? toldBefore(passage, sentence, rate, words)
  return pair && isFar(pair, rate) ? undefined : pair
}

function isFar({ part, whole }: Pair, rate: Fact): boolean {
  const times = ((part.value! / whole.value!) * 100) / rate.value!
  return times > FAR || times < 1 / FAR
}

/** 6840人次，是年度目标任务6000人次的114% */
function toldWith(passage: Passage, sentence: Sentence, at: number, words: string): Pair | undefined {
  const whole = sentence.facts[at - 1]!
  if (!/^[^,，。；;、\d%％]{0,8}的$/.test(words) || !isAmount(whole) || !NAMED.test(leadOf(passage, sentence, whole)))
    return undefined
  const before = sentence.facts.slice(0, at - 1)
  const part = before.findLast((fact) => isAmount(fact) && !isOfShare(passage, fact))
  if (part === undefined || !alike(part, whole) || isOfList(passage, sentence, part)) return undefined
  return isMadeWith(whole, before, sentence.facts[at]!) ? undefined : { part, whole }
}

/** The words from the comma, or the number, before a number to it; bracketed too. */
function leadOf(passage: Passage, sentence: Sentence, fact: Fact): string {
  const before = sentence.facts[sentence.facts.indexOf(fact) - 1]
  const from = Math.max(sentence.start, fact.number_start - 60, before ? endOf(before) : 0)
  return (
    between(passage, from, fact.number_start)
      .split(/[,，]/)
      .at(-1)
      ?.replace(/[(（]$/, '') ?? ''
  )
}

const isOfList = (passage: Passage, { facts }: Sentence, part: Fact): boolean => {
  const before = facts[facts.indexOf(part) - 1]
  return before !== undefined && isListed(passage, before, part)
}

function toldBefore(passage: Passage, sentence: Sentence, rate: Fact, words: string): Pair | undefined {
  const name = SHARE.exec(words)?.[1] ?? RATE.exec(words)?.[1]
  if (name === undefined || OF_STAGE.test(name)) return undefined
  const before = factsBefore(passage, sentence, rate)
  const amounts = before.filter(({ fact }) => isAmount(fact) && fact.kind !== 'duration')
  // 实际培训336人（计划300人），完成计划的112%
  const is_behind = isPlan(passage, amounts[0])
  const part = amounts[is_behind ? 1 : 0]
  const others = amounts.filter((one) => one !== part)
  if (part === undefined || part.sentence !== sentence || isPlan(passage, part)) return undefined
  const lead = leadOf(passage, sentence, part.fact)
  if (/其中|^比|^较/.test(lead) || isOfList(passage, sentence, part.fact)) return undefined
  const plans = others.filter((one) => alike(one.fact, part.fact) && isPlan(passage, one, name))
  const [plan] = plans
  if (plan === undefined || plans.some(({ fact }) => fact.value !== plan.fact.value)) return undefined
  if (!isOfSame(passage, name, plan)) return undefined
  // 年初预算860万元，调整为1025万元，实际支出: both are plans of the same.
  const is_next = others.slice(0, others.indexOf(plan)).every((one) => isPlan(passage, one))
  const about = lead.replaceAll(DEEDS, '')
  const own = leadOf(passage, plan.sentence, plan.fact)
  if (about.length < 2 ? !is_next || !/实际|已|完成|达到?|支出/.test(lead) : !sharesTwo(about, own)) {
    const is_money = part.fact.kind === 'money' && is_next && /实际|已|累计|完成/.test(lead)
    if (!is_money) return undefined
  }
  const behind = sentence.facts.slice(sentence.facts.indexOf(rate) + 1).slice(0, 2)
  if (isMadeByOthers(before, rate, true) || isMadeBehind(part.fact, behind, rate)) return undefined
  return { part: part.fact, whole: plan.fact }
}

/** 完成税收任务的: of no 收入预算. */
function isOfSame(passage: Passage, name: string, { fact, sentence }: Placed): boolean {
  const noun = name.replaceAll(PLAIN, '')
  return noun.length < 2 || sharesTwo(noun, leadOf(passage, sentence, fact))
}
const PLAIN = new RegExp(
  `${PLAN}|年度|全年|当年|[今本]年|年初|既定|预定|预期|原定|原|调整后?|投资|资金|总|额|量|数|市里|省里|县里|下达|确定|的`,
  'g',
)

/** 计划培训300人; “新增学位1200个”列入十件民生实事; where a plan is named, it and no other. */
function isPlan(passage: Passage, placed: Placed | undefined, name = ''): boolean {
  if (placed === undefined) return false
  const { fact, sentence } = placed
  const lead = leadOf(passage, sentence, fact)
  const called = CALLED_PLAN.exec(lead)
  const behind = between(passage, endOf(fact), endOf(fact) + 40)
  if (called === null ? !PUT_ON_LIST.test(behind) : DONE.test(lead)) return false
  if (
    OTHER_TIME.test(lead) ||
    (OF_YEAR.test(name) && OF_MANY.test(lead)) ||
    (/总|年(?:总|规)/.test(name) && OF_YEAR.test(lead))
  )
    return false
  const narrower = /年初|调整|原/.exec(name)?.[0]
  return narrower === undefined || lead.includes(narrower)
}
