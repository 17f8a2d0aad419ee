/** Whether two wordings have two characters in common that follow each other: 劝返的学生 and 学生42名. */
export const sharesTwo = (one: string, other: string): boolean =>
  Array.from(one).some((_, at) => at > 0 && other.includes(one.slice(at - 1, at + 1)))

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
