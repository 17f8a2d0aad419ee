/** Totals and their parts, in whatever order they are told. */
import { closingTotalFindings, pointedTotalFindings } from './closing_totals.ts'
import { columnFindings } from './columns.ts'
import { doneAndLeftFindings } from './done_and_left.ts'
import type { Finding } from '../ground/finding.ts'
import { oddUnitFindings } from './odd_units.ts'
import { otherWayFindings } from './other_way.ts'
import type { Passage, Sentence } from '../ground/passage.ts'
import { parallelFindings } from './parallel.ts'
import { pointedBackSumFindings } from './pointed_back.ts'
import { slipFindings } from './slips.ts'
import { someAndOthersFindings } from './some_and_others.ts'
import { splitFindings } from './splits.ts'
import { amongFindings, sortedAgainFindings, totalFindings } from './totals.ts'
import { wholeShareFindings } from './whole_shares.ts'

export function sumFindings(passage: Passage, sentence: Sentence): Finding[] {
  const found = [
    ...oddUnitFindings(passage, sentence),
    ...totalFindings(passage, sentence),
    ...amongFindings(passage, sentence),
    ...sortedAgainFindings(passage, sentence),
    ...closingTotalFindings(passage, sentence),
    ...pointedTotalFindings(passage, sentence),
    ...pointedBackSumFindings(passage, sentence),
    ...splitFindings(passage, sentence),
    ...parallelFindings(passage, sentence),
    ...slipFindings(passage, sentence),
    ...otherWayFindings(passage, sentence),
    ...columnFindings(passage, sentence),
    ...doneAndLeftFindings(passage, sentence),
    ...someAndOthersFindings(passage, sentence),
  ]
  const told = new Set<number>()
  return [
    ...found.filter(({ places }) => (told.has(places[0]!.start) ? false : told.add(places[0]!.start))),
    ...wholeShareFindings(passage, sentence),
  ]
}
