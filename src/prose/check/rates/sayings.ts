/** Words that say how large a share is, beside its number: 占46.2%，超过一半; 满意度87.6%，超过九成; 任务过半. */
import { type Finding, saidOf } from '../ground/finding.ts'
import { numberOf } from '../ground/numbers.ts'

const SHARE = '(\\d{1,3}(?:\\.\\d+)?)%'
const OVER = '(?:已|均|首次|实现|达到)*(?:超过?|突破|高于|多于)(?:了)?'
const TENTHS = '([一二三四五六七八九])成'
/** The words stand right behind the number. */
const BEHIND = new RegExp(
  `${SHARE}(?:,|\\()(?:${OVER}(一半|半数|${TENTHS})|(过半|半数以上)|${TENTHS}(?:以上|多)|(?:不足|不到|低于)(?:(一半|半数)|${TENTHS}))(?![\\u4e00-\\u9fff]{0,3}目标)`,
  'g',
)
/** 完成年度任务1.2亿元的41%，实现任务过半 */
const HALFWAY = new RegExp(
  `(?:完成|占|达到?)[^,。;\\d]{0,6}(?:年度|全年)[^,。;]{0,20}?的?${SHARE}[^。;%]{0,16}?(?<!未|没有|尚未|不能)(?:实现|做到|达到)(?:了)?[“]?(?:时间过半[,、]?)?[“]?(?:任务过半|双过半)`,
  'g',
)

/** The number stands behind the words: 超过九成，达到88.7%. */
const AHEAD = new RegExp(
  `(?:${OVER}(一半|半数|${TENTHS})|(?:不足|不到|低于)(一半|半数|${TENTHS})),(?:达到?|为|占比(?:为|达)?|占|高达|其比例为|已达)${SHARE}(?![\\u4e00-\\u9fff]{0,3}目标)`,
  'g',
)

/** 半数以上家长（48%）: who they are stands between, and how many in a bracket. */
const BRACKETED = new RegExp(
  `(?:(?:超过?|过)(?<over>半数?|一半)|(?<half>半数以上|一半以上|多数|大多数|绝大多数)|${TENTHS.replace('(', '(?<tens>')}以上|(?:近|不足|不到)(?:(?<below>半数?|一半)|${TENTHS.replace('(', '(?<under>')}))的?(?:受访|参与)?[\\u4e00-\\u9fff]{1,8}\\((?:占|占比)?(?<share>\\d{1,3}(?:\\.\\d+)?)%\\)`,
  'g',
)

function bracketed(text: string): Finding[] {
  return [...text.matchAll(BRACKETED)].flatMap((match) => {
    const { tens, below, under, share } = match.groups!
    const own = Number(share)
    const is_below = below !== undefined || under !== undefined
    const mark = tens === undefined && under === undefined ? 50 : tensOf(tens ?? under)
    const wrong = is_below ? own > mark + 1 : own < mark
    return wrong ? [saidOf(match, 'rate', `“${match[0]}”：${share}%与前面的说法不符，请核对。`)] : []
  })
}

/** Asked of one sentence. */
export function sayingFindings(text: string): Finding[] {
  const said = [...text.matchAll(BEHIND)].flatMap((match) => {
    const [quote, share, over, tenths, half, more, below_half, below] = match
    const floor = over ? tensOf(tenths) : half ? 50 : more ? tensOf(more) : undefined
    const top = below_half ? 50 : below ? tensOf(below) : undefined
    const wrong = (floor !== undefined && Number(share) < floor) || (top !== undefined && Number(share) > top)
    return wrong ? [saidOf(match, 'rate', `“${quote}”：${share}%与后面的说法不符，请核对。`)] : []
  })
  const ahead = [...text.matchAll(AHEAD)].flatMap((match) => {
    const [quote, over, over_tenths, , below_tenths, share] = match
    const floor = over === undefined ? undefined : over_tenths === undefined ? 50 : tensOf(over_tenths)
    const top = over === undefined ? (below_tenths === undefined ? 50 : tensOf(below_tenths)) : undefined
    const wrong = (floor !== undefined && Number(share) < floor) || (top !== undefined && Number(share) > top)
    return wrong ? [saidOf(match, 'rate', `“${quote}”：${share}%与前面的说法不符，请核对。`)] : []
  })
  const halfway = [...text.matchAll(HALFWAY)]
    .filter((match) => Number(match[1]) < 50)
    .map((match) =>
      saidOf(match, 'rate', `完成的是${match[1]}%，不到一半，却说“任务过半”，请核对。`, `${match[1]}% < 50%`),
    )
  return [...said, ...ahead, ...halfway, ...bracketed(text)]
}

const tensOf = (tenths: string | undefined): number => (numberOf(tenths) ?? 5) * 10
