/** From A to B by C, and in the direction that is said. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { heldTo, isMade, isOfAll, notBy, readingsOf, signOf } from '../ground/change_meanings.ts'
import {
  amountsOf,
  between,
  clauseBefore,
  endOf,
  joinedBefore,
  type Passage,
  placeOf,
  type Sentence,
  unbracketed,
} from '../ground/passage.ts'
import { againstLast, beyondPlan } from './against_last.ts'
import { respectiveGrowths } from './respective_growths.ts'
import { became, distances, growths } from './growths.ts'
import { ownOf } from '../ground/names.ts'
import { isItsChange, isYearToYear } from '../ground/years.ts'
import { meets, middle, nearly, rangeOf, type Range, shown, times } from '../ground/range.ts'

export function changeFindings(passage: Passage, sentence: Sentence): Finding[] {
  const differing = differences(passage, sentence)
  const known = new Set(differing.map(({ places }) => places.at(-1)?.start))
  const found = [
    ...differing,
    ...[...growths(passage, sentence), ...distances(passage, sentence)].filter(
      ({ places }) => !known.has(places.at(-1)?.start),
    ),
    ...became(passage, sentence),
    ...againstLast(passage, sentence),
    ...beyondPlan(passage, sentence),
    ...respectiveGrowths(passage, sentence),
    ...eachOfItsOwn(passage, sentence),
    ...acrossYears(passage, sentence),
    ...toldFirst(passage, sentence),
  ]
  const told = new Set(found.map(({ places }) => places[0]?.start))
  return [...found, ...againstDirection(passage, sentence).filter(({ places }) => !told.has(places[0]?.start))]
}

/** 由A到B，增长C; B，比上年的A增加C */
function differences(passage: Passage, sentence: Sentence): Finding[] {
  // 由640个增加到960个，是原来的1.5倍，增长50%: how many times it is stands between.
  const facts = amountsOf(sentence).filter(
    (fact) => fact.unit !== '倍' || !/^(?:是|为|相当于)/.test(clauseBefore(passage, fact, sentence)),
  )
  return facts.flatMap((change, at) => {
    const back = isAfterDifference(passage, facts, at) ? 3 : 2
    const [one, other] = facts.slice(Math.max(0, at - back), at)
    if (one === undefined || other === undefined || at < back) return []
    // 生机比由8:1提高到6:1，计算机增加160台，增长22.9%: of the computers.
    if (back > 2 && facts[at - 1]!.base_unit !== one.base_unit) return []
    const ends = isFromTo(passage, sentence, one, other)
      ? { from: one, to: other, compared: false }
      : comparedWith(passage, sentence, one, other, back > 2 ? facts[at - 1]! : change)
    const sign = signOf(clauseBefore(passage, change, sentence)) ?? (ends && newly(passage, ends, change))
    // 甲由…到…，乙由…到…，分别增长…和…: each change is of its own pair.
    const shared = clauseBefore(passage, change, sentence).includes('分别')
    if (ends === undefined || sign === undefined || shared) return []
    if (isOfAll(passage, sentence, ends.from, change)) return []
    if (ends.compared && MOVED.test(clauseBefore(passage, ends.to, sentence))) return []
    if (YEARLY.test(clauseBefore(passage, change, sentence))) return yearlyOf(passage, ends, change, sign)
    const { from } = ends
    if (isOfOthers(passage, sentence, from, change)) return []
    // 达到90%以上，比2020年的84.5%提高5.5个百分点: a change without a bound is to a number without one.
    const open = ends.to.bound !== null && change.bound === null
    const to = open ? { ...ends.to, bound: null, approx: false } : ends.to
    const said = rangeOf(change)
    const readings = readingsOf(from, to, change, sign)
    if (said === undefined || readings.length === 0) return []
    if (isInPoints(from, change, readings, said)) return ends.compared ? [] : [inPoints(from, to, change)]
    if (readings.some((reading) => meets(reading, said))) return []
    // 2020年为41.3亿元，2021年为44.8亿元: the later year may stand behind the earlier one.
    const turned = change.base_unit === from.base_unit ? readingsOf(to, from, change, sign).at(-1) : undefined
    const is_last = /^[比较]/.test(clauseBefore(passage, from, sentence))
    if (ends.compared && !is_last && turned !== undefined && meets(turned, said)) return []
    return ends.compared && isOfAnother(facts.slice(0, at), from, change, sign) ? [] : [notBy(from, to, change)]
  })
}

