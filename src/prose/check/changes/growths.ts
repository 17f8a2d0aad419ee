/** A change in numbers and in per cent: the one follows from the other and from what there is, or from what there was. */
import type { Fact } from '../../grammar/fact.ts'
import { DOING, heldTo } from '../ground/change_meanings.ts'
import type { Finding } from '../ground/finding.ts'
import {
  amountsOf,
  between,
  clauseBefore,
  endOf,
  isListed,
  type Passage,
  placeOf,
  type Sentence,
  unbracketed,
} from '../ground/passage.ts'
import { added, divided, meets, type Range, rangeOf, shown, times, without } from '../ground/range.ts'

const GROWN =
  /^(?:同比|环比|比上年|较上年|[比较]上[月季期]度?)?(?:净)?(?:(?:增长|下降|压减|减少|缩减|增加)率|增长|下降|增幅|降幅|减幅|压减|缩减|减少|增加|上升|提高|调增|调减|增|减|多|少)(?:了|为|达到?)*$/
/** What the year before is told of, or what stood in its budget: 比上年预算增加, 较年初预算减少, 比2023年决算数增加. */
const STOOD =
  '(?:预算|决算|执行|实际|计划|安排|完成|支出|收入|投入|到位|争取|拨付|下达|招生|招收|录取|上线|毕业|报名|参加|规模|水平|总量|总额|总数|人数|数|额)*'
const MORE = new RegExp(
  `^(?:同比|环比|(?:比|较)(?:上年度?|上个?月|上季度?|上期|上周|去年|上一年度?|上学年|上学期|\\d{4}年度?|年初|原)(?:同期|底|末)?的?${STOOD})?(?:净)?(?:增加|减少|增长|下降|压减|缩减|增|减|[多少]${DOING})了?$`,
)
/** Of nothing else than the number right before them. */
const BARE = /^(?:净)?(?:增加|减少|增长|下降|压减|缩减)了?$/

/** A number, by how much it has grown, and by what percentage, in whatever order the two are told. */
export function growths(passage: Passage, sentence: Sentence): Finding[] {
  const facts = amountsOf(sentence)
  return facts.flatMap((last, at) => {
    const [one, first] = [facts[at - 2] ?? toldBefore(passage, sentence, facts), facts[at - 1]]
    if (one === undefined || first === undefined || (last.unit === '%') === (first.unit === '%')) return []
    const [gap, percent] = last.unit === '%' ? [first, last] : [last, first]
    if (one.base_unit !== gap.base_unit || one.unit === '%' || one.kind === 'change') return []
    const [before, clause] = [first, last].map((fact) => clauseBefore(passage, fact, sentence))
    if (!GROWN.test(clause!)) return []
    if (isBase(passage, sentence, one, first)) return ofBase(one, gap, percent)
    const falls = /减|少|降/.test(before!)
    if (!MORE.test(before!) || falls !== /减|少|降/.test(clause!)) return []
    // 信访24件、电话18件，环比增加6件: of both together; 1至8月24批，较上月增加6批: of the last month.
    if (facts[at - 3] && isListed(passage, facts[at - 3]!, one)) return []
    if (/环比|上个?[月周期]|上季/.test(before!) && SPAN.test(between(passage, sentence.start, one.number_start)))
      return []
    const is_next = /^[^,，。；;、\d]{0,3}[,，、]/.test(unbracketed(between(passage, endOf(one), first.number_start)))
    return BARE.test(before!) && !(is_next || facts[at - 2] === undefined) ? [] : ofNow(one, gap, percent, falls)
  })
}

const SPAN = /\d月?(?:份)?[至到—-]+\d{1,2}月|[上下]半年|[前一两三二四]个?季度|累计|全年|以来|截至/

/** 总投入18.42亿元。与2021年相比，增加1.67亿元，增长9.97%: the only number of the sentence before. */
function toldBefore(passage: Passage, sentence: Sentence, facts: readonly Fact[]): Fact | undefined {
  const [first] = facts
  const before = passage.sentences[sentence.index - 1]
  if (first === undefined || before === undefined || passage.text[before.end] === '\n') return undefined
  const words = between(passage, sentence.start, first.number_start)
  // 24件，环比增加6件；同比减少8件，下降25.0%: of what there is now too.
  const is_other = /^(?:同比|环比|[比较]上年同期|[比较]上个?月)[\u4e00-\u9fff]{2,3}$/.test(words)
  if (
    !is_other &&
    !/^(?:这)?[与和同比较](?:上年|去年|上一年|上学年|\d{4}年)(?:同期)?(?:相?比)?[,，]?[\u4e00-\u9fff]{2,3}$/.test(words)
  )
    return undefined
  const [only, ...others] = amountsOf(before).filter(
    ({ base_unit, kind }) => base_unit === first.base_unit && !(is_other && kind === 'change'),
  )
  return others.length > 0 || only?.kind === 'change' ? undefined : only
}

/** 在校生12600人，比上年增加600人，增长5% */
function ofNow(now: Fact, gap: Fact, percent: Fact, falls: boolean): Finding[] {
  const [n, d] = [rangeOf(now), rangeOf(gap)]
  if (n === undefined || d === undefined) return []
  const before = falls ? added([n, d]) : without(n, d)
  return held({ base: before, value: now.value! + (falls ? 1 : -1) * gap.value! }, now, gap, percent)
}

/** 比上年的2600万元增加312万元，增长12%; 与2021年的16.75亿元相比，增加1.67亿元，增长9.97% */
function ofBase(base: Fact, gap: Fact, percent: Fact): Finding[] {
  const range = rangeOf(base)
  return range === undefined ? [] : held({ base: range, value: base.value! }, base, gap, percent)
}

