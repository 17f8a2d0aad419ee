/** Lines that begin with a number, and the rows that they make: 一、… 二、… 三、…. */
import { numberOf } from '../../ground/numbers.ts'
import type { Line } from './paper.ts'

export type Style = 'han' | 'ordinal' | 'bracketed' | 'figure' | 'bracketed_figure' | 'worded'

export interface Heading {
  readonly style: Style
  readonly number: number
  /** Of the line, without its number. */
  readonly words: string
  readonly line: Line
  /** Which of the lines it is. */
  readonly at: number
}

/** Headings of one style that count from one on, and all stand under the same heading. */
export interface Row {
  readonly members: readonly Heading[]
  /** A number was left out, or told twice, behind the last of them. */
  readonly broken: boolean
}

/** From the outermost to the innermost. */
const STYLES: readonly (readonly [Style, RegExp])[] = [
  ['han', /^([一二三四五六七八九十]{1,3})、/],
  ['ordinal', /^第([一二三四五六七八九十]{1,3})(?:部分)?[,、:]/],
  ['bracketed', /^\(([一二三四五六七八九十]{1,3})\)/],
  ['figure', /^(\d{1,2})[.、](?!\d)/],
  ['bracketed_figure', /^\((\d{1,2})\)/],
  ['worded', /^([一二三四五六七八九十])(?:是|要)/],
]
const RANK = new Map(STYLES.map(([style], rank) => [style, rank]))

export function headingsOf(lines: readonly Line[]): Heading[] {
  return lines.flatMap((line, at): Heading[] => {
    const words = line.words.trim()
    for (const [style, pattern] of STYLES) {
      const match = pattern.exec(words)
      if (match !== null) return [{ style, number: numberOf(match[1])!, words: words.slice(match[0].length), line, at }]
    }
    return []
  })
}

/** In the order of their first members. */
export function rowsOf(headings: readonly Heading[]): Row[] {
  const open = new Map<Style, Heading[]>()
  const rows: Row[] = []
  const close = (style: Style, broken: boolean): void => {
    const members = open.get(style)
    if (members !== undefined) rows.push({ members, broken })
    open.delete(style)
  }
  for (const heading of headings) {
    const rank = RANK.get(heading.style)!
    for (const [style] of STYLES) if (RANK.get(style)! > rank) close(style, false)
    const own = open.get(heading.style)
    if (own !== undefined && heading.number === own.at(-1)!.number + 1) own.push(heading)
    else {
      close(heading.style, heading.number !== 1)
      if (heading.number === 1) open.set(heading.style, [heading])
    }
  }
  for (const [style] of STYLES) close(style, false)
  return rows.toSorted((one, other) => one.members[0]!.at - other.members[0]!.at)
}
