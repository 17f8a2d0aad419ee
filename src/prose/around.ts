import type { AroundRule } from './rule.ts'

/** Rules made ready: those that look only at what follows are one pattern, so that a number is tested once for all. */
export interface Prepared {
  following: RegExp
  others: AroundRule[]
}

export function prepared(rules: readonly AroundRule[]): Prepared {
  const following = rules.filter((rule) => rule.after && !rule.before && !rule.number)
  const source = following.map((rule) => rule.after?.source ?? '').join('|')
  return { following: new RegExp(source || '$^'), others: rules.filter((rule) => !following.includes(rule)) }
}

/** Whether any rule holds for a number with this text before it and this text after it. */
export function anyHolds({ following, others }: Prepared, before: string, number: string, after: string): boolean {
  if (following.test(after)) return true
  for (const rule of others) {
    if (rule.number && !rule.number.test(number)) continue
    if (rule.after && !rule.after.test(after)) continue
    if (!rule.before || rule.before.test(before)) return true
  }
  return false
}
