/** So much for each of so many, and where a mean, the least and the most lie. */
import type { Rules } from '../ground/rules.ts'
import { LINE, STRETCH, WHOLE_SENTENCE, inEach } from '../ground/written.ts'
import { aboveHighestFindings } from './above_highest.ts'
import { betweenEndsFindings, mergedFindings } from './between_ends.ts'
import { beyondAllFindings } from './beyond_all.ts'
import { boundedMeanFindings } from './bounded_means.ts'
import { comparedNameFindings } from './compared_names.ts'
import { crowdedFindings } from './crowded.ts'
import { eachFindings } from './each.ts'
import { eachBehindFindings } from './each_bracket.ts'
import { eachMeanFindings } from './each_means.ts'
import { pricedFindings } from './each_priced.ts'
import { extremeFindings, presentFindings } from './extremes.ts'
import { forOneFindings } from './for_one.ts'
import { groupMeanFindings } from './group_means.ts'
import { namedExtremeFindings } from './named_extremes.ts'
import { monthAndYearFindings } from './of_month_and_year.ts'
import { plainCostFindings } from './plain_costs.ts'
import { unitCostFindings } from './unit_costs.ts'

export const EACH: Rules = {
  sentence: [
    eachMeanFindings,
    groupMeanFindings,
    eachFindings,
    eachBehindFindings,
    pricedFindings,
    unitCostFindings,
    plainCostFindings,
    monthAndYearFindings,
  ],
  written: [
    inEach(STRETCH, extremeFindings, crowdedFindings, betweenEndsFindings),
    inEach(LINE, mergedFindings),
    inEach(WHOLE_SENTENCE, forOneFindings, namedExtremeFindings, comparedNameFindings),
    inEach(LINE, aboveHighestFindings, beyondAllFindings, boundedMeanFindings),
    presentFindings,
  ],
}
