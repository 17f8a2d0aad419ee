/** The text in one way of writing: narrow digits and signs, no gaps around numbers; and how to find a place in it again. */
import { halfWidth } from '../../read.ts'
import { squeezed } from '../../sentences/squeezed.ts'
import { CodePoints } from './code_points.ts'
import type { Finding } from './finding.ts'

export interface Written {
  readonly text: string
  /** A finding with places in units of the even text, with its places in the text as it was given. */
  readonly back: (finding: Finding) => Finding
}

export function writtenOf(given: string): Written {
  const { text, origin } = squeezed(halfWidth(given))
  const points = new CodePoints(given)
  const back = (finding: Finding): Finding => ({
    ...finding,
    places: finding.places.map(({ start, quote }) => {
      const from = origin(start)
      return { start: points.at(from), quote: given.slice(from, origin(start + quote.length - 1) + 1) }
    }),
  })
  return { text, back }
}

/** Asked of even text or of a part of it; its places are in units of what it was given. */
export type WrittenRule = (text: string) => Finding[]

/** The sentences of an even text; a semicolon parts them too. */
export const STRETCH = /[^。;!?\n]{1,600}/g
/** A semicolon may part two classes of one row. */
export const WHOLE_SENTENCE = /[^。!?\n]{1,600}/g
/** No paragraph is longer; a loop without an end would have to remember every sign of a text of one line. */
export const LINE = /[^\n]{1,4000}/g

/** What its sentence says before a place, within so many signs. */
export const sentenceTo = (text: string, at: number, within: number): string =>
  /[^。;\n]*$/.exec(text.slice(Math.max(0, at - within), at))![0]

/** Rules that are asked of each part of the text, and know nothing of the others. */
export const inEach =
  (part: RegExp, ...rules: readonly WrittenRule[]): WrittenRule =>
  (text) => {
    const parts = [...text.matchAll(part)]
    return rules.flatMap((rule) =>
      parts.flatMap(({ 0: words, index }) => rule(words).map((finding) => movedBy(index, finding))),
    )
  }

/** Rules that may find the same: of two findings that overlap, the one that begins first. */
export const firstOf =
  (...rules: readonly WrittenRule[]): WrittenRule =>
  (text) => {
    let end = 0
    return rules
      .flatMap((rule) => rule(text))
      .toSorted((one, other) => one.places[0]!.start - other.places[0]!.start)
      .filter(({ places }) => {
        const { start, quote } = places[0]!
        const is_told = start < end
        if (!is_told) end = start + quote.length
        return !is_told
      })
  }

const movedBy = (by: number, finding: Finding): Finding => ({
  ...finding,
  places: finding.places.map(({ start, quote }) => ({ start: start + by, quote })),
})
