/**
 * Cuts a text into lines and sentences. A line break inside a paragraph (texts copied from a page are full of them)
 * ends nothing; a break after a full stop or around a heading ends a sentence.
 */
export interface Sentence {
  start: number
  end: number
  /** A line of its own without a full stop, such as 二、存在的问题. */
  heading: boolean
  /** Whether a new line starts with it. */
  opens_line: boolean
}

/** No sentence is longer, so that whatever looks around in a sentence stays linear in the length of the text. */
const longest = 1500

/** 。！？!? by their codes; looked up for every character of a text, so that it must be an array and no set. */
const stops = new Uint8Array(65536)
for (const stop of '。！？!?') stops[stop.charCodeAt(0)] = 1
const lineEnds = new Set(['。', '！', '？', '!', '?', ';', ':', '.', '”', ')', '》', '…'])
const listStart =
  /^[ \t\u3000]*(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.,]|第[一二三四五六七八九十]+[,章节条篇部]|[-•●◆■*]|[⑴-⑽①-⑩])/

export function* sentencesOf(text: string): Generator<Sentence> {
  let line = 0
  while (line < text.length) {
    const end = paragraphEnd(text, line)
    yield* sentencesIn(text, line, end)
    line = end
  }
}

/** The end of the paragraph that begins at `from`, past its line break; soft breaks are run over. */
function paragraphEnd(text: string, from: number): number {
  let lineStart = from
  for (;;) {
    const at = text.indexOf('\n', lineStart)
    if (at < 0) return text.length
    if (!isSoftBreak(text, lineStart, at)) return at + 1
    lineStart = at + 1
  }
}

function isSoftBreak(text: string, lineStart: number, at: number): boolean {
  if (at === lineStart) return text[at - 2] === ';' && isNext(text, at)
  let last = at - 1
  while (last > lineStart && (text[last] === '\r' || text[last] === ' ')) last -= 1
  if (last - lineStart >= 8 && (text[last] === '、' || text[last] === ',')) return goesOn(text, at)
  if (last - lineStart >= 12 && text[last] === ';') return isNext(text, text[at + 1] === '\n' ? at + 1 : at)
  if (last - lineStart < 24 || (lineEnds.has(text[last] ?? '') && !/\d:/.test(text.slice(last - 1, last + 1))))
    return false
  if (last - lineStart < 60 && !/[,。;]/.test(text.slice(lineStart, last))) return false
  return goesOn(text, at)
}

/** Whether the line behind the break at `at` is neither empty nor set in, and opens no item of a list. */
function goesOn(text: string, at: number): boolean {
  const next = text.slice(at + 1, at + 12)
  return next.length > 0 && !/^[\s\u3000]/.test(next) && !listStart.test(next)
}

/** Whether the line behind the break at `at`, which a semicolon stands before, goes on with it, and is no heading. */
const isNext = (text: string, at: number): boolean =>
  /^[^\n]{0,40}[,;。\d]/.test(text.slice(at + 1, at + 42)) && goesOn(text, at)

function* sentencesIn(text: string, from: number, to: number): Generator<Sentence> {
  let start = from
  let opens_line = true
  for (let at = from; at < to; at += 1) {
    const isStop = stops[text.charCodeAt(at)] === 1
    if (!isStop && at - start < longest) continue
    let end = at + 1
    if (isStop && (text[end] === '”' || text[end] === ')')) end += 1
    if (!isStop) end = softCut(text, start, end)
    yield { start, end, heading: false, opens_line }
    start = end
    at = Math.max(at, end - 1)
    opens_line = false
  }
  if (start < to && text.slice(start, Math.min(to, start + 200)).trim() !== '') {
    yield {
      start,
      end: to,
      heading: opens_line && isHeading(text.slice(start, Math.min(to, start + 90)).trim()),
      opens_line,
    }
  }
}

/** Where to cut a run without full stops: after its last comma, else anywhere but inside a surrogate pair. */
function softCut(text: string, start: number, end: number): number {
  const comma = text.slice(start, end).lastIndexOf(',')
  if (comma > longest / 2) return start + comma + 1
  const code = text.charCodeAt(end - 1)
  return code >= 0xd800 && code <= 0xdbff ? end - 1 : end
}

function isHeading(line: string): boolean {
  return line.length <= 60 && !/[,;,]\S*[,;]/.test(line) && !/[;,:]$/.test(line)
}
