import type { Declared } from './declared.ts'
import type { Declaration, Fault } from './document.ts'

/** Everything wrong with a declaration, at once; names of others are looked up where the declared are given. */
export function faultsOf(_declaration: Declaration, _declared?: Declared): Fault[] {
  return []
}
