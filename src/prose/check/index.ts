/**
 * What does not add up in a text. Silence is better than a false alarm: figures are taken as the ranges that their
 * printing leaves open, and where the words allow another reading nothing is said.
 */
import type { Fact } from '../fact.ts'
import { acrossFindings } from './across.ts'
import { ageFindings } from './ages.ts'
import { rateAmongFindings } from './among.ts'
import { anniversaryFindings, foundedFindings, yearSpanFindings } from './anniversaries.ts'
import { bareRowFindings } from './bare_rows.ts'
import { capitalFindings } from './capitals.ts'
import { capFindings, markFindings } from './caps.ts'
import { changeFindings } from './changes.ts'
import { classFindings, ladderFindings } from './classes.ts'
import { clockFindings } from './clocks.ts'
import { countFindings } from './counts.ts'
import { crowdedFindings } from './crowded.ts'
import { cumulativeFindings } from './cumulative.ts'
import { dateFindings } from './days.ts'
import { demandFindings } from './demands.ts'
import { deniedFindings } from './denied.ts'
import { eachMeanFindings } from './each_means.ts'
import { pricedFindings } from './each_priced.ts'
import { eachFindings } from './each.ts'
import { dueFindings, movedDayFindings } from './due.ts'
import { closedFindings, enumeratedFindings, markedFindings, pointedFindings, titledFindings } from './enumerated.ts'
import { exceedingFindings } from './exceeding.ts'
import { extremeFindings, presentFindings } from './extremes.ts'
import type { Finding, Span } from './finding.ts'
import { flowFindings, stockFindings } from './flows.ts'
import { gapFindings } from './gaps.ts'
import { failedFindings, gradeFindings } from './grades.ts'
import { groupMeanFindings } from './group_means.ts'
import { hugeFindings, standardFindings } from './huge.ts'
import { turnedFindings } from './lapses.ts'
import { keptFindings } from './kept.ts'
import { lackingFindings } from './lacking.ts'
import { listedBehindFindings } from './listed_behind.ts'
import { lastingFindings } from './lasting.ts'
import { lastYearFindings } from './last_years.ts'
import { leftOverFindings } from './left_over.ts'
import { addedFindings, amongFindings, leapFindings } from './leaps.ts'
import { passageOf } from './passage.ts'
import { passedFindings } from './passed.ts'
import { partFindings } from './parts.ts'
import { mentionFindings } from './mentions.ts'
import { moveFindings } from './moves.ts'
import { nameFindings } from './names.ts'
import { blockFindings, numberingFindings } from './numbering.ts'
import { ordinalFindings } from './ordinals.ts'
import { orderFindings } from './order.ts'
import { phaseFindings } from './phases.ts'
import { placingFindings } from './placings.ts'
import { pointFindings } from './points.ts'
import { rankFindings } from './ranks.ts'
import { rateFindings } from './rates.ts'
import { maskFindings, openFindings } from './masks.ts'
import { recalledFindings } from './recalled.ts'
import { recountedFindings, togetherFindings } from './recounted.ts'
import { repeatFindings } from './repeats.ts'
import { ratioFindings } from './ratios.ts'
import { retoldMoneyFindings } from './retold_money.ts'
import { respectiveFindings } from './respective.ts'
import { doublingFindings, seriesFindings, timesFindings } from './series.ts'
import { sharedOutFindings } from './shared_out.ts'
import { signedFindings } from './signed.ts'
import { sessionFindings } from './sessions.ts'
import { rowChangeFindings } from './row_changes.ts'
import { savingFindings } from './savings.ts'
import { sayingFindings } from './sayings.ts'
import { scaleFindings } from './scales.ts'
import { namedOrderFindings, scoredFindings, sortedFindings } from './sorted.ts'
import { aidFindings, schoolFindings } from './spending.ts'
import { sumFindings } from './sums.ts'
import { halfFindings, tinyFindings } from './tiny.ts'
import { toldIn } from './told.ts'
import { yearBeforeFindings } from './year_before.ts'
import { universalFindings } from './universals.ts'
import { wordShareFindings } from './word_shares.ts'
import { inEach, STRETCH, writtenOf, type WrittenRule } from './written.ts'

export * from './finding.ts'

const SENTENCE_RULES = [
  sumFindings,
  partFindings,
  rateFindings,
  gradeFindings,
  savingFindings,
  changeFindings,
  rowChangeFindings,
  pointFindings,
  capFindings,
  scaleFindings,
  eachMeanFindings,
  groupMeanFindings,
  ratioFindings,
  sharedOutFindings,
  eachFindings,
  pricedFindings,
  aidFindings,
  schoolFindings,
  rankFindings,
  ladderFindings,
  halfFindings,
  tinyFindings,
  hugeFindings,
  leapFindings,
  addedFindings,
  amongFindings,
  standardFindings,
  passedFindings,
  flowFindings,
  stockFindings,
  seriesFindings,
  timesFindings,
  doublingFindings,
  wordShareFindings,
]

