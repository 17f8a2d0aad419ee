/** Days and years that the text itself lets one reckon: 10月1日至7日放假8天; 今天是5月1日，距6月7日还有30天; 生于1965年，2024年时年62岁. */
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
const BORN =
  /(?<!\d)(?<born>(?:19|20)\d\d)年(?:\d{1,2}月)?(?:出生|生(?=[,于]))|(?:生于|出生于)(?<born_at>(?:19|20)\d\d)年/g
const AGED = /(?<now>(?:19|20)\d\d)年(?:\d{1,2}月)?[^。;\d]{0,10}?(?:时年|年仅|现年|已|年满|,)(?<age>\d{1,3})周?岁/g
const JUBILEE = /(?<!第)(?<years>[一二三四五六七八九]十|百)(?:华诞|年校庆|年庆典|载华诞)/g
const FOUNDED =
  /(?:始建|创办|创建|建校|成立|建)于(?<founded>(?:18|19|20)\d\d)年|(?<founded_in>(?:18|19|20)\d\d)年(?:始建|创办|建校|成立)/g
/** Who is counted a year older, and the year that has not gone round. */
const SLACK = 1

/** Asked of one sentence. */
export function reckonedFindings(text: string): Finding[] {
  return [...daysOff(text), ...daysLeft(text), ...ages(text), ...jubilees(text)]
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

/** One who is spoken of, and one year. */
function ages(text: string): Finding[] {
  const [born, another] = [...text.matchAll(BORN)]
  const [aged, other] = [...text.matchAll(AGED)]
  if (born === undefined || aged === undefined || another !== undefined || other !== undefined) return []
  const year = Number(born.groups!['born'] ?? born.groups!['born_at'])
  const [now, age] = [Number(aged.groups!['now']), Number(aged.groups!['age'])]
  if (now <= year || aged.index < born.index || Math.abs(now - year - age) <= SLACK) return []
  const says = `${year}年出生的人到${now}年是${now - year}岁，文中写的是${age}岁，请核对。`
  return [saidOf(aged, 'date', says, `${now} − ${year} = ${now - year} ≠ ${age}`)]
}

/** 2022年，始建于1972年的学校喜迎四十华诞 */
function jubilees(text: string): Finding[] {
  const [founded, another] = [...text.matchAll(FOUNDED)]
  if (founded === undefined || another !== undefined) return []
  const year = Number(founded.groups!['founded'] ?? founded.groups!['founded_in'])
  const others = [...text.matchAll(/(?<!\d)((?:19|20)\d\d)年/g)]
    .map(([, one]) => Number(one))
    .filter((one) => one !== year)
  const [now] = others
  if (now === undefined || others.length > 1 || now <= year) return []
  return [...text.matchAll(JUBILEE)].flatMap((match) => {
    const said = match.groups!['years'] === '百' ? 100 : numberOf(match.groups!['years'])!
    if (Math.abs(now - year - said) <= SLACK) return []
    const says = `${year}年到${now}年是${now - year}年，文中写的是“${match[0]}”，请核对。`
    return [saidOf(match, 'date', says, `${now} − ${year} = ${now - year} ≠ ${said}`)]
  })
}
