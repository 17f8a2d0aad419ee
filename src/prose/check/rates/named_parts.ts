/** Shares whose part or whole other numbers keep apart from them: 人员经费占82.1%, 若按在籍毕业生6401人计算，这一比例为. */
import type { Fact } from '../../grammar/fact.ts'
import {
  alike,
  between,
  clauseBefore,
  endOf,
  factsBefore,
  isLastOfList,
  type Passage,
  type Sentence,
} from '../ground/passage.ts'
import { rangeOf } from '../ground/range.ts'
import { isWholeOf, isMadeByOthers, isOfRest } from './other_pairs.ts'
import type { Pair } from './pairs.ts'
import { isAmount, isShareOf } from './shares.ts'
import { stageOf } from './stages.ts'

/** What is said may miss what the two make by so many points. */
const NEAR = 30

/** The pair that is named; nothing where other numbers make the rate. */
export function keptApartPairOf(passage: Passage, sentence: Sentence, rate: Fact): Pair | undefined {
  const at = sentence.facts.indexOf(rate)
  const clause = clauseBefore(passage, rate, sentence)
  if (rate.value === null || !/占|比例|比重|率|计算/.test(clause)) return undefined
  const pair =
    namedAgain(passage, sentence, at, clause) ??
    overOthers(passage, sentence, at, clause) ??
    reckonedBy(passage, sentence, at) ??
    ofAnotherWhole(passage, sentence, at, clause)
  if (pair === undefined || Math.abs((pair.part.value! / pair.whole.value!) * 100 - rate.value) > NEAR) return undefined
  const before = factsBefore(passage, sentence, rate)
  return isMadeByOthers(before, rate, true) || isOfRest(passage, before, pair, rate) ? undefined : pair
}

/** 支出预算2418.6万元，其中人员经费1986.4万元、日常公用经费…，人员经费占82.1% */
function namedAgain(passage: Passage, sentence: Sentence, at: number, clause: string): Pair | undefined {
  const name =
    /^其?中?([\u4e00-\u9fff]{2,10}?)(?:数|支出)?所?占(?:比|总支出|总额|总量|总数|总预算|预算总额|支出总额|的)*(?:比例|比重)?(?:仅|只|已|高|约)*(?:为|达到?|是)?$/.exec(
      clause,
    )?.[1]
  if (name === undefined) return undefined
  const before = sentence.facts.slice(0, at)
  const called = before.filter(
    (fact) => isAmount(fact) && clauseBefore(passage, fact, sentence).replace(/^其中/, '').startsWith(name),
  )
  const [part] = called
  if (part === undefined || called.length > 1) return undefined
  const wholes = before.slice(0, before.indexOf(part)).filter((fact) => isWholeOf(fact, part))
  const whole = wholes.findLast((fact) =>
    /^[^,，。；;、\d]{0,8}[,，（(]其中/.test(between(passage, endOf(fact), endOf(fact) + 16)),
  )
  return whole && { part, whole }
}

/** 学校81所，已有52所加入9个教育集团，占比64.2%: what is told of the part is no part. */
function overOthers(passage: Passage, sentence: Sentence, at: number, clause: string): Pair | undefined {
  if (!/^(?:所?占(?:比|总数|全部)?的?|占比)(?:约?为|达到?|是)?$/.test(clause)) return undefined
  const [whole, part, other] = at < 3 ? [] : sentence.facts.slice(at - 3, at)
  if (!whole || !part || !other || !isWholeOf(whole, part) || alike(part, other)) return undefined
  if (isLastOfList(passage, sentence.facts, at - 3) || !isAmount(part) || !isAmount(whole)) return undefined
  const has = /^[^,，。；;、\d]{0,4}[,，](?:目前|现|其中)?(?:已有|有|其中)$/.test(
    between(passage, endOf(whole), part.number_start),
  )
  const joined = /^[^,，。；;、\d]{1,14}$/.test(between(passage, endOf(part), other.number_start))
  return has && joined ? { part, whole } : undefined
}

/** 录取6013人，录取率为96.15%；若按在籍毕业生6401人计算，这一比例为93.94% */
function reckonedBy(passage: Passage, sentence: Sentence, at: number): Pair | undefined {
  const [whole, rate] = [sentence.facts[at - 1], sentence.facts[at]!]
  if (whole === undefined || !isAmount(whole) || !/按照?[^,，\d]{0,16}$/.test(clauseBefore(passage, whole, sentence)))
    return undefined
  const link = between(passage, endOf(whole), rate.number_start)
  if (
    !/^[^,，。；;\d]{0,4}(?:计算|测算|统计|口径)[^,，。；;\d]{0,4}(?:[,，][^,，。；;\d]{0,12}(?:比例|占比|比重|率))?则?约?(?:为|是)?$/.test(
      link,
    )
  )
    return undefined
  const [share, part] = factsBefore(passage, sentence, whole)
  // What was told of another whole right before.
  if (
    share?.fact.unit !== '%' ||
    part === undefined ||
    !isAmount(part.fact) ||
    part.sentence.index < sentence.index - 1
  )
    return undefined
  return part.sentence === share.sentence && isWholeOf(whole, part.fact) ? { part: part.fact, whole } : undefined
}

/** 毕业生5120人，参加中考4986人，录取2793人，占参考人数的56.0%，占毕业生总数的54.6%: a second share of the same part. */
function ofAnotherWhole(passage: Passage, sentence: Sentence, at: number, clause: string): Pair | undefined {
  const noun = /^占([\u4e00-\u9fff]{2,8}?)(?:总数|总人数|人数|总量|总额)的(?:比例为?)?$/.exec(clause)?.[1]
  const [part, share] = at < 2 ? [] : sentence.facts.slice(at - 2, at)
  if (noun === undefined || part === undefined || share?.unit !== '%' || !isAmount(part)) return undefined
  if (!/占[^,，。；;]{1,12}的$/.test(clauseBefore(passage, share, sentence))) return undefined
  const wholes = factsBefore(passage, sentence, part).filter(({ fact }) => isWholeOf(fact, part) && isAmount(fact))
  const [own, said] = [rangeOf(part), rangeOf(share)]
  const isFirst = wholes.some(({ fact }) => !!own && !!said && isShareOf(own, rangeOf(fact)!, said))
  const called = wholes.filter(({ fact, sentence: one }) => clauseBefore(passage, fact, one).endsWith(noun))
  const [whole] = called
  const is_narrower =
    whole && stageOf(noun) !== '' && stageOf(noun) !== stageOf(clauseBefore(passage, whole.fact, whole.sentence))
  return isFirst && called.length === 1 && !is_narrower ? { part, whole: whole!.fact } : undefined
}
