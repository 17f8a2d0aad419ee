/**
 * The two numbers that a rate is made from, where its words name them loosely. The numbers must speak for it too: what is
 * said comes near to what they make, and no other two make it exactly.
 */
import type { Fact } from '../../grammar/fact.ts'
import { sharesTwo } from '../ground/likeness.ts'
import type { Pair } from './pairs.ts'
import {
  between,
  clauseBefore,
  endOf,
  factsBefore,
  isLastOfList,
  isListed,
  narrow,
  type Passage,
  type Placed,
  type Sentence,
} from '../ground/passage.ts'
import { rangeOf, sumOf } from '../ground/range.ts'
import { isMadeByOthers, isOfRest, isWholeOf } from './other_pairs.ts'
import { isAmount, isShareOf } from './shares.ts'
import { stageOf } from './stages.ts'
import { TRADE } from './trade.ts'
import { isUndone } from './undone.ts'

/** What is said may miss what the two make by so many points; a rate of others misses by more, mostly. */
const NEAR = 12
/** Where both are named in the words of the trade. */
const NEAR_BY_TRADE = 30

/** The words of a rate's own clause, without what stands in brackets: 本科上线率（占实际参考人数）为. */
function wordsOf(passage: Passage, sentence: Sentence, rate: Fact): string {
  const words = narrow(between(passage, Math.max(sentence.start, rate.number_start - 60), rate.number_start))
  return (
    words
      .replaceAll(/\([^()]{0,24}\)|\s/g, '')
      .split(/[,;:、。]/)
      .at(-1) ?? ''
  )
}

/** 按参考人数计算: then it is of no others. */
const NAMES_WHOLE = /按照?([^,，。;；]{2,10}?)(?:人数|总数)?(?:计算|统计|[计算]|口径)/

/** The words before a rate, from the rate before it on: that one may be of another whole. */
function ownWords(passage: Passage, sentence: Sentence, rate: Fact): string {
  const words = between(passage, Math.max(sentence.start, rate.number_start - 30), rate.number_start)
  return words.slice(words.lastIndexOf('%') + 1)
}

/** Whether the words of a rate say of what it is, and that this is it. */
export function isNamedWhole(passage: Passage, sentence: Sentence, rate: Fact, whole: Fact): boolean | undefined {
  const noun = NAMES_WHOLE.exec(ownWords(passage, sentence, rate))?.[1]
  if (noun === undefined) return undefined
  const placed = factsBefore(passage, sentence, rate).find(({ fact }) => fact === whole)
  const clause = placed && clauseBefore(passage, whole, placed.sentence)
  return clause !== undefined && (sharesTwo(noun, clause) || (/[实参]考/.test(noun) && SAT.test(clause)))
}

/** 按实考人数: 实际参加考试30860人 */
const SAT = /参加(?:中考|高考|考试|学业水平考试)/

/** 按报名人数计算: where the words say of what it is, of that, whatever stands nearer. */
export function asReckoned(passage: Passage, sentence: Sentence, rate: Fact, likely?: Pair): Pair | undefined {
  const part = likely?.part ?? sentence.facts.slice(0, sentence.facts.indexOf(rate)).findLast(isAmount)
  if (part === undefined || !NAMES_WHOLE.test(ownWords(passage, sentence, rate))) return undefined
  const called = factsBefore(passage, sentence, rate).filter(
    ({ fact }) => isWholeOf(fact, part) && isNamedWhole(passage, sentence, rate, fact) === true,
  )
  const [whole] = called
  if (whole === undefined || called.length > 1) return undefined
  return Math.abs((part.value! / whole.fact.value!) * 100 - rate.value!) <= NEAR_BY_TRADE
    ? { part, whole: whole.fact }
    : undefined
}

