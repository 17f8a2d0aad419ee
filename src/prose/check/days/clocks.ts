/** Hours of the day: an end before its beginning, and a length that the two do not make. */
import { type Finding, foundAt, saidOf, inOrder } from '../ground/finding.ts'
import { NUMBER, numberOf } from '../ground/numbers.ts'
import { shown } from '../ground/range.ts'

const HALF = '(凌晨|早上|早晨|上午|中午|下午|晚上|傍晚|晚)?'
const CLOCK = `${HALF}(\\d{1,2})(?::(\\d{2})|[时点](?:(\\d{1,2})分|(半))?(?!间|长))`
const CLOCKS = new RegExp(CLOCK, 'g')
const OPENS = '开始|起|开考|开场|开赛|开幕|召开|开课|开讲'
const SPAN = new RegExp(
  `${CLOCK}(?:(?:准时|正式|统一)?(?:${OPENS}),?)?(?:[至到]|[-—–~]{1,2}|,)${CLOCK}(?<end>[\\u4e00-\\u9fff]{0,6})`,
  'g',
)
/** How the second of two clauses ends what the first began. */
const ENDS = /结束|收卷|交卷|停笔|散会|散场|闭幕|落幕|完|止|放学|下课|停/
const OPENED = new RegExp(OPENS)
/** What of the time was not used. */
const PAUSE = /休息|茶歇|休会|间歇|午休(?!时间)|午餐|用餐|除|含|净|暂停/
const NO_PAUSE = /(?:不|无|没有)(?:安排|设)?(?:中途|中间)?(?:休息|停顿|间歇)|不间断/g
const LENGTH = new RegExp(
  `(?:时长|历时|用时|限时|持续|共计?|合计|总计|为时|时间)(?:为|共)?(${NUMBER})(?:个)?(?:半)?(小时|分钟|学时)`,
  'g',
)
/** Minutes. An end that is so little before the beginning is not of another half of the day. */
const NEAR = 120

export function clockFindings(text: string): Finding[] {
  if (!/\d/.test(text)) return []
  return [...spansOf(text), ...lengthBetween(text), ...hoursOfDay(text)]
}

function spansOf(text: string): Finding[] {
  const spans = [...text.matchAll(SPAN)].map((span) => {
    // The words behind it only tell whether it ends there.
    span[0] = span[0].slice(0, span[0].length - span.groups!['end']!.length)
    return span
  })
  return spans.flatMap((span): Finding[] => {
    const begins = minutesOf(span[2], span[3] ?? span[4], span[5])
    const ends = minutesOf(span[7], span[8] ?? span[9], span[10])
    if (begins === undefined || ends === undefined || !isJoined(span)) return []
    const say = (says: string, arithmetic: string): Finding => ({
      rule: 'date',
      says,
      arithmetic,
      places: [foundAt(span)],
    })
    const sameHalf = span[6] === undefined || span[6] === span[1]
    if (sameHalf && ends < begins && begins - ends <= NEAR)
      return [say(`“${span[0]}”：结束的时刻早于开始的时刻，请核对。`, '')]
    const lengths = [...text.matchAll(LENGTH)]
    const said = lengths.length === 1 && spans.length === 1 ? lengthOf(lengths[0]!) : undefined
    if (!sameHalf || said === undefined || ends <= begins || Math.abs(said - (ends - begins)) < 1) return []
    if (
      !isOf(lengths[0]!, span) ||
      /各|每(?![天日晚周次])|其中|分别|约/.test(text) ||
      PAUSE.test(text.replaceAll(NO_PAUSE, ''))
    )
      return []
    // 9:00开始,12:00结束,14:00继续
    if (span[0].includes(',') && [...text.matchAll(CLOCKS)].length > 2) return []
    return [
      say(`“${span[0]}”是${ends - begins}分钟，文中写的是“${lengths[0]![0]}”，请核对。`, `${ends - begins} ≠ ${said}`),
    ]
  })
}

/** 9:00至11:00; 9:00开考,11:30收卷. */
function isJoined(span: RegExpExecArray): boolean {
  const is_told = OPENED.test(span[0])
  return span[0].includes(',') === is_told && (!is_told || ENDS.test(span.groups!['end']!))
}

/** Behind the hours, or right before them: 考试时长120分钟,9:00开始,11:30结束. */
function isOf(length: RegExpExecArray, span: RegExpExecArray): boolean {
  const gap = span.index - length.index - length[0].length
  return gap < 0 || (gap < 6 && OPENED.test(span[0]) && /^(?:时长|时间|限时)/.test(length[0]))
}

const TIME = '(\\d{1,2}):(\\d{2})(?:[至到]|[-—–~]{1,2})(\\d{1,2}):(\\d{2})'
const LESSON = new RegExp(
  `第[一二三四五六七八九1-9]节课?(?:时间)?(?:为|是|:|\\()?${TIME}|${TIME}(?:为|是|,)?\\(?第[一二三四五六七八九1-9]节|(?<=分钟[,(](?:即)?)${TIME}(?=[。;)\\n]|$)`,
  'g',
)
const EACH_LESSON = /每节课?(?:时间|时长)?(?:均|统一)?(?:为|是)?(\d{2})分钟/g

