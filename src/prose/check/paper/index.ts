/**
 * Rules that hold the parts of a paper against one another: its opening and its sections, its title and its text, the day
 * it is signed and what it tells. They speak only of what no other rule has said anything of.
 */
import { firstOf, type WrittenRule } from '../ground/written.ts'
import { COUNTS } from './counts/index.ts'
import { DAYS } from './days/index.ts'
import { paperOf, type PaperRule } from './ground/paper.ts'
import { NAMES } from './names/index.ts'
import { RATES } from './rates/index.ts'

const RULES: readonly PaperRule[] = [...COUNTS, ...NAMES, ...DAYS, ...RATES]

/** Asked of even text; of two that begin with the same words, the first is told. */
export const paperFindings: WrittenRule = firstOf((text) => {
  const paper = paperOf(text)
  return RULES.flatMap((rule) => rule(paper))
})
