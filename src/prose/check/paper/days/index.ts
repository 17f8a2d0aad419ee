/** Rules that hold the days and years of a paper against one another. */
import type { PaperRule } from '../ground/paper.ts'
import { agedFindings } from './ages.ts'
import { behindSignedFindings, overdueFindings } from './behind_signed.ts'
import { buildingFindings } from './buildings.ts'
import { headedYearFindings } from './headed_years.ts'
import { ladderFindings } from './ladders.ts'
import {
  leftSessionFindings,
  leftTermFindings,
  leftYearFindings,
  pastAimFindings,
  signedBeforeFindings,
} from './leftovers.ts'
import { showingFindings, spanFindings } from './showings.ts'
import { stepFindings } from './steps.ts'
import { twoSpanFindings } from './two_spans.ts'
import { weekdayFindings } from './weekdays.ts'

export const DAYS: readonly PaperRule[] = [
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
  headedYearFindings,
  ladderFindings,
]
