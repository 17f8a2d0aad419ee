/**
 * Parts that leave nothing over and do not make what was told sentences before: 全县47所民办学校 … 评定合格41所、基本合格4所、不合格
 * 3所; 退回41人。退回的原因有三类：…17人，…15人，…11人，每人只按一种统计.
 */
import { bare, nounOf, type Told } from '../../again/told.ts'
import type { Finding } from '../../ground/finding.ts'
import { numberOf } from '../../ground/numbers.ts'
import { sharesTwo } from '../../ground/likeness.ts'
import { partitionOf } from '../../sums/partitions.ts'
import type { Paper } from '../ground/paper.ts'
import {
  byKind,
  isSlipOff,
  kindOf,
  linesOf,
  mayBeWhole,
  roundedBy,
  runsOf,
  unequal,
  worth,
  TABLE,
} from '../ground/rows.ts'

const NEAR = 0.15
/** Where only the names speak for it, a slip is small. */
const NEARLY = 0.06
/** So far before a row its whole is looked for in the same paragraph, and words that tell what it is of. */
const BACK = 200
const AROUND = 160
const MOST = 400

/** Marks of which each has one: from the best to those that have failed. */
const BEST =
  /优秀|良好|优良|满分|(?<![不未基本])(?:合格|达标|及格|称职|通过|满意)|一等|[ＡA]级|[ＡA]等|甲等|五星|好(?=等次|$)/
const WORST =
  /不合格|不及格|不称职|不达标|未达标|未通过|不通过|不满意|较差|(?<![较])差(?:等次)?$|[ＤD][级等]|待整改|限期整改|暂缓|不予/
/** 按流向分, 从学段看, 分年级看: what follows is all of it, parted by one and the same. */
const PARTING =
  /(?:^|[。;,\n])(?:如?果?)(?:[按从分]|依据|根据)[^,。;:\d]{1,10}(?:分|看|划分|统计|计|来看|分类|区分)[,:]$/
/** Of which each is only one. */
const ONCE =
  /每[人名个校件项条所家起处次]?(?:[\u4e00-\u9fff]{0,6})(?:只|仅)(?:按|计|统计|归|列|选)|(?:不|无)(?:重复|交叉)(?:计算|统计|计入)?|互不(?:重复|交叉|重叠)|只(?:计|统计)(?:一次|1次)/
const KINDS = /(?<number>[两二三四五六七八]|\d)(?:个)?(?:类|种|档|方面|等次|等级|情形|情况|类型|去向|渠道|途径)/
/** More follow, of which no number is told. */
const REST = /^[^。\n]{0,16}(?:其余|其他|剩余|余下|另|还有|不参加|未参加)/
const OPEN = /等(?!奖|级|次|职|专|于)|另有|还有|此外|主要|较多|部分|可多选|多选|以上|包括|涉及|抽/
const ALL = /全部|所有|均(?!等|衡)|逐一|全覆盖|全体|全[县市区校园]|一一|共/

interface Row {
  readonly parts: readonly Told[]
  /** What says that they are all. */
  readonly by: 'grades' | 'once' | 'parting'
}

export function partedRowFindings({ text, numbers }: Paper): Finding[] {
  if (numbers.length > TABLE) return []
  const all = numbers.filter(({ unit }) => unit !== '%')
  const kinds = byKind(all)
  return linesOf(all).flatMap((line) =>
    rowsOf(text, line).flatMap((row): Finding[] => {
      const kin = kinds.get(kindOf(row.parts[0]!))!
      const sum = worth(row.parts)
      if (MANY_OF_ONE.test(text.slice(row.parts.at(-1)!.end, row.parts.at(-1)!.end + BEHIND))) return []
      if (kin.length > MOST || kin.some((one) => !row.parts.includes(one) && isSame(one.value, sum))) return []
      const whole = row.by === 'grades' ? gradedWhole(text, kin, row) : wholeBefore(text, line, kin, row)
      return whole === undefined || Math.abs(sum - whole.value) <= roundedBy(row.parts) + whole.half
        ? []
        : [unequal(whole, row.parts)]
    }),
  )
}

/** 同一学生具有多种身份的，不重复计算: one is told more than once. */
const MANY_OF_ONE = /不重复计|重复(?:统计|计算|享受)|[多两]种身份|多重身份|交叉/
const BEHIND = 50

const isSame = (one: number, other: number): boolean => Math.abs(one - other) <= 1e-9 * Math.max(one, other)

function rowsOf(text: string, line: readonly Told[]): Row[] {
  const kinds = byKind(line)
  return [...kinds.values()].flatMap((kin) =>
    runsOf(kin, (last, next) => isNext(text, last, next)).flatMap((all): Row[] => {
      const run = countedOf(text, all)
      const parts = /共(?!产)|合计|总/.test(run[0]!.before) && run.length > 3 ? run.slice(1) : run
      if (parts.length < 2 || parts.some(({ open, value }) => open || value === 0)) return []
      const by = closedBy(text, parts)
      return by === undefined ? [] : [{ parts, by }]
    }),
  )
}

/** 分三档发放，一档816人、二档1428人、三档861人；免学费1240人: no more than are counted, where a semicolon stands behind them. */
function countedOf(text: string, run: readonly Told[]): readonly Told[] {
  const first = run[0]!
  const head = /[^。;\n]{0,60}$/.exec(text.slice(Math.max(0, first.index - 60), first.index))![0]
  const counted = numberOf(KINDS.exec(head)?.groups?.['number'])
  if (counted === undefined || counted < 2 || run.length <= counted) return run
  const isOver = (from: number): boolean =>
    run.length > from + counted && text.slice(run[from + counted - 1]!.end, run[from + counted]!.index).includes(';')
  if (isOver(0)) return run.slice(0, counted)
  return isOver(1) && run.slice(1, counted + 1).every(({ value }) => value < first.value)
    ? run.slice(1, counted + 1)
    : run
}

