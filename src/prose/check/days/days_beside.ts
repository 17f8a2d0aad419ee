/** Days and years beside what follows from them: 10月1日至7日放假8天; 今天是5月1日，距6月7日还有30天; 每周一…4日、11日、19日. */
import { dayNumberOf, daysInMonth } from '../../../ledger/day.ts'
import { ANY_YEAR } from '../ground/moments.ts'
import { type Finding, saidOf } from '../ground/finding.ts'
import { numberOf } from '../ground/numbers.ts'

type Groups = Record<string, string | undefined>

/** Asked of one paragraph of the even text. */
export function daysBesideFindings(text: string): Finding[] {
  if (!/[日岁:天]|周年|华诞|毕业/.test(text)) return []
  return RULES.flatMap(([pattern, wrong]) =>
    [...text.matchAll(pattern)].flatMap((match): Finding[] => {
      const says = wrong(match.groups!)
      return says === undefined ? [] : [saidOf(match, 'date', `${says}，请核对“${match[0]}”。`)]
    }),
  )
}

const NUMBER = '\\d{1,3}|[一二三四五六七八九十]{1,3}'
/** Days of a year that is not told; nothing where its February lies between. */
function daysFrom({ a, ad, b = a, bd }: Groups): number | undefined {
  const [one, other] = [Number(a), Number(b)]
  if (other < one || (one <= 2 && other > 2)) return undefined
  return dayNumberOf(ANY_YEAR, other, Number(bd)) - dayNumberOf(ANY_YEAR, one, Number(ad))
}
const isBefore = ({ a, ad, b = a, bd }: Groups): boolean =>
  // 12月 and 1月 are of two years.
  Math.abs(Number(a) - Number(b)) < 8 && Number(b) * 31 + Number(bd) < Number(a) * 31 + Number(ad)

const FIRST = '(?<a>\\d{1,2})月(?<ad>\\d{1,2})日'
const LAST = '(?<b>\\d{1,2})月(?<bd>\\d{1,2})日'

/** 10月1日至7日放假8天 */
const holidays = (groups: Groups): string | undefined => {
  const days = daysFrom(groups)
  const said = numberOf(groups['said'])
  return days === undefined || days < 0 || said === undefined || days + 1 === said
    ? undefined
    : `首尾都算是${days + 1}天`
}

/** 今天是5月1日，距6月7日高考还有30天 */
const untilThen = (groups: Groups): string | undefined => {
  const days = daysFrom(groups)
  const said = numberOf(groups['said'])
  return days === undefined || days < 0 || said === undefined || Math.abs(days - said) <= 1
    ? undefined
    : `相隔${days}天`
}

/** 每周一升旗，本月为4日、11日、19日、25日: all of them lie whole weeks apart. */
const weekdays = ({ days }: Groups): string | undefined => {
  const all = days!.match(/\d+/g)!.map(Number)
  const odd = all.findIndex((day, at) => at > 0 && (day - all[at - 1]!) % 7 !== 0)
  return odd < 1 ? undefined : `${all[odd - 1]}日和${all[odd]}日不是同一个星期几`
}

/** 2022年，始建于1972年的南塘职校喜迎四十华诞; 生于1965年3月，2024年时年62岁: a year more or less is how one counts. */
const yearsSince = ({ now, since, said }: Groups): string | undefined => {
  const [years, own] = [Number(now) - Number(since), numberOf(said)]
  return own === undefined || years <= 0 || Math.abs(years - own) <= 1 ? undefined : `${since}年到${now}年是${years}年`
}

const minutesOf = (clock: string | undefined): number => {
  const [hours, minutes] = clock!.split(':').map(Number)
  return hours! * 60 + minutes!
}

/** 8月12日开班、8月21日结业，连续15天: so many days do not lie between them. */
const inARow = (groups: Groups): string | undefined => {
  const days = daysFrom(groups)
  const said = numberOf(groups['said'])
  return days === undefined || days < 0 || said === undefined || said <= days + 1
    ? undefined
    : `首尾都算只有${days + 1}天`
}

/** 从开工到竣工共90天; of months half a one is left free. */
const fromThenToThen = (groups: Groups): string | undefined => {
  const days = daysFrom(groups)
  const said = numberOf(groups['said'])
  if (days === undefined || days < 1 || said === undefined) return undefined
  const told = groups['unit'] === '天' ? said : said * 30.4
  return Math.abs(told - days) <= (groups['unit'] === '天' ? 1 : 18) ? undefined : `首尾都算是${days + 1}天`
}

