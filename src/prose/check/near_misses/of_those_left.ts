/** What is still to be done, of which each is told: 尚未完成的8个问题中，5个需结合改造推进，4个需提请解决. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { between, clauseBefore, endOf, type Passage, type Sentence, wordsBehind } from '../ground/passage.ts'
import { meets, added, rangeOf, sumOf } from '../ground/range.ts'
import { notSum } from '../sums/parting.ts'
import { type Kinds } from './slip.ts'

const LEFT = /未|剩余|余下|剩下|其余|尚在|正在/
const AMONG = /^[^,，。；;、\d]{0,8}(?<![高初集其])(?:之?中|里|当中)?[,，]/
const AGAINST = /另|其中|等|同时|约|近|以上|累计|多数|主要|既|又|兼|部分|需/
/** Who is told by what they are may be both. */
const NEAR = 2

export function ofThoseLeftFindings(passage: Passage, sentence: Sentence, kinds: Kinds): Finding[] {
  const words = between(passage, sentence.start, sentence.end)
  if (!LEFT.test(words) || AGAINST.test(words)) return []
  return kinds.flatMap((kind): Finding[] => {
    if (kind.length < 3 || kind.length > 6) return []
    const placed = kind.toSorted((one, other) => one.number_start - other.number_start)
    const at = placed.findIndex((fact) => LEFT.test(clauseBefore(passage, fact, sentence)))
    const whole = placed[at]
    const parts = placed.slice(at + 1)
    if (whole === undefined || parts.length < 2) return []
    if (!AMONG.test(between(passage, endOf(whole), endOf(whole) + 14))) return []
    if (!parts.every((part) => isOne(passage, sentence, part))) return []
    const ranges = parts.map((part) => rangeOf(part)!)
    if (meets(added(ranges), rangeOf(whole)!) || Math.abs(sumOf(parts) - whole.value!) > NEAR) return []
    // 8个中，5个…，2个…: what became of the last may be told elsewhere.
    return sumOf(parts) > whole.value! ? [notSum(whole, parts)] : []
  })
}

/** Nothing but the number opens its clause, and why it is left stands behind: 5个需结合…; 属历史遗留的5个. */
const isOne = (passage: Passage, sentence: Sentence, part: Fact): boolean => {
  const clause = clauseBefore(passage, part, sentence)
  return (
    (clause === '' &&
      /^[\u4e00-\u9fff]{0,5}(?:需|正|因|待|属|为|系|已|受|由|列|拟|将|尚|被|按|预计|计划)/.test(
        wordsBehind(passage, part, sentence, 12),
      )) ||
    /^(?:属|因|受|待|需|系|由)[\u4e00-\u9fff]{2,14}的(?:有)?$/.test(clause)
  )
}
