/** A share, and the same in words behind it: 71%的家长支持延时服务，不足七成; 占比由58%降至44%，仍占全县学校的一半以上. */
import { type Finding, saidOf } from '../ground/finding.ts'
import { isAsSaid, MUCH, shareOf } from './share_words.ts'

const SHARE = '(\\d{1,3}(?:\\.\\d+)?)%'
const STILL = '(?:仍然?|已经?|均|也|还|尚|仅|只|总体|接近于)*'
const WAY =
  '(?<way>接近|将近|逼近|临近|近|超过?|突破|过|高于|多于|不足|不到|未到|未达|低于|少于|约|大约|大致|逾)?(?:了|到)?'
const WORDS = `${WAY}(?<much>${MUCH}|过半)(?<more>以上|多|强|弱)?(?:左右|上下)?(?=[,。;)]|$)`
/** The share is of the same as before: its number ends the clause, or the kind it is of does. */
const AGAIN = new RegExp(
  `(?:${SHARE}的[^,。;:、\\d()]{2,18}|占(?:比|[^,。;:\\d]{0,10})(?:[由从]\\d[\\d.]*%[^,。;\\d]{1,8})?${SHARE}|(?:[率度]|比[例重])[为是达到]{0,2}${SHARE})[,(](?:${STILL}占[^,。;、\\d]{2,12}?的|${STILL}|即|也就是|相当于)${WORDS}`,
  'g',
)

/** Asked of one sentence. */
export function saidAgainFindings(text: string): Finding[] {
  if (!text.includes('%') || !/半|分之|成/.test(text)) return []
  return [...text.matchAll(AGAIN)].flatMap((match) => {
    const { way = '', more = '', much = '' } = match.groups!
    const share = Number(match.slice(1, 4).find((one) => one !== undefined))
    if (
      /不足|[不未]到|未达|低于|少于/.test(way)
        ? share / 100 <= shareOf(much)
        : isAsSaid(share / 100, asWritten(way, much, more))
    )
      return []
    return [saidOf(match, 'rate', `“${match[0]}”：${share}%与后面的说法不符，请核对。`)]
  })
}

/** 突破七成 is more than that, and 过半 more than a half. */
const asWritten = (way: string, much: string, more: string): Record<string, string> =>
  much === '过半' ? { much: '一半', way: '超过' } : { much, more, way: way.replace(/高于|多于|突破/, '超过') }
