/** What is said to stand in order: 由高到低依次为62.3%、38.6%、51.2%; 逐年级递增：186人，192人，188人. */
import type { Finding } from './finding.ts'
import { figureOf } from './numbers.ts'

const SORTED =
  /(?:[由从按](高到低|低到高|多到少|少到多|大到小|小到大)[^。;:\d]{0,24}(?:依次|分别|顺序|排列|排序)?(?:为|是|:)|逐(?:年级|年|月|季度?|校|届|期)(?:稳步|持续)?(递增|上升|增加|提高|增长|递减|下降|减少|降低):)/g
const VALUE = /(\d[\d,]*(?:\.\d+)?)(%|人|名|分|所|万元|亿元|元|个|次|册|起|件)/g
const RISING = /^(?:低到高|少到多|小到大|递增|上升|增加|提高|增长)$/

export function sortedFindings(text: string): Finding[] {
  return [...text.matchAll(SORTED)].flatMap((match): Finding[] => {
    const from = match.index + match[0].length
    const values = [...text.slice(from).matchAll(VALUE)]
    const [first] = values
    if (values.length < 3 || values.some((value) => value[2] !== first![2])) return []
    if (/其中|同比|比上年|增长|平均|共/.test(text.slice(from))) return []
    const numbers = values.map((value) => figureOf(value[1]!))
    const rising = RISING.test(match[1] ?? match[2]!)
    const at = numbers.findIndex(
      (number, index) => index > 0 && (rising ? number < numbers[index - 1]! : number > numbers[index - 1]!),
    )
    if (at < 1) return []
    const [before, own] = [values[at - 1]!, values[at]!]
    return [
      {
        rule: 'order',
        says: `文中说“${match[1] === undefined ? match[2] : match[0].slice(0, 4)}”，“${before[0]}”到“${own[0]}”却相反，请核对。`,
        arithmetic: `${before[1]} ${rising ? '>' : '<'} ${own[1]}`,
        places: [before, own].map((value) => ({
          start: from + value.index,
          quote: value[0],
        })),
      },
    ]
  })
}
