/** An objection to what is not yet told when its time is over: 6月20日公布成绩 … 对成绩有异议的,于6月18日前申请复核. */
import { type Finding, type Span, inOrder } from '../../ground/finding.ts'
import { type Dated, datedIn, spreadsOf } from '../ground/dates.ts'
import type { Paper } from '../ground/paper.ts'

/** What is told, and objected to. */
const WHAT =
  /笔试|面试|成绩|录取|评审|评选|评比|拟聘|拟录|获奖|初审|资格|审核|统筹|分班|编班|派位|摇号|认定|考核|排名|中标|成交|入围|推荐|测试|比赛|赛果|名额|志愿|名单|结果|方案/g
const ANY = /^(?:名单|结果|成绩|方案)$/
const TOLD = /公布|公示|发布|张榜|揭晓|公告|通报|反馈/
const OBJECTED =
  /(?:复核|复查|复议|申诉|异议|查分|查卷|质疑)[^。;]{0,40}(?:提出|申请|反映|提交|受理|反馈|复核|登记|办理|申诉)|(?:提出|申请|反映|提交|受理|进行|办理)[^,。;]{0,16}(?:复核|复查|复议|申诉|异议|查分|质疑)|(?:复核|复查|申诉|查分)(?:申请)?(?:时间|期限|截止)/
const OTHER = /答复|办结|处理完|回复|反馈结果|推迟|延期|改[为到至]|第[二三]次|补[录考]|上年|去年|整改/

interface Held {
  readonly what: ReadonlySet<string>
  readonly first: number
  readonly last: number
  readonly place: Span
  readonly line: number
}

export function objectionFindings(paper: Paper): Finding[] {
  if (!/复核|复查|复议|申诉|异议|查分|质疑/.test(paper.text)) return []
  const all = datedIn(paper).filter(({ moment }) => moment.day !== undefined)
  const objected = all.flatMap((dated) => objectionOf(paper, dated))
  if (objected.length === 0 || objected.length > MANY) return []
  const told = all.flatMap((dated) => toldOf(paper, dated))
  return objected.flatMap((one): Finding[] => {
    const own = told.filter(({ what }) => isOfOne(one.what, what))
    const first = own.toSorted((a, b) => a.first - b.first)[0]
    if (first === undefined || one.last >= first.first || first.first - one.last > FAR) return []
    return [
      {
        rule: 'order',
        says: `“${first.place.quote}”才公布，“${one.place.quote}”却已在它之前截止，请核对。`,
        arithmetic: '',
        places: inOrder([one.place, first.place]),
      },
    ]
  })
}
const MANY = 12
/** So far apart, it is of another thing. */
const FAR = 60

/** The same thing is named, and none besides it that the other has not. */
function isOfOne(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [own, its] = [one, other].map((what) => [...what].filter((word) => !ANY.test(word)))
  if (own!.length > 0 || its!.length > 0) return own!.some((word) => other.has(word))
  return [...one].some((word) => other.has(word))
}

const whatIn = (words: string): Set<string> => new Set(words.match(WHAT) ?? [])

function objectionOf(paper: Paper, dated: Dated): Held[] {
  const { before, after } = dated
  const words = before.slice(-60) + after.slice(0, 50)
  if (!/复核|复查|复议|申诉|异议|查分|查卷|质疑/.test(words)) return []
  // The beginning of a span is not its end.
  if (/^(?:\([^()]{1,6}\))?(?:\d{1,2}:\d\d)?(?:起|开始|后|[至到\-—–~])/.test(after)) return []
  const clauses = before.slice(-70).split(',').slice(-2).join(',') + /^[^,]{0,50}/.exec(after)![0]
  if (!OBJECTED.test(clauses) || OTHER.test(clauses) || TOLD.test(/^[^,。;]{0,12}/.exec(after)![0])) return []
  return heldOf(paper, dated, whatIn(words.slice(0, words.length)))
}

function toldOf(paper: Paper, dated: Dated): Held[] {
  const { before, after, heading } = dated
  const [lead] = /[^,。;]{0,24}$/.exec(before.slice(-24))!
  const behind = /^[^。;]{0,40}/.exec(after)![0].split(/,(?=[^,]*[\d月])/)[0]!
  const near = lead.replace(/^.*\d[日号]/, '') + behind
  const [clause] = /^[^。;]{0,30}/.exec(behind)!
  if (!TOLD.test(lead.slice(-12) + clause.slice(0, 24)) || OBJECTED.test(near) || OTHER.test(near)) return []
  // The days up to which it stands out are not those on which it is told; what it says of itself is enough.
  if (/[至到—–~-]$/.test(lead) || /^(?:\([^()]{1,6}\))?(?:之?前|以前|底前)/.test(after)) return []
  const what = whatIn(near)
  return heldOf(paper, dated, what.size > 0 ? what : whatIn(heading.slice(-12)))
}

function heldOf(paper: Paper, dated: Dated, what: ReadonlySet<string>): Held[] {
  const spread = spreadsOf(dated)[0]
  if (spread === undefined || what.size === 0) return []
  const [lead] = /[^,。;]{0,14}$/.exec(dated.before.slice(-14))!
  const behind = /^[^,。;]{0,18}/.exec(dated.after)![0]
  const start = dated.moment.index - lead.length
  const quote = paper.text.slice(start, dated.moment.end + behind.length)
  return [{ what, ...spread, line: dated.line, place: { start, quote } }]
}
