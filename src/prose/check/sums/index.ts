/** Parts and their total, a part and its whole, and what came, went and is left. */
import { ofNumbers } from '../again/told.ts'
import type { Rules } from '../ground/rules.ts'
import { LINE, WHOLE_SENTENCE, inEach } from '../ground/written.ts'
import { acrossFindings } from './across.ts'
import { amongThemFindings } from './among_them.ts'
import { balanceFindings } from './balances.ts'
import { classFindings, ladderFindings } from './classes.ts'
import { closedListFindings } from './closed_lists.ts'
import { dividedFindings } from './divided.ts'
import { exceedingFindings } from './exceeding.ts'
import { flowFindings, stockFindings } from './flows.ts'
import { ofBaseFindings } from './of_base.ts'
import { partFindings } from './parts.ts'
import { prizeFindings } from './prizes.ts'
import { savingFindings } from './savings.ts'
import { sumFindings } from './sums.ts'
import { voteFindings } from './votes.ts'

export const SUMS: Rules = {
  sentence: [
    sumFindings,
    partFindings,
    amongThemFindings,
    savingFindings,
    ladderFindings,
    flowFindings,
    stockFindings,
    balanceFindings,
  ],
  passage: [acrossFindings],
  written: [inEach(WHOLE_SENTENCE, classFindings)],
  later: {
    written: [
      ofNumbers(exceedingFindings, dividedFindings, closedListFindings, ofBaseFindings),
      inEach(LINE, voteFindings),
      inEach(WHOLE_SENTENCE, prizeFindings),
    ],
  },
}
