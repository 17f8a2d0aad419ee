/**
 * A share and its two numbers that stand alone in a sentence, in whatever order they are told: 合格率97.2%：抽检250批次，不合格5批次.
 * Its name must be said of one of them, and of the other not.
 */
import type { Fact } from '../../grammar/fact.ts'
import { sharesTwo } from '../ground/likeness.ts'
import type { Finding } from '../ground/finding.ts'
import {
  alike,
  amountsOf,
  between,
  clauseBefore,
  endOf,
  factsBefore,
  narrow,
  type Passage,
  placesOf,
  type Sentence,
} from '../ground/passage.ts'
import { added, divided, meets, type Range, rangeOf, shown, sumOf, times, without } from '../ground/range.ts'
import { around } from './near_pairs.ts'
import { isMadeByOthers } from './other_pairs.ts'
import { ofTold } from './pairs.ts'
import { isAmount, notLeftShare, notShare } from './shares.ts'
import { TRADE } from './trade.ts'
import { PEOPLE } from './word_shares.ts'

/** What is said may miss what the two make by so many points; a rate of others misses by more, mostly. */
const NEAR = 12
/** A rate of others, of another time, or a change. */
const OF_OTHERS =
  /毛[入录]|平均|人均|分别|[上去前往]年|同期|目标|不低于|力争|要求|按期|按时|及时|到期|限期|当场|增[长加至]|下降|减少|降[低至到]|上升|提[高升]|(?<!占)比(?![例重赛武])|较|每|各/
const TAIL =
  '(?:[^\\u4e00-\\u9fff]|分别|均|仅|只|已|约|高|实际|预计)*(?:为|达|到|是|至|保持|在|超|过|突破|不足|不|近)*$'
const NAMED = new RegExp(`([\\u4e00-\\u9fff]{2,14})(?:率|面|(?<=满意|参与|知晓)度)${TAIL}`)
const SHARE = new RegExp(
  `([\\u4e00-\\u9fff]{2,12}?)(?:在([\\u4e00-\\u9fff]{2,10})中)?(?:数|人数)?所?占(?:比|全部|总数|总人数|的|比例|比重)*${TAIL}`,
)
const BARE = /^即?[所约仅各]?占(?:比|总数|全部|的|为|达|到)*$/
/** 办结率：受理44件，已办结33件，占: what the share is called stands in front. */
const HEAD = /([\u4e00-\u9fff]{2,10})率(?=[:：]|[由从为达仅保\d])/g
const ROOT = 2
/** Signs that are in too many words to name a deed. */
const COMMON = /[学生人数教师校园上下中大小有在到成全年级班入实施员费用]/
/** 应参训550人，参训率: who ought to are the whole. */
const OUGHT = /应|须|需|拟|计划|总数|总量|全[部体]|任务/
const AWAY = /请假|缺[席考勤]|弃[考权]|因[病事]|病假|事假|退出|停[运用]/
/** 其余全部参训, 其余均合格 */
const OTHERS_DO = /其余|其他|剩余|余下/

interface Name {
  /** What was done, or what the part is called. */
  readonly root: string
  readonly about: string
  /** What stands in brackets behind the name: 达标率（二级甲等以上）. */
  readonly aside: string
  readonly words: string
}

export function aloneFindings(passage: Passage, sentence: Sentence, rate: Fact): Finding[] {
  if (rate.base_unit !== '%' || rate.value === null || rate.value > 100 || rate.masked || rate.approx) return []
  const told = tenthsFindings(passage, sentence, rate)
  if (told.length > 0) return told
  const amounts = besides(sentence, rate)
  const [whole] = amounts
  const name = whole && nameOf(passage, sentence, rate, amounts)
  if (whole === undefined || name === undefined) return []
  const words = between(passage, sentence.start, sentence.end)
  if (isOfOthers(passage, sentence, name, amounts, words)) return []
  const part = partOf(passage, sentence, name, amounts, rate)
  const said = saidRange(rate)
  if (part === undefined || said === undefined) return []
  const is_left = isLeft(passage, sentence, part, name)
  if (is_left === undefined) return []
  const behind = sentence.facts.slice(sentence.facts.indexOf(rate) + 1).map((fact) => ({ fact, sentence }))
  const others = [...factsBefore(passage, sentence, rate), ...behind]
  if (canBe(amounts, rate, said) || isMadeByOthers(others, { ...rate, bound: null }, true)) return []
  const made = is_left ? whole.value! - part.value! : part.value!
  const reckoned = (made / whole.value!) * 100
  if (Math.abs(reckoned - rate.value) > NEAR) return []
  if (is_left) return [notLeftShare(whole, part, rate)]
  return [
    {
      rule: 'rate',
      says: `“${whole.quote}”中的“${part.quote}”为${shown(reckoned)}%，文中写的是${rate.number}，请核对。`,
      arithmetic: `${shown(made)} ÷ ${shown(whole.value!)} = ${shown(reckoned)}% ≠ ${rate.number}`,
      places: placesOf([whole, part, rate]),
    },
  ]
}

