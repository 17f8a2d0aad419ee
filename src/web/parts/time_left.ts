/** When something is due, as one would say it: 还剩2天, 今天16时前, 逾期3天. Days are those of Asia/Shanghai. */
import { partsOf } from '../../ledger/day.ts'
import { DAY_MS, dayAt, HOUR_MS, MINUTE_MS, startOf } from '../../ledger/instant.ts'
import { daysLeft } from '../../ledger/time/told.ts'
import type { Say } from '../language.tsx'
import { momentWords } from './moment.ts'

/** The last instant of what ends at `end`, so that midnight belongs to the day before it. */
const lastDay = (end: number): string => dayAt(end - 1)

/** `24时` of a day is its end. */
const hourWords = (end: number): number => {
  const since = end - startOf(lastDay(end))
  return since >= DAY_MS ? 24 : Math.round(since / HOUR_MS)
}

/** Most limits run out with a day; those of minutes and hours at some instant within one. */
export const endsDay = (end: number): boolean => end === startOf(dayAt(end))

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
  const days = daysLeft(due, now)
  if (now >= due) {
    const late = -days
    if (late === 0) return say('今天{hour}时已到期', { hour: hourWords(due) })
    // Of what is years late nobody counts the days.
    const years = Math.floor(late / DAYS_A_YEAR)
    return years > 0 ? say('逾期{years}年多', { years }) : say('逾期{days}天', { days: late })
  }
  if (days === 0) return hourWords(due) === 24 ? say('今天到期') : say('今天{hour}时前', { hour: hourWords(due) })
  return days === 1 ? say('明天到期') : say('还剩{days}天', { days })
}

/** `16:20`, or with its day where that is another one: for limits of minutes and hours. */
export const clockWords = (instant: number, now: number, say: Say): string => {
  const clock = momentWords(new Date(instant).toISOString()).slice(11)
  const { year, month, date } = partsOf(dayAt(instant))
  if (dayAt(instant) === dayAt(now)) return say('今天{clock}', { clock })
  const details = { year, month, date, clock }
  return year === partsOf(dayAt(now)).year
    ? say('{month}月{date}日{clock}', details)
    : say('{year}年{month}月{date}日{clock}', details)
}

/** Of a limit of minutes or hours, as long as hours are what one counts; else undefined. */
export const hoursLeft = (due: number, now: number, say: Say): string | undefined => {
  const apart = Math.abs(due - now)
  if (apart >= DAY_MS) return undefined
  const late = now >= due
  const minutes = Math.floor(apart / MINUTE_MS)
  if (apart < HOUR_MS) return late ? say('逾期{minutes}分钟', { minutes }) : say('还剩{minutes}分钟', { minutes })
  const hours = Math.floor(apart / HOUR_MS)
  return late ? say('逾期{hours}小时', { hours }) : say('还剩{hours}小时', { hours })
}

/** The day on which something happened: `9月30日`, with the year where it is another one. */
export const dayWords = (instant: number, now: number, say: Say): string => {
  const { year, month, date } = partsOf(dayAt(instant))
  const said = year === partsOf(dayAt(now)).year ? '{month}月{date}日' : '{year}年{month}月{date}日'
  return say(said, { year, month, date })
}
