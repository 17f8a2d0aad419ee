/** How long something lasts against the days between which it lies: 7月10日至7月19日，为期10天; 9月16日开幕，至11月15日闭幕，历时整整一个月. */
import { type Finding, type Span, wordsAt } from '../ground/finding.ts'
import { workdaysIn } from './workdays.ts'
import { buildingsIn, type Lapse, lapsesIn, staysIn } from '../ground/lapses.ts'
import { ANY_YEAR, type Moment, spreadOf } from '../ground/moments.ts'
import { NUMBER, numberOf } from '../ground/numbers.ts'

/** 三个半月, 一年半, 半个月; 两年多 leaves it open. */
const LENGTH = `(${NUMBER}|半)(?:个)?(半)?`
const NO_OPEN = '(?!内|前|以[内上]|时间内|多|有?余|左右|[\\u4e00-\\u9fff]{0,2}(?:一次|一轮))'
const LASTING = new RegExp(
  `(?:(?:为期|历时|持续|时长|工期|期限|用时|会期|赛期|展期|教学周|学制期|周期|(?:聘|托管|有效|服务|建设|合同|租赁|试用|任|协议|公示|规划|培养|整改|过渡|帮扶|结对)期|时间|公示)(?:为|是|共|约|达)?|(?<=[日号止]\\()|(?:全学期|本学期|全程)?共计?|总共|前后|全程|整整|足足)(?:[用花]?了)?(?:整整|足足|长达)?${LENGTH}(天|日(?!常)|周(?![年岁])|星期|月(?![\\d一二三四五六七八九十])|年(?![\\d级])|学年|学期|工作日)(半)?${NO_OPEN}`,
  'g',
)
const BEFORE = new RegExp(
  `(?<![第近过每])(${NUMBER})(?:个)?(天|周|星期)的(?![时以])|(?<=[年月日末底]的)(${NUMBER})(?:个)?(年|月|天|周)(?:间|里|中|时间)`,
  'g',
)
/** Several such, or the days on which it was really done. */
const PARTED = /每[批期次组校班个场轮]|分\S{0,4}[批期段轮次]|实际|其中|隔|扣除|提前|延期|推迟/
/** There are fewer days then, though not of work. */
const WITHOUT = /除外|不含|剔除|周末|双休|节假日/
/** 对各县区、分赴各校: to whom one goes in those days, and no one that has days of its own. */
const GONE_TO =
  /(?:[对赴到向往]|深入|走访|检查|查看|抽查|督导|督查|视导|调研|走遍|覆盖)(?:全[县市区省州])?各(?=[\u4e00-\u9fff]{1,3}(?![\d一二两三四五六七八九十]))/g
/** Said in the clauses of the days and of their number. */
const LOOSE = /各|每(?![年日天])|累计|约|余|不少于|至少|左右|(?<![本第][一二三四五六七八九十\d]?)轮/

interface Length {
  readonly index: number
  readonly quote: string
  readonly number: number
  readonly unit: string
}

