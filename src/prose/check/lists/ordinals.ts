/** Members that are told by their ordinals, and how many there are to be: 三项工作：一是…四是…; 分三批，第四批…; 以上五点. */
import { misnumbered } from './counts.ts'
import type { Finding } from '../ground/finding.ts'
import { FEW, numberOf } from '../ground/numbers.ts'

const NUMBER = `(?<![\\d一二三四五六七八九十])(${FEW})`

export function ordinalFindings(text: string): Finding[] {
  return [...ahead(text), ...behind(text), ...staged(text)]
}

const ORDINAL = new RegExp(
  `${NUMBER}(?:(?:个|项|点|条|件|大|种|类|方面)[\\u4e00-\\u9fff]{0,8}:\\s*(?=一[是要抓]|[(]一[)]|第一,)|个方面|个环节|个问题|个特点|个重点|个突出问题|个关键|项[\\u4e00-\\u9fff]{0,2}(?:工作|任务|措施|举措|内容|要求|制度)|点|条(?:措施|意见|建议)|件(?:民生)?(?:实事|大事|事)|大(?:任务|举措|工程|行动|问题))[^。!?\\n一]{0,14}(?:[:。,]\\s*)?(?=一[是要抓]|[(]一[)]|首先是|第一,|其一,)`,
  'g',
)
/** So far behind one another the members of a spoken list may stand. */
const MEMBER = 800
const TENS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** 在“四个抓好”上下功夫：一是抓好 */
const WATCHWORD = new RegExp(`[“‘](${FEW})个[\\u4e00-\\u9fff]{1,6}[”’][^。!?\\n一:]{0,14}[:,]\\s*(?=一是)`, 'g')

/** 抓好三项工作：一是…；二是…；三是…；四是… */
function ahead(text: string): Finding[] {
  return [...text.matchAll(ORDINAL), ...text.matchAll(WATCHWORD)].flatMap((match) => {
    // 有2所学校各存在2个问题
    if (/各(?:自)?(?:存在|有)$/.test(text.slice(Math.max(0, match.index - 4), match.index))) return []
    const said = numberOf(match[1])
    const named = membersBehind(text, match.index + match[0].length)
    return said === undefined || named < 2 || named === said ? [] : [misnumbered(match, said, named)]
  })
}

function memberOf(head: string, ordinal: string, sign: string, bracketed: boolean): RegExp {
  if (bracketed) return new RegExp(`[(]${ordinal}[)]`)
  return new RegExp(head === '' ? `(?<![第十年])${ordinal}${sign}` : `${head}${ordinal}[,是]`)
}

function membersBehind(text: string, from: number): number {
  let at = from
  const head = /^[第其]/.exec(text[at] ?? '')?.[0] ?? ''
  const bracketed = /^[(]/.test(text[at] ?? '')
  const sign = text[at + head.length + 1] ?? '是'
  let named = 0
  for (const ordinal of TENS) {
    const ahead = text.slice(at, at + MEMBER)
    const next = ahead.search(memberOf(head, ordinal, sign, bracketed))
    const again = named === 0 ? -1 : ahead.search(new RegExp(bracketed ? '[(]一[)]' : `[。;,:\\n]\\s*${head}一${sign}`))
    if (next < 0 || (again >= 0 && again < next)) break
    at += next + 2 + head.length
    named += 1
  }
  return named
}

const CLOSING = new RegExp(
  `(?:上述|以上|这)(${FEW})(?:项|点|条|个方面|个问题|个重点|类问题|方面|大)(?=[\\u4e00-\\u9fff]{0,4}?(?:工作|任务|措施|要求|意见|举措|内容|事项|制度|机制|重点|建议|问题|目标|部署|计划|活动|行动)|[,。])`,
  'g',
)
/** How the members of a list may be numbered; each has its ordinal in a group. */
const STYLES: readonly RegExp[] = [
  /\(([一二三四五六七八九十]|\d{1,2})\)/g,
  /(?<=[。;:,\n]\s*|^)([一二三四五六七八九十])(?:是|要)/g,
  /(?<=[。;:,\n]\s*|^)第([一二三四五六七八九十])[,、]/g,
  /(?<=[。;:\n]\s*|^)(\d{1,2})[.、](?=[\u4e00-\u9fff])/g,
]

/** (1)…(2)…(3)…(4)…上述五项工作: the last list before it. */
function behind(text: string): Finding[] {
  return [...text.matchAll(CLOSING)].flatMap((match): Finding[] => {
    const said = numberOf(match[1])
    const before = text.slice(Math.max(0, match.index - MEMBER), match.index)
    const lists = STYLES.map((style) => runIn(before, style)).filter((run) => run.length > 1)
    const [run] = lists
    if (lists.length !== 1 || run === undefined || said === undefined || run.length === said) return []
    return [misnumbered(match, said, run.length)]
  })
}

/** The ordinals from the last 一 on, where none is left out; empty otherwise. */
function runIn(text: string, style: RegExp): number[] {
  const members = [...text.matchAll(style)].map((match) => numberOf(match[1])!)
  const run = members.slice(members.lastIndexOf(1))
  return members.includes(1) && run.every((number, at) => number === at + 1) ? run : []
}

/** 分四个组，第一组…，第二组…，第三组…: one after the other in one sentence, and the last is not told. */
function isShort(rest: string, sign: string, members: readonly number[], said: number): boolean {
  if (!/^(?:组|片区|步)$/.test(sign) || members.length !== said - 1 || members.length < 2) return false
  const [sentence = ''] = rest.split('。')
  const told = [...sentence.matchAll(new RegExp(`[,:;、]第([一二三四五六七八九十])${sign}`, 'g'))]
  return (
    told.length === members.length &&
    members.every((member, at) => member === at + 1) &&
    told[0]!.index < 20 &&
    !/等|其余|其他|最后|另|待|机动/.test(rest)
  )
}

const STAGED = new RegExp(`分(?:为|成|作)?${NUMBER}个?(批|阶段|步|轮|期|组|片区|场|梯队)`, 'g')
/** So far behind it they are told. */
const NEAR = 300

/** 分三批组织，第一批…，第四批…: never more than there are. */
function staged(text: string): Finding[] {
  return [...text.matchAll(STAGED)].flatMap((match): Finding[] => {
    const said = numberOf(match[1])
    const rest = text.slice(match.index + match[0].length, match.index + NEAR).split('\n')[0]!
    const members = [...rest.matchAll(new RegExp(`第([一二三四五六七八九十])${match[2]}`, 'g'))].map((one) =>
      numberOf(one[1])!,
    )
    const last = Math.max(0, ...members)
    if (said !== undefined && isShort(rest, match[2]!, members, said)) return [misnumbered(match, said, last)]
    if (said === undefined || last <= said || members[0] !== 1 || !members.includes(said)) return []
    return [misnumbered(match, said, last)]
  })
}
