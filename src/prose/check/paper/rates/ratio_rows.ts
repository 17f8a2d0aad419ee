/** All ratios are said to keep a bound, and one of the rows does not: 各项支出占预算的比例均超过80% … 预算500万元，支出360万元. */
import { sentenceTo } from '../../ground/written.ts'
import { type Finding, wordsInOrder } from '../../ground/finding.ts'
import { figureOf, scaledOf } from '../../ground/numbers.ts'
import type { Paper } from '../ground/paper.ts'

const CLAIM =
  /(?<who>[^,。;:\n]{0,16}?)(?<part>[\u4e00-\u9fff]{2,8})占(?<whole>[\u4e00-\u9fff]{2,8}?)(?:总额|总数|金额|资金)?的(?:比例|比重|比率|百分比)?(?:均|都|全部)(?:已)?(?:(?<least>超过|达到?|高于|不低于|不少于|在)|(?<most>不超过|低于|不高于|控制在))(?<limit>\d+(?:\.\d+)?)%(?<side>以[上下内])?/g
/** 各项目执行率均超过80% needs no whole: its two are known. */
const KNOWN: readonly (readonly [RegExp, string, string])[] = [
  [
    /(?:预算)?执行率(?:均|都|全部)(?:已)?(?:(?<least>超过|达到?|高于|不低于|在)|(?<most>不超过|低于))(?<limit>\d+(?:\.\d+)?)%(?<side>以[上下内])?/g,
    '支出',
    '预算',
  ],
  [
    /参训率(?:均|都|全部)(?:已)?(?:(?<least>超过|达到?|高于|不低于|在)|(?<most>不超过|低于))(?<limit>\d+(?:\.\d+)?)%(?<side>以[上下内])?/g,
    '参训',
    '应训',
  ],
  [
    /(?:普惠)?入园率(?:均|都|全部)(?:已)?(?:(?<least>超过|达到?|高于|不低于|在)|(?<most>不超过|低于))(?<limit>\d+(?:\.\d+)?)%(?<side>以[上下内])?/g,
    '入园',
    '适龄',
  ],
]
const NUMBER = '(\\d[\\d,]*(?:\\.\\d+)?)(万元|亿元|元|人次|人|名|个|所|间|台|件)'
const WANTED = /确保|力争|争取|要求|目标|应当?|须|原则|规定|计划完成|将|[去上]年/
/** So far from the claim its rows stand, and so many there are. */
const NEAR = 900
const MOST = 60

interface Row {
  readonly share: number
  readonly index: number
  readonly quote: string
}

export function ratioRowFindings({ text }: Paper): Finding[] {
  const claims = [
    ...[...text.matchAll(CLAIM)].map((match) => ({
      match,
      part: match.groups!['part']!.slice(-2),
      whole: match.groups!['whole']!.slice(0, 2),
    })),
    ...KNOWN.flatMap(([pattern, part, whole]) => [...text.matchAll(pattern)].map((match) => ({ match, part, whole }))),
  ]
  return claims.slice(0, MOST).flatMap(({ match, part, whole }): Finding[] => {
    const { least, limit = '', side = '' } = match.groups!
    const sentence = /[^。\n]*$/.exec(text.slice(Math.max(0, match.index - 60), match.index))![0]
    if (WANTED.test(sentence + match[0]) || (match[0].includes('在') && side === '' && least === '在')) return []
    const bound = figureOf(limit)
    const isLeast = least !== undefined && !/[下内]/.test(side)
    const rows = rowsOf(text, match.index, part, whole)
    const wrong = rows.filter(({ share }) => (isLeast ? share < bound - 0.05 : share > bound + 0.05))
    if (rows.length < 2 || wrong.length === 0 || wrong.length * 2 > rows.length) return []
    const [one] = wrong
    return [
      {
        rule: 'repeat',
        says: `文中说“${match[0]}”，按“${one!.quote}”算却是${one!.share.toFixed(1)}%，请核对。`,
        arithmetic: `${one!.share.toFixed(1)}% ${isLeast ? '<' : '>'} ${limit}%`,
        places: wordsInOrder([{ index: match.index, quote: match[0] }, one!]),
      },
    ]
  })
}

/** Rows of the whole and its part, in the one order or the other. */
function rowsOf(text: string, at: number, part: string, whole: string): Row[] {
  const from = Math.max(0, at - NEAR)
  const near = text.slice(from, at + NEAR)
  const first = new RegExp(
    `${whole}[^,。;:、\\d\\n]{0,6}${NUMBER}[,、](?:[^,。;\\d\\n]{0,6})${part}[^,。;:、\\d\\n]{0,6}${NUMBER}`,
    'g',
  )
  const second = new RegExp(
    `${part}[^,。;:、\\d\\n]{0,6}${NUMBER}[,、](?:[^,。;\\d\\n]{0,6})${whole}[^,。;:、\\d\\n]{0,6}${NUMBER}`,
    'g',
  )
  return [
    ...[...near.matchAll(first)].map((match) => ({ match, turned: false })),
    ...[...near.matchAll(second)].map((match) => ({ match, turned: true })),
  ].flatMap(({ match, turned }): Row[] => {
    const clause = sentenceTo(near, match.index, 40)
    if (/[去上]年|上届|合计|共计|总额|总计/.test(clause) || match[2] === undefined) return []
    const [one, other] = [scaledOf(match[1]!, match[2]), scaledOf(match[3]!, match[4])]
    const [own, all] = turned ? [one, other] : [other, one]
    if (all <= 0 || own > all * 1.5) return []
    return [{ share: (own / all) * 100, index: from + match.index, quote: match[0] }]
  })
}
