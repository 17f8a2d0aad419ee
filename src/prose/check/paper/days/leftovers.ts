/** What is left of another year's draft: 2024年工作总结 that sums up 2023年, 第十二届 in the title and 第十一届 of the same event. */
import { type Finding, type Span } from '../../ground/finding.ts'
import { isShortFor } from '../../ground/likeness.ts'
import { numberOf } from '../../ground/numbers.ts'
import { titleOf } from '../ground/dates.ts'
import type { Line, Paper } from '../ground/paper.ts'

/** 现将2023年主要工作情况总结如下; 为做好2023年招生工作,制定本方案 */
const SUMS_UP =
  /(?:现将|现就|现对|下面,?将|兹将)[^。;\d]{0,16}(\d{4})(?:年度?)(?![\d月至—–~-]|[^。;]{0,30}\d{4}年)[^。;]{0,40}(?:如下|汇报|报告|通报|总结|公告|通知)/g
const SETS_UP =
  /(?:为|为了)(?:切实|扎实|认真|进一步|全面)?(?:做好|推进|落实|完成|组织好|搞好|抓好|规范)[^。;\d]{0,12}(\d{4})(?:年度?)(?![\d月至—–~-]|[^,。;]{0,30}\d{4}年)[^。;]{0,60}(?:制定|特制|通知|公告|拟定|制订)/g

export function leftYearFindings(paper: Paper): Finding[] {
  const { titled, lines } = paper
  if (titled === null) return []
  const title = placeIn(paper, new RegExp(`${titled}年`))
  if (title === undefined) return []
  return lines.slice(0, FIRST).flatMap((line) =>
    [SUMS_UP, SETS_UP].flatMap((pattern) =>
      [...line.words.matchAll(pattern)].flatMap((match): Finding[] => {
        if (Number(match[1]) === titled || line.start <= title.start) return []
        return [unlike(title, spanOf(line, match), `标题是${titled}年，正文却写“${match[0]}”，请核对年份。`)]
      }),
    ),
  )
}
/** So far from its beginning a paper says what it is of. */
const FIRST = 14

/** 2024年秋季学期, 2023—2024学年第二学期, 2024年上半年 */
const TERM =
  /(?<year>\d{4})(?:年?(?:[-—–~至]{1,2}(?<to>\d{4}))?(?:年|学年度?))?(?:的)?(?<half>第[一二]学期|[上下]学期|[春秋]季(?:学期)?|[上下]半年|[一二三四]季度|第[一二三四]季度)/
/** 秋季学期 and 第一学期 are two ways to say one thing. */
const kindOf = (half: string): string => /[春秋]季|半年|季度/.exec(half)?.[0].replace(/[春秋]/, '') ?? '学期'
/** The title is of one term, and what is summed up of another of the same kind. */
export function leftTermFindings(paper: Paper): Finding[] {
  const place = placeIn(paper, TERM)
  const own = place && TERM.exec(place.quote)?.groups
  if (place === undefined || own === undefined) return []
  return paper.lines.slice(0, FIRST).flatMap((line) =>
    [...line.words.matchAll(OPENS)].flatMap((match): Finding[] => {
      const told = TERM.exec(match[0])
      const { year, to, half } = told?.groups ?? {}
      if (told === null || line.start <= place.start || kindOf(half!) !== kindOf(own['half']!)) return []
      const same_year = year === own['year'] || (to === undefined) !== (own['to'] === undefined)
      if (same_year && half!.replace('学期', '') === own['half']!.replace('学期', '')) return []
      const at = spanOf(line, { index: match.index + told.index, 0: told[0] })
      return [unlike(place, at, `标题是“${place.quote}”，正文却写“${told[0]}”，请核对。`)]
    }),
  )
}
const OPENS =
  /(?:现将|现就|兹将|为(?:了)?(?:切实|扎实|认真|进一步|全面)?(?:做好|推进|落实|搞好|抓好|规范|保证|确保))[^。;]{4,60}(?:如下|制定|通知|汇报|特制|制订)/g

const spanOf = ({ start }: Line, { index, 0: quote }: { index: number; 0: string }): Span => ({
  start: start + index,
  quote,
})

