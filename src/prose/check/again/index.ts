/** The same told again with another number or name, what is said of all and not of each, and what was left open. */
import type { Rules } from '../ground/rules.ts'
import { LINE, inEach } from '../ground/written.ts'
import { allAndNotFindings } from './all_and_not.ts'
import { deniedFindings } from './denied.ts'
import { lackingFindings } from './lacking.ts'
import { leftOverFindings } from './left_over.ts'
import { maskFindings, openFindings } from './masks.ts'
import { mentionFindings } from './mentions.ts'
import { oneNameFindings } from './one_name.ts'
import { pointedAtFindings, rateAgainFindings } from './pointed_at.ts'
import { recalledFindings } from './recalled.ts'
import { repeatFindings } from './repeats.ts'
import { retoldMoneyFindings } from './retold_money.ts'
import { retoldUnitFindings } from './retold_units.ts'
import { phoneFindings, pointedCountFindings, saidOfItFindings } from './said_of_it.ts'
import { stillBuildingFindings } from './still_building.ts'
import { ofNumbers } from './told.ts'
import { toldBesideFindings } from './told_beside.ts'
import { twoGradeFindings } from './two_grades.ts'
import { universalFindings } from './universals.ts'

export const AGAIN: Rules = {
  sentence: [maskFindings],
  passage: [repeatFindings, mentionFindings, openFindings],
  written: [
    inEach(LINE, universalFindings, leftOverFindings),
    lackingFindings,
    deniedFindings,
    stillBuildingFindings,
    twoGradeFindings,
  ],
  later: {
    written: [
      ofNumbers(recalledFindings, pointedAtFindings, pointedCountFindings, retoldMoneyFindings, retoldUnitFindings),
      inEach(LINE, toldBesideFindings, saidOfItFindings, rateAgainFindings),
      phoneFindings,
      oneNameFindings,
      allAndNotFindings,
    ],
  },
}
