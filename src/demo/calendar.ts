/** Days and times in the demonstration's two years. */
import { addDays, type Day, daysBetween } from '../ledger/index.ts'
import { weekday } from '../ledger/day.ts'
import type { Chance } from './chance.ts'

/** On this evening the demonstration stands still: nothing in it is later. */
export const LAST_DAY: Day = '2011-12-30'

/** A working day (Monday to Friday) from `from` to `to`, both included. */
export function workdayWithin(chance: Chance, from: Day, to: Day): Day {
  return workdayFrom(addDays(from, chance.between(0, Math.max(0, daysBetween(from, to)))), to)
}

/** The day itself or the next working day; where that is after `to`, the last working day before. */
export function workdayFrom(day: Day, to: Day = LAST_DAY): Day {
  const late = weekday(day) - 5
  const next = late > 0 ? addDays(day, 3 - late) : day
  if (next <= to) return next
  const over = weekday(to) - 5
  return over > 0 ? addDays(to, -over) : to
}

export function earlier(a: Day, b: Day): Day {
  return a < b ? a : b
}

/** A moment of a day in office hours; `order` keeps moments of the same day apart and in order. */
export function moment(day: Day, chance: Chance, order = 0): string {
  const hour = String(9 + Math.min(order, 8)).padStart(2, '0')
  const [minute, second] = [chance.between(0, 59), chance.between(0, 59)].map((part) => String(part).padStart(2, '0'))
  return `${day}T${hour}:${minute}:${second}+08:00`
}
