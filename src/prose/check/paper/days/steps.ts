/** Steps of one notice whose days stand in its sections, in an order that cannot be: 笔试于5月17日, and 5月19日至21日打印准考证. */
import { type Finding, type Span, wordsAt, inOrder } from '../../ground/finding.ts'
import { type Dated, datedIn, spreadsOf, titleOf } from '../ground/dates.ts'
import type { Paper } from '../ground/paper.ts'

type Kind = 'post' | 'event' | 'course' | 'intake' | 'review' | 'meeting'

/** Of which kind the one thing is that the paper is of, as its title says. */
const KINDS: readonly (readonly [Kind, RegExp])[] = [
  ['post', /招聘|招考|选调|遴选|引进|选聘|竞聘|招录|考录|资格考试|资格认定/],
  ['intake', /招生|录取|中考|学业水平考试|入学|自主招生/],
  [
    'event',
    /比赛|竞赛|大赛|运动会|联赛|锦标赛|邀请赛|艺术节|展演|汇演|会演|体育节|科技节|合唱节|足球|篮球|田径|夏令营|研学|技能节/,
  ],
  ['course', /培训|研修|研训|轮训|学习班|训练营|讲习|跟岗/],
  ['review', /评审|评选|评比|评优|征集|申报|课题|立项|认定|表彰|推荐/],
  ['meeting', /会议|座谈会|推进会|研讨会|现场会|年会|大会|工作会|交流会|论坛|观摩会/],
]

interface Step {
  readonly name: string
  readonly words: RegExp
}

const NOT =
  '(?![之以]?[前后]|期?间|结束|合格|成绩|工作|条件|要求|对象|范围|资格|人员|考生|地点|内容|形式|题|办公室|表|费|作用|方案|通知|无)'
