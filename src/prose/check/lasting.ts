/** How long something lasts against the days between which it lies: 7月10日至7月19日，为期10天. */
import { dayNumberOf, daysInMonth } from '../../ledger/day.ts'
import { CodePoints, numeral } from './days.ts'
import type { Finding } from './finding.ts'

const LASTING =
  /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号][^。；;\n\d]{0,8}?[至到—–~～-](?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})[日号][^。；;\n\d]{0,8}?[,，(（]?(?:为期|历时|持续|共计?|总共|时长)(?:共|约)?(\d{1,3}|[一二两三四五六七八九十]{1,3})天(?!时间内)/g
/** The year of a paper is mostly not written beside a day; where the span does not go over February it is the same in all. */
const ANY_YEAR = 2023

export function lastingFindings(text: string): Finding[] {
  const places = new CodePoints(text)
  return [...text.matchAll(LASTING)].flatMap((match): Finding[] => {
    const days = daysOf(match)
    const said = numeral(match[7]!) ?? Number(match[7])
    // Counted with both its ends, or from one to the other; 约 says neither.
    if (days === undefined || !Number.isFinite(said) || /约|余/.test(match[0])) return []
    // 第一期…，第二期…，共10天: the days of both.
    const before = text
      .slice(Math.max(0, match.index - 40), match.index)
      .split(/[。；;\n]/)
      .at(-1)!
    if (/共/.test(match[0]) && /\d[日号]/.test(before)) return []
    if (said === days || said === days - 1) return []
    return [
      {
        rule: 'date',
        says: `“${match[0]}”：首尾都算是${days}天，文中写的是${match[7]}天，请核对。`,
        arithmetic: `${match[2]}月${match[3]}日—${match[5] ?? match[2]}月${match[6]}日 = ${days}天 ≠ ${match[7]}天`,
        places: [{ start: places.at(match.index), quote: match[0] }],
      },
    ]
  })
}

/** How many days the span has with both its ends; undefined where one does not exist or the year decides. */
function daysOf(match: RegExpMatchArray): number | undefined {
  const [, from, month, day, to, lastMonth, lastDay] = match
  const year = Number(from ?? to ?? ANY_YEAR)
  const [begins, ends] = [Number(month), Number(lastMonth ?? month)]
  const last = Number(to ?? (ends < begins ? year + 1 : year))
  if (!isDate(year, begins, Number(day)) || !isDate(last, ends, Number(lastDay))) return undefined
  const length = dayNumberOf(last, ends, Number(lastDay)) - dayNumberOf(year, begins, Number(day)) + 1
  const overFebruary = from === undefined && to === undefined && begins <= 2 && ends > 2
  return length < 1 || overFebruary ? undefined : length
}

const isDate = (year: number, month: number, day: number): boolean => day >= 1 && day <= daysInMonth(year, month)
