/** The numbers of a paper that people, or its template, have typed: facts that stand in no control. */
import { read } from '../../prose/index.ts'
import { countsOf, coverOf } from './text_places.ts'

export interface TypedNumber {
  /** As written, with its unit: `近9`, `三`. */
  readonly number: string
  readonly unit: string
  /** From the figure before it, or the clause's beginning. */
  readonly quote: string
  /** Offsets in UTF-16 units. */
  readonly from: number
  readonly to: number
}

interface Range {
  readonly from: number
  readonly to: number
}

/** A cell of a table with nothing but a number in it; prose does not read it, for it says nothing by itself. */
const BARE = /^[ \t]*(-?\d[\d,]*(?:\.\d+)?)(%|‰)?[ \t]*$/gm

export const typedNumbers = (text: string, marks: readonly Range[]): TypedNumber[] => {
  const { units } = countsOf(text)
  const covered = coverOf(text, marks)
  const facts = read(text)
    .filter(({ number }) => number !== '')
    .map(({ number, number_start, unit, quote }) => {
      const from = units(number_start)
      return { number, unit, quote, from, to: from + number.length }
    })
  const bare = [...text.matchAll(BARE)].map((match): TypedNumber => {
    const [whole, number = '', unit = ''] = match
    const from = match.index + whole.indexOf(number)
    return { number, unit, quote: whole.trim(), from, to: from + number.length }
  })
  const found = new Map([...bare, ...facts].map((one) => [one.from, one]))
  const within = ({ from, to }: Range): boolean => {
    for (let at = from; at < to; at += 1) if (covered(at)) return true
    return false
  }
  const free = [...found.values()].filter((one) => !within(one))
  return free.toSorted((a, b) => a.from - b.from)
}

/**
 * Of the numbers typed now those that were not there before. What stands in the same words is the same; of what is left
 * each number with its unit is matched once, for a clause reads differently when a figure in it has gone.
 */
export const newlyTyped = (
  now: readonly TypedNumber[],
  before: readonly Pick<TypedNumber, 'number' | 'unit' | 'quote'>[],
): TypedNumber[] => {
  const left = new Map<string, number>()
  const take = (label: string): boolean => {
    const count = left.get(label) ?? 0
    if (count > 0) left.set(label, count - 1)
    return count > 0
  }
  const give = (label: string): void => void left.set(label, (left.get(label) ?? 0) + 1)
  for (const { quote } of before) give(quote)
  const unmatched = now.filter(({ quote }) => !take(quote))
  const rest = before.filter(({ quote }) => take(quote))
  left.clear()
  for (const { number, unit } of rest) give(`${number} ${unit}`)
  return unmatched.filter(({ number, unit }) => !take(`${number} ${unit}`))
}