const STEPS: readonly Step[] = [
  {
    name: '报名',
    words: new RegExp(
      `(?<!面试)(?:网上|现场|集中)?报名(?:时间|截止)?(?!表|费|人|条件|对象|资格|结束|后|网|信息|材料|点|方式|系统|地点|考)`,
    ),
  },
  {
    name: '打印准考证',
    words:
      /(?:打印|下载|领取|发放)(?!面试)[^,。;面]{0,4}准考证(?![前后])|(?<!面试)准考证[^,。;]{0,6}(?:打印|领取|下载)/,
  },
  { name: '笔试', words: new RegExp(`笔试(?:时间|定于|安排)?${NOT}`) },
  { name: '笔试成绩公布', words: /笔试成绩[^,。;]{0,8}(?:公布|查询|公示|揭晓)|(?:公布|发布|查询)笔试成绩/ },
  { name: '面试', words: new RegExp(`(?<!笔试)(?<!、)面试(?:时间|定于|安排)?${NOT}(?!名单|人选|公告|通知)`) },
  { name: '体检', words: new RegExp(`体检(?:时间|定于|安排)?${NOT}(?!人选|名单|医院|标准)`) },
  { name: '拟聘公示', words: /拟(?:聘|录)[^,。;]{0,16}公示|公示[^,。;]{0,6}拟(?:聘|录)/ },
  { name: '签订聘用合同', words: /签订[^,。;]{0,6}聘用合同(?!后)|办理[^,。;]{0,4}(?:聘用|入职)手续/ },
  {
    name: '报到',
    words: /(?<!新生)(?<!开学)报到(?!地点|时须|时应|时携|时请|后|须知|证|率|手续费|注册率|当天|当日|前)/,
  },
  { name: '赛前会', words: /(?:领队|裁判|教练)[^,。;]{0,12}(?:会议|联席会|会)(?![前后])|抽签/ },
  {
    name: '比赛',
    words:
      /(?:比赛|竞赛|决赛|赛事|活动|大赛|运动会|展演|演出|开幕式)(?:日期|时间)?(?:为|定于|于|在|:)|(?:举行|进行|开始|举办)[^,。;]{0,12}(?:比赛|决赛|开幕式|展演|竞赛|运动会)|比赛(?:开始|第[一1]天)/,
  },
  {
    name: '培训',
    words:
      /(?:培训|研修|集中学习|集中授课|办班|面授|开班)(?:班)?(?:日期|时间)?(?:为|定于|于|在|:)|(?:举行|进行|举办|开展|集中)[^,。;]{0,10}(?:培训|研修|面授|开班)|正式开班|开班式/,
  },
  {
    name: '作业',
    words:
      /(?:作业|心得|研修总结|学习总结|成果|结业材料|教学设计|培训总结)[^,。;]{0,8}$|(?:提交|上交|报送|收齐)[^,。;]{0,10}(?:作业|心得|研修总结|成果)/,
  },
  {
    name: '考试',
    words:
      /(?:中考|文化课考试|学业水平考试|统一考试|考试时间|文化考试)(?:日期|时间)?(?:为|定于|于|在|:|安排)|(?:举行|进行|组织)[^,。;]{0,8}考试/,
  },
  {
    name: '成绩公布',
    words:
      /(?<!笔试)(?<!面试)成绩[^,。;]{0,10}(?:公布|发布|揭晓|查询)|(?:公布|发布|查询)[^,。;笔面]{0,8}成绩|(?:考试|中考)成绩[^,。;]{0,6}$/,
  },
  {
    name: '志愿填报',
    words: /(?:志愿填报|填报志愿|网上填报)(?!后|前|指导|培训|办法|结束|系统培训|咨询|说明)|志愿[^,。;]{0,6}填报/,
  },
  {
    name: '录取',
    words: /(?:录取|投档)(?:工作|时间)?(?:从|于|自|定于|在|安排在|为|:|开始)|(?:开始|进行)[^,。;]{0,8}录取/,
  },
  { name: '新生注册', words: /(?:新生|学生)[^,。;]{0,6}(?:报到|注册)(?!率|后|前|地点)|报到注册/ },
  {
    name: '报送',
    words:
      /(?:申报|参评|推荐|参赛)?(?:材料|作品|课例|申报表|名单|视频)[^,。;]{0,12}(?:报送|上传|提交|截止|报)|(?:报送|上传|提交)[^,。;]{0,12}(?:材料|作品|课例|视频)|申报(?:时间|截止)|作品征集/,
  },
  {
    name: '评审',
    words:
      /(?:评审|评选|终评|复评|专家评议|现场评审)(?:时间|阶段)?(?:为|定于|于|在|:)|(?:组织|进行|开展|邀请|聘请)[^,。;]{0,12}(?:评审|评选|评议|终评|复评)/,
  },
  {
    name: '结果公布',
    words:
      /(?:公布|发布|通报|揭晓)[^,。;]{0,10}(?:结果|获奖名单|评选结果)|(?:结果|获奖名单)[^,。;]{0,6}(?:公布|揭晓)|颁奖(?:仪式|会|典礼)?|表彰(?:会|大会)/,
  },
  { name: '回执', words: /回执|报名表|参赛名单|参会(?:人员)?名单|参训(?:人员)?名单|学员名单/ },
  {
    name: '会议',
    words:
      /(?<!领队|家长|前)(?:会议|座谈会|推进会|研讨会|现场会|年会|大会|论坛|观摩会|交流会)(?:日期|时间)?(?:为|定于|拟于|于|在|:)|召开[^,。;]{0,20}会/,
  },
  { name: '闭幕', words: /闭幕(?:式)?|结业(?:式|典礼)|结营/ },
]

/**
 * `over`: the one is over when the other begins; `begun`: it begins no later; `within`: it is over no later than the
 * other; `inside`: that too, where the end of the other is told; `last`: so is the last of it.
 */
type Mode = 'over' | 'begun' | 'within' | 'inside' | 'last'
type Edge = readonly [first: string, then: string, mode: Mode, stated?: RegExp]

