/** Times by the watch that grew or shrank, and by how much: 由4分10秒缩短到3分20秒，缩短40秒. */
import { type Finding, wordsAt } from '../../ground/finding.ts'
import type { Paper } from '../ground/paper.ts'

const UNITS: readonly (readonly [words: string, seconds: number])[] = [
  ['(?:个)?(?:小时|钟头)', 3600],
  ['分(?:钟)?', 60],
  ['秒(?:钟)?', 1],
]
const TIME = `(?:(\\d{1,3}(?:\\.\\d{1,2})?)${UNITS[0]![0]})?(?:(\\d{1,4}(?:\\.\\d{1,2})?)${UNITS[1]![0]})?(?:(\\d{1,4}(?:\\.\\d{1,2})?)${UNITS[2]![0]})?`
const WAYS = '缩短|减少|压缩|压减|降低|下降|延长|增加|提高|提升|加快|延伸|缩减|加长|降|增|减'
const CHANGE = new RegExp(
  `(?<![\\d.])(?<from>(?=\\d)${TIME})(?<link>[^。;\\d]{0,12}?(?:至|到|为|成))(?:了|现在的?|目前的?|本学期的?|今年的?)?(?<to>(?=\\d)${TIME})(?<gap>[^。;\\d]{0,14}?(?:${WAYS})(?:了|达|近|约)?)(?<by>(?=\\d)${TIME})`,
  'g',
)
const LAST = new RegExp(
  `(?<![\\d.])(?<to>(?=\\d)${TIME})(?<gap>,?(?:较|比)[^。;\\d]{0,16}?)(?<from>(?=\\d)${TIME})(?<link>[^。;\\d]{0,10}?(?:${WAYS})(?:了|达)?)(?<by>(?=\\d)${TIME})`,
  'g',
)
const UNEVEN = /约|近|余|多|平均每|左右|分别/

export function watchFindings({ lines }: Paper): Finding[] {
  return lines.flatMap(({ words, start }) => {
    if (!/\d(?:分|秒|小时|个小时)/.test(words) || !new RegExp(WAYS).test(words)) return []
    return [CHANGE, LAST].flatMap((pattern) =>
      [...words.matchAll(pattern)].flatMap((match): Finding[] => {
        const { from, to, by, link, gap } = match.groups as Record<'from' | 'to' | 'by' | 'link' | 'gap', string>
        const [one, other, change] = [from, to, by].map(secondsOf)
        if (one === undefined || other === undefined || change === undefined || UNEVEN.test(link + gap)) return []
        const off = Math.abs(Math.abs(one - other) - change)
        if (off < 0.05 || (from + to + by).includes('.')) return []
        return [
          {
            rule: 'change',
            says: `“${from}”与“${to}”相差${shown(Math.abs(one - other))}，文中写的是“${by}”，请核对。`,
            arithmetic: `${from} — ${to} ≠ ${by}`,
            places: [wordsAt({ index: start + match.index, quote: match[0] })],
          },
        ]
      }),
    )
  })
}

const EXACT = new RegExp(`^${TIME}$`)
function secondsOf(words: string): number | undefined {
  const parts = EXACT.exec(words)?.slice(1)
  if (words === '' || parts === undefined || parts.every((part) => part === undefined)) return undefined
  return parts.reduce((sum, part, at) => sum + Number(part ?? 0) * UNITS[at]![1], 0)
}

const shown = (seconds: number): string =>
  [
    [Math.floor(seconds / 3600), '小时'],
    [Math.floor((seconds % 3600) / 60), '分'],
    [seconds % 60, '秒'],
  ]
    .flatMap(([number, unit]) => (number === 0 ? [] : [`${number}${unit}`]))
    .join('') || '0秒'