/** 新进教师14人、退休9人、调出3人，比上年底的210人净增2人: those who came and went are not those who are there. */
const MOVED = /退休|调[出入]|新进|离职|辞职|转[出入]|招录|减员/

/** 由126辆增加到151辆，新增35辆 */
const newly = (passage: Passage, { to, compared }: { to: Fact; compared: boolean }, change: Fact): 1 | undefined => {
  const behind = /^[^,，。；;、]{1,3}[,，](?:共|累计|实际)?新增了?$/.test(
    between(passage, endOf(to), change.number_start),
  )
  return behind && !compared && change.base_unit === to.base_unit ? 1 : undefined
}

/** 总量118.6万册，剔除2.1万册，比年初的113.3万册净增5.3万册: what has grown stands further before. */
const isOfAnother = (before: readonly Fact[], from: Fact, change: Fact, sign: 1 | -1): boolean =>
  before.some((to) => to !== from && to.base_unit === from.base_unit && isMade(from, to, change, sign))

const YEARLY = /年均|每年|逐年/

/** 由2020年的52.3%降至2023年的47.7%，年均下降1.5个百分点: one of as many years; nothing where these are not told. */
function yearlyOf(passage: Passage, { from, to }: { from: Fact; to: Fact }, change: Fact, sign: 1 | -1): Finding[] {
  const words = between(passage, Math.max(0, from.number_start - 24), to.number_start)
  const told = [...words.matchAll(/(?<!\d)(\d{4})年/g)].map((match) => Number(match[1]))
  const years = told.length === 2 ? told[1]! - told[0]! : 0
  const said = rangeOf(change)
  const [a, b] = [rangeOf(from), rangeOf(to)]
  if (years < 2 || said === undefined || a === undefined || b === undefined || a.low <= 0 || b.low <= 0) return []
  const each = readingsOf(from, to, change, sign).map((reading) => times(reading, 1 / years))
  const rate = (one: number, other: number): number => ((other / one) ** (1 / years) - 1) * 100 * sign
  const [one, other] = [rate(a.high, b.low), rate(a.low, b.high)]
  const compound = change.unit === '%' ? [{ low: Math.min(one, other), high: Math.max(one, other) }] : []
  return [...each, ...compound].some((reading) => nearly(reading, said)) ? [] : [notBy(from, to, change)]
}

const LAST = /[去上前]年|上学年|上学期|年初|\d{4}年/
const THIS = /今年|本年|本学年|本学期|目前|现在|年底|现已/
/** 只剩下十九个，一年净减少四十五个 */
const BY = /^(?:[一两三四五六七八九]年|累计|共)*(?:净)?(?:增加|减少|增长|压减)了?$/

/** 去年办理4127人、3368万元，今年办理4635人、3942万元，人数增加508人: of the two of its own unit, one of each year. */
function acrossYears(passage: Passage, sentence: Sentence): Finding[] {
  const joined = joinedBefore(passage, sentence)
  const start = (joined ?? sentence).start
  const own = amountsOf(sentence)
  const facts = joined ? [...amountsOf(joined), ...own] : own
  return own.flatMap((change): Finding[] => {
    const at = facts.indexOf(change)
    const clause = clauseBefore(passage, change, sentence)
    const sign = signOf(clause)
    const kin = facts.slice(0, at).filter(({ base_unit, kind }) => base_unit === change.base_unit && kind !== 'change')
    const [from, to] = kin
    if (kin.length !== 2 || sign === undefined || !from || !to) return []
    if (change.kind !== 'change' && !BY.test(clause)) return []
    // 满意率由去年的80%提高到84%；家长由4000人增加到4320人，增长8%: of the two of its own sentence.
    if (joined && own.some((one, place) => place > 0 && isMade(own[place - 1]!, one, change, sign))) return []
    const words = between(passage, start, to.number_start)
    const turn = words.search(THIS)
    const first = from.number_start - start
    if (turn < first || !LAST.test(words.slice(0, first)) || LAST.test(words.slice(turn))) return []
    return heldTo(from, to, change, sign)
  })
}

