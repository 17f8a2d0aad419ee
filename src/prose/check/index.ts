/**
 * What does not add up in a text. Silence is better than a false alarm: figures are taken as the ranges that their
 * printing leaves open, and where the words allow another reading nothing is said.
 */
import type { Fact } from '../grammar/fact.ts'
import { AGAIN } from './again/index.ts'
import { AMOUNTS } from './amounts/index.ts'
import { CHANGES } from './changes/index.ts'
import { DAYS } from './days/index.ts'
import { EACH } from './each/index.ts'
import { borneOutIn } from './ground/borne_out.ts'
import type { Finding } from './ground/finding.ts'
import { passageOf, type Passage } from './ground/passage.ts'
import type { Asked, Rules } from './ground/rules.ts'
import { type Written, writtenOf } from './ground/written.ts'
import { LISTS } from './lists/index.ts'
import { nearMissFindings } from './near_misses/index.ts'
import { paperFindings } from './paper/index.ts'
import { PLACES } from './places/index.ts'
import { RATES } from './rates/index.ts'
import { SUMS } from './sums/index.ts'

export * from './ground/finding.ts'

/** Of two that say the same, the first is told. */
const RULES: readonly Rules[] = [RATES, SUMS, CHANGES, EACH, AMOUNTS, PLACES, LISTS, DAYS, AGAIN]

/** `facts`: those that `read` found in the text. Findings come in the order of the text. */
export function check(text: string, facts: readonly Fact[]): Finding[] {
  const passage = passageOf(text, facts)
  const written = writtenOf(text)
  const first = RULES.flatMap((rules) => findingsOf(rules, passage, written))
  const later = RULES.flatMap((rules) => findingsOf(rules.later ?? {}, passage, written))
  const all = [...first, ...untold(later, toldBy(first, passage))]
  const isFound = toldBy(all, passage)
  const missed = passage.sentences
    .filter(({ start, end }) => !isFound(start, end))
    .flatMap((sentence) => nearMissFindings(passage, sentence))
  const found = [...all, ...missed]
  const across = paperFindings(written.text).map(written.back)
  const isBorneOut = borneOutIn(passage)
  return unrepeated([...found, ...untold(across, toldBy(found, passage))])
    .filter((finding) => !isBorneOut(finding))
    .toSorted((one, other) => one.places[0]!.start - other.places[0]!.start)
    .map((finding) => ({ ...finding, says: finding.says.replaceAll(/“[、，,；;：:]/g, '“') }))
}

function findingsOf(asked: Asked, passage: Passage, { text, back }: Written): Finding[] {
  const { sentence: of_each = [], passage: of_all = [], written: of_words = [] } = asked
  return [
    ...passage.sentences.flatMap((sentence) => of_each.flatMap((rule) => rule(passage, sentence))),
    ...of_all.flatMap((rule) => rule(passage)),
    ...of_words.flatMap((rule) => rule(text)).map(back),
  ]
}

/** Whether findings speak of anything from one place in the text to another. */
function toldBy(findings: readonly Finding[], { text }: Passage): (start: number, end: number) => boolean {
  const told = new Uint8Array(text.length)
  for (const { places } of findings) for (const { start, quote } of places) told.fill(1, start, start + quote.length)
  return (start, end) => told.subarray(start, end).includes(1)
}

/** What speaks last of a place of which nothing is said. */
const untold = (findings: readonly Finding[], isTold: (start: number, end: number) => boolean): Finding[] =>
  findings.filter(({ places }) => {
    const { start, quote } = places.at(-1)!
    return !isTold(start, start + quote.length)
  })

/** What two rules say of the same places is said once. */
function unrepeated(findings: readonly Finding[]): Finding[] {
  const keyOf = ({ rule, places }: Finding): string =>
    [rule, ...places.map(({ start }) => start).toSorted((one, other) => one - other)].join()
  return [...new Map(findings.toReversed().map((finding) => [keyOf(finding), finding])).values()]
}
