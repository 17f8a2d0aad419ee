/** Days and hours: whether there are such, which comes first, and how long something lasts. */
import type { Rules } from '../ground/rules.ts'
import { LINE, STRETCH, WHOLE_SENTENCE, inEach } from '../ground/written.ts'
import { afterEndFindings } from './after_end.ts'
import { anniversaryFindings, foundedFindings, longSinceFindings, yearSpanFindings } from './anniversaries.ts'
import { beforehandFindings } from './beforehand.ts'
import { clockFindings, lessonFindings } from './clocks.ts'
import { dateFindings } from './days.ts'
import { daysBesideFindings } from './days_beside.ts'
import { deedFindings } from './deeds.ts'
import { demandFindings, mendFindings } from './demands.ts'
import { dueFindings, movedDayFindings } from './due.ts'
import { earlyAndLateFindings, earlyTwiceFindings } from './early_and_late.ts'
import { inARowFindings } from './in_a_row.ts'
import { lastingFindings } from './lasting.ts'
import { lastingNextFindings, noticeFindings } from './lasting_next.ts'
import { orderFindings } from './order.ts'
import { phaseFindings } from './phases.ts'
import { sessionFindings } from './sessions.ts'
import { signedFindings } from './signed.ts'
import { toldOrderFindings } from './told_order.ts'
import { turnedFindings } from './turned.ts'

export const DAYS: Rules = {
  written: [
    inEach(
      STRETCH,
      turnedFindings,
      lastingFindings,
      clockFindings,
      phaseFindings,
      inARowFindings,
      movedDayFindings,
      earlyAndLateFindings,
    ),
    inEach(WHOLE_SENTENCE, demandFindings),
    inEach(
      LINE,
      anniversaryFindings,
      foundedFindings,
      longSinceFindings,
      toldOrderFindings,
      afterEndFindings,
      beforehandFindings,
      deedFindings,
      mendFindings,
      sessionFindings,
      lastingNextFindings,
      noticeFindings,
      lessonFindings,
      earlyTwiceFindings,
    ),
    dateFindings,
    yearSpanFindings,
    orderFindings,
    dueFindings,
    signedFindings,
  ],
  later: { written: [inEach(LINE, daysBesideFindings)] },
}
