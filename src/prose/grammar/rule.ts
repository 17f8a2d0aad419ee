import type { Fact } from './fact.ts'

/** What a rule's example must give: only the keys that the example is about. */
export type Expected = Partial<Fact>

/** A sentence, and the facts that `read` must find in it, in order. An empty list: nothing here is a fact. */
export interface Example {
  text: string
  facts: Expected[]
}

/** What every rule of the grammar carries. The test walks all rules and reads their examples. */
export interface Rule {
  /** What the rule says, in one sentence. */
  about: string
  examples: Example[]
}

/** A rule that looks at the text around a number: `before` must end there, `after` must begin there. */
export interface AroundRule extends Rule {
  before?: RegExp
  after?: RegExp
  /** What must match the number as it is written, whole. */
  number?: RegExp
}

/** How many characters on either side a rule may look at; it keeps reading linear in the length of the text. */
export const reach = 24
