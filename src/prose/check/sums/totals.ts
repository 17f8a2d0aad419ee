/** Totals that stand before their parts: 共…（…、…）, …，其中…, …，分别为…, …，由…组成. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { numberOf } from '../ground/numbers.ts'
import { doneWith, isRestTold, listBehind, tellsClasses } from './list_behind.ts'
import { isBesideFullRow } from './full_rows.ts'
import { firstParted } from './list_ends.ts'
import { isLeftOpen, parted } from './parting.ts'
import { areCrossing, partitionOf } from './partitions.ts'
import { larger } from './parts.ts'
import {
  alike,
  between,
  clauseBefore,
  endOf,
  factsBefore,
  isLastOfList,
  isListed,
  isOfPeople,
  narrow,
  type Passage,
  REACH,
  type Sentence,
  wordsBehind,
} from '../ground/passage.ts'
import { rangeOf, sumOf } from '../ground/range.ts'
import { areStillOpen, isUndone } from '../ground/undone.ts'

/** 义务教育学校80所（不含教学点26个），其中… */
const LEFT_OUT = /^([^,。(:;]{1,3})\((?:不含|不包括|不计)[^()]{1,16}\)/

/** What joins a total to its parts. The words between the total and its first part, with narrow signs, are looked at. */
interface Opening {
  readonly joins: RegExp
  /** What must follow the last part. */
  readonly closes?: RegExp
  /** What the words before the total must say. */
  readonly of?: RegExp
  /** The parts may be a choice. */
  readonly some?: true
  /** Any of it may be left out. */
  readonly over?: true
  /** People may be of several classes, unless the words tell them apart. */
  readonly apart?: true
}

const OPENINGS: readonly Opening[] = [
  // 总面积98600平方米（新建86400平方米，加固12200平方米）
  { joins: /^[^,。(:;]{0,4},?\((?!.*(?:其中|含|包括))[^)]{0,30}$/ },
  { joins: /^[^,。(:;]{0,4}\([^)]{0,30}$/, some: true },
  // 共招收1820人：甲校560人、乙校480人
  { joins: /^[^,。(:;]{0,8}:[^:;。]{0,30}$/ },
  // 安排6480万元，具体为：安全经费860万元，…
  { joins: /^[^。;:(,]{0,6},具体(?:为|是|包括|如下):?[^。;:,\d]{0,20}$/ },
  // 总投资1.86亿元，资金由四部分构成：中央…
  { joins: /^[^。;:]{0,6},[^。;:]{0,30}(?:构成|组成|来源|如下|部分|渠道|分布)[^。;:,]{0,6}:[^。;:]{0,30}$/ },
  // 意见47条，分为四类：办学条件类16条、…: as many as are told.
  {
    joins:
      /^[^。;(:]{0,6},(?:[^。;:,\d]{0,8}投资[\d.]+[亿万]元,|[^。;:,\d]{2,20},)?(?:[^。;:,\d]{0,10}(?:分为?|分成|划为|划分为|归为|归纳为|涉及|包括|包含|涵盖|集中在))?[^。;:,\d]{0,8}?(?<told>[两三四五六七八九十]|\d{1,2})(?:大?类|种|项(?=下达|拨付|安排|使用|列支|落实|实施)|[个大]方面|部分|个?(?:方面|学段|层次|档次|等次|类别|领域|批次|阶段|片区|板块)|[期批](?=建设|实施|招聘|下达|拨付|推进|安排|进行))(?!开展|组织|举办|进行|培训)[^。;:,\d]{0,6}[:,(](?:其中)?[^:;。]{0,20}$/,
  },
  // 线索58条，处置方式为：…
  {
    joins:
      /^[^。;(:]{0,6},[^。;:,\d]{0,8}(?:方式|去向|结果|情况|类型|类别|性质|原因)(?:为|是|如下|有|包括)?:[^:;。]{0,20}$/,
    some: true,
  },
  // 1.5亿元，安排给三个项目：…: hardly ever all of it, but never more.
  {
    joins: /^[^,。:]{0,6},[^,。:\d]{0,6}(?:安排|分配|用于|投向|支持|下达|拨付|包括|涉及)[^,。:\d]{0,10}:[^:;。]{0,30}$/,
    some: true,
  },
  // 2846万元，包括…912万元、…
  { joins: /^[^,。;(:]{0,6},(?:主要)?(?:包括|包含|涵盖)[^。;:,\d]{1,24}$/, some: true },
  // 功能室24间，含实验室10间、音乐室6间…: some of it, but never more.
  {
    joins: /^[^,，。;(:\d]{0,6},(?:其中)?(?:已|共|内)?含(?:有)?(?!税|[去上前往]年)[^。;:,\d]{1,24}$/,
    some: true,
    over: true,
  },
  // 由幼儿园二百八十七所、小学…和特殊教育学校九所组成
  { joins: /^[^,。;(:]{0,10},?[^,。;:]{0,6}由[^,。;:]{1,20}$/, closes: /^[^,。;]{0,8}(?:组成|构成)/ },
  // 化解纠纷93起，由学校化解57起，教育局化解28起…
  { joins: /^[^,。;(:]{0,6},由[^,。;:]{1,12}$/, some: true },
  // 总投资3600万元，资金来源为中央2000万元、县级1600万元
  { joins: /^[^,。;(:]{0,6},(?:资金)?(?:来源|构成|组成)(?:为|是|包括|有)[^,。;:]{1,20}$/ },
  // 学校二十三所，即：…
  { joins: /^[^,。;(:]{0,6},(?:即|也就是)[^。;,]{0,20}$/ },
  // 47个，分新建、改扩建、维修加固三类，分别为18个…
  { joins: /^[^。;(:]{0,6},分(?:为|成)?[^。;:]{2,40}[类种型级],?[^。;:]{0,6}分别(?:为|是|有)$/ },
  { joins: /^[^,。;(:]{0,6},分(?:为|成)[^。;:,]{1,20}$/ },
  // 三所学校共招生1820人，分别为560人、480人和760人
  { joins: /^[^,。]{0,4},[^,。\d]{0,16}分别(?:为|是|招收|达|达到)?$/, of: /共|总/ },
  // 学校186所，分别为幼儿园74所、小学83所…
  { joins: /^[^,。]{0,4},[^,。\d]{0,6}分别(?:为|是)[^,。;:\d]{1,12}$/, of: /共|总/ },
  // 全市3200人，其中小学1500人、初中1000人、高中700人
  { joins: /^[^,(]{0,3}(?:,其中|中,)[^。;]{0,40}$/, some: true },
  { joins: /^[^,(。;:\d]{4,26},其中[^。;,\d]{0,12}$/, some: true, apart: true },
  // 其余50人中参军11人、创业13人
  { joins: /^[^,，。;:、\d]{0,2}(?<![高初])中[^,，。;:、\d]{2,8}$/, some: true, of: /其余|剩余/ },
  // 按学段分，小学…
  { joins: /^[^,。;(:]{0,6},(?:按|从)[^,。;]{2,10}(?:分|看|划分|统计)[,:]?[^,。;]{1,20}$/, some: true },
]

/** 党员2846名，其中在职党员2238名、离退休党员608名；女党员1296名: some are all of it, and the others are in them. */
function partedFirst(passage: Passage, sentence: Sentence, parts: readonly Fact[]): readonly Fact[] {
  const clauses = parts.map((part) => clauseBefore(passage, part, sentence))
  for (let count = 2; count < parts.length; count += 1)
    if (
      partitionOf(clauses.slice(0, count)) &&
      !partitionOf(clauses.slice(0, count + 1)) &&
      areCrossing(clauses.slice(1, count + 1))
    )
      return parts.slice(0, count)
  return parts
}

/** 三个年级：七年级12个班、八年级11个班: what is counted of each is no part of them. */
function areOfEach(passage: Passage, total: Fact, part: Fact): boolean {
  if (total.unit !== '个' || !/^个./.test(part.unit)) return false
  const noun = /^个?[\u4e00-\u9fff]*/.exec(between(passage, endOf(total), endOf(total) + 9))![0]
  return noun.length > 1 && !noun.includes(part.unit.slice(1))
}

export function totalFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((total, at) => {
    const first = sentence.facts
      .slice(at + 1, at + 4)
      .find((fact) => alike(total, fact) && !tellsClasses(passage, fact))
    if (first === undefined || total.value === null || tellsClasses(passage, total)) return []
    if (areOfEach(passage, total, first)) return []
    const gap = narrow(between(passage, endOf(total), first.number_start)).replace(LEFT_OUT, '$1')
    if (!OPENINGS.some(({ joins }) => joins.test(gap))) return []
    const parts = partsBehind(passage, sentence, total, first)
    const last = parts.at(-1)
    const over = last && overBehind(passage, sentence, total, last)
    if (over) return [larger(total, over)]
    const behind = last ? narrow(between(passage, endOf(last), endOf(last) + 16)) : ''
    const opening = OPENINGS.find(({ joins, closes }) => joins.test(gap) && closes?.test(behind) !== false)
    if (opening === undefined || isShut(passage, sentence, at, gap, opening)) return []
    const told = numberOf(opening.joins.exec(gap)?.groups?.['told'])
    if (told !== undefined && told !== parts.length) return []
    if (opening.over && sumOf(parts) <= total.value) return []
    const clauses = parts.map((part) => clauseBefore(passage, part, sentence))
    if (opening.apart && isOfPeople(total) && partitionOf(clauses) === undefined) return []
    const open = isLeftOpen(passage, endOf(total), parts, Math.min(sentence.end, endOf(total) + 4 * REACH))
    const some = opening.some === true && !isBesideFullRow(passage, { fact: total, sentence }, sentence, parts)
    return firstParted(passage, sentence, total, parts, { some, open })
  })
}

/** 总投资3600万元，…2000万元、县级配套资金1600亿元: the next of the list is more than all of it. */
function overBehind(passage: Passage, sentence: Sentence, total: Fact, last: Fact): Fact | undefined {
  const { facts } = sentence
  const next = facts[facts.indexOf(last) + 1]
  const [all, own] = [rangeOf(total), next && rangeOf(next)]
  if (!next || !all || !own || own.low <= all.high) return undefined
  // 幼儿园107所（公办58所，民办119所）
  const kinds = [last, next].map((part) => clauseBefore(passage, part, sentence))
  if (total.kind === 'count' && alike(last, next) && partitionOf(kinds)?.closed) return next
  if (total.kind !== 'money') return undefined
  if (isListed(passage, last, next)) return next
  const words = between(passage, endOf(last), next.number_start)
  return /^[^,，。；;]{1,3}[,，](?:[中央省市县区地方社会学校]{1,2}级?[\u4e00-\u9fff]{0,8}|[\u4e00-\u9fff]{0,4}(?:配套|自筹|补助|捐赠|贷款|债券)[\u4e00-\u9fff]{0,4})$/.test(
    words,
  ) && !/总|共|累计/.test(words)
    ? next
    : undefined
}

/** A total that is itself one of a list, or whose words do not say that it is all. */
function isShut(passage: Passage, sentence: Sentence, at: number, gap: string, { of, some }: Opening): boolean {
  const { facts } = sentence
  if (of?.test(clauseBefore(passage, facts[at]!, sentence)) === false) return true
  return some === true && (isLastOfList(passage, facts, at) || /^[^,]{0,3}\)/.test(gap))
}

/** A new count, a sum or a second level of 其中 is no further part. */
const ENDS_LIST =
  /^(?!其余|其他|剩余|余下).*(?:其中|共|总(?![支校园务督])|累计|合计)|^(?:包括|含)|^[\u4e00-\u9fff]{2,10}(?<![其集初高])中(?![小学心职级国央高考专])[\u4e00-\u9fff]{2,}|比(?!较[\u4e00-\u9fff]{2})|(?<!比)较/

/** A list of 、 is over where it is told what was done with all of them. */
function partsBehind(passage: Passage, sentence: Sentence, total: Fact, first: Fact): readonly Fact[] {
  const parts = allBehind(passage, sentence, total, first)
  const end = parts.findIndex((part, at) => at > 0 && !isListed(passage, parts[at - 1]!, part))
  const is_over = end > 2 && doneWith.test(clauseBefore(passage, parts[end]!, sentence))
  return withoutTheirs(passage, partedFirst(passage, sentence, is_over ? parts.slice(0, end) : parts))
}

/** 尚未完成的8个问题中，5个需结合…，3个需提请…: what stands behind is of the 8. */
function withoutTheirs(passage: Passage, parts: readonly Fact[]): readonly Fact[] {
  const at = parts.findIndex((part, place) => place > 0 && PARTED.test(between(passage, endOf(part), endOf(part) + 12)))
  return at < 0 ? parts : parts.slice(0, at + 1)
}
const PARTED = /^[^,，。；;、\d]{0,8}(?<![高初集其])(?:之?中|里|当中)[,，]/

const allBehind = (passage: Passage, sentence: Sentence, total: Fact, first: Fact): Fact[] =>
  listBehind(passage, sentence, total, first.number_start, (part, own, is_first) => {
    const clause = clauseBefore(passage, part, own)
    const all = clauseBefore(passage, total, sentence)
    if (isUndone(all, clause) || areStillOpen(all, clause, wordsBehind(passage, part, own, 12))) return true
    if (is_first) return false
    const over = part.value! > total.value! && first.value! <= total.value!
    return over || (!isRestTold(passage, own, part) && ENDS_LIST.test(clause))
  })

/** How many other numbers may stand between a total and 其中. */
const OTHERS = 2

/** 学校86所，学生13.24万人。其中，高中52所，学生8.76万人；…: the numbers of the second column make up the second total. */
function isSecondColumn(passage: Passage, { facts, start }: Sentence, at: number): boolean {
  const [before, own] = [facts[at - 1], facts[at]!]
  if (before === undefined || alike(before, own) || before.base_unit === '%' || own.base_unit === '%') return false
  const from = Math.max(facts[at - 2] ? endOf(facts[at - 2]!) : start, own.number_start - 60)
  return /(?:^|[,。;])\s*其中[,:]?[^,。;:()\d]*\d[\d.,]*[^,。;:()\d]{1,8}[,、][^,。;:()\d]{0,10}$/.test(
    narrow(between(passage, from, own.number_start)),
  )
}

/** 资助31450人次，发放资金2684.5万元。其中，学前教育4120人次…: other numbers stand between, or a stop. */
export function amongFindings(passage: Passage, sentence: Sentence): Finding[] {
  if (!between(passage, sentence.start, sentence.end).includes('其中')) return []
  return sentence.facts.flatMap((first, at) => {
    const from = sentence.facts[at - 1] ? endOf(sentence.facts[at - 1]!) : sentence.start
    const words = narrow(between(passage, Math.max(from, first.number_start - 40), first.number_start))
    if (!/(?:^|[,。;])\s*其中[,:]?[^,。;:()]*$/.test(words) && !isSecondColumn(passage, sentence, at)) return []
    const before = factsBefore(passage, sentence, first)
    const place = before.findIndex(
      ({ fact, sentence: own }) => alike(fact, first) && !CHANGED.test(clauseBefore(passage, fact, own)),
    )
    const total = before[place]
    if (
      total === undefined ||
      place > OTHERS ||
      /[xX×*○]{2}/.test(between(passage, endOf(total.fact), first.number_start)) ||
      total.sentence.index < sentence.index - 1
    )
      return []
    if (place === 0 && total.sentence === sentence) return []
    // 由3.6万降到0.9万平方米，下降75%，其中拆除…: of what is no more.
    if (before[0]!.fact.masked || first.value! > (total.fact.value ?? 0)) return []
    if (isLastOfList(passage, total.sentence.facts, total.sentence.facts.indexOf(total.fact))) return []
    const parts = partsBehind(passage, sentence, total.fact, first)
    const is_change =
      before[0]!.fact.kind === 'change' || CHANGED.test(clauseBefore(passage, before[0]!.fact, before[0]!.sentence))
    if (is_change && !areOfStock(passage, sentence, total.fact, before[0]!.fact, parts)) return []
    const open = isLeftOpen(passage, first.start, parts, sentence.end)
    const some = !isBesideFullRow(passage, total, sentence, parts)
    return firstParted(passage, sentence, total.fact, parts, { some, open })
  })
}

/** 4230人，比上年减少370人，下降8%，其中小学2860人、初中1370人: what comes near to what is there, and not to what has gone. */
function areOfStock(passage: Passage, sentence: Sentence, total: Fact, change: Fact, parts: readonly Fact[]): boolean {
  const sum = sumOf(parts)
  const told = partitionOf(parts.map((part) => clauseBefore(passage, part, sentence)))
  const is_last = /[比较]|[上去]年/.test(clauseBefore(passage, total, sentence))
  const moved = change.base_unit === '%' ? (total.value! * (change.value ?? 0)) / 100 : (change.value ?? 0)
  // 净增3所，其中公办园52所: more than have come are of all of them.
  const is_near = sum > total.value! || (total.kind === 'count' && sum > NEAR_ALL * total.value!)
  const are_more = is_near && parts.length > 2 && parts.every(({ value }) => value! > moved)
  return !is_last && (told !== undefined || are_more) && Math.abs(sum - total.value!) < NEAR_STOCK * total.value!
}
const NEAR_STOCK = 0.1
/** Those that are left out of a list are more. */
const NEAR_ALL = 0.97
/** 较上年净减6所 */
const CHANGED = /[比较][^,，。；;]{1,12}(?:净?[增减](?:加|少|长)?|多|少)[\u4e00-\u9fff]{0,3}$/

/** 全部专任教师按职称划分，正高级2人，高级47人…: another sentence parts again what was told by its noun. */
const AGAIN =
  /^\s*(?:全部|全体|上述|这些|所有|全[校县市区])*(?<noun>[\u4e00-\u9fff]{2,8}?)?(?:中|队伍|总体)?[,，]?按[^,，:：、\d]{2,8}?(?:划分|来分|分类|统计|来看|结构|[分看])[,，:：]?(?:[^,，。;；:：\d]|\d+(?:周?岁|年)){1,14}$/

export function sortedAgainFindings(passage: Passage, sentence: Sentence): Finding[] {
  const first = sentence.facts.find(({ kind }) => kind === 'count')
  const before = first === undefined ? '' : between(passage, sentence.start, first.number_start)
  const own = before.includes('按') ? AGAIN.exec(before) : null
  if (first === undefined || own === null || first.value === null) return []
  const noun = own.groups?.['noun']
  const kin = factsBefore(passage, sentence, first).filter(({ fact }) => alike(fact, first))
  const [total, ...others] = kin.filter((one) =>
    noun === undefined
      ? one.sentence.index === sentence.index - 1 && !'；;'.includes(passage.text[one.sentence.start - 1] ?? '。')
      : clauseBefore(passage, one.fact, one.sentence).endsWith(noun),
  )
  if (total === undefined || others.length > 0 || total.fact.value === null) return []
  const parts = partsBehind(passage, sentence, total.fact, first)
  if (parts.length < 3) return []
  const open = isLeftOpen(passage, first.start, parts, sentence.end)
  return parted(passage, sentence, total.fact, parts, { some: noun === undefined, open })
}
