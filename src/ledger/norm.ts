import type { Day, NormDocument, NormValue } from './document.ts'

/** The value in force on a day: the latest that begins on or before it. Null before the first one began. */
export function normValue(norm: NormDocument, day: Day): NormValue | null {
  let latest: NormValue | null = null
  for (const value of norm.values) {
    if (value.from <= day && (!latest || value.from >= latest.from)) latest = value
  }
  return latest
}

/** The number of a norm on a day, by name; null where there is no such norm, or it was not in force yet. */
export function normOn(
  { norms }: { readonly norms: ReadonlyMap<string, NormDocument> },
  name: string,
  day: Day,
): number | null {
  const norm = norms.get(name)
  return norm === undefined ? null : (normValue(norm, day)?.value ?? null)
}