/** 756人，占七年级900名学生的八成六: as exact as a hundredth is. */
function tenthsFindings(passage: Passage, sentence: Sentence, rate: Fact): Finding[] {
  const said = saidRange(rate)
  const pair =
    rate.unit === '成' && said !== undefined ? ofTold(passage, sentence, sentence.facts.indexOf(rate)) : undefined
  const [own, all] = [pair && rangeOf(pair.part), pair && rangeOf(pair.whole)]
  const ratio = own && all && divided(own, all)
  // 占900人的八成 is read as a share in words.
  const is_word = rate.number.endsWith('成') && between(passage, rate.number_start - 1, rate.number_start) === '的'
  if (ratio === undefined || is_word || meets(times(ratio, 100), said!)) return []
  return isMadeByOthers(factsBefore(passage, sentence, rate), rate, true)
    ? []
    : [notShare(pair!.part, { value: pair!.whole.value!, fact: pair!.whole }, rate)]
}

/** The two numbers with it, the larger first; three where the largest is the sum of the others; nothing where there are more. */
function besides(sentence: Sentence, rate: Fact): readonly Fact[] {
  const facts = amountsOf(sentence)
  const at = facts.indexOf(rate)
  const isOther = (fact: Fact): boolean => !isAmount(fact)
  const from = facts.slice(0, at).findLastIndex(isOther) + 1
  const end = facts.slice(at + 1).findIndex(isOther)
  const behind = end < 0 ? facts.slice(at + 1) : []
  // 流失率由4%降至3%，在编800人，流失32人，占3%: other shares may stand in front.
  const found = [...facts.slice(from, at), ...behind].toSorted((one, other) => other.value! - one.value!)
  const [whole, ...parts] = found
  if (whole === undefined || parts.length === 0 || (from > 0 && end >= 0) || found.length > 3) return []
  if (parts.some((part) => !alike(part, whole) || part.value === whole.value)) return []
  return parts.length === 1 || sumOf(parts) === whole.value ? found : []
}

function nameOf(passage: Passage, sentence: Sentence, rate: Fact, amounts: readonly Fact[]): Name | undefined {
  const written = narrow(between(passage, Math.max(sentence.start, rate.number_start - 60), rate.number_start))
  const aside = /\(([^()]{2,12})\)[^,;:、。()\d]{0,4}$/.exec(written)?.[1] ?? ''
  const clause = written
    .replaceAll(/\([^()]{0,24}\)|\s/g, '')
    .split(/[,;:、。\d]/)
    .at(-1)!
  const rated = NAMED.exec(clause)?.[1]
  if (rated !== undefined) return { root: rated.slice(-ROOT), about: rated.slice(0, -ROOT), aside, words: clause }
  const first = Math.min(...amounts.map(({ number_start }) => number_start))
  if (BARE.test(clause) && first < rate.number_start) {
    const head = [...between(passage, sentence.start, first).matchAll(HEAD)].at(-1)?.[1]
    return head === undefined
      ? undefined
      : { root: head.slice(-ROOT), about: head.slice(0, -ROOT), aside, words: clause }
  }
  // Only where it is told ahead: 党员教师占四成：全校教师150人，党员48人; behind its numbers other rules read it.
  const [, own] = first > rate.number_start ? (SHARE.exec(clause) ?? []) : []
  return own === undefined ? undefined : { root: own, about: '', aside, words: clause }
}

/** Whether what the rate is about stands nowhere else, or something is told of another time or of others. */
function isOfOthers(
  passage: Passage,
  sentence: Sentence,
  { about, words: clause }: Name,
  amounts: readonly Fact[],
  words: string,
): boolean {
  const own = amounts.map((fact) => `${clauseBefore(passage, fact, sentence)} ${fact.quote}`).join()
  if (OF_OTHERS.test(clause) || amounts.some((fact) => OF_OTHERS.test(clauseBefore(passage, fact, sentence))))
    return true
  if (PEOPLE.some((kind) => kind.test(about) && !kind.test(own)) && PEOPLE.some((kind) => kind.test(own))) return true
  if (/一次|首次/.test(about)) return !/[首初]|一次/.test(own)
  // 消毒合格率98.5%：抽检320件，不合格8件: what stands behind the colon is of the same.
  if (/率[^,，。；;]{0,3}\d[\d.]*[%％][:：]/.test(words)) return false
  const narrower = about.replaceAll(PLAIN, '')
  return narrower.length >= ROOT && !sharesTwo(narrower, words.replace(clause, ''))
}
const PLAIN =
  /学生|教师|人员|幼儿|儿童|总体?|综合|实际|整体|目前|全[国省市县区校镇乡]|我[市县区校]|[其名人个所]|截至|累计|初中毕业生|毕业生/g

