/** Places among so many: behind the last, and from one to another. */
import type { Rules } from '../ground/rules.ts'
import { WHOLE_SENTENCE, inEach } from '../ground/written.ts'
import { moveFindings } from './moves.ts'
import { placingFindings } from './placings.ts'
import { rankFindings } from './ranks.ts'

export const PLACES: Rules = {
  sentence: [rankFindings],
  written: [moveFindings],
  later: { written: [inEach(WHOLE_SENTENCE, placingFindings)] },
}
