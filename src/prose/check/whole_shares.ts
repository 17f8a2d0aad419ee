/** Shares of one whole: of which none is in another, they cannot be more than all of it. */
import type { Fact } from '../fact.ts'
import type { Finding } from './finding.ts'
import { partitionOf, rest } from './partitions.ts'
import { between, clauseBefore, endOf, type Passage, placeOf, type Sentence } from './passage.ts'
import { added, meets, type Range, rangeOf, shown } from './range.ts'

/** 优秀占35%、良好占42%、合格占28%: shares of which none is in another cannot be more than all; 其余 makes them all. */
export function wholeShareFindings(passage: Passage, sentence: Sentence): Finding[] {
  const shares = runsOfShares(passage, sentence)
  return shares.flatMap((run) => {
    const clauses = run.map((fact) => clauseBefore(passage, fact, sentence))
    const kinds = partitionOf(clauses) ?? namedBefore(passage, sentence, run) ?? structureOf(passage, sentence, run[0]!)
    const ranges = run.map(rangeOf)
    if (kinds === undefined || ranges.some((range) => range === undefined)) return []
    const sum = added(ranges.map((range) => range!))
    if (meetsAll(sum) || (sum.high < 100 && !kinds.closed)) return []
    // What stands before 其余 need not all belong to it.
    const ends = ranges.map((_, from) => added(ranges.slice(from).map((range) => range!))).slice(0, -1)
    if (rest.test(clauses.at(-1)!) && ends.some((end) => meets(end, ALL))) return []
    const reckoned = run.reduce((total, { value }) => total + value!, 0)
    return [
      {
        rule: 'sum',
        says: `这几部分所占的比例加起来是${shown(reckoned)}%，不是100%，请核对。`,
        arithmetic: `${run.map(({ value }) => shown(value!)).join(' + ')} = ${shown(reckoned)} ≠ 100`,
        places: run.map(placeOf),
      },
    ]
  })
}

/** 优秀、良好、及格、不及格的比例分别为: the names stand before all of the shares. */
function namedBefore(passage: Passage, sentence: Sentence, run: readonly Fact[]): { closed: boolean } | undefined {
  const words = between(passage, Math.max(sentence.start, run[0]!.number_start - 60), run[0]!.number_start)
  const list =
    /([^,，。；;：:]{3,40}?)(?:[三四五]个|各)?(?:等次|等级|档次|级别|类别)?(?:的?(?:人数|学生|教师|考生|人员))*(?:的?所?占?(?:比例|比重|比)|各?占[\u4e00-\u9fff]{0,10})?分别(?:为|是|达到?|占(?:[\u4e00-\u9fff]{2,8}的)?)$/.exec(
      words,
    )?.[1]
  const names = list?.split(/、|和|与|及(?!格)/) ?? []
  return names.length === run.length ? partitionOf(names) : undefined
}

/** 从学历结构看，…: what makes up a structure is in one part of it only. */
function structureOf(passage: Passage, sentence: Sentence, first: Fact): { closed: boolean } | undefined {
  const words = between(passage, Math.max(sentence.start, first.start - 24), first.start)
  if (/(?:分别|各自?)(?:承担|负担|分担|出资)$/.test(between(passage, first.number_start - 8, first.number_start)))
    return { closed: true }
  return /(?:(?:结构|构成|分布|组成)(?:上)?(?:来)?(?:看|为|是|[:：])?|按[\u4e00-\u9fff]{2,5}(?:分|划分|统计|来看)(?:[为成][\u4e00-\u9fff]{2,12})?)[,，:：]?$/.test(
    words,
  )
    ? { closed: false }
    : undefined
}

/** All of them rounded in one direction as far as can be hardly ever happens. */
const meetsAll = (sum: Range): boolean =>
  meets(sum, ALL) && (sum.low === sum.high || (sum.low < 100 - 1e-9 && sum.high > 100 + 1e-9))
const ALL = { low: 100, high: 100 }
const SHARE = /占|承担|负担|分担|比例|比重|(?:等次|等级)(?:的|为)|^(?:其中)?(?:其余|其他|其它|剩余|余下)/

function runsOfShares(passage: Passage, sentence: Sentence): Fact[][] {
  const runs: Fact[][] = []
  for (const [at, fact] of sentence.facts.entries()) {
    const is_share = fact.unit === '%' && fact.kind !== 'change' && fact.value !== null
    if (!is_share) continue
    const before = sentence.facts[at - 1]
    const run = runs.at(-1)
    const near = before !== undefined && fact.number_start - endOf(before) <= 14
    const clause = clauseBefore(passage, fact, sentence)
    if (/[率度](?:为|达到?|是)?$/.test(clause)) continue
    const says = SHARE.test(clause)
    if (
      run !== undefined &&
      near &&
      run.at(-1) === before &&
      (says || /^[^,，]{0,4}[、,，和]/.test(between(passage, endOf(before), fact.number_start)))
    )
      run.push(fact)
    else if (says) runs.push([fact])
  }
  return runs.filter((run) => run.length > 1)
}