/** 小学由1000元提高到1250元、初中由1250元提高到1500元，分别提高25%和20%: each change is of its own pair. */
function eachOfItsOwn(passage: Passage, sentence: Sentence): Finding[] {
  const facts = amountsOf(sentence)
  const pairs = facts.flatMap((to, at) => (at > 0 && isFromTo(passage, sentence, facts[at - 1]!, to) ? [at] : []))
  const last = pairs.at(-1)
  if (pairs.length < 2 || last === undefined) return []
  const changes = facts.slice(last + 1, last + 1 + pairs.length)
  const clause = changes[0] ? clauseBefore(passage, changes[0], sentence) : ''
  if (changes.length < pairs.length || !clause.includes('分别')) return []
  const sign =
    signOf(clause.replace(/(?:幅度|比例)?分别/, '').replace(/^(提高|增长|下降|减少)(?:为|达到?)?$/, '$1')) ??
    signOf(clause.replace(/(?:幅度|比例).*$/, ''))
  return changes.flatMap((change, place): Finding[] => {
    const [from, to] = [facts[pairs[place]! - 1]!, facts[pairs[place]!]!]
    return sign === undefined || change.unit !== changes[0]!.unit ? [] : heldTo(from, to, change, sign)
  })
}

/** 比上年减少1240人，由52360人降至51120人: what has changed is told before the two. */
function toldFirst(passage: Passage, sentence: Sentence): Finding[] {
  const facts = amountsOf(sentence)
  return facts.flatMap((change, at): Finding[] => {
    const [from, to] = facts.slice(at + 1, at + 3)
    if (!from || !to || !FIRST.test(between(passage, endOf(change), from.number_start))) return []
    const sign = signOf(clauseBefore(passage, change, sentence))
    if (sign === undefined || !isFromTo(passage, sentence, from, to)) return []
    // A change of its own behind the two is theirs.
    if (facts[at + 3] && signOf(clauseBefore(passage, facts[at + 3]!, sentence)) !== undefined) return []
    return heldTo(from, to, change, sign)
  })
}
const FIRST = /^[^,，。；;、]{0,4}[,，][由从](?:[去上]年(?:同期)?|上学[年期]|年初|原来|\d{4}年)?[底末]?的?$/

/** 由A到B，减少C，下降D%; B，比上年的A减少C，下降D%: the percentage is of the same two. */
function isAfterDifference(passage: Passage, facts: readonly Fact[], at: number): boolean {
  const [gap, percent] = [facts[at - 1], facts[at]]
  if (gap === undefined || percent?.unit !== '%' || gap.unit === '%' || gap.unit.includes('百分点')) return false
  const words = between(passage, endOf(gap), percent.number_start)
  return (
    /^[^,，。]{0,3}[,，](?:同比|比上年|较上年)?(?:增长|下降|增幅|降幅|减少|增加|降低|提高|上升)(?:了|为|达到?)?$/.test(
      words,
    ) &&
    /(?:增加|减少|增|减|多|少|下降|上升|提高|降低)了?$/.test(between(passage, gap.number_start - 4, gap.number_start))
  )
}

/** 由78.2%提高到84.5%，提高6.3%: exactly the difference, and not the part of what there was. */
function isInPoints(from: Fact, change: Fact, [relative, difference]: readonly Range[], said: Range): boolean {
  if (from.unit !== '%' || change.unit !== '%' || relative === undefined || difference === undefined) return false
  if (!meets(difference, said)) return false
  const [growth, points, own] = [relative, difference, said].map(middle)
  // 94.2% to 96.7% is 2.65% more: printed as 2.5% it is the difference and no growth cut short.
  return (
    !meets(relative, said) || (Math.abs(points! - own!) < 1e-6 && Math.abs(growth! - own!) > (said.high - said.low) / 2)
  )
}

function inPoints(from: Fact, to: Fact, change: Fact): Finding {
  return {
    rule: 'points',
    says: `“${change.quote}”是两个比率的差，应写“个百分点”；写“%”会被读成在原来的基础上增减了几成。`,
    arithmetic: `${shown(to.value!)} − ${shown(from.value!)} = ${shown(to.value! - from.value!)}`,
    places: [from, to, change].map(placeOf),
  }
}