/** 2021年秋季入学的三年制高中学生2025年夏季毕业 */
const schoolYears = ({ since, to, said }: Groups): string | undefined => {
  const [years, own] = [Number(to) - Number(since), numberOf(said)]
  return own === undefined || years < 1 || years === own ? undefined : `${since}年入学、${to}年毕业是${years}年`
}

const LONGEST_MONTH = 31
/** 九月份…的天数达到32天; of February the year is not asked. */
const ofMonth = ({ month, said }: Groups): string | undefined => {
  const [own, days] = [numberOf(month), numberOf(said)]
  if (own === undefined || days === undefined || own < 1 || own > 12) return undefined
  const most = own === 2 ? 29 : (daysInMonth(ANY_YEAR, own) ?? LONGEST_MONTH)
  return days > most ? `${own}月只有${most}天` : undefined
}

const OPENS = '(?:开[班营工幕始课展训]|动工|启动|报到|集中|入营|进场)'
const CLOSES = '(?:结[业束营训课]|闭[幕营]|竣工|完工|落幕|收官|返程|离营)'
const SCHOOL_YEARS = '(?<said>[两二三四五六3-6])年'
const ENTERED = '(?<since>\\d{4})(?:年(?:秋季?|9月|8月)?|级)(?:秋季)?(?:入学|招收|录取|招生|入校|入读|招录|新生)?'
const LEFT = '(?<to>\\d{4})年(?:夏季?|6月|7月|夏天)?(?:如期|按期|正常|顺利)?毕业'

