/**
 * One paragraph of prose with braces, read from left to right. Every character is looked at once, so that the time is
 * linear however wrong the text is; conditions nest to a fixed depth, so that no text can exhaust the stack. What the
 * braces may hold is the business of the grammar: figures in reports, fields of a row in papers.
 */

const DEEPEST = 8

export interface InlineText {
  readonly type: 'text'
  readonly text: string
}
type Says = (fault: string) => void

export interface Grammar<Own> {
  /** How a condition is written, for words of refusal: `{if 台账.指标 > 0: 成立时的话 | 不成立时的话}`. */
  readonly example: string
  /** What stands between two braces; `says` is called once for every fault, and what is faulty is left out. */
  leaf(inside: string, says: Says): Own | undefined
  /** `head` stands between `if` and the colon. */
  condition(
    head: string,
    then: readonly (Own | InlineText)[],
    otherwise: readonly (Own | InlineText)[],
    says: Says,
  ): Own | undefined
}

/** Where the reader stands. Lines are counted from the paragraph's first. */
export interface Cursor<Own> {
  readonly text: string
  readonly grammar: Grammar<Own>
  readonly says: (line: number, fault: string) => void
  at: number
  line: number
}

export function readInlines<Own extends { readonly type: string }>(cursor: Cursor<Own>): (Own | InlineText)[] {
  return readUntil(cursor, '', 0)
}

/** Reads up to one of the `stops`, which stays unread, or up to the end. */
function readUntil<Own extends { readonly type: string }>(
  cursor: Cursor<Own>,
  stops: string,
  depth: number,
): (Own | InlineText)[] {
  const inlines: (Own | InlineText)[] = []
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
function readCharacter(cursor: Cursor<unknown>, char: string): string {
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

function readBraces<Own extends { readonly type: string }>(cursor: Cursor<Own>, depth: number): Own | undefined {
  const { line } = cursor
  cursor.at += 1
  if (/^if[\s　]/.test(cursor.text.slice(cursor.at, cursor.at + 3))) return readCondition(cursor, depth, line)
  const inside = readHead(cursor, '{}\n')
  if (cursor.text[cursor.at] !== '}') {
    cursor.says(line, `花括号没有闭合：“{${short(inside)}”`)
    return undefined
  }
  cursor.at += 1
  return cursor.grammar.leaf(inside, (fault) => cursor.says(line, fault))
}

function readCondition<Own extends { readonly type: string }>(
  cursor: Cursor<Own>,
  depth: number,
  line: number,
): Own | undefined {
  if (depth === DEEPEST) cursor.says(line, `条件套得太深，最多${DEEPEST}层`)
  if (depth >= DEEPEST) return undefined
  cursor.at += 2
  const head = readHead(cursor, ':：{}|').trim()
  const colon = cursor.text[cursor.at] === ':' || cursor.text[cursor.at] === '：'
  if (colon) cursor.at += 1
  else cursor.says(line, `条件后面要有冒号：${cursor.grammar.example}`)
  const then = readUntil(cursor, '|}', depth + 1)
  const other = cursor.text[cursor.at] === '|'
  if (other) cursor.at += 1
  const otherwise = other ? readUntil(cursor, '}', depth + 1) : []
  if (cursor.text[cursor.at] === '}') cursor.at += 1
  else cursor.says(line, '条件的花括号没有闭合')
  if (!colon) return undefined
  return cursor.grammar.condition(head, trimmed(then), trimmed(otherwise), (fault) => cursor.says(line, fault))
}

function readHead(cursor: Cursor<unknown>, stops: string): string {
  const from = cursor.at
  while (cursor.at < cursor.text.length && !stops.includes(cursor.text[cursor.at]!)) {
    if (cursor.text[cursor.at] === '\n') cursor.line += 1
    cursor.at += 1
  }
  return cursor.text.slice(from, cursor.at)
}

/** The spaces around `:` and `|` belong to the spelling, not to the text. */
function trimmed<Own extends { readonly type: string }>(inlines: (Own | InlineText)[]): (Own | InlineText)[] {
  return inlines
    .map((inline, index) => {
      if (!isText(inline)) return inline
      const start = index === 0 ? inline.text.trimStart() : inline.text
      return { type: 'text' as const, text: index === inlines.length - 1 ? start.trimEnd() : start }
    })
    .filter((inline) => !isText(inline) || inline.text !== '')
}

function isText(inline: { readonly type: string }): inline is InlineText {
  return inline.type === 'text'
}

export function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
