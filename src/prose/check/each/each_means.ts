/** So much for each, with the total and the number of heads said beside it, before or behind. */
import type { Fact } from '../../grammar/fact.ts'
import { numberOf, SCALE } from '../ground/numbers.ts'
import type { Finding } from '../ground/finding.ts'
import { sharesTwo } from '../ground/likeness.ts'
import {
  alike,
  between,
  clauseBefore,
  endOf,
  factsBefore,
  isOfPeople,
  MOST,
  type Passage,
  placesOf,
  type Sentence,
} from '../ground/passage.ts'
import { monthsIn } from './months.ts'
import { added, divided, isPowerOfTen, middle, type Range, rangeOf, shown } from '../ground/range.ts'

const HEAD =
  '(人次|人|生|校|园|户|班|车|辆|所|项目|村|镇|乡|场|期|次|件|间|队|站|台|座|处|点|组|批|年|月|套|台|辆|册|栋|幢|节|课时|平方米|学校|学生|教师|幼儿园|幼儿|儿童(?!之家)|乡镇|家庭|工作室|基地|片区|学区|社区|社团|班级|(?<![教律医导讲技])师(?=均))'
/** How a mean is called, and of what. */
const EACH = new RegExp(
  `(?:平均(班)额|${HEAD}均|平均每[个所名位间场期家]?${HEAD}|每[个所名位]?${HEAD}(?:平均|均摊)|每${HEAD}(?:造价|投资)|(?:造价|单价|成本|投资)每(平方米))[^,;:。、\\d]{0,10}$`,
)
/** 平均每个儿童之家: whatever is counted before. */
const OF_EACH =
  /平均每[个所家支名位项](?![年月周天次])([\u4e00-\u9fff]{2,8}?)(?:约|达到?|有|为|投入|投资|补助|配备|服务|参与|帮扶|结对|联系|指导)*(?:(?<=有)(?:学生|教师|幼儿|在校生)数?)?(?:约|达到?|有|为)*$/
/** 平均分摊到60所学校，每校 */
const PLAIN = new RegExp(`^每[个所名位]?${HEAD}[\u4e00-\u9fff]{0,6}$`)
/** What a rule wants, or what is given in every so long, is no mean of what was done. */
const NO_MEAN =
  /(?<!平均)每(?:天|日|月|年|周|餐|学期|学年)|标准|不[少低高多超]|至少|最[高低多少]|按|拟|计划|以上|以下|[由从比较]|其中|(?<!中)小学|初中|高中|幼儿园?(?=生)|中职/

const DAILY = /每[天日]|日均/
/** 平均每辆车每天接送: so many for each, of what is told of a day. */
const DAILY_EACH = /平均每[^,;:。、\d天日]{1,6}(?:每[天日]|日均)/
const isDaily = (passage: Passage, { start }: Sentence, { number_start }: Fact): boolean =>
  DAILY_EACH.test(between(passage, Math.max(start, number_start - 20), number_start))

/** 两个班各45人 is no total. */
const EACH_OF = /各/

/** One side of a division; years are counted from words and have no fact. */
interface Side {
  readonly range: Range
  readonly quote: string
  readonly fact?: Fact
}
interface Pair {
  readonly total: Side
  readonly heads: Side
}

