/** The moment as of which something is asked. One reader for figures, lists and rows: two would drift apart. */
import type { Day } from './document.ts'
import { today } from './instant.ts'
import { parsePeriod } from './period.ts'

export interface AsOf {
  /** A time with its zone, to the microsecond, as the database reads it. */
  readonly at: string
  /** Its calendar day in Asia/Shanghai. */
  readonly day: Day
}

const TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d(:?\d\d)?)$/i

/**
 * A day means its end: who asks for 截至6月30日 counts what came in on that day. A time without its zone would mean
 * another moment on another machine, and is none: undefined.
 */
export const readAsOf = (asked: string): AsOf | undefined => {
  const given = asked.trim()
  const day = parsePeriod(given)
  if (day?.kind === 'day') return { at: `${given}T23:59:59.999999+08:00`, day: day.from }
  // A plus sign that travelled in an address unescaped arrives as a space.
  const text = given.replace(/(\d) (\d\d(:?\d\d)?)$/, '$1+$2')
  const time = Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))
  return TIME.test(text) && !Number.isNaN(time) ? { at: text, day: today(new Date(time)) } : undefined
}