export function nearPairOf(passage: Passage, sentence: Sentence, rate: Fact): Pair | undefined {
  if (rate.value === null || rate.value > 100) return undefined
  const words = wordsOf(passage, sentence, rate)
  if (words.includes('分别')) return undefined
  const told = toldBehind(passage, sentence, rate) ?? addedBehind(passage, sentence, words, rate)
  if (told !== undefined) return told
  const before = factsBefore(passage, sentence, rate)
  const part = partOf(passage, sentence, words, before)
  if (part === undefined) return undefined
  const larger = factsBefore(passage, part.sentence, part.fact).filter(({ fact }) => isWholeOf(fact, part.fact))
  const named =
    larger[0] && isNamedWhole(passage, sentence, rate, larger[0].fact) === undefined
      ? []
      : larger.filter(({ fact }) => isNamedWhole(passage, sentence, rate, fact))
  const wholes = named.length > 0 ? named : larger
  const found =
    asBefore(before, words, part, wholes) ??
    shareOf(passage, words, part, wholes) ??
    (isFirstRate(before, part) ? calledSo(passage, words, part, wholes) : undefined)
  if (found === undefined) return ofRow(passage, words, part, rate) ?? ofItsKind(words, before, rate)
  const { whole, near } = found
  if (isOfRest(passage, before, { part: part.fact, whole }, rate)) return undefined
  if (!isNamedWhole(passage, sentence, rate, whole) && isMadeByOthers(before, rate, isJoint(passage, sentence, rate)))
    return undefined
  const reckoned = (part.fact.value! / whole.value!) * 100
  const tens = Math.log10(rate.value / reckoned)
  const is_slip = part.fact.kind === 'money' && Math.abs(tens) > 2.5 && Math.abs(tens - Math.round(tens)) < 0.01
  if (Math.abs(reckoned - rate.value) <= near || is_slip) return { part: part.fact, whole }
  return ofRow(passage, words, part, rate)
}

/** A row that makes a rate is near to it, or it is not of the row. */
const SLIGHT = 6

/** 升入普通高中4105人、中职学校2534人，高中阶段升学率: of both together, as one number. */
function ofRow(passage: Passage, words: string, last: Placed, rate: Fact): Pair | undefined {
  const { sentence } = last
  let end = sentence.facts.indexOf(last.fact)
  let from = end
  const next = (): Fact | undefined => sentence.facts[end + 1]
  while (next() && isListed(passage, sentence.facts[end]!, next()!)) end += 1
  while (from > 0 && isListed(passage, sentence.facts[from - 1]!, sentence.facts[from]!)) from -= 1
  const row = sentence.facts.slice(from, end + 1)
  const head = row[0]!
  if (from === end || row.some(({ unit, value }) => value === null || !/^[人名个所]$/.test(unit))) return undefined
  const before = factsBefore(passage, sentence, head)
  const wholes = before.filter(({ fact }) => isWholeOf(fact, head))
  const whole = calledSo(passage, words, { fact: head, sentence }, wholes)?.whole
  const value = sumOf(row)
  const made = whole && (value / whole.value!) * 100
  const known = isMadeByOthers(factsBefore(passage, sentence, rate), rate, true)
  if (whole === undefined || known || made! > 100 || Math.abs(made! - rate.value!) > SLIGHT) return undefined
  const quote = row.map((fact) => fact.quote.replace(/^[、和及与]/, '')).join('、')
  return { part: { ...head, value, number: String(value), quote }, whole }
}

/** The last amount before a rate; 办结141件，正在办理7件，办结率: one that is called as the rate is, before what is less. */
function partOf(passage: Passage, sentence: Sentence, words: string, before: readonly Placed[]): Placed | undefined {
  const amounts = before.filter(({ fact }) => !['change', 'rate', 'ratio', 'date'].includes(fact.kind))
  const [last, ...others] = amounts.filter((one) => one.sentence === sentence)
  const name = NAMED_RATE.exec(words)?.[1]
  if (last === undefined || last !== amounts[0]) return undefined
  if (name === undefined || /[按及到]期|[按及准]时/.test(name)) return last
  const isCalledSo = ({ fact }: Placed): boolean => {
    const clause = clauseBefore(passage, fact, sentence)
    return (
      (clause.includes(name.slice(-2)) && !isUndone(clause, name)) ||
      (!name.endsWith('开工') && TRADE.some(({ rate, part }) => rate.test(shortOf(name)) && part.test(clause)))
    )
  }
  const own = isCalledSo(last) ? undefined : others.slice(0, FURTHER).findIndex(isCalledSo)
  const skipped = own === undefined || own < 0 ? [] : [last, ...others.slice(0, own)]
  const found = others[skipped.length - 1]
  return found && skipped.every(({ fact }) => isWholeOf(found.fact, fact)) ? found : last
}

/** The last signs of a name say of what it is; 升入高中阶段（的比例） has them in front. */
const shortOf = (name: string): string => (/^[\u4e00-\u9fff]*升入/.test(name) ? name : name.slice(-4))

