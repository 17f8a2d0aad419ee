/** Days, months and years as they stand in a text: 2023年9月15日, 十一月三十一日, 9月底, 至15日. */
import { dayNumberOf, daysInMonth } from '../../../ledger/day.ts'
import { numberOf } from './numbers.ts'

export interface Moment {
  readonly index: number
  readonly end: number
  readonly quote: string
  readonly year: number | undefined
  /** Whether the year is written at this place. */
  readonly dated: boolean
  readonly month: number | undefined
  readonly day: number | undefined
  /** 上旬, 底 and the like: the first and last day that it may be. */
  readonly part: readonly [number, number] | undefined
}

const TEN = '[一二三四五六七八九十]{1,3}'
const MOMENT = new RegExp(
  `(?<![\\d第])(?:(\\d{4}|[一二][〇○零一二三四五六七八九]{3})年)(?:(\\d{1,2}|${TEN})月(?!薪)(?:份)?(?:(\\d{1,2}|${TEN})(?:[日号]|(?=[-—–~至到]{1,2}\\d{1,2}[日号]))|(上旬|中旬|下旬|初|中|底|末)(?![\u4e00-\u9fff]{0,1}考))?)?|(?<![\\d个第一二三四五六七八九十])(\\d{1,2}|${TEN})月(?!薪)(?:份)?(?:(\\d{1,2}|${TEN})(?:[日号]|(?=[-—–~至到]{1,2}\\d{1,2}[日号]))|(上旬|中旬|下旬|初|中|底|末))?|(?<=[至到\\-—–~、和与]|[至到](?:当月|本月))(\\d{1,2}|${TEN})[日号]`,
  'g',
)
const PARTS: Readonly<Record<string, readonly [number, number]>> = {
  上旬: [1, 10],
  中旬: [11, 20],
  下旬: [21, 31],
  初: [1, 10],
  中: [8, 22],
  底: [20, 31],
  末: [20, 31],
}

const yearOf = (words: string): number =>
  /^\d/.test(words)
    ? Number(words)
    : Number(Array.from(words, (sign) => (/[〇○]/.test(sign) ? 0 : '零一二三四五六七八九'.indexOf(sign))).join(''))

/** In the order of the text. A day without a month, and a month without a year, are of the one before. */
export function momentsIn(text: string): Moment[] {
  const found: Moment[] = []
  for (const match of text.matchAll(MOMENT)) {
    const [quote, year, month, day, part, lone_month, lone_day, lone_part, only_day] = match
    const before = found.at(-1)
    found.push({
      index: match.index,
      end: match.index + quote.length,
      quote,
      year: year === undefined ? told(text, match.index, before?.year) : yearOf(year),
      // 当年8月 is as sure as the year before it.
      dated:
        year !== undefined || (before?.dated === true && /[当同]年$/.test(text.slice(match.index - 2, match.index))),
      month: only_day === undefined ? numberOf(month ?? lone_month) : before?.month,
      day: numberOf(day ?? lone_day ?? only_day),
      part: PARTS[part ?? lone_part ?? ''],
    })
  }
  return found
}

/** 次年6月 is of the year behind the one before; of 去年 and 今年 the year is not written. */
function told(text: string, index: number, year: number | undefined): number | undefined {
  const word = text.slice(Math.max(0, index - 2), index)
  if (/[次翌]年|二年/.test(word)) return year === undefined ? undefined : year + 1
  return /[去上前今明来]年/.test(word) ? undefined : year
}

/** A year that is not written anywhere: no leap year. */
export const ANY_YEAR = 2023

export interface Spread {
  readonly first: number
  readonly last: number
}

/** The days that a moment may be, counted from an arbitrary day; undefined where it does not exist. */
export function spreadOf({ year = ANY_YEAR, month, day, part }: Moment): Spread | undefined {
  if (month === undefined) return { first: dayNumberOf(year, 1, 1), last: dayNumberOf(year, 12, 31) }
  const length = daysInMonth(year, month)
  if (length === 0) return undefined
  if (day !== undefined) {
    if (day < 1 || day > length) return undefined
    const number = dayNumberOf(year, month, day)
    return { first: number, last: number }
  }
  const [from, to] = part ?? [1, length]
  return { first: dayNumberOf(year, month, from), last: dayNumberOf(year, month, Math.min(to, length)) }
}