export function eachMeanFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((mean): Finding[] => {
    const head = headOf(passage, sentence, mean)
    const said = saidOf(mean)
    // 平均每所中心校管理4所: schools of schools, of which no other number tells.
    if (head === undefined || said === undefined || (head === '校' && mean.unit === '所')) return []
    const daily = isDaily(passage, sentence, mean)
    const near = numbersBeside(passage, sentence, mean, daily)
    // 平均每辆车每天接送38名: of 日均接送3268人, and of no number of another time.
    const totals = totalsOf(passage, near, mean)
      .filter(({ fact }) => !fact || !EACH_OF.test(between(passage, fact.number_start - 1, fact.number_start)))
      .filter(({ fact }) => !daily || (fact && DAILY.test(fact.quote)))
    const heads = spanOf[head]?.(passage, sentence, mean) ?? headsOf(passage, near, mean, head)
    const pairs = totals.flatMap((total) =>
      heads.flatMap((one) => (one.fact && one.fact === total.fact ? [] : [{ total, heads: one }])),
    )
    const others = PEOPLE_MEANS.has(head)
      ? totals.flatMap((total) => peopleIn(near).map((heads) => ({ total, heads })))
      : []
    // 年初有教学点63个,年末为56个: what is counted in the same way may be what it is of.
    const alikes = near.filter((fact) => heads.some((one) => one.fact && one.fact !== fact && alike(one.fact, fact)))
    const alsoSo = totals.flatMap((total) => alikes.flatMap(sideOf).map((heads) => ({ total, heads })))
    const sums = totals.flatMap((total) => runsOf(heads, alikes).map((all) => ({ total, heads: all })))
    const together = totals.flatMap((total) => heads.flatMap((one) => withNext(passage, near, one, total)))
    if ([...pairs, ...others, ...together, ...alsoSo, ...sums].some((pair) => isMeanOf(pair, said))) return []
    const own = pairs
      .toSorted(byNearness)
      // 共藏书46.2万册，其中小学28.6万册、…，生均: of all rather than of the last part.
      .toSorted((one, other) => isSome(passage, sentence, one.total) - isSome(passage, sentence, other.total))
      .find(
        (pair) =>
          (isOwn(sentence, pair.total.fact) || isOpening(passage, sentence, mean, pair)) &&
          (heads.length === 1 || isOwn(sentence, pair.heads.fact)) &&
          !areOfOtherStages(passage, pair) &&
          !COMPARED.test(pair.total.fact?.quote ?? '') &&
          isSlip(reckonedOf(pair), mean.value!),
      )
    return own ? [finding(own, mean)] : []
  })
}

/** 前两年建成17栋，今年又建成9栋: of all of them together. */
function runsOf(heads: readonly Side[], alikes: readonly Fact[]): Side[] {
  const first = heads.find(({ fact }) => fact !== undefined)
  if (first === undefined) return []
  return alikes.flatMap(sideOf).map((other) => ({ range: added([first.range, other.range]), quote: first.quote }))
}

/** 低于城区学生的11.3本: what a mean is compared with is a mean itself. */
const COMPARED = /^(?:[与比较]|[^\d]{0,3}(?:[低高少多优]于|不及|接近|相当于))/

/** 厕所48座、水井12处: two kinds of heads that stand side by side. */
function withNext(passage: Passage, near: readonly Fact[], { fact, range }: Side, total: Side): Pair[] {
  if (fact === undefined) return []
  return near.flatMap((other): Pair[] => {
    const [first, last] = other.number_start < fact.number_start ? [other, fact] : [fact, other]
    const next = other === fact || other.kind !== 'count' ? undefined : rangeOf(other)
    if (next === undefined || last.number_start - endOf(first) > 16) return []
    if (!/^[^,，。；;]{0,6}[、和与及][^,，。；;、]{0,8}$/.test(between(passage, endOf(first), last.number_start)))
      return []
    return [{ total, heads: { range: added([range, next]), quote: `${first.quote}、${last.quote}` } }]
  })
}

/** 校 of 校均 and 平均每所学校; undefined where the number is no mean. */
function headOf(passage: Passage, sentence: Sentence, mean: Fact): string | undefined {
  if (['rate', 'change', 'date', 'rank'].includes(mean.kind) || mean.unit === '' || mean.unit === '%') return undefined
  const words = between(passage, Math.max(sentence.start, mean.number_start - 28), mean.number_start)
  const clause =
    words
      .normalize('NFKC')
      .split(/[,;:。、()]/)
      .at(-1) ?? ''
  if (NO_MEAN.test(DAILY_EACH.test(clause) ? clause.replace(DAILY, '') : clause)) return undefined
  const shared = /平均|分摊|均摊/.test(words) && !/每/.test(words.slice(0, -clause.length))
  const head = (EACH.exec(clause) ?? (shared ? PLAIN.exec(clause) : null) ?? OF_EACH.exec(clause))
    ?.slice(1)
    .find((one) => one !== undefined)
  return head && (SHORT[head] ?? head)
}
const SHORT: Readonly<Record<string, string>> = {
  学校: '校',
  所: '校',
  辆: '车',
  学生: '生',
  幼儿园: '园',
  家庭: '户',
  幼儿: '生',
  师: '教师',
  儿童: '生',
}

