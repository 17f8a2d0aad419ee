/**
 * A change against last year, whose own figure is told somewhere else in looser words: 录取新生1480人，比去年多招210人 … 回想去年
 * 这个时候，我们全年录取新生只有1240人; 2024年本科上线1834人，比上年增加126人 … 与2023年本科上线1718人相比.
 */
import type { Fact } from '../../grammar/fact.ts'
import { DOING, isMade, notBy, signOf } from '../ground/change_meanings.ts'
import type { Finding } from '../ground/finding.ts'
import { nearIn } from '../ground/near.ts'
import {
  between,
  clauseBefore,
  endOf,
  leadOf,
  type Passage,
  type Placed,
  sameUnit,
  type Sentence,
} from '../ground/passage.ts'
import { rangeOf } from '../ground/range.ts'

const TO_LAST_YEAR = /同比|[比较](?:上|去|上一)(?:学)?年|[比较](?<year>\d{4})年/
/** Figures of other things are further off. */
const NEAR = 0.15
/** So far from one another two places may speak of one thing. */
const FAR = 900
/** Another figure that has changed by so much is looked for in so many sentences. */
const AROUND = 40

export function lastYearElsewhereFindings(passage: Passage): Finding[] {
  let known: readonly Base[] | undefined
  return passage.sentences.flatMap((sentence) =>
    sentence.facts.flatMap((change): Finding[] => {
      if (change.kind !== 'change' || change.value === null) return []
      const clause = clauseBefore(passage, change, sentence)
      const against = TO_LAST_YEAR.exec(clause)
      const sign = against ? signOf(clause) : undefined
      const now = sign && nowOf(passage, sentence, change)
      if (!sign || !now) return []
      known ??= basesOf(passage)
      const year = against?.groups?.['year'] ?? String(Number(yearOf(now.fact)) - 1)
      const near = nearIn(known, now.fact.number_start, FAR, ({ fact }) => fact.number_start)
      const bases = near.filter((base) => isOfYear(now.fact, base, Number(year)) && isOfSame(passage, now, base))
      const [base] = bases
      if (base === undefined || bases.some(({ fact }) => isMade(fact, now.fact, change, sign))) return []
      const others = factsAround(passage, sentence, AROUND).filter((fact) => fact !== now.fact && isAmount(fact))
      if (others.some((fact) => isMade(base.fact, fact, change, sign))) return []
      return isNear(base.fact, now.fact, change, sign) ? [notBy(base.fact, now.fact, change)] : []
    }),
  )
}

const isAmount = (fact: Fact): boolean => /^(?:count|money|area|rate)$/.test(fact.kind) && rangeOf(fact) !== undefined

/** What a figure is said to be of, and the words of its sentence before it. */
interface Named extends Placed {
  readonly noun: string
  /** 县一中 of 县一中去年招生. */
  readonly owner: string
  readonly lead: string
}
interface Base extends Named {
  /** Undefined where it is said to be last year's. */
  readonly year: number | undefined
}

/** The figure right before its change. */
function nowOf(passage: Passage, sentence: Sentence, change: Fact): Named | undefined {
  const at = sentence.facts.indexOf(change)
  // 招生回升至5640人，比上年的5210人增加430人
  const isTold = /^[比较](?:上|去|上一)(?:学)?年的?[\d.,万亿]+[\u4e00-\u9fff]/.test(
    clauseBefore(passage, change, sentence),
  )
  const fact = sentence.facts[at - (isTold ? 2 : 1)]
  if (fact === undefined || !isAmount(fact)) return undefined
  if (!isRightBefore(passage, fact, change)) return undefined
  const named = namedOf(passage, { fact, sentence })
  return named.noun.length < LEAST || OTHER.test(named.lead.replace(CAUSE, '')) ? undefined : named
}
const LEAST = 2

/** 招生1480人（含外县60人），比去年…: nothing is told between them. */
export const isRightBefore = (passage: Passage, now: Fact, change: Fact): boolean =>
  /^[^,，。；;、\d]{0,10}[,，][^,，。；;、]*$/.test(between(passage, endOf(now), change.number_start))

/** The figures of so many sentences before one and behind it. */
export const factsAround = ({ sentences }: Passage, { index }: Sentence, around: number): Fact[] =>
  sentences.slice(Math.max(0, index - around), index + around).flatMap(({ facts }) => facts)

