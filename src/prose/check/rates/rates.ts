/** Rates against their own two numbers. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { framedPairOf } from './framed_pairs.ts'
import { aloneFindings } from './alone.ts'
import { keptApartPairOf } from './named_parts.ts'
import { namedPairOf } from './named_wholes.ts'
import { asReckoned, isJoint, isNamedWhole, nearPairOf } from './near_pairs.ts'
import { isMadeBehind, isMadeByOthers, isMadeInstead, isMadeWith, isOfRest } from './other_pairs.ts'
import { plannedPairOf } from './of_plan.ts'
import { ofTold, type Pair, pairOf } from './pairs.ts'
import {
  alike,
  between,
  clauseBefore,
  endOf,
  factsBefore,
  type Passage,
  placeOf,
  type Sentence,
} from '../ground/passage.ts'
import { divided, meets, type Range, rangeOf, shown, times, without } from '../ground/range.ts'
import { notShare, isShareOf } from './shares.ts'
import { slippedPairOf } from './slipped.ts'
import { undoneFindings } from './undone.ts'

const isFraction = ({ number, unit }: Fact): boolean =>
  unit === '' && /^[一二三四五六七八九十]+分之[一二三四五六七八九十]+$/.test(number)

/** A fraction in words is said of what comes near it. */
const ROUGH = 0.06
/** A fifth is no fourth. */
const ROUGH_OF_SMALL = 0.18

/** 1600人中的400人占三分之一 */
function fractionFindings(part: Fact, whole: Fact, fraction: Fact): Finding[] {
  if (!part.value || !whole.value || fraction.value === null || fraction.approx || fraction.bound !== null) return []
  const reckoned = part.value / whole.value
  if (Math.abs(reckoned - fraction.value) <= Math.min(ROUGH, ROUGH_OF_SMALL * fraction.value)) return []
  return [
    {
      rule: 'rate',
      says: `按“${part.quote}”和“${whole.quote}”计算应为${shown(reckoned * 100)}%，文中写的是${fraction.number}，请核对。`,
      arithmetic: `${shown(part.value)} ÷ ${shown(whole.value)} = ${shown(reckoned)} ≠ ${fraction.number}`,
      places: [whole, part, fraction].map(placeOf),
    },
  ]
}

export function rateFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((rate, at) => {
    if (!['rate', 'ratio'].includes(rate.kind)) return []
    const pair = strictPairOf(passage, sentence, rate, at)
    if (isFraction(rate)) return pair ? fractionFindings(pair.part, pair.whole, rate) : []
    const found = rate.unit === '%' ? percentFindings(passage, sentence, rate, pair) : []
    return found.length > 0 ? found : aloneFindings(passage, sentence, rate)
  })
}

/** What is larger than its whole is no part of it, and the rate is of something else. */
function strictPairOf(passage: Passage, sentence: Sentence, rate: Fact, at: number): Pair | undefined {
  const told = pairOf(passage, sentence, rate, at)
  return told && rate.value! <= 100 && told.part.value! > told.whole.value! ? undefined : told
}

/** 职教高考升学1964人,五年贯通1208人,高职单招216人。其中升入本科412人,占升学人数的12.2%: of all of them together. */
function isOfSumBefore(passage: Passage, sentence: Sentence, part: Fact, rate: Fact): boolean {
  const before = passage.sentences[sentence.index - 1]
  const said = rangeOf(rate)
  if (before === undefined || said === undefined || part.value === null) return false
  if (!clauseBefore(passage, part, sentence).startsWith('其中') || part !== sentence.facts[0]) return false
  const kin = before.facts.filter(
    ({ base_unit, kind, value }) => base_unit === part.base_unit && kind === part.kind && value !== null,
  )
  return RUNS.some((size) => {
    const sum = kin.slice(-size).reduce((all, { value }) => all + value!, 0)
    return kin.length >= size && meets({ low: (part.value! / sum) * 100, high: (part.value! / sum) * 100 }, said)
  })
}
/** So many numbers of the sentence before may make the whole. */
const RUNS = [2, 3, 4, 5, 6]

function percentFindings(passage: Passage, sentence: Sentence, rate: Fact, strict: Pair | undefined): Finding[] {
  const wrong = namedPairOf(passage, sentence, rate)
  if (wrong !== undefined) return [notMade(wrong, rate)]
  const likely =
    strict ??
    plannedPairOf(passage, sentence, rate) ??
    nearPairOf(passage, sentence, rate) ??
    framedPairOf(passage, sentence, rate) ??
    keptApartPairOf(passage, sentence, rate) ??
    slippedPairOf(passage, sentence, rate)
  const pair = asReckoned(passage, sentence, rate, likely) ?? likely
  if (pair === undefined) return undoneFindings(passage, sentence, rate)
  const { part, whole } = pair
  const [own, all, said] = [rangeOf(part), rangeOf(whole), rangeOf(rate)]
  const ratio = own && all && divided(own, all)
  if (ratio === undefined || said === undefined || meets(times(ratio, 100), said)) return []
  const named = isNamedWhole(passage, sentence, rate, whole)
  if (named === false || (strict && !named && isExcused(passage, sentence, rate, pair))) return []
  if (isOfParagraph(passage, sentence, pair, rate)) return []
  // 实际报到1158人，报到率98.5%，其中录取1176人: what it is of may be told behind it.
  const at = sentence.facts.indexOf(rate)
  const clause = clauseBefore(passage, rate, sentence)
  if (isAbout(clause, rate, pair) || isOfOneYear(clause, clauseBefore(passage, whole, sentence))) return []
  if (isOfLevel(passage, sentence, part, rate) || isMadeBehind(part, sentence.facts.slice(at + 1, at + 3), rate))
    return []
  // 不合格9批次，合格率99.2%: what is not so is told.
  if (isMadeOfRest(passage, sentence, part, ratio, said) || isOfAllTold(passage, part, rate)) return []
  if (isOfSumBefore(passage, sentence, part, rate)) return []
  const reckoned = (part.value! / whole.value!) * 100
  // One more place than is printed may have been cut off and not rounded.
  return Math.abs(reckoned - rate.value!) < (said.high - said.low) * 0.999 ? [] : [notMade(pair, rate)]
}

