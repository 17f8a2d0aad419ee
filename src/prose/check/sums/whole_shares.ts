/** Shares of one whole: of which none is in another, they cannot be more than all of it. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { areCrossing, partitionOf, rest } from './partitions.ts'
import { between, clauseBefore, endOf, type Passage, placeOf, type Sentence } from '../ground/passage.ts'
import { isRung, rungsOf } from './rungs.ts'
import { added, meets, type Range, rangeOf, shown, sumOf } from '../ground/range.ts'

/** 优秀占35%、良好占42%、合格占28%: shares of which none is in another cannot be more than all; 其余 makes them all. */
export function wholeShareFindings(passage: Passage, sentence: Sentence): Finding[] {
  const shares = runsOfShares(passage, sentence)
  return shares.flatMap((run) => {
    const clauses = run.map((fact, at) => calledBefore(passage, sentence, fact, run[at - 1]))
    const kinds =
      rungsOf(clauses) ??
      partitionOf(clauses) ??
      namedBefore(passage, sentence, run) ??
      structureOf(passage, sentence, run[0]!) ??
      divisionOf(passage, sentence, run, clauses)
    const ranges = run.map(rangeOf)
    if (kinds === undefined || isOfOthers(clauses) || ranges.some((range) => range === undefined)) return []
    const sum = added(ranges.map((range) => range!))
    if (sum.low > MOST_SHARES || meetsAll(sum) || (sum.high < 100 && !kinds.closed)) return []
    // What stands before 其余 need not all belong to it.
    const ends = ranges.map((_, from) => added(ranges.slice(from).map((range) => range!))).slice(0, -1)
    if (rest.test(clauses.at(-1)!) && ends.some((end) => meets(end, ALL))) return []
    const reckoned = sumOf(run)
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

/** 其余为不满意，占6.5%: what is told stands before the comma. */
function calledBefore(passage: Passage, sentence: Sentence, fact: Fact, before: Fact | undefined): string {
  const clause = clauseBefore(passage, fact, sentence)
  if (before === undefined || !/^约?占比?$/.test(clause)) return clause
  return between(passage, endOf(before), fact.number_start).replace(/^[%％]?[、,，；;]/, '')
}

/** 优秀、良好、及格、不及格的比例分别为: the names stand before all of the shares. */
function namedBefore(passage: Passage, sentence: Sentence, run: readonly Fact[]): { closed: boolean } | undefined {
  const words = between(passage, Math.max(sentence.start, run[0]!.number_start - 60), run[0]!.number_start)
  const list =
    /([^,，。；;：:]{3,40}?)(?:[三四五]个|各)?(?:等次|等级|档次|级别|类别)?(?:的?(?:人数|学生|教师|考生|人员))*(?:的?所?占?(?:比例|比重|比)|各?占[\u4e00-\u9fff]{0,10})?分别(?:为|是|达到?|占(?:[\u4e00-\u9fff]{2,8}的)?)$/.exec(
      words,
    )?.[1]
  const names = list?.split(/、|和|与|及(?!格)/) ?? []
  return names.length === run.length ? (rungsOf(names) ?? partitionOf(names)) : undefined
}

/** 从学历结构看，…: what makes up a structure is in one part of it only. */
function structureOf(passage: Passage, sentence: Sentence, first: Fact): { closed: boolean } | undefined {
  const words = between(passage, Math.max(sentence.start, first.start - 24), first.start)
  if (
    /(?:(?:分别|各自?)(?:承担|负担|分担|出资)|(?:承担|负担|分担|出资)[,，](?:比例)?分别(?:占|为|是))$/.test(
      between(passage, first.number_start - 12, first.number_start),
    )
  )
    return { closed: true }
  return /(?:(?:结构|构成|分布|组成)(?:上)?(?:来)?(?:看|为|是|[:：])?|按[\u4e00-\u9fff]{2,5}(?:分|划分|统计|来看)(?:[为成][\u4e00-\u9fff]{2,12})?)[,，:：]?$/.test(
    words,
  )
    ? { closed: false }
    : undefined
}

/** By what things are parted, so that none is in two parts. */
const BY =
  '(?:来源|类型|类别|种类|性质|布局|渠道|去向|投向|流向|级别|层级|层次|等级|等次|档次|学段|年级|年龄|职称|学历|区域|地域|地区|城乡|生源|户籍|主体|对象|身份|用途|方式|形式|原因|成因|规模|归属|隶属|办学主体|办别)'
const FRAME = new RegExp(
  `(?:从[\\u4e00-\\u9fff]{0,8}${BY}(?:上|情况)?(?:来)?(?:看|讲|说|分析)|按(?:照)?[\\u4e00-\\u9fff]{0,6}${BY}(?:来)?(?:分|划分|统计|看)|${BY}(?:中|方面|上)|${BY}(?:为|是|有|如下|包括)?[:：])[,，:：]?[^,，:：%]{0,24}$`,
)
/** Money is spent once, whatever it was spent on. */
const SPENT =
  /(?:经费|支出|资金|投入|投资|收入|款项?|预算|总分)[^,，、:：%。；;]{0,12}[,，]?(?:其中|中[,，])[^,，、:：%]{0,16}$/
/** One answer each. */
const ONE_ANSWER = /单选|(?:限|只能?|仅)选[一1]项|单项选择/
/** Who answers or is told of may be in several of these. */
const SEVERAL = /多选|多项|复选|同时|兼有|兼具|交叉|重复|重叠|不止|两类|多个|多种/
/** What anybody may have or do besides. */
const BESIDES =
  /^(?:其中)?(?:涉及|具有|有|含|通过|选择|开设|配备|参加|开展|使用|用于|取得|获得|获|持有?|达到|建有|设有|实现|满|超过)|以上/

/** 从资金来源看, 经费支出中, （单选）: three shares and more of one division. */
function divisionOf(
  passage: Passage,
  sentence: Sentence,
  run: readonly Fact[],
  clauses: readonly string[],
): { closed: boolean } | undefined {
  if (run.length < 3) return undefined
  const [first, last] = [run[0]!, run.at(-1)!]
  const lead = between(passage, Math.max(sentence.start, first.number_start - 60), first.number_start)
  const near = between(passage, Math.max(0, first.number_start - 60), Math.min(passage.text.length, endOf(last) + 40))
  if (SEVERAL.test(near)) return undefined
  if (ONE_ANSWER.test(lead)) return { closed: false }
  const is_parted = FRAME.test(lead) || SPENT.test(lead)
  return is_parted && !clauses.some((clause) => BESIDES.test(clause)) && !areCrossing(clauses) && !hasAll(run)
    ? { closed: false }
    : undefined
}

/** 人员经费占62%、公用经费占38%，工资占41%: some of them are all of it, and the others are in them. */
function hasAll(run: readonly Fact[]): boolean {
  return run.some((_, from) =>
    run.slice(from + 1).some((__, more) => {
      const some = run.slice(from, from + more + 2)
      const ranges = some.map(rangeOf)
      return some.length < run.length && ranges.every((one) => one !== undefined) && meets(added(ranges), ALL)
    }),
  )
}

/** 小学女生占46%，初中女生占47%; 占小学的…，占初中的…: each is a share of another whole. */
function isOfOthers(clauses: readonly string[]): boolean {
  // 小学专科占30%、初中本科占80%
  if (clauses.filter((clause) => STAGE.test(clause) && isRung(clause.replace(STAGE, ''))).length > 1) return true
  const told = clauses.flatMap((clause) => {
    const [, kind = '', has] = HAS.exec(clause) ?? []
    return CLASS.test(kind) ? [has] : []
  })
  // 其余 is of the same whole, whatever was said once.
  const once = told.length === 1 && SHARED.test(told[0]!) && !rest.test(clauses.at(-1)!)
  if (once && clauses.every((clause, at) => at === 0 || !SHARED.test(clause))) return true
  if (told.length > 1 && told.every((has) => has === told[0])) return true
  const wholes = new Set(clauses.map((clause) => /占([\u4e00-\u9fff]{2,})的/.exec(clause)?.[1] ?? ''))
  return wholes.size > 1 && !wholes.has('')
}
const STAGE = /^(?:其中)?(?:小学|初中|高中|幼儿园|学前)(?:(?:专任)?教师)?(?:中(?=[专本]科))?/
const HAS =
  /^(.*?)(女|党员|团员|少数民族|留守|寄宿|随迁|困难|贫困|残疾|骨干|近视|视力|达标|合格|不良|肥胖|普惠|支持|满意|赞成|认可|高级|本科|研究生)/
/** Said once, of those behind it too. */
const SHARED = /^(?:近视|视力|不良|肥胖|支持|赞成|认可|达标)/
const CLASS = /学|园|校|年级|岁|城|乡|镇|村|教师|男|班|县|区|[类组片]/

/** All of them rounded in one direction as far as can be hardly ever happens. */
const meetsAll = (sum: Range): boolean =>
  meets(sum, ALL) && (sum.low === sum.high || (sum.low < 100 - 1e-9 && sum.high > 100 + 1e-9))
/** More is no slip of the pen: each is of a whole of its own. */
const MOST_SHARES = 130
const ALL = { low: 100, high: 100 }
const SHARE = /占|承担|负担|分担|比例|比重|(?:等次|等级)(?:的|为)|^(?:其中)?(?:其余|其他|其它|剩余|余下)/

/** 资金投向上，校舍建设46%，设备购置28%: the first of them, without 占. */
const isOfMoney = (passage: Passage, { start }: Sentence, { number_start }: Fact): boolean =>
  /(?:资金|经费|支出)[\u4e00-\u9fff]{0,4}(?:投向|流向|来源|去向|用途|渠道|构成)(?:上|中|方面|为|看)?[,，:：][\u4e00-\u9fff]{2,10}$/.test(
    between(passage, Math.max(start, number_start - 30), number_start),
  )

/** 总评成绩构成：平时30%，期中30%: the first of them, without 占. */
const isOfMakeUp = (passage: Passage, { start }: Sentence, { number_start }: Fact): boolean =>
  /(?:构成|组成|权重|比重|比例|占比)(?:为|是|如下)?[:：][\u4e00-\u9fff]{2,10}$/.test(
    between(passage, Math.max(start, number_start - 24), number_start),
  )

/** 从学历层次看，研究生8.6%、本科71.3%: without 占. */
const isFramedRung = (passage: Passage, { start }: Sentence, { number_start }: Fact, clause: string): boolean =>
  isRung(clause) && FRAME.test(between(passage, Math.max(start, number_start - 40), number_start))

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
    const says =
      SHARE.test(clause) ||
      isOfMoney(passage, sentence, fact) ||
      isOfMakeUp(passage, sentence, fact) ||
      isFramedRung(passage, sentence, fact, clause)
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
