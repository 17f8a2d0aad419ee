/**
 * One of a total and its parts in another unit than all the others, with which they add up in figures:
 * 3.26亿元，即中央1.48亿元、省级0.92亿元、县级0.86万元.
 */
import type { Fact } from '../../grammar/fact.ts'
import { printedOf } from '../ground/digits.ts'
import type { Finding } from '../ground/finding.ts'
import { additionOf } from './parting.ts'
import {
  alike,
  between,
  clauseBefore,
  endOf,
  joinedTo,
  type Passage,
  placeOf,
  placesOf,
  type Sentence,
} from '../ground/passage.ts'
import { added, meets, overlaps, rangeOf, times } from '../ground/range.ts'

/** No list goes over more. */
const MOST = 8
/** Nothing that stands further behind is of the same list. */
const GAP = 40
/** What is for each of them, or compared, is no part. */
const NO_PART = /[均每比较]|标准|单价|增加|减少/
const TOTAL = /(?:合计|共计|总计|总共|共)[\u4e00-\u9fff]{0,6}$/

export function oddUnitFindings(passage: Passage, sentence: Sentence): Finding[] {
  const kin = withAmong(passage, joinedTo(passage, sentence))
    .flatMap((one) => one.facts.map((fact) => ({ fact, clause: clauseBefore(passage, fact, one) })))
    .filter(({ fact, clause }) => isPart(fact, clause))
  if (new Set(kin.map(({ fact }) => scaleOf(fact))).size < 2) return []
  for (const [at, { fact: total, clause }] of kin.entries()) {
    if (!sentence.facts.includes(total)) continue
    const behind = kin.slice(at + 1, at + 1 + MOST).map(({ fact }) => fact)
    const before = TOTAL.test(clause) ? kin.slice(Math.max(0, at - MOST), at).map(({ fact }) => fact) : []
    const found = oddIn(passage, total, behind) ?? oddIn(passage, total, before.toReversed())
    if (found !== undefined) return [found]
  }
  return []
}

/** 支出合计12.86亿元，同比增长6%。其中，人员经费…: parts that are told in a sentence of their own. */
function withAmong(passage: Passage, group: readonly Sentence[]): readonly Sentence[] {
  const last = group.at(-1)!
  const next = passage.sentences[last.index + 1]
  if (next === undefined || next.start !== last.end + 1 || passage.text[last.end] !== '。') return group
  return AMONG.test(between(passage, next.start, next.start + 4)) ? [...group, ...joinedTo(passage, next)] : group
}
const AMONG = /^(?:其中|具体|分[项类级]|按)/

const isPart = (fact: Fact, clause: string): boolean =>
  ['count', 'money', 'area'].includes(fact.kind) &&
  rangeOf(fact) !== undefined &&
  fact.value! > 0 &&
  !NO_PART.test(clause)

/** `others`: the nearest first. As many of them as make the total but for one unit, and at least two. */
function oddIn(passage: Passage, total: Fact, others: readonly Fact[]): Finding | undefined {
  const parts: Fact[] = []
  for (const part of others) {
    // 补助1.64亿元，惠及学生12.8万人。按用途分，…: what it does may be told first.
    if (parts.length === 0 && !alike(total, part) && part.base_unit !== total.base_unit) continue
    if (!alike(total, part) || !isNext(passage, parts.at(-1) ?? total, part)) return undefined
    parts.push(part)
    const odd = parts.length > 1 ? oddOne(total, parts) : undefined
    if (odd !== undefined) return inOther(total, parts, odd)
  }
  return undefined
}

function isNext(passage: Passage, one: Fact, other: Fact): boolean {
  const [first, last] = one.number_start < other.number_start ? [one, other] : [other, one]
  const gap = between(passage, endOf(first), last.number_start)
  return last.number_start - endOf(first) < GAP && !/。(?!其中|具体|分[项类级]|按)|\n/.test(gap)
}

/** 10,000 for 0.86万元. */
function scaleOf({ number, value }: Fact): number {
  const written = printedOf(number)
  return written > 0 ? Math.round(value! / written) : 1
}

/** The only one of another scale, where all add up once it is read as the others are. */
function oddOne(total: Fact, parts: readonly Fact[]): Fact | undefined {
  const all = [total, ...parts]
  const scales = all.map(scaleOf)
  const [common] = scales.filter((scale, at) => scales.indexOf(scale) !== at)
  const odd = all.filter((_, at) => scales[at] !== common)
  if (common === undefined || odd.length !== 1) return undefined
  const [sum, said] = [added(parts.map((part) => rangeOf(part)!)), rangeOf(total)!]
  const [read, meant] = [added(parts.map((part) => asRead(part, common))), asRead(total, common)]
  return !meets(sum, said) && overlaps(read, meant) ? odd[0] : undefined
}

function asRead(fact: Fact, scale: number): { low: number; high: number } {
  const own = scaleOf(fact)
  // 86 of the others' 万 is printed to the same place as they are.
  const half = own === 1 && scale > 1 ? HALF * scale * 10 ** -decimalsOf(fact) : 0
  const range = times(rangeOf(fact)!, scale / own)
  return range.low < range.high ? range : { low: range.low - half, high: range.high + half }
}
const HALF = 0.5
const decimalsOf = ({ number }: Fact): number => /[.．](\d+)/.exec(number.normalize('NFKC'))?.[1]?.length ?? 0

const inOther = (total: Fact, parts: readonly Fact[], odd: Fact): Finding => ({
  rule: 'sum',
  says: `“${odd.quote}”的单位与其他各数不同，按同一单位各部分正好等于总数，请核对单位是否写错。`,
  arithmetic: additionOf(total, parts),
  places: [placeOf(total), ...placesOf(parts)],
})
