/**
 * A total and the list behind it that no word joins: where three parts or more miss it by one digit, it is a slip of the
 * pen; numbers that only happen to stand behind one another hardly ever come so near.
 */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { listBehind } from './list_behind.ts'
import { isLeftOpen, parted } from './parting.ts'
import { alike, between, clauseBefore, endOf, joinedTo, type Passage, type Sentence } from '../ground/passage.ts'
import { rangeOf, sumOf } from '../ground/range.ts'

/** Fewer parts come near by chance. */
const PARTS = 3
/** A digit in front makes a larger difference than one behind. */
const FAR = 0.12
const NEAR = 0.05
/** Parts may be left out, but hardly so few. */
const NEARER = 0.003
/** So many sentences before and behind, all of them may be told: 四校加起来. */
const AROUND = 3
/** A number of another thing or another time, or one that is compared, is no part. */
const NO_PART =
  /^(?:以上|上述)?(?:全[市县区]|[两三四五六七八九十\d]+[项批个类者])?(?:合计|共|总|累计)|[比较增减超亏]|[去上前明]年|每[人生校名所户班园]|均|标准|缺口/

export function slipFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((total): Finding[] => {
    if (!['count', 'money', 'area'].includes(total.kind) || rangeOf(total) === undefined) return []
    const parts = listBehind(
      passage,
      sentence,
      total,
      endOf(total),
      (part, own) =>
        part.value === null || part.value >= total.value! || NO_PART.test(clauseBefore(passage, part, own)),
    )
    const sum = sumOf(parts)
    if (parts.length < PARTS || !isSlip(sum, total.value!, stepOf([total, ...parts]))) return []
    const group = joinedTo(passage, sentence)
    const behind = between(passage, endOf(total), endOf(total) + 12)
    const is_open = isLeftOpen(passage, endOf(total), parts, group.at(-1)!.end)
    if (sum < total.value! && (is_open || behind.includes('其中'))) return []
    // 第一批3120万元，第二批1865万元…四批合计6340万元: it is one of the parts itself.
    const all = sum + total.value!
    const around = passage.sentences.slice(Math.max(0, sentence.index - AROUND), sentence.index + AROUND + 1)
    if (
      [...group, ...around].some(({ facts }) =>
        facts.some((fact) => alike(fact, total) && Math.abs((fact.value ?? 0) - all) < 1e-6 * all),
      )
    )
      return []
    if (sum > total.value! && parts.some((part) => /[省市县区]级以上/.test(clauseBefore(passage, part, sentence))))
      return []
    return parted(passage, sentence, total, parts, { some: false, open: false })
  })
}

/** The finest place to which any of them is printed: 1 for 126所, 1,000,000 for 3.48亿元. */
const stepOf = (facts: readonly Fact[]): number =>
  Math.min(
    ...facts.map((fact) => {
      const { low, high } = rangeOf(fact) ?? { low: 0, high: 0 }
      return high > low ? high - low : 1
    }),
  )

/** Of small numbers any two are a digit apart. */
const LEAST = 200

/** One digit more or less; parts that may be left out make the sum smaller, but hardly by a round number. */
function isSlip(sum: number, total: number, step: number): boolean {
  const steps = Math.round(Math.abs(sum - total) / step)
  const [, digit, zeros = ''] = /^(\d)(0*)$/.exec(String(steps)) ?? []
  if (digit === undefined || total / step < LEAST || Math.abs(sum - total) > FAR * total) return false
  return steps <= (sum > total ? NEAR : NEARER) * (total / step) || zeros !== ''
}
