/**
 * A checked draft cut for showing: lines (one a paragraph), blocks of lines that are drawn together, and pieces of a line
 * that are marked alike. Offsets here are UTF-16 units, as the browser counts.
 */
import type { Reviewed } from './remarks.ts'

/** A number in the text; several facts may share it (小学、初中各5所). */
export interface Mark {
  readonly start: number
  readonly end: number
  /** Indexes into the draft's facts. */
  readonly facts: readonly number[]
}
/** A place that a finding speaks of. */
export interface Place {
  readonly start: number
  readonly end: number
  /** Index into the draft's findings. */
  readonly finding: number
}
export type Rank = 'title' | 'first' | 'second' | 'plain' | 'on' | 'empty'
export interface Line {
  readonly start: number
  readonly text: string
  readonly rank: Rank
  readonly marks: readonly Mark[]
  readonly places: readonly Place[]
}
export interface Laid {
  readonly lines: readonly Line[]
  /** The first line of each block and, at the end, the number of lines. */
  readonly blocks: readonly number[]
  readonly marks: readonly Mark[]
  /** By finding, in the order of the text. */
  readonly places: readonly (readonly Place[])[]
}

/** A text of one endless line is cut where a sentence ends; it is drawn piece by piece like any other. */
const LONGEST_LINE = 3_000
const BLOCK = 4_000

type Drawn = Pick<Reviewed, 'text' | 'facts' | 'findings'>

export const layOut = (checked: Drawn): Laid => {
  const { text } = checked
  const units = unitsOf(text)
  const marks = marksOf(checked, units)
  const places = checked.findings.map(({ places }, finding) =>
    places.map(({ start, quote }) => ({ start: units(start), end: units(start) + quote.length, finding })),
  )
  const ordered = places.flat().sort((one, other) => one.start - other.start)
  const lines: Line[] = []
  let mark = 0
  for (const { start, end, rank } of linesOf(text)) {
    const own: Mark[] = []
    while (mark < marks.length && marks[mark]!.start < end) own.push(marks[mark++]!)
    lines.push({ start, text: text.slice(start, end), rank, marks: own, places: [] })
  }
  return { lines: withPlaces(lines, ordered), blocks: blocksOf(lines), marks, places }
}

/** From code points to UTF-16 units; the same number for all but rare characters. */
const unitsOf = (text: string): ((point: number) => number) => {
  if (!/[\ud800-\udbff]/.test(text)) return (point) => point
  const starts: number[] = []
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) starts.push(at)
  return (point) => starts[point] ?? text.length
}

const marksOf = ({ facts }: Drawn, units: (point: number) => number): Mark[] => {
  const marks = new Map<number, { start: number; end: number; facts: number[] }>()
  for (const [index, { quote, start, number, number_start }] of facts.entries()) {
    const from = units(number_start)
    const end = Math.max(from + number.length, units(start) + quote.length)
    const known = marks.get(from)
    if (known === undefined) marks.set(from, { start: from, end, facts: [index] })
    else known.facts.push(index)
  }
  const sorted = [...marks.values()].sort((one, other) => one.start - other.start)
  // What reaches into the next number ends before it.
  return sorted.map((mark, at) => ({ ...mark, end: Math.min(mark.end, sorted[at + 1]?.start ?? mark.end) }))
}

interface Cut {
  readonly start: number
  readonly end: number
  readonly rank: Rank
}

function* linesOf(text: string): Generator<Cut> {
  let titled = false
  for (let start = 0; start <= text.length;) {
    const found = text.indexOf('\n', start)
    const end = found === -1 ? text.length : found
    const rank = rankOf(text.slice(start, Math.min(end, start + 60)), titled)
    titled ||= rank !== 'empty'
    yield* shorter(text, { start, end, rank })
    start = end + 1
  }
}

function* shorter(text: string, { start, end, rank }: Cut): Generator<Cut> {
  let from = start
  while (end - from > LONGEST_LINE) {
    const stop = text.lastIndexOf('。', from + LONGEST_LINE)
    const cut = stop > from ? stop + 1 : from + LONGEST_LINE
    yield { start: from, end: cut, rank: from === start ? rank : 'on' }
    from = cut
  }
  yield { start: from, end, rank: from === start ? rank : 'on' }
}

const rankOf = (head: string, titled: boolean): Rank => {
  const words = head.trim()
  if (words === '') return 'empty'
  if (words.length > 40 || /[。；]/.test(words)) return 'plain'
  if (/^第?[一二三四五六七八九十]+[、章]/.test(words)) return 'first'
  if (/^[（(][一二三四五六七八九十]+[）)]/.test(words)) return 'second'
  return titled || /[，,：:]/.test(words) ? 'plain' : 'title'
}

/** A place that runs over the end of a line belongs to both. */
const withPlaces = (lines: readonly Line[], ordered: readonly Place[]): Line[] => {
  const own: Place[][] = lines.map(() => [])
  for (const place of ordered) {
    for (let at = lineAt(lines, place.start); at < lines.length && lines[at]!.start < place.end; at += 1)
      own[at]!.push(place)
  }
  return lines.map((line, at) => (own[at]!.length === 0 ? line : { ...line, places: own[at]! }))
}

/** The line that an offset lies in. */
export const lineAt = (lines: readonly { readonly start: number }[], offset: number): number => {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (lines[middle]!.start <= offset) low = middle
    else high = middle - 1
  }
  return low
}

const blocksOf = (lines: readonly Line[]): number[] => {
  const blocks = [0]
  let size = 0
  for (const [at, { text }] of lines.entries()) {
    if (size > 0 && size + text.length > BLOCK) {
      blocks.push(at)
      size = 0
    }
    size += text.length + 40
  }
  return [...blocks, lines.length]
}

export interface Piece {
  readonly start: number
  readonly text: string
  readonly mark: Mark | null
  readonly places: readonly Place[]
}

/** `shown`: whether a finding is shown now. */
export const piecesOf = (line: Line, shown: (finding: number) => boolean): Piece[] => {
  const end = line.start + line.text.length
  const places = line.places.filter(({ finding }) => shown(finding))
  const cuts = new Set([line.start, end])
  for (const one of [...line.marks, ...places]) {
    cuts.add(Math.max(one.start, line.start))
    cuts.add(Math.min(one.end, end))
  }
  const sorted = [...cuts].sort((one, other) => one - other)
  let mark = 0
  return sorted.slice(0, -1).map((start, at) => {
    while (mark < line.marks.length && line.marks[mark]!.end <= start) mark += 1
    const here = line.marks[mark]
    return {
      start,
      text: line.text.slice(start - line.start, sorted[at + 1]! - line.start),
      mark: here !== undefined && here.start <= start ? here : null,
      places: places.filter((place) => place.start <= start && start < place.end),
    }
  })
}