const RULES: readonly (readonly [RegExp, (groups: Groups) => string | undefined])[] = [
  [
    new RegExp(
      `${FIRST}(?:\\([^()]*\\))?(?:[至到]|[-—–~]{1,2})(?:(?<b>\\d{1,2})月)?(?<bd>\\d{1,2})日(?:\\([^()]*\\))?,?(?:全校|学校|全体师生|统一)?(?:放假|休息|停课|休假|调休|集训|闭馆)(?:调休)?,?(?:共计?)?(?<said>${NUMBER})天`,
      'g',
    ),
    holidays,
  ],
  [
    new RegExp(
      `今天是(?:\\d{4}年)?${FIRST}(?:\\([^()]*\\))?,?距离?(?:\\d{4}年)?${LAST}[^,。;\\d]{0,10}(?:还有|仅剩|还剩|只剩|仅有)(?<said>${NUMBER})天`,
      'g',
    ),
    untilThen,
  ],
  [
    /每(?:周|星期)[一二三四五六日天](?![、至到和])[^。;\n\d]{0,20}?(?<![月\d])(?:日|日期|时间|分别)?(?:为|是|在)(?:\d{1,2}月)?(?<days>\d{1,2}日(?:(?:、|和)\d{1,2}日){2,})/g,
    weekdays,
  ],
  [
    new RegExp(
      `(?<now>\\d{4})年[,秋春]?(?:始建|创办|创建|成立|建校|创立)于(?<since>\\d{4})年的?[^。;\\n\\d第届]{0,14}?(?:喜迎|迎来|庆祝|举行|举办)(?:建校|创办|办学)?(?<said>\\d{2,3}|[一二三四五六七八九十百]{1,4})(?:周年|华诞)`,
      'g',
    ),
    yearsSince,
  ],
  [
    new RegExp(
      `(?:出?生于(?<since>\\d{4})年)(?:\\d{1,2}月)?(?:\\d{1,2}日)?[^。;\\n\\d]{0,12}?[,](?<now>\\d{4})年(?:\\d{1,2}月)?(?:[^,。;\\d]{0,8}时)?(?:时年|现年|已满?|年满|年龄为?)(?<said>${NUMBER})周?岁`,
      'g',
    ),
    yearsSince,
  ],
  [
    new RegExp(
      `(?<since>\\d{4})年(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:出生|生)[^。;\\n\\d子女儿妻夫父母]{0,12}?[,;](?<now>\\d{4})年(?:\\d{1,2}月)?[^,。;\\d子女儿妻夫父母]{0,6}?(?<said>${NUMBER})周?岁(?=时|那年|的?他|的?她|参加|入党|,|。)`,
      'g',
    ),
    yearsSince,
  ],
  [
    new RegExp(
      `${FIRST}[^,。;\\d]{0,8}?${OPENS}[、,;]?(?:至|到)?${LAST}[^,。;\\d]{0,8}?${CLOSES}(?:,(?:为期|历时|[^,。;\\d后跟另将习践自假每各第期]{0,8}?(?:连续|持续|接连|整整|足足))|[。;][^,。;\\d后跟另将习践自假每各第期]{0,8}?(?:连续|接连|整整|足足))(?<said>${NUMBER})天`,
      'g',
    ),
    inARow,
  ],
  [
    new RegExp(
      `${FIRST}(?:正式)?(?<open>[\\u4e00-\\u9fff]{2})[、,;]?${LAST}(?:正式|全面)?(?<close>[\\u4e00-\\u9fff]{2})[^,。;\\d]{0,6}[,。;][^,。;\\d]{0,6}从\\k<open>到\\k<close>(?:整个过程)?(?:一共|共计?|仅|只|用|前后|历时|共?用时|用了|共用了?|花了?|经过|总计){0,2}(?<said>${NUMBER})(?:个)?(?<unit>天|月)(?!多|有?余|左右)`,
      'g',
    ),
    fromThenToThen,
  ],
  [new RegExp(`${ENTERED}的[^。;,\\d]{0,6}?${SCHOOL_YEARS}制[^。;\\d休延转留复]{0,16}?${LEFT}`, 'g'), schoolYears],
  [
    new RegExp(
      `(?:学制|修业年限|学习年限)(?:为|是)?${SCHOOL_YEARS}[^\\n\\d休延转留复]{0,20}?${ENTERED}[^\\n\\d休延转留复]{0,24}?${LEFT}`,
      'g',
    ),
    schoolYears,
  ],
  [
    new RegExp(
      `(?<!(?:[截自从][^,。;]{0,9}|[\\d一二三四五六七八九十至到—~、和与及前-]))(?<month>\\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?(?![至到以起—~\\d-])(?:全月)?(?:的)?(?![^,。;\\d]{0,16}(?:累计|合计|平均|人均|各|连续|以来|末|底))[^,。;\\d一二三四五六七八九十]{0,14}天数(?:共|已|为|是|达到?|有|多达|高达)*(?<said>\\d{1,3}|[二三四五六七八九]?十[一二三四五六七八九]?)天`,
      'g',
    ),
    ofMonth,
  ],
  [
    new RegExp(`${FIRST}[^。;\\n\\d]{0,10}召开[^。;\\n\\d]{0,12},(?:会后|会议结束后)[^。;\\n\\d]{0,6}${LAST}`, 'g'),
    (groups) => (isBefore(groups) ? '会后的日期早于开会的日期' : undefined),
  ],
  [
    new RegExp(
      `(?<one>[\\u4e00-\\u9fff]{2,4})(?:合格|通过|入围)(?:者|人员|的|后)?,?(?:方可|方能|才能|才可)(?:参加|进入|进行)(?<other>[\\u4e00-\\u9fff]{2,4})[,。;][^\\n]{0,20}?\\k<one>(?:时间|日期)?(?:为|是|定于|安排在|于)?${FIRST}[^。\\n\\d]{0,20}?\\k<other>(?:时间|日期)?(?:为|是|定于|安排在|于)?${LAST}`,
      'g',
    ),
    (groups) => (isBefore(groups) ? `“${groups['other']}”早于“${groups['one']}”` : undefined),
  ],
  [
    /先(?<one>[\u4e00-\u9fff]{2,4})[、,再]?后(?<other>[\u4e00-\u9fff]{2,4})[,。;][^\n]{0,20}?\k<one>(?:时间)?(?:为|是|于)?(?<from>\d{1,2}:\d{2})[^。\n]{0,20}?\k<other>(?:时间)?(?:为|是|于)?(?<to>\d{1,2}:\d{2})/g,
    ({ one, other, from, to }) =>
      minutesOf(to) < minutesOf(from) && minutesOf(from) - minutesOf(to) < 180 ? `“${other}”早于“${one}”` : undefined,
  ],
]
