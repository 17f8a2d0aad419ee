/** Questions of one report are about the same units again and again: lists of them that are equal become one, which travels once. */
import type { Scope } from './scope.ts'

export const sharedLists = (): ((scope: Scope) => Scope) => {
  const seen = new Map<string, readonly string[]>()
  const one = (list: readonly string[]): readonly string[] => {
    const key = list.join('\n')
    const same = seen.get(key) ?? list
    seen.set(key, same)
    return same
  }
  return (scope) => ({
    ...scope,
    units: scope.units === 'all' ? 'all' : one(scope.units),
    whole: { ...scope.whole, due_units: one(scope.whole.due_units) },
    due_periods: scope.due_periods && one(scope.due_periods),
  })
}
