/** Days and names of schools, places and people behind their number: 设四个考点，分别为甲、乙、丙和丁; 三次开会，时间分别为…; 于3月、5月和9月三次开会. */
import { type Finding, type Span } from '../ground/finding.ts'
import { SURNAME } from '../ground/people.ts'
import { miscounted } from '../ground/lists.ts'
import { FEW, numberOf } from '../ground/numbers.ts'

const SIGN = '所|个|家|处|名|位|项|份|部|本|篇|条|类|种|场|次|批|期|轮|届|支|大|级'
const NUMBER = new RegExp(
  `(?<![\\d.一二三四五六七八九十百第每])(${FEW})(${SIGN})(?!月|百分点|小时|季度|学期|星期|工作日)`,
  'g',
)
const TIMES = /^(?:场|次|批|期|轮|届|个)$/
const OPENING =
  /(?:(?:时间|日期|地点|名称|名单|姓名|主持人|负责人|领衔人|校长)?(?:分别|依次)(?:是|为|叫|设在|设于|位于|定于|定在|安排在|在|于|:)|(?:时间|日期)(?:是|为|:)|(?<=,)即|(?:名单|具体)(?:是|为)|(?<=称号):):?/g
/** So far before the list its number stands. */
const BACK = 60
const TITLE = /“[^“”、\d]{2,16}”/g
const BRACKETED = /\([^()\n]{0,30}\)/g

const DAY =
  '(?:\\d{4}年)?(?:\\d{1,2}月(?:份)?(?:\\d{1,2}[日号]|[上中下]旬|[初中底末])?|\\d{1,2}[日号])(?:(?:[至到]|[-—–~]{1,2})(?:\\d{1,2}月)?(?:\\d{1,2}[日号]|[上中下]旬|[初中底末])?)?'
const DAYS = new RegExp(`^${DAY}(?:[、,和及与]{1,2}${DAY})+`)
const SCHOOL =
  /(?:小学|中学|初中|高中|幼儿园|学校|[一二三四五六七八九十]中|职教中心|职业教育中心|职中|校区|附小|附中|学院|教学点|中心校|中心园)$/
const PLACE = /^[\u4e00-\u9fff]{1,6}(?:镇|乡|街道|[县区市村])$/
/** Sorts of schools and people are told in other ways too: 小学、初中. */
const SORT = /^(?:小学|初中|高中|中学|幼儿园|学校|城区|农村|本部|[甲乙丙丁])$/

/** Bodies of more than one: 市实验小学语文组, 城南中学食堂. */
const BODY = /[\u4e00-\u9fff]{3}(?:组|教研室|食堂|支部|团队|工作室|教育局|卫健局|管理站|服务中心|图书馆|少年宫)$/

/** Whether it is surely the name of one school, place, person or body, and no sort of them. */
export const isSureName = (name: string): boolean =>
  [SCHOOL, PLACE, SURNAME, BODY].some((one) => one.test(name)) && !SORT.test(name)

interface Counted {
  readonly many: number
  readonly length: number
  readonly days: boolean
}

/** Asked of one sentence. */
export function listedBehindFindings(text: string): Finding[] {
  if (!/[、》]/.test(text)) return []
  const days = text.includes('月') && /先后|分别|累计|共/.test(text) ? daysAhead(text) : []
  if (!/分别|依次|时间|日期|,即|名单|具体|称号:/.test(text)) return days
  const plain = text.replaceAll(BRACKETED, (group) => '·'.repeat(group.length))
  return [...behind(text, plain), ...days]
}

function behind(text: string, plain: string): Finding[] {
  return [...plain.matchAll(OPENING)].flatMap((opening): Finding[] => {
    const from = opening.index + opening[0].length
    const listed = countedIn(plain.slice(from))
    const told = listed && numbersBefore(plain, opening.index, listed)
    const last = told?.at(-1)
    if (listed === undefined || told === undefined || last === undefined) return []
    const all = told.reduce((sum, { said }) => sum + said, 0)
    if ([all, ...told.map(({ said }) => said)].some((said) => said === listed.many)) return []
    const { said, index, written } = last
    const rest = plain.slice(from + listed.length)
    if (said > listed.many && !isClosed(rest, listed.days)) return []
    const quote = text.slice(index, from + listed.length)
    return [miscounted({ start: index, quote }, written, said, listed.many)]
  })
}

