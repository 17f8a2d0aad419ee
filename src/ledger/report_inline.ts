/**
 * One paragraph of a report, read from left to right. Every character is looked at once, so that the time is linear
 * however wrong the text is; conditions nest to a fixed depth, so that no text can exhaust the stack.
 */
import type { Declared } from './declared.ts'
import { findRef, parseFigure, short } from './report_figure.ts'
import type { Comparison, ReportInline } from './report_tree.ts'

const DEEPEST = 8
const HEAD_LONGEST = 120
const CONDITION = /^(\S+?)\s*(?:(>=|<=|!=|=|>|<|≥|≤|≠)\s*(-?\d{1,15}(?:\.\d{1,6})?)%?)?$/
const OPERATORS: Readonly<Record<string, Comparison>> = { '≥': '>=', '≤': '<=', '≠': '!=' }

/** Where the reader stands. Lines are counted from the paragraph's first. */
export interface Cursor {
  readonly text: string
  readonly declared: Declared | undefined
  readonly says: (line: number, fault: string) => void
  at: number
  line: number
}

export function parseInlines(cursor: Cursor): ReportInline[] {
  return readUntil(cursor, '', 0)
}

/** Reads up to one of the `stops`, which stays unread, or up to the end. */
function readUntil(cursor: Cursor, stops: string, depth: number): ReportInline[] {
  const inlines: ReportInline[] = []
  let text = ''
  while (cursor.at < cursor.text.length) {
    const char = cursor.text[cursor.at]!
    if (stops.includes(char)) break
    if (char !== '{') {
      text += readCharacter(cursor, char)
      continue
    }
    const inline = readBraces(cursor, depth)
    if (inline && text) inlines.push({ type: 'text', text })
    if (inline) inlines.push(inline)
    if (inline) text = ''
  }
  if (text) inlines.push({ type: 'text', text })
  return inlines
}

/** Chinese lines are joined without a space. A backslash takes the next sign as it is. */
function readCharacter(cursor: Cursor, char: string): string {
  cursor.at += 1
  if (char === '\n') {
    cursor.line += 1
    return ''
  }
  if (char === '}') cursor.says(cursor.line, '多了一个右花括号“}”')
  if (char !== '\\') return char
  const next = cursor.text[cursor.at] ?? ''
  if (!'{}|[]#\\'.includes(next)) return char
  cursor.at += next.length
  return next
}

function readBraces(cursor: Cursor, depth: number): ReportInline | undefined {
  const { line } = cursor
  cursor.at += 1
  if (/^if[\s　]/.test(cursor.text.slice(cursor.at, cursor.at + 3))) return readCondition(cursor, depth, line)
  const inside = readHead(cursor, '{}\n')
  if (cursor.text[cursor.at] !== '}') {
    cursor.says(line, `花括号没有闭合：“{${short(inside)}”`)
    return undefined
  }
  cursor.at += 1
  return parseFigure(inside, (fault) => cursor.says(line, fault), cursor.declared)
}

function readCondition(cursor: Cursor, depth: number, line: number): ReportInline | undefined {
  if (depth === DEEPEST) cursor.says(line, `条件套得太深，最多${DEEPEST}层`)
  if (depth >= DEEPEST) return undefined
  cursor.at += 2
  const head = readHead(cursor, ':：{}|').trim()
  const colon = cursor.text[cursor.at] === ':' || cursor.text[cursor.at] === '：'
  if (colon) cursor.at += 1
  else cursor.says(line, '条件后面要有冒号：{if 台账.指标 > 0: 成立时的话 | 不成立时的话}')
  const then = readUntil(cursor, '|}', depth + 1)
  const other = cursor.text[cursor.at] === '|'
  if (other) cursor.at += 1
  const otherwise = other ? readUntil(cursor, '}', depth + 1) : []
  if (cursor.text[cursor.at] === '}') cursor.at += 1
  else cursor.says(line, '条件的花括号没有闭合')
  return colon ? conditionOf(head, trimmed(then), trimmed(otherwise), line, cursor) : undefined
}

/** A reference alone asks whether the figure is above zero. */
function conditionOf(
  head: string,
  then: ReportInline[],
  otherwise: ReportInline[],
  line: number,
  cursor: Cursor,
): ReportInline | undefined {
  const match = head.length > HEAD_LONGEST ? null : CONDITION.exec(head)
  const [, ref = '', op = '>', number = '0'] = match ?? []
  if (!match) cursor.says(line, `条件写法不对：“${short(head)}”，应为 {if 台账.指标 > 0: …}`)
  if (!match || !findRef(ref, (fault) => cursor.says(line, fault), cursor.declared)) return undefined
  const operator = OPERATORS[op] ?? (op as Comparison)
  // oxlint-disable-next-line unicorn/no-thenable -- the two sides of an if; data that nobody awaits
  return { type: 'condition', ref, op: operator, number: Number(number), then, else: otherwise }
}

function readHead(cursor: Cursor, stops: string): string {
  const from = cursor.at
  while (cursor.at < cursor.text.length && !stops.includes(cursor.text[cursor.at]!)) {
    if (cursor.text[cursor.at] === '\n') cursor.line += 1
    cursor.at += 1
  }
  return cursor.text.slice(from, cursor.at)
}

/** The spaces around `:` and `|` belong to the spelling, not to the text. */
function trimmed(inlines: ReportInline[]): ReportInline[] {
  return inlines
    .map((inline, index) => {
      if (inline.type !== 'text') return inline
      const start = index === 0 ? inline.text.trimStart() : inline.text
      return { type: 'text' as const, text: index === inlines.length - 1 ? start.trimEnd() : start }
    })
    .filter((inline) => inline.type !== 'text' || inline.text !== '')
}
