/** When a figure of a text is of, as one says it: 2022年1—6月 for `2022-01/2022-06`, 2019年高考 for `2019高考`. */
import { periodTitle } from '../../parts/period_words.ts'

export function timeSaid(period: string | null): string {
  if (period === null) return ''
  const [from = '', to] = period.split('/')
  if (to !== undefined) return spanSaid(from, to)
  const years = /^(\d{4})-(\d{4})(?=$|学年)/.exec(period)
  if (years !== null) return `${years[1]}—${years[2]}${period.slice(9) || '年'}`
  const season = /^(\d{4})-?([春夏秋冬])$/.exec(period)
  if (season !== null) return `${season[1]}年${season[2]}季`
  const title = periodTitle(period)
  return title === period ? title.replace(/^([\dxX*×]{4})(?=[\u4e00-\u9fff])(?!年|学年)/, '$1年') : title
}

const DAY = /^(\d{4}年)(\d{1,2}月)(?:(\d{1,2})日)?$/

/** What both ends share is said once. */
function spanSaid(from: string, to: string): string {
  const [first, last] = [periodTitle(from), periodTitle(to)]
  const [, year, month, day] = DAY.exec(first) ?? []
  const [, other_year, other_month, other_day] = DAY.exec(last) ?? []
  if (year === undefined || year !== other_year || (day === undefined) !== (other_day === undefined))
    return `${first}—${last}`
  if (day === undefined) return `${year}${month!.slice(0, -1)}—${other_month}`
  return month === other_month ? `${year}${month}${day}—${other_day}日` : `${first}—${other_month}${other_day}日`
}
