/** What is done when something is over, on a day before its end: 5月12日至5月18日公示，期满后于5月15日办理聘用. */
import { dayNumberOf } from '../../../ledger/day.ts'
import { type Finding, type Span, wordsAt } from '../ground/finding.ts'
import { comesBefore, lapsesIn } from '../ground/lapses.ts'
import { sharesTwo } from '../ground/likeness.ts'
import { ANY_YEAR, type Moment, momentsIn, spreadOf } from '../ground/moments.ts'
import { NUMBER, numberOf } from '../ground/numbers.ts'

const OVER =
  '(?<what>[\\u4e00-\\u9fff]{0,6})(?:期满|期限届满|到期|届满|期结束|结束|完毕|闭幕|结业|截止)(?:且|,)?(?:无(?:异议|反映|问题|举报)|未(?:收到|接到)(?:任何)?(?:异议|举报|反映|投诉)|合格)?(?:的?情况下|之?后|,)'
/** The day on which something was done then, at the head of its clause. */
const DONE = new RegExp(
  `${OVER},?(?:(?:我|[省市县区]|[\\u4e00-\\u9fff]{2,8})(?:局|校|县|市|区|委|厅|组|办|部门|学校|中心)(?:党组|党委)?)?(?:经[^,。;\\d]{2,16},)?(?:已|又|即|便|再|并|随即|统一|正式)*(?:于|在)?$`,
)
/** 5月10日前提交的, 5月10日起, 5月10日会议确定的 are no days of what was done. */
const NOT_DONE = /^(?:\([^()]{1,4}\))?(?:之?前|以前|起|以来|至|到|[-—–~、]|[\u4e00-\u9fff]{0,12}的(?!时候))/
/** Of several groups, which day is whose is not asked; what was put off has two ends. */
const OTHERS = /批|轮|分别|各|延长|延期|顺延|提前|推迟|调整|改为|重新|再次|二次|补[充报]/
/** 5月12日起公示7天: the last day is reckoned. */
const FROM = new RegExp(`^(?:起|开始),?[^,。;\\d]{0,10}?(${NUMBER})(?:天|日)(?!内|前)`)
/** What was over is the same as what had these days. */
const FAR = 90

interface Lasted {
  readonly end: Moment
  readonly place: Span
}

/** Asked of one paragraph. */
export function afterEndFindings(text: string): Finding[] {
  if (!/期满|届满|到期|结束|完毕|闭幕|结业|截止/.test(text) || !text.includes('日')) return []
  const moments = momentsIn(text)
  return moments.flatMap((done, at): Finding[] => {
    const before = text.slice(Math.max(0, done.index - FAR), done.index)
    const over = DONE.exec(before)
    if (done.day === undefined || over === null || NOT_DONE.test(text.slice(done.end, done.end + 16))) return []
    const lasted = lastedBefore(text, moments.slice(0, at), done)
    if (lasted === undefined || !comesBefore(done, lasted.end)) return []
    const [from, to] = [lasted.place.start - NEAR, done.index - over[0].length]
    if (!isSame(over.groups!['what']!, text.slice(Math.max(0, from), to))) return []
    if (OTHERS.test(text.slice(lasted.place.start, done.end))) return []
    return [
      {
        rule: 'order',
        says: `“${lasted.place.quote}”还没有结束，“${done.quote}”却在结束之后，先后颠倒，请核对。`,
        arithmetic: '',
        places: [lasted.place, wordsAt(done)],
      },
    ]
  })
}

/** 理论考试结束后 is not the end of the training that it is part of. */
const isSame = (what: string, words: string): boolean => what.length < 2 || sharesTwo(what, words)
const NEAR = 30

/** The days right before, between which no other day stands. */
function lastedBefore(text: string, moments: readonly Moment[], done: Moment): Lasted | undefined {
  const last = moments.at(-1)
  if (last?.day === undefined || done.index - last.end > FAR) return undefined
  const from = text.lastIndexOf('\n', last.index) + 1
  const lapse = lapsesIn(text.slice(Math.max(from, last.index - FAR), last.end)).at(-1)
  const own = moments.at(-2)
  if (lapse !== undefined && own !== undefined && lapse[1].quote === last.quote)
    return { end: last, place: placeOf(text, own.index, last.end) }
  const behind = text.slice(last.end, done.index)
  const days = numberOf(FROM.exec(behind)?.[1])
  if (days !== undefined) {
    const place = placeOf(text, last.index, last.end + FROM.exec(behind)![0].length)
    return { end: laterBy(last, days - 1), place }
  }
  // 7月17日结业，培训结束后于7月15日
  return /^[^,。;\d]{0,12}(?:结束|截止|闭幕|结业|完成|止)/.test(behind)
    ? { end: last, place: placeOf(text, last.index, last.end) }
    : undefined
}

const placeOf = (text: string, from: number, to: number): Span => ({ start: from, quote: text.slice(from, to) })

/** So many days later, as long as that is of the same month; else its last day. */
function laterBy(moment: Moment, days: number): Moment {
  const spread = spreadOf({ ...moment, day: undefined, part: undefined })
  const { year = ANY_YEAR, month = 1, day = 1 } = moment
  const most = spread === undefined ? day : spread.last - dayNumberOf(year, month, 1) + 1
  return { ...moment, day: Math.min(day + days, most) }
}
