/** How many months a stretch of words tells of: 上半年, 前三季度, 六个月, 1—8月. */
import { numberOf } from '../ground/numbers.ts'

const MONTHS =
  /(?<half>[上下]半年)|前(?<quarters>[两二三])(?:个)?季度|(?<quarter>(?:第?[一二三四]|首|本|[1-4])季度)|(?<many>\d{1,2}|[一二两三四五六七八九十]{1,2})个月|(?<first>\d{1,2})月?[-—–~至到]{1,2}(?<last>\d{1,2})月(?!\d)|(?<year>全年(?!级)|年度|20\d\d年(?!\d{1,2}月)|[去今上]年)/g

/** The nearest to the end first; a whole year may be meant only where nothing else is. */
export function monthsIn(words: string): { count: number; quote: string }[] {
  // How many months a term has is not told.
  if (/学期|学年|假期|开学/.test(words)) return []
  return [...words.normalize('NFKC').matchAll(MONTHS)].toReversed().flatMap((match) => {
    const { half, quarters, quarter, many, first, last, year } = match.groups!
    const counts = [
      half && 6,
      quarters && numberOf(quarters)! * 3,
      quarter && 3,
      many && numberOf(many),
      first && Number(last) - Number(first) + 1,
      year && 12,
    ]
    const count = counts.find((one) => typeof one === 'number')
    return typeof count === 'number' && count > 1 ? [{ count, quote: match[0] }] : []
  })
}
