/** When something is due, as one would say it: 还有2天, 今天16时前, 已逾期3天. Days are those of Asia/Shanghai. */
import { daysBetween, partsOf } from '../../ledger/day.ts'
import { DAY_MS, dayAt, HOUR_MS, startOf } from '../../ledger/instant.ts'
import type { Say } from '../language.tsx'

/** The last instant of what ends at `end`, so that midnight belongs to the day before it. */
const lastDay = (end: number): string => dayAt(end - 1)

/** `24时` of a day is its end. */
const hourWords = (end: number): number => {
  const since = end - startOf(lastDay(end))
  return since >= DAY_MS ? 24 : Math.round(since / HOUR_MS)
}

/** `7月10日`, with the hour where it is not the day's end, with the year where it is another one. */
export const endWords = (end: number, now: number, say: Say): string => {
  const { year, month, date } = partsOf(lastDay(end))
  const hour = hourWords(end)
  const details = { year, month, date, hour }
  const said = year === partsOf(dayAt(now)).year ? '{month}月{date}日' : '{year}年{month}月{date}日'
  return hour === 24 ? say(said, details) : say(`${said}{hour}时`, details)
}

const DAYS_A_YEAR = 365

export const timeLeft = (due: number, now: number, say: Say): string => {
  const days = daysBetween(dayAt(now), lastDay(due))
  if (now >= due) {
    const late = daysBetween(lastDay(due), dayAt(now))
    if (late === 0) return say('今天{hour}时已到期', { hour: hourWords(due) })
    // Of what is years late nobody counts the days.
    const years = Math.floor(late / DAYS_A_YEAR)
    return years > 0 ? say('已逾期{years}年多', { years }) : say('已逾期{days}天', { days: late })
  }
  if (days === 0) return hourWords(due) === 24 ? say('今天到期') : say('今天{hour}时前', { hour: hourWords(due) })
  return days === 1 ? say('明天到期') : say('还有{days}天', { days })
}
