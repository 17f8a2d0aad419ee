/** Rules that hold shares, growth and bounds in one part of a paper against the numbers in another. */
import type { PaperRule } from '../ground/paper.ts'
import { boundElsewhereFindings } from './bounds_elsewhere.ts'
import { extremeFindings, listedBoundFindings } from './extremes.ts'
import { growthElsewhereFindings } from './growth_elsewhere.ts'
import { keptRateFindings } from './kept_rates.ts'
import { boundOnShareFindings, growthOfTwoFindings, rateElsewhereFindings } from './rates_elsewhere.ts'
import { togetherElsewhereFindings, weightFindings } from './shares_elsewhere.ts'
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
]
