/** The day of the week beside a day whose year is told elsewhere: 9月5日(星期五) in a paper of 2024, in which it is a Thursday. */
import { dayOf, partsOfNumber, weekday } from '../../../../ledger/day.ts'
import { type Finding, wordsAt } from '../../ground/finding.ts'
import { type Dated, datedIn, spreadsOf } from '../ground/dates.ts'
import type { Paper } from '../ground/paper.ts'

const NAMES = '一二三四五六日'
/** 9月5日(星期五), 9月5日,星期五, 9月5日下午(周五) */
const BEHIND =
  /^(?:[上下]午|晚上?|早上?|中午)?(?:\d{1,2}(?::\d\d|[时点](?:\d{1,2}分|半)?))?[(,]?(?:农历[^,()]{2,6},)?(?:星期|周)([一二三四五六日天])(?![一二三四五六日天至到、]|末)/
/** 星期五(9月5日) */
const BEFORE = /(?:星期|周)([一二三四五六日天])(?:[上下]午|晚上?)?[(,]$/
/** 9月3日至5日(星期三至星期五) */
const BOTH = /^[(,](?:星期|周)([一二三四五六日天])(?:[至到、]|[-—–~]{1,2})(?:星期|周)?([一二三四五六日天])[),]?/
const JOINED = /^(?:[至到]|[-—–~]{1,2})$/
/** 每周三, 9月5日起每周五 */
const EVERY = /每|逢|起/

export function weekdayFindings(paper: Paper): Finding[] {
  if (!/星期|周[一二三四五六日天]/.test(paper.text)) return []
  const all = datedIn(paper)
  return all.flatMap((dated, at) => {
    if (dated.moment.day === undefined || dated.years.length === 0) return []
    const both = BOTH.exec(dated.after)
    if (both !== null) return lapse(paper, all[at - 1], dated, both)
    const behind = BEHIND.exec(dated.after)
    const before = behind === null ? BEFORE.exec(dated.before) : null
    const name = behind?.[1] ?? before?.[1]
    if (name === undefined || EVERY.test(dated.before.slice(-4))) return []
    const { index, end } = dated.moment
    const from = before === null ? index : index - before[0].length
    return misnamed(dated, name, { index: from, quote: paper.text.slice(from, end + (behind?.[0].length ?? 0)) })
  })
}

function lapse(paper: Paper, first: Dated | undefined, last: Dated, both: RegExpExecArray): Finding[] {
  const { index, end } = last.moment
  if (first?.line !== last.line || !JOINED.test(paper.text.slice(first.moment.end, index))) return []
  const place = { index: first.moment.index, quote: paper.text.slice(first.moment.index, end + both[0].length) }
  const from = misnamed(first, both[1]!, place)
  return from.length > 0 ? from : misnamed(last, both[2]!, place)
}

function nameOf(day: number): string {
  const { year, month, date } = partsOfNumber(day)
  return NAMES[weekday(dayOf(year, month, date)) - 1]!
}

/** Nothing where the name fits in one of the years that the day may be of. */
function misnamed(dated: Dated, name: string, place: { index: number; quote: string }): Finding[] {
  const days = spreadsOf(dated).map(({ first }) => first)
  const said = name.replace('天', '日')
  if (days.length === 0 || days.some((day) => nameOf(day) === said)) return []
  const [day, year] = [days[0]!, dated.years[0]!]
  const { month, day: date } = dated.moment
  return [
    {
      rule: 'date',
      says: `${year}年${month}月${date}日是星期${nameOf(day)}，文中写的是“${place.quote}”，请核对。`,
      arithmetic: '',
      places: [wordsAt(place)],
    },
  ]
}
