/** One school, company, project or programme whose name is written in two ways: 江澜机械有限公司 … 江岚机械有限公司; “晨光助学” … “辰光助学”. */
import { areAlike, areNear } from '../../ground/alike.ts'
import { type Finding, unlikeWords, type Words } from '../../ground/finding.ts'
import { isTurned, oddOf } from '../../ground/likeness.ts'
import type { Paper } from '../ground/paper.ts'
import { areTwo, placesIn } from '../ground/two_known.ts'

const KINDS =
  '(?:股份)?有限(?:责任)?公司|公司|集团|大学|学院|医院|研究院|研究所|出版社|书店|协会|学会|基金会|事务所|合作社|中学|小学|幼儿园|学校|初中|高中|基地|中心|酒店|宾馆|社区|项目|工程|计划|行动|活动|大赛|竞赛|论坛|课题|运动会|读书节|体育节|艺术节|科技节|图书馆|博物馆|纪念馆|体育馆|大厦'
const NAMED = new RegExp(
  `(?<stem>[\\u4e00-\\u9fff]{2,16}?)(?<kind>${KINDS})(?![\\u4e00-\\u9fff]{0,2}(?:${KINDS}))`,
  'g',
)
/** Words before a name that are none of it. */
const BOUND = /[与和及由在向对为至到给将经是从把被赴请让同于即、的县市区镇乡村]|^$/
/** Names of places of which there are often two. */
const OF_TWO = /[东西南北上下前后左右大小新老内外一二三四五六七八九十中]/
/** Such are schools and firms, of which a short name is known; a deed has many words. */
const SETTLED = /公司|集团|大学|学院|医院|书店|中学|小学|幼儿园|学校|酒店|宾馆|社区|基金会|合作社/
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

export function oneBodyFindings(paper: Paper): Finding[] {
  return [...bodies(paper), ...quoted(paper)]
}

/** Names are compared from their ends: the same signs, then one that is like another, or two that are turned. */
function bodies(paper: Paper): Finding[] {
  const all = [...paper.text.matchAll(NAMED)].map((match): Body => ({
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
      const sign = later.stem.slice(Math.max(0, at - 1), at + 1)
      const key = later.stem.slice(at + 1) + later.kind
      const others = tails.get(key) ?? []
      const other = others.find((one) => one.sign !== sign && areOne(paper, one.body, later, same))
      if (other !== undefined && !told.has(key)) {
        told.add(key)
        found.push(unlikeWords(...wordsOf(other.body, later, same)))
      }
      if (!others.some((one) => one.sign === sign) && others.length < 60) {
        others.push({ sign, body: later })
        tails.set(key, others)
      }
    }
    return found
  })
}

function areOne(paper: Paper, one: Body, later: Body, same: number): boolean {
  const [a, b] = [one, later].map(({ stem }) => stem.length - same - 1) as [number, number]
  const [sign, other] = [one.stem[a]!, later.stem[b]!]
  const [before, behind] = [one.stem[a - 1] ?? '', later.stem[b - 1] ?? '']
  const [first, second] = wordsOf(one, later, same)
  if (sign === behind && other === before && sign !== other)
    return same >= 2 && SETTLED.test(one.kind) && !areTwo(paper, first.quote, second.quote)
  if (!areNear(sign, other) || OF_TWO.test(sign + other)) return false
  const left = before !== '' && before === behind ? 1 : 0
  if (left === 0 && !BOUND.test(before) && !BOUND.test(behind)) return false
  if (same + left >= LEAST) return areAlike(sign, other) && !areTwo(paper, first.quote, second.quote)
  if (!SETTLED.test(one.kind) || same + left < 1) return false
  // A short name is told by all its signs, and begins where they do.
  const opens = [one, later].map(({ stem }, at) => stem[(at === 0 ? a : b) - left - 1] ?? '')
  return opens.every((words) => BOUND.test(words)) && !areTwo(paper, first.quote, second.quote)
}

/** From the first sign that is one in both, or from the one that differs. */
function wordsOf(one: Body, later: Body, same: number): [Words, Words] {
  const [a, b] = [one, later].map(({ stem }) => stem.length - same - 1) as [number, number]
  const [before, behind] = [one.stem[a - 1] ?? '', later.stem[b - 1] ?? '']
  const isLonger = before !== '' && (before === behind || (before === later.stem[b] && behind === one.stem[a]))
  const from = ({ stem, kind, index }: Body, at: number): Words => ({
    index: index + at - (isLonger ? 1 : 0),
    quote: stem.slice(at - (isLonger ? 1 : 0)) + kind,
  })
  return [from(one, a), from(later, b)]
}

const QUOTED = /(?<open>[“《])(?<name>[\u4e00-\u9fff]{4,20})[”》]/g
/** Of a long name any other sign is a slip. */
const LONG = 7
const NUMBERED =
  /[〇零一二三四五六七八九十百千两双单多几高低增减初始春夏秋冬男女优良是不未有无县市省区镇乡校师生年月日]/

/** What stands in quotation marks, with one sign that is like another, or two turned. */
function quoted(paper: Paper): Finding[] {
  const known = new Map<string, Words>()
  const told = new Set<string>()
  return [...paper.text.matchAll(QUOTED)].flatMap((match): Finding[] => {
    const { name = '', open = '' } = match.groups!
    const here = { quote: name, index: match.index + 1 }
    const keys = [
      open + Array.from(name).toSorted().join(''),
      ...Array.from(name, (_, at) => `${open}${name.slice(0, at)}*${name.slice(at + 1)}`),
    ]
    const one = keys
      .map((key) => known.get(key))
      .find((words) => words !== undefined && words.quote !== name && isSlip(paper.text, words.quote, name))
    for (const key of keys) if (!known.has(key)) known.set(key, here)
    if (one === undefined || told.has(name) || areTwo(paper, one.quote, name)) return []
    told.add(name)
    return [unlikeWords(one, here)]
  })
}

function isSlip(text: string, one: string, other: string): boolean {
  const [at = 0, ...more] = oddOf(one, other)
  const signs = one[at]! + other[at]!
  if (more.length > 0) return isTurned(one, other) && !OF_TWO.test(signs)
  if (OF_TWO.test(signs)) return false
  if (areAlike(one[at]!, other[at]!)) return true
  return one.length >= LONG && !NUMBERED.test(signs) && placesIn(text, one).length + placesIn(text, other).length > 2
}
