/**
 * What does not add up in a text. Silence is better than a false alarm: figures are taken as the ranges that their
 * printing leaves open, and where the words allow another reading nothing is said.
 */
import type { Fact } from '../grammar/fact.ts'
import { acrossFindings } from './sums/across.ts'
import { ageFindings } from './rates/ages.ts'
import { rateAmongFindings } from './rates/among.ts'
import { allAndNotFindings } from './again/all_and_not.ts'
import { amongThemFindings } from './sums/among_them.ts'
import { yearSpanFindings } from './days/anniversaries.ts'
import { areaUnitFindings } from './amounts/area_units.ts'
import { betweenEndsFindings } from './each/between_ends.ts'
import { balanceFindings } from './sums/balances.ts'
import { bareRowFindings } from './changes/bare_rows.ts'
import { capitalFindings } from './amounts/capitals.ts'
import { capFindings, markFindings } from './rates/caps.ts'
import { changeFindings } from './changes/changes.ts'
import { classFindings, ladderFindings } from './sums/classes.ts'
import { clockFindings } from './days/clocks.ts'
import { closedListFindings } from './sums/closed_lists.ts'
import { comparedNameFindings } from './each/compared_names.ts'
import { complementFindings } from './rates/complements.ts'
import { countFindings } from './lists/counts.ts'
import { crowdedFindings } from './each/crowded.ts'
import { cumulativeFindings } from './changes/cumulative.ts'
import { dateFindings } from './days/days.ts'
import { daysBesideFindings } from './days/days_beside.ts'
import { demandFindings } from './days/demands.ts'
import { deniedFindings } from './again/denied.ts'
import { earlyAndLateFindings } from './days/early_and_late.ts'
import { eachBehindFindings } from './each/each_bracket.ts'
import { eachMeanFindings } from './each/each_means.ts'
import { pricedFindings } from './each/each_priced.ts'
import { eachFindings } from './each/each.ts'
import { directionFindings } from './changes/directions.ts'
import { dividedFindings } from './sums/divided.ts'
import { dueFindings, movedDayFindings } from './days/due.ts'
import {
  closedFindings,
  enumeratedFindings,
  markedFindings,
  pointedFindings,
  titledFindings,
} from './lists/enumerated.ts'
import { exceedingFindings } from './sums/exceeding.ts'
import { extremeFindings, presentFindings } from './each/extremes.ts'
import { type Finding, isAgain, type Span } from './ground/finding.ts'
import { flowFindings, stockFindings } from './sums/flows.ts'
import { gapFindings } from './rates/gaps.ts'
import { failedFindings, gradeFindings } from './rates/grades.ts'
import { groupMeanFindings } from './each/group_means.ts'
import { hugeFindings, standardFindings } from './amounts/huge.ts'
import { unitCostFindings } from './each/unit_costs.ts'
import { turnedFindings } from './ground/lapses.ts'
import { inARowFindings } from './days/in_a_row.ts'
import { forOneFindings } from './each/for_one.ts'
import { fromToFindings } from './lists/from_to.ts'
import { keptFindings } from './lists/kept.ts'
import { occasionFindings } from './lists/occasions.ts'
import { lackingFindings } from './again/lacking.ts'
import { listedBehindFindings } from './lists/listed_behind.ts'
import { lastingFindings } from './days/lasting.ts'
import { lastYearElsewhereFindings } from './changes/last_year_elsewhere.ts'
import { lastYearFindings } from './changes/last_years.ts'
import { addedFindings, leapFindings, partLeapFindings } from './changes/leaps.ts'
import { paperFindings } from './paper/index.ts'
import { passageOf, type Sentence } from './ground/passage.ts'
import { LINE_RULES } from './line_rules.ts'
import { metFindings } from './changes/met.ts'
import { metAloneFindings } from './changes/met_alone.ts'
import { metBoundFindings } from './changes/met_bounds.ts'
import { passedFindings } from './changes/passed.ts'
import { pointedBackFindings } from './lists/pointed_back.ts'
import { parallelShareFindings } from './rates/parallel_shares.ts'
import { partFindings } from './sums/parts.ts'
import { mentionFindings } from './again/mentions.ts'
import { moveFindings } from './places/moves.ts'
import { nameFindings } from './lists/names.ts'
import { notPassedFindings } from './changes/not_passed.ts'
import { blockFindings } from './lists/numbering.ts'
import { ordinalFindings } from './lists/ordinals.ts'
import { oneNameFindings } from './again/one_name.ts'
import { oneForManyFindings } from './rates/one_for_many.ts'
import { monthAndYearFindings } from './each/of_month_and_year.ts'
import { ofBaseFindings } from './sums/of_base.ts'
import { orderFindings } from './days/order.ts'
import { phaseFindings } from './days/phases.ts'
import { plainCostFindings } from './each/plain_costs.ts'
import { placingFindings } from './places/placings.ts'
import { pointFindings } from './rates/points.ts'
import { rankFindings } from './places/ranks.ts'
import { rollFindings } from './lists/rolls.ts'
import { rateFindings } from './rates/rates.ts'
import { maskFindings, openFindings } from './again/masks.ts'
import { pointedAtFindings } from './again/pointed_at.ts'
import { toldBesideFindings } from './again/told_beside.ts'
import { recalledFindings } from './again/recalled.ts'
import { recountedFindings, togetherFindings } from './lists/recounted.ts'
import { remainderFindings } from './changes/remainders.ts'
import { repeatFindings } from './again/repeats.ts'
import { ratioFindings } from './rates/ratios.ts'
import { retoldMoneyFindings } from './again/retold_money.ts'
import { retoldUnitFindings } from './again/retold_units.ts'
import { respectiveFindings } from './lists/respective.ts'
import { respectiveShareFindings } from './rates/respective_shares.ts'
import { doublingFindings, seriesFindings, timesFindings } from './changes/series.ts'
import { sharedOutFindings } from './rates/shared_out.ts'
import { shareRowFindings } from './rates/share_rows.ts'
import { someInBracketsFindings, someOfAllFindings } from './rates/some_of_all.ts'
import { someOfSoManyFindings } from './rates/some_of_so_many.ts'
import { standardForManyFindings } from './rates/standard_for_many.ts'
import { stillBuildingFindings } from './again/still_building.ts'
import { signedFindings } from './days/signed.ts'
import { shortNumberFindings } from './lists/short_numbers.ts'
import { shortOfFindings } from './changes/short_of.ts'
import { rowChangeFindings } from './changes/row_changes.ts'
import { rowOfLastYearFindings } from './changes/rows_of_last_year.ts'
import { phoneFindings, pointedCountFindings, saidOfItFindings } from './again/said_of_it.ts'
import { saidAgainFindings } from './rates/said_again.ts'
import { savingFindings } from './sums/savings.ts'
import { sayingFindings } from './rates/sayings.ts'
import { scaleFindings } from './amounts/scales.ts'
import { attachedFindings, namedFewFindings } from './lists/named_few.ts'
import { namedBySubjectFindings } from './lists/named_by_subject.ts'
import { namedExtremeFindings } from './each/named_extremes.ts'
import { namedOrderFindings, sortedFindings } from './lists/sorted.ts'
import { aidFindings, schoolFindings } from './amounts/spending.ts'
import { sumFindings } from './sums/sums.ts'
import { threeToldFindings } from './changes/three_told.ts'
import { halfFindings, tinyFindings } from './amounts/tiny.ts'
import { takenOffFindings } from './changes/taken_off.ts'
import { timeBeforeFindings } from './changes/time_before.ts'
import { toldIn } from './again/told.ts'
import { turnFindings } from './changes/turns.ts'
import { twoAndChangeFindings } from './rates/two_and_change.ts'
import { twiceNamedFindings } from './lists/twice_named.ts'
import { twoGradeFindings } from './again/two_grades.ts'
import { wholeRowFindings } from './lists/whole_rows.ts'
import { yearBeforeFindings } from './changes/year_before.ts'
import { voteFindings } from './sums/votes.ts'
import { wordChangeFindings } from './rates/word_changes.ts'
import { wordShareFindings } from './rates/word_shares.ts'
import { nearMissFindings } from './near_misses/index.ts'
import { inEach, STRETCH, writtenOf, type WrittenRule } from './ground/written.ts'

