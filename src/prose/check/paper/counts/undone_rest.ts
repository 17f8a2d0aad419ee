/**
 * What is not yet done of so many, told in another part of the paper: 共排查隐患157处 … 已整改149处 … 尚未完成整改的12处隐患. As many as
 * any of the wholes and what was done of it leave are right.
 */
import { bare, nounOf, type Told } from '../../again/told.ts'
import { type Finding, wordsInOrder } from '../../ground/finding.ts'
import { sharesTwo } from '../../ground/likeness.ts'
import { shown } from '../../ground/range.ts'
import type { Paper } from '../ground/paper.ts'
import { kindOf, linesOf, TABLE } from '../ground/rows.ts'

const DEEDS =
  '整改|化解|办结|完成|销号|解决|整治|到位|竣工|完工|开工|建成|投用|验收|接入|达标|落实|拨付|退还|清退|签订|建立|配备|安装|更换|复检|报到|返校|复学|评定|结题|立项|入学|安置'
const DEED = new RegExp(DEEDS, 'g')
/** 尚未完成整改的12处隐患, 剩余未整改的12处, 仍有12处隐患未整改. */
const NOT_YET = new RegExp(
  `(?:尚|还|仍|暂|目前|至今)?(?:未|没有|待)(?:能|全部|按期|按时|得到)?(?<deeds>(?:${DEEDS}){1,2})(?:到位|完毕|任务)?的?(?:共|有|为)?$`,
)
const BEHIND = new RegExp(
  `^[^,。;:\\d]{0,10}?(?:尚|还|仍|暂|目前|至今)?(?:未|没有|待)(?:能|全部|按期|按时|得到)?(?<deeds>(?:${DEEDS}){1,2})`,
)
const STILL = /(?:仍|还|尚)(?:有|余|剩)?$|剩余(?:的)?$|余下(?:的)?$|剩下(?:的)?$/
const DONE = new RegExp(
  `(?:已|均已|全部|共|当场|累计|截至[^,]{0,10})?[^,未待]{0,6}?(?:${DEEDS})(?:了|到位|完毕|完成)?$`,
)
const FOUND = /排查|检查|发现|梳理|查出|查摆|共|计划|全[县市区校]|累计|实施|立|受理|收到|反馈|确定|登记|申报/
const OTHER = /[去上前]年|上半年末|另|其余|部分|当时|往年|新|每|各/
/** Of one kind of them. */
const SORT =
  /重大|突出|一般|重点|较大|严重|[\u4e00-\u9fff]级|[\u4e00-\u9fff]类|小学|初中|高中|幼儿园|历史|消防|食品|校车/
const BACK = 220
const MOST = 200
const MANY = 800

interface Done {
  readonly whole: Told
  readonly part: Told
  readonly deeds: readonly string[]
  /** The rate behind it is of this whole. */
  readonly sure: boolean
}