const TIMES = /去年|上一?年(?!级)|上一?学年|[今本当前明]年(?!级)|本学年|目前|(?<!\d)\d{4}年/g
/** Other figures than what there was or was done. */
export const OTHER = /可比|口径|剔除|扣除|不含|计划|任务|目标|预计|调整|拟|另|累计|截至/
/** 比去年 and 在去年的基础上 lead to a figure of this year; 去年以来 to what goes on. */
const NOT_ITS = /[比较](?:起)?$/
/** 受生源减少影响 tells of no change of the figure. */
const CAUSE = /受[^,，。；;]{1,14}影响/
const TURNS = /基础上|以来|[起比较]|相比|增|减|提高|下降|上升|达到|今/

/** All figures that words say to be of another year, with these words. */
function basesOf(passage: Passage): Base[] {
  return passage.sentences.flatMap((sentence) => {
    if (!/[去上]年|上一年|学年|\d{4}年/.test(between(passage, sentence.start, sentence.end))) return []
    return sentence.facts.filter(isAmount).flatMap((fact): Base[] => {
      const named = namedOf(passage, { fact, sentence })
      // 今年报名人数较去年的4520人有所增加
      const compared = /(?:今|本)年([^,，。；;、\d]{2,10})[比较][去上]年的?$/.exec(named.lead)?.[1]
      if (compared !== undefined) return [{ ...named, noun: nounIn(compared), year: undefined }]
      const time = [...named.lead.matchAll(TIMES)].at(-1)
      if (time === undefined || named.noun.length < LEAST || OTHER.test(named.lead.replace(CAUSE, ''))) return []
      const before = named.lead.slice(0, time.index)
      const behind = named.lead.slice(time.index + time[0].length).replace(CAUSE, '')
      if (NOT_ITS.test(before) || TURNS.test(behind) || /^[今本当前明目]|本学年/.test(time[0])) return []
      // 与去年相比 stands behind the words, 与去年招生1240人相比 behind the number.
      const year = /^\d/.test(time[0]) ? Number.parseInt(time[0], 10) : undefined
      return [{ ...named, year }]
    })
  })
}

function namedOf(passage: Passage, { fact, sentence }: Placed): Named {
  const lead = leadOf(passage, fact, sentence)
  const words = wordsOf(clauseBefore(passage, fact, sentence))
  // 共有4620名考生完成报名: what they are stands behind.
  return {
    fact,
    sentence,
    lead,
    ...words,
    noun: words.noun === '' ? nounIn(fact.measure.replace(/相比$/, '')) : words.noun,
  }
}

function wordsOf(clause: string): { noun: string; owner: string } {
  const time = [...clause.matchAll(TIMES)].at(-1)
  const before = clause.slice(0, time?.index ?? 0).replace(LEADS, '')
  return { noun: nounIn(clause.slice(before === '' ? 0 : time!.index)), owner: OWNER.test(before) ? before : '' }
}
const OWNER = /中(?![职考小等专])|[校学小园院县市区局镇乡街站类生师段班]/
/** 幼儿园招生, and then 招生: kinds of schools own nothing. */
const KINDS = /^(?:幼儿园|小学|初中|[普职]高|高[中职]|普通高中|中小学|中学)$/

const LEADS =
  /^(?:(?:而|但|与|和|同|跟|回想|回顾|对照|相对于|在|那时|当时|这个时候|此时|同期|同一时期|底|末|度|全年|全[县市区校省州镇]|我[们局县市区校省州镇]|[县市区]里|一共|共|只|仅|才|还|实际|总共|其中|的|去年|上一?年|上一?学年|今年|本年|本学年|\d{4}年))+/
const TAILS =
  /(?:[回上]升[至到]|[增扩]加?大?到|只有|仅有|仅为|不过|才|只|仅|为|是|有|共计|总计|合计|共|达到?|了|的|人数|总数)+$/
/** 中职学校招生 is 中职招生. */
const nounIn = (clause: string): string =>
  clause
    .replace(LEADS, '')
    .replace(TAILS, '')
    .replaceAll(/学校|教育|阶段|工作|人数|(?<=.)的|(?<=.)(?:仅|只|共)(?=[录招培毕受办接])/g, '')

