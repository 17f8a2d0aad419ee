/** What is said to rise from year to year does, and what is 原来的3倍 is. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { clauseUpTo, ownOf } from '../ground/names.ts'
import { numberOf } from '../ground/numbers.ts'
import {
  amountsOf,
  between,
  clauseBefore,
  endOf,
  type Passage,
  placeIn,
  placeOf,
  placesOf,
  type Sentence,
} from '../ground/passage.ts'
import { divided, meets, rangeOf, shown } from '../ground/range.ts'

const STEADILY =
  '(?:逐年|逐月|逐季|逐周|逐届|逐年级|连年|年年|一路|持续|稳步|节节|连续[\\u4e00-\\u9fff]{0,4}年?)(?:稳步|不断|持续|保持)?'
export const RISES = new RegExp(`${STEADILY}(?:增加|增长|提高|上升|递增|攀升|提升|加大|扩大|走高|上调|上涨|向好)`)
export const FALLS = new RegExp(`${STEADILY}(?:下降|减少|递减|降低|缩减|缩小|走低|下调|下滑)`)
/** Before a number that is of one year: 2021年为, 今年达到. */
const OF_YEAR = /^[^\d]{0,8}(?:(\d{4})年|(今年|去年|本年)|(\d{1,2})月份?)(?:底|末)?[\u4e00-\u9fff]{0,6}?$/

export function seriesFindings(passage: Passage, sentence: Sentence): Finding[] {
  const words = between(passage, sentence.start, sentence.end)
  const [up, down] = [RISES.test(words), FALLS.test(words)]
  if (up === down) return []
  const told = yearsIn(passage, sentence)
  const row = told.length > 1 ? told : rowOfYears(passage, sentence, words)
  const at = row.findIndex((value, place) => {
    const [before, now] = [place > 0 ? rangeOf(row[place - 1]!) : undefined, rangeOf(value)]
    return before !== undefined && now !== undefined && (up ? now.high < before.low : now.low > before.high)
  })
  if (row.length < 2 || at < 1) return []
  const [before, now] = [row[at - 1]!, row[at]!]
  // 成效持续提升，辍学由26人减少到14人: what goes up is another thing.
  if ((up ? /[减降缩少低]/ : /[增升提高]/).test(between(passage, endOf(before), now.number_start))) return []
  return [
    {
      rule: 'change',
      says: `文中说逐年${up ? '上升' : '下降'}，“${before.quote}”到“${now.quote}”却相反，请核对。`,
      arithmetic: `${shown(now.value!)} ${up ? '<' : '>'} ${shown(before.value!)}`,
      places: [before, now].map(placeOf),
    },
  ]
}

const YEAR = '\\d{4}年(?:底|末|秋季?|春季?)?'
/** The years that a row tells of, or how many they are. */
const YEARS = new RegExp(
  `(?<list>${YEAR}(?:[、和与及,]{1,2}${YEAR})+)|(?<first>\\d{4})年?(?:至|到|[-—–~]{1,2})(?<last>\\d{4})年|[近前这过去]{1,2}(?<few>[两三四五六七八])(?:个学)?年|(?:连续)?(?<many>[两三四五六七八])(?:个学)?年(?=分别|依次|[\\u4e00-\\u9fff]{0,4}(?:上升|增长|提高|下降|减少))`,
)

