/** Other numbers that make a rate: where they do, the two that its words seem to name are not those it is of. */
import type { Fact } from '../../grammar/fact.ts'
import { significantOf } from '../ground/digits.ts'
import {
  alike,
  between,
  clauseBefore,
  endOf,
  isOfPeople,
  type Passage,
  type Placed,
  sameUnit,
  type Sentence,
} from '../ground/passage.ts'
import { added, rangeOf, without } from '../ground/range.ts'
import { areOpposite } from './other_groups.ts'
import type { Pair } from './pairs.ts'
import { isShareOf } from './shares.ts'
import { areOfTwoStages } from './stages.ts'

/** 岗位120个 are for as many people. */
const isPlaceFor = ({ kind, measure }: Fact, part: Fact): boolean =>
  kind === 'count' && isOfPeople(part) && /(?:岗位|学位|床位|座位|名额|指标|席位)数?$/.test(measure)

export const isWholeOf = (whole: Fact, part: Fact): boolean =>
  (alike(whole, part) || isPlaceFor(whole, part)) && (whole.value ?? 0) > (part.value ?? Infinity)

const AWAY =
  /提前|不再|不参加|不纳入|弃[考权]|缺考|缺席|未参|未到|免[试测修考于]|保送|单招|单独招生|休学|转出|剔除|扣除|请假/

/** 报名3240人，其中112人已提前录取，不再参加。上线1486人: of those that were left. */
export function isOfRest(passage: Passage, before: readonly Placed[], { part, whole }: Pair, rate: Fact): boolean {
  const [own, all, said] = [rangeOf(part), rangeOf(whole), rangeOf(rate)]
  if (own === undefined || all === undefined || said === undefined) return false
  return before.some(({ fact, sentence }) => {
    const gone = fact === part || fact === whole || !isWholeOf(whole, fact) ? undefined : rangeOf(fact)
    const words = gone && clauseBefore(passage, fact, sentence) + between(passage, endOf(fact), endOf(fact) + 24)
    const rest = gone && without(all, gone)
    const is_apart = AWAY.test(words ?? '') || (rest && isOfOtherGroup(passage, before, part, fact, sentence))
    return rest !== undefined && is_apart && isShareOf(own, rest, said)
  })
}

/** 报考3486人，其中往届生412人 … 应届生上线1612人: of those that are not of the other group. */
function isOfOtherGroup(
  passage: Passage,
  before: readonly Placed[],
  part: Fact,
  gone: Fact,
  sentence: Sentence,
): boolean {
  const own = before.find(({ fact }) => fact === part)
  const [some, others] = [own && clauseBefore(passage, part, own.sentence), clauseBefore(passage, gone, sentence)]
  if (some === undefined) return false
  return areOpposite(some, others + between(passage, endOf(gone), endOf(gone) + 10))
}

/** Whether any of these, with its whole, makes a rate. */
export const isMadeWith = (whole: Fact, parts: readonly Fact[], rate: Fact): boolean =>
  parts.some((part) => part !== whole && alike(part, whole) && isMade([part, whole], rate, 1))

/** How many parts together may be what a rate is of. */
const TOGETHER = 3

/** Numbers of which a few parts together and their whole may make a rate as it is said. */
export function isMadeByOthers(before: readonly Placed[], rate: Fact, joint = false): boolean {
  return isMade(numbersOf(before), rate, joint ? TOGETHER : 1)
}

/**
 * Where the two are named without doubt, others speak against them only if they could be meant: one of the two with another
 * number, or two of its own sentence that make three digits; in a dense paragraph any two digits are made by chance.
 */
export function isMadeInstead(before: readonly Placed[], rate: Fact, { part, whole }: Pair): boolean {
  const numbers = numbersOf(before)
  const own = numbersOf(before.filter(({ sentence }) => sentence.facts.includes(rate)))
  if (significantOf(rate.number) >= DIGITS && isMade(own, rate, 1)) return true
  return numbers.some(
    (other) =>
      (alike(other, part) && (other.value ?? 0) > part.value! && isMade([part, other], rate, 1)) ||
      (alike(other, whole) && (other.value ?? Infinity) < whole.value! && isMade([other, whole], rate, 1)),
  )
}
const DIGITS = 3

/** Whether what stands behind a rate is what its part is of. */
export const isMadeBehind = (part: Fact, behind: readonly Fact[], rate: Fact): boolean =>
  behind.some((whole) => isWholeOf(whole, part) && isMade([part, whole], rate, 1))

const numbersOf = (before: readonly Placed[]): Fact[] =>
  before.map(({ fact }) => fact).filter(({ kind }) => kind !== 'date' && kind !== 'change')

function isMade(numbers: readonly Fact[], rate: Fact, together: number): boolean {
  const said = rangeOf(rate)
  if (said === undefined) return true
  return numbers.some((whole) => {
    const all = rangeOf(whole)
    const parts = numbers
      .filter((part) => part !== whole && sameUnit(part.base_unit, whole.base_unit) && !areOfTwoStages(part, whole))
      .map(rangeOf)
    if (all === undefined) return false
    return parts.some((_, from) =>
      Array.from({ length: together }, (__, more) => parts.slice(from, from + more + 1)).some((row) => {
        if (row.includes(undefined)) return false
        return isShareOf(added(row.map((range) => range!)), all, said)
      }),
    )
  })
}
