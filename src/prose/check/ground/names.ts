/** Whether what is told beside two numbers is of them: a name that neither bears is of others. */
import { isShortFor, sharesTwo } from './likeness.ts'

/** What is left of a name when the words of another are taken from it: 女教师 beside 全校教师 is 女. */
export function ownOf(name: string, other: string): string {
  const signs = Array.from(name)
  const isOther = (at: number): boolean =>
    at >= 0 && at + 1 < signs.length && other.includes(signs[at]! + signs[at + 1]!)
  return signs.filter((_, at) => !isOther(at - 1) && !isOther(at)).join('')
}

/** Whether a part bears the name of what is told; a bare name is of whatever stands beside it. */
export function isCalled(name: string, part: string, whole: string): boolean {
  const own = ownOf(name, whole)
  if (own === '') return true
  return own.length === 1 ? part.includes(own) : sharesTwo(own, part) || isShortFor(own, part)
}

/** The words of a clause before a place in it. */
export const clauseUpTo = (words: string, at: number): string =>
  words
    .slice(0, at)
    .split(/[,，、:：;；。()（）]/)
    .at(-1)!

const TIME = /今年|本年|去年|上年|前年|本学年|上学年|本学期|上学期|\d{4}年|\d{1,2}月/g
/** Whether two numbers are of two times: 由A到B, 在A的基础上, 2022年的A and 2023年的B. */
export function areOfTwoTimes(words: string): boolean {
  return /[由从][^,，]*\d[^,，]*[到至为]|基础上/.test(words) || new Set(words.match(TIME)).size > 1
}
