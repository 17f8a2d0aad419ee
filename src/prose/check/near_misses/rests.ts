/**
 * All there are, some and the rest, which stand alone in a sentence, in any order and by any name: 订购30000册，到货22500册，尚缺
 * 8500册; 除4人请假外，实到26人. Only the rest must be called so; that the three nearly fit speaks for the others.
 */
import type { Fact } from '../../grammar/fact.ts'
import { sharesTwo } from '../ground/likeness.ts'
import { notLeft } from '../changes/remainders.ts'
import type { Finding } from '../ground/finding.ts'
import { between, clauseBefore, type Passage, type Sentence, wordsBehind } from '../ground/passage.ts'
import { added, meets, rangeOf, sumOf } from '../ground/range.ts'
import { notSum } from '../sums/parting.ts'
import { type Kinds, isSlipOf, wordsAround, wordsBeside } from './slip.ts'

/** What the rest is called before its number. */
const REST =
  /(?:余下|剩下|剩余|其余|结余|节[余约省]|余|剩|尚?欠|缺[少额口]?|缺[考勤席编岗]|[还尚]差|[还尚留]存|退休|调[出离走]|离职|病休|取消|漏[\u4e00-\u9fff]{1,2}|短[缺少]|空[缺余置闲]?|除|请假|弃权|流失|未[\u4e00-\u9fff]{1,3}|没有?[\u4e00-\u9fff]{1,3}|不[\u4e00-\u9fff]{1,2}|无效|退(?!费)[\u4e00-\u9fff]{1,2}|待(?!遇)[\u4e00-\u9fff]{1,2}|[破亏]?损[坏耗毁]?|淘汰|作废|报废)[\u4e00-\u9fff]{0,4}$/
/** What is said of it behind: 4人请假, 7所未建成. */
const REST_BEHIND =
  /^[\u4e00-\u9fff]{0,3}(?:尚?未|没有?|不[合达符在]|请假|缺[考席勤]|弃权|流失|待|作废|无效|闲置|空[缺置着])/
/** Other numbers that are not told, or are of another time. */
const AGAINST =
  /另(?!有[^,，]{0,3}\d)|连同|加上|含|包括|其中|追加|新增|增加|减少|增至|降至|转[出入学]|结转|[上去前往历]年|同期|比|较|累计|分别|各|每|均(?![已未在正])|(?<!节)约|左右|近|多|以上|以下|不[少低]于|超|计划外/
/** What is so far off is of something else. */
const FAR = 0.15

/** Then it is not all there is. */
const DONE = /已|完工|竣工|开工|实[收有到际发招]|现有|在[编岗建]/

/** All, some, and at most two that are left. */
const MOST = 4

export function restFindings(passage: Passage, sentence: Sentence, kinds: Kinds): Finding[] {
  return kinds
    .filter(
      (kind) => kind.length >= 3 && kind.length <= MOST && kind[0]!.value! > kind[1]!.value! && kind.at(-1)!.value! > 0,
    )
    .flatMap(([whole, ...parts]) => unfit(passage, sentence, whole!, parts))
}

function unfit(passage: Passage, sentence: Sentence, whole: Fact, parts: readonly Fact[]): Finding[] {
  if (AGAINST.test(wordsAround(passage, sentence, [whole, ...parts]))) return []
  const rests = parts.filter((fact) => isRest(passage, sentence, fact))
  const others = parts.filter((fact) => !rests.includes(fact))
  const [some] = others
  if (rests.length === 0 || others.length > 1 || isRest(passage, sentence, whole)) return []
  if (rests.some((rest) => isOfOthers(passage, sentence, rest))) return []
  if (!rests.every((rest) => isUndoneOf(passage, sentence, rest, [whole, ...others]))) return []
  // 招聘进入18人，退休11人，调出6人: who came is not all of those who went.
  if (/招聘|招录|[进调转引][入进]|录用/.test(clauseBefore(passage, whole, sentence))) return []
  if (DONE.test(clauseBefore(passage, whole, sentence))) return []
  const ranges = parts.map((fact) => rangeOf(fact)!)
  if (meets(rangeOf(whole)!, added(ranges))) return []
  const made = sumOf(parts)
  if (Math.abs(made - whole.value!) > FAR * whole.value!) return []
  const left = whole.value! - made
  if (!isSlipOf(whole, made) && !parts.some((fact) => isSlipOf(fact, fact.value! + left))) return []
  return parts.length === 2 ? [notLeft(some ?? parts[0]!, whole, rests.at(-1)!)] : [notSum(whole, parts)]
}

export const isRest = (passage: Passage, sentence: Sentence, fact: Fact): boolean =>
  REST.test(clauseBefore(passage, fact, sentence)) || REST_BEHIND.test(wordsBehind(passage, fact, sentence, 12))

/** 剩余11个标段 behind 28个食堂: counted in 个, and things of another kind. */
function isOfOthers(passage: Passage, sentence: Sentence, rest: Fact): boolean {
  if (!/^[个项处]/.test(rest.unit)) return false
  const [noun] =
    /^(?![尚未正已仍还没因待将均都也在于由分计按])[\u4e00-\u9fff]{2}/.exec(wordsBehind(passage, rest, sentence, 8)) ??
    []
  return noun !== undefined && !between(passage, sentence.start, rest.number_start).includes(noun)
}

/** 未返校 beside 应返校, 漏种 beside 已接种: what was not done is named where the others are; 缺校医 and 未婚 are of something else. */
function isUndoneOf(passage: Passage, sentence: Sentence, rest: Fact, others: readonly Fact[]): boolean {
  const own = [clauseBefore(passage, rest, sentence), wordsBehind(passage, rest, sentence, 12)]
  const deed = UNDONE.exec(own[0]!)?.[1] ?? UNDONE_BEHIND.exec(own[1]!)?.[1]
  if (deed === undefined || /^[考席勤编岗额口]/.test(deed)) return !/返聘|旧/.test(own.join())
  const told = others.map((fact) => wordsBeside(passage, sentence, fact)).join()
  return deed.length > 1 ? sharesTwo(deed, told) : told.includes(deed)
}
const UNDONE = /(?:未(?:能|曾|按时|按期)?|没有?|不|漏|[缺报])([\u4e00-\u9fff]{1,4})/
const UNDONE_BEHIND = new RegExp(`^[\\u4e00-\\u9fff]{0,2}${UNDONE.source}`)
