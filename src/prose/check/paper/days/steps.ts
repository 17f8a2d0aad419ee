/** Steps of one notice whose days stand in its sections, in an order that cannot be: 笔试于5月17日, and 5月19日至21日打印准考证. */
import { type Finding, type Span, wordsAt, inOrder } from '../../ground/finding.ts'
import { type Dated, datedIn, spreadsOf, titleOf } from '../ground/dates.ts'
import type { Paper } from '../ground/paper.ts'
import { EDGES, KINDS, type Mode, type Step, STEPS } from './steps_of_kinds.ts'

interface Held {
  readonly step: string
  /** Undefined where only the other end is told: 6月7日前, 6月7日起. */
  readonly from: number | undefined
  readonly to: number | undefined
  readonly sure: boolean
  readonly place: Span
}

export function stepFindings(paper: Paper): Finding[] {
  const title = titleOf(paper)
  const named = KINDS.find(([, words]) => words.test(title))?.[0]
  if (named === undefined) return []
  // Of the others each school may have days of its own.
  const kind = named === 'intake' && !OLDER.test(title) ? 'entry' : named
  if ((kind === 'entry' || kind === 'tender') && TELLS.test(title)) return []
  // A summary tells of several matches, each with days of its own.
  if (kind === 'event' && /总结|报告|汇报|小结/.test(title)) return []
  const in_rounds = ROUNDS.test(paper.text)
  const edges = EDGES[kind]
    .filter(([, , , stated]) => stated === undefined || stated.test(paper.text))
    .filter(([, then]) => then !== '结果公布' || !in_rounds)
  const names = new Set(edges.flatMap(([first, then]) => [first, then]))
  const held = heldIn(paper, names)
  return edges.flatMap(([first, then, mode]) => {
    const [ones, others] = [first, then].map((name) => held.get(name) ?? [])
    return unordered(ones!, others!, mode)
  })
}

/** Those who come by an examination. */
const OLDER = /高中|高[一二三]|普高|中考|高考|中职|职业|学业水平|特长|考试/
const TELLS = /总结|报告|汇报|小结|通报|简报|情况/
/** The result of a first round is told before the last. */
const ROUNDS = /初赛|预赛|复赛|初评|选拔赛|海选|半决赛/

/** Nothing unless each of the one lies behind each of the other. */
function unordered(ones: readonly Held[], others: readonly Held[], mode: Mode): Finding[] {
  // One closing day is of all the turns, where none is said.
  if (mode === 'first' && (ones.length !== 1 || others.length < 2 || /第[二三四2-4]/.test(ones[0]!.place.quote)))
    return []
  if (mode === 'inside' && others.some(({ from, to }) => from === to)) return []
  const [late, early] = [lateOf(ones, mode), earlyOf(others, mode)]
  if (late === undefined || early === undefined || late.at <= early.at) return []
  if (!(late.held.sure && early.held.sure) && late.at - early.at > HALF_YEAR) return []
  const [one, other] = [late.held, early.held]
  return [
    {
      rule: 'order',
      says: `“${one.place.quote}”（${one.step}）应在“${other.place.quote}”（${other.step}）之前，日期却在它之后，请核对。`,
      arithmetic: '',
      places: inOrder([one.place, other.place]),
    },
  ]
}

/** So far apart, the one may be of another year. */
const HALF_YEAR = 150

interface At {
  readonly at: number
  readonly held: Held
}

/** The earliest that the one may be, or nothing where one of its days is open. */
function lateOf(ones: readonly Held[], mode: Mode): At | undefined {
  const all = ones.map((held) => ({ held, at: mode === 'begun' ? held.from : held.to }))
  return endOf(all, (one, other) => (mode === 'last' ? other - one : one - other))
}

/** While something long goes on, what belongs to its parts may begin. */
const LONG = 10

function earlyOf(others: readonly Held[], mode: Mode): At | undefined {
  const all = others.map((held) => {
    const { from = held.to, to } = held
    const is_long = from !== undefined && to !== undefined && to - from > LONG
    return { held, at: mode === 'within' || mode === 'inside' || mode === 'last' || is_long ? to : from }
  })
  return endOf(all, (one, other) => (mode === 'first' ? one - other : other - one))
}

function endOf(
  all: readonly { held: Held; at: number | undefined }[],
  by: (one: number, other: number) => number,
): At | undefined {
  const known = all.flatMap(({ held, at }) => (at === undefined ? [] : [{ held, at }]))
  return known.length < all.length ? undefined : known.toSorted((one, other) => by(one.at, other.at))[0]
}