/** What stands before a mean, the nearest first, and then what stands behind it in its sentence. */
function numbersBeside(passage: Passage, sentence: Sentence, mean: Fact, daily: boolean): Fact[] {
  const before = factsBefore(passage, sentence, mean).map(({ fact }) => fact)
  const behind = passage.sentences
    .slice(sentence.index, sentence.index + SENTENCES_ON)
    .flatMap(({ facts }) => facts)
    .filter(({ number_start }) => number_start > mean.number_start && number_start < mean.number_start + CHARACTERS_ON)
    .slice(0, MOST)
  return [...before, ...behind].filter(
    (fact) =>
      fact !== mean && !isMean(passage, fact, daily) && !['rate', 'ratio', 'change', 'date'].includes(fact.kind),
  )
}

/** 每天运行校车84辆 is no mean; the second of 人均借阅量分别为12本和18本 is. */
const isMean = (passage: Passage, { quote, number_start }: Fact, daily: boolean): boolean =>
  /均(?!分摊|分配)|每(?!天|日|周|月|年|学期|次)/.test(daily ? quote.replace(DAILY, '') : quote) ||
  /均[^,，。；;]{0,16}分别[^,，。；;]{0,30}$/.test(between(passage, number_start - 40, number_start))

/** What stands further behind is of something else; each is held against each, so that there may not be too many. */
const SENTENCES_ON = 4
const CHARACTERS_ON = 400

const sideOf = (fact: Fact): Side[] => {
  const range = rangeOf(fact)
  return range === undefined ? [] : [{ range, quote: fact.quote, fact }]
}

/** Numbers of the mean's unit, and rows of such: 210万元、246万元和294万元. */
function totalsOf(passage: Passage, near: readonly Fact[], mean: Fact): Side[] {
  const kin = near.filter(
    (fact) =>
      fact.base_unit === mean.base_unit ||
      (isOfPeople(fact) && isOfPeople(mean)) ||
      (mean.unit === '次' && /^(?:人次|次|场|节)$/.test(fact.unit)) ||
      (mean.unit !== '' && fact.unit.startsWith(mean.unit)) ||
      // 教学班960个，平均每校24个班
      (fact.unit === '个' && /^个./.test(mean.unit) && fact.measure.includes(mean.unit.slice(1))),
  )
  const rows = kin.map((fact) => rowBefore(passage, near, fact)).filter((row) => row.length > 2)
  return [...rows.flatMap(rowSide), ...kin.flatMap(sideOf)]
}

/** A row of numbers that 、 and 和 join, ending with `last`; `near` is in falling order before the mean. */
function rowBefore(passage: Passage, near: readonly Fact[], last: Fact): Fact[] {
  const row = [last]
  for (const fact of near.slice(near.indexOf(last) + 1)) {
    if (!alike(fact, row[0]!) || fact.number_start > last.number_start) break
    if (!/^[^,，。；;]{0,5}[、和及与][^,，。；;]{0,4}$/.test(between(passage, endOf(fact), row[0]!.number_start))) break
    row.unshift(fact)
  }
  return row
}

function rowSide(row: readonly Fact[]): Side[] {
  const ranges = row.map(rangeOf)
  if (ranges.includes(undefined)) return []
  return [
    { range: added(ranges.map((range) => range!)), quote: row.map(({ number, unit }) => number + unit).join('、') },
  ]
}

function headsOf(passage: Passage, near: readonly Fact[], mean: Fact, head: string): Side[] {
  // 志愿者120名 help 360名: people of a name of their own, whatever those are counted in whom they help.
  const are_named = head.length > 1 && isOfPeople(mean)
  const named = near.filter(
    (fact) =>
      (fact.base_unit !== mean.base_unit || (are_named && isCalledHead(passage, fact, head))) &&
      isHead(passage, fact, head),
  )
  // A loan or an application is one person's.
  const own = named.length > 0 || head !== '人' ? named : near.filter(({ base_unit }) => /^[份笔户]$/.test(base_unit))
  if (are_named && own.some((fact) => fact.base_unit === mean.base_unit)) {
    // 志愿者90名、党员30名: whom each of them helps is not told.
    return own.length === 1 && near.filter(isOfPeople).length === 2 ? sideOf(own[0]!) : []
  }
  const rows = own.map((fact) => rowBefore(passage, near, fact)).filter((row) => row.length > 1)
  return [...own.flatMap(sideOf), ...rows.flatMap(rowSide)]
}

