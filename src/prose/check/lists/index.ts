/** As many as are listed, and lists in the order that they are said to have. */
import type { Rules } from '../ground/rules.ts'
import { LINE, STRETCH, WHOLE_SENTENCE, firstOf, inEach } from '../ground/written.ts'
import { countFindings } from './counts.ts'
import { closedFindings, enumeratedFindings, markedFindings, pointedFindings, titledFindings } from './enumerated.ts'
import { fromToFindings } from './from_to.ts'
import { keptFindings } from './kept.ts'
import { listedBehindFindings } from './listed_behind.ts'
import { namedBySubjectFindings } from './named_by_subject.ts'
import { attachedFindings, namedFewFindings } from './named_few.ts'
import { nameFindings } from './names.ts'
import { blockFindings, numberingFindings } from './numbering.ts'
import { occasionFindings } from './occasions.ts'
import { ordinalFindings } from './ordinals.ts'
import { pointedBackFindings } from './pointed_back.ts'
import { recountedFindings, togetherFindings } from './recounted.ts'
import { respectiveFindings } from './respective.ts'
import { rollFindings } from './rolls.ts'
import { shortNumberFindings } from './short_numbers.ts'
import { namedOrderFindings, scoredFindings, sortedFindings } from './sorted.ts'
import { twiceNamedFindings } from './twice_named.ts'
import { wholeRowFindings } from './whole_rows.ts'

/** How many there are said to be; many of them may read one list. */
const COUNTS = firstOf(
  countFindings,
  ordinalFindings,
  keptFindings,
  enumeratedFindings,
  closedFindings,
  markedFindings,
  pointedBackFindings,
  attachedFindings,
  rollFindings,
  shortNumberFindings,
  inEach(STRETCH, pointedFindings, listedBehindFindings, twiceNamedFindings, fromToFindings, occasionFindings),
  inEach(
    LINE,
    namedBySubjectFindings,
    titledFindings,
    recountedFindings,
    togetherFindings,
    namedFewFindings,
    wholeRowFindings,
  ),
  nameFindings,
)

export const LISTS: Rules = {
  written: [
    inEach(STRETCH, respectiveFindings, sortedFindings),
    inEach(WHOLE_SENTENCE, namedOrderFindings),
    inEach(LINE, numberingFindings, scoredFindings),
    blockFindings,
    COUNTS,
  ],
}
