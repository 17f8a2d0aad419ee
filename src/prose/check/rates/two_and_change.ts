/**
 * A sentence that tells just two numbers of one thing and by how much they differ, in whatever order: 超出上年2.1个百分点，
 * 上年为87.5%. Which of the two comes first is told by what they are called, and what else is counted keeps it silent.
 */
import type { Fact } from '../../grammar/fact.ts'
import { heldTo, isMade } from '../ground/change_meanings.ts'
import type { Finding } from '../ground/finding.ts'
import { isShortFor } from '../ground/likeness.ts'
import { numberOf } from '../ground/numbers.ts'
import { amountsOf, between, endOf, type Passage, placeIn, placeOf, type Sentence } from '../ground/passage.ts'
import { rangeOf, shown } from '../ground/range.ts'
import { isAsSaid, shareOf } from './share_words.ts'

const YEAR_AGO =
  '(?:[去上](?:一)?(?:学)?年度?(?:同期)?|上学期|上一?[届批轮]|同期|\\d{4}年|年初|期初|[一两三四五六七八九十]年前)'
const MEAN = '(?:平均水平|平均值|平均线|平均|均值|均线|水平)'
const AVERAGE = `(?:全[国省市县区校州镇乡]${MEAN}?|(?:[省市县区校]|年级)${MEAN}|${MEAN})`
const BASE = `(?<year>${YEAR_AGO})|(?<all>${AVERAGE})`
const UP = '净增加?|增加|增长|提高|提升|上升|上涨|扩大|增幅|涨幅|升幅|高出?|多出?|超出?|超过|(?<!新)增|升|涨'
const DOWN = '净减少?|下降|减少|降低|缩减|压减|精简|降幅|减幅|回落|缩小|低|少|降|减'
const DOING = '(?:[招收录发投购建办获培训用花支拨派聘补设占接报考评采]|招收|录取|投入|安排|发放|培训)?'
const TAIL = '(?:幅度|比例)?了?(?:为|达到?|约|近|超过|超|逾|不足|不到)?'
/** 同比增长, 比全县平均低, 超出上年, 低于全市均值, 少了 */
const CHANGE = new RegExp(
  `^(?<what>[\\u4e00-\\u9fff]{0,10}?)(?:(?<same>同比|年)|[比较](?:${BASE})的?(?:同期)?|(?<above>高于|多于|超出|超过|高出|领先)(?:${BASE.replaceAll('?<year>', '?<year2>').replaceAll('?<all>', '?<all2>')})|(?<below>低于|少于|落后于?)(?:${BASE.replaceAll('?<year>', '?<year3>').replaceAll('?<all>', '?<all3>')}))?(?:则|又|共|实际|累计|净)*(?:(?<up>${UP})|(?<down>${DOWN}))?${DOING}${TAIL}$`,
)
/** 减少一半, 增长二成五, 翻两番: so much in words. */
const WORDS =
  /(?<way>近|将近|接近|超过|超|过|不足|不到|逾|约)?了?(?:(?<much>一半|半数|[一二两三四五六七八九]成(?:[一二三四五六七八九](?![成\d]))?|[二三四五六七八九十]分之[一二两三四五六七八九])(?<more>以上|多|左右)?|翻(?:了)?(?<times>[一两二三四])番(?<over>以上|还多|多)?)(?=[,，。;；）)]|$)/g
const OTHERWISE = /结转|结余|可比|口径|剔除|扣除|不含|目标|力争|预计|其中|分别|平均每|年均/
const PART_OF_YEAR = /\d月|半年|季度|全年/

interface Pair {
  readonly from: Fact
  readonly to: Fact
  readonly year: string | undefined
  readonly all: string | undefined
}

export function twoAndChangeFindings(passage: Passage, sentence: Sentence): Finding[] {
  const words = between(passage, sentence.start, sentence.end)
  const facts = amountsOf(sentence)
  if (facts.length < 2 || facts.length > 5 || OTHERWISE.test(words)) return []
  const told = facts.filter((fact) => fact.unit === '成' || fact.unit === '番' || isChange(passage, sentence, fact))
  const [one, other, ...more] = unbound(facts.filter((fact) => !told.includes(fact)))
  if (!one || !other || more.length > 0 || one.base_unit !== other.base_unit || one.kind !== other.kind) return []
  if (!/^(?:count|money|area|rate|score|other)$/.test(one.kind) || !rangeOf(one) || !rangeOf(other)) return []
  const pair = pairOf(passage, sentence, one, other)
  if (pair === undefined) return []
  return [
    ...told.flatMap((change) => heldBy(passage, sentence, pair, change)),
    ...heldInWords(passage, sentence, words, pair),
  ]
}

/** 从185人到139人，少了56人: a way that was gone, and no bounds. */
function unbound(values: readonly Fact[]): Fact[] {
  const [from, to] = values
  const is_way = values.length === 2 && from?.bound === '>=' && to?.bound === '<='
  return values.map((fact) => (is_way ? { ...fact, bound: null } : fact))
}

