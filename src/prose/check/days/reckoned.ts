/** Days that the text itself lets one reckon: 10月1日至7日放假8天; 今天是5月1日，距6月7日还有30天. */
import { dayNumberOf } from '../../../ledger/day.ts'
import { type Finding, saidOf } from '../ground/finding.ts'
import { ANY_YEAR } from '../ground/moments.ts'
import { NUMBER, numberOf } from '../ground/numbers.ts'

const DAY = String.raw`(?<month>\d{1,2})月(?<day>\d{1,2})日`
const END = String.raw`(?:(?<to_month>\d{1,2})月)?(?<to_day>\d{1,2})日`
const OFF = new RegExp(
  `${DAY}(?:\\([^()]{2,6}\\))?(?:至|到|[-—–~]{1,2})${END}(?:\\([^()]{2,6}\\))?,?(?:期间)?(?:全[县市校区])?(?:调休)?(?:放假|休息|停课|停电|停水|闭馆|开放|展出|公示|休市|静默|集训|军训|值班|封闭管理|巡展),?(?:调休)?(?:共|一共|共计|总计)?(?<said>${NUMBER})天`,
  'g',
)
const LEFT = new RegExp(
  `(?:今天|今日|现在|当日)(?:是|为|已是)${DAY},?[^。;\\d]{0,8}?[距离][^。;\\d]{0,8}?${END.replaceAll('?<to_month>\\d{1,2})月)?', '?<to_month>\\d{1,2})月)')}[^。;\\d]{0,14}?(?:还有|仅剩|只剩|还剩|剩余|剩下|仅有)(?<said>${NUMBER})天`,
  'g',
)
/** The day itself may be one of them. */
const SLACK = 1

/** Asked of one sentence. */
export function reckonedFindings(text: string): Finding[] {
  return [...daysOff(text), ...daysLeft(text)]
}

/** Both days are among them; a month of a leap year may have one more. */
function daysOff(text: string): Finding[] {
  return [...text.matchAll(OFF)].flatMap((match) => {
    const days = daysBetween(match)
    return days === undefined || days < 0 ? [] : held(match, days + 1, 0)
  })
}

/** Whether the day itself is one of them is not asked. */
function daysLeft(text: string): Finding[] {
  return [...text.matchAll(LEFT)].flatMap((match) => {
    const days = daysBetween(match)
    return days === undefined || days < 0 ? [] : held(match, days, SLACK)
  })
}

function daysBetween({ groups }: RegExpMatchArray): number | undefined {
  const [month, day, to_day] = [groups!['month'], groups!['day'], groups!['to_day']].map(Number)
  const to_month = groups!['to_month'] === undefined ? month! : Number(groups!['to_month'])
  if (to_month < month!) return undefined
  return dayNumberOf(ANY_YEAR, to_month, to_day!) - dayNumberOf(ANY_YEAR, month!, day!)
}

function held(match: RegExpMatchArray, days: number, slack: number): Finding[] {
  const said = numberOf(match.groups!['said'])
  if (said === undefined || Math.abs(said - days) <= slack) return []
  return [saidOf(match, 'date', `按所写日期算是${days}天，请核对“${match[0]}”。`, `${days} ≠ ${said}`)]
}
