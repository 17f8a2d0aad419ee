/** Whether parts make up their total, and what else may be true where they do not. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { isGoneOn, isOfList } from './goes_on.ts'
import { FEW, numberOf } from '../ground/numbers.ts'
import { CLOSES_WITHIN, isClosedBy, withoutClosing } from '../ground/closed.ts'
import { areFlows } from './flows.ts'
import { doneWith, isInBracket, tellsClasses } from './list_behind.ts'
import { areCrossing, partitionOf, rest } from './partitions.ts'
import {
  alike,
  between,
  clauseBefore,
  endOf,
  isListed,
  type Passage,
  placeOf,
  type Sentence,
} from '../ground/passage.ts'
import { added, meets, overlaps, type Range, rangeOf, shown, sumOf, times } from '../ground/range.ts'

/** Parts that miss the total by less are taken for a slip of the pen and not for a choice of examples. */
const NEARLY = 0.05
/** Three parts and more that come so near are hardly a choice either. */
const NEARLY_OF_MANY = 0.1
/** Of kinds that are told apart, those with few of them are left out: 186所，其中幼儿园74所、小学83所、初级中学20所. */
const NEARLY_OF_KINDS = 0.04
/** What may be in two parts makes the sum larger by more than a slip of the pen. */
const OVER = 0.1
/** Nor is it of the same thing any more where it is so many times the whole. */
const BEYOND = 1.5
/** One and the same may have or do several of these. */
export const HAVE = /开展|参加|参与|开设|配备|建有|设有|实施|取得|获得|拥有|具有|使用|覆盖/
/** Words that say the parts are not all of it; 借调、病休等不在岗57人 are one of them. */
export const OPEN =
  /等(?!奖|职|专|教|学|级|[^,，。；;、\d]{2,10}\d)|另|还有|此外|主要|以及其他|(?<![其剩结盈节富])余(?!下|额)/
/** What says so behind the last of them: …82名，另有8名; and not 重点向音乐、体育等学科倾斜, 主要原因是…. */
const MORE_BEHIND = /另|还有|此外|其余|其他|不含|不包括|[不未]计|未含|未列/

/** Whether words say that more parts are there than are told; of what stands behind the last, its own clause is looked at. */
export function isLeftOpen(passage: Passage, from: number, parts: readonly Fact[], end: number): boolean {
  const last = parts.at(-1)
  const told = last === undefined ? from : endOf(last)
  const behind = between(passage, told, end)
  const own = /^[^,，；;。]*/.exec(behind)![0]
  return OPEN.test(between(passage, from, told) + own) || MORE_BEHIND.test(withoutClosing(behind.slice(own.length)))
}

export interface Parting {
  /** They may be examples only. */
  readonly some: boolean
  readonly open: boolean
  /** The total is told behind all of them, so that no other number is. */
  readonly final?: boolean
}

/** 学生36000人，配有专职校医45人、兼职保健教师75人: who is given to them is none of them. */
const GIVEN = /^(?:现|共|已)?(?:配[有备齐]|聘[有请用])/

/** 28所学校中，21所没有问题，7所有问题，有2所…: some of those behind are told of those before. */
const isFullBefore = (ranges: readonly Range[], clauses: readonly string[], whole: Range): boolean =>
  clauses.some((clause, at) => at > 1 && /^(?:其中)?有$/.test(clause) && overlaps(added(ranges.slice(0, at)), whole))