export function lastingFindings(text: string): Finding[] {
  if (!/[天日周月年学]/.test(text) || PARTED.test(text)) return []
  const held = lapsesIn(text)
  const closed = held.length > 0 ? held : staysIn(text)
  const lapses =
    closed.length > 0 || !/[历用]时|前后|工期/.test(text) || text.includes('停工') ? closed : buildingsIn(text)
  if (lapses.length === 0) return []
  // What a building site was to take is not what it took, but where it stands right behind the days.
  const lengths = lengthsIn(text).filter(
    ({ quote, index }) =>
      lapses === closed ||
      /^(?:历时|用时|前后)/.test(quote) ||
      (quote.startsWith('工期') &&
        lapses.some(([, { end }]) => end < index && /^[^,。;\d]{0,8}[,(](?:总|实际)?$/.test(text.slice(end, index)))),
  )
  return lengths.flatMap((length): Finding[] => {
    const lapse = lapses.length === 1 && lengths.length === 1 ? lapses[0] : ownOf(lapses, lengths, length)
    if (
      lapse === undefined ||
      !isOf(text, lapse, length) ||
      LOOSE.test(clausesOf(text, lapse, length).replaceAll(GONE_TO, ''))
    )
      return []
    // 10日进行，六年级只考两科，用时一天
    if (/[只仅](?!用|需|花)/.test(text.slice(lapse[0].index, length.index))) return []
    const said = lengthOf(lapse, length)
    if (said === undefined || isOfPart(text, lapse, length)) return []
    if (length.unit !== '工作日' && WITHOUT.test(text)) return []
    return [notSoLong(lapse, length, said, [...lapse, length].map(wordsAt))]
  })
}

/** `said`: what the days make. */
export const notSoLong = ([first, last]: Lapse, { quote }: Length, said: string, places: readonly Span[]): Finding => ({
  rule: 'date',
  says: `“${first.quote}”到“${last.quote}”${said}，文中写的是“${quote}”，请核对。`,
  arithmetic: `${first.quote}—${last.quote} ≠ ${quote}`,
  places,
})

/** Of several, each length is of the days before it; nothing where some days have none. */
function ownOf(lapses: readonly Lapse[], lengths: readonly Length[], length: Length): Lapse | undefined {
  const at = lengths.indexOf(length)
  const [own, next] = lapses.slice(at)
  if (lapses.length !== lengths.length || own === undefined) return undefined
  return own[1].end <= length.index && (next === undefined || next[0].index > length.index) ? own : undefined
}

export function lengthsIn(text: string): Length[] {
  const behind = [...text.matchAll(LASTING)].map((match) => ({
    index: match.index,
    quote: match[0],
    number: longOf(match[1]!, (match[2] ?? match[4]) !== undefined),
    unit: match[3]!,
  }))
  const before = [...text.matchAll(BEFORE)].map((match) => ({
    index: match.index,
    quote: match[0],
    number: numberOf(match[1] ?? match[3]),
    unit: (match[2] ?? match[4])!,
  }))
  const all = [...behind, ...before.filter(({ index }) => !behind.some((one) => Math.abs(one.index - index) < 6))]
  return all.flatMap((one) => (one.number === undefined ? [] : [{ ...one, number: one.number }]))
}

/** 半 is a half, and so is what stands behind a whole number. */
function longOf(words: string, andHalf: boolean): number | undefined {
  const whole = words === '半' ? 0.5 : numberOf(words)
  return whole === undefined || !andHalf ? whole : whole + 0.5
}

/** From the clause of the first day up to the end of the clause in which their number stands, or turned round. */
function clausesOf(text: string, [first, last]: Lapse, length: Length): string {
  const from = text.lastIndexOf(',', Math.min(first.index, length.index)) + 1
  const to = text.indexOf(',', Math.max(last.end, length.index))
  return text.slice(from, to < 0 ? undefined : to)
}

/** 第一周集中宣传，时间一周: a part of the days. */
const WITHIN = /第[一二三四五六七八九十]+个?[周天月]|期间|其间/
/** So far from the days may their number stand; 历时 alone in its clause tells of all before it. */
const NEAR = 48
const FURTHER = 80
const WHOLE = /^(?:历时|用时|前后|全程)/

/** 共5年 beside days, and days of another clause with a number of its own, are of something else. */
function isOf(text: string, [first, last]: Lapse, length: Length): boolean {
  const gap =
    length.index > last.end
      ? text.slice(last.end, length.index)
      : text.slice(length.index + length.quote.length, first.index)
  const is_whole = WHOLE.test(length.quote) && isAlone(text, length)
  if (
    gap.length > (is_whole ? FURTHER : NEAR) ||
    /[\d]/.test(gap.replaceAll(NO_DAYS, '')) ||
    WITHIN.test(gap.replace(/期间(?:未|没有|不)(?:间断|休息)/, ''))
  )
    return false
  if (/^[全本教]/.test(length.quote)) return true
  // 共 alone says of days what they are only right behind them, or with their own name: 开展赛前集训,…,集训共15天.
  const name = /,([\u4e00-\u9fff]{2,4}?)(?:时间|活动)?$/.exec(text.slice(0, length.index))?.[1]
  return (
    (name !== undefined && length.index > last.end && gap.indexOf(name) < gap.lastIndexOf(name)) ||
    /^[为历持时工期用会赛展聘周前公整足]/.test(length.quote) ||
    /^\d|^[一二两三四五六七八九十]/.test(length.quote) ||
    gap.length <= 4
  )
}

/** 第3届, 来自11个乡镇的120名学员 */
const NO_DAYS =
  /第?\d+届|[\d,.]+(?:余|多)?(?:名|人|位|所|家|支|节|场|户|件|份|篇|项|处|条|辆|台|幅|[万亿]?元|个(?!月|星期|季度|学期|工作日))/g

/** 历时15天, and no other thing that it is of: 历时5天的跟岗, 在一中历时2天. */
const isAlone = (text: string, { index, quote }: Length): boolean =>
  text[index + quote.length] !== '的' && !/(?:在|每|各|仅|只)[^,]{0,8}$/.test(text.slice(0, index))

/** 120名学员参加了为期5天的跟岗: what is taken part in within the days may be shorter, and no longer. */
function isOfPart(text: string, [first, last]: Lapse, length: Length): boolean {
  const { index, number, unit, quote } = length
  if (WHOLE.test(quote) && isAlone(text, length)) return false
  if (index < last.end || !/\d|[其期]间|(?:参加|开展|进行|组织|完成|接受)了/.test(text.slice(last.end, index)))
    return false
  const [from, to] = [spreadOf(first), spreadOf(turned([first, last]))]
  const most = from && to ? to.last - from.first + 1 : 0
  const least = DAYS_OF[unit]?.(number)[0] ?? number
  return least <= most
}

/** What the days make, where it cannot be what is said. */
export function lengthOf(span: Lapse, { number, unit }: Length): string | undefined {
  const [first, last] = span
  if (first.month === undefined) return unit === '年' ? yearsOf(span, number) : undefined
  const [from, to] = [spreadOf(first), spreadOf(turned(span))]
  if (from === undefined || to === undefined) return undefined
  const [least, most] = [to.first - from.last + 1, to.last - from.first + 1]
  if (most < 1) return undefined
  const exact = first.day !== undefined && last.day !== undefined
  const overFebruary = first.year === undefined && first.month <= 2 && (last.month ?? 0) > 2
  if (unit === '天' || unit === '日') {
    const begun = Math.ceil(number)
    if (!exact || number < 1 || begun === most || begun === most - 1 || (overFebruary && Math.abs(begun - most) < 3))
      return undefined
    return `首尾都算是${most}天`
  }
  // There are no more days of work than days.
  if (unit === '工作日') return exact ? fewerOf(span, most, number) : undefined
  const days = DAYS_OF[unit]
  if (days === undefined) return undefined
  const [low, high] = days(number)
  if (most >= low && least <= high) return undefined
  return exact ? `是${most}天` : `约${Math.round((least + most) / 2 / 30.4)}个月`
}

function fewerOf([first]: Lapse, days: number, said: number): string | undefined {
  if (said > days) return `一共只有${days}天`
  const work = workdaysIn(first, days)
  return said > work ? `最多只有${work}个工作日` : undefined
}

/** The first and the last of them counted. */
export function daysOf(span: Lapse): number | undefined {
  const [from, to] = [spreadOf(span[0]), spreadOf(turned(span))]
  return from && to && to.last - from.first + 1
}

/** 11月 to 3月 is of the next year where no year is told. */
function turned([first, last]: Lapse): Moment {
  return !last.dated && last.month! < first.month! ? { ...last, year: (first.year ?? ANY_YEAR) + 1 } : last
}

/** A week may be of four days; of many weeks one more or less is no matter. */
const weeks = (number: number): readonly [number, number] =>
  number < 4 ? [7 * number - (number < 2 ? 4 : 3), 7 * number + 2] : [7 * number - 9, 7 * number + 9]

/** Who tells of a half of a month has counted closer. */
const freeOf = (months: number): number => (Number.isInteger(months) ? 16 : 8)

/** From how many days to how many so much may be, with what is left free at either end. */
const DAYS_OF: Readonly<Record<string, (number: number) => readonly [number, number]>> = {
  周: weeks,
  星期: weeks,
  月: (number) => [30 * number - freeOf(number), 31 * number + freeOf(number)],
  年: (number) => [365 * number - 62, 366 * number + 62],
  学年: (number) => [365 * number - 130, 366 * number + 62],
  学期: (number) => [150 * number - 60, 183 * number + 40],
}

function yearsOf([first, last]: Lapse, number: number): string | undefined {
  const years = (last.year ?? 0) - (first.year ?? 0)
  if (first.year === undefined || last.year === undefined || years < 1) return undefined
  return Math.ceil(number) === years || Math.ceil(number) === years + 1 ? undefined : `首尾都算是${years + 1}年`
}
