/** A mean or a rate of all lies between those of the groups that make them up: 平均47.2分，其中男生46.8分、女生46.1分. */
import type { Fact } from '../fact.ts'
import type { Finding } from './finding.ts'
import { partitionOf } from './partitions.ts'
import { between, clauseBefore, endOf, type Passage, placeOf, type Sentence } from './passage.ts'
import { rangeOf, shown } from './range.ts'

const MEAN = /平均|均分|[率度]|生均|人均/

export function groupMeanFindings(passage: Passage, sentence: Sentence): Finding[] {
  return [...ofGroups(passage, sentence), ...ofRows(passage, sentence)]
}

const JOINED = /^[^,，。；;]{0,4}[、和与及][^,，。；;]{0,6}$/

/** 分别为28本、34本和37本，三校平均为33本: a mean of what was just told lies among it. */
function ofRows(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((mean, at): Finding[] => {
    if (!/^[\u4e00-\u9fff]{0,6}(?:平均|均值)(?:为|是|达到?)?$/.test(clauseBefore(passage, mean, sentence))) return []
    const row: Fact[] = []
    for (const fact of sentence.facts.slice(0, at).toReversed()) {
      if (fact.unit !== mean.unit || fact.kind !== sentence.facts[at - 1]!.kind) break
      if (row[0] && !JOINED.test(between(passage, endOf(fact), row[0].number_start))) break
      row.unshift(fact)
    }
    const [own, ...others] = [mean, ...row].map(rangeOf)
    if (row.length < 2 || !own || others.includes(undefined)) return []
    const [least, most] = [Math.min(...others.map((one) => one!.low)), Math.max(...others.map((one) => one!.high))]
    return own.high >= least && own.low <= most ? [] : [outside(mean, row, '平均', '前面各数')]
  })
}

const outside = (mean: Fact, others: readonly Fact[], name: string, called: string): Finding => ({
  rule: 'mean',
  says: `${name}是${mean.number}${mean.unit === '%' ? '' : mean.unit}，却不在${called}（${others.map(({ number }) => number).join('、')}）之间，请核对。`,
  arithmetic: `${shown(mean.value!)} ∉ [${others.map(({ value }) => shown(value!)).join(', ')}]`,
  places: [mean, ...others].toSorted((one, other) => one.number_start - other.number_start).map(placeOf),
})

const AMONG = /^[^,，。；;]{0,3}[,，(（]\s*其中[^,，。；;]{1,10}$/

function ofGroups(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((all, at): Finding[] => {
    const groups = sentence.facts.slice(at + 1, at + 3)
    if (groups.length < 2 || groups.some(({ kind, unit }) => kind !== all.kind || unit !== all.unit)) return []
    const words = between(passage, Math.max(sentence.start, all.number_start - 16), all.number_start)
    if (!MEAN.test(words) || /占|比例|比重/.test(words) || all.kind === 'change' || all.kind === 'date') return []
    if (!AMONG.test(between(passage, endOf(all), groups[0]!.number_start))) return []
    const clauses = groups.map((fact) => clauseBefore(passage, fact, sentence).replace('其中', ''))
    // 其中男生占: shares of them are no means.
    if (!partitionOf(clauses)?.closed || clauses.some((clause) => clause.includes('占'))) return []
    const [own, one, other] = [all, ...groups].map(rangeOf)
    if (!own || !one || !other) return []
    const within = own.high >= Math.min(one.low, other.low) && own.low <= Math.max(one.high, other.high)
    return within ? [] : [outside(all, groups, '总体', '两部分')]
  })
}
