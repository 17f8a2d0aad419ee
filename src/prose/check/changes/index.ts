/** From one number to another: by how much, which way, and against last year, a plan or a limit. */
import type { Rules } from '../ground/rules.ts'
import { LINE, STRETCH, WHOLE_SENTENCE, inEach } from '../ground/written.ts'
import { bareRowFindings } from './bare_rows.ts'
import { changeFindings } from './changes.ts'
import { cumulativeFindings } from './cumulative.ts'
import { directionFindings } from './directions.ts'
import { lastYearElsewhereFindings } from './last_year_elsewhere.ts'
import { lastYearFindings } from './last_years.ts'
import { addedFindings, leapFindings, partLeapFindings } from './leaps.ts'
import { longerSpanFindings } from './longer_spans.ts'
import { metFindings } from './met.ts'
import { metAloneFindings } from './met_alone.ts'
import { metBoundFindings } from './met_bounds.ts'
import { metCountFindings } from './met_counts.ts'
import { notPassedFindings } from './not_passed.ts'
import { passedFindings } from './passed.ts'
import { remainderFindings } from './remainders.ts'
import { rowChangeFindings } from './row_changes.ts'
import { rowOfLastYearFindings } from './rows_of_last_year.ts'
import { doublingFindings, seriesFindings, timesFindings } from './series.ts'
import { shortOfFindings } from './short_of.ts'
import { takenOffFindings } from './taken_off.ts'
import { threeToldFindings } from './three_told.ts'
import { timeBeforeFindings } from './time_before.ts'
import { turnFindings } from './turns.ts'
import { yearBeforeFindings } from './year_before.ts'

export const CHANGES: Rules = {
  sentence: [
    changeFindings,
    rowChangeFindings,
    rowOfLastYearFindings,
    remainderFindings,
    shortOfFindings,
    threeToldFindings,
    notPassedFindings,
    turnFindings,
    takenOffFindings,
    leapFindings,
    addedFindings,
    partLeapFindings,
    passedFindings,
    metFindings,
    metBoundFindings,
    seriesFindings,
    timesFindings,
    doublingFindings,
  ],
  passage: [yearBeforeFindings, lastYearFindings, lastYearElsewhereFindings, timeBeforeFindings],
  written: [
    inEach(STRETCH, bareRowFindings),
    inEach(WHOLE_SENTENCE, directionFindings),
    inEach(LINE, metCountFindings, longerSpanFindings),
    cumulativeFindings,
  ],
  later: { written: [inEach(LINE, metAloneFindings)] },
}