const THEN =
  '(?:今年|目前|现在|去年|上年|当前|年底|年末|本年|[本上]学年|[上下]半年|[一二三四]季度|\\d{4}年|本学期|期末|现有)?(?:[春秋]季(?:学期|开学)?|\\d{1,2}月)?底?末?初?的?'
const FROM_TO = new RegExp(
  `^[^,，。]{0,14}(?:[到至]|(?:整合|调整|压缩|精简|合并|撤并|缩减|压减|优化|扩大|增加?|减少?|下降|降低|提高|上升|压减|变|改|升|降)为)了?${THEN}$`,
)

/** 在92.3%的基础上，力争提高到95% */
const ON_GROUND =
  /^[^,，。]{0,3}的?基础上[,，]?[^,，。]{0,8}(?:提高|增加|提升|上升|扩大|增长|下降|降低|减少|压减)[到至]$/

function isFromTo(passage: Passage, sentence: Sentence, from: Fact, to: Fact): boolean {
  if (from.base_unit !== to.base_unit) return false
  const gap = between(passage, endOf(from), to.number_start)
  return (
    (/[由从]/.test(clauseBefore(passage, from, sentence)) && FROM_TO.test(gap)) ||
    (/在/.test(clauseBefore(passage, from, sentence)) && ON_GROUND.test(gap))
  )
}

/** 达到642所，比上年的598所增加44所 */
function comparedWith(
  passage: Passage,
  sentence: Sentence,
  to: Fact,
  from: Fact,
  change: Fact,
): { from: Fact; to: Fact; compared: true } | undefined {
  // Told in the order of the years: 上年为A，今年为B.
  if (isYearToYear(passage, sentence, to, from))
    return isItsChange(passage, from, change) ? { from: to, to: from, compared: true } : undefined
  // What stands in a bracket is only some of it: 14318人（含高职79人），比去年13675人增加643人.
  const link = unbracketed(between(passage, endOf(to), from.number_start))
  if (from.base_unit !== to.base_unit || !/^[^,，。)）]{0,24}[,，]/.test(link)) return undefined
  const clause = withoutNoun(clauseBefore(passage, from, sentence), clauseBefore(passage, to, sentence))
  const gap = unbracketed(between(passage, endOf(from), change.number_start))
  // 2023年3120人，2022年为2980人，同比增加140人
  if (isLater(clause, clauseBefore(passage, to, sentence))) return undefined
  if (/^(?:而)?(?:\d{4}年|[去上]年度?|[去上]年同期|上学年|上学期)(?:为|是|有)$/.test(clause))
    return /^[^,，。]{0,3}[,，](?:同比|比上年|较上年)?[\u4e00-\u9fff]{2}了?$/.test(gap)
      ? { from, to, compared: true }
      : undefined
  const based =
    /^(?:比|较|同比|[与同和])(?:上年|去年|上一年|上学年|上学期|\d{4}年|[^,，]{0,8}(?:年|期|末|初|前)|上一?[轮次届批][\u4e00-\u9fff]{0,4})(?:同期)?底?末?的?$/.test(
      clause,
    )
  return based && /^[^,，。]{0,3}(?:相比)?[,，]?[\u4e00-\u9fff]{2,4}$/.test(gap)
    ? { from, to, compared: true }
    : undefined
}

/** 教师由320人增至350人，高级职称教师增长12%: of some of them; 教学点 beside 学校 is of others. */
function isOfOthers(passage: Passage, sentence: Sentence, from: Fact, change: Fact): boolean {
  const clause = clauseBefore(passage, change, sentence)
  const [, name = ''] =
    /^([\u4e00-\u9fff]{3,}?)(?:同比|比上年|较上年)?(?:增长|增加|下降|减少|上升|提高)了?$/.exec(clause) ?? []
  return PEOPLE_OR_PLACES.test(name) && ownOf(name, between(passage, sentence.start, from.number_start)).length > 2
}
const PEOPLE_OR_PLACES = /(?:教师|学生|幼儿|人数|人员|干部|教学点|学校|幼儿园|[借]阅量|人均[\u4e00-\u9fff]{2,4})$/

