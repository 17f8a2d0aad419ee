/** Totals that stand behind their parts: 新建36所，改扩建30所，共66所. */
import { sumOf } from '../ground/range.ts'
import type { Fact } from '../../grammar/fact.ts'
import { isInTurn } from '../ground/in_turn.ts'
import { numberOf } from '../ground/numbers.ts'
import type { Finding } from '../ground/finding.ts'
import { HAVE, OPEN, parted, TERM } from './parting.ts'
import { alike, between, clauseBefore, endOf, MOST, type Passage, type Sentence } from '../ground/passage.ts'

const CLOSING_TOTAL =
  /^(?:(?:以上|上述)?(?:[两三四五六七八九十]|\d{1,2})?(?:项|者|类|校|所|部分|批|个?[\u4e00-\u9fff]{0,3})?(?:合计|总计|共计|共|总共|累计|计)(?:有|招生|录取|招收|投入|安排|完成|新增|建成)?|总数|总量|总人数|总额|奖牌(?:总数|总计|合计)?|(?!其他|其余|其它|剩余)[\u4e00-\u9fff]{2,8}(?:合计|总计|共计))(?:为|达到?|是)?$/
/** 共建设66所 after 新建36所，改扩建30所: the same work, or another one; the numbers must speak for it too. */
const LOOSE_TOTAL =
  /^(?:全年|今年|本年度?|一年来|[上下]半年)?(?:全[市县区校镇省]|我[市县区校]|本科)?(?:前?(?:[两三四五六七八九十]|\d{1,2})(?:年|个?学期|批|期|届|个?季度|个?月|轮次?|场|天|次|周)(?:来|间)?)?(?:(?:合计|总计|共计|共|总共|累计)(?!有)[\u4e00-\u9fff]{2,8}|[两三四五六七八九十]个?[\u4e00-\u9fff]{2,8}共(?:有|计)?|(?:本年|全年|今年)?(?:实际)?可用(?:资金|经费|财力)*|[\u4e00-\u9fff]{2,6}(?:总数|总量|总人数|总额)(?:为|达到?|是)?|[\u4e00-\u9fff]{2,8}(?<![共合总统设累审估预会主])计)$/
/** 三个学段起始年级合计招收12637人: as many as are told, and what was done is said of the parts. */
const TOTAL_OF_MANY =
  /^(?:以上|上述|这)?([两三四五六七八九十]|\d{1,2})(?:个|类|种|项|所|批|级|大)[\u4e00-\u9fff]{2,12}?(?:合计|总计|共计|总共|累计|共)([\u4e00-\u9fff]{0,4})$/
const SLIP = 0.3
/** 其他类别合计39件 is a member of the list. */
const REST = /^(?:其[他它余]|剩余|余下|另外?)/

/** 占全县学校总数120所的35.0%: they are some of another whole. */
const OF_ALL = /(?:^|[,，、。；;])(?:约|仅|只)?占[^,，、。；;\d]{0,20}$/
const isOfAnother = (passage: Passage, { start }: Sentence, total: Fact): boolean =>
  OF_ALL.test(between(passage, Math.max(start, total.number_start - 24), total.number_start))

/** 4260人中，…合计4260人: the whole that was said before its parts. */
function isWhole(passage: Passage, part: Fact, total: Fact): boolean {
  return part.value === total.value || /^[^,，]{0,4}中[,，]/.test(between(passage, endOf(part), endOf(part) + 6))
}

/** 合计109个班5662人: two totals behind one word. */
function isSecond(passage: Passage, sentence: Sentence, at: number): boolean {
  const [first, second] = [sentence.facts[at - 1]!, sentence.facts[at]!]
  return (
    first.base_unit !== second.base_unit &&
    CLOSING_TOTAL.test(clauseBefore(passage, first, sentence)) &&
    /^[\u4e00-\u9fff]{1,3}、?$/.test(between(passage, endOf(first), second.number_start))
  )
}

/** 春季资助6312人，秋季6534人，全年共资助12846人次 */
const isTurns = (total: Fact, part: Fact, words: string): boolean =>
  total.unit === '人次' && PEOPLE.test(part.unit) && part.kind === 'count' && TERM.test(words)
const PEOPLE = /^[人名]$/
const OTHERS_TOLD = /(?<=[,，；;])(?:另外?|还)(?:有|安排|开展|投入)(?=[^,，。；;\d各]{0,12}\d)/g

/** 上年结转8件，本年受理74件，共办结76件: some of what came is not done yet. */
const CARRIED = /结转|遗留|未结|未办结|[在待]办|[转滚]入|期初|[年月季期]初/
const DONE_OF_IT = /(?:办结|审结|结案|结题|完成|处理|办理完毕|化解|销号|办复|答复|处置|修复|解决|竣工|验收)$/

/** 正高级21人、骨干教师342人，近三年累计有57名获奖: those are of today. */
const OF_YEARS = /^(?:近|过去|最近|这)(?:[两三四五六七八九十]|\d{1,2})个?(?:年|学年|学期|届)/

