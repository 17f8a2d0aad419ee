/** Rules that hold shares, growth and bounds in one part of a paper against the numbers in another. */
import type { PaperRule } from '../ground/paper.ts'
import { boundInParagraphFindings } from './bounds_in_paragraph.ts'
import { boundElsewhereFindings } from './bounds_elsewhere.ts'
import { complementFindings } from './complements.ts'
import { endsOfAllFindings } from './ends_of_all.ts'
import { extremeFindings, listedBoundFindings } from './extremes.ts'
import { pointsElsewhereFindings } from './points_elsewhere.ts'
import { boundInRowFindings } from './bounds_in_rows.ts'
import { boundOfNamedFindings } from './bounds_of_named.ts'
import { gradeTogetherFindings } from './grades_together.ts'
import { growthOfNamedFindings } from './growth_of_named.ts'
import { shareOfOneFindings } from './shares_of_one.ts'
import { meanElsewhereFindings } from './means_elsewhere.ts'
import { rateByNameFindings } from './rates_by_name.ts'
import { shareOfNamedFindings } from './shares_of_named.ts'
import { growthElsewhereFindings } from './growth_elsewhere.ts'
import { keptRateFindings } from './kept_rates.ts'
import { boundOnShareFindings, growthOfTwoFindings, rateElsewhereFindings } from './rates_elsewhere.ts'
import { ratioRowFindings } from './ratio_rows.ts'
import { seriesFindings } from './series.ts'
import { togetherElsewhereFindings, weightFindings } from './shares_elsewhere.ts'
import { standardFindings } from './standards.ts'
import { wayElsewhereFindings } from './ways_elsewhere.ts'

export const RATES: readonly PaperRule[] = [
  rateElsewhereFindings,
  boundOnShareFindings,
  growthOfTwoFindings,
  boundElsewhereFindings,
  wayElsewhereFindings,
  weightFindings,
  togetherElsewhereFindings,
  extremeFindings,
  listedBoundFindings,
  keptRateFindings,
  growthElsewhereFindings,
  shareOfNamedFindings,
  pointsElsewhereFindings,
  rateByNameFindings,
  shareOfOneFindings,
  gradeTogetherFindings,
  growthOfNamedFindings,
  boundInRowFindings,
  boundOfNamedFindings,
  meanElsewhereFindings,
  endsOfAllFindings,
  ratioRowFindings,
  seriesFindings,
  standardFindings,
  boundInParagraphFindings,
  complementFindings,
]