/** Both name a year, and the one a later one. */
function isLater(one: string, other: string): boolean {
  const [year, before] = [one, other].map((words) => /(\d{4})年/.exec(words)?.[1])
  return year !== undefined && before !== undefined && year > before
}

/** 本科上线34人，比去年本科16人增长112.5%: what is counted is named again. */
function withoutNoun(clause: string, named: string): string {
  const tail = [4, 3, 2].map((size) => clause.slice(-size)).find((end) => named.includes(end))
  const rest = tail === undefined ? '' : clause.slice(0, -tail.length)
  return /^[比较].*[年期末初]的?$/.test(rest) ? rest : clause
}

/** 2024年为93.4%，到2026年提高到91.5%; 上年受理投诉146件，今年增至118件 */
function isToLater(passage: Passage, sentence: Sentence, from: Fact, to: Fact): boolean {
  if (from.base_unit !== to.base_unit || from.kind !== to.kind) return false
  const gap = between(passage, endOf(from), to.number_start)
  const clause = clauseBefore(passage, from, sentence)
  return (
    TO_YEAR.test(gap) ||
    (TO_NOW.test(gap) && EARLIER.test(clause)) ||
    (TO_ANY.test(gap) && THAN_LAST.test(clause) && !OF_SPAN.test(clause))
  )
}
/** 较去年同期的1260万元，今年1至6月支出下降至1380万元 */
const THAN_LAST = /^(?:相?[较比]于?|[与和同])(?:[去上]年|上学[年期]|\d{4}年)[^,，。]{0,10}的?$/
const OF_SPAN = /全年|年均|平均/
const TURNED = '(?:提高|上升|增加|增长|提升|扩大|下降|降低|减少|压减|增|升|降|减)[到至]$'
const TO_YEAR = new RegExp(`^[^,，。；;、]{0,4}[,，][到至]\\d{4}年底?[^,，。；;、\\d]{0,6}${TURNED}`)
const TO_NOW = new RegExp(`^[^,，。；;、]{0,4}[,，](?:而)?(?:今年|本年|本学[年期]|目前|现)(?:则|已|又)?${TURNED}`)
const TO_ANY = new RegExp(`^[^,，。；;、]{0,4}(?:相比)?[,，][^,，。；;、]{0,20}?${TURNED}`)
const EARLIER = /^(?:[去上]年|上学[年期])(?!比|较|底?(?:增|减|新))/

const UP = /提高|增加|增长|上升|扩大|提升|攀升|上涨|增多|[增升涨扩][至到为]/
const DOWN = /下降|减少|降低|缩减|压减|降|缩小|撤并|精简|压缩|缩至|减[至到为]/

/** 由96.2%提高到95.1% */
function againstDirection(passage: Passage, sentence: Sentence): Finding[] {
  const facts = amountsOf(sentence)
  return facts.flatMap((to, at) => {
    const from = facts[at - 1]
    if (
      from === undefined ||
      from.kind === 'rank' ||
      from.unit === '位' ||
      /[:：]/.test(from.number) ||
      !(isFromTo(passage, sentence, from, to) || isToLater(passage, sentence, from, to))
    )
      return []
    // 由97.2%提高到96.8%以上: what is aimed at least is not what there is already.
    const [a, b] = [from, to].map((fact) => rangeOf({ ...fact, bound: null, approx: false }))
    const words = between(passage, endOf(from), to.number_start)
    const [up, down] = [UP.test(words), DOWN.test(words)]
    const open = from.bound !== null || from.approx || to.approx !== (to.bound !== null)
    if (a === undefined || b === undefined || up === down || open) return []
    if (to.bound !== null && to.bound.startsWith('>') !== up) return []
    if (up ? b.high >= a.low : b.low <= a.high) return []
    return [
      {
        rule: 'change',
        says: `由“${from.number}”到“${to.number}”是${up ? '减少' : '增加'}，与文中说的相反，请核对。`,
        arithmetic: `${shown(to.value!)} ${up ? '<' : '>'} ${shown(from.value!)}`,
        places: [from, to].map(placeOf),
      },
    ]
  })
}
