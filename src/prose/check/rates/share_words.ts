/** What words for a share are worth, and whether a share is as they say: 近三成, 过半, 三分之二以上. */
import { numberOf } from '../ground/numbers.ts'

/** Words for a share, as a pattern. */
export const MUCH = '一半|半数|(?<=[过超])半|[一二两三四五六七八九]成|[二三四五六七八九十]分之[一二两三四五六七八九]'
/** Behind words for a share no more than this is meant; under and over it, and about it. */
const ABOUT = 0.08
/** 22% is not 近三成. */
const NEAR_TENTH = 0.07
const SLACK = 0.015

/** 大多数, as a pattern. */
export const MOST_WORDS = '绝大多数|大多数|绝大部分|大部分|多数|过半|大半'
const MOSTLY = /过半|多半|大半|多数|大部分/

/** 近三分之二 is a little less or as much, 过半 more, 六成 about as much. */
export function isAsSaid(own: number, { way = '', again = '', much = '', more = '' }: Record<string, string>): boolean {
  if (MOSTLY.test(much)) return own > 0.5 - SLACK / 3
  const share = shareOf(much)
  const said = way + again + more
  const near = /^(?:将|接)?近$/.test(said) && much.endsWith('成') ? NEAR_TENTH : 1.5 * ABOUT
  if (/不足|不到|近|弱/.test(said)) return own < share + SLACK && own > share - near
  if (/超|过|逾|以上|多|强/.test(said)) return own > share - SLACK / 3
  return Math.abs(own - share) < ABOUT
}

/** 一半, 六成, 三分之二 */
export function shareOf(words: string): number {
  const [, whole, part] = /^(.)分之(.)$/.exec(words) ?? []
  return whole === undefined ? (numberOf(/^(.)成$/.exec(words)?.[1]) ?? 5) / 10 : numberOf(part)! / numberOf(whole)!
}
