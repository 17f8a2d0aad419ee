/**
 * A list that does not make what its head is told to be in another part of the paper: 全县在编教师1286人 … 在编教师按学段分，小学612人、初中
 * 431人、高中234人; 聘请导师36名 … 导师中，高校教师18名、教研员13名、企业专家32名，共63名.
 */
import { bare, nounOf, type Told } from '../../again/told.ts'
import { slipOf } from '../../ground/digits.ts'
import type { Finding } from '../../ground/finding.ts'
import { toldOf } from '../../ground/likeness.ts'
import { areCrossing, partitionOf } from '../../sums/partitions.ts'
import { backingOf } from '../ground/backing.ts'
import type { Paper } from '../ground/paper.ts'
import {
  byKind,
  commonEnd,
  kindOf,
  linesOf,
  makesUp,
  mayBeWhole,
  runsOf,
  unequal,
  worth,
  TABLE,
} from '../ground/rows.ts'

/** More of a kind are a table. */
const MOST = 300
const NEAR = 0.08
/** A slip of one digit or of two turned ones misses by no more. */
const SLIPPED = 0.3
const TURNED = 0.6
/** So far before a list its head is told. */
const HEAD = 48
const OPEN = /等(?!奖|级|次|职|专|于|其[他它])|另|还有|此外|主要|部分|以上|包括|涉及|抽|累计|以及其他|约|多名|余/
const BEHIND = /^[^。\n]{0,16}(?:其余|其他|剩余|余下|另|还有)/
const NO_HEAD = /其中|新增|新招|今年|另|平均|每|涉及|获|完成|参加|通过|具有|取得|比|较/
/** Words that part some of them from the others. */
const SORT =
  /小学|初中|高中(?!阶段)|幼儿园|学前|中职|职业|特殊教育|特教|[一二三四五六七八九]年级|高[一二三]|城区|县城|农村|乡村|乡镇|公办|民办|普惠|男|女|骨干|高级|新任|新入职|兼职|外聘|音体美|特岗|国家级|省级|市级|县级|区级|校级|一等|二等|三等|春季|秋季|上半年|下半年|上学期|下学期|第[一二三四五六]|[一二三四]季度|当场|立即|优秀|合格|重点|首批|省外|省内|[\u4e00-\u9fff]{2}(?:镇|乡|街道|校区|片区|分校)/g
/** What is no name of anything. */
const EMPTY =
  /^(?:学校|教师|学生|人员|人数|全县|全市|全区|全校|共有|工作|教育|项目|资金|情况|其中|组织|开展|建设|培训)$/

/** What was there, came and went. */
const FLOW = /年[初末底]|期[初末]|新增|减少|净增/
/** Those of them that have something. */
const SOME = /取得|持有|具有|获得|符合|参加|通过|住校|[^,]的$/

/** 编为20个班 is of 实验班4个、普通班18个. */
const SORTS = /[班组队校园站点馆]/

/** Of what is to come all of it tells. */
const PLAN = /公告|方案|计划|通知|章程|简章|办法|预案/

interface Asked {
  readonly backed: (told: Told) => boolean
  readonly is_plan: boolean
}

interface List {
  readonly parts: readonly Told[]
  /** What its sentence says before it. */
  readonly head: string
  /** Its own total, where it is told right behind it. */
  readonly total?: Told
}

export function listedElsewhereFindings(paper: Paper): Finding[] {
  const { text, numbers } = paper
  if (numbers.length > TABLE) return []
  const counts = numbers.filter(({ unit }) => unit !== '%')
  const kinds = byKind(counts)
  const backed = backingOf(paper)
  const is_plan = PLAN.test(
    paper.lines
      .slice(0, 3)
      .map(({ words }) => (words.length < 60 ? words : ''))
      .join(),
  )
  return linesOf(counts).flatMap((line) =>
    listsIn(text, line).flatMap((list): Finding[] => {
      const kin = kinds.get(kindOf(list.parts[0]!))!
      const whole = kin.length > MOST ? undefined : wholeOf(kin, list, { backed, is_plan })
      return whole === undefined ? [] : [unequal(whole, list.parts)]
    }),
  )
}

function listsIn(text: string, line: readonly Told[]): List[] {
  return [...byKind(line).values()].flatMap((kin) =>
    runsOf(kin, (last, next) => isNext(text, last, next)).flatMap((run): List[] => {
      const [first, last] = [run[0]!, run.at(-1)!]
      if (run.length < 2 || run.some(({ open, value }) => open || value === 0)) return []
      const next = kin[kin.indexOf(last) + 1]
      const total = next !== undefined && isTotal(text, last, next) && makesUp(run, next) ? next : undefined
      const words = text.slice(first.from, last.end) + /^[^,。;\n]{0,12}/.exec(text.slice(last.end, last.end + 12))![0]
      if (total === undefined && (OPEN.test(words) || BEHIND.test(text.slice(last.end, last.end + 24)))) return []
      const names = run.map((part) => bare(part.before) || nounOf(part))
      if (names.includes('') || areCrossing(names) || names.some((name) => FLOW.test(name))) return []
      // 转办的64件中，编制38件、招生17件、其他9件: the first is their whole.
      if (makesUp(run.slice(1), first)) return []
      // Two may be any two of them.
      if (run.length === 2 && total === undefined && !partitionOf(names)?.closed) return []
      return [{ parts: run, head: text.slice(Math.max(first.from, first.index - HEAD), first.index), total }]
    }),
  )
}