/** 实检2684人…。小学实检1726人…；初中实检958人…。肥胖学生186人，占6.9%: of all of them, told at the head of the paragraph. */
function isOfParagraph(passage: Passage, { index, start }: Sentence, { part, whole }: Pair, rate: Fact): boolean {
  if (whole.number_start >= start || !STAGE.test(whole.quote)) return false
  const [own, said] = [rangeOf(part)!, rangeOf(rate)!]
  for (let at = index - 1; at >= Math.max(0, index - PARAGRAPH); at -= 1) {
    const one = passage.sentences[at]!
    if (passage.text[one.end] === '\n') return false
    const makes = one.facts.some((fact) => {
      const all = alike(fact, part) ? rangeOf(fact) : undefined
      return all !== undefined && isShareOf(own, all, said)
    })
    if (makes) return true
  }
  return false
}

const STAGE = /小学|初中|高中|中职|幼儿|[一二三四五六七八九]年级|高[一二三]|男|女|城[区镇]|乡[镇村]|农村/
/** So many sentences of a paragraph are looked through. */
const PARAGRAPH = 8

/** 约占30% may be 32.4%; with decimals less is left open. */
function isAbout(clause: string, rate: Fact, { part, whole }: Pair): boolean {
  const off = ((part.value! / whole.value!) * 100) / rate.value! - 1
  return clause.includes('约占') && Math.abs(off) < (rate.number.includes('.') ? 0.05 : 0.1)
}

/** 占当年教育投入的: of no 累计投入. */
const isOfOneYear = (clause: string, whole: string): boolean =>
  /占(?:当年|同年)/.test(clause) && /累计|[两三四五]年/.test(whole)

/** Where two that are named without doubt do not make it, others may. */
function isExcused(passage: Passage, sentence: Sentence, rate: Fact, pair: Pair): boolean {
  const before = factsBefore(passage, sentence, rate)
  const at = sentence.facts.indexOf(rate)
  const excused = isWholeTold(passage, sentence, at, pair)
    ? isMadeWith(pair.whole, sentence.facts.slice(0, at), rate)
    : isMadeInstead(before, rate, pair) || isOfRest(passage, before, pair, rate)
  return excused || (isJoint(passage, sentence, rate) && isMadeByOthers(before, rate, true))
}

/** 大专以上学历17人，学历达标率100%: what is enough may be less than the level told; 合格及以上 is what is enough. */
const isOfLevel = (passage: Passage, sentence: Sentence, part: Fact, rate: Fact): boolean =>
  /达标|合格/.test(clauseBefore(passage, rate, sentence)) &&
  /(?<!(?:合格|达标|及格)[及或]?(?:其|等次)?)以上/.test(clauseBefore(passage, part, sentence))

/** 已到期的409件全部办结，到期办结率100%: of those that are described so, or that were due, whatever came in besides. */
function isOfAllTold(passage: Passage, part: Fact, rate: Fact): boolean {
  const words = between(passage, endOf(part), rate.number_start)
  if (rate.value !== 100) return false
  if (/(?:到期|按[期时]|限期内)[^,，。；;]{0,6}率[^,，。；;]{0,3}$/.test(words)) return true
  const is_described = between(passage, part.number_start - 1, part.number_start) === '的'
  return is_described && /^[^,，。；;\d]{0,6}(?:全部|均|全都|悉数|都已)/.test(words)
}

/** The rest of what is not so. */
const isMadeOfRest = (passage: Passage, sentence: Sentence, part: Fact, ratio: Range, said: Range): boolean =>
  /不|未|缺|无/.test(clauseBefore(passage, part, sentence)) &&
  meets(without({ low: 100, high: 100 }, times(ratio, 100)), said)

/** 交流轮岗教师286人，占应交流教师2200人的13%: of no other whole, though perhaps another part. */
const isWholeTold = (passage: Passage, sentence: Sentence, at: number, { whole }: Pair): boolean =>
  ofTold(passage, sentence, at)?.whole === whole

const notMade = ({ part, whole }: Pair, rate: Fact): Finding =>
  notShare(part, { value: whole.value!, fact: whole }, rate)