/** 2021年、2022年、2023年分别为89.5%、91.1%和90.6%: the only row of the sentence, with as many numbers as there are years. */
function rowOfYears(passage: Passage, sentence: Sentence, words: string): readonly Fact[] {
  const years = YEARS.exec(words)?.groups
  if (years === undefined || words.split(/分别|依次/).length !== 2 || /总体|整体|基本上|波动|大体/.test(words))
    return []
  const size = years['list']?.match(/\d{4}/g)?.length
  const few = numberOf(years['few'] ?? years['many'])
  const many = size ?? (years['first'] === undefined ? few : Number(years['last']) - Number(years['first']) + 1)
  const place = placeIn(sentence, words, words.search(/分别|依次/))
  const own = sentence.facts.filter(({ number_start, kind }) => number_start > place && kind !== 'date')
  const row = own.slice(0, many)
  const [first] = row
  if (many === undefined || first === undefined || row.length !== many || many < 3) return []
  const joined = row.every(
    (fact, at) =>
      fact.base_unit === first.base_unit &&
      fact.kind !== 'rank' &&
      (at === 0 || /^[^\d。;；]{0,4}[、,，和及与]$/.test(between(passage, endOf(row[at - 1]!), fact.number_start))),
  )
  // What goes up may be another thing of the same sentence.
  const [rise] = new RegExp(`${RISES.source}|${FALLS.source}`).exec(words)!
  const from = words.indexOf(rise) + rise.length
  const link = words.slice(from, Math.max(from, words.search(/分别|依次/))).replace(YEARS, '')
  return joined && !/率|数|额|占比|投入|面积|其中|[;；。]/.test(link.replace(/^的?趋势/, '')) ? row : []
}