const JOINED =
  /^(?:\([^()]{1,6}\))?(?:[上下]午)?(?:\d{1,2}(?::\d{2}|[时点](?:\d{1,2}分|半)?))?(?:起|开始)?(?:[至到]|[-—–~]{1,2})$/
const OTHER =
  /训前|课前|前置|上[届年]|去年|原定|原计划|推迟|延期|改[为到至]|如|若|往年|[^参]加试|补[考报录]|复读|二次|市级|省级|全国/

/** 逾期不再补报 */
const NONE = /不(?:再|予|得|能|进行|组织|安排)?(?:补报|补考|补录)/

/** The days of each step, by its name. */
function heldIn(paper: Paper, names: ReadonlySet<string>): Map<string, Held[]> {
  const all = datedIn(paper)
  const steps = STEPS.filter(({ name }) => names.has(name))
  const held = new Map<string, Held[]>()
  for (const [at, first] of all.entries()) {
    if (first.moment.day === undefined || isJoined(paper, all[at - 1], first)) continue
    const next = all[at + 1]
    const last = isJoined(paper, first, next) ? next! : first
    const found =
      stepOf(steps, first, last) ??
      aroundOf(steps, first, last) ??
      batchOf(steps, first, last) ??
      titledStepOf(steps, first, last)
    if (found === undefined || OTHER.test((first.before.slice(-30) + last.after.slice(0, 20)).replace(NONE, '')))
      continue
    const one = heldOf(paper, found, first, last)
    if (one === undefined) continue
    const known = held.get(found.step)
    if (known === undefined) held.set(found.step, [one])
    else known.push(one)
  }
  return held
}

const isJoined = (paper: Paper, first: Dated | undefined, last: Dated | undefined): boolean =>
  first !== undefined &&
  last?.moment.day !== undefined &&
  first.line === last.line &&
  last.moment.index - first.moment.end < 24 &&
  JOINED.test(paper.text.slice(first.moment.end, last.moment.index))

interface Found {
  readonly step: string
  readonly from: number
  readonly to: number
}

/** What is told in the clause of the days, before them or behind; 时间为 is of the sentence before it. */
function stepOf(steps: readonly Step[], first: Dated, last: Dated): Found | undefined {
  const [lead] = /[^,。;]{0,30}$/.exec(first.before.slice(-30))!
  const behind = /^(?:\([^()]{1,12}\))?[^,。;\d]{0,40}(?:\d{1,2}(?::\d\d|[时点])[^,。;]{0,40})?/.exec(last.after)![0]
  const before = /\d[日号]/.test(lead) ? undefined : lastStep(steps, lead + ANY_LINK)
  const after = firstStep(steps, before === undefined ? behind : behind.split('、')[0]!)
  // 大赛于3月15日启动报名
  if (before !== undefined && (after === undefined || after.step === before.step))
    return placed(before, first.moment.index - lead.length, last.moment.end)
  if (after !== undefined) return { step: after.step, from: first.moment.index, to: last.moment.end + after.end }
  const next = /^[^,。;]{0,24},[^,。;\d]{0,24}/.exec(last.after)?.[0]
  const told = next === undefined || /[)日]|前|后/.test(behind) ? undefined : firstStep(steps, next)
  if (told !== undefined) return { step: told.step, from: first.moment.index, to: last.moment.end + told.end }
  if (!/(?:^|,)(?:具体)?时间(?:为|是|定于|定在|:|安排在)?$/.test(lead) && lead !== '') return undefined
  const [sentence] = /[^,]{0,24},[^,]{0,10}$/.exec(first.before.slice(-36)) ?? ['']
  const of_sentence = lastStep(steps, sentence.replace(/,[^,]*$/, '') + ANY_LINK)
  return of_sentence && placed(of_sentence, first.moment.index - lead.length, last.moment.end)
}

/** 拟聘用人员名单于6月15日公示: the words of one step stand on both sides of its days. */
function aroundOf(steps: readonly Step[], first: Dated, last: Dated): Found | undefined {
  const [lead] = /[^,。;:]{0,20}$/.exec(first.before.slice(-20))!
  const name = lead.replace(/(?:将|应|须|拟|请|需)?(?:[于在]|定于)?$/, '')
  const behind =
    /^(?:\([^()]{1,6}\))?(?:[上下]午)?(?:\d{1,2}(?::\d\d|[时点]))?(?:之?前|以前|起)?([^,。;\d]{0,12})/.exec(last.after)!
  if (name === '' || /\d[日号]/.test(name)) return undefined
  const found = steps.flatMap(({ name: step, words }) => {
    const match = words.exec(name + behind[1]!)
    const crosses = match !== null && match.index < name.length && match.index + match[0].length > name.length
    return crosses ? [step] : []
  })
  if (found.length !== 1) return undefined
  return { step: found[0]!, from: first.moment.index - lead.length, to: last.moment.end + behind[0].length }
}