function placeIn({ lines }: Paper, words: RegExp): Span | undefined {
  for (const line of lines.slice(0, 3)) {
    const match = words.exec(line.words)
    if (match !== null) return spanOf(line, match)
  }
  return undefined
}

const unlike = (title: Span, place: Span, says: string): Finding => ({
  rule: 'date',
  says,
  arithmetic: '',
  places: [title, place],
})

const ATTACHED =
  /^[ \u3000]*(?:附件?(?:件)?[:\d]{0,3}[:.、]?|附:)?[ \u3000]*(?:\d{1,2}[.、])?[ \u3000]*[《“]?([\u4e00-\u9fff]{0,12}?)(20\d\d)年(?:度)?(?![\d月])([^。;,:]{4,40})$/
/** 下一年度, 上年: a table may well be of what was. */
const OF_THE_PAST =
  /总结|决算|上年|考核结果|完成情况|统计|名单|台账|明细|成绩|招生计划执行|数据|基数|一览|目录|标准|文件|版|修订|印发/

/** 2024年研修班报名表 among what is attached to a notice of the course of 2025. */
export function leftAttachmentFindings(paper: Paper): Finding[] {
  const { titled, lines } = paper
  const title = titled === null ? undefined : placeIn(paper, new RegExp(`${titled}年`))
  const from = lines.findIndex(({ words }) => /^[ \u3000]*附件?[:\d]/.test(words))
  if (titled === null || title === undefined || from < 1 || from * 2 < lines.length) return []
  const event = titleOf(paper).replaceAll(/\d{4}年度?/g, '')
  return lines.slice(from, from + MOST_ATTACHED).flatMap((line): Finding[] => {
    const match = ATTACHED.exec(line.words)
    if (match === null || Number(match[2]) === titled || OF_THE_PAST.test(match[3]!)) return []
    // It is of the very thing that the title names.
    if (!sharesWith(match[3]!.replace(/^全[县市区省]/, ''), event)) return []
    const at = spanOf(line, { index: line.words.indexOf(match[2]!), 0: `${match[2]}年${match[3]}` })
    return [unlike(title, at, `标题是${titled}年，附件却是“${match[2]}年${match[3]}”，请核对年份。`)]
  })
}
const MOST_ATTACHED = 20
const ALIKE = 5

function sharesWith(name: string, event: string): boolean {
  for (let start = 0; start + ALIKE <= name.length; start += 1)
    if (event.includes(name.slice(start, start + ALIKE))) return true
  return false
}

const PLAN = /要点|计划|方案|安排|打算|意见|任务/
const NO_PLAN = /总结|报告|通报|汇报|完成情况|实施情况|小结|回顾|规划/
/** 确保2023年9月投入使用, 2023年底前完成 */
const AIM =
  /(?:确保|力争|争取|计划|拟|预计|务必|必须|须|要|将)[于在到]?(?:[^,。;\d]{0,8})?(\d{4})年(?:(?:秋季|春季)(?:学期)?|[^,。;\d]{0,2}\d{1,2}月(?:\d{1,2}日)?|年?底|末)?[前底末]?[^,。;]{0,24}|(\d{4})年(?:\d{1,2}月)?(?:\d{1,2}日|底|末)?(?:以|之)?前,?(?:全面|全部|基本|完成|建成|实现|达到|投入|要|须|务必|必须|确保|力争)/g
const PAST =
  /已|了|曾|比|较|相比|结转|续建|以来|截至|原|未|结余|年度|[确认]定的|招收|下达|批准|印发|启动|批复|发布|出台|的\d{4}年|\d{4}年的|级|届/

/** A plan for 2024 aims at nothing in 2023. */
export function pastAimFindings(paper: Paper): Finding[] {
  const { titled } = paper
  const title = titleOf(paper)
  const place = titled === null ? undefined : placeIn(paper, new RegExp(`${titled}年`))
  if (titled === null || place === undefined || !PLAN.test(title) || NO_PLAN.test(title)) return []
  return paper.lines.flatMap((line) =>
    [...line.words.matchAll(AIM)].flatMap((match): Finding[] => {
      const year = Number(match[1] ?? match[2])
      if (year >= titled || year < titled - 5 || PAST.test(match[0])) return []
      if (PAST.test(/[^,。;]{0,16}$/.exec(line.words.slice(Math.max(0, match.index - 16), match.index))![0])) return []
      return [unlike(place, spanOf(line, match), `这是${titled}年的工作，“${match[0]}”的年份却在以前，请核对。`)]
    }),
  )
}

