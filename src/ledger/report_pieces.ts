/** The prose of a report as people write it: its sections, and the pieces in it that are filled from the ledgers. */
import { dayInWords } from './day.ts'
import { fiveYearsBefore, fiveYearsTo, parsePeriod, type Period } from './period.ts'
import { proseBlocks } from './prose_blocks.ts'

/** The part before the first section heading: the paper's title and what leads in. */
export const BEGINNING = '开头'
const SECTION_LEVEL = 2

/**
 * Every piece of a text, each once, in order: what stands in braces, conditions with all that is in them, and lines in
 * brackets. A brace that is never closed is a piece up to the end of its paragraph, so that its fault is named.
 */
export function piecesIn(text: string): string[] {
  const found = new Set<string>()
  for (const block of proseBlocks(text)) {
    if (block.type === 'bracket') found.add(block.text)
    else for (const piece of bracesIn(block.text)) found.add(piece)
  }
  return [...found]
}

/** Each with its outermost braces. */
function bracesIn(text: string): string[] {
  const found: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    // A backslash takes the next sign as it is.
    if (text[at] === '\\') at += 1
    else if (text[at] === '{') {
      if (depth === 0) from = at
      depth += 1
    } else if (text[at] === '}' && depth > 0) {
      depth -= 1
      if (depth === 0) found.push(text.slice(from, at + 1))
    }
  }
  if (depth > 0) found.push(text.slice(from))
  return found
}

/** A report's body cut at its section headings (`##`), each part with its own; joined by blank lines they are the body. */
export function sectionsIn(body: string): string[] {
  const sections: string[][] = [[]]
  for (const line of body.trim().split(/\r\n|\r|\n/)) {
    if (headingLevel(line) === SECTION_LEVEL) sections.push([])
    sections.at(-1)!.push(line)
  }
  return sections.map((lines) => lines.join('\n').trim()).filter((text) => text !== '')
}

/** What a section is called: its own heading without signs, said of the period that the paper is about. */
export function titleOfSection(text: string, period: string): string {
  const [first = ''] = text.trimStart().split(/\r\n|\r|\n/, 1)
  if (headingLevel(first) !== SECTION_LEVEL) return BEGINNING
  const read = parsePeriod(period)
  const title = first.replace(/^\s*#+/, '').trim()
  return read === null ? title : title.replace(/\{([^{}]+)\}/g, (piece, word) => periodWord(word, read) ?? piece)
}

/** `{年}` and the other words that a period alone fills; undefined of all others. */
export function periodWord(word: string, period: Period): string | undefined {
  const year = period.from.slice(0, 4)
  const words: Readonly<Record<string, string>> = {
    年: year,
    年份: `${year}年`,
    上年: `${Number(year) - 1}年`,
    下年: `${Number(year) + 1}年`,
    期: period.title,
    期末: dayInWords(period.to),
    五年: fiveYearsTo(period).title,
    五年前: `${fiveYearsBefore(period)?.to.slice(0, 4) ?? ''}年`,
  }
  return words[word]
}

function headingLevel(line: string): number {
  return /^\s*(#+)[ 　]/.exec(line)?.[1]?.length ?? 0
}

const YEAR = /(?<![\d{])(\d{4})年/g

/**
 * Last year's text made this year's: the years typed in it become the words that follow the period. What stands in
 * braces already does. Years further away are history and stay.
 */
export function rolledForward(text: string, year: number): string {
  const words = new Map([
    [year - 1, '{上年}'],
    [year, '{年份}'],
    [year + 1, '{下年}'],
  ])
  return outsideBraces(text, (prose) => prose.replace(YEAR, (typed, digits) => words.get(Number(digits)) ?? typed))
}

function outsideBraces(text: string, change: (prose: string) => string): string {
  const pieces = bracesIn(text)
  let rest = text
  let made = ''
  for (const piece of pieces) {
    const at = rest.indexOf(piece)
    made += change(rest.slice(0, at)) + piece
    rest = rest.slice(at + piece.length)
  }
  return made + change(rest)
}
