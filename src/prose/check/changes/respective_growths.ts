/** Several changes told in numbers and then in per cent: 分别增加490元、580元，增长25.5%、20.6%. */
import type { Fact } from '../../grammar/fact.ts'
import { signOf } from '../ground/change_meanings.ts'
import type { Finding } from '../ground/finding.ts'
import {
  amountsOf,
  between,
  clauseBefore,
  endOf,
  type Passage,
  placeOf,
  runFrom,
  type Sentence,
} from '../ground/passage.ts'
import { added, divided, meets, type Range, rangeOf, shown, times, without } from '../ground/range.ts'

const ROW = /分别(?:净)?(?:增加|减少|增长|下降|提高|压减|降低|上升|增|减)了?$/
const SHARES =
  /^[^,，。；;、\d]{0,3}[,，](?:分别)?(?:同比)?(?:增长|下降|增幅|降幅|提高|上升|减少|压减|降低)(?:分别)?(?:为|达)?$/
const NEXT = /^[^,，。；;、\d]{0,3}(?:、|和|与|及)[^,，。；;、\d]{0,3}$/

export function respectiveGrowths(passage: Passage, sentence: Sentence): Finding[] {
  const facts = amountsOf(sentence)
  return facts.flatMap((first, from) => {
    if (first.unit === '%' || !ROW.test(clauseBefore(passage, first, sentence))) return []
    const gaps = runFrom(passage, facts, from, NEXT, (fact) => fact.unit !== '%')
    const at = from + gaps.length
    const head = facts[at]
    if (gaps.length < 2 || head === undefined) return []
    if (!SHARES.test(between(passage, endOf(gaps.at(-1)!), head.number_start))) return []
    const shares = runFrom(passage, facts, at, NEXT, ({ unit }) => unit === '%')
    const falls = signOf(clauseBefore(passage, first, sentence).replace('分别', '')) === -1
    if (shares.length !== gaps.length) return []
    return gaps.flatMap((gap, place) => missed(facts.slice(0, from), gap, shares[place]!, falls))
  })
}

/** The gap is that of two numbers before, and its share is of the first of them; nothing where no two make the gap. */
function missed(before: readonly Fact[], gap: Fact, share: Fact, falls: boolean): Finding[] {
  const [own, said] = [rangeOf(gap), rangeOf(share)]
  if (own === undefined || said === undefined) return []
  const kin = before.filter(({ base_unit, kind }) => base_unit === gap.base_unit && kind !== 'change')
  const bases = kin.flatMap((from, at): { from: Fact; range: Range }[] => {
    const range = rangeOf(from)
    const to = range && (falls ? without(range, own) : added([range, own]))
    const is_made = to && kin.slice(at + 1).some((other) => meets(rangeOf(other) ?? NONE, to))
    return range && is_made ? [{ from, range }] : []
  })
  const ratios = bases.map(({ range }) => divided(own, range))
  if (bases.length === 0 || ratios.some((ratio) => ratio === undefined || meets(times(ratio, 100), said))) return []
  const { from } = bases[0]!
  const reckoned = shown((gap.value! / from.value!) * 100)
  return [
    {
      rule: 'change',
      says: `“${from.quote}”变化“${gap.quote}”，算下来应为${reckoned}%，文中写的是${share.number}，请核对。`,
      arithmetic: `${shown(gap.value!)} ÷ ${shown(from.value!)} = ${reckoned}% ≠ ${share.number}`,
      places: [from, gap, share].map(placeOf),
    },
  ]
}
const NONE: Range = { low: Infinity, high: -Infinity }