export function parted(
  passage: Passage,
  sentence: Sentence,
  total: Fact,
  told_parts: readonly Fact[],
  { some: may_be_some, open, final }: Parting,
): Finding[] {
  const parts = told_parts.map((part) => asOften(passage, part))
  const whole = rangeOf(total)
  const ranges = parts.map(rangeOf)
  if (whole === undefined || parts.length < 2 || ranges.some((range) => range === undefined)) return []
  const sum = added(ranges.map((range) => range!))
  const clauses = parts.map((part) => clauseBefore(passage, part, sentence))
  const some = may_be_some && !(isClosed(passage, parts, whole, sum) && !areCrossing(clauses))
  const named = partitionOf(clauses)
  const all = areAnnounced(passage, sentence, parts) || (named && areAllLevels(passage, total, clauses))
  const kinds = all ? { closed: true } : named
  if (
    overlaps(sum, whole) ||
    // 48个班、2280个学位…共18个班
    (total.kind === 'count' && ranges.every((range) => range!.low > whole.high)) ||
    isFullBefore(ranges as Range[], clauses, whole) ||
    isRestSaid(passage, sentence, total, sum) ||
    isOfList(passage, total, parts[0]!) ||
    isGoneOn(sentence, total, parts, sum) ||
    (!final && isSaid(sentence, total, parts, sum)) ||
    isNested(ranges, clauses) ||
    // 办学方向15分，得14.2分
    clauses.some((clause) => /^(?:实?得|扣)$/.test(clause)) ||
    // 实验小学两场，其余各一场
    /(?:其余|其他|余下)[^,，]{0,6}各$/.test(clauses.at(-1)!) ||
    areColumns(passage, total, clauses) ||
    isMember(sentence, total) ||
    (GIVEN.test(clauses[0]!) && !GIVEN.test(clauseBefore(passage, total, sentence))) ||
    (sum.low < whole.low &&
      REST_UNCOUNTED.test(between(passage, endOf(parts.at(-1)!), endOf(parts.at(-1)!) + SEVERAL_ON))) ||
    areShared(passage, sentence, total, parts) ||
    SEVERAL.test(between(passage, parts.at(-1)!.number_start, parts.at(-1)!.number_start + SEVERAL_ON)) ||
    (final && SEVERAL.test(between(passage, parts.at(-1)!.number_start, total.number_start))) ||
    isPassedInAll(ranges, clauses, whole)
  )
    return []
  // 29所，其中公办18所，民办11所，示范性3所: the first ones are all of it, and the others are among them.
  const told = kinds && !rest.test(clauses.at(-1)!) ? parts : []
  const not_parts = [...statusBehind(passage, sentence, parts), ...announcing(sentence, total, parts)]
  if (isExplained(passage, sentence, total, told, not_parts, parts)) return []
  // 减少45人，其中退休162人、新进137人
  if (/[增减]/.test(clauseBefore(passage, total, sentence)) && areFlows(clauses)) return []
  // Who is given something in spring is given it in autumn too.
  if (/^[人名位户]$/.test(total.unit) && !final && clauses.every((clause) => TERM.test(clause))) return []
  // Parts of no known kinds that are far more than the whole are of something else.
  if (some && !kinds && sum.low > whole.high * BEYOND && !isSlipOfTens(parts, whole)) return []
  const gap = between(passage, endOf(total), parts[0]!.number_start)
  if (some && !kinds && sum.low > whole.high && parts.length === 2 && FRAMED.test(gap)) return []
  if (sum.low < whole.low && isOfMore(clauseBefore(passage, total, sentence), clauses)) return []
  const choice = { total, parts, clauses, kinds, sum, whole }
  if (
    sum.low <= whole.high ? open || (some && (mayLeaveOut(choice) || areCrossing(clauses))) : some && mayOverlap(choice)
  )
    return []
  return [unequal(total, parts)]
}

/** 教职工2146人，其中中小学教师1690人、幼儿园教师412人: not all of them teach. */
const isOfMore = (own: string, clauses: readonly string[]): boolean =>
  /教职工|教职员/.test(own) && clauses.every((clause) => clause.endsWith('教师'))

/** 48名学生中，近视的21人，患龋齿的30人: one may be both. */
const FRAMED = /^[^,，。；;\d]{0,10}中[,，]/

/** 通过甲、乙、丙三条渠道补充186人，其中…: as many parts are told as there are. */
function areAnnounced(passage: Passage, sentence: Sentence, parts: readonly Fact[]): boolean {
  const from = Math.max(sentence.start, parts[0]!.number_start - ANNOUNCED_BEFORE)
  const words = between(passage, from, parts[0]!.number_start)
  return [...words.matchAll(ANNOUNCED)].some(([, many]) => numberOf(many) === parts.length)
}
const ANNOUNCED_BEFORE = 60
const ANNOUNCED = new RegExp(
  `(?<!前|首|第|[每各])(${FEW})(?:个|大|条|种)?(?:渠道|学段|类别|类型|类|种|层次|档次|档|等级|途径|部分|来源)(?!以上|多|等|第)`,
  'g',
)
/** 村小和教学点590人，除此之外没有其他招生学校; 骨干教师35人，此外再无省级骨干 says nothing of all the teachers. */
function isClosed(passage: Passage, parts: readonly Fact[], whole: Range, sum: Range): boolean {
  const end = endOf(parts.at(-1)!)
  return sum.high > NEAR_CLOSED * whole.low && isClosedBy(between(passage, end, end + CLOSES_WITHIN))
}
const NEAR_CLOSED = 0.85