/** 由2021年的94.1%升至2022年的 begins again behind each number. */
const BREAK = /[,，、：:（(]|\d[\d,.]*(?:[%％人所个名册起件]|[万亿]元?)/

/** The numbers of years that follow one another, of one kind; none where a year is told twice or left out. */
export function yearsIn(passage: Passage, sentence: Sentence): Fact[] {
  const row: Fact[] = []
  let last: number | undefined
  for (const fact of sentence.facts) {
    if (['date', 'change', 'rank'].includes(fact.kind) || (row[0] && fact.base_unit !== row[0].base_unit)) continue
    const clause = between(passage, Math.max(sentence.start, fact.number_start - 16), fact.number_start)
    const [found, year, , month] = OF_YEAR.exec(clause.split(BREAK).at(-1) ?? '') ?? []
    if (found === undefined || /其中|半年|季度/.test(clause)) continue
    const now = (year ?? month) === undefined ? undefined : Number(year ?? month)
    if (now !== undefined && last !== undefined && now !== last + 1) return []
    row.push(fact)
    last = now ?? (last === undefined ? undefined : last + 1)
  }
  return row
}

const OF_YEAR_BEFORE =
  /^(?:\d{4}年)?[\u4e00-\u9fff]{0,8}(?:是|为|达到?|相当于)(?:了)?(?:原来|上年|去年|年初|期初|[上开]学期初?|开学初|起步时|(\d{4})年|[两三四五六七八九十]年前|过去)(?:同期)?的?$/

/** 由0.8亿元增加到2.4亿元，是原来的3倍; 今年2.4亿元，是去年0.8亿元的3倍 */
export function timesFindings(passage: Passage, sentence: Sentence): Finding[] {
  const facts = amountsOf(sentence)
  return facts.flatMap((said, at): Finding[] => {
    // 今年是去年的3倍，去年400万元，今年1200万元
    const [from, to] = at < 2 ? facts.slice(at + 1, at + 3) : facts.slice(at - 2, at)
    if (said.unit !== '倍' || from === undefined || to === undefined || from.base_unit !== to.base_unit) return []
    if (isOfBase(passage, sentence, to, said)) return notTimes(to, from, said)
    const match = OF_YEAR_BEFORE.exec(clauseBefore(passage, said, sentence))
    if (match === null) return []
    const grown =
      /[由从]/.test(clauseBefore(passage, from, sentence)) &&
      /^[^,，。]{0,14}[到至为](?:今年|目前|\d{4}年)?底?末?的?$/.test(between(passage, endOf(from), to.number_start))
    return grown ? notTimes(from, to, said) : timesOfLast(passage, sentence, [from, to], said, match[1])
  })
}

/** 2.4亿元，是2019年0.8亿元的3倍: what it is so many times of stands before it. */
const isOfBase = (passage: Passage, sentence: Sentence, base: Fact, said: Fact): boolean =>
  OF_YEAR_BEFORE.test(clauseBefore(passage, base, sentence)) &&
  /^[^,，。；;、]{0,4}的$/.test(between(passage, endOf(base), said.number_start))

/** 今年投入2580万元，去年投入860万元，今年是去年的2倍: in whatever order the two years are told. */
function timesOfLast(
  passage: Passage,
  sentence: Sentence,
  pair: readonly Fact[],
  said: Fact,
  year: string | undefined,
): Finding[] {
  const isLast = (fact: Fact): boolean => {
    const clause = clauseBefore(passage, fact, sentence)
    return year === undefined ? /去年|上年/.test(clause) : clause.includes(`${year}年`)
  }
  const [from, to] = [pair.find(isLast), pair.find((fact) => !isLast(fact))]
  const words = between(passage, Math.max(sentence.start, pair[0]!.start - 30), pair[1]!.number_start)
  return from && to && (year === undefined ? /今年|本年/ : /今年|本年|\d{4}年/).test(words)
    ? notTimes(from, to, said)
    : []
}

/** Nothing where the one is as many times the other as is said. */
function notTimes(from: Fact, to: Fact, said: Fact): Finding[] {
  const [a, b, times] = [rangeOf(from), rangeOf(to), rangeOf(said)]
  const ratio = a && b && divided(b, a)
  // 3倍 is said of 2.8 too.
  if (ratio === undefined || times === undefined || meets(ratio, { low: times.low - HALF, high: times.high + HALF }))
    return []
  return [
    {
      rule: 'change',
      says: `由“${from.number}”到“${to.number}”是${shown(to.value! / from.value!)}倍，文中写的是${said.number}倍，请核对。`,
      arithmetic: `${shown(to.value!)} ÷ ${shown(from.value!)} = ${shown(to.value! / from.value!)} ≠ ${shown(said.value!)}`,
      places: placesOf([from, to, said]),
    },
  ]
}

const HALF = 0.5

const DOUBLED = /翻(?:了)?([一两二三四]|[1-4])番/
/** 由86万元增加到172万元，翻了两番: each 番 is twice as much, told of what comes near it. */
const NEAR_TWICE = 1.15
/** 翻了一番还多 */
const AND_MORE = /^(?:还多|以上|有余|多)/

export function doublingFindings(passage: Passage, sentence: Sentence): Finding[] {
  const words = between(passage, sentence.start, sentence.end)
  const match = DOUBLED.exec(words)
  if (match === null || !/[由从]/.test(words)) return []
  const place = placeIn(sentence, words, match.index)
  const near = sentence.facts.filter(
    (fact) => fact.number_start < place && !/^(?:date|duration)$/.test(fact.kind) && fact.unit !== '番',
  )
  const [from, to] = near.slice(-2)
  if (from === undefined || to === undefined || from.base_unit !== to.base_unit || from.unit === '%') return []
  if (!/[由从]/.test(clauseBefore(passage, from, sentence))) return []
  if (!/^[^,，。]{0,20}[到至为](?:今年|目前|\d{4}年)?底?末?的?$/.test(between(passage, endOf(from), to.number_start)))
    return []
  // 社团由16个增加到24个，参加学生翻了一番
  const name = clauseUpTo(words, match.index).replaceAll(
    /[\d两二三四五]+年(?:间|来)?|总?[数量]量?|规模|实现|已|则/g,
    '',
  )
  if (name.length > 2 && ownOf(name, words.slice(0, words.search(/[由从]/))).length > 1) return []
  const [a, b] = [rangeOf(from), rangeOf(to)]
  const ratio = a && b && divided(b, a)
  const times_said = 2 ** numberOf(match[1])!
  const more = AND_MORE.test(words.slice(match.index + match[0].length))
  const [least, most] = more ? [times_said, Infinity] : [times_said / NEAR_TWICE, times_said * NEAR_TWICE]
  if (ratio === undefined || (ratio.high >= least && ratio.low <= most)) return []
  return [
    {
      rule: 'change',
      says: `由“${from.number}”到“${to.number}”是${shown(to.value! / from.value!)}倍，“${match[0]}”是${times_said}倍，请核对。`,
      arithmetic: `${shown(to.value!)} ÷ ${shown(from.value!)} = ${shown(to.value! / from.value!)} ≠ ${times_said}`,
      places: [...[from, to].map(placeOf), { start: place, quote: match[0] }],
    },
  ]
}
