/** Where pieces stand in a line of prose: braces, which nest in conditions. */
import type { InlineNode } from './document.ts'

/** Signs that a backslash takes as they are. */
export const ESCAPED = '{}|[]#\\'

/** The place behind the brace that closes the one at `at`; undefined where none does. */
export const pieceEnd = (text: string, at: number): number | undefined => {
  if (/^\{if[\s　]/.test(text.slice(at, at + 4))) return conditionEnd(text, at)
  for (let to = at + 1; to < text.length; to += 1) {
    if (text[to] === '}') return to + 1
    if (text[to] === '{' || text[to] === '\n') return undefined
  }
  return undefined
}

const conditionEnd = (text: string, at: number): number | undefined => {
  let depth = 0
  for (let to = at; to < text.length; to += 1) {
    if (text[to] === '\\') to += 1
    else if (text[to] === '{') depth += 1
    else if (text[to] === '}') depth -= 1
    if (depth === 0) return to + 1
  }
  return undefined
}

/** Text and pieces in turn. A brace that nothing closes is text, and lines are joined as Chinese lines are. */
export const inlinesOf = (text: string): InlineNode[] => {
  const inlines: InlineNode[] = []
  let plain = ''
  const flush = (): void => {
    if (plain !== '') inlines.push({ type: 'text', text: plain })
    plain = ''
  }
  for (let at = 0; at < text.length;) {
    const char = text[at]!
    const end = char === '{' ? pieceEnd(text, at) : undefined
    if (end !== undefined) {
      flush()
      inlines.push({ type: 'chip', attrs: { source: text.slice(at, end) } })
    } else if (char === '\\' && ESCAPED.includes(text[at + 1] ?? ' ')) {
      plain += text[at + 1]
    } else if (char !== '\n') plain += char
    at = end ?? at + (char === '\\' && ESCAPED.includes(text[at + 1] ?? ' ') ? 2 : 1)
  }
  flush()
  return inlines
}

/** A line of prose whose words are words again when it is read. */
export const lineOf = (inlines: readonly InlineNode[]): string => {
  const line = inlines.map((inline) => (inline.type === 'chip' ? inline.attrs.source : escaped(inline.text))).join('')
  return line.trim()
}

/** A backslash at the end would take the brace of the piece behind it. */
const escaped = (text: string): string => text.replace(/[{}]|\\(?=[{}|[\]#\\]|$)/g, (sign) => `\\${sign}`)

/** Words at the beginning of a paragraph that would open a heading or a bracket. */
export const asParagraph = (line: string): string => (/^(#+[ 　]|\[[a-z])/.test(line) ? `\\${line}` : line)