/** 省级以上27项，其中国家级2项、省级25项: there is no other level. */
function areAllLevels(passage: Passage, total: Fact, clauses: readonly string[]): boolean {
  const lowest = /([省市县])级?(?:及|或)?以上/.exec(between(passage, total.number_start - 24, total.number_start))?.[1]
  const levels = LEVELS.slice(0, LEVELS.findIndex((level) => level.test(lowest ?? '')) + 1)
  return levels.length > 1 && levels.every((level) => clauses.some((clause) => level.test(clause)))
}
const LEVELS = [/国家/, /省|自治区/, /市/, /县/]

/** 中职学校和特教学校各1所 are two. */
function asOften(passage: Passage, part: Fact): Fact {
  const words = between(passage, part.number_start - EACH_BACK, part.number_start)
  if (!EACH.test(words) || part.value === null) return part
  const names = words
    .replace(EACH, '')
    .split(/[\d,，。；;:：（(]/)
    .at(-1)!
    .replace(/^[\u4e00-\u9fff]{1,3}[、和]/, '')
    .split(/[、和与及]/)
    .filter((name) => name.length > 1)
  if (names.length < 2) return part
  const value = part.value * names.length
  return { ...part, value, number: String(value) }
}
const EACH_BACK = 40
const EACH = /各(?:有|设)?$/

interface Choice {
  readonly total: Fact
  readonly parts: readonly Fact[]
  readonly clauses: readonly string[]
  readonly kinds: { readonly closed: boolean } | undefined
  readonly sum: Range
  readonly whole: Range
}

/** Parts that are too few to be all, unless they name all there is or come so near that one of them must be wrong. */
function mayLeaveOut({ total, parts, clauses, kinds, sum, whole }: Choice): boolean {
  // Some of those who left a school have found nothing yet.
  const both = clauses.some((clause) => /就业/.test(clause)) && clauses.some((clause) => /升/.test(clause))
  if (!kinds?.closed && both) return !/升学[和与及、]?就业/.test(total.quote)
  const missing = (whole.low - sum.high) / Math.max(1, whole.high)
  return (
    !kinds?.closed &&
    !isSlipOfTens(parts, whole) &&
    missing > (kinds ? NEARLY_OF_KINDS : parts.length > 2 && parts[0]!.kind !== 'money' ? NEARLY_OF_MANY : NEARLY)
  )
}

/** Who may be counted twice; money is not given twice. */
function mayOverlap({ total, parts, clauses, kinds, sum, whole }: Choice): boolean {
  if (total.kind === 'money' || parts.some((part) => (part.value ?? 0) > whole.high)) return false
  // 一行9人，包括局领导2人、股室负责人4人、校长4人: of few any slip is a large share.
  const one_off = parts.length > 2 && sum.low - whole.high <= 1
  const uneven = kinds === undefined && !one_off && sum.low > whole.high * (1 + OVER)
  // 由城区到乡村的37人、由超编校到缺编校的52人: one and the same move may be both.
  const moves = clauses.every((clause) => /[由从][^到]{2,6}到/.test(clause))
  const does = moves || (total.kind !== 'area' && clauses.some((clause) => HAVE.test(clause)))
  return uneven || does || areCrossing(clauses)
}

export const TERM = /春季|秋季|春学期|秋学期|[上下]半年|[上下]学期|第[一二三四]季度/

function unequal(total: Fact, parts: readonly Fact[]): Finding {
  const gap = Math.abs(total.value! - sumOf(parts))
  return notSum(total, parts, `相差${shown(gap)}`)
}

/** 120 + 50 + 40 = 210 ≠ 200 */
export const additionOf = (total: Pick<Fact, 'value'>, parts: readonly Pick<Fact, 'value'>[]): string =>
  `${parts.map(({ value }) => shown(value!)).join(' + ')} = ${shown(sumOf(parts))} ≠ ${shown(total.value!)}`

/** Where parts do not make up their total. */
export const notSum = (total: Fact, parts: readonly Fact[], how = '不符'): Finding => ({
  rule: 'sum',
  says: `各部分加起来是${shown(sumOf(parts))}，与“${total.quote}”${how}，请核对是总数有误还是分项有误。`,
  arithmetic: additionOf(total, parts),
  places: [total, ...parts].map(placeOf),
})

const LEFT = /未|其余|其他|另|剩|还有|尚|暂|缺/

/** 412名，其中126名、217名、63名。未入学的6名…: what is left is told soon after. */
function isRestSaid(passage: Passage, sentence: Sentence, total: Fact, sum: Range): boolean {
  const rest = { low: (total.value ?? 0) - sum.high, high: (total.value ?? 0) - sum.low }
  return passage.sentences
    .slice(sentence.index, sentence.index + 3)
    .flatMap(({ facts }) => facts)
    .some((fact) => {
      const said = fact.number_start > total.number_start && alike(fact, total) ? rangeOf(fact) : undefined
      const words = between(passage, fact.number_start - 12, fact.number_start + 8)
      return said !== undefined && rest.low > 0 && meets(said, rest) && LEFT.test(words)
    })
}

/** 486人，其中163人、239人、71人，共安置473人: the parts make up another number that is said too. */
const isSaid = ({ facts }: Sentence, total: Fact, parts: readonly Fact[], sum: Range): boolean =>
  facts.some((fact) => {
    const said = fact === total || parts.includes(fact) || !alike(fact, total) ? undefined : rangeOf(fact)
    return said !== undefined && meets(said, sum)
  })

/** 新建17个，其余为维修改造: how many are left is not said. */
const REST_UNCOUNTED = /^[^,，。；;、\d]{1,8}[,，](?:其余|其他|余下|剩余)[^\d,，。；;]{2,}[,，。；;]/

/** No run of parts is longer. */
const RUN = 12

/** 概算1.35亿元，其中债券9000万元、省级3200万元、县级1300万元，今年到位4800万元: with those behind it, it is all of what came before. */
function isMember({ facts }: Sentence, total: Fact): boolean {
  const at = facts.indexOf(total)
  const before = facts
    .slice(Math.max(0, at - RUN), at)
    .flatMap((fact) => (alike(fact, total) ? (rangeOf(fact) ?? []) : []))
  const row = facts.slice(at, at + RUN).filter((fact) => alike(fact, total))
  return before.some((whole) => whole.low > (total.value ?? 0) && hasRun(row, whole, []))
}

/** …校园周边84处，已整改698处，其余14处: the same things are parted again, which says nothing of the list before. */
function statusBehind(passage: Passage, sentence: Sentence, parts: readonly Fact[]): readonly Fact[] {
  const last = parts.at(-1)!
  const next = sentence.facts[sentence.facts.indexOf(last) + 1]
  const is_list = parts.length > 2 && parts.slice(1).every((part, at) => isListed(passage, parts[at]!, part))
  if (!is_list || next === undefined || !doneWith.test(clauseBefore(passage, next, sentence))) return []
  return sentence.facts.filter(({ number_start }) => number_start >= next.number_start)
}

/** 东、西两个考区共设考场184个，东片97个，西片85个: how many parts there are is no part. */
const announcing = ({ facts }: Sentence, total: Fact, parts: readonly Fact[]): Fact[] =>
  facts.filter(
    ({ number, value, number_start }) =>
      number_start < total.number_start && value === parts.length && /^[两三四五六七八九十]$/.test(number),
  )

/**
 * Some row of figures beside a total does make it up: another one than was looked at, or the same without those that are
 * only among the others.
 */
function isExplained(
  passage: Passage,
  sentence: Sentence,
  total: Fact,
  parts: readonly Fact[],
  behind: readonly Fact[],
  all: readonly Fact[],
): boolean {
  const whole = rangeOf(total)
  if (whole === undefined) return true
  const kin = sentence.facts.filter(
    (fact) => fact !== total && alike(total, fact) && !tellsClasses(passage, fact) && !behind.includes(fact),
  )
  // 去年的85人，今年的109人，其中理科78人、文科24人: the second is among the others as the first is.
  let among: Fact | undefined
  const firm = kin.filter((fact) => {
    if (/其中|含/.test(clauseBefore(passage, fact, sentence)) || (among && isListed(passage, among, fact))) among = fact
    return among !== fact && !isInBracket(passage, sentence.start, fact.number_start)
  })
  return [kin, firm].some((row) => hasRun(row, whole, parts, all))
}

/** `told`: parts of one kind, of which a few alone are never the whole; `given`: those that were held to it before. */
function hasRun(row: readonly Fact[], whole: Range, told: readonly Fact[], given: readonly Fact[] = []): boolean {
  return row.some((_, from) => {
    let sum: Range = { low: 0, high: 0 }
    for (const [count, fact] of row.slice(from, from + RUN).entries()) {
      const range = rangeOf(fact)
      if (range === undefined) return false
      sum = added([sum, range])
      const run = row.slice(from, from + count + 1)
      const is_given = run.length === given.length && run.every((one) => given.includes(one))
      const others = !is_given && run.some((one) => !told.includes(one))
      if (count > 0 && others && meets(sum, whole)) return true
      if (sum.low > whole.high) return false
    }
    return false
  })
}

/** 部分信访件同时反映多个问题: some are counted more than once. */
const SEVERAL =
  /(?:同时|一[人件生校名个所])[\u4e00-\u9fff]{0,6}(?:[多两数几][个项类种次重方级]|多[诉因])|(?:部分|个别|不少|许多|有些)[^,，。；;\d]{0,10}(?:同时|兼)|有的[^,，。；;\d]{0,8}(?:同时|兼|又|也)|(?<![不无])(?:重复|交叉)(?:计算|统计|计数|申报|报名|登记)|[有存在](?:交叉|重复|重叠)|[查去到跑访](?:过|了)?(?:两|多|不止一)[遍次回轮]|可(?:多选|兼报|重复)|(?:剔除|去除|扣除|减去|除去|去掉|合并|排除|核减)[^,，。；;\d]{0,4}(?:重复|交叉|重叠|兼)|去重|[只仅]计[算]?(?:一次|1次)|多种情况|合并计算/
/** So far behind the last part it is told. */
const SEVERAL_ON = 60

/** 860人，其中升学516人，占六成；就业301人，占35%: parts whose shares of the whole are told are what they are said to be. */
function areShared(passage: Passage, { index }: Sentence, total: Fact, parts: readonly Fact[]): boolean {
  const facts = passage.sentences.slice(index, index + 3).flatMap((near) => near.facts)
  return parts.every((part) => {
    const share = facts[facts.indexOf(part) + 1]
    if (share === undefined || share.base_unit !== '%' || share.value === null || !total.value) return false
    return Math.abs((part.value! / total.value) * 100 - share.value) < 1
  })
}

/** 失学42人，劝返38人，其余4人: one of the parts is the sum of those behind it. */
function isNested(ranges: readonly (Range | undefined)[], clauses: readonly string[]): boolean {
  if (!/^(?:其余|剩余|余下|尚有|还有|尚未)/.test(clauses.at(-1) ?? '')) return false
  return ranges.some((range, at) => {
    const behind = ranges.slice(at + 1)
    return range !== undefined && behind.length > 1 && meets(range, added(behind.map((one) => one!)))
  })
}

/** 申报143人，通过68人；其中乡村教师申报39人，通过27人: the second is of the total's own column, and the first of another. */
function areColumns(passage: Passage, total: Fact, [first = '', ...others]: readonly string[]): boolean {
  const own = /[^,，、(（:：)）。；;\d]*$/.exec(between(passage, total.number_start - 12, total.number_start))![0]
  return own.length > 1 && others.includes(own) && !first.endsWith(own) && !/^(?:其余|其他|剩余)/.test(own)
}

/** 412人，优秀153人，及格361人，不及格51人: those who did well have passed as well. */
function isPassedInAll(ranges: readonly (Range | undefined)[], clauses: readonly string[], whole: Range): boolean {
  const marks = ranges.filter((_, at) => !/优秀|良好|优良/.test(clauses[at]!))
  return (
    marks.length < ranges.length &&
    marks.length > 1 &&
    clauses.some((clause) => /[及合]格|达标/.test(clause)) &&
    meets(added(marks.map((one) => one!)), whole)
  )
}

/** 3200万元，其中2400元、800万元: with 万 behind one of them, or without it, they are all of it. */
function isSlipOfTens(parts: readonly Fact[], whole: Range): boolean {
  if (parts[0]?.kind !== 'money') return false
  const ranges = parts.map((part) => rangeOf(part)!)
  return TENS.some(
    (tens) =>
      meets(added(ranges), times(whole, tens)) ||
      parts.some((_, at) =>
        meets(added(ranges.map((range, place) => (place === at ? times(range, tens) : range))), whole),
      ),
  )
}
/** 万 for 亿, 元 for 万元 and the other way round. */
const TENS = [1e4, 1e8, 1e-4, 1e-8]
