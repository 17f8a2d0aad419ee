/** Rules that hold what a paper counts in one of its parts against what it counts in another. */
import type { PaperRule } from '../ground/paper.ts'
import { beyondWholeFindings } from './beyond_whole.ts'
import { capacityFindings } from './capacity.ts'
import { columnFindings } from './columns.ts'
import { composedFindings } from './composed.ts'
import { countedRowFindings } from './counted_rows.ts'
import { eachElsewhereFindings } from './each_elsewhere.ts'
import { forEachFindings, oftenFindings } from './for_each.ts'
import { fullAndLeftFindings } from './full_and_left.ts'
import { headedRowFindings } from './headed_rows.ts'
import { jointFindings } from './joint.ts'
import { listedElsewhereFindings } from './listed_elsewhere.ts'
import { leftElsewhereFindings } from './left_elsewhere.ts'
import { lessonHourFindings } from './lesson_hours.ts'
import { likeRowFindings } from './like_rows.ts'
import { numberedRowFindings } from './numbered_rows.ts'
import { ordinalLineFindings } from './ordinal_lines.ts'
import { partedRowFindings } from './parted_rows.ts'
import { partFindings } from './parts_of_it.ts'
import { placeToldFindings } from './places_told.ts'
import { pointedCountFindings } from './pointed_counts.ts'
import { prizeFindings } from './prizes.ts'
import { productFindings } from './products.ts'
import { slippedAgainFindings } from './slipped_again.ts'
import { soManyToldFindings } from './so_many_told.ts'
import { stockFindings } from './stocks.ts'
import { toldGroupFindings } from './told_groups.ts'
import { undoneRestFindings } from './undone_rest.ts'
import { sampleFindings } from './samples.ts'

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
  listedElsewhereFindings,
  composedFindings,
  prizeFindings,
  soManyToldFindings,
  stockFindings,
  undoneRestFindings,
  leftElsewhereFindings,
  forEachFindings,
  oftenFindings,
  capacityFindings,
  eachElsewhereFindings,
  ordinalLineFindings,
  sampleFindings,
  placeToldFindings,
  pointedCountFindings,
]
