/** Shares, rates and ratios, held to the numbers that they are made from, to one another and to words. */
import type { Rules } from '../ground/rules.ts'
import { LINE, STRETCH, inEach } from '../ground/written.ts'
import { ageFindings } from './ages.ts'
import { rateAmongFindings } from './among.ts'
import { capFindings, markFindings } from './caps.ts'
import { complementFindings } from './complements.ts'
import { gapFindings } from './gaps.ts'
import { failedFindings, gradeFindings } from './grades.ts'
import { oneForManyFindings } from './one_for_many.ts'
import { parallelShareFindings } from './parallel_shares.ts'
import { pointFindings, yearlyFindings } from './points.ts'
import { rateFindings } from './rates.ts'
import { ratioFindings } from './ratios.ts'
import { respectiveShareFindings } from './respective_shares.ts'
import { saidAgainFindings } from './said_again.ts'
import { sayingFindings } from './sayings.ts'
import { shareRowFindings } from './share_rows.ts'
import { sharedOutFindings } from './shared_out.ts'
import { someInBracketsFindings, someOfAllFindings } from './some_of_all.ts'
import { someOfSoManyFindings } from './some_of_so_many.ts'
import { standardForManyFindings } from './standard_for_many.ts'
import { twoAndChangeFindings } from './two_and_change.ts'
import { wordChangeFindings } from './word_changes.ts'
import { wordShareFindings } from './word_shares.ts'

export const RATES: Rules = {
  sentence: [
    rateFindings,
    respectiveShareFindings,
    gradeFindings,
    pointFindings,
    capFindings,
    ratioFindings,
    oneForManyFindings,
    sharedOutFindings,
    shareRowFindings,
    parallelShareFindings,
    wordShareFindings,
    wordChangeFindings,
    someInBracketsFindings,
    someOfSoManyFindings,
    standardForManyFindings,
  ],
  written: [
    inEach(STRETCH, ageFindings, markFindings, failedFindings, sayingFindings, complementFindings, someOfAllFindings),
    inEach(LINE, yearlyFindings),
  ],
  later: {
    sentence: [twoAndChangeFindings],
    written: [inEach(STRETCH, rateAmongFindings, saidAgainFindings), inEach(LINE, gapFindings)],
  },
}
