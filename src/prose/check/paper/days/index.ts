/** Rules that hold the days and years of a paper against one another. */
import type { PaperRule } from '../ground/paper.ts'
import { agedFindings } from './ages.ts'
import { behindSignedFindings, overdueFindings } from './behind_signed.ts'
import { buildingFindings } from './buildings.ts'
import { headedYearFindings } from './headed_years.ts'
import { ladderFindings } from './ladders.ts'
import { lateFindings } from './late_ones.ts'
import {
  leftAttachmentFindings,
  leftSessionFindings,
  leftTermFindings,
  leftYearFindings,
  pastAimFindings,
  signedBeforeFindings,
} from './leftovers.ts'
import { objectionFindings } from './objections.ts'
import { showingFindings, spanFindings } from './showings.ts'
import { stepFindings } from './steps.ts'
import { stageFindings, twoSpanFindings } from './two_spans.ts'
import { watchFindings } from './watches.ts'
import { weekdayFindings } from './weekdays.ts'
import { yearlyDayFindings } from './yearly_days.ts'

export const DAYS: readonly PaperRule[] = [
  weekdayFindings,
  behindSignedFindings,
  overdueFindings,
  stepFindings,
  showingFindings,
  spanFindings,
  agedFindings,
  buildingFindings,
  twoSpanFindings,
  stageFindings,
  headedYearFindings,
  leftYearFindings,
  leftTermFindings,
  pastAimFindings,
  signedBeforeFindings,
  leftSessionFindings,
  leftAttachmentFindings,
  ladderFindings,
  lateFindings,
  objectionFindings,
  watchFindings,
  yearlyDayFindings,
]
