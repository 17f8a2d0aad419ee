import type { FactKind, FactStatus } from './fact.ts'
import type { Rule } from './rule.ts'

/** The part of a paper that a sentence stands in. */
export type Mode = 'done' | 'plan' | 'problem' | 'present'

/** A sign in the words around a figure. The first rule that matches decides; else the part of the paper does. */
export interface StatusRule extends Rule {
  status: FactStatus
  /** Looked for in the clause before the number. */
  before?: RegExp
  /** What must not stand before the number where `before` holds. */
  unless?: RegExp
  /** Looked for right behind the unit. */
  after?: RegExp
  modes?: Mode[]
  kinds?: FactKind[]
  units?: RegExp
  /** What the number must be at least. */
  least?: number
  /** How the year that the sentence names last before the number lies to the paper's own. */
  year?: 'before' | 'after'
}