const BASE =
  /[比较与同和](?:上年|去年|前年|上一年|上学年|上学期|\d{4}年|[^,，]{0,8}[年期末初前]|上一?[轮次届批][\u4e00-\u9fff]{0,4})(?:同期)?底?末?(?:(?:决算|预算|执行)数?)?的?$/

/** 比上年的2563万元增加 */
const isBase = (passage: Passage, sentence: Sentence, base: Fact, gap: Fact): boolean =>
  BASE.test(clauseBefore(passage, base, sentence)) &&
  AGAINST_BASE.test(unbracketed(between(passage, endOf(base), gap.number_start)))
const AGAINST_BASE = new RegExp(
  `^[^,，。]{0,3}(?:相比[,，][\\u4e00-\\u9fff]{0,6}?|相比|[,，])?(?:净|共)?(?:增加|减少|增长|压减|缩减|增|减|[多少]${DOING}|下降|上升|提高|降低)了?$`,
)

function held(from: { base: Range; value: number }, one: Fact, gap: Fact, percent: Fact): Finding[] {
  const [own, said] = [rangeOf(gap), rangeOf(percent)]
  const part = own && divided(own, from.base)
  if (part === undefined || said === undefined || meets(times(part, 100), said)) return []
  // 上年为49360吨，减少2540吨: what it is held against stands right before.
  const own_base = /[去上]年|同期/.test(one.quote) ? rangeOf(one) : undefined
  const of_it = own && own_base && divided(own, own_base)
  if (of_it !== undefined && meets(times(of_it, 100), said)) return []
  const reckoned = shown((gap.value! / from.value) * 100)
  return [
    {
      rule: 'change',
      says: `“${one.quote}”与“${gap.quote}”算下来应为${reckoned}%，文中写的是${percent.number}，请核对。`,
      arithmetic: `${shown(gap.value!)} ÷ ${shown(from.value)} = ${reckoned}% ≠ ${percent.number}`,
      places: [one, gap, percent].map(placeOf),
    },
  ]
}

const THAN = /^(?:比|较|高于|低于)[^,，。；;]{2,18}(?:的|为)?$/
const BY = new RegExp(
  `^[^,，。；;、]{0,3}(?:的?(?:平均)?水平)?[,，]?(?:高|低|多|少|超|增加|减少|提高|上升|下降|降低)${DOING}了?$`,
)
const YEARS = /[去上前]一?年|上学|\d年|年初|上一?届/
/** Other numbers may stand between the two: 实际招收2043人，完成计划的97.3%，比去年的1856人多招187人. */
const BETWEEN = 2

/** 上线率达32.6%，比全市平均28.4%高出4.2个百分点: two that are told beside each other, and how far they are apart. */
export function distances(passage: Passage, sentence: Sentence): Finding[] {
  const facts = amountsOf(sentence)
  return facts.flatMap((gap, at): Finding[] => {
    const other = facts[at - 1]
    const by = other && between(passage, endOf(other), gap.number_start)
    if (!other || !BY.test(by!) || !THAN.test(clauseBefore(passage, other, sentence))) return []
    const own = facts
      .slice(Math.max(0, at - 2 - BETWEEN), at - 1)
      .findLast((fact) => fact.base_unit === other.base_unit && fact.kind === other.kind)
    if (own === undefined || own.kind === 'change' || gap.unit === '%') return []
    // 比去年的1856人多招187人, right behind the number of this year, is looked at among the differences.
    if (YEARS.test(clauseBefore(passage, other, sentence)) && (facts[at - 2] === own || !/[高低多少超]/.test(by!)))
      return []
    const next = /^[^,，。；;、]{0,4}(?:[,，][^。；;、]{0,40})?[,，][^,，。；;、]*$/.test(
      between(passage, endOf(own), other.number_start),
    )
    // 超出39人 is no 39 and more.
    const exact = /超出?$/.test(by!) ? { ...gap, bound: null } : gap
    return next ? heldTo(other, own, exact, /[低少减降]/.test(by!) ? -1 : 1) : []
  })
}

const LAST = /[比较](?:上年|去年|上一年|上学年|上学期|\d{4}年|[\u4e00-\u9fff]{0,4}年初)(?:同期)?底?末?的$/
const MORE_BY = new RegExp(
  `^[^,，。；;、\\d]{0,4}(?:[多少]${DOING}|高出?|增|增加|增长|提高|上升|低|减少|下降|降低|压减)了?$`,
)
const BECAME = /^[^,，。；;、]{0,4}[,，](?:今年|目前|现)?(?:达到?|为|增至|升至|降至|减至|共)(?:了)?$/

/** 比去年的126件少18件，为108件: what there is now stands behind how much it is apart. */
export function became(passage: Passage, sentence: Sentence): Finding[] {
  const facts = amountsOf(sentence)
  return facts.flatMap((to, at): Finding[] => {
    const [from, gap] = facts.slice(Math.max(0, at - 2), at)
    if (!from || !gap || from.base_unit !== to.base_unit || from.kind === 'change' || from.bound !== to.bound) return []
    if (!LAST.test(clauseBefore(passage, from, sentence))) return []
    const by = between(passage, endOf(from), gap.number_start).replace(from.unit, '')
    if (!MORE_BY.test(by) || !BECAME.test(between(passage, endOf(gap), to.number_start).replace(gap.unit, '')))
      return []
    return heldTo(from, to, gap, /[低少减降]/.test(by) ? -1 : 1)
  })
}