/** 志愿者120名: its name stands right before it or right behind it, and no other number is called so. */
const isCalledHead = (passage: Passage, fact: Fact, head: string): boolean =>
  between(passage, fact.number_start - head.length, fact.number_start) === head ||
  between(passage, endOf(fact) + 1, endOf(fact) + 1 + head.length) === head

const PEOPLE_MEANS: ReadonlySet<string> = new Set(['人', '生', '教师'])
const peopleIn = (near: readonly Fact[]): Side[] => near.filter(isOfPeople).flatMap(sideOf)

const PUPILS = /生|幼儿|儿童|少年/

function isHead(passage: Passage, fact: Fact, head: string): boolean {
  const behind = between(passage, endOf(fact), endOf(fact) + 12).split(/[,，。；;、（(]/, 1)[0] ?? ''
  if (head === '人') return isOfPeople(fact)
  if (head === '生') return isOfPeople(fact) && PUPILS.test(fact.measure + behind)
  if (head === '教师') return isOfPeople(fact) && /教师|教职工/.test(fact.measure + behind)
  if (head === '校') return fact.unit === '所' || /校/.test(behind.slice(0, 8))
  if (head === '车') return fact.unit === '辆'
  if (head === '人次') return fact.unit === '人次'
  if (head === '平方米') return fact.kind === 'area'
  return fact.kind === 'count' && (fact.unit === head || `${fact.quote}${behind}`.includes(head))
}

const YEARS =
  /([两三四五六七八九十]|\d{1,2})年(?:来|间|内|里)?(?:共|累计|合计|总|里|间|平均|年均|每年|,|$)|(?:过去|近|连续)([两三四五六七八九十]|\d{1,2})年|(\d{4})年?(?:[-—–~至到]{1,2})(\d{4})年|[“"]十[一二三四]?五[”"](?:期间|时期|以来|五年)?/g

/** Over how many years a mean is taken: 三年来, 2019年至2022年. */
function yearsBefore(passage: Passage, sentence: Sentence, mean: Fact): Side[] {
  const words = between(passage, Math.max(0, sentence.start - 60, mean.number_start - 160), mean.number_start)
  return [...words.normalize('NFKC').matchAll(YEARS)].toReversed().flatMap((match): Side[] => {
    const count = match[3] ? Number(match[4]) - Number(match[3]) + 1 : (numberOf(match[1] ?? match[2]) ?? 5)
    return count > 1 ? [{ range: { low: count, high: count }, quote: match[0] }] : []
  })
}

/** Over how many months a mean is taken: 上半年, 六个月, 1—8月. */
function monthsBefore(passage: Passage, sentence: Sentence, mean: Fact): Side[] {
  const words = between(passage, Math.max(0, sentence.start - 60, mean.number_start - 160), mean.number_start)
  return monthsIn(words).map(({ count, quote }) => ({ range: { low: count, high: count }, quote }))
}

const spanOf: Readonly<Record<string, (passage: Passage, sentence: Sentence, mean: Fact) => Side[]>> = {
  年: yearsBefore,
  月: monthsBefore,
}

/** 约22场 may be a tenth more or less. */
const ABOUT = 0.1
function saidOf(mean: Fact): Range | undefined {
  const { value, approx, bound } = mean
  if (value !== null && approx && bound === null) return { low: value * (1 - ABOUT), high: value * (1 + ABOUT) }
  const range = rangeOf(mean)
  // Nobody is cut into halves.
  return range && range.low === range.high ? { low: range.low - 0.5, high: range.high + 0.5 } : range
}

/** Pairs that stand together first: 11260人次、563万元. */
const byNearness = (one: Pair, other: Pair): number => apart(one) - apart(other)
const apart = ({ total, heads }: Pair): number =>
  total.fact && heads.fact ? Math.abs(total.fact.number_start - heads.fact.number_start) : 0

/** As it is printed, 班均43人 being as much rounded as 43.2人 is; the fewer digits it has, the less was meant. */
const isMeanOf = ({ total, heads }: Pair, said: Range): boolean => {
  const made = divided(total.range, heads.range)
  const slack = SLACKS[Math.min(digitsOf(middle(said)), SLACKS.length) - 1] ?? 0
  return made !== undefined && made.low <= said.high * (1 + slack) && said.low <= made.high * (1 + slack)
}
const SLACKS = [0.02, 0.005, 0.002]
const digitsOf = (value: number): number =>
  String(Number(value.toFixed(4)))
    .replace('.', '')
    .replaceAll(/^0+|0+$/g, '').length

const reckonedOf = ({ total, heads }: Pair): number => middle(total.range) / middle(heads.range)

/** Whether 其中 stands before it. */
const isSome = (passage: Passage, { start }: Sentence, { fact }: Side): number =>
  fact !== undefined && between(passage, start, fact.number_start).includes('其中') ? 1 : 0

/** What is further off was reckoned from other numbers, but for a slip in tens. */
const FAR = 2
function isSlip(reckoned: number, said: number): boolean {
  const ratio = Math.max(reckoned / said, said / reckoned)
  return ratio < FAR || isPowerOfTen(ratio)
}

const STAGES = /(幼儿?园|学前)|(小学|完小|教学点)|(初中)|(高中)|(中职|职业)/g
const STAGE_BACK = 60

/** 初中1479人，…完小占地62904平方米，生均29.56平方米: of the pupils of another stage. */
function areOfOtherStages(passage: Passage, { total, heads }: Pair): boolean {
  const [one, other] = [total, heads].map((side) => stageBefore(passage, side))
  return one !== undefined && other !== undefined && one !== other
}

/** The stage of school that was named last before a number. */
function stageBefore(passage: Passage, { fact }: Side): number | undefined {
  if (fact === undefined) return undefined
  const words = between(passage, fact.number_start - STAGE_BACK, fact.number_start).split(/[。；;]/)
  return [...words.at(-1)!.matchAll(STAGES)]
    .at(-1)
    ?.slice(1)
    .findIndex((stage) => stage !== undefined)
}

/** Numbers of another sentence may silence, but not speak. */
const isOwn = (sentence: Sentence, fact: Fact | undefined): boolean =>
  fact === undefined || sentence.facts.includes(fact)

/** 寄宿制学校36所，寄宿生14904人。平均每所学校寄宿学生约410人: what opens the next sentence, and is called as its total is. */
function isOpening(passage: Passage, sentence: Sentence, mean: Fact, { total, heads }: Pair): boolean {
  const before = passage.sentences[sentence.index - 1]
  if (before === undefined || before.end + 1 !== sentence.start || passage.text[before.end] === '\n') return false
  const both = [total.fact, heads.fact].every((fact) => fact !== undefined && before.facts.includes(fact))
  const opened = /^平均每.{1,6}?(?=[\u4e00-\u9fff]{2,10}$)/.exec(between(passage, sentence.start, mean.number_start))
  if (!both || opened === null || sentence.facts[0] !== mean) return false
  const words = between(passage, sentence.start + opened[0].length, mean.number_start)
  return sharesTwo(words, clauseBefore(passage, total.fact!, before))
}

function finding(pair: Pair, mean: Fact): Finding {
  const { total, heads } = pair
  const reckoned = reckonedOf(pair)
  const scale = mean.unit === mean.base_unit ? 1 : (SCALE[mean.unit[0]!] ?? 1)
  const places = [total.fact, heads.fact, mean].filter((fact) => fact !== undefined)
  return {
    rule: 'mean',
    says: `“${total.quote}”按“${heads.quote}”平均是${shown(reckoned / scale)}${scale === 1 ? mean.base_unit : mean.unit}，文中写的是${mean.number}${mean.unit}，请核对。`,
    arithmetic: `${shown(middle(total.range))} ÷ ${shown(middle(heads.range))} = ${shown(reckoned)} ≠ ${shown(mean.value!)}`,
    places: placesOf(places),
  }
}