export function undoneRestFindings({ text, numbers }: Paper): Finding[] {
  if (numbers.length > TABLE) return []
  const left = numbers.flatMap((one) => {
    const deeds = one.unit === '%' || one.open ? undefined : undoneOf(one)
    return deeds === undefined ? [] : [{ one, deeds }]
  })
  if (left.length === 0 || left.length > MOST) return []
  const rests = new Set(left.map(({ one }) => one))
  const done = linesOf(numbers).flatMap((line) =>
    line.flatMap((part, at) => (rests.has(part) ? [] : doneAt(text, line, part, at, rests))),
  )
  if (done.length > MANY) return []
  return left.flatMap(({ one, deeds }): Finding[] => {
    const kin = done.filter(
      ({ whole, part, deeds: own }) =>
        kindOf(part) === kindOf(one) &&
        own.some((deed) => deeds.includes(deed)) &&
        isOfThem(whole, one, text) &&
        (one.from !== part.from || one.index < whole.index),
    )
    // A part of them may be left as well.
    if (kin.length === 0 || kin.some(({ whole, part }) => whole.value - part.value === one.value)) return []
    if (kin.some(({ part }) => isLeftOfOther(numbers, part, one))) return []
    const sure = kin.filter((it) => it.sure || kin.every(({ part }) => part === it.part))
    const [first] = sure
    if (first === undefined || sure.some(({ part }) => part !== first.part)) return []
    const wholes = sure.filter((it) => it.sure)
    const { whole, part } = wholes[0] ?? first
    if (wholes.length === 0 && new Set(sure.map((it) => it.whole.value)).size > 1) return []
    const rest = whole.value - part.value
    return [
      {
        rule: 'sum',
        says: `“${bare(whole.before).slice(-12)}${whole.quote}”中“${part.before.slice(-12)}${part.quote}”，应余${shown(rest)}，另一处写“${one.before.slice(-12)}${one.quote}${nounOf(one).slice(0, 8)}”，请核对。`,
        arithmetic: `${shown(whole.value)} - ${shown(part.value)} = ${shown(rest)} ≠ ${shown(one.value)}`,
        places: wordsInOrder([whole, part, one]),
      },
    ]
  })
}

/** 限期整改25个…，限期整改的问题已完成17个…，未按期完成的8个: of those that it was said of in its line. */
const isLeftOfOther = (numbers: readonly Told[], part: Told, left: Told): boolean =>
  numbers.some(
    (one) =>
      one.line === part.line &&
      one.index < part.index &&
      kindOf(one) === kindOf(part) &&
      one.value - part.value === left.value,
  )

function undoneOf(one: Told): string[] | undefined {
  if (OTHER.test(one.before)) return undefined
  const words =
    NOT_YET.exec(one.before)?.groups?.['deeds'] ??
    (STILL.test(one.before) ? BEHIND.exec(one.after)?.groups?.['deeds'] : undefined)
  return words === undefined ? undefined : [...new Set(words.match(DEED) ?? [])]
}

/** The numbers before it in its paragraph of which it may be a part. */
function doneAt(text: string, line: readonly Told[], part: Told, at: number, rests: ReadonlySet<Told>): Done[] {
  if (part.open || part.unit === '%' || !DONE.test(part.before) || /未|待|没有|计划|其余/.test(part.before)) return []
  const deeds = [...new Set(part.before.match(DEED) ?? [])]
  return line
    .slice(Math.max(0, at - 12), at)
    .filter(
      (whole) =>
        kindOf(whole) === kindOf(part) &&
        whole.value > part.value &&
        !whole.open &&
        !rests.has(whole) &&
        part.index - whole.end < BACK &&
        (FOUND.test(whole.before) || /^[^,。;]{1,12}中$/.test(text.slice(whole.end, whole.end + 13).split(',')[0]!)),
    )
    .map((whole) => ({ whole, part, deeds, sure: isShare(line[at + 1], whole, part) }))
}

/** 已整改149处，整改率94.9%: of 157. */
function isShare(rate: Told | undefined, whole: Told, part: Told): boolean {
  if (rate === undefined || rate.unit !== '%' || rate.index - part.end >= 24) return false
  return Math.abs((part.value / whole.value) * 100 - rate.value) <= Math.max(rate.half, 0.05) * 1.2
}

/** 隐患 of both; and nothing in the words of what is left tells of another. */
function isOfThem(whole: Told, left: Told, text: string): boolean {
  const name = nounOf(whole).length > 1 ? nounOf(whole).slice(0, 8) : bare(whole.before).slice(-8)
  const own = nounOf(left)
  const words =
    own.length > 1 ? own.slice(0, 8) : `${bare(left.before)},${text.slice(left.from, left.index).slice(-30)}`
  const sort = SORT.exec(own.slice(0, 10))?.[0]
  if (sort !== undefined && !name.includes(sort)) return false
  return sharesTwo(name.replaceAll(DEED, ','), words)
}
