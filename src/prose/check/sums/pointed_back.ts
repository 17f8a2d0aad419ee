/** A total in a sentence of its own behind those of its parts: 财政拨款320万元；社会捐赠45万元。以上两项总计365万元. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { FEW, numberOf } from '../ground/numbers.ts'
import { alike, between, clauseBefore, type Passage, type Sentence } from '../ground/passage.ts'
import { added, meets, rangeOf, sumOf } from '../ground/range.ts'
import { notSum } from './parting.ts'

const TOTAL = new RegExp(
  `^(?<above>以上|上述|前述|这)?(?<many>${FEW})?(?:大?项|大?类|者|校|部分|笔|块|家|所|个?(?:单位|学校|乡镇|项目|学段|片区|来源|渠道|部门|环节|阶段|批次))?(?:经费|资金|费用|支出|投入|人员|教师|学生|学校)?(?:合计|总计|共计|累计|总共|共)(?:为|达到?|有|投入|安排|支出|需要?|筹集|到位)?$`,
)
const NOT_ALL = /另|还有|此外|等(?!奖|级|次)|余(?!下)|不含|包括|[约近]\d/
const NO_PART = /其中|合计|总|共|累计|每|各|均|比|占|增|减/
/** A total of other things misses by more. */
const FAR = 0.3
/** No list goes over more sentences. */
const MOST_BACK = 12

export function pointedBackSumFindings(passage: Passage, sentence: Sentence): Finding[] {
  // 三项 in 三项总计 is a number too.
  const own = sentence.facts.slice(0, 2).find((fact) => TOTAL.test(clauseBefore(passage, fact, sentence)))
  if (own === undefined || own.value === null) return []
  const groups = TOTAL.exec(clauseBefore(passage, own, sentence))!.groups!
  const many = numberOf(groups['many'])
  if (groups['above'] === undefined && many === undefined) return []
  const parts = partsBefore(passage, sentence, own, many)
  if (parts.length < 2 || (many !== undefined && parts.length !== many)) return []
  const [whole, ...ranges] = [own, ...parts].map(rangeOf)
  if (whole === undefined || ranges.some((range) => range === undefined)) return []
  const words = between(passage, parts[0]!.start, own.number_start)
  if (NOT_ALL.test(words) || meets(added(ranges.map((range) => range!)), whole)) return []
  const sum = sumOf(parts)
  return Math.abs(sum - own.value) > FAR * sum ? [] : [notSum(own, parts)]
}

/** One of each sentence that nothing but its end parts from the next, or all of the one right before. */
function partsBefore(passage: Passage, sentence: Sentence, total: Fact, many: number | undefined): Fact[] {
  let parts: Fact[] = []
  let next = sentence
  for (let back = 1; back <= MOST_BACK; back += 1) {
    const before = passage.sentences[sentence.index - back]
    if (before === undefined) break
    const gap = between(passage, before.end, next.start)
    // A full stop ends the list, unless that is the one right before the total, or each part has a line of its own.
    const joins = back === 1 ? /^[\s；;。]*$/ : many === undefined ? /^[\s；;]*$/ : /^(?:[\s；;]*|。\s*\n\s*)$/
    if (!joins.test(gap)) break
    const found = partsOf(passage, before, total)
    if (found.length === 0 || (found.length > 1 && parts.length > 0)) break
    parts = [...found, ...parts]
    next = before
    if (found.length > 1 || parts.length === many) break
  }
  return parts
}

/** 财政拨款320万元，其中省级200万元: without what is only among it. */
function partsOf(passage: Passage, sentence: Sentence, total: Fact): Fact[] {
  const own = sentence.facts.filter((fact) => alike(fact, total) && fact.value !== null)
  const end = own.findIndex((fact) => NO_PART.test(clauseBefore(passage, fact, sentence)))
  return end < 0 ? own : own.slice(0, end)
}