/** The one that is called as the rate is, where the other is not; bare signs count where no words do. */
function partOf(
  passage: Passage,
  sentence: Sentence,
  name: Name,
  amounts: readonly Fact[],
  rate: Fact,
): Fact | undefined {
  const [whole, ...parts] = amounts
  const wordsOf = (fact: Fact): string => wordsOfOne(passage, sentence, fact, rate)
  const all = clauseBefore(passage, whole!, sentence)
  if (parts.length > 1 && !/共|合计|总|受|参|全/.test(all)) return undefined
  const full = [name.root, name.aside].filter((one) => one !== '')
  // 龋齿90人 is of no 近视率.
  const trade = TRADE.filter(({ rate }) => !rate.test('近视') && rate.test(name.about.slice(-2) + name.root))
  const isCalled = (words: string): boolean => full.some((one) => words.includes(one))
  if (isCalled(wordsOf(whole!)) && !OUGHT.test(all)) return undefined
  const called = parts.find((fact) => isCalled(wordsOf(fact)))
  if (called !== undefined) return called
  const known = parts.find((fact) => trade.some(({ part }) => part.test(wordsOf(fact)) && !part.test(all)))
  if (known !== undefined) return known
  const signs = Array.from(name.root).filter((sign) => !COMMON.test(sign))
  const told = parts.find((fact) => signs.some((sign) => wordsOf(fact).includes(sign) && !all.includes(sign)))
  if (told !== undefined || name.root.length > ROOT) return told
  return parts.find((fact) => AWAY.test(wordsOf(fact)) && isCalled(all) && OUGHT.test(all))
}

/** What is said of one number: neither 未升学 of 3200名毕业生中, nor the name of the share that stands right behind it. */
function wordsOfOne(passage: Passage, sentence: Sentence, fact: Fact, rate: Fact): string {
  const clause = clauseBefore(passage, fact, sentence)
  if (fact.number_start < rate.number_start && !/[,，、:：(（]/.test(between(passage, endOf(fact), rate.number_start)))
    return clause
  return around(passage, { fact, sentence }).replace(/中(?![考小学职级专等]).*(?= )/, '')
}

/** Whether the part is those who have not; undefined where that is not plain. */
function isLeft(passage: Passage, sentence: Sentence, part: Fact, { root, about }: Name): boolean | undefined {
  const words = around(passage, { fact: part, sentence })
  const behind = between(passage, endOf(part), Math.min(sentence.end, endOf(part) + 24))
  const is_not = /[未没不缺免]/.test(words) || AWAY.test(words) || /尚?[待在](?:整改|办|建|处)|正在/.test(words)
  const says_not = /[未没不缺免]/.test(about + root)
  if (says_not) return is_not ? false : undefined
  if (is_not) return true
  return OTHERS_DO.test(behind) ? undefined : false
}

/** Behind 成 a tenth is left open, behind more of it a hundredth; 超过 and 不足 leave one side open. */
function saidRange(rate: Fact): Range | undefined {
  const value = rate.value!
  if (rate.bound !== null)
    return rate.bound.startsWith('>') ? { low: value - SLACK, high: 100 } : { low: value - NEAR, high: value + SLACK }
  if (rate.unit !== '成') return rangeOf(rate)
  const half = rate.number.endsWith('成') ? 5 : 1
  return { low: value - half, high: value + half }
}
const SLACK = 0.5

/** Whether any of them, or what is left of all, makes it; or one of two that are parts both: 合格490人，不合格10人. */
function canBe([whole, ...parts]: readonly Fact[], rate: Fact, said: Range): boolean {
  const all = rangeOf(whole!)!
  const is_made = (part: Range, of: Range): boolean => {
    const ratio = divided(part, of)
    return ratio === undefined || meets(times(ratio, 100), said)
  }
  const own = parts.map((part) => rangeOf(part)!)
  const is_open = rate.bound !== null
  if (own.some((part) => is_made(part, all) || (!is_open && is_made(without(all, part), all)))) return true
  if (own.length > 1 || is_open) return false
  const both = added([all, ...own])
  return [all, ...own].some((part) => is_made(part, both))
}