/** No member follows behind the end. */
function isClosed(rest: string, days: boolean): boolean {
  if (/》|^等|^(?:以及|另|还|和|及)|^,(?:[^,]{0,3}(?:另|还|其余|其中))|第[一二三四五六七八九十\d]|最后/.test(rest))
    return false
  // 推动班子结构、年龄结构不断优化 names no school.
  const names = rest.split(/[,、和及与]/)
  return !rest.includes('、') || !(days || names.some((name) => [SCHOOL, PLACE, SURNAME].some((one) => one.test(name))))
}

interface Told {
  readonly said: number
  readonly written: string
  readonly index: number
}

/** The numbers that the list may be of; behind 其中 only those that follow it. */
function numbersBefore(plain: string, end: number, { days }: Counted): Told[] {
  const start = Math.max(0, end - BACK)
  // 命名为“书香校园”: a title is no list.
  const before = plain.slice(start, end).replaceAll(TITLE, (title) => '·'.repeat(title.length))
  const from = before.lastIndexOf('其中') + 1
  const told = [...before.matchAll(NUMBER)].filter(
    ({ index, 2: sign }) => index >= from && TIMES.test(sign!) === (days || sign === '个' || TIMES.test(sign!)),
  )
  const last = told.at(-1)
  if (last === undefined || /[、“]|等/.test(before.slice(last.index)) || /[每各]|分别/.test(before)) return []
  // 高中4所，城区分别是: of some of them.
  if (SOME.test(before.slice(last.index))) return []
  return told.flatMap((match): Told[] => {
    const said = numberOf(match[1])
    return said === undefined || said < 2 ? [] : [{ said, written: match[1]!, index: start + match.index }]
  })
}

const SOME = /,[^,]{0,4}(?:城区|县城|城镇|农村|乡镇|公办|民办|普惠性?|新建)[^,]{0,4}$/

/** How many a list has, where its members are days, titles or names of which each is surely one: 和 joins two of them. */
function countedIn(rest: string): Counted | undefined {
  const days = DAYS.exec(rest)?.[0]
  if (days !== undefined) return ofDays(days)
  const titles = /^《[^《》]{2,40}》(?:[、和及与]?《[^《》]{2,40}》)+/.exec(rest)?.[0]
  if (titles !== undefined) {
    const many = titles.match(/《/g)!.length
    return { many, length: titles.length, days: false }
  }
  const list = /^[^,;:。]{3,120}/.exec(rest)?.[0] ?? ''
  if (!list.includes('、') || /等|\d|其中|[“”]/.test(list)) return undefined
  const names = list.split(/[、和及与]/).map((name) => name.replaceAll('·', ''))
  const isSure = [SCHOOL, PLACE, SURNAME].some((one) => names.every((name) => one.test(name) && !SORT.test(name)))
  return isSure ? { many: names.length, length: list.length, days: false } : undefined
}

function ofDays(days: string): Counted {
  const many = days.split(/[、,和及与]+/).length
  return { many, length: days.length, days: true }
}

const AHEAD = new RegExp(
  `(${DAY}(?:、${DAY})*[、和及与]${DAY}),?(?:局党组|党组|我局|全县|全市)?(?:先后|分别|共|累计|分){1,2}(${FEW})(?:次|场|批|轮)(?!月)`,
  'g',
)

/** 于3月、5月和9月先后四次开会 */
function daysAhead(text: string): Finding[] {
  return [...text.matchAll(AHEAD)].flatMap((match): Finding[] => {
    const [quote, days = '', written = ''] = match
    const [said, named] = [numberOf(written), ofDays(days).many]
    if (said === undefined || said === named) return []
    const place: Span = { start: match.index, quote }
    return [miscounted(place, written, said, named)]
  })
}
