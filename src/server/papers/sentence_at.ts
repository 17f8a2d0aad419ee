const ENDS = '。；！？;!?\n'

/** The sentence around a place, without its full stop. Offsets in UTF-16 units. */
export const sentenceAt = (text: string, from: number, to: number): string => {
  let start = from
  while (start > 0 && !ENDS.includes(text[start - 1]!)) start -= 1
  let end = to
  while (end < text.length && !ENDS.includes(text[end]!)) end += 1
  return text.slice(start, end).trim()
}