const SCORES_FIRST =
  /(?:成绩公布|公布成绩|出分|知分|成绩揭晓)(?:之|以)?后[^,。;]{0,8}(?:填报|志愿)|(?:知|出)分(?:后)?填报|先[^,。;]{0,6}成绩[^。;]{0,6}[后再][^,。;]{0,4}填报/
const WORK_LAST = /(?:结业|培训|研修|学习)(?:结束)?(?:之|以)?后[^。;]{0,12}(?:提交|上交|撰写|完成|报送|交)/
const EDGES: Readonly<Record<Kind, readonly Edge[]>> = {
  post: [
    ['报名', '打印准考证', 'begun'],
    ['报名', '笔试', 'over'],
    ['打印准考证', '笔试', 'within'],
    ['打印准考证', '笔试', 'begun'],
    ['笔试', '笔试成绩公布', 'begun'],
    ['笔试', '面试', 'over'],
    ['笔试成绩公布', '面试', 'begun'],
    ['面试', '体检', 'begun'],
    ['面试', '拟聘公示', 'over'],
    ['体检', '拟聘公示', 'begun'],
    ['拟聘公示', '签订聘用合同', 'begun'],
  ],
  event: [
    ['报名', '比赛', 'over'],
    ['报名', '报到', 'within'],
    ['回执', '比赛', 'over'],
    ['闭幕', '比赛', 'inside'],
    ['报到', '比赛', 'begun'],
    ['赛前会', '比赛', 'begun'],
    ['比赛', '闭幕', 'begun'],
    ['比赛', '结果公布', 'begun'],
    ['报送', '评审', 'begun'],
    ['报送', '评审', 'within'],
    ['评审', '结果公布', 'begun'],
  ],
  course: [
    ['报名', '培训', 'over'],
    ['报名', '报到', 'within'],
    ['回执', '培训', 'over'],
    ['闭幕', '培训', 'inside'],
    ['报到', '培训', 'begun'],
    ['培训', '闭幕', 'begun'],
    ['培训', '作业', 'last', WORK_LAST],
  ],
  intake: [
    ['报名', '考试', 'over'],
    ['打印准考证', '考试', 'begun'],
    ['考试', '成绩公布', 'begun'],
    ['成绩公布', '志愿填报', 'begun', SCORES_FIRST],
    ['志愿填报', '录取', 'begun'],
    ['录取', '新生注册', 'begun'],
  ],
  review: [
    ['报送', '评审', 'begun'],
    ['报送', '评审', 'within'],
    ['报送', '结果公布', 'within'],
    ['评审', '结果公布', 'begun'],
    ['回执', '结果公布', 'over'],
  ],
  meeting: [
    ['回执', '会议', 'over'],
    ['报到', '会议', 'begun'],
  ],
}

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
  const kind = KINDS.find(([, words]) => words.test(title))?.[0]
  if (kind === undefined || (kind === 'intake' && !OLDER.test(title))) return []
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

/** Those who come by an examination; of the others each school has days of its own. */
const OLDER = /高中|中考|高考|中职|职业|学业水平|特长|考试/
/** The result of a first round is told before the last. */
const ROUNDS = /初赛|预赛|复赛|初评|选拔赛|海选|半决赛/

/** Nothing unless each of the one lies behind each of the other. */
function unordered(ones: readonly Held[], others: readonly Held[], mode: Mode): Finding[] {
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
  return endOf(all, (one, other) => other - one)
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

/** The days of each step, by its name. */
function heldIn(paper: Paper, names: ReadonlySet<string>): Map<string, Held[]> {
  const all = datedIn(paper)
  const steps = STEPS.filter(({ name }) => names.has(name))
  const held = new Map<string, Held[]>()
  for (const [at, first] of all.entries()) {
    if (first.moment.day === undefined || isJoined(paper, all[at - 1], first)) continue
    const next = all[at + 1]
    const last = isJoined(paper, first, next) ? next! : first
    const found = stepOf(steps, first, last)
    if (found === undefined || OTHER.test(first.before.slice(-30) + last.after.slice(0, 20))) continue
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
