/** One company, school or body whose name is written in two ways: 江澜精密机械有限公司 … 江岚精密机械有限公司. */
import { areAlike } from '../../ground/alike.ts'
import { type Finding, unlikeWords, type Words } from '../../ground/finding.ts'
import type { Paper } from '../ground/paper.ts'

const KINDS =
  '(?:股份)?有限(?:责任)?公司|集团|大学|学院|医院|研究院|研究所|出版社|协会|基金会|事务所|合作社|中学|小学|幼儿园|学校|基地|中心'
const NAMED = new RegExp(
  `(?<stem>[\\u4e00-\\u9fff]{2,16}?)(?<kind>${KINDS})(?![\\u4e00-\\u9fff]{0,2}(?:${KINDS}))`,
  'g',
)
/** Words before a name that are none of it. */
const BOUND = /[与和及由在向对为至到给将经是从把被赴请让同于即、]|^$/
/** Names of places of which there are often two. */
const OF_TWO = /[东西南北上下前后左右大小新老内外一二三四五六七八九十中]/
/** So much of the name must be the same, besides what all such are called. */
const LEAST = 3
const LONGEST = 10

interface Body {
  readonly stem: string
  readonly kind: string
  readonly index: number
}

interface Tail {
  readonly sign: string
  readonly body: Body
}

/** Names are compared from their ends: the same signs, then one that is like another. */
export function oneBodyFindings({ text }: Paper): Finding[] {
  const all = [...text.matchAll(NAMED)].map((match): Body => ({
    stem: match.groups!['stem']!,
    kind: match.groups!['kind']!,
    index: match.index,
  }))
  const tails = new Map<string, Tail[]>()
  const told = new Set<string>()
  return all.flatMap((later): Finding[] => {
    const found: Finding[] = []
    for (let same = 0; same < Math.min(LONGEST, later.stem.length); same += 1) {
      const at = later.stem.length - same - 1
      const sign = later.stem[at]!
      const key = later.stem.slice(at + 1) + later.kind
      const others = tails.get(key) ?? []
      const other = others.find((one) => one.sign !== sign && areOne(text, one.body, later, same))
      if (other !== undefined && !told.has(key)) {
        told.add(key)
        found.push(unlikeWords(...wordsOf(other.body, later, same)))
      }
      if (!others.some((one) => one.sign === sign) && others.length < 60)
        tails.set(key, [...others, { sign, body: later }])
    }
    return found
  })
}

function areOne(text: string, one: Body, later: Body, same: number): boolean {
  const [a, b] = [one, later].map(({ stem }) => stem.length - same - 1) as [number, number]
  const [sign, other] = [one.stem[a]!, later.stem[b]!]
  if (!areAlike(sign, other) || OF_TWO.test(sign + other)) return false
  const [before, behind] = [one.stem[a - 1] ?? '', later.stem[b - 1] ?? '']
  const left = before !== '' && before === behind ? 1 : 0
  if (left === 0 && !BOUND.test(before) && !BOUND.test(behind)) return false
  if (same + left < LEAST) return false
  // Both in one list are two.
  const between = text.slice(one.index + one.stem.length + one.kind.length, later.index + b)
  return between.length > 60 || !/[、和与及]/.test(between)
}

/** From the first sign that is one in both, or from the one that differs. */
function wordsOf(one: Body, later: Body, same: number): [Words, Words] {
  const [a, b] = [one, later].map(({ stem }) => stem.length - same - 1) as [number, number]
  const left = a > 0 && b > 0 && one.stem[a - 1] === later.stem[b - 1] ? 1 : 0
  const from = ({ stem, kind, index }: Body, at: number): Words => ({
    index: index + at - left,
    quote: stem.slice(at - left) + kind,
  })
  return [from(one, a), from(later, b)]
}
