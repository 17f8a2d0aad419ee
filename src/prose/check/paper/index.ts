/**
 * Rules that hold the parts of a paper against one another: its opening and its sections, its title and its text, the day
 * it is signed and what it tells. They speak only of what no other rule has said anything of.
 */
import { type Finding, isAgain } from '../ground/finding.ts'
import { writtenOf } from '../ground/written.ts'
import { beyondWholeFindings } from './beyond_whole.ts'
import { boundElsewhereFindings } from './bounds_elsewhere.ts'
import { leftElsewhereFindings } from './left_elsewhere.ts'
import { paperOf, type PaperRule } from './paper.ts'
import { boundOnShareFindings, growthOfTwoFindings, rateElsewhereFindings } from './rates_elsewhere.ts'
import { togetherElsewhereFindings, weightFindings } from './shares_elsewhere.ts'
import { slippedAgainFindings } from './slipped_again.ts'
import { wayElsewhereFindings } from './ways_elsewhere.ts'

const RULES: readonly PaperRule[] = [
  slippedAgainFindings,
  rateElsewhereFindings,
  boundOnShareFindings,
  growthOfTwoFindings,
  boundElsewhereFindings,
  wayElsewhereFindings,
  beyondWholeFindings,
  weightFindings,
  togetherElsewhereFindings,
  leftElsewhereFindings,
]

/** `told`: what other rules have found in the text as it was given. */
export function paperFindings(given: string, told: readonly Finding[]): Finding[] {
  const { text, back } = writtenOf(given)
  const paper = paperOf(text)
  return RULES.flatMap((rule) => rule(paper))
    .map(back)
    .filter((one) => !told.some((other) => isAgain(other, one)))
}
