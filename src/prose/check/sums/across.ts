/** A total behind parts that semicolons part: 城区21所，占14%；乡镇58所，占38.7%；村小71所，占47.3%，总计150所. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { alike, between, clauseBefore, type Passage, type Sentence } from '../ground/passage.ts'
import { added, meets, rangeOf, sumOf } from '../ground/range.ts'
import { notSum } from './parting.ts'

const TOTAL =
  /^(?:(?:以上)?(?:三|四|五)?(?:项|类)?(?:合计|总计|共计|累计)|全[镇县市区校乡](?:合计|总计|共计)([\u4e00-\u9fff]{2,4}?))(?:为|达到?)?$/
const NOT_ALL = /其中|等(?!奖|级)|另|还有|此外|余(?!下)/
/** A total of other things misses by more. */
const FAR = 0.3

export function acrossFindings(passage: Passage): Finding[] {
  const { sentences, text } = passage
  return sentences.flatMap((sentence, at): Finding[] => {
    const total = sentence.facts.find((fact) => TOTAL.test(clauseBefore(passage, fact, sentence)))
    if (total === undefined) return []
    const deed = TOTAL.exec(clauseBefore(passage, total, sentence))?.[1] ?? ''
    const parts: Fact[] = []
    let first = sentence
    for (let back = at; back >= 0; back -= 1) {
      const one = sentences[back]!
      if (back < at && !['；', ';'].includes(text[one.end] ?? '')) break
      const own = partsIn(one, total).filter((fact) => clauseBefore(passage, fact, one).endsWith(deed))
      if (own.length !== 1) break
      parts.unshift(own[0]!)
      first = one
    }
    const whole = rangeOf(total)
    const ranges = parts.map(rangeOf)
    if (parts.length < 2 || first === sentence || whole === undefined || ranges.includes(undefined)) return []
    if (NOT_ALL.test(between(passage, first.start, sentence.end)) || !isClosed(passage, first)) return []
    const sum = added(ranges.map((range) => range!))
    if (meets(sum, whole) || Math.abs(sumOf(parts) - total.value!) > FAR * sumOf(parts)) return []
    return [notSum(total, parts)]
  })
}

const partsIn = (sentence: Sentence, total: Fact): Fact[] =>
  sentence.facts.filter((fact) => fact.number_start < total.number_start && fact !== total && alike(fact, total))

/** The list begins where the one before it ended, so that no part of it is left out. */
const isClosed = ({ text }: Passage, first: Sentence): boolean =>
  first.start === 0 || !['；', ';'].includes(text[first.start - 1] ?? '')