/** What is told is no total of those before it: of another time, only what was done of them, or less than one of them. */
function areOfOthers(
  passage: Passage,
  sentence: Sentence,
  total: Fact,
  parts: readonly Fact[],
  are_some: boolean,
): boolean {
  if (isOfAnother(passage, sentence, total)) return true
  const clause = clauseBefore(passage, total, sentence)
  const opens = total.number_start - Array.from(clause).length
  if (DONE_OF_IT.test(clause) && CARRIED.test(between(passage, sentence.start, opens))) return true
  const names = parts.map((part) => clauseBefore(passage, part, sentence))
  if (OF_YEARS.test(clause) && !names.some((name) => name.includes('年'))) return true
  return are_some && (HAVE.test(names[0]!) || parts.some(({ value }) => value! > total.value!))
}

const PLAIN = /^(?:招生|招收|招录|录取|投入|安排|下达|拨付|完成|新增|建成|达到?|为|是)$/
const isOfThem = ([, many, deed = '']: RegExpExecArray, parts: readonly Fact[], before: string): boolean =>
  numberOf(many) === parts.length && (PLAIN.test(deed) || before.includes(deed))

/** 4个考点均设置备用考场，共8个: so many as each of them has, and no sum. */
const EACH_OF = /^[^,，。；;]{1,10}[均各都](?:设|配|建|安排|开|有|派|选|增|预留|准备|成立)[^,，。；;]{0,14}[,，]$/

/** 三所学校各招聘6人，连同局机关招聘的2人，共20人: the first is so many times as much. */
const isForEach = (passage: Passage, sentence: Sentence, part: Fact): boolean =>
  /(?:[所校县乡镇班组科室园个人名家]|分别|均|都)?各(?!界|级|类|种|项|方|学段|学科|部门)[^各]{0,8}$|每[人名个所校班组生年期][^每]{0,8}$/.test(
    clauseBefore(passage, part, sentence),
  ) && !isInTurn(passage, sentence, sentence.facts.indexOf(part))

/** 委员6人共9人: what is written behind the number before, where no comma parts them. */
function closingWords(passage: Passage, sentence: Sentence, at: number): string {
  const [before, total] = [sentence.facts[at - 1], sentence.facts[at]!]
  const clause = clauseBefore(passage, total, sentence)
  if (before === undefined || before.number_start < total.number_start - Array.from(clause).length) return clause
  const words = between(passage, endOf(before) + Array.from(before.unit).length, total.number_start)
  return before.base_unit === total.base_unit && /^(?:合计|总计|共计|共|总共)$/.test(words) ? words : clause
}

const isMadeOf = (passage: Passage, from: number, to: number): boolean => /[组构]成/.test(between(passage, from, to))

/** 第一轮检查56所，第二轮31所，两轮共检查75所: who was there once may come again. */
const COMES_AGAIN = /^[人名位所家户个]$/
const isAgainThere = (clause: string, { unit }: Fact): boolean =>
  COMES_AGAIN.test(unit) && !/问题|隐患|线索|不足|建议|意见/.test(clause)
const ROUND = /^前?(?:[两三四五六七八九十]|\d{1,2})(?:轮次?|场|天|次|周)/

/** Things that are added whatever their measure word, where 合计 adds them. */
const isOfClasses = (passage: Passage, fact: Fact): boolean =>
  /^(?:个)?(?:教学)?班/.test(between(passage, endOf(fact), endOf(fact) + 4)) || fact.unit === '个班'
/** 6个班,提供学位270个: the classes are none of the places. */
const isOfClassesOnly = (passage: Passage, part: Fact, next: Fact, total: Fact): boolean =>
  /^个班?$/.test(part.unit) && isOfClasses(passage, part) && !isOfClasses(passage, next) && total.unit === '个'
const THINGS: ReadonlySet<string> = new Set(['所', '个', '家', '处'])

const POINTED = /^(?:上述|以上|这)$/
/** What it points to is surely those before it only where it misses their sum by so few. */
const FEW_OFF = 2

/** 新建3所、改扩建5所，上述9所均已投用 */
export function pointedTotalFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((total, at) => {
    if (total.kind !== 'count' || total.value === null || !POINTED.test(clauseBefore(passage, total, sentence)))
      return []
    const before = sentence.facts.slice(0, at)
    const parts = before.filter((fact) => alike(fact, total) && fact.value !== null)
    const words = between(passage, sentence.start, total.number_start)
    if (parts.length < 2 || /其中|[共总]|[比较]|等/.test(words) || parts.some(({ value }) => value! >= total.value!))
      return []
    const off = Math.abs(sumOf(parts) - total.value)
    return off > 0 && off <= FEW_OFF
      ? parted(passage, sentence, total, parts, { some: false, open: OPEN.test(words), final: true })
      : []
  })
}