export * from './ground/finding.ts'

const SENTENCE_RULES = [
  sumFindings,
  partFindings,
  amongThemFindings,
  rateFindings,
  respectiveShareFindings,
  gradeFindings,
  savingFindings,
  changeFindings,
  rowChangeFindings,
  rowOfLastYearFindings,
  remainderFindings,
  shortOfFindings,
  threeToldFindings,
  notPassedFindings,
  turnFindings,
  takenOffFindings,
  pointFindings,
  capFindings,
  scaleFindings,
  eachMeanFindings,
  groupMeanFindings,
  ratioFindings,
  oneForManyFindings,
  sharedOutFindings,
  shareRowFindings,
  parallelShareFindings,
  eachFindings,
  eachBehindFindings,
  pricedFindings,
  unitCostFindings,
  plainCostFindings,
  aidFindings,
  schoolFindings,
  rankFindings,
  ladderFindings,
  halfFindings,
  tinyFindings,
  hugeFindings,
  leapFindings,
  addedFindings,
  partLeapFindings,
  standardFindings,
  passedFindings,
  metFindings,
  metBoundFindings,
  flowFindings,
  stockFindings,
  balanceFindings,
  seriesFindings,
  timesFindings,
  doublingFindings,
  wordShareFindings,
  wordChangeFindings,
  someInBracketsFindings,
  someOfSoManyFindings,
  standardForManyFindings,
  monthAndYearFindings,
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
    ...maskFindings(passage, sentence),
  ])
  const seen = [...found, ...PASSAGE_RULES.flatMap((rule) => rule(passage))]
  const changed = passage.sentences
    .flatMap((sentence) => twoAndChangeFindings(passage, sentence))
    .filter((one) => !seen.some((other) => isAgain(other, one)))
  const told = [...seen, ...changed]
  const all = [
    ...told,
    ...openFindings(text).filter(({ places }) => !isMasked(facts, places[0]!)),
    ...writtenFindings(text, found, told),
  ]
  const missed = untold(passage.sentences, all).flatMap((sentence) => nearMissFindings(passage, sentence))
  return unrepeated([...all, ...missed, ...paperFindings(text, [...all, ...missed])])
    .toSorted((one, other) => one.places[0]!.start - other.places[0]!.start)
    .map((finding) => ({ ...finding, says: finding.says.replaceAll(/“[、，,；;：:]/g, '“') }))
}

