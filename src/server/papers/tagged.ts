/**
 * A paper that came back from people's hands, held against its own list: figures changed, deleted and newly typed by
 * hand, and figures that the ledgers give differently today. Nobody is stopped from changing a paper; it is said.
 */
import { NO_FIGURE } from '../../ledger/index.ts'
import type { TaggedCheck, TaggedFinding, TaggedPaper } from '../../ledger/wire/tagged.ts'
import { type Listed, listedIn, type ListedFigure } from './listed.ts'
import type { Reckon, Reckoned } from './reckon_again.ts'
import { sentenceAt } from './sentence_at.ts'
import { countsOf, coverOf } from './text_places.ts'
import { newlyTyped, type TypedNumber, typedNumbers } from './typed_numbers.ts'

type Mark = TaggedPaper['marks'][number]
interface Placed {
  /** Where it belongs in the order of the text, in UTF-16 units. */
  readonly at: number
  readonly finding: TaggedFinding
}

/** Null where the list has been lost: keys alone tell nothing. Without `reckon` nothing is said about today. */
export const checkTagged = async (paper: TaggedPaper, reckon?: Reckon): Promise<TaggedCheck | null> => {
  if (paper.list === null) return null
  const listed = listedIn(paper.list)
  const figures = listed.figures.filter(({ gap }) => !gap)
  const reckoned = (await reckon?.(figures)) ?? new Map<string, Reckoned>()
  const found = [...marked(paper, listed, reckoned), ...typed(paper, listed)].toSorted((a, b) => a.at - b.at)
  return {
    paper: listed.paper,
    figures: figures.length,
    reckoned: reckoned.size,
    unreckoned: reckon === undefined ? 0 : figures.length - reckoned.size,
    gaps: listed.figures.filter((one) => one.gap && standsIn(paper, one)).length,
    findings: found.map(({ finding }) => finding),
  }
}

const standsIn = ({ marks, text }: TaggedPaper, { key, display }: ListedFigure): boolean =>
  marks.some((mark) => mark.key === key && text.slice(mark.from, mark.to).trim() === display)

/** What became of each listed figure, at every place it stands: people copy sentences. */
const marked = (paper: TaggedPaper, listed: Listed, reckoned: ReadonlyMap<string, Reckoned>): Placed[] => {
  const byKey = placesByKey(paper)
  const grown = growing(paper)
  const { points } = countsOf(paper.text)
  const found: Placed[] = []
  let last = 0
  for (const figure of listed.figures) {
    const places = byKey.get(figure.key) ?? []
    if (places.length === 0) {
      found.push({ at: last, finding: deleted(figure) })
      continue
    }
    last = places[0]!.from
    for (const mark of places) {
      for (const finding of findingsAt(paper, grown(mark), figure, reckoned.get(figure.key))) {
        const place = { start: points(mark.from), end: points(mark.to) }
        found.push({ at: mark.from, finding: { ...finding, place } })
      }
    }
  }
  return found
}

/** An emptied control stands nowhere. */
const placesByKey = ({ text, marks }: TaggedPaper): Map<string, Mark[]> => {
  const places = new Map<string, Mark[]>()
  for (const mark of marks) {
    if (text.slice(mark.from, mark.to).trim() === '') continue
    places.set(mark.key, [...(places.get(mark.key) ?? []), mark])
  }
  return places
}

/** Digits put directly before or behind a control belong to its number all the same. */
const growing = ({ text, marks }: TaggedPaper): ((mark: Mark) => Mark) => {
  const covered = coverOf(text, marks)
  const digit = (at: number): boolean => /\d/.test(text[at] ?? '') && !covered(at)
  return ({ key, from, to }) => {
    let [start, end] = [from, to]
    while (digit(end) || (text[end] === '.' && digit(end + 1))) end += 1
    while (digit(start - 1) || (text[start - 1] === '.' && digit(start - 2))) start -= 1
    return { key, from: start, to: end }
  }
}

type Said = Omit<TaggedFinding, 'place'>

const about = (figure: ListedFigure): Pick<Said, 'key' | 'indicator' | 'title' | 'was' | 'trace'> => {
  const { key, indicator, title, display, trace } = figure
  return { key, indicator, title, was: display, trace }
}

const deleted = (figure: ListedFigure): TaggedFinding => ({
  ...about(figure),
  kind: 'deleted',
  says: figure.gap ? `缺数处“${figure.display}”已被删去` : `“${figure.title}”${figure.display}已被删去`,
  sentence: figure.sentence,
  place: null,
  now: null,
  difference: null,
})

const findingsAt = (
  { text }: TaggedPaper,
  { from, to }: Mark,
  figure: ListedFigure,
  today: Reckoned | undefined,
): Said[] => {
  const now = text.slice(from, to).trim()
  const around = sentenceAt(text, from, to)
  // A cell says nothing by itself.
  const sentence = around === now ? figure.sentence : around
  const changed: Said = {
    ...about(figure),
    kind: 'changed',
    says: figure.gap ? `缺数处“${figure.display}”手工填了${now}` : `“${figure.title}”由${figure.display}改成了${now}`,
    sentence,
    now,
    difference: null,
  }
  return [...(now === figure.display ? [] : [changed]), ...stale(figure, today, sentence)]
}

const stale = (figure: ListedFigure, today: Reckoned | undefined, sentence: string): Said[] => {
  if (today === undefined || today.text === figure.display) return []
  const gone = today.text === NO_FIGURE
  const comparable = today.plain && today.value !== null && figure.value !== null
  const difference = comparable ? Number((today.value - figure.value).toFixed(6)) : null
  const size = difference === null || difference === 0 ? '' : `，${difference > 0 ? '多' : '少'}${Math.abs(difference)}`
  const says = gone
    ? `“${figure.title}”印出时是${figure.display}，现在台账里没有数`
    : `“${figure.title}”印出时是${figure.display}，现在台账算出${today.text}${size}`
  return [{ ...about(figure), kind: 'stale', says, sentence, now: gone ? null : today.text, difference }]
}

const typed = ({ text, marks }: TaggedPaper, { typed: before }: Listed): Placed[] => {
  const { points } = countsOf(text)
  const words = ({ number, unit }: TypedNumber): string => (number.endsWith(unit) ? number : `${number}${unit}`)
  return newlyTyped(typedNumbers(text, marks), before).map((one) => ({
    at: one.from,
    finding: {
      kind: 'typed',
      says: `${words(one)}是手写的，不是台账算出的`,
      sentence: sentenceAt(text, one.from, one.to),
      place: { start: points(one.from), end: points(one.to) },
      key: null,
      indicator: null,
      title: null,
      was: null,
      now: words(one),
      difference: null,
      trace: null,
    },
  }))
}
