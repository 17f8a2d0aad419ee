/** Ends the wrong way round: 45—35岁; and names of times that mean other times. */
import { dayNumberOf } from '../../../ledger/day.ts'
import { numberOf } from '../ground/numbers.ts'
import { type Finding, saidOf } from '../ground/finding.ts'
import { ANY_YEAR } from '../ground/moments.ts'

export function orderFindings(text: string): Finding[] {
  return [...ranges(text), ...named(text), ...weekdays(text)]
}

const turned = (match: RegExpMatchArray, says: string, arithmetic = ''): Finding =>
  saidOf(match, 'order', says, arithmetic)
const misdated = (match: RegExpMatchArray, says: string): Finding => saidOf(match, 'date', says)

const COUNTED = '(周岁|岁|人|名|所|万元|亿元|元|%|平方米|分钟|小时|天|个月|个工作日|学时|课时)'
const RANGE = new RegExp(
  `(?<![\\d.\\-—–~年第])(\\d{1,6}(?:\\.\\d{1,4})?)(%|周岁|岁)?\\s*(?:[—–~-]{1,2}|至(?=\\d+(?:周)?岁))\\s*(\\d{1,6}(?:\\.\\d{1,4})?)${COUNTED}`,
  'g',
)

/** 45—35岁 */
function ranges(text: string): Finding[] {
  return [...text.matchAll(RANGE)].flatMap((match) => {
    const [, low, , high] = match
    const before = text.slice(Math.max(0, (match.index ?? 0) - 8), match.index)
    if (Number(low) <= Number(high) || /[降减]|编号|电话|文号/.test(before)) return []
    return [turned(match, `“${match[0]}”前大后小，请核对。`, `${low} > ${high}`)]
  })
}

const PLANS: Readonly<Record<string, number>> = {
  九五: 1996,
  十五: 2001,
  十一五: 2006,
  十二五: 2011,
  十三五: 2016,
  十四五: 2021,
  十五五: 2026,
}
const PLAN =
  /[“"]?(十[一二三四五]?五|九五)[”"]?(?:发展)?(?:规划|时期|期间)?\s*[(](\d{4})年?\s*[-—–~至到]+\s*(\d{4})年?[)]/g
const QUARTER = /第?([一二三四1-4])季度\s*[(](\d{1,2})月?\s*[-—–~至到]+\s*(\d{1,2})月(?:份)?[)]/g
const HALF = /([上下])半年\s*[(](\d{1,2})月?\s*[-—–~至到]+\s*(\d{1,2})月(?:份)?[)]/g

/** “十四五”（2020—2025年） */
function named(text: string): Finding[] {
  const plans = [...text.matchAll(PLAN)].flatMap((match) => {
    const first = PLANS[match[1]!]
    if (first === undefined || (Number(match[2]) === first && Number(match[3]) === first + 4)) return []
    return [misdated(match, `“${match[1]}”是${first}—${first + 4}年，请核对“${match[0]}”。`)]
  })
  const quarters = [...text.matchAll(QUARTER)].flatMap((match) => {
    const first = (numberOf(match[1])! - 1) * 3 + 1
    if (Number(match[2]) === first && Number(match[3]) === first + 2) return []
    return [misdated(match, `第${match[1]}季度是${first}—${first + 2}月，请核对。`)]
  })
  const halves = [...text.matchAll(HALF)].flatMap((match) => {
    const first = match[1] === '上' ? 1 : 7
    // A half-year of school work need not be six months of the calendar, but lies in them.
    if (Number(match[2]) >= first && Number(match[3]) <= first + 5) return []
    return [misdated(match, `${match[1]}半年是${first}—${first + 5}月，请核对。`)]
  })
  return [...plans, ...quarters, ...halves]
}

const WEEKDAY = /(\d{4})年(\d{1,2})月(\d{1,2})日\s*[(]?\s*(?:星期|周)([一二三四五六日天])/g
const CLOCK = /(?:上午|下午|晚上?|早上?|凌晨|日|时间为?)\s*(\d{1,2})(?::(\d{2})|[时点](\d{1,2})分)/g

const WEEKDAYS =
  /(\d{1,2})月(\d{1,2})[日号]\s*[(]?\s*(?:星期|周)([一二三四五六日天])[)]?[^。;\d]{0,12}?(?:[至到、和]|[-—–~]{1,2})(?:(\d{1,2})月)?(\d{1,2})[日号]\s*[(]?\s*(?:星期|周)([一二三四五六日天])/g
function weekdays(text: string): Finding[] {
  const on = [...text.matchAll(WEEKDAY)].flatMap((match) => {
    const [, year, month, day, name] = match
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
    if (date.getUTCMonth() !== Number(month) - 1) return []
    const right = '日一二三四五六'[date.getUTCDay()]!
    if (right === name || (right === '日' && name === '天')) return []
    return [misdated(match, `${year}年${month}月${day}日是星期${right}，请核对“${match[0]}”。`)]
  })
  const at = [...text.matchAll(CLOCK)].flatMap((match) =>
    Number(match[1]) <= 24 && Number(match[2] ?? match[3]) <= 59
      ? []
      : [misdated(match, `没有这个时刻，请核对“${match[0]}”。`)],
  )
  const pairs = [...text.matchAll(WEEKDAYS)].flatMap((match) => {
    const [, month, day, name, other_month = month, other_day, other_name] = match
    const days = daysApart([month!, day!, name!], [other_month!, other_day!, other_name!])
    return days === undefined ? [] : [misdated(match, `相隔${days}天，星期对不上，请核对“${match[0]}”。`)]
  })
  const named = [...text.matchAll(NAMED_DAY)]
  const rows = named.flatMap((later, at) => {
    const before = named[at - 1]
    if (before === undefined || later.index - before.index > FAR) return []
    if (pairs.some(({ places }) => places[0]!.start === before.index)) return []
    const days = daysApart([before[1]!, before[2]!, before[3]!], [later[1]!, later[2]!, later[3]!])
    return days === undefined
      ? []
      : [misdated(later, `与“${before[0]}”相隔${days}天，星期对不上，请核对“${later[0]}”。`)]
  })
  return [...on, ...at, ...pairs, ...rows]
}

/** 5月14日(星期二)…；5月17日(星期四) */
const NAMED_DAY = /(?<![年\d])(\d{1,2})月(\d{1,2})[日号]\s*[(]?\s*(?:星期|周)([一二三四五六日天])/g
/** Further from one another they may be of two years. */
const FAR = 120

type NamedDay = readonly [month: string, day: string, name: string]

/** How many days lie between two days of one year, where their names do not fit to it. */
function daysApart([month, day, name]: NamedDay, [other_month, other_day, other_name]: NamedDay): number | undefined {
  const days =
    dayNumberOf(ANY_YEAR, Number(other_month), Number(other_day)) - dayNumberOf(ANY_YEAR, Number(month), Number(day))
  const [from, to] = [name, other_name].map((one) => '一二三四五六日'.indexOf(one.replace('天', '日')))
  // Over the end of February the year decides.
  const leaps = Number(month) <= 2 && Number(other_month) > 2
  return days <= 0 || leaps || (((from! + days - to!) % 7) + 7) % 7 === 0 ? undefined : days
}
