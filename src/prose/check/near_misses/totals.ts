/**
 * A total and its parts, which are all the numbers of their kind in a sentence: 管理岗18人加上专技岗45人，岗位总数为65人. Only the total must
 * be called so.
 */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { between, clauseBefore, endOf, type Passage, type Sentence } from '../ground/passage.ts'
import { added, meets, rangeOf, sumOf } from '../ground/range.ts'
import { areOfTwoWays } from '../sums/parallel.ts'
import { isOfList } from '../sums/goes_on.ts'
import { notSum } from '../sums/parting.ts'
import { areCrossing, partitionOf } from '../sums/partitions.ts'
import { type Kinds, isNearly, isSlipOf, wordsAround } from './slip.ts'

const TOTAL =
  /(?:合计|总计|共计|一共|总共|共(?![同产青享建])|总[数量额]|总[投收支][入出资]|历时|前后|之和|加起来|相加|汇总|全[校县市区乡镇班园部](?:设|现有|有)|[两三四五六七八](?:项|片|校|镇|乡|园|校区)|满分|[两三四五六七八]类|[两三四五六七八]个[班级年校园])[\u4e00-\u9fff]{0,16}$/
const AGAINST =
  /可容纳|其余|其中|另(?!有[^,，]{0,3}\d)|连同|含|包括|比(?![例重赛])|较|增|减|[上去前往历]年|同期|每|各(?![类级种项用])|均|占(?!地)|(?<!节)约|近|左右|以上(?![两三四五六七八]项)|以下|不[少低]于|超|还有|等(?![奖级次第])|撤|流入|流出/
const FAR = 0.2

export function sumSlipFindings(passage: Passage, sentence: Sentence, kinds: Kinds): Finding[] {
  return kinds.flatMap((kind): Finding[] => {
    const [total, ...parts] = kind as [Fact, ...Fact[]]
    if (parts.length < 2 || parts.length > 12 || parts[0]!.value === total.value) return []
    if (AGAINST.test(wordsAround(passage, sentence, kind)) || isOfList(passage, total, parts[0]!)) return []
    // 组长由校长担任，成员为3名年级主任和9名教研组长: those who are named count too.
    if (/担任|任副?组长/.test(between(passage, sentence.start, total.number_start))) return []
    if (!TOTAL.test(clauseBefore(passage, total, sentence)) && !isAllOf(passage, sentence, total)) return []
    const sum = added(parts.map((part) => rangeOf(part)!))
    const made = sumOf(parts)
    if (meets(sum, rangeOf(total)!) || Math.abs(made - total.value!) > FAR * total.value!) return []
    if (parts.some(({ number_start }) => number_start < total.number_start) && total.number_start < lastOf(parts))
      return []
    if (parts.some(({ value }) => total.value === made - value!)) return []
    if (!areParts(passage, sentence, total, parts)) return []
    return isNearly(total, made) ? [notSum(total, parts)] : []
  })
}

/** Nothing else is among them. */
const CLOSED = /[再别]无其[他它]|没有其[他它]|仅此|全部由|组成|构成|全部划|前者|分别|依次|其余/

/** Called by one way of parting, or joined as a list is. */
function areParts(passage: Passage, sentence: Sentence, total: Fact, parts: readonly Fact[]): boolean {
  const placed = parts.toSorted((one, other) => one.number_start - other.number_start)
  const names = placed.map((part) => clauseBefore(passage, part, sentence))
  if (areCrossing(names) || areOfTwoWays(names)) return false
  const found = partitionOf(names)
  if (
    found !== undefined &&
    (found.closed || sumOf(parts) > total.value! || (isSlipOf(total, sumOf(parts)) && parts.length > 2))
  )
    return true
  const last = placed.at(-1)!.number_start < total.number_start
  if ((last || CLOSED.test(between(passage, sentence.start, sentence.end))) && names.every((name) => name.length < 12))
    return true
  return placed
    .slice(1)
    .every((part, at) => /[、和加及与]/.test(between(passage, endOf(placed[at]!), part.number_start)))
}

const lastOf = (facts: readonly Fact[]): number => Math.max(...facts.map(({ number_start }) => number_start))

/** 占地58亩，全部划为 */
const isAllOf = (passage: Passage, sentence: Sentence, total: Fact): boolean =>
  /^[^,，]{0,6}[,，]?[均都]?全部(?:划|用|分|由)|^[^,，]{0,6}[,，][^,，\d]{0,4}由/.test(
    between(passage, endOf(total), Math.min(sentence.end, endOf(total) + 20)),
  )
