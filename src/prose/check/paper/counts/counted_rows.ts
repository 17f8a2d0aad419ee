/**
 * Lists of as many as are counted where their total is told: 公办6所，计划招生4900人…。公办普通高中分校计划为：一中1100人、二中950人、
 * …、六中600人; and lists that 其他 closes: 经费预算共18.2万元，由财政列支，其中劳务5.2万元、…、其他支出1.2万元.
 */
import { bare, nounOf, type Told } from '../../again/told.ts'
import type { Finding } from '../../ground/finding.ts'
import { sharesTwo } from '../../ground/likeness.ts'
import type { Paper } from '../ground/paper.ts'
import {
  commonEnd,
  isSlipOff,
  kindOf,
  linesOf,
  makesUp,
  mayBeWhole,
  runsOf,
  unequal,
  worth,
  TABLE,
} from '../ground/rows.ts'

const LEAST = 3
/** So many numbers before a list its total is looked for, and so far. */
const BACK = 12
const FAR = 260
const NEAR = 0.12
const OPEN = /等(?!奖|级|次|职|专)|另|还有|此外|主要|分别|以上/
/** No list is longer, and so many that count as many are asked. */
const MANY = 16
const MOST = 60
const REST = /^(?:以?及)?(?:其他|其它|其余)/

export function countedRowFindings({ text, numbers }: Paper): Finding[] {
  if (numbers.length > TABLE) return []
  const few = new Map<number, number[]>()
  numbers.forEach(({ value, unit }, at) => {
    if (value < LEAST || value > MANY || /%|元/.test(unit)) return
    if (few.has(value)) few.get(value)!.push(at)
    else few.set(value, [at])
  })
  return linesOf(numbers).flatMap((line) =>
    runsOf(line, (last, next) => isListedNext(text, last, next)).flatMap((parts): Finding[] => {
      const [first, last] = [parts[0]!, parts.at(-1)!]
      if (parts.length < LEAST || parts.some(({ open, value, unit }) => open || value === 0 || unit === '%')) return []
      if (OPEN.test(text.slice(first.index, last.end) + last.after)) return []
      const at = line.indexOf(first)
      const before = line.slice(Math.max(0, at - BACK), at).filter(({ end }) => first.index - end < FAR)
      const whole =
        countedBefore(before, parts) ??
        closedBefore(text, before, parts) ??
        headedBefore(numbers, parts) ??
        countedElsewhere(numbers, few, parts)
      return whole === undefined || makesUp(parts, whole) ? [] : [unequal(whole, parts)]
    }),
  )
}

const isListedNext = (text: string, last: Told, next: Told): boolean =>
  kindOf(last) === kindOf(next) &&
  last.from === next.from &&
  /^[^\d,;。:()]{0,4}[、,][^\d,;。:()]{1,20}$/.test(text.slice(last.end, next.index).replaceAll(/\([^()]{0,12}\)/g, ''))

/** 公办6所，计划招生4900人: of six that are listed under the same name. */
function countedBefore(before: readonly Told[], parts: readonly Told[]): Told | undefined {
  const first = parts[0]!
  const head = /(?<head>[^:。;]{2,24}):[^:。;]{0,16}$/.exec(first.lead)?.groups?.['head']
  if (head === undefined) return undefined
  const kin = before.filter((one) => kindOf(one) === kindOf(first))
  if (kin.some(({ value }) => Math.abs(value - worth(parts)) < 1e-9 * value)) return undefined
  return kin.findLast((whole) => {
    const counted = before[before.indexOf(whole) - 1]
    return (
      counted?.from === whole.from &&
      /^[所个家项校类]$/.test(counted.unit) &&
      counted.value === parts.length &&
      sharesTwo(bare(counted.before), head) &&
      mayBeWhole(whole, []) &&
      isSlipOff(worth(parts), whole.value, NEAR)
    )
  })
}

/** 共开设6个班，参训教师1836人 … 语文班420人，数学班396人，…: what they all are is counted, and their total right behind. */
function countedElsewhere(
  numbers: readonly Told[],
  few: ReadonlyMap<number, readonly number[]>,
  parts: readonly Told[],
): Told | undefined {
  const kind = commonEnd(parts)
  const sorts = few.get(parts.length) ?? []
  if (kind === '' || sorts.length > MOST) return undefined
  for (const at of sorts) {
    const counted = numbers[at]!
    const sort = nounOf(counted) === '' ? counted.unit : nounOf(counted)
    if (parts.includes(counted) || !kind.endsWith(sort.slice(-2))) continue
    const whole = numbers
      .slice(at + 1, at + 3)
      .find((one) => one.from === counted.from && kindOf(one) === kindOf(parts[0]!) && !parts.includes(one))
    if (whole === undefined || !mayBeWhole(whole, parts)) continue
    if (numbers.some((one) => kindOf(one) === kindOf(whole) && one.value === worth(parts))) return undefined
    if (isSlipOff(worth(parts), whole.value, NEAR)) return whole
  }
  return undefined
}

const HEADED =
  /(?<head>[\u4e00-\u9fff]{2,20}?)(?:情况|分布|构成|组成|明细)?(?:如下|分别为|具体为|具体是|为|是)?:[^:;。\d]{0,10}$/
const ALL_OF = /如下|分别为|具体|分布|构成|组成|明细/

/** 全县招聘教师126人 … 招聘教师具体构成如下：小学52名、初中38名…: the only one before that is called as the head. */
function headedBefore(numbers: readonly Told[], parts: readonly Told[]): Told | undefined {
  const first = parts[0]!
  const head = ALL_OF.test(first.lead) ? HEADED.exec(first.lead.slice(-50))?.groups?.['head'] : undefined
  if (head === undefined) return undefined
  const at = numbers.indexOf(first)
  const kin = numbers.slice(Math.max(0, at - MOST), at).filter((one) => kindOf(one) === kindOf(first))
  if (kin.some(({ value }) => Math.abs(value - worth(parts)) < 1e-9 * value)) return undefined
  const called = kin.filter(
    (one) => sharesTwo(bare(one.before), head) && one.value > first.value && mayBeWhole(one, parts),
  )
  const [whole] = called
  return called.length === 1 && isSlipOff(worth(parts), whole!.value, NEAR) ? whole : undefined
}

/** Behind words that tell something else of all of it: 共18.2万元，由县财政列支，其中…. */
function closedBefore(text: string, before: readonly Told[], parts: readonly Told[]): Told | undefined {
  const [first, last] = [parts[0]!, parts.at(-1)!]
  const whole = before.at(-1)
  if (whole === undefined || kindOf(whole) !== kindOf(first) || whole.open || whole.from !== first.from)
    return undefined
  const link = text.slice(whole.end, first.index)
  const is_closed = REST.test(last.before)
  const is_over = worth(parts) > whole.value && /,(?:全部|均|已全部)[^,;。\d]{2,16},/.test(link)
  if (!/^[^,;。\d]{0,8},[^;。\d]{2,30},其中[^,;。:\d]{0,16}$/.test(link) || !(is_closed || is_over)) return undefined
  return isSlipOff(worth(parts), whole.value, NEAR) ? whole : undefined
}
