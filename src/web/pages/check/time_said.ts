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

/** What both ends share is said once. */
function spanSaid(from: string, to: string): string {
  const [first, last] = [from, to].map(periodTitle)
  if (first === from || last === to) return `${first}—${last}`
  const shared = /^\d{4}年(?:\d{1,2}月(?=\d))?/.exec(first!)?.[0] ?? ''
  const kept = last!.startsWith(shared) ? shared : (/^\d{4}年/.exec(shared)?.[0] ?? '')
  const same = last!.startsWith(kept) ? kept : ''
  const [one, other] = [first!.slice(same.length), last!.slice(same.length)]
  const unit = /[月日]$/.exec(other)?.[0]
  const cut = unit !== undefined && /^\d{1,2}[月日]$/.test(one) && one.endsWith(unit) ? one.slice(0, -1) : one
  return `${same}${cut}—${other}`
}
