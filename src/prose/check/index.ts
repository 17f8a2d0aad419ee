/**
 * What does not add up in a text. Silence is better than a false alarm: figures are taken as the ranges that their
 * printing leaves open, and where the words allow another reading nothing is said.
 */
import type { Fact } from '../fact.ts'
import { acrossFindings } from './across.ts'
import { ageFindings } from './ages.ts'
import { capFindings } from './caps.ts'
import { changeFindings } from './changes.ts'
import { countFindings } from './counts.ts'
import { cumulativeFindings } from './cumulative.ts'
import { dateFindings } from './days.ts'
import { eachMeanFindings } from './each_means.ts'
import { eachFindings } from './each.ts'
import { extremeFindings } from './extremes.ts'
import type { Finding } from './finding.ts'
import { flowFindings } from './flows.ts'
import { lastingFindings } from './lasting.ts'
import { passageOf } from './passage.ts'
import { aidFindings, applicantFindings, ratioFindings, schoolFindings } from './means.ts'
import { partBefore, partFindings } from './parts.ts'
import { nameFindings } from './names.ts'
import { orderFindings } from './order.ts'
import { pointFindings } from './points.ts'
import { rankFindings } from './ranks.ts'
import { rateFindings } from './rates.ts'
import {
  halfFindings,
  maskFindings,
  openFindings,
  repeatFindings,
  scaleFindings,
  standardFindings,
  tinyFindings,
} from './repeats.ts'
import { respectiveFindings } from './respective.ts'
import { seriesFindings, timesFindings } from './series.ts'
import { sumFindings } from './sums.ts'
import { wholeFindings } from './wholes.ts'

export * from './finding.ts'

const SENTENCE_RULES = [
  sumFindings,
  partFindings,
  rateFindings,
  changeFindings,
  pointFindings,
  capFindings,
  scaleFindings,
  eachMeanFindings,
  ratioFindings,
  eachFindings,
  aidFindings,
  schoolFindings,
  rankFindings,
  halfFindings,
  tinyFindings,
  standardFindings,
  flowFindings,
  seriesFindings,
  timesFindings,
  applicantFindings,
]

/** Whether a place is in a number that is read as left open. */
const isMasked = (facts: readonly Fact[], start: number): boolean =>
  facts.some(
    ({ masked, number, number_start }) =>
      masked && start >= number_start && start <= number_start + Array.from(number).length,
  )

/** `facts`: those that `read` found in the text. Findings come in the order of the text. */
export function check(text: string, facts: readonly Fact[]): Finding[] {
  const passage = passageOf(text, facts)
  const found = passage.sentences.flatMap((sentence) => [
    ...SENTENCE_RULES.flatMap((rule) => rule(passage, sentence)),
    ...maskFindings(sentence),
  ])
  const counts = countFindings(text)
  const counted = new Set(counts.map(({ places }) => places[0]!.start))
  const all = [
    ...found,
    ...repeatFindings(passage),
    ...partBefore(passage),
    ...acrossFindings(passage),
    ...ageFindings(text),
    ...extremeFindings(text),
    ...openFindings(text).filter(({ places }) => !isMasked(facts, places[0]!.start)),
    ...dateFindings(text),
    ...lastingFindings(text),
    ...orderFindings(text),
    ...counts,
    ...respectiveFindings(text),
    ...cumulativeFindings(text),
    ...nameFindings(text).filter(({ places }) => !counted.has(places[0]!.start)),
    ...wholeFindings(text),
  ]
  return all.toSorted((one, other) => one.places[0]!.start - other.places[0]!.start)
}
