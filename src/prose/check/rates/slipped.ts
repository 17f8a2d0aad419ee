/**
 * Rates whose words tie them to no two numbers: where the last number before makes the rate but for one digit, or two that
 * changed places, it is a slip of the pen; numbers that only stand by hardly ever come so near.
 */
import type { Fact } from '../../grammar/fact.ts'
import { significantOf, slipOf } from '../ground/digits.ts'
import { sharesTwo } from '../ground/likeness.ts'
import {
  alike,
  between,
  calledOver,
  endOf,
  factsBefore,
  type Passage,
  type Placed,
  type Sentence,
} from '../ground/passage.ts'
import { rangeOf } from '../ground/range.ts'
import { around } from './near_pairs.ts'
import { isMadeByOthers, isOfRest } from './other_pairs.ts'
import type { Pair } from './pairs.ts'
import { isAmount } from './shares.ts'
import { stageOf } from './stages.ts'
import { isUndone } from './undone.ts'

/** Two digits come near by chance. */
const DIGITS = 3
/** So many points, where the words name both. */
const NEAR = 12
/** So many numbers behind a rate may tell what it is of. */
const BEHIND = 3

const LINK =
  /^[^。；;\d]{0,24}?[,，、（(]?(?:[约仅只各]|所)*(?:占(?:到|了)?[^,，。；;、占]{0,14}|[完达]成?[^,，。；;、]{0,14}的?|[^,，。；;、]{1,12}(?:率|比例|占比|比重|满意度)[^,，。；;、]{0,3})$/
/** A digit in front makes more of a difference than any slip that is likely. */
const FAR = 30
/** A rate of other things, of another time, or against a mark. */
const OF_OTHERS = /毛|平均|分别|全[国省]|上年|去年|往年|按期|按时|及时|目标|要求|以上|[比较]|增|降|提高|升幅|超/

export function slippedPairOf(passage: Passage, sentence: Sentence, rate: Fact): Pair | undefined {
  const at = sentence.facts.indexOf(rate)
  const part = sentence.facts[at - 1]
  const said = rangeOf(rate)
  if (part === undefined || said === undefined || rate.value! >= 100 || !isAmount(part)) return undefined
  const link = between(passage, endOf(part), rate.number_start)
  if (!LINK.test(link) || OF_OTHERS.test(link.split(/[,，]/).at(-1)!)) return undefined
  const before = factsBefore(passage, sentence, rate)
  const behind = sentence.facts.slice(at + 1, at + 1 + BEHIND).map((fact) => ({ fact, sentence }))
  const near = before.filter((one) => one.sentence.index >= sentence.index - 1)
  if (isMadeByOthers([...before, ...behind], rate, true)) return undefined
  const wholes = wholesOf(passage, { fact: part, sentence }, link, near)
  const whole =
    named(passage, sentence, part, link, wholes, rate) ??
    (significantOf(rate.number) < DIGITS ? undefined : wholes.find(({ fact }) => isSlip(part, fact, rate))?.fact)
  if (whole === undefined || isOfRest(passage, before, { part, whole }, rate)) return undefined
  return { part, whole }
}

/** Larger, of the same stage of school; those that the share names, where it names any. */
function wholesOf(passage: Passage, part: Placed, link: string, near: readonly Placed[]): Placed[] {
  const stage = stageOf(calledOver(passage, part.fact, part.sentence))
  const wholes = near.filter(({ fact, sentence }) => {
    const own = stageOf(calledOver(passage, fact, sentence))
    return alike(fact, part.fact) && fact.value! > part.fact.value! && isAmount(fact) && (stage === '' || own === stage)
  })
  const noun = /[占成]([\u4e00-\u9fff]{2,})的/.exec(link)?.[1]?.replaceAll(PLAIN, '') ?? ''
  if (noun.length < 2) return wholes
  return wholes.filter(({ fact, sentence }) => sharesTwo(noun, calledOver(passage, fact, sentence)))
}
const PLAIN = /总数|总量|总额|人数|数量|全部|所有|全[市县区校年]|年度|应|总|的/g

/** 绿地9000平方米，绿化率: called after the part; the nearest whole in the sentence is meant. */
function named(
  passage: Passage,
  sentence: Sentence,
  part: Fact,
  link: string,
  wholes: readonly Placed[],
  rate: Fact,
): Fact | undefined {
  const [nearest] = wholes
  if (nearest === undefined || nearest.sentence !== sentence) return undefined
  const clause = calledOver(passage, part, sentence)
  const root = /([\u4e00-\u9fff]{2})(?:率|度)[^,，]{0,3}$/.exec(link)?.[1]
  // 专科以上上线3.61万人，其中本科上线1.82万人，本科上线率: of the candidates, who are not told.
  if (root !== undefined && around(passage, nearest).includes(root)) return undefined
  const is_called =
    root === undefined
      ? clause.startsWith('其中') && /[,，（(]占(?:比|的|为|达到?)*$/.test(link)
      : !isUndone(clause, root) &&
        Array.from(root).every((sign) => (clause + link.split(/[,，]/, 1)[0]!).includes(sign))
  if (!is_called) return undefined
  const reckoned = (part.value! / nearest.fact.value!) * 100
  return Math.abs(reckoned - rate.value!) <= NEAR ? nearest.fact : undefined
}

function isSlip(part: Fact, whole: Fact, rate: Fact): boolean {
  const places = /\.(\d+)/.exec(rate.number.normalize('NFKC'))?.[1]?.length ?? 0
  const reckoned = ((part.value! / whole.value!) * 100).toFixed(places)
  return Math.abs(Number(reckoned) - rate.value!) <= FAR && slipOf(reckoned, rate.number) !== undefined
}
