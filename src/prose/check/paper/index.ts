/**
 * Rules that hold the parts of a paper against one another: its opening and its sections, its title and its text, the day
 * it is signed and what it tells. They speak only of what no other rule has said anything of.
 */
import { firstOf, type WrittenRule } from '../ground/written.ts'
import { agedFindings } from './ages.ts'
import { attachmentFindings } from './attachments.ts'
import { behindSignedFindings, overdueFindings } from './behind_signed.ts'
import { beyondWholeFindings } from './beyond_whole.ts'
import { boundElsewhereFindings } from './bounds_elsewhere.ts'
import { buildingFindings } from './buildings.ts'
import { capacityFindings } from './capacity.ts'
import { columnFindings } from './columns.ts'
import { composedFindings } from './composed.ts'
import { contactFindings } from './contacts.ts'
import { countedRowFindings } from './counted_rows.ts'
import { documentNumberFindings } from './document_numbers.ts'
import { extremeFindings, listedBoundFindings } from './extremes.ts'
import { forEachFindings, oftenFindings } from './for_each.ts'
import { fullAndLeftFindings } from './full_and_left.ts'
import { growthElsewhereFindings } from './growth_elsewhere.ts'
import { headedRowFindings } from './headed_rows.ts'
import { headedYearFindings } from './headed_years.ts'
import { jointFindings } from './joint.ts'
import { keptRateFindings } from './kept_rates.ts'
import { ladderFindings } from './ladders.ts'
import {
  leftSessionFindings,
  leftTermFindings,
  leftYearFindings,
  pastAimFindings,
  signedBeforeFindings,
} from './leftovers.ts'
import { lessonHourFindings } from './lesson_hours.ts'
import { likeRowFindings } from './like_rows.ts'
import { namesToldFindings } from './names_told.ts'
import { numberedRowFindings } from './numbered_rows.ts'
import { oneBodyFindings } from './one_body.ts'
import { onePersonFindings } from './one_person.ts'
import { ownNameFindings } from './own_name.ts'
import { ownPlaceFindings } from './own_place.ts'
import { paperOf, type PaperRule } from './paper.ts'
import { partedRowFindings } from './parted_rows.ts'
import { partFindings } from './parts_of_it.ts'
import { postFindings } from './posts.ts'
import { productFindings } from './products.ts'
import { boundOnShareFindings, growthOfTwoFindings, rateElsewhereFindings } from './rates_elsewhere.ts'
import { togetherElsewhereFindings, weightFindings } from './shares_elsewhere.ts'
import { showingFindings, spanFindings } from './showings.ts'
import { slippedAgainFindings } from './slipped_again.ts'
import { stepFindings } from './steps.ts'
import { toldGroupFindings } from './told_groups.ts'
import { twoListFindings } from './two_lists.ts'
import { twoSpanFindings } from './two_spans.ts'
import { undoneRestFindings } from './undone_rest.ts'
import { venueFindings } from './venues.ts'
import { wayElsewhereFindings } from './ways_elsewhere.ts'
import { weekdayFindings } from './weekdays.ts'

const RULES: readonly PaperRule[] = [
  columnFindings,
  countedRowFindings,
  headedRowFindings,
  jointFindings,
  lessonHourFindings,
  likeRowFindings,
  numberedRowFindings,
  productFindings,
  attachmentFindings,
  partFindings,
  namesToldFindings,
  twoListFindings,
  onePersonFindings,
  oneBodyFindings,
  ownNameFindings,
  ownPlaceFindings,
  venueFindings,
  toldGroupFindings,
  weekdayFindings,
  behindSignedFindings,
  overdueFindings,
  stepFindings,
  showingFindings,
  spanFindings,
  agedFindings,
  leftYearFindings,
  leftTermFindings,
  pastAimFindings,
  signedBeforeFindings,
  leftSessionFindings,
  buildingFindings,
  twoSpanFindings,
  slippedAgainFindings,
  rateElsewhereFindings,
  boundOnShareFindings,
  growthOfTwoFindings,
  boundElsewhereFindings,
  wayElsewhereFindings,
  beyondWholeFindings,
  weightFindings,
  togetherElsewhereFindings,
  extremeFindings,
  listedBoundFindings,
  fullAndLeftFindings,
  keptRateFindings,
  growthElsewhereFindings,
  partedRowFindings,
  composedFindings,
  undoneRestFindings,
  forEachFindings,
  oftenFindings,
  capacityFindings,
  documentNumberFindings,
  headedYearFindings,
  ladderFindings,
  contactFindings,
  postFindings,
]

/** Asked of even text; of two that begin with the same words, the first is told. */
export const paperFindings: WrittenRule = firstOf((text) => {
  const paper = paperOf(text)
  return RULES.flatMap((rule) => rule(paper))
})
