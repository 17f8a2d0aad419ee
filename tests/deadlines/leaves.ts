/**
 * A calendar that is leafed through day by day, for the oracle of deadlines: days are texts, midnights are those that
 * `Intl` shows, and the State Council's notices are two lists of days. Slow, and of no piece that the product has.
 */
import { createRequire } from 'node:module'

const notices = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as {
  holidays: Record<string, string>
  workdays: Record<string, string>
}

const CLOCK = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
/** `2011-10-08 09:30` */
export const clockAt = (instant: number): string => CLOCK.format(instant).replace(', ', ' ')
export const dayAt = (instant: number): string => CLOCK.format(instant).slice(0, 10)

interface Leaf {
  readonly next: string
  readonly midnight: number
  readonly weekend: boolean
}
const leaves = new Map<string, Leaf>()
{
  const last = Date.UTC(2080, 0, 1)
  for (let day = Date.UTC(1980, 0, 1); day < last; day += 86_400_000) {
    const text = new Date(day).toISOString().slice(0, 10)
    const usual = Date.parse(`${text}T00:00:00+08:00`)
    leaves.set(text, {
      next: new Date(day + 86_400_000).toISOString().slice(0, 10),
      midnight: clockAt(usual).endsWith('00:00') ? usual : usual - 3_600_000,
      weekend: [0, 6].includes(new Date(day).getUTCDay()),
    })
  }
}
export const next = (day: string): string => leaves.get(day)!.next
export const midnightAfter = (day: string): number => leaves.get(next(day))!.midnight

/** The first instant at which the clock shows so; an hour that was left out is counted as if it had not been. */
export const instantOf = (clock: string): number => {
  const usual = Date.parse(`${clock.replace(' ', 'T')}:00+08:00`)
  return clockAt(usual - 3_600_000) === clock ? usual - 3_600_000 : usual
}

export interface Set {
  readonly own: ReadonlyMap<string, 'worked' | 'off' | 'no_school'>
  readonly terms: readonly { readonly code: string; readonly from: string; readonly to: string }[]
}

export const isWorked = (day: string, { own }: Set): boolean => {
  const said = own.get(day)
  if (said === 'worked') return true
  if (said === 'off') return false
  if (day in notices.holidays) return false
  return day in notices.workdays || !leaves.get(day)!.weekend
}

export const isTaught = (day: string, set: Set): boolean => {
  if (set.own.get(day) === 'no_school' || !isWorked(day, set)) return false
  if (set.terms.some(({ from, to }) => from <= day && day <= to)) return true
  return !set.terms.some(({ code }) => {
    const [from, to] = stretchOf(code)
    return from <= day && day <= to
  })
}

/** A term by the calendar. */
export const stretchOf = (code: string): readonly [from: string, to: string] => {
  const year = Number(code.slice(0, 4))
  return code.endsWith('T1') ? [`${year}-09-01`, `${year + 1}-01-31`] : [`${year + 1}-02-01`, `${year + 1}-08-31`]
}
