/** Totals and their parts: 共…（…、…）, 其中, and …，共…. */
import type { Fact } from '../fact.ts'
import type { Finding } from './finding.ts'
import { alike, between, clauseBefore, endOf, MOST, type Passage, placeOf, REACH, type Sentence } from './passage.ts'
import { added, meets, rangeOf, shown } from './range.ts'

/** Parts that miss the total by less are taken for a slip of the pen and not for a choice of examples. */
const NEARLY = 0.02
/** Words that say the parts are not all of it. */
const OPEN = /等|另|还有|此外|主要|以及其他|余/
const CLOSING_TOTAL = /^(?:合计|总计|共计|共|总共|累计|计)/

export function sumFindings(passage: Passage, sentence: Sentence): Finding[] {
  return [...bracketed(passage, sentence), ...amongThem(passage, sentence), ...totalled(passage, sentence)]
}

/** 总面积1185080平方米（其中新建1055310平方米，加固129700平方米） */
function bracketed(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((total, at) => {
    const opening = between(passage, endOf(total), endOf(total) + 6)
    const found = /^[^,，。(（]{0,4}[(（]/.exec(opening)
    if (found === null) return []
    const from = endOf(total) + Array.from(found[0]).length
    const rest = between(passage, from, Math.min(sentence.end, from + 4 * REACH))
    const to = from + Array.from(rest.split(/[)）]/, 1)[0]!).length
    const parts = sentence.facts.slice(at + 1, at + MOST).filter((part) => part.number_start < to && alike(total, part))
    const inside = between(passage, from, to)
    return parted(total, parts, { some: /其中|含|包括/.test(inside), open: OPEN.test(inside) })
  })
}

/** 全市3200人，其中小学1500人、初中1000人、高中700人 */
function amongThem(passage: Passage, sentence: Sentence): Finding[] {
  const { facts } = sentence
  return facts.flatMap((total, at) => {
    const next = facts[at + 1]
    if (next === undefined || !alike(total, next)) return []
    const gap = between(passage, endOf(total), next.number_start)
    if (!/^[^,，(（]{0,3}[,，]其中/.test(gap)) return []
    const parts: Fact[] = []
    for (const part of facts.slice(at + 1, at + MOST)) {
      if (!alike(total, part)) break
      // A second level of 其中 speaks of the last part, and a total of its own ends the list.
      if (parts.length > 0 && /其中|共|总/.test(clauseBefore(passage, part, sentence))) break
      parts.push(part)
    }
    const words = between(passage, endOf(total), Math.min(sentence.end, endOf(total) + 4 * REACH))
    return parted(total, parts, { some: true, open: OPEN.test(words) })
  })
}

interface Parting {
  /** They may be examples only. */
  readonly some: boolean
  readonly open: boolean
}

function parted(total: Fact, parts: readonly Fact[], { some, open }: Parting): Finding[] {
  const whole = rangeOf(total)
  const ranges = parts.map(rangeOf)
  if (whole === undefined || parts.length < 2 || ranges.some((range) => range === undefined)) return []
  const sum = added(ranges.map((range) => range!))
  if (meets(sum, whole)) return []
  const more = sum.low > whole.high
  const missing = (whole.low - sum.high) / Math.max(1, whole.high)
  if (!more && (open || (some && missing > NEARLY))) return []
  const reckoned = parts.reduce((all, { value }) => all + value!, 0)
  const gap = Math.abs(total.value! - reckoned)
  return [
    {
      rule: 'sum',
      says: `各部分加起来是${shown(reckoned)}，与“${total.quote}”相差${shown(gap)}，请核对是总数有误还是分项有误。`,
      arithmetic: `${parts.map(({ value }) => shown(value!)).join(' + ')} = ${shown(reckoned)} ≠ ${shown(total.value!)}`,
      places: [total, ...parts].map(placeOf),
    },
  ]
}

/** 新建36所，改扩建30所，共66所 */
function totalled(passage: Passage, sentence: Sentence): Finding[] {
  const { facts } = sentence
  return facts.flatMap((total, at) => {
    const clause = clauseBefore(passage, total, sentence)
    if (at < 2 || !CLOSING_TOTAL.test(clause) || Array.from(clause).length > 4) return []
    const parts: Fact[] = []
    for (const part of facts.slice(Math.max(0, at - MOST), at).toReversed()) {
      if (!alike(total, part) || /共|总|其中|由/.test(clauseBefore(passage, part, sentence))) break
      parts.unshift(part)
    }
    if (parts.length < 2) return []
    const words = between(passage, parts[0]!.start, total.number_start)
    return parted(total, parts, { some: false, open: OPEN.test(words) })
  })
}
