/** Rules that hold what a paper counts in one of its parts against what it counts in another. */
import type { PaperRule } from '../ground/paper.ts'
import { beyondWholeFindings } from './beyond_whole.ts'
import { capacityFindings } from './capacity.ts'
import { columnFindings } from './columns.ts'
import { composedFindings } from './composed.ts'
import { countedRowFindings } from './counted_rows.ts'
import { forEachFindings, oftenFindings } from './for_each.ts'
import { fullAndLeftFindings } from './full_and_left.ts'
import { headedRowFindings } from './headed_rows.ts'
import { jointFindings } from './joint.ts'
import { lessonHourFindings } from './lesson_hours.ts'
import { likeRowFindings } from './like_rows.ts'
import { numberedRowFindings } from './numbered_rows.ts'
import { partedRowFindings } from './parted_rows.ts'
import { partFindings } from './parts_of_it.ts'
import { productFindings } from './products.ts'
import { slippedAgainFindings } from './slipped_again.ts'
import { toldGroupFindings } from './told_groups.ts'
import { undoneRestFindings } from './undone_rest.ts'

export const COUNTS: readonly PaperRule[] = [
  columnFindings,
  countedRowFindings,
  headedRowFindings,
  jointFindings,
  lessonHourFindings,
  likeRowFindings,
  numberedRowFindings,
  productFindings,
  partFindings,
  toldGroupFindings,
  slippedAgainFindings,
  beyondWholeFindings,
  fullAndLeftFindings,
  partedRowFindings,
  composedFindings,
  undoneRestFindings,
  forEachFindings,
  oftenFindings,
  capacityFindings,
]
