/** As many as were told are more when they are spoken of again: 四个专项小组，五个专项小组均由…任组长. */
import { type Finding, wordsAt } from '../ground/finding.ts'
import { FEW, numberOf } from '../ground/numbers.ts'

const SIGN = '个|项|位|名|所|家|支|类|大|门|条|处|件'
const TOLD = new RegExp(`(?<![\\d.一二三四五六七八九十百第])(${FEW})(${SIGN})(?=([\\u4e00-\\u9fff]{2,12}))`, 'g')
/** The later one opens its clause, and something is said of all of them. */
const AGAIN = new RegExp(
  `(?<=[,。;])(?:目前,?|现|这|上述|以上)?(${FEW})(${SIGN})([\\u4e00-\\u9fff]{2,6}?)(?:已经?|现已|也)?(?:均|都|全部|全都|皆|分别|共)`,
  'g',
)
/** So far behind the first. */
const NEAR = 70
/** Others come to them, or they are of another time or place. */
const OTHER = /其中|另|还有|新增|增设|增加|加上|连同|以及其他|[去上]年|此前|原有|批|每|[省市]级/

/** Asked of one paragraph. */
export function recountedFindings(text: string): Finding[] {
  return [...text.matchAll(AGAIN)].flatMap((later): Finding[] => {
    const [, number, sign, noun = ''] = later
    const from = Math.max(0, later.index - NEAR)
    const before = [...text.slice(from, later.index).matchAll(TOLD)].filter((one) => one[2] === sign)
    const [first, ...others] = before.filter((one) => one[3]!.includes(noun))
    const [said, now] = [numberOf(first?.[1]), numberOf(number)]
    if (first === undefined || others.length > 0 || before.length > 1 || said === undefined || now === undefined)
      return []
    const between = text.slice(from + first.index, later.index)
    // Only what was just named one by one is surely no more.
    const clause = /[^,。;:]*$/.exec(text.slice(Math.max(0, from + first.index - 80), from + first.index))![0]
    if (clause.split('、').length !== said || now !== said + 1 || /新增|其中/.test(clause)) return []
    if (/^[^。;\n]{0,60}(?:其余|另)/.test(text.slice(later.index + later[0].length, later.index + 80))) return []
    if (OTHER.test(between) || between.includes('\n')) return []
    const quote = first[0] + first[3]!.slice(0, first[3]!.indexOf(noun) + noun.length)
    const start = later.index + later[0].search(/[\d两三四五六七八九十]/)
    return [
      {
        rule: 'count',
        says: `前面写“${quote}”，后面写“${number}${sign}${noun}”，请核对。`,
        arithmetic: `${said} ≠ ${now}`,
        places: [
          { index: from + first.index, quote },
          { index: start, quote: `${number}${sign}${noun}` },
        ].map(wordsAt),
      },
    ]
  })
}

const SCHOOL =
  '[\\u4e00-\\u9fff]{1,10}(?:小学|中学|初中|高中|学校|[一二三四五六七八九]中|职中|职高|职教中心|幼儿园|附小|附中)'
const JOINED = new RegExp(
  `((?:${SCHOOL}、)+${SCHOOL}(?:[和与及]${SCHOOL})?)(?:等)?([两三四五六七八九])(?:校|所学校|所中学|所小学|所幼儿园|园)`,
  'g',
)
const TOGETHER =
  /(?<=[,。;])(?:目前,?|今后,?|这)?([两三四五六七八九])(?:校|所学校|园)(?=统一|共同|均|都|联合|共享|结对|全部|互|协同|教师|学生|师生|联动|携手|轮流|同步|实行)/g

/** 甲小学、乙小学、丙小学三校组建集团，四校统一教研: the schools that were just named, and no others. */
export function togetherFindings(text: string): Finding[] {
  if (text.search(TOGETHER) < 0) return []
  return [...text.matchAll(JOINED)].flatMap((first): Finding[] => {
    const said = numberOf(first[2])
    const end = first.index + first[0].length
    const rest = text.slice(end, end + NEAR)
    const later = [...rest.matchAll(TOGETHER)][0]
    const now = numberOf(later?.[1])
    if (later === undefined || now === said || first[1]!.split(/[、和与及]/).length !== said) return []
    const between = rest.slice(0, later.index)
    if (OTHER.test(between) || /[\n两三四五六七八九]|加入|吸纳|扩|乡镇/.test(between)) return []
    return [
      {
        rule: 'count',
        says: `前面列出的是${said}所，后面写“${later[0]}”，请核对。`,
        arithmetic: `${said} ≠ ${now}`,
        places: [
          wordsAt({ index: first.index, quote: first[0] }),
          wordsAt({ index: end + later.index, quote: later[0] }),
        ],
      },
    ]
  })
}
