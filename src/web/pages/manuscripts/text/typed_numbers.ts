/** Numbers that somebody typed: no ledger stands behind them. */

export interface Span {
  readonly from: number
  /** Behind its last character, sign included. */
  readonly to: number
}

const NUMBER = /\d+(?:,\d{3})*(?:\.\d+)?[%％‰]?/g
/** Years, days, times, ordinals, document numbers: they name something and count nothing. */
const NAMING_BEHIND = /^\s*(?:[-—~～至到]\s*\d+\s*)?(?:年|学年|月|日|号|时|点|届|级|班|季度|[、)）〕\]】])/
const NAMING_BEFORE = /(?:第|[(（〔[【]|[A-Za-z]|\d[-—~～至到])\s*$/

/** Offsets in UTF-16 units of one paragraph's words. */
export const typedNumbers = (text: string): Span[] =>
  [...text.matchAll(NUMBER)].flatMap((found) => {
    const from = found.index
    const to = from + found[0].length
    return names(text.slice(0, from), text.slice(to)) ? [] : [{ from, to }]
  })

const names = (before: string, behind: string): boolean => {
  if (NAMING_BEFORE.test(before) || NAMING_BEHIND.test(behind)) return true
  // The head of a numbered item: `1.` where the paragraph begins.
  return before.trim() === '' && /^[.．]\D/.test(behind)
}

export interface Part {
  readonly from: number
  readonly words: string
  readonly typed: boolean
}

/** The words of a paragraph cut before and behind each such number. */
export const partedByNumbers = (text: string): Part[] => {
  const cuts = [0, ...typedNumbers(text).flatMap(({ from, to }) => [from, to]), text.length]
  return cuts.slice(1).flatMap((to, at) => {
    const from = cuts[at] ?? 0
    return to > from ? [{ from, words: text.slice(from, to), typed: at % 2 === 1 }] : []
  })
}
