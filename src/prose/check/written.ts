/** The text in one way of writing: narrow digits and signs, no gaps around numbers; and how to find a place in it again. */
import { halfWidth } from '../read.ts'
import { squeezed } from '../squeezed.ts'
import { chineseValue } from '../numerals.ts'
import { CodePoints } from './days.ts'
import type { Finding } from './finding.ts'

export interface Written {
  readonly text: string
  /** A finding of the even text, with its places in the text as it was given. */
  readonly back: (finding: Finding) => Finding
}

export function writtenOf(given: string): Written {
  const { text, origin } = squeezed(halfWidth(given))
  if (text === given) return { text, back: (finding) => finding }
  const points = new CodePoints(given)
  const units = unitsOf(text)
  const back = (finding: Finding): Finding => ({
    ...finding,
    places: finding.places.map(({ start, quote }) => {
      const at = units(start)
      const from = origin(at)
      return { start: points.at(from), quote: given.slice(from, origin(at + quote.length - 1) + 1) }
    }),
  })
  return { text, back }
}

/** From places in code points to places in UTF-16. */
function unitsOf(text: string): (point: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (point) => point
  const starts: number[] = []
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) starts.push(at)
  return (point) => starts[point] ?? text.length
}

/** A number in figures or in words, as a pattern. */
export const NUMBER = '(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?|[一二两三四五六七八九十百千]+'

/** 1,250; 十二; 86.4. Undefined for what is no number. */
export function numberOf(words: string | undefined): number | undefined {
  if (words === undefined || words === '') return undefined
  if (/^\d/.test(words)) return Number(words.replaceAll(',', ''))
  return chineseValue(words) ?? undefined
}

const STOPS = /[^。;!?\n]{1,600}/g

export interface Stretch {
  readonly index: number
  readonly text: string
}

/** The sentences of an even text; a semicolon parts them too. */
export function* stretchesOf(text: string): Generator<Stretch> {
  for (const found of text.matchAll(STOPS)) yield { index: found.index, text: found[0] }
}
