/** Whether two wordings have two characters in common that follow each other: 劝返的学生 and 学生42名. */
export const sharesTwo = (one: string, other: string): boolean =>
  Array.from(one).some((_, at) => at > 0 && other.includes(one.slice(at - 1, at + 1)))
