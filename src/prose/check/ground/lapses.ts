/** From one day to another, where the two stand joined. */
import { type Moment, momentsIn, spreadOf } from './moments.ts'

export type Lapse = readonly [first: Moment, last: Moment]

const TO = '(?:[至到]|[-—–~]{1,2})'
/** What stands between the first day and the last: 至, 持续到, 开班，至. */
const LINK = new RegExp(
  `^(?:\\([^()]{1,4}\\))?(?:(?:[上下]午|早上?|晚上?|中午)?\\d{1,2}(?::\\d{2}|[时点](?:\\d{1,2}分)?)(?:起|开始)?)?(?:[\\u4e00-\\u9fff“”]{0,14}(?:开[始班幕营赛展学]|启动|举行|举办|报到|进行),?)?[\\u4e00-\\u9fff]{0,3}?${TO}$`,
)
/** 自3月1日起施行，有效期三年，至…止 */
const SINCE = new RegExp(`^(?:\\([^()]{1,4}\\))?[起始][^。;]{0,30}?,?${TO}$`)
const OPENED =
  /^[^,。\d]{0,16}(?:开[始班幕营赛展工学]|动工|启动|进驻|入驻|进点)(?:建设)?[,、](?:为期[^,]{1,6},|[^,。\d]{1,12},)?[^,。\d]{0,4}$/
const CLOSED =
  /^[^,。\d]{0,10}(?:结束|闭幕|结业|结营|闭营|落幕|收官|落下帷幕|放假|圆满|完成|(?:如期|按期|按时)(?:竣工|完工|建成))/

/** 2022年4月开工，2023年10月通过竣工验收: how long it was built. */
const BUILT = /^[^,。\d]{0,10}(?:竣工|完工|建成|验收|交付|投入使用|投用)/

/** 7月8日报到，…7月17日结业: of a course, and not of what else is completed before pupils come. */
const ARRIVED = /^[^,。\d]{0,16}报到[,、](?:[^,。\d]{1,12},)?[^,。\d]{0,4}$/
const LEFT = /^[^,。\d]{0,6}(?:结束|闭幕|结业|结营|闭营|返程|离会|疏散)/

/** `opened`: what stands behind the first day, and `closed` behind the last. */
export function lapsesIn(text: string, closed = CLOSED, opened = OPENED): Lapse[] {
  const moments = momentsIn(text)
  return moments.flatMap((last, at): Lapse[] => {
    const first = moments[at - 1]
    if (first === undefined || (first.month === undefined) !== (last.month === undefined)) return []
    const link = text.slice(first.end, last.index)
    const behind = text.slice(last.end, last.end + 24)
    const joined =
      LINK.test(link) ||
      (SINCE.test(link) && /^(?:\([^()]{1,4}\))?(?:止|结束|为止|截止)/.test(behind)) ||
      (opened.test(link) && closed.test(behind))
    return joined ? [[first, last]] : []
  })
}

export const buildingsIn = (text: string): Lapse[] =>
  /[竣完]工|建成|验收|交付|投/.test(text) ? lapsesIn(text, BUILT) : []

export const staysIn = (text: string): Lapse[] => (text.includes('报到') ? lapsesIn(text, LEFT, ARRIVED) : [])

/** Without a year, an end so many months before the beginning lies in the next year. */
const NEXT_YEAR = 3

/** Whether one day is surely before another that was told first. */
export function comesBefore(one: Moment, other: Moment): boolean {
  const [early, late] = [spreadOf(one), spreadOf(other)]
  if (early === undefined || late === undefined || early.last >= late.first) return false
  if (one.month === undefined || other.month === undefined) return false
  if (one.dated) return other.year !== undefined
  return one.day !== undefined && other.day !== undefined && other.month - one.month < NEXT_YEAR
}