const FIELD = /全[县市区校省州镇]/
/** 招生 up to a month is not 招生 of a year; what is enrolled in an autumn is. */
export const SPAN = /同期|[上下]半年|季度|\d月|学期|[春秋]季(?![,，]?[^,，。；;]{0,12}(?:录取|招生|招收))/
/** 上年受理的238件 is told by what was done alone. */
const DEED = new RegExp(`^${DOING}$`)

/** Whether last year's figure is of nothing else than this year's, as far as words tell. */
function isOfSame(passage: Passage, now: Named, base: Base): boolean {
  const { fact, noun, lead } = base
  if (fact === now.fact || fact.kind !== now.fact.kind || !sameUnit(fact.base_unit, now.fact.base_unit)) return false
  if (SPAN.test(lead) !== SPAN.test(now.lead)) return false
  // 县职教中心录取新生, and then 录取新生; the other way round where the first words are told before.
  const [short, long] = noun.length < now.noun.length ? [noun, now.noun] : [now.noun, noun]
  if (!long.endsWith(short) && !(DEED.test(noun) && now.noun.includes(noun))) return false
  const rest = long.slice(0, long.length - short.length).replace(EXAM, '')
  const [here, there] = [FIELD.exec(now.lead)?.[0], FIELD.exec(lead)?.[0]]
  // 2022年全市中职招生5120人 … 2023年招生回升至5640人 tells less the second time.
  const steps = now.sentence.index - base.sentence.index
  if (here === undefined && long === noun && steps > 0 && steps < 3) return !isAnotherTold(passage, now, base, short)
  if (here !== there && ((here !== undefined && there !== undefined) || rest !== '')) return false
  const [owner, own] = [
    base.owner,
    now.owner === '' && long !== noun && OWNER.test(rest) && !KINDS.test(rest) ? rest : now.owner,
  ]
  if (own !== '' && (there !== undefined || (owner !== '' && owner !== own))) return false
  if (rest !== '' && long === noun && !now.lead.includes(rest)) return false
  return !isAnotherTold(passage, now, base, short)
}

/** 中考报名考生, and then 报名考生 of last year. */
const EXAM = /^(?:中考|高考|会考|学考)$/

const yearOf = ({ period }: Fact): string | undefined => /^\d{4}/.exec(period ?? '')?.[0]

/** Of the year that it is compared with; 去年 is the one before its own. */
const isOfYear = (now: Fact, { year }: Base, compared: number): boolean =>
  year === undefined
    ? Number.isNaN(compared) || yearOf(now) === undefined || Number(yearOf(now)) - 1 === compared
    : year === compared

/** 一中招生…，比去年增加20人；二中招生290人，去年招生301人: another figure of the same name stands between or beside. */
function isAnotherTold(passage: Passage, now: Named, base: Base, noun: string): boolean {
  const [first, last] = [now.sentence, base.sentence].toSorted((one, other) => one.index - other.index)
  return passage.sentences
    .slice(first!.index, last!.index + 1)
    .some((sentence) =>
      sentence.facts.some(
        (fact) =>
          fact !== now.fact &&
          fact !== base.fact &&
          fact.kind === now.fact.kind &&
          fact.base_unit === now.fact.base_unit &&
          fact.value !== now.fact.value &&
          fact.value !== base.fact.value &&
          (isPaired(sentence, fact, base) || wordsOf(clauseBefore(passage, fact, sentence)).noun.endsWith(noun)),
      ),
    )
}

/** 去年招生301人、今年290人 */
const isPaired = (sentence: Sentence, { period }: Fact, base: Base): boolean =>
  sentence === base.sentence && period !== null && period !== base.fact.period

/** What there was before, as the change tells it, comes near to what is told of it. */
export function isNear(base: Fact, now: Fact, change: Fact, sign: 1 | -1): boolean {
  if (change.approx || change.bound !== null || base.value === null || base.value <= 0) return false
  const relative = change.unit === '%' && now.unit !== '%'
  const before = relative ? now.value! / (1 + (sign * change.value!) / 100) : now.value! - sign * change.value!
  const comparable = relative || sameUnit(change.base_unit, now.base_unit) || change.unit.includes('百分点')
  return comparable && Math.abs(before - base.value) < NEAR * base.value
}
