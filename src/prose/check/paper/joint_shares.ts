/** Shares of two answers, and of both together elsewhere: “满意”占72.0%，“基本满意”占25.0% … “满意”和“基本满意”合计占98.0%. */
import type { Finding, Words } from '../ground/finding.ts'
import { wordsAt } from '../ground/finding.ts'
import type { Paper } from './paper.ts'
import { isSlipOff } from './rows.ts'

const NAME = '[“”"]?([\\u4e00-\\u9fff]{2,8}?)[“”"]?'
const JOINT = new RegExp(
  `(?:表示|评价为?|选择|认为|中)${NAME}[和与及、]${NAME}的?(?:比例|人数|教师|学生|家长)?(?:合计|共|一共|总计|两项合计)+(?:占比?|达到?|为)*(\\d{1,3}(?:\\.\\d{1,2})?)%`,
  'g',
)
const SHARE =
  /(?:^|[,;:。、\n“”"]|其中|表示|评价为?|选择|认为|为)["“]?([\u4e00-\u9fff]{2,6})[”"]?的?(?:\d{1,6}[份人名所个件条],)?(?:占比?|达到?|为){1,2}(\d{1,3}(?:\.\d{1,2})?)%/g
const MOST = 200
/** Each may have been rounded. */
const ROUNDED = 0.15
const NEAR = 0.3

export function jointShareFindings({ text }: Paper): Finding[] {
  const joints = [...text.matchAll(JOINT)].slice(0, MOST)
  if (joints.length === 0) return []
  const shares = new Map<string, (Words & { readonly value: number })[]>()
  for (const match of text.matchAll(SHARE)) {
    const one = {
      index: match.index + match[0].length - match[2]!.length - 1,
      quote: `${match[2]}%`,
      value: Number(match[2]),
    }
    shares.set(match[1]!, [...(shares.get(match[1]!) ?? []).slice(0, 4), one])
  }
  return joints.flatMap((match): Finding[] => {
    const [first, ...more] = shares.get(match[1]!) ?? []
    const [second, ...others] = shares.get(match[2]!) ?? []
    if (first === undefined || second === undefined || more.length + others.length > 0) return []
    const [sum, told] = [first.value + second.value, Number(match[3])]
    if (Math.abs(sum - told) <= ROUNDED || !isSlipOff(sum, told, NEAR)) return []
    const quote = `${match[3]}%`
    return [
      {
        rule: 'sum',
        says: `“${match[1]}”${first.quote}和“${match[2]}”${second.quote}合计应为${Number(sum.toFixed(2))}%，另一处写的是${quote}，请核对。`,
        arithmetic: `${first.quote} + ${second.quote} = ${Number(sum.toFixed(2))}% ≠ ${quote}`,
        places: [first, second, { index: match.index + match[0].length - quote.length, quote }]
          .toSorted((one, other) => one.index - other.index)
          .map(wordsAt),
      },
    ]
  })
}