/** 志愿填报结束后依次录取:提前批7月5日至7日 */
function batchOf(steps: readonly Step[], first: Dated, last: Dated): Found | undefined {
  const batch = /(?:提前批|(?:本科|专科|高职)批|第[一二三四1-4]批)次?(?:录取)?(?:时间)?(?:为|于|:|在|定于)?$/.exec(
    first.before.slice(-24),
  )
  if (batch === null || !steps.some(({ name }) => name === '录取')) return undefined
  const told = first.heading + first.before
  if (told.lastIndexOf('录取') <= Math.max(told.lastIndexOf('志愿'), told.lastIndexOf('填报'))) return undefined
  return { step: '录取', from: first.moment.index - batch[0].length, to: last.moment.end }
}

/** (一)笔试。时间为5月24日: under a heading that is the name of one step. */
function titledStepOf(steps: readonly Step[], first: Dated, last: Dated): Found | undefined {
  const title = /(?:[(][一二三四五六七八九十]{1,3}[)]|\d{1,2}[.、])([^,。:;]{2,12})$/.exec(
    first.heading.slice(-24),
  )?.[1]
  if (title === undefined || /与|和|及(?!时)|、|工作|要求|办法/.test(title)) return undefined
  const found = lastStep(steps, title + ANY_LINK)
  const [lead] = /[^,。;]{0,30}$/.exec(first.before.slice(-30))!
  const is_bare =
    /^(?:请|应|须|需|务必)?(?:各校|各单位|各园|考生|家长|学员|参训教师|选手|投标人)?(?:务必|应|须|需)?(?:具体)?(?:时间|日期)?(?:为|是|定于|定在|:|安排在|于|拟于)?$/.test(
      lead,
    )
  const behind = /^[^,。;]{0,30}/.exec(last.after)![0]
  if (found === undefined || !is_bare || !/^(?:\(|[上下]午|\d|下班|[之以]?前|起|$|在|举行|进行|开展|,)/.test(behind))
    return undefined
  // Of another thing that is told there: 名单于5月30日前公布.
  if (STEPS.some(({ name, words }) => name !== found.step && words.test(behind))) return undefined
  return placed(found, first.moment.index - lead.length, last.moment.end)
}

/** Before the days a name may stand without a link: 笔试5月17日. */
const ANY_LINK = ':'
const placed = ({ step }: { step: string }, from: number, to: number): Found => ({ step, from, to })

function firstStep(steps: readonly Step[], words: string): { step: string; end: number } | undefined {
  const found = steps.flatMap(({ name, words: of }) => {
    const match = of.exec(words)
    return match === null ? [] : [{ step: name, start: match.index, end: match.index + match[0].length }]
  })
  // 报到 of 新生报到, 面试 of 公布面试成绩: what is longer.
  return found.toSorted((one, other) => one.start - other.start || other.end - one.end)[0]
}

function lastStep(steps: readonly Step[], words: string): { step: string } | undefined {
  const found = steps.flatMap(({ name, words: of }) => {
    const match = of.exec(words)
    return match === null ? [] : [{ step: name, start: match.index, end: match.index + match[0].length }]
  })
  return found.toSorted((one, other) => other.end - one.end || one.start - other.start)[0]
}

function heldOf(paper: Paper, { step, from, to }: Found, first: Dated, last: Dated): Held | undefined {
  const [one, other] = [spreadsOf(first)[0], spreadsOf(last)[0]]
  if (one === undefined || other === undefined || other.last < one.first) return undefined
  const behind = /^(?:\([^()]{1,6}\))?(?:[上下]午)?(?:\d{1,2}(?::\d{2}|[时点](?:\d{1,2}分|半)?))?(.{0,4})/.exec(
    last.after,
  )![1]!
  const is_until =
    first === last &&
    (/^(?:之?前|以前|截止|止|底)/.test(behind) || /截[至止](?:时间|日期)?(?:为|到|:)?$|不[晚迟]于$/.test(first.before))
  const is_since = first === last && /^(?:起|开始|后|以后)/.test(behind)
  return {
    step,
    from: is_until ? undefined : one.first,
    to: is_since ? undefined : other.last,
    sure: first.sure,
    place: wordsAt({ index: from, quote: paper.text.slice(from, to) }),
  }
}
