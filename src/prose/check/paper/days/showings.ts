/** Days of a paper against the length that another of its sentences asks for: 公示不少于5个工作日, and 9月23日至9月26日公示; 为期4天的培训. */
import { daysOf } from '../../days/lasting.ts'
import { workdaysIn } from '../../days/workdays.ts'
import { type Finding, foundAt, type Span, inOrder } from '../../ground/finding.ts'
import { type Lapse, lapsesIn } from '../../ground/lapses.ts'
import { FEW, numberOf } from '../../ground/numbers.ts'
import { datedIn } from '../ground/dates.ts'
import type { Paper } from '../ground/paper.ts'

interface Held {
  readonly lapse: Lapse
  readonly place: Span
  readonly line: number
  readonly days: number
  readonly clause: string
}

interface Asked {
  readonly number: number
  readonly unit: string
  readonly place: Span
  readonly line: number
}

const ASKED = new RegExp(
  `公示(?:期|时间|期限)?(?:均|都|一律|要)?(?:为|是|应|须)?(?:不(?:得)?(?:少于|低于|短于)|至少|满|达|不少)?(${FEW})(?:个)?(工作日|天|日)(?!前|内)`,
  'g',
)
/** Of so many it is not said which is whose. */
const MANY = 12
/** Several showings, of which each may have its own length. */
const SEVERAL = /第[一二三]次公示|[二两]次公示|再次公示|延长|延期/

export function showingFindings(paper: Paper): Finding[] {
  if (!paper.text.includes('公示') || SEVERAL.test(paper.text)) return []
  const asked = paper.lines.flatMap(({ words, start }, line) =>
    [...words.matchAll(ASKED)].flatMap((match): Asked[] => {
      const number = numberOf(match[1])
      const at = foundAt(match)
      return number === undefined ? [] : [{ number, unit: match[2]!, line, place: { ...at, start: start + at.start } }]
    }),
  )
  if (asked.length === 0 || asked.length > MANY) return []
  const showings = heldIn(paper).filter(({ clause }) => /公示(?!栏|牌|结束|期满|后|无异议)/.test(clause))
  return showings.flatMap((held): Finding[] => {
    const near = asked.filter(({ line }) => line === held.line)
    const own = near.length > 0 ? near : asked
    if (own.length !== 1 || (near.length === 0 && showings.length > 1)) return []
    const [{ number, unit, place }] = own as [Asked]
    const most = unit === '工作日' ? workdaysIn(held.lapse[0], held.days) : held.days
    if (most >= number) return []
    return [
      {
        rule: 'date',
        says: `“${held.place.quote}”最多只有${most}${unit === '工作日' ? '个工作日' : '天'}，与“${place.quote}”不符，请核对。`,
        arithmetic: `${most} < ${number}`,
        places: inOrder([held.place, place]),
      },
    ]
  })
}

/** From one day to another, with the words of their clause and the one behind it. */
function heldIn(paper: Paper): Held[] {
  const years = new Map(datedIn(paper).map(({ moment, years: of }) => [moment.index, of]))
  return paper.lines.flatMap(({ words, start }, line) =>
    lapsesIn(words).flatMap(([first, last]): Held[] => {
      if (first.day === undefined || last.day === undefined) return []
      const of = years.get(start + first.index) ?? []
      const year = of.length === 1 ? of[0] : first.year
      const lapse: Lapse = [
        { ...first, year, dated: year !== undefined },
        { ...last, year: last.dated ? last.year : year },
      ]
      const days = daysOf(lapse)
      if (days === undefined || days < 1) return []
      const [lead] = /[^,。;]{0,30}$/.exec(words.slice(Math.max(0, first.index - 30), first.index))!
      const [behind] = /^,?[^,。;\d]{0,24}/.exec(words.slice(last.end, last.end + 26))!
      const place = { start: start + first.index, quote: words.slice(first.index, last.end) }
      return [{ lapse, place, line, days, clause: `${lead}|${behind}` }]
    }),
  )
}

const LASTING = new RegExp(
  `为期(${FEW})天(?:的)?(?:[\\u4e00-\\u9fff]{0,14}?)(培训|研修|比赛|竞赛|运动会|督导|检查|展演|活动|集训|调研|会议|军训|跟岗|考察|夏令营|艺术节|评审|巡察|审计)`,
  'g',
)
const OF_PARTS =
  /每[期批班组场轮]|分[两二三四五六\d]?[期批段组轮场]|各|[一二三四五六]期|第[一二三四五]|[批轮]次|其中|前后两/

/** 为期4天的培训 at the opening, and 培训时间为10月23日至25日 further on: only where the paper has one such span. */
export function spanFindings(paper: Paper): Finding[] {
  const said = [...paper.text.matchAll(LASTING)]
  if (said.length === 0 || said.length > MANY || OF_PARTS.test(paper.text)) return []
  const all = heldIn(paper)
  return said.flatMap((match): Finding[] => {
    const [number, what] = [numberOf(match[1]), match[2]!]
    const held = all.filter(({ clause }) => new RegExp(`${what}(?:活动)?(?:时间|日期)`).test(clause))
    const [one] = held
    if (number === undefined || one === undefined || held.some(({ days }) => days === number || days === number + 1))
      return []
    const place = foundAt(match)
    return [
      {
        rule: 'date',
        says: `“${one.place.quote}”首尾都算是${one.days}天，与“${place.quote}”不符，请核对。`,
        arithmetic: `${one.days} ≠ ${number}`,
        places: inOrder([one.place, place]),
      },
    ]
  })
}
