/** Years and sessions that are named, and how many there are in a row: 2020年、2021年、2022年、2023年连续三年; 第八届、第九届连续三届. */
import { type Finding, foundAt } from '../ground/finding.ts'
import { FEW, numberOf } from '../ground/numbers.ts'

const JOIN = '[、,和与及]'
const YEAR = '(?:\\d{4}(?:[-—–~至]{1,2}\\d{4})?(?:学?年度?)?)'
const WORD = '[一二三四五六七八九十]{1,3}|\\d{1,2}'
const NAMED: readonly string[] = [
  `${YEAR}(?:${JOIN}${YEAR})+`,
  `第(?:${WORD})届?(?:${JOIN}第?(?:${WORD})届?)*${JOIN}第?(?:${WORD})届`,
  `\\d{1,2}月份?(?:${JOIN}\\d{1,2}月份?)+`,
  `第?[一二三四]季度(?:${JOIN}第?[一二三四]季度)+`,
]
const LIST = `(?<![\\d—–~至到-])(?<list>${NAMED.join('|')})(?![\\d—–~至到-])`
const RUN = `(?:连续|接连|一连|蝉联)(?<many>${FEW})个?(?<unit>学年|年度|年|届|月|季度)(?![级制]|以[上来])|(?<wins>[两三四五六七八九])连[冠霸]`
/** 各项考核中; 该校高考上线率 behind a comma. */
const AHEAD = new RegExp(`${LIST}(?<between>(?:[^,。;、\\d()连]{0,16}|,[^,。;、\\d()连]{0,14}))(?:${RUN})`, 'g')
/** 连续四年(2020年、2021年、2022年) */
const BRACKETED = new RegExp(`(?:${RUN})[^,。;、\\d()]{0,14}\\((?:即|为)?${LIST}(?:年度|学年|年)?\\)`, 'g')
/** 2020年、2021年、2022年、2023年三年 */
const BESIDE = new RegExp(
  `${LIST}(?:这|共)?(?<many>${FEW})个?(?<unit>学年|年(?![度级制期前后段内]|[\\u4e00-\\u9fff]?以|规划|计划|行动|方案|攻坚|提升)|届)(?!\\d)`,
  'g',
)
/** The row began before what is named, or it is another's. */
const OTHER = /已|至此|再|又|累计|在.*基础|起|以来|前|后|分别|各|其中|增至/

/** Asked of one sentence. */
export function inARowFindings(text: string): Finding[] {
  if (!/[年届月季]/.test(text) || !/[、和与及]/.test(text)) return [...runs(text)]
  const rows = /连|蝉联/.test(text) ? [...text.matchAll(AHEAD), ...text.matchAll(BRACKETED)] : []
  const named = [...rows, ...text.matchAll(BESIDE)].flatMap((match): Finding[] => {
    const { list, many, wins, unit = '次', between = '' } = match.groups!
    const said = numberOf(many ?? wins)
    const count = countedIn(list!, unit)
    if (said === undefined || count === undefined || said === count || OTHER.test(between)) return []
    const end = match.index + match[0].length
    // 2021年被评为省级，2022年、2023年连续三年: the row began before.
    if (said > count && /\d{4}年/.test(text.slice(0, match.index))) return []
    if (between.endsWith('在') || /^[^,。]{0,10}(?:基础上|之后|以来)/.test(text.slice(end, end + 16))) return []
    if (said === count - 1 && GROWTH.test(between + text.slice(end, end + 16).split(/[,。]/, 1)[0]!)) return []
    return [misrun(match, said, count)]
  })
  return [...named, ...runs(text)]
}

/** How many are named, where one follows the other; undefined where some are left out. */
function countedIn(list: string, unit: string): number | undefined {
  const members = list.split(new RegExp(JOIN)).map((member) => {
    const [first, last] = [/\d{4}|\d{1,2}|[一二三四五六七八九十]+/.exec(member), /[-—–~至](\d{4})/.exec(member)]
    const number = numberOf(first?.[0])
    return last === null || Number(last[1]) === number! + 1 ? number : undefined
  })
  const [one, other] = members
  if (one === undefined || other === undefined) return undefined
  // 2019年、2021年、2023年连续三届: a session may be held every other year.
  const step = unit === '届' || unit === '次' ? other - one : 1
  const even = members.every((member, at) => at === 0 || member === members[at - 1]! + step)
  const years = list.includes('月') || list.includes('季') ? /[月季]/ : /[年届次]/
  return even && step > 0 && years.test(unit) ? members.length : undefined
}

const SPAN = new RegExp(
  `(?<![自从由\\d]|学年)(\\d{4})年?(?:至|到|[-—–~]{1,2})(\\d{4})年(?!\\d),?(?:间|已)?(?<between>[^,。;、\\d()连]{0,8})连续(${FEW})(?:个)?年(?![级制度])([^,。;]{0,16})`,
  'g',
)
/** From one year to the next there is one growth less than years. */
const GROWTH = /增|升|提高|提升|降|减|攀|改善|进步|进位|前移|递/

/** 2019—2023年连续四年: both ends are meant, but for what grows from one to the other. */
function runs(text: string): Finding[] {
  if (!text.includes('连续')) return []
  return [...text.matchAll(SPAN)].flatMap((match): Finding[] => {
    const [count, said] = [Number(match[2]) - Number(match[1]) + 1, numberOf(match[4])]
    const between = match.groups!['between']!
    // 2020—2022年，学校连续两年: within them.
    if (said === undefined || count < 2 || (between !== '' && said !== count + 1)) return []
    if (said === count || OTHER.test(between) || GROWTH.test(match[5]!) || GROWTH.test(between)) return []
    return [misrun(match, said, count)]
  })
}

function misrun(match: RegExpMatchArray, said: number, count: number): Finding {
  return {
    rule: 'date',
    says: `列出来的是连续${count}个，文中写的是${said}，请核对“${match[0]}”。`,
    arithmetic: `${count} ≠ ${said}`,
    places: [foundAt(match)],
  }
}