/** 小学612人，占47.6%、初中431人: shares and brackets may stand between. */
function isNext(text: string, last: Told, next: Told): boolean {
  if (last.from !== next.from || next.index - last.end > 48 || /共|合计|总计|其中/.test(next.before)) return false
  const link = text
    .slice(last.end, next.index)
    .replaceAll(/\([^()]{0,20}\)/g, '')
    .replaceAll(/,占?[^,。;\d]{0,6}\d{1,3}(?:\.\d{1,2})?%/g, '')
  return /^[^。;\d\n,、]{0,6}[,、和][^。\d,;:\n]{1,16}$/.test(link)
}

const isTotal = (text: string, last: Told, next: Told): boolean =>
  last.from === next.from &&
  /^[^。;\d\n,、]{0,4},(?:[^。;\d\n,]{0,4}?)(?:合计|总计|共计|共)[^。;\d\n,]{0,3}$/.test(
    text.slice(last.end, next.index),
  )

/** The only number elsewhere that is called as the head is, and as its parts nearly make. */
function wholeOf(kin: readonly Told[], list: List, { backed, is_plan }: Asked): Told | undefined {
  const { parts, head, total } = list
  const sum = worth(parts)
  const largest = Math.max(...parts.map(({ value }) => value))
  const others = kin.filter((one) => one.from !== parts[0]!.from)
  const sort = commonEnd(parts).slice(-1)
  const named = others.flatMap((one) => {
    const name = nounOf(one) === sort && SORTS.test(sort) && parts.length > 2 ? `${sort}个数` : nameIn(one, head)
    return name === undefined ? [] : [{ one, name }]
  })
  const is_same = (value: number): boolean => Math.abs(value - sum) <= 1e-9 * sum
  // It is told rightly where it is called so, or at all where so many are no chance.
  const some = [parts.slice(0, -1), parts.slice(1)].filter(({ length }) => length > 1)
  if (
    named.some(({ one }) => [parts, ...some].some((row) => makesUp(row, one))) ||
    (sum >= 100 && others.some(({ value }) => is_same(value)))
  )
    return undefined
  const near = named.filter(
    ({ one, name }) =>
      mayBeWhole(plain(one, is_plan), parts) &&
      one.value > largest &&
      (name.length > 2 || total !== undefined || sum >= 100) &&
      isSlip(sum, one, total !== undefined) &&
      !backed(one),
  )
  const [whole] = near
  return whole !== undefined && near.every(({ one }) => one.value === whole.one.value) ? whole.one : undefined
}

/** Without the words that only lead to it. */
function plain(one: Told, is_plan: boolean): Told {
  const before = one.before.replace(/^其中/, '')
  if (!is_plan) return { ...one, before }
  const unplanned = (words: string): string => words.replaceAll(/计划|拟|将|预计/g, '')
  return { ...one, before: unplanned(before), lead: unplanned(one.lead) }
}

/** By as little as a pen slips, and not as counts of two times differ. */
function isSlip(sum: number, { value, number }: Told, is_told: boolean): boolean {
  const off = Math.abs(sum - value) / Math.max(sum, value)
  if (off <= NEAR) return true
  const slip = number.length > 1 ? slipOf(number, String(sum)) : undefined
  return slip === 'swapped' && is_told ? off <= TURNED : slip !== undefined && off <= SLIPPED
}

/** The longest words of its name that the head tells, if nothing else parts the two. */
function nameIn(one: Told, head: string): string | undefined {
  const words = `${bare(one.before).slice(-16)}|${nounOf(one).slice(0, 6)}`
  const name = longestShared(words, head)
  if (name.length < 2 || EMPTY.test(name)) return undefined
  const at = head.lastIndexOf(name)
  const [before, behind] = [head.slice(0, at).split(/[,:]/).at(-1)!, head.slice(at + name.length)]
  if (behind.length < 1 || /^[生员者校园率]/.test(behind) || SOME.test(one.before.replace(name, ''))) return undefined
  if (behind.length > 22 || NO_HEAD.test(behind) || /\d/.test(behind)) return undefined
  const rest = words.replace(name, '|')
  // The name is what is counted, and no more than words that lead to it stand beside it.
  const [, ending = ''] = /\|([^|]*)\|?[^|]*$/.exec(rest) ?? []
  if (!bare(one.before).endsWith(name) && !nounOf(one).startsWith(name) && ending.length > 4) return undefined
  return toldOf(`${rest}|${name}`, SORT) === toldOf(`${before}|${name}`, SORT) ? name : undefined
}

function longestShared(one: string, other: string): string {
  let longest = ''
  for (let from = 0; from < one.length; from += 1)
    for (let to = from + longest.length + 1; to <= one.length; to += 1) {
      const words = one.slice(from, to)
      if (/[^\u4e00-\u9fff“”]/.test(words) || !other.includes(words)) break
      longest = words
    }
  return longest
}
