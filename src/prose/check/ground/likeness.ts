/** Whether two wordings have two characters in common that follow each other: 劝返的学生 and 学生42名. */
export const sharesTwo = (one: string, other: string): boolean =>
  Array.from(one).some((_, at) => at > 0 && other.includes(one.slice(at - 1, at + 1)))

/** Which words of a pattern are told, whatever their order and number. */
export const toldOf = (words: string, pattern: RegExp): string =>
  [...new Set(words.match(pattern) ?? [])].toSorted().join()

/** Where two wordings of one length bear other signs. */
export const oddOf = (one: string, other: string): number[] =>
  Array.from(one).flatMap((sign, at) => (sign === other[at] ? [] : [at]))

/** Whether two neighbours have changed places, and all else is the same: 5231876 and 5231867. */
export function isTurned(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  const [first = 0, second, ...more] = oddOf(one, other)
  return more.length === 0 && second === first + 1 && one[first] === other[second] && one[second] === other[first]
}

/** Whether all signs of a short word stand in another wording in their order: 参训 in 参加培训, 持证 in 持有教师资格证. */
export function isShortFor(word: string, words: string): boolean {
  let from = 0
  for (const sign of word) {
    const at = words.indexOf(sign, from)
    if (at < 0) return false
    from = at + sign.length
  }
  return true
}