/** So many numbers further a part is looked for. */
const FURTHER = 4
const NAMED_RATE =
  /([\u4e00-\u9fff]{2,14})(?:率|(?<=满意|参与|知晓)度|的?(?:比例|比重)|占比|进度)(?:分别|均|仅|已|约|高|实际)*(?:为|达|到|是|保持|在)*$/

/** 占比达99.4%，即2750名专任教师中有2640名: the two are told after the rate. */
function toldBehind(passage: Passage, sentence: Sentence, rate: Fact): Pair | undefined {
  const at = sentence.facts.indexOf(rate)
  const [whole, part] = sentence.facts.slice(at + 1, at + 3)
  if (whole === undefined || part === undefined || !isWholeOf(whole, part)) return undefined
  const opens = /^[%,，]{0,2}(?:即|也就是说?|[:：（(])[^,，。；;]{0,8}$/.test(
    between(passage, endOf(rate), whole.number_start),
  )
  const joined = /^[^,，。；;]{0,12}中[,，]?已?有$/.test(between(passage, endOf(whole), part.number_start))
  return opens && joined ? { part, whole } : undefined
}

/** No row behind a rate is longer. */
const ROW = 12

/** 上线率为65%，其中…，共参考6000人、上线3900人: of those two behind it that all together are called so. */
function addedBehind(passage: Passage, sentence: Sentence, words: string, rate: Fact): Pair | undefined {
  const name = NAMED_RATE.exec(words)?.[1]
  if (name === undefined) return undefined
  const from = sentence.facts.indexOf(rate) + 1
  const behind = sentence.facts.slice(from, from + ROW)
  const at = behind.findIndex((fact) => /共|合计|总/.test(clauseBefore(passage, fact, sentence)))
  const [whole, part] = at < 2 ? [] : behind.slice(at, at + 2)
  if (!whole || !part || !isWholeOf(whole, part) || rate.value === null) return undefined
  const [all, own] = [whole, part].map((fact) => clauseBefore(passage, fact, sentence))
  const known = TRADE.some((one) => one.rate.test(name.slice(-4)) && one.whole.test(all!) && one.part.test(own!))
  const placed = sentence.facts.map((fact) => ({ fact, sentence }))
  if (!known || isMadeByOthers(placed, rate)) return undefined
  return Math.abs((part.value! / whole.value!) * 100 - rate.value) <= NEAR ? { part, whole } : undefined
}

/** 入园率为98%，毛入园率96.5%: only the first rate behind a number need be its own. */
const isFirstRate = (before: readonly Placed[], part: Placed): boolean =>
  before.slice(0, before.indexOf(part)).every(({ fact }) => fact.unit !== '%' || fact.kind === 'change')

interface Likely {
  readonly whole: Fact
  readonly near: number
}

/** 8764名毕业生，升入普高4628人，占52.8%，升入中职3215人，占: another share that is right tells what these are of. */
function asBefore(
  before: readonly Placed[],
  words: string,
  part: Placed,
  wholes: readonly Placed[],
): Likely | undefined {
  if (!/^所?占(?:比|总数的?)?(?:为|达到?)?$/.test(words)) return undefined
  const whole = wholes.find(({ fact: all }) =>
    before.some(({ fact: share, sentence }, at) => {
      const own = before[at + 1]?.fact
      if (share.unit !== '%' || sentence.index < part.sentence.index - 1 || own === undefined || !isWholeOf(all, own))
        return false
      const [one, other, said] = [rangeOf(own), rangeOf(all), rangeOf(share)]
      return !!one && !!other && !!said && isShareOf(one, other, said)
    }),
  )
  return whole && { whole: whole.fact, near: NEAR_BY_TRADE }
}

/** 中职助学金1140人。…中职在校生3800人，受助面为30%: the part was told before, of the same stage. */
function ofItsKind(words: string, before: readonly Placed[], rate: Fact): Pair | undefined {
  if (!/^(?:受助|资助|受益|惠及|参与|享受|覆盖)(?:面|率)(?:约?为|达到?|是)?$/.test(words)) return undefined
  const [whole, ...others] = before.filter(({ fact }) => fact.unit !== '%')
  if (whole === undefined) return undefined
  const stage = stageOf(whole.fact.measure)
  const parts = others.filter(
    ({ fact }) => isWholeOf(whole.fact, fact) && stage !== '' && stageOf(fact.measure) === stage,
  )
  const [part] = parts
  if (parts.length !== 1 || part === undefined || isMadeByOthers(before, rate)) return undefined
  return Math.abs((part.fact.value! / whole.fact.value!) * 100 - rate.value!) <= NEAR
    ? { part: part.fact, whole: whole.fact }
    : undefined
}

const SHARE =
  /^(?:([^占]{0,14})(?=占))?(?:占|为|完成|达到?|相当于)(?:了|到)?(?:全[国省市县区校镇乡]|我[市县区])?([^占]*?)(?:的比例|的比重|比例|比重|比)?(?:的|为|达到?|约)*$/
/** Words that name no whole by themselves. */
const PLAIN =
  /总数|总量|总额|总人数|人数|数量|全部|所有|总体|年度|全年|当年|实际|学生|教师|人员|资金|[两三四五]年|的|总/g

/** 占参考人数的, 占年度计划投资的, 占: a share of what is so called, or of that among which the part was named. */
function shareOf(passage: Passage, words: string, part: Placed, wholes: readonly Placed[]): Likely | undefined {
  const [, own = '', noun] = SHARE.exec(words) ?? []
  const clause = clauseBefore(passage, part.fact, part.sentence)
  if (noun === undefined || (own !== '' && !/^[所约仅只各共均即]+$/.test(own) && !sharesTwo(own, clause)))
    return undefined
  const named = noun.replaceAll(PLAIN, '')
  // 新建5所、改扩建6所，完成计划的: of both together.
  const is_plan = /^(?:计划|任务|目标)+$/.test(named)
  if (named.length === 1 || (is_plan && isLastOfList(passage, part.sentence.facts, placeAmong(part)))) return undefined
  if (named.length >= 2) {
    // 完成投资9300万元，完成总投资的: the part is called like the whole, but not as it.
    const is_own = noun === named || clause.includes(noun)
    if (!words.includes('占') && is_own && sharesTwo(named, clause)) return undefined
    const whole = wholes.find(
      ({ fact, sentence }) =>
        !isOtherIncome(named, clauseBefore(passage, fact, sentence)) &&
        isCalled(named, `${rowBefore(passage, { fact, sentence })} ${fact.measure}`) &&
        (stageOf(noun) === stageOf(clauseBefore(passage, fact, sentence)) ||
          (fact.kind === 'money' && stageOf(noun) === '')),
    )
    return whole && { whole: whole.fact, near: NEAR }
  }
  if (noun === '' && !words.includes('占')) return undefined
  const whole = wholes.find(
    ({ fact, sentence }) =>
      isParted(passage, fact, sentence) && stageOf(clauseBefore(passage, fact, sentence)) === stageOf(clause),
  )
  if (whole !== undefined) return { whole: whole.fact, near: NEAR }
  const [last] = wholes
  if (noun === '' && last !== undefined && HAVING.test(clause) && isRightBefore(part, last))
    return /共|现有|总|全[市县区校]|对$/.test(clauseBefore(passage, last.fact, last.sentence))
      ? { whole: last.fact, near: NEAR }
      : undefined
  if (noun === '' && last !== undefined && isOfBudget(passage, part, last)) return { whole: last.fact, near: NEAR }
  return noun !== '' && wholes[0]?.sentence === part.sentence ? { whole: wholes[0].fact, near: NEAR } : undefined
}

/** 公用经费预算326万元，安排培训费17.6万元，占: money is set aside of the budget right before. */
const isOfBudget = (passage: Passage, part: Placed, whole: Placed): boolean =>
  part.fact.kind === 'money' &&
  isRightBefore(part, whole) &&
  /(?:预算|总额|总收入|总支出|收入|支出|经费)(?:总额|共|合计)?(?:为|达)?$/.test(
    clauseBefore(passage, whole.fact, whole.sentence),
  ) &&
  /^(?:共|已|实际)*(?:安排|列支|用于|列入|提取|计提)[^,，。；;]{2,}$/.test(
    clauseBefore(passage, part.fact, part.sentence),
  )

const placeAmong = ({ fact, sentence }: Placed): number => sentence.facts.indexOf(fact)

/** 共有教师4260人，具有研究生学历的213人，占: who has something is one of those told right before. */
const HAVING = /^(?:具有|获得?|持有|取得|达到|拥有|已|被?(?:评|认|判|核)定?为|评定|评出)[^,，。;；]{2,}$/
const isRightBefore = (part: Placed, whole: Placed): boolean =>
  part.sentence === whole.sentence &&
  part.sentence.facts.indexOf(part.fact) === part.sentence.facts.indexOf(whole.fact) + 1

const SUMMED = /^(?:合计|共计|总计|两项合计|共)为?$/

/** 承办建议26件、提案38件，合计64件: what is summed up is called as its parts are. */
function rowBefore(passage: Passage, { fact, sentence }: Placed): string {
  const clause = clauseBefore(passage, fact, sentence)
  return SUMMED.test(clause)
    ? between(passage, Math.max(sentence.start, fact.number_start - ROW_BACK), fact.number_start)
    : clause
}
const ROW_BACK = 60

const KIN: readonly RegExp[] = [
  /参考|考生|报考|应考|赴考|应试|参加[\u4e00-\u9fff]{0,6}考/,
  /参训|培训/,
  /参测|测试|检测/,
  /参评|参赛|参加/,
]

/** 占事业收入的 is not of 总收入. */
const isOtherIncome = (named: string, clause: string): boolean =>
  /^[\u4e00-\u9fff]{2,}收入$/.test(named) && /总收入/.test(clause) && !sharesTwo(named.slice(0, -2), clause)

/** 占参考人数的 is of 考生3.87万名 too. */
const isCalled = (named: string, words: string): boolean =>
  sharesTwo(named, words) || KIN.some((kin) => kin.test(named) && kin.test(words))

/** Whether 其中 follows a number. */
const isParted = (passage: Passage, fact: Fact, { end }: Sentence): boolean =>
  /^[^,，。；;（(]{0,12}(?:[,，。；;（(]\s*其中|中[,，])/.test(
    between(passage, endOf(fact), Math.min(end + 4, endOf(fact) + 18)),
  )

/** 升学率 of 毕业生 and 升入: both are called as the trade calls them, or the rate after what was done. */
function calledSo(passage: Passage, words: string, part: Placed, wholes: readonly Placed[]): Likely | undefined {
  const name = NAMED_RATE.exec(words)?.[1]
  if (name === undefined) return undefined
  const own = around(passage, part)
  const trade = isUndone(own, name)
    ? []
    : TRADE.filter(({ rate, part: done }) => rate.test(shortOf(name)) && done.test(own))
  const known = wholes.find((all) => {
    const clause = SUMMED.test(clauseBefore(passage, all.fact, all.sentence))
      ? rowBefore(passage, all)
      : around(passage, all)
    return trade.some(
      ({ whole, part: done }) =>
        whole.test(clause) && !done.test(clause.replace(/应\S{1,2}|(?:整改|办理|处理)(?=事项|问题|任务)/, '')),
    )
  })
  if (known !== undefined) return { whole: known.fact, near: known.sentence === part.sentence ? NEAR_BY_TRADE : NEAR }
  const root = name.slice(-2)
  const last = wholes[0]
  if (last === undefined || last.sentence !== part.sentence || !own.includes(root) || isUndone(own, name))
    return undefined
  if (isBeside(passage, part, last, wholes)) return undefined
  return clauseBefore(passage, last.fact, last.sentence).includes(root) ? undefined : { whole: last.fact, near: NEAR }
}

/** 933名毕业生中，升学612人，就业297人: the second of them is a part of the first no more than the third is of it. */
function isBeside(passage: Passage, part: Placed, last: Placed, wholes: readonly Placed[]): boolean {
  const { sentence } = part
  const whole = wholes.find((one) => one.sentence === sentence && isWholeOf(one.fact, last.fact))
  if (whole === undefined || !isParted(passage, whole.fact, sentence)) return false
  const [from, to] = [last, part].map(({ fact }) => clauseBefore(passage, fact, sentence))
  return !/其中|中[,，]?$/.test(to!) && !/共|总|合计/.test(from!)
}

/** 其中5184名达到录取线: what was done may stand behind the number, up to the next. */
export function around(passage: Passage, { fact, sentence }: Placed): string {
  const behind = between(passage, endOf(fact), Math.min(sentence.end, endOf(fact) + BEHIND))
  return `${behind.split(/[,，、:：(（\d]/, 1)[0]} ${clauseBefore(passage, fact, sentence)}`
}
const BEHIND = 16

/** 优良率 is of 优秀 and 良好 together, 综合就业率 of those who went on to a school too. */
const JOINT = /优良|良好|以上|合计|共|综合|总体|整体|入学|入园|就业|安置|含|两项|普惠/
export const isJoint = (passage: Passage, sentence: Sentence, rate: Fact): boolean =>
  JOINT.test(wordsOf(passage, sentence, rate))
