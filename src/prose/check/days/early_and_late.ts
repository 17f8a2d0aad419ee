/** How much earlier or later than planned: 约定8月20日交付，9月1日移交，提前12天 is late; 提前20天竣工 and 提前25天竣工 are not one. */
import { type Finding, unlikeWords, wordsInOrder } from '../ground/finding.ts'
import { type Moment, momentsIn, spreadOf } from '../ground/moments.ts'
import { COUNTED, numberOf } from '../ground/numbers.ts'
import { movedDayFindings } from './due.ts'

const DONE = '完成|竣工|完工|交付|移交|投用|投入使用|建成|报送|上报|提交|办结|到位|开工|封顶|验收|供货|到货|启用|交货'
const WAY = new RegExp(
  `(?:(?<early>提前|提早)|(?<late>推迟|延后|延迟|延期|滞后|逾期|超期|晚了|迟了))了?(?:整整|共)?(?<number>${COUNTED})(?<unit>天|日|周|个月)(?=(?:${DONE})?了?(?:任务)?(?:[,。;)]|$))`,
  'g',
)
/** Of what was asked or agreed. */
const PLAN = /约定|合同|计划|原定|预定|拟定|规定|要求|应[于当在]|截[止至]|期限|时限|限于|限期|最迟|最晚|既定|应$/
/** More than one thing, or another thing to be compared with. */
const OTHER =
  /[去上前往]年|同期|上[届次期]|分别|另|其中|第[二三四]|一期|二期|首批|顺延|起算|工作日|[^,。;]*的取消|改|调整|开始|启动|公布|通知/
const PLAN_LAST = /比[\u4e00-\u9fff]{0,8}(?:约定|计划|规定|要求|合同|原定|截止|时限|期限)(?:的|时间|日期|在|于)*$/

/** Asked of one sentence, up to a semicolon. */
export function earlyAndLateFindings(text: string): Finding[] {
  if (!/提[前早]|推迟|延[后迟期]|滞后|[逾超]期|[晚迟]了/.test(text)) return []
  const ways = [...text.matchAll(WAY)]
  const [way, ...more] = ways
  if (way === undefined || more.length > 0 || OTHER.test(text) || movedDayFindings(text).length > 0) return []
  const moments = momentsIn(text)
  const [first, second, ...others] = moments
  if (first === undefined || second === undefined || others.length > 0) return []
  const is_last = PLAN_LAST.test(text.slice(0, second.index)) && second.end <= way.index
  const plan = is_last ? second : first
  const done = is_last ? first : second
  if (!is_last && !PLAN.test(clauseOf(text, first))) return []
  if (!is_last && (PLAN.test(clauseOf(text, second)) || /^(?:之|以)?前/.test(text.slice(second.end)))) return []
  const says = unlike(way, plan, done)
  if (says === undefined) return []
  const quote = way[0]
  return [
    {
      rule: 'order',
      says,
      arithmetic: '',
      places: wordsInOrder([first, second, { index: way.index, quote }]),
    },
  ]
}

/** From the comma before a day to the one behind it. */
function clauseOf(text: string, { index, end }: Moment): string {
  const from = text.lastIndexOf(',', index) + 1
  const to = text.indexOf(',', end)
  return text.slice(from, to < 0 ? undefined : to)
}

/** So many days further apart than is said the one is of another year. */
const FAR = 200

function unlike(way: RegExpMatchArray, plan: Moment, done: Moment): string | undefined {
  const { early, number, unit } = way.groups!
  const [due, own] = [spreadOf(plan), spreadOf(done)]
  const year_told = plan.year !== undefined && done.year !== undefined
  if (due === undefined || own === undefined || plan.month === undefined || done.month === undefined) return undefined
  if (!year_told && (plan.dated || done.dated) && done.year !== plan.year) return undefined
  const days = own.first - due.last
  if (Math.abs(days) > FAR && !year_told) return undefined
  const is_early = own.last < due.first
  const is_late = own.first > due.last
  if ((early !== undefined && is_late) || (early === undefined && is_early))
    return `期限是“${plan.quote}”，实际是“${done.quote}”，不是“${way[0]}”，请核对。`
  const said = numberOf(number)
  if (plan.day === undefined || done.day === undefined || said === undefined || !/天|日/.test(unit!)) return undefined
  if (Math.abs(Math.abs(days) - said) <= 1) return undefined
  return `“${plan.quote}”与“${done.quote}”相差${Math.abs(days)}天，文中写的是“${way[0]}”，请核对。`
}

const TWICE = new RegExp(
  `(?<one>提前(?<n>${COUNTED})(?<unit>天|日|个月|周)(?<deed>${DONE})?)了?(?<between>[^。\\d]{0,30}[,。](?:该|这一?|此)?(?:项目|工程|任务|工作)?比[^,。;\\d、]{0,10}?)(?<other>提前(?:了)?(?<m>${COUNTED})(?<again>天|日|个月|周)(?<same>${DONE})?)`,
  'g',
)

/** 提前5天完成，比原计划提前8天: of one thing, told twice. Asked of one paragraph. */
export function earlyTwiceFindings(text: string): Finding[] {
  if (!text.includes('提前')) return []
  return [...text.matchAll(TWICE)].flatMap((match): Finding[] => {
    const { one = '', other = '', n, m, unit, again, deed, same, between = '' } = match.groups!
    if (unit !== again || numberOf(n) === numberOf(m) || (deed !== undefined && same !== undefined && deed !== same))
      return []
    // 比合同工期: of the plan both times, and no other thing between.
    if (!/比(?:合同|原?计划|规定|要求|约定|预定|原定|既定|工期)/.test(between)) return []
    if (/另|第|其中|主体|[一二三]期|首批|分别|而|[去上]年|其他|其余/.test(between)) return []
    if (/比[\u4e00-\u9fff]{1,8}$/.test(text.slice(0, match.index)) || deed === undefined) return []
    const second = match.index + match[0].length - other.length
    return [unlikeWords({ index: match.index, quote: one }, { index: second, quote: other }, `${n} ≠ ${m}`)]
  })
}