const isChange = (passage: Passage, sentence: Sentence, fact: Fact): boolean => {
  if (fact.kind === 'change' || fact.unit === '倍') return true
  const groups = CHANGE.exec(leadOf(passage, sentence, fact.number_start))?.groups
  return groups?.['up'] !== undefined || groups?.['down'] !== undefined
}

/** What is said from the last comma on, without what stands in brackets; of what stands in brackets, what is before them too. */
function leadOf(passage: Passage, sentence: Sentence, at: number): string {
  const words = between(passage, Math.max(sentence.start, at - 60), at)
  const [own] = /[(（][^()（）]*$/.test(words) ? [words.replace(/[(（](?=[^()（）]*$)/, '')] : [words]
  return own
    .replaceAll(/[(（][^()（）]*[)）]/g, '')
    .split(/[,，。；;、：:]/)
    .at(-1)!
}

const NOW = /今年|本年|本学[年期]|目前|现有?|我[县市区校省镇乡]|本[县市区校省镇乡]/
const FILLER =
  /安排|投入|支出|完成|达成|为|是|有|共|达到?|则|仅|已|的|人数|由|从|与|相比|[比较]|高于|低于|超出|底|末|水平|同期|数量|总数|合计/g

/** Which of the two is what the other is held to: 去年105项; 全市93.5%; 由64个降至42个. */
function pairOf(passage: Passage, sentence: Sentence, one: Fact, other: Fact): Pair | undefined {
  const leads = [one, other].map((fact) => leadOf(passage, sentence, fact.number_start)) as [string, string]
  const [a, b] = leads.map((lead) => new RegExp(BASE).exec(lead)?.groups)
  const spans = leads.map((lead) => PART_OF_YEAR.exec(lead)?.[0])
  if (spans[0] !== spans[1] && !leads.some((lead) => lead.includes('同期'))) return undefined
  const link = between(passage, endOf(one), other.number_start)
  if (
    /^[由从]|[\u4e00-\u9fff][由从]/.test(leads[0]) &&
    /^[^,，。]{0,14}[到至为][^,，。\d]{0,4}(?:\d{4}年)?底?的?$/.test(link)
  )
    return { from: one, to: other, year: a?.['year'], all: undefined }
  const [first, second] = [a?.['year'], b?.['year']]
  // 2022年860人次，2023年1032人次
  if (first?.startsWith('2') && second?.startsWith('2')) {
    const [early, late] = first < second ? [one, other] : [other, one]
    const years = [first, second].map((year) => Number.parseInt(year, 10))
    const next = Math.abs(years[0]! - years[1]!) === 1
    return isOfOne(leads)
      ? { from: early, to: late, year: next ? '上年' : [first, second].toSorted()[0], all: undefined }
      : undefined
  }
  const marked = [a, b].map((groups, at) => (NOW.test(leads[at]!) ? undefined : groups))
  if ((marked[0] === undefined) === (marked[1] === undefined) || !isOfOne(leads)) return undefined
  const [from, to] = marked[0] ? [one, other] : [other, one]
  const groups = marked[0] ?? marked[1]!
  return { from, to, year: groups['year'], all: groups['year'] === undefined ? groups['all'] : undefined }
}

const namedIn = (lead: string): string =>
  lead.replaceAll(new RegExp(BASE, 'g'), '').replaceAll(new RegExp(NOW, 'g'), '').replaceAll(FILLER, '')

/** Both are of one thing: the one that names less names nothing else. */
function isOfOne(leads: readonly [string, string]): boolean {
  const [first, second] = leads.map(namedIn) as [string, string]
  return first.length < 2 || second.length < 2 || isPartOf(first, second) || isPartOf(second, first)
}

const isPartOf = (one: string, other: string): boolean => other.includes(one) || isShortFor(one, other)

const ofYear = (words: string): string =>
  words
    .replace(/同期|度|一|学/g, '')
    .replace('去', '上')
    .replace(/^期$/, '上年')

const scopeOf = (words: string): string | undefined => /[国省市县区校镇乡州]/.exec(words)?.[0]

/** Whether a change that names what it is held to names the same as the pair. */
function isAgainst(groups: Record<string, string | undefined>, { year, all }: Pair): boolean {
  const named = groups['year'] ?? groups['year2'] ?? groups['year3'] ?? (groups['same'] && '上年')
  const average = groups['all'] ?? groups['all2'] ?? groups['all3']
  if (named !== undefined) return year === undefined ? all === undefined : ofYear(named) === (ofYear(year) || '上年')
  // 全省平均82.1%，高出全国平均3个百分点: of another.
  return (
    average === undefined ||
    (all !== undefined && (scopeOf(average) ?? scopeOf(all)) === (scopeOf(all) ?? scopeOf(average)))
  )
}

function signIn(groups: Record<string, string | undefined>): 1 | -1 | undefined {
  if (groups['below'] !== undefined || groups['down'] !== undefined) return -1
  return groups['up'] !== undefined || groups['above'] !== undefined ? 1 : undefined
}

const isBare = (passage: Passage, sentence: Sentence, { from, to }: Pair): boolean =>
  [from, to].every((fact) => namedIn(leadOf(passage, sentence, fact.number_start)).length < 2)

/** 增长 of something else names it, and what the two are called does not. */
function isNamed(passage: Passage, sentence: Sentence, what: string, pair: Pair, at: number): boolean {
  const { from, to } = pair
  const rest = what.replaceAll(FILLER, '')
  // 合格率低于全市均值1.8个百分点：全市93.5%，我县92.7%: it is the subject of what follows.
  if (rest.length < 2 || (at < Math.min(from.start, to.start) && isBare(passage, sentence, pair))) return true
  const words = [from, to].map((fact) => leadOf(passage, sentence, fact.number_start)).join()
  return words.includes(rest) || `${from.measure}${to.measure}`.includes(rest)
}

function heldBy(passage: Passage, sentence: Sentence, pair: Pair, change: Fact): Finding[] {
  if (change.unit === '成' || change.unit === '番') return []
  const lead = leadOf(passage, sentence, change.number_start)
  if (change.unit === '倍') return timesHeld(lead, pair, change)
  const groups = CHANGE.exec(lead)?.groups
  const sign = groups && signIn(groups)
  if (!groups || sign === undefined || !isAgainst(groups, pair)) return []
  if (!isNamed(passage, sentence, groups['what'] ?? '', pair, change.number_start)) return []
  const exact = { ...change, bound: /^(?:超出|高出|多出)/.test(lead) ? null : change.bound }
  return isMade(pair.from, pair.to, exact, sign) ? [] : heldTo(pair.from, pair.to, exact, sign)
}

const TIMES_OF = new RegExp(`(?:是|为|达到?|相当于)(?:了)?(?:原来|过去|${YEAR_AGO})的$`)
/** 3倍 is said of 2.8 too, 1.5倍 of no 1.6. */
function timesHeld(lead: string, { from, to, year }: Pair, change: Fact): Finding[] {
  const said = rangeOf(change)
  const named = new RegExp(YEAR_AGO).exec(lead)?.[0]
  if (!said || !TIMES_OF.test(lead) || (named && year && ofYear(named) !== ofYear(year))) return []
  const [own, slack] = [to.value! / from.value!, change.number.includes('.') ? 0.02 : 0.5]
  if (own >= said.low - slack && own <= said.high + slack) return []
  return [
    {
      rule: 'change',
      says: `由“${from.number}”到“${to.number}”是${shown(own)}倍，文中写的是${change.number}倍，请核对。`,
      arithmetic: `${shown(to.value!)} ÷ ${shown(from.value!)} = ${shown(own)} ≠ ${shown(change.value!)}`,
      places: [from, to, change].map(placeOf),
    },
  ]
}

/** 二成五 is a quarter. */
const partOf = (much: string): number =>
  much.length === 3 && much[1] === '成' ? shareOf(much.slice(0, 2)) + numberOf(much[2])! / 100 : shareOf(much)

function heldInWords(passage: Passage, sentence: Sentence, words: string, pair: Pair): Finding[] {
  return [...words.matchAll(WORDS)].flatMap((match): Finding[] => {
    const at = placeIn(sentence, words, match.index)
    const { much, times, over = '', way = '' } = match.groups!
    const groups = CHANGE.exec(leadOf(passage, sentence, at))?.groups
    if (!groups || !isAgainst(groups, pair) || !isNamed(passage, sentence, groups['what'] ?? '', pair, at)) return []
    const [from, to] = [pair.from.value!, pair.to.value!]
    const own = to / from
    const sign = signIn(groups) ?? (times === undefined ? undefined : 1)
    if (sign === undefined || from <= 0) return []
    const grown = sign * (own - 1)
    const holds =
      times === undefined
        ? grown > 1 ||
          (much!.length === 3 && much![1] === '成'
            ? Math.abs(grown - partOf(much!)) < 0.02
            : isAsSaid(grown, match.groups as Record<string, string>))
        : isTimes(own, 2 ** numberOf(times)!, way + over)
    if (holds) return []
    return [
      {
        rule: 'change',
        says: `由“${pair.from.number}”到“${pair.to.number}”变化${shown((own - 1) * 100)}%，文中写的是“${match[0]}”，请核对。`,
        arithmetic: `${shown(to)} ÷ ${shown(from)} = ${shown(own)}`,
        places: [...[pair.from, pair.to].map(placeOf), { start: at, quote: match[0] }],
      },
    ]
  })
}

const NEAR_TWICE = 1.15
function isTimes(own: number, said: number, open: string): boolean {
  if (/多|以上|超|过|逾/.test(open)) return own >= said / 1.01
  return own >= said / NEAR_TWICE && own <= said * NEAR_TWICE
}