/** Whether a number that is read as left open ends in these words. */
const isMasked = (facts: readonly Fact[], { start, quote }: Span): boolean => {
  const end = start + Array.from(quote).length
  return facts.some(({ masked, number_start }) => masked && number_start >= start && number_start <= end)
}

/** `facts`: those that `read` found in the text. Findings come in the order of the text. */
export function check(text: string, facts: readonly Fact[]): Finding[] {
  const passage = passageOf(text, facts)
  const found = passage.sentences.flatMap((sentence) => [
    ...SENTENCE_RULES.flatMap((rule) => rule(passage, sentence)),
    ...maskFindings(sentence),
  ])
  const told = [...found, ...PASSAGE_RULES.flatMap((rule) => rule(passage))]
  const all = [
    ...told,
    ...openFindings(text).filter(({ places }) => !isMasked(facts, places[0]!)),
    ...writtenFindings(text, found, told),
  ]
  return unrepeated(all)
    .toSorted((one, other) => one.places[0]!.start - other.places[0]!.start)
    .map((finding) => ({ ...finding, says: finding.says.replaceAll(/“[、，,；;：:]/g, '“') }))
}

/** What two rules say of the same places is said once. */
function unrepeated(findings: readonly Finding[]): Finding[] {
  const keyOf = ({ rule, places }: Finding): string =>
    [rule, ...places.map(({ start }) => start).toSorted((one, other) => one - other)].join()
  return [...new Map(findings.toReversed().map((finding) => [keyOf(finding), finding])).values()]
}

const PASSAGE_RULES = [repeatFindings, mentionFindings, acrossFindings, yearBeforeFindings, lastYearFindings]

/** A semicolon may part two classes of one row. */
const WHOLE_SENTENCE = /[^。!?\n]{1,600}/g
const SHORT_STRETCH = /[^。;\n]{1,400}/g
/** No paragraph is longer; a loop without an end would have to remember every sign of a text of one line. */
const LINE = /[^\n]{1,4000}/g

const WRITTEN_RULES: readonly WrittenRule[] = [
  inEach(SHORT_STRETCH, bareRowFindings, ageFindings, extremeFindings),
  inEach(
    STRETCH,
    markFindings,
    crowdedFindings,
    turnedFindings,
    lastingFindings,
    clockFindings,
    phaseFindings,
    respectiveFindings,
    sortedFindings,
    rateAmongFindings,
    movedDayFindings,
    failedFindings,
    sayingFindings,
  ),
  inEach(WHOLE_SENTENCE, demandFindings, classFindings, namedOrderFindings),
  inEach(
    LINE,
    numberingFindings,
    anniversaryFindings,
    foundedFindings,
    sessionFindings,
    scoredFindings,
    universalFindings,
    leftOverFindings,
  ),
  presentFindings,
  moveFindings,
  lackingFindings,
  blockFindings,
  dateFindings,
  yearSpanFindings,
  orderFindings,
  cumulativeFindings,
  deniedFindings,
  dueFindings,
  signedFindings,
  capitalFindings,
]

const COUNT_RULES: readonly WrittenRule[] = [
  countFindings,
  ordinalFindings,
  keptFindings,
  enumeratedFindings,
  closedFindings,
  markedFindings,
  inEach(STRETCH, pointedFindings, listedBehindFindings),
  inEach(LINE, titledFindings, recountedFindings, togetherFindings),
]

/** Whether the last place of the one is a place of the other too. */
function isAgain(other: Finding, { places }: Finding): boolean {
  const { start, quote } = places.at(-1)!
  return other.places.some((place) => place.start < start + quote.length && start < place.start + place.quote.length)
}

/** What is found in the words themselves, read in one way of writing. */
function writtenFindings(given: string, found: readonly Finding[], told: readonly Finding[]): Finding[] {
  const { text, back } = writtenOf(given)
  const counted = new Set<number>()
  const counts = COUNT_RULES.flatMap((rule) => rule(text)).filter(({ places }) => {
    const { start } = places[0]!
    return counted.has(start) ? false : counted.add(start)
  })
  const names = nameFindings(text).filter(({ places }) => !counted.has(places[0]!.start))
  const ranked = found.some(({ rule }) => rule === 'rank')
  const placings = ranked ? [] : inEach(WHOLE_SENTENCE, placingFindings)(text)
  const numbers = toldIn(text)
  const recalled = [
    ...recalledFindings(numbers),
    ...exceedingFindings(numbers),
    ...retoldMoneyFindings(numbers),
    ...inEach(LINE, gapFindings)(text),
  ]
    .map(back)
    .filter((one) => !told.some((other) => isAgain(other, one)))
  return [...[...WRITTEN_RULES.flatMap((rule) => rule(text)), ...counts, ...names, ...placings].map(back), ...recalled]
}