const SIGNED_BY_END = /工作总结|年度总结|年度工作报告|全年工作/
/** 2024年工作总结, signed in 2023. */
export function signedBeforeFindings(paper: Paper): Finding[] {
  const { titled, signed } = paper
  if (titled === null || signed === null || signed.year >= titled || !SIGNED_BY_END.test(titleOf(paper))) return []
  const place = placeIn(paper, new RegExp(`${titled}年`))
  if (place === undefined) return []
  const says = `标题是${titled}年的总结，落款却是“${signed.quote}”，请核对年份。`
  return [unlike(place, { start: signed.start, quote: signed.quote }, says)]
}

const NUMBERED = /第(\d{1,3}|[一二三四五六七八九十]{1,3})届(?!全国人|人大|人民|政协|委员|党|中央|毕业|学生)/g
const EVENT = /^(?:[\u4e00-\u9fff()“”、《》]|\d{1,4}(?=米)){0,30}/
const EVENTS =
  /^[\u4e00-\u9fff()“”、]{0,24}?(?:运动会|艺术节|科技节|体育节|读书节|文化节|节|大赛|竞赛|比赛|联赛|评选活动|评选|评比|展演|锦标赛|邀请赛|论坛|研讨会|年会|技能赛|足球赛|篮球赛|活动)/
/** Told of another of its row. */
const OTHER =
  /[上往历前下去]一?[届年次]|历[届次]|曾|获(?!奖)|荣获|较|比|相比|以来|与|和|同|下[一届]|备战|先后|连续|[至到、—–-]第|至今|延续|继|\d{4}年|首届|经验|承办权|申办|结束后|基础上/

/** What is told of one that is to come. */
const NEXT = /将|由|承办|拟|计划|\d{4}年|筹/

/** 第十二届中小学生田径运动会 in the title, and 第十一届中小学生田径运动会组织委员会 further on. */
export function leftSessionFindings(paper: Paper): Finding[] {
  const title = titledSession(paper)
  if (title === undefined) return []
  return paper.lines.flatMap((line) =>
    [...line.words.matchAll(NUMBERED)].flatMap((match): Finding[] => {
      const number = numberOf(match[1])
      const event = eventBehind(line.words, match)
      if (number === undefined || event === undefined || number === title.number || line.start <= title.place.start)
        return []
      if (!isSame(event, title.event)) return []
      const end = match.index + match[0].length + event.length
      const around = line.words.slice(Math.max(0, match.index - 14), match.index) + line.words.slice(end, end + 6)
      if (OTHER.test(around) || (number > title.number && NEXT.test(line.words.slice(end, end + 30)))) return []
      const quote = match[0] + event
      const place = spanOf(line, { index: match.index, 0: quote })
      return [unlike(title.place, place, `标题是“${title.place.quote}”，后面却写“${quote}”，请核对是第几届。`)]
    }),
  )
}

const eventBehind = (words: string, match: RegExpMatchArray): string | undefined =>
  EVENTS.exec(EVENT.exec(words.slice(match.index! + match[0].length, match.index! + match[0].length + 40))![0])?.[0]

/** The one session that the title names. */
function titledSession({ lines }: Paper): { number: number; event: string; place: Span } | undefined {
  const found = lines.slice(0, 2).flatMap((line) =>
    [...line.words.matchAll(NUMBERED)].flatMap((match) => {
      const [number, event] = [numberOf(match[1]), eventBehind(line.words, match)]
      const is_title = !/[。;]/.test(line.words) && line.words.length < 80
      if (number === undefined || event === undefined || !is_title) return []
      return [{ number, event, place: spanOf(line, { index: match.index, 0: match[0] + event }) }]
    }),
  )
  return found.length === 1 ? found[0] : undefined
}

const isSame = (one: string, other: string): boolean =>
  one.slice(-2) === other.slice(-2) &&
  (isShortFor(one, other) || isShortFor(other, one)) &&
  Math.min(one.length, other.length) > 2
