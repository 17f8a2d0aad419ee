/** A share that is done and one that is left, told alone: 已完成72%，剩余28%; 已达六成，余下四成; 已有三分之二…，尚有三分之一未完成. */
import { chineseValue } from '../../numbers/numerals.ts'
import { type Finding, foundAt } from '../ground/finding.ts'
import { shown } from '../ground/range.ts'

const WORDS = '一二三四五六七八九十'
const SHARE = `\\d{1,3}(?:\\.\\d+)?%|[${WORDS}]{1,2}分之[${WORDS}]{1,2}|[一二三四五六七八九]成(?![年人为员长果立品都功本效])半?|[一二三四五六七八九]成(?=年[底末内])半?`
const TOLD = new RegExp(SHARE, 'g')
/** What is left is told right before its share. */
const REST =
  /^[^,\d]{0,12},(?:目前|其中)?(?:剩余|余下|其余|剩下|还剩|尚余)(?:部分|任务|工程|工作量|投资|资金|学校|教师|学生)?(?:的)?(?:还有|约占|占|有|为)?$/
/** 另有2%未入园, 没有收回的占8%: not so is what the other share is of. */
const NOT = /^[^,\d]{0,12},(?:但|目前)?(?:还有|尚有|仍有|另有|另外|另)(?:约)?$/
const NOT_BEHIND = /^(?:的)?[^,\d]{0,6}?(?:尚未|没有|未能|未|没)(?:完成|实现|参加)?([\u4e00-\u9fff]{1,4})/
const NOT_BEFORE =
  /^[^,\d]{0,12},(?:尚未|没有|未能|未)([\u4e00-\u9fff]{2,4}?)的(?:学生|教师|学校|人员|人数|问卷)?(?:约?占|为|有)$/
/** It is a share of something else, or there are others. */
const OTHER =
  /[比较]上|去年|同期|提高|下降|增长|百分点|以上|以下|约|左右|近|超|其中|分别|平均|不足|多|预付|质保|的基础上/

/** Asked of one sentence. */
export function complementFindings(text: string): Finding[] {
  if (!/%|分之|成/.test(text)) return []
  const shares = [...text.matchAll(TOLD)]
  const [done, left] = shares
  if (done === undefined || left === undefined || shares.length > 2 || OTHER.test(text)) return []
  const lead = text.slice(0, done.index)
  const gap = text.slice(done.index + done[0].length, left.index)
  if (/[未没不]/.test(lead) || !isOthers(lead, gap, text.slice(left.index + left[0].length))) return []
  const [one, other] = [done, left].map(({ 0: words }) => valueOf(words))
  if (one === undefined || other === undefined) return []
  const sum = one + other
  if (Math.abs(sum - 100) <= slackOf(done[0]) + slackOf(left[0]) || one >= 100 || sum > MOST || sum < LEAST) return []
  return [
    {
      rule: 'sum',
      says: `“${done[0]}”和余下的“${left[0]}”加起来不是全部，请核对。`,
      arithmetic: `${shown(one)}% + ${shown(other)}% = ${shown(sum)}% ≠ 100%`,
      places: [done, left].map(foundAt),
    },
  ]
}
/** What is further off is of something else. */
const MOST = 130
const LEAST = 75

function isOthers(lead: string, gap: string, behind: string): boolean {
  if (REST.test(gap)) return /完成|达|已|占|有|到位|推进|进度/.test(lead + gap) && !behind.startsWith('的')
  const deed = NOT.test(gap) ? NOT_BEHIND.exec(behind)?.[1] : NOT_BEFORE.exec(gap)?.[1]
  // 入园率98%，另有2%未入园: of the same deed; 收回 is 回收 too.
  const told = lead.slice(-20) + gap.split(',')[0]!
  return (
    deed !== undefined && (deed.startsWith('完成') || Array.from(deed.slice(0, 2)).every((sign) => told.includes(sign)))
  )
}

function valueOf(words: string): number | undefined {
  if (words.endsWith('%')) return Number(words.slice(0, -1))
  const [of, part] = words.split('分之')
  if (part !== undefined) {
    const [all, some] = [of!, part].map((one) => chineseValue(one))
    return all && some && some < all ? (some / all) * 100 : undefined
  }
  const tens = chineseValue(words[0]!)
  return tens === null ? undefined : tens * 10 + (words.endsWith('半') ? 5 : 0)
}

/** Half of the last printed place. */
const slackOf = (words: string): number =>
  words.endsWith('%') ? 0.5 * 10 ** -(words.split('.')[1]?.replace('%', '').length ?? 0) + 1e-9 : 1e-6
