/** % for the points that two rates are apart: 公办园占58.9%，全市平均52.4%，高出6.5%, whatever else stands between. */
import type { Finding } from '../ground/finding.ts'

const RATE = /(?<![\d.\-—–~至])(\d{1,3}(?:\.\d{1,2})?)%/g
/** Right before the third of them. */
const APART = /(?:高|低|多|少|超|差|领先|落后|提高|提升|上升|增长|增加|增幅|下降|降低|减少|降幅)[^,。;、\d]{0,14}$/
const OF_AMOUNT = /(?:人数|数量|经费|资金|金额|总量|总额|收入|支出|投入|预算|规模|面积|价格|产值)[^,。;、]*$/
/** Rates that are compared do not lie further apart. */
const FURTHEST = 30
/** So many signs lie between one and the next. */
const NEAR = 50

/** 高出全市平均值（91.6%）2.2%: what stands in brackets stands beside the words before them. */
function wordsBefore(text: string, one: RegExpMatchArray, other: RegExpMatchArray, gap: RegExpMatchArray): string {
  const words = text.slice(other.index! + other[0].length, gap.index)
  if (!words.startsWith(')') || text[other.index! - 1] !== '(') return words
  return text.slice(one.index! + one[0].length, other.index! - 1) + words.slice(1)
}

/** Asked of one paragraph. Of the two rates the third is just the difference, and no part of either. */
export function gapFindings(text: string): Finding[] {
  const rates = [...text.matchAll(RATE)]
  return rates.flatMap((gap, at): Finding[] => {
    const [one, other] = rates.slice(Math.max(0, at - 2), at)
    if (one === undefined || other === undefined) return []
    const [first, second, said] = [one, other, gap].map((match) => Number(match[1]))
    const words = wordsBefore(text, one, other, gap)
    if (other.index - one.index > NEAR || words.length > NEAR || !APART.test(words) || OF_AMOUNT.test(words)) return []
    // 在园幼儿9840人，比上年增长2.5%: of a number that stands between.
    if (/\d/.test(words.replaceAll(/\d{4}年/g, ''))) return []
    const apart = Math.abs(first! - second!)
    if (apart > FURTHEST || said === 0 || Math.abs(apart - said!) > 1e-6) return []
    const grown = (apart / (/低|少|差|落后|降/.test(words) ? Math.max : Math.min)(first!, second!)) * 100
    const step = 10 ** -(gap[1]!.split('.')[1]?.length ?? 0)
    if (Math.abs(grown - said!) <= step / 2 + 1e-9) return []
    const [high, low] = [Math.max(first!, second!), Math.min(first!, second!)]
    return [
      {
        rule: 'points',
        says: `“${gap[0]}”是“${one[0]}”与“${other[0]}”的差，应写“个百分点”。`,
        arithmetic: `${high} − ${low} = ${gap[1]}`,
        places: [one, other, gap].map((match) => ({ start: match.index, quote: match[0] })),
      },
    ]
  })
}
