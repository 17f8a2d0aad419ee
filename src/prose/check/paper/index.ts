/**
 * Rules that hold the parts of a paper against one another: its opening and its sections, its title and its text, the day
 * it is signed and what it tells. They speak only of what no other rule has said anything of.
 */
import { type Finding, isAgain } from '../ground/finding.ts'
import { writtenOf } from '../ground/written.ts'
import { agedFindings } from './ages.ts'
import { behindSignedFindings, overdueFindings } from './behind_signed.ts'
import { buildingFindings } from './buildings.ts'
import {
  leftSessionFindings,
  leftTermFindings,
  leftYearFindings,
  pastAimFindings,
  signedBeforeFindings,
} from './leftovers.ts'
import { paperOf, type PaperRule } from './paper.ts'
import { showingFindings, spanFindings } from './showings.ts'
import { stepFindings } from './steps.ts'
import { twoSpanFindings } from './two_spans.ts'
import { weekdayFindings } from './weekdays.ts'

const RULES: readonly PaperRule[] = [
  weekdayFindings,
  behindSignedFindings,
  overdueFindings,
  stepFindings,
  showingFindings,
  spanFindings,
  agedFindings,
  leftYearFindings,
  leftTermFindings,
  pastAimFindings,
  signedBeforeFindings,
  leftSessionFindings,
  buildingFindings,
  twoSpanFindings,
]

/** `told`: what other rules have found in the text as it was given. */
export function paperFindings(given: string, told: readonly Finding[]): Finding[] {
  const { text, back } = writtenOf(given)
  const paper = paperOf(text)
  return RULES.flatMap((rule) => rule(paper))
    .map(back)
    .filter((one) => !told.some((other) => isAgain(other, one)))
}