/** 合格41所，占87.2%、基本合格4所: only shares stand between, and words of one clause. */
function isNext(text: string, last: Told, next: Told): boolean {
  if (next.index - last.end > 60 || /共|合计|总计|其中/.test(next.before)) return false
  const link = text.slice(last.end, next.index).replaceAll(/[,(]?占?[^,。;\d]{0,6}\d{1,3}(?:\.\d{1,2})?%\)?/g, '')
  return /^[^。\d\n]{0,8}[,、;][^。\d,;\n]{1,30}$/.test(link.replaceAll(/\([^()]{0,12}\)/g, ''))
}

function closedBy(text: string, parts: readonly Told[]): Row['by'] | undefined {
  const [first, last] = [parts[0]!, parts.at(-1)!]
  const behind = text.slice(last.end, last.end + 40)
  const words = text.slice(Math.max(0, first.index - 60), first.index)
  const row = text.slice(first.index, last.end) + /^[^,。;\n]{0,12}/.exec(behind)![0]
  const names = parts.map(({ before }) => bare(before))
  const head = /(?:^|[。;\n])[^。;\n]{0,60}$/.exec(words)?.[0] ?? words
  if (parts.length > 2 && ONCE.test(/^[^。\n]{0,40}/.exec(behind)![0])) return 'once'
  if (REST.test(behind) || OPEN.test(row) || /主要|等方面|抽/.test(head)) return undefined
  const counted = numberOf(KINDS.exec(head)?.groups?.['number'])
  if (parts.length > 2 && counted === parts.length) return 'once'
  if (parts.length > 2 && PARTING.test(head.slice(0, head.length - first.before.length))) return 'parting'
  const marks = names.map((name, at) => name || nounOf(parts[at]!))
  const is_scale = BEST.test(marks[0]!) && WORST.test(marks.at(-1)!) && parts.length > 2
  return is_scale && (partitionOf(marks) !== undefined || ALL.test(/^[^。\n]{0,40}/.exec(behind)![0]))
    ? 'grades'
    : undefined
}

/** What stands next before them, and whose name the words that lead to them say again: 退回41人。退回的原因. */
function wholeBefore(text: string, line: readonly Told[], kin: readonly Told[], row: Row): Told | undefined {
  const { parts } = row
  const [first, sum] = [parts[0]!, worth(parts)]
  const largest = Math.max(...parts.map(({ value }) => value))
  const fits = (one: Told, near: number): boolean =>
    one.value > largest && mayBeWhole(unled(one), parts) && isSlipOff(sum, one.value, near)
  const before = line.filter((one) => one.index < first.index && kindOf(one) === kindOf(first) && !parts.includes(one))
  const last = before.at(-1)
  const head = text.slice(Math.max(first.from, first.index - 60), first.index)
  if (last !== undefined && first.index - last.end < BACK && fits(last, NEAR)) {
    const is_told = sharesTwo(`${bare(last.before).slice(-6)},${nounOf(last).slice(0, 6)}`, head)
    if (is_told || (row.by === 'parting' && last.from !== first.from)) return last
  }
  // What is told twice is what the paper is about.
  if (row.by !== 'parting') return undefined
  const near = kin.filter((one) => !parts.includes(one) && fits(one, NEARLY))
  const values = new Set(near.map(({ value }) => value))
  const context = text.slice(Math.max(0, first.index - AROUND), first.index)
  return values.size === 1 && near.length > 1 && near.every((one) => isOfThem(one, context)) ? near[0] : undefined
}

/** 其中国家助学金3060人: of something else, and itself a whole. */
const unled = (one: Told): Told => ({ ...one, before: one.before.replace(/^其中/, '') })

const isOfThem = (one: Told, words: string): boolean => {
  const name = nounOf(one).length > 1 ? nounOf(one).slice(0, 6) : bare(one.before).slice(-6)
  return name.length > 1 && sharesTwo(name.replaceAll(/全[县市区镇乡校园]|现有|共有/g, ','), words)
}

/** Of all those that are called as what was looked at: 47所民办学校 … 所有民办学校全部参检。评定合格41所. */
function gradedWhole(text: string, kin: readonly Told[], { parts }: Row): Told | undefined {
  const [first, last] = [parts[0]!, parts.at(-1)!]
  const sum = worth(parts)
  const behind = /^[^。\n]{0,40}/.exec(text.slice(last.end, last.end + 40))![0]
  const context = text.slice(Math.max(0, first.index - AROUND), first.index) + behind
  if (/抽[查取检样测]|随机|部分/.test(context)) return undefined
  const near = kin.filter(
    (one) =>
      (one.index < first.index || one.index > last.index) &&
      one.value > Math.max(...parts.map(({ value }) => value)) &&
      mayBeWhole(one, parts) &&
      isSlipOff(sum, one.value, NEAR),
  )
  const [whole] = near
  if (whole === undefined || near.some(({ value }) => value !== whole.value)) return undefined
  const is_near = whole.line === first.line && whole.index < first.index
  if (!is_near && !ALL.test(context)) return undefined
  // Its own words are no others that say its name again.
  const since = ({ index, end }: Told): string =>
    text.slice(Math.max(0, first.index - AROUND, index < first.index ? end + 12 : 0), first.index) + behind
  return near.some((one) => isOfThem(one, since(one))) ? whole : undefined
}
