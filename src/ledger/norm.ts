import type { Day, NormDocument, NormValue } from './document.ts'

/** The value in force on a day: the latest that begins on or before it. Null before the first one began. */
export function normValue(norm: NormDocument, day: Day): NormValue | null {
  let latest: NormValue | null = null
  for (const value of norm.values) {
    if (value.from <= day && (!latest || value.from >= latest.from)) latest = value
  }
  return latest
}
