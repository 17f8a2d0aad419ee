/** Rules that are asked of one paragraph of the even text each, and know nothing of the others. */
import { leftOverFindings } from './again/left_over.ts'
import { universalFindings } from './again/universals.ts'
import { longerSpanFindings } from './changes/longer_spans.ts'
import { metCountFindings } from './changes/met_counts.ts'
import { afterEndFindings } from './days/after_end.ts'
import { anniversaryFindings, foundedFindings } from './days/anniversaries.ts'
import { beforehandFindings } from './days/beforehand.ts'
import { lessonFindings } from './days/clocks.ts'
import { deedFindings } from './days/deeds.ts'
import { earlyTwiceFindings } from './days/early_and_late.ts'
import { lastingNextFindings, noticeFindings } from './days/lasting_next.ts'
import { sessionFindings } from './days/sessions.ts'
import { toldOrderFindings } from './days/told_order.ts'
import { aboveHighestFindings } from './each/above_highest.ts'
import { beyondAllFindings } from './each/beyond_all.ts'
import { boundedMeanFindings } from './each/bounded_means.ts'
import { numberingFindings } from './lists/numbering.ts'
import { scoredFindings } from './lists/sorted.ts'
import { yearlyFindings } from './rates/points.ts'
import type { WrittenRule } from './ground/written.ts'

export const LINE_RULES: readonly WrittenRule[] = [
  numberingFindings,
  anniversaryFindings,
  foundedFindings,
  toldOrderFindings,
  aboveHighestFindings,
  afterEndFindings,
  beforehandFindings,
  deedFindings,
  sessionFindings,
  scoredFindings,
  universalFindings,
  leftOverFindings,
  beyondAllFindings,
  boundedMeanFindings,
  metCountFindings,
  lastingNextFindings,
  noticeFindings,
  yearlyFindings,
  lessonFindings,
  longerSpanFindings,
  earlyTwiceFindings,
]
