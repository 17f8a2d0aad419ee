/** A mean or a rate of all lies between those of the groups that make them up: 平均47.2分，其中男生46.8分、女生46.1分. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { numberOf } from '../ground/numbers.ts'
import { partitionOf } from '../sums/partitions.ts'
import { between, clauseBefore, endOf, type Passage, placeOf, placesOf, type Sentence } from '../ground/passage.ts'
import { added, meets, middle, rangeOf, shown, times } from '../ground/range.ts'

const MEAN = /平均|均分|[率度]|生均|人均/

export function groupMeanFindings(passage: Passage, sentence: Sentence): Finding[] {
  return [...ofGroups(passage, sentence), ...ofRows(passage, sentence)]
}

const JOINED = /^[^,，。；;]{0,4}[、和与及][^,，。；;]{0,10}$/
/** 青山小学92分，红旗小学88分: a comma joins two names as well, where it is told how many there are. */
const JOINED_BY_COMMA = /^[^,，。；;\d]{0,4}[,，](?!其中|全|比|较|满分|合格)[\u4e00-\u9fff（）()“”]{2,12}$/

/** 6校平均得分, 三次平均为 */
const MEAN_OF_ROW =
  /^(?:[上这述以]{0,2}([两三四五六七八九十]|\d{1,2})?[个所次项轮门科校园地班组名位支场家]?)?[\u4e00-\u9fff]{0,6}(?:平均|均值|均分)(?:得分|成绩|分值|分数|分|用时|为|是|达到?)*$/
/** Means and rates weigh more where there are more heads; plain scores and numbers do not. */
const WEIGHED = /均|率|满意|比例|比重|占|[多少]数/

/** Whether the mean is of all that stand in the row, each as good as the other. */
function isOfRow(
  passage: Passage,
  sentence: Sentence,
  row: readonly Fact[],
  [words, counted]: RegExpExecArray,
): boolean {
  const again = /^[上这述以]{0,2}[^个所项科校班]{1,3}[次轮场]/.test(words)
  const told =
    counted === undefined &&
    sentence.facts.some(
      (fact) => fact.kind === 'count' && fact.value === row.length && fact.number_start < row[0]!.number_start,
    )
  const before = between(passage, Math.max(sentence.start, row[0]!.number_start - 30), row[0]!.number_start)
  const written = numberOf(COUNTED.exec(before)?.[1]) === row.length && counted === undefined
  if (row[0]!.unit === '%' || !(told || written || numberOf(counted) === row.length)) return false
  // 五次均分: the same heads each time.
  if (again && numberOf(counted) === row.length) return true
  return !WEIGHED.test(between(passage, Math.max(sentence.start, row[0]!.number_start - 40), row[0]!.number_start))
}

/** 五个代表队得分分别为 */
const COUNTED =
  /([两三四五六七八九十]|\d{1,2})[个所支名位次场轮门科项校班][^,，。；;、\d]{0,12}(?:分别|依次)(?:为|是|达到?)?$/

function unlike(mean: Fact, row: readonly Fact[]): Finding[] {
  const made = times(added(row.map((one) => rangeOf(one)!)), 1 / row.length)
  const { low, high } = rangeOf(mean)!
  // What was cut off instead of rounded is a place further down.
  if (meets(made, { low, high: high + (high - low) / 2 })) return []
  const reckoned = shown(middle(made))
  return [
    {
      rule: 'mean',
      says: `前面各数（${row.map(({ number }) => number).join('、')}）的平均是${reckoned}${mean.unit}，文中写的是${mean.number}${mean.unit}，请核对。`,
      arithmetic: `(${row.map(({ value }) => shown(value!)).join(' + ')}) ÷ ${row.length} = ${reckoned} ≠ ${shown(mean.value!)}`,
      places: [...row, mean].map(placeOf),
    },
  ]
}

/** 分别为28本、34本和37本，三校平均为33本: a mean of what was just told lies among it. */
function ofRows(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((mean, at): Finding[] => {
    const clause = clauseBefore(passage, mean, sentence)
    const counted = MEAN_OF_ROW.exec(clause)
    if (counted === null) return []
    const row: Fact[] = []
    let by_comma = false
    const opens = mean.number_start - Array.from(clause).length
    // 三 of 三校平均 is none of them.
    const before = sentence.facts.slice(0, at).filter((fact) => fact.number_start < opens)
    for (const fact of before.toReversed()) {
      if (fact.unit !== mean.unit || fact.kind !== before.at(-1)!.kind) break
      const gap = row[0] && between(passage, endOf(fact), row[0].number_start)
      if (gap && !JOINED.test(gap) && !(counted[1] && !clause.includes('总') && JOINED_BY_COMMA.test(gap))) break
      by_comma ||= gap !== undefined && !JOINED.test(gap)
      row.unshift(fact)
    }
    const [own, ...others] = [mean, ...row].map(rangeOf)
    if (row.length < 2 || !own || others.includes(undefined)) return []
    if (by_comma && numberOf(counted[1]) !== row.length) return []
    const [least, most] = [Math.min(...others.map((one) => one!.low)), Math.max(...others.map((one) => one!.high))]
    if (own.high < least || own.low > most) return [outside(mean, row, '平均', '前面各数')]
    return isOfRow(passage, sentence, row, counted) ? unlike(mean, row) : []
  })
}

const outside = (mean: Fact, others: readonly Fact[], name: string, called: string): Finding => ({
  rule: 'mean',
  says: `${name}是${mean.number}${mean.unit === '%' ? '' : mean.unit}，却不在${called}（${others.map(({ number }) => number).join('、')}）之间，请核对。`,
  arithmetic: `${shown(mean.value!)} ∉ [${others.map(({ value }) => shown(value!)).join(', ')}]`,
  places: placesOf([mean, ...others]),
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