/** 新建36所，改扩建30所，共66所 */
export function closingTotalFindings(passage: Passage, sentence: Sentence): Finding[] {
  const { facts } = sentence
  return facts.flatMap((total, at) => {
    const clause = closingWords(passage, sentence, at)
    const of_many = CLOSING_TOTAL.test(clause) || LOOSE_TOTAL.test(clause) ? null : TOTAL_OF_MANY.exec(clause)
    const loose = LOOSE_TOTAL.test(clause) || of_many !== null
    if (at < 2 || REST.test(clause) || (!loose && !CLOSING_TOTAL.test(clause) && !isSecond(passage, sentence, at)))
      return []
    const opens = total.number_start - Array.from(clause).length
    const made = /^[组构]成/.test(between(passage, endOf(total) + Array.from(total.unit).length, endOf(total) + 8))
    const parts: Fact[] = []
    let are_some = false
    for (const part of facts.slice(Math.max(0, at - MOST), at).toReversed()) {
      // 三项 in 三项合计345人
      if (part.number_start >= opens) continue
      // 36 in 36至50岁638人 stands in the words of the part behind it.
      const next = parts[0]
      if (
        next !== undefined &&
        !/^[^,，、]{1,3}[和与及]/.test(between(passage, endOf(part), next.number_start)) &&
        part.number_start >= next.number_start - Array.from(clauseBefore(passage, next, sentence)).length
      )
        continue
      if (next !== undefined && isOfClassesOnly(passage, part, next, total)) continue
      const kin = /合计|总计|共计/.test(clause) && THINGS.has(total.unit) && THINGS.has(part.unit)
      const words = clauseBefore(passage, part, sentence)
      // 共评聘正高级6名、副高级58名: what is less than those behind it is no total of theirs.
      const is_total =
        /共|总/.test(words) &&
        !/^(?:其余|小学共|初中共|高中共|幼儿园共)/.test(words) &&
        !parts.some(({ value }) => (value ?? 0) > (part.value ?? 0))
      // 三个学段共50600人；学前9800人，各学段合计60400人: what was added up is one of two.
      if (is_total && !loose && parts.length === 1 && alike(total, part) && /[三四五]/.test(words)) parts.unshift(part)
      // 其中正高级21人、特级16人、骨干342人，…57名: some of another number.
      are_some = alike(total, part) && /其中/.test(words)
      if (
        !(kin || alike(total, part) || isTurns(total, part, words)) ||
        is_total ||
        isWhole(passage, part, total) ||
        /其中/.test(words)
      )
        break
      // 由主席1人、副主席2人、委员6人组成，共9人: the first of them.
      // 15所单独组建，其余12所联合组建4个，合计19个: what the others are is no part of what was made of them.
      if (part.unit !== total.unit && /^(?:其余|余下|剩余)/.test(words)) return []
      const is_first = words.includes('由')
      if (is_first && !made && !isMadeOf(passage, endOf(part), opens)) break
      parts.unshift(part)
      if (is_first) break
    }
    if (parts.length < 2 || EACH_OF.test(between(passage, endOf(parts.at(-1)!), opens))) return []
    if (parts.some((part) => isForEach(passage, sentence, part))) return []
    if (of_many && !isOfThem(of_many, parts, between(passage, sentence.start, opens))) return []
    const terms = /^前?([两三四五六七八九十]|\d{1,2})(?:年|个?学期|批|期|届|个?季度|个?月|轮次?|场|天|次|周)/.exec(
      clause,
    )?.[1]
    if (terms !== undefined && numberOf(terms) !== parts.length) return []
    const reckoned = sumOf(parts)
    if (areOfOthers(passage, sentence, total, parts, are_some)) return []
    if (ROUND.test(clause) && isAgainThere(clause, total) && reckoned > (total.value ?? 0)) return []
    const noun = /^([\u4e00-\u9fff]{2,6})(?:总数|总量|总人数|总额)/.exec(clause)?.[1]
    if (
      noun !== undefined &&
      noun !== '奖牌' &&
      !parts.every((part) => clauseBefore(passage, part, sentence).endsWith(noun.at(-1)!)) &&
      !between(passage, sentence.start, total.number_start - 8).includes(noun)
    )
      return []
    const last = Array.from(clause).slice(-2).join('')
    // A total of something that no part spoke of is of something else: 小学30所、初中9所，共建成标准化学校35所.
    const is_other = /(?:合计|总计|共计|共|总共|累计)[\u4e00-\u9fff]{4,}$/.test(clause)
    if (loose && is_other && !between(passage, sentence.start, opens).includes(last)) return []
    if (loose && Math.abs(reckoned - (total.value ?? 0)) > SLIP * reckoned) return []
    // 授课18次，另有讲座4次，共22次: the others are told, and one of the parts.
    const words = between(passage, parts[0]!.start, opens).replaceAll(OTHERS_TOLD, '')
    return parted(passage, sentence, total, parts, { some: false, open: OPEN.test(words), final: !loose })
  })
}
