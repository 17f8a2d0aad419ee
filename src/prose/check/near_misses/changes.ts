/**
 * Two numbers and how far they are apart, which stand alone in a sentence: 由650元提高至720元，每生增加80元; 上年9980人，今年9840人，减少
 * 260人. Only the change must be called so.
 */
import type { Fact } from '../../grammar/fact.ts'
import { notLeft } from '../changes/remainders.ts'
import type { Finding } from '../ground/finding.ts'
import { areOpposite } from '../rates/other_groups.ts'
import { sharesTwo } from '../ground/likeness.ts'
import { clauseBefore, type Passage, type Sentence } from '../ground/passage.ts'
import { meets, middle, rangeOf, without } from '../ground/range.ts'
import { type Kinds, areJust, isAnySlip, wordsAround } from './slip.ts'

const CHANGE =
  /(?:增[加长幅收]?|净增|减[少收幅]?|净减|多[出了]?|少[了]?|高出|[偏更]高|(?<=[比均])高|低于|(?<=[比均])低|提高|提升|下降|上升|降低|上涨|涨|升|降|提标|[上下]调|扩[大容]|差距?|相差|超)[\u4e00-\u9fff]{0,4}$/
const REACHED = /[到至为]$/
const AGAINST =
  /差距|另|连同|加上|含|包括|其中|追加|累计|分别|各[类项]|(?<!节)约|近|左右|以上|以下|两项|增长|同比|环比|结转|计划|目标|不[少低]于/
const FAR = 0.15

export function apartFindings(passage: Passage, sentence: Sentence, kinds: Kinds): Finding[] {
  const threes = kinds.filter((kind) => areJust(kind, 3))
  return threes.flatMap((three): Finding[] => {
    const change = three.find((fact) => isChange(passage, sentence, fact))
    const two = three.filter((fact) => fact !== change)
    if (AGAINST.test(wordsAround(passage, sentence, three))) return []
    if (change === undefined || two.length !== 2 || two.some((fact) => isChange(passage, sentence, fact))) return []
    if (!isOfThem(passage, sentence, change, two)) return []
    const [many, few] = two as [Fact, Fact]
    if (change.number_start < Math.max(many.number_start, few.number_start)) return []
    const [large, small, said] = [many, few, change].map((fact) => rangeOf(fact)!)
    const apart = without(large!, small!)
    if (meets(apart, said!)) return []
    if (Math.abs(middle(apart) - change.value!) > FAR * many.value!) return []
    const made = middle(apart)
    const slips = isAnySlip([change, made], [many, few.value! + change.value!], [few, many.value! - change.value!])
    return slips ? [notLeft(few, many, change)] : []
  })
}

const isChange = (passage: Passage, sentence: Sentence, fact: Fact): boolean => {
  const clause = clauseBefore(passage, fact, sentence)
  return CHANGE.test(clause) && !REACHED.test(clause)
}

/** 民办园减少6所 behind 公办园 is of others; a change that names nothing is of the two. */
function isOfThem(passage: Passage, sentence: Sentence, change: Fact, two: readonly Fact[]): boolean {
  const clause = clauseBefore(passage, change, sentence)
  const thing = /(?:新?增加?|减少?|扩大?)([\u4e00-\u9fff]{2,4})$/.exec(clause)?.[1]?.replace(/^[加少了]+/, '') ?? ''
  const told = two.map((fact) => clauseBefore(passage, fact, sentence)).join()
  if (thing.length > 1 && !sharesTwo(thing, told)) return false
  const name = clause.replace(CHANGE, '').replaceAll(FILLER, '')
  return name.length < 2 || two.some((fact) => isOfOne(name, clauseBefore(passage, fact, sentence)))
}
const FILLER =
  /每[人生年月校班]|[比较](?:上年|去年|原来|之前|前者)?|实际|共|净|总[数量]|一年|全年|同比|[两二三]者|[年月日]|其中/g
const isOfOne = (name: string, other: string): boolean => sharesTwo(name, other) && !areOpposite(name, other)