/** The sentences in which nothing is found. */
function untold(sentences: readonly Sentence[], findings: readonly Finding[]): Sentence[] {
  const places = findings
    .flatMap((finding) => finding.places.map(({ start }) => start))
    .toSorted((one, other) => one - other)
  let next = 0
  return sentences.filter(({ start, end }) => {
    while (next < places.length && places[next]! < start) next += 1
    return !(places[next]! < end)
  })
}

/** What two rules say of the same places is said once. */
function unrepeated(findings: readonly Finding[]): Finding[] {
  const keyOf = ({ rule, places }: Finding): string =>
    [rule, ...places.map(({ start }) => start).toSorted((one, other) => one - other)].join()
  return [...new Map(findings.toReversed().map((finding) => [keyOf(finding), finding])).values()]
}

const PASSAGE_RULES = [
  repeatFindings,
  mentionFindings,
  acrossFindings,
  yearBeforeFindings,
  lastYearFindings,
  lastYearElsewhereFindings,
  timeBeforeFindings,
]

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
    inARowFindings,
    respectiveFindings,
    sortedFindings,
    movedDayFindings,
    earlyAndLateFindings,
    failedFindings,
    sayingFindings,
    complementFindings,
    someOfAllFindings,
    betweenEndsFindings,
    areaUnitFindings,
  ),
  inEach(
    WHOLE_SENTENCE,
    forOneFindings,
    demandFindings,
    classFindings,
    namedOrderFindings,
    namedExtremeFindings,
    directionFindings,
    comparedNameFindings,
  ),
  inEach(LINE, ...LINE_RULES),
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
  stillBuildingFindings,
  twoGradeFindings,
]

const COUNT_RULES: readonly WrittenRule[] = [
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
]

/** What is found in the words themselves, read in one way of writing. */
function writtenFindings(given: string, found: readonly Finding[], told: readonly Finding[]): Finding[] {
  const { text, back } = writtenOf(given)
  let end = 0
  const counts = COUNT_RULES.flatMap((rule) => rule(text))
    .toSorted((one, other) => one.places[0]!.start - other.places[0]!.start)
    .filter(({ places }) => {
      const { start, quote } = places[0]!
      const is_told = start < end
      if (!is_told) end = start + quote.length
      return !is_told
    })
  const counted = new Set(counts.map(({ places }) => places[0]!.start))
  const names = nameFindings(text).filter(({ places }) => !counted.has(places[0]!.start))
  const ranked = found.some(({ rule }) => rule === 'rank')
  const placings = ranked ? [] : inEach(WHOLE_SENTENCE, placingFindings)(text)
  const numbers = toldIn(text)
  const recalled = [
    ...recalledFindings(numbers),
    ...pointedAtFindings(numbers),
    ...pointedCountFindings(numbers),
    ...inEach(LINE, toldBesideFindings, daysBesideFindings, saidOfItFindings)(text),
    ...phoneFindings(text),
    ...oneNameFindings(text),
    ...exceedingFindings(numbers),
    ...retoldMoneyFindings(numbers),
    ...dividedFindings(text, numbers),
    ...closedListFindings(text, numbers),
    ...retoldUnitFindings(text, numbers),
    ...ofBaseFindings(text, numbers),
    ...inEach(LINE, gapFindings, voteFindings)(text),
    ...inEach(STRETCH, rateAmongFindings)(text),
  ]
    .map(back)
    .filter((one) => !told.some((other) => isAgain(other, one)))
  const written = WRITTEN_RULES.flatMap((rule) => rule(text))
  const again = inEach(STRETCH, saidAgainFindings)(text).filter((one) => !written.some((other) => isAgain(other, one)))
  const denied = allAndNotFindings(text).filter((one) => !written.some((other) => isAgain(other, one)))
  const met = inEach(
    LINE,
    metAloneFindings,
  )(text).filter(
    (one) => !written.some((other) => isAgain(other, one)) && !told.some((other) => isAgain(other, back(one))),
  )
  return [...[...written, ...again, ...denied, ...met, ...counts, ...names, ...placings].map(back), ...recalled]
}