/** 每节课40分钟，第一节8:00—8:45: the first that is of another length. Asked of one paragraph. */
export function lessonFindings(text: string): Finding[] {
  if (!text.includes('每节')) return []
  const [each, ...others] = [...text.matchAll(EACH_LESSON)]
  if (each === undefined || others.length > 0 || PAUSE.test(text) || /操|晨|连堂|大课|原/.test(text)) return []
  const wrong = [...text.matchAll(LESSON)].find((match) => {
    const [hour, minute, end_hour, end_minute] = match
      .slice(1)
      .filter((one) => one !== undefined)
      .map(Number)
    return (end_hour! - hour!) * 60 + end_minute! - minute! !== Number(each[1])
  })
  if (wrong === undefined) return []
  return [
    {
      rule: 'date',
      says: `“${wrong[0]}”与“${each[0]}”对不上，请核对。`,
      arithmetic: '',
      places: inOrder([each, wrong].map(foundAt)),
    },
  ]
}

const BETWEEN = new RegExp(
  `${CLOCK}(?:准时|正式|统一)?(?:${OPENS}),[^,。;\\d]{0,8}?(?:历时|持续|用时|时长|共计?|为时)(?:为|共|达)?(?<said>${NUMBER}|半)(?:个)?(?<half>半)?(?<unit>小时|分钟)(?:后)?(?:,|后)[^。;\\d]{0,12}?${CLOCK}(?:准时|圆满|顺利)?(?<end>[\\u4e00-\\u9fff]{0,6})`,
  'g',
)

/** 下午2时开始，历时两个半小时，于下午5时结束: its length stands between the two. */
function lengthBetween(text: string): Finding[] {
  if (!/小时|分钟/.test(text) || PAUSE.test(text)) return []
  return [...text.matchAll(BETWEEN)].flatMap((match): Finding[] => {
    const begins = minutesOf(match[2], match[3] ?? match[4], match[5])
    const ends = minutesOf(match[10], match[11] ?? match[12], match[13])
    const { said = '', half, unit, end = '' } = match.groups!
    const long = (said === '半' ? 0.5 : (numberOf(said) ?? Number.NaN)) + (half === undefined ? 0 : 0.5)
    const minutes = unit === '小时' ? long * 60 : long
    if (begins === undefined || ends === undefined || Number.isNaN(minutes) || !ENDS.test(end)) return []
    // 下午2时 to 5时, and 上午9时 to 下午1时.
    const noon = /[下晚]/.test(match[9] ?? match[1] ?? '') && Number(match[10]) < 12 ? 720 : 0
    const morning = /[下晚]/.test(match[1] ?? '') && Number(match[2]) < 12 ? 720 : 0
    const between = ends + noon - begins - morning
    if (between <= 0 || Math.abs(between - minutes) < 10) return []
    return [saidOf(match, 'date', `从开始到结束是${between}分钟，请核对“${match[0]}”。`, `${between} ≠ ${minutes}`)]
  })
}

const HOURS = '\\d{1,2}:\\d{2}(?:[至到]|[-—–~]{1,2})\\d{1,2}:\\d{2}'
const ALL_DAY = new RegExp(
  `(?<![\\d:])(?<spans>(?:[上下]午|晚上)?${HOURS}(?:(?:、|,|和|及|;)(?:[上下]午|晚上)?${HOURS})+)\\)?[^。;\\d]{0,14}[,;(](?:平均)?(?:每[日天]|日均|全天|一天|合计|共计?|总计|累计)[\\u4e00-\\u9fff]{0,6}?(?<said>\\d{1,2}(?:\\.\\d+)?|[一二两三四五六七八九十]{1,2})(?:个)?(?<half>半)?(?:小时|钟头)`,
  'g',
)

/** 每日9:00—11:30、14:00—17:00开放，日均开放6小时 */
function hoursOfDay(text: string): Finding[] {
  if (!/小时|钟头/.test(text) || /周末|节假日|周[六日]|[夏冬]季|[夏冬]令|寒暑|暑假|寒假|分别|约/.test(text)) return []
  return [...text.matchAll(ALL_DAY)].flatMap((match): Finding[] => {
    const { spans = '', said, half } = match.groups!
    const times = [...spans.matchAll(/(\d{1,2}):(\d{2})/g)].map(
      ([, hour, minute]) => Number(hour) * 60 + Number(minute),
    )
    const lengths = times.flatMap((time, at) => (at % 2 === 0 ? [times[at + 1]! - time] : []))
    const minutes = ((numberOf(said) ?? Number.NaN) + (half === undefined ? 0 : 0.5)) * 60
    const all = lengths.reduce((sum, one) => sum + one, 0)
    // An hour that is printed with one decimal is off by three minutes.
    if (Number.isNaN(minutes) || lengths.some((one) => one <= 0) || Math.abs(all - minutes) <= 3) return []
    const says = `这几段时间加起来是${shown(all / 60)}小时，请核对“${match[0]}”。`
    return [saidOf(match, 'date', says, `${shown(all / 60)} ≠ ${shown(minutes / 60)}`)]
  })
}

function minutesOf(hour?: string, minutes?: string, half?: string): number | undefined {
  const [hours, rest] = [Number(hour), half === undefined ? Number(minutes ?? 0) : 30]
  return hours <= 24 && rest <= 59 ? hours * 60 + rest : undefined
}

function lengthOf(match: RegExpMatchArray): number | undefined {
  const number = numberOf(match[1])
  if (number === undefined || match[2] === '学时') return undefined
  const half = match[0].includes('半') ? 0.5 : 0
  return match[2] === '小时' ? (number + half) * 60 : number
}
