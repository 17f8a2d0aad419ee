/**
 * A number whose parts are said to be all of it: 录用人员已全部分到高中、初中、小学、幼儿园四个学段，依次为28名、57名、64名和
 * 25名; 县城学校3965人，乡镇中心校2187人，村小590人，此外再无其他学校.
 */
import { nounOf, type Told } from '../again/told.ts'
import { CLOSES_WITHIN, isClosedBy, mayClose } from '../ground/closed.ts'
import { type Finding, wordsAt } from '../ground/finding.ts'
import { listedIn } from '../ground/lists.ts'
import { numberOf } from '../ground/numbers.ts'
import { shown, sumOf } from '../ground/range.ts'
import { additionOf } from './parting.ts'
import { areCrossing } from './partitions.ts'

/** So far before its parts a number is told, and so far behind them what is left. */
const FAR = 240
const BESIDE = 60
/** So many numbers before them it is looked for. */
const BACK = 24
/** No row of parts is longer. */
const MOST = 16
/** What is said to be all of it misses it by no more than a slip makes it miss. */
const LEAST = 0.6
const OVER = 1.7

const SHARE = /\(占?[^()\d]{0,10}[\d.]+%\)|[,、]?占(?:比|总[数人]数?的?|全部的?)?[^,;。\d]{0,8}[\d.]+%/g
/** What stands between two parts, without shares. */
const LINK = /^[^,;:。、\d(]{0,12}?[、,;和与及][^,;:。、\d(]{0,16}$/
/** Of another number than the one that is parted. */
const ELSE = /其中|共|合计|总|累计|平均|均|每|各|比|较|增|减|涉及|覆盖|惠及|另|还有|此外/

const MOVED =
  '(?:分(?:别)?(?:到|配|派|至|布|属|流|散|给|往)|安排|投放|派|配发|发放|下达|下拨|拨付|拨给|投向|用于|充实|补充|安置|来自|调配|流向|到岗|进入|落实|划分|编入|编班|分为|分成|配备|送|去往|就读|升入)'
const SUBJECT = '(?:^|[,;:])(?<subject>[^,;:。\\d]{0,20}?)'
const EACH_OWN = '[,:]?(?:人数|数量|金额|名额|数额|去向)?(?:分别|依次|依序|各自)(?:为|是|有|达)?:?[^,;:。、\\d]{0,8}$'
/** 录用人员已全部分到…，依次为 */
const ALL_GO = new RegExp(
  `${SUBJECT}(?:已|现|目前|经统筹|也|将|,)*(?:全部|全数|悉数|全员|均|都)(?:已|均|都|被|按[^,;:。\\d]{2,8}?)*${MOVED}(?:[^,;:。]{0,60}?${EACH_OWN}|[^,;:。\\d]{0,16}:[^,;:。、\\d]{1,12}$|[^,;:。、\\d]{1,12}$)`,
)
/** 录用人员分到高中、初中、小学、幼儿园四个学段，依次为: as many kinds, or names, as numbers. */
const SO_MANY_KINDS = new RegExp(
  `${SUBJECT}(?:已|现|目前|均|将|,)*${MOVED}(?<names>[^,;:。\\d]{3,50}?)(?:(?<kinds>[两三四五六七八九十]|\\d{1,2})[个类种项所][^,;:。\\d]{0,8})?${EACH_OWN}`,
)
/** Words without which they do not. */
const ALL = /全部|全数|悉数|全员|均|都/
const ROW = /分别|依次|依序|各自/
const SOME = /主要|重点|(?<!全)部分|优先|大多|等(?!级|次|职|教|专)|其中/

/** `told`: the numbers of the even text. */
export function closedListFindings(told: readonly Told[], text: string): Finding[] {
  const numbers = told.filter(({ unit }) => unit !== '%')
  return [...sharedOut(text, numbers), ...closedBehind(text, numbers)]
}

/** 录用人员已全部分到…，依次为28名、57名、64名和25名 */
function sharedOut(text: string, told: readonly Told[]): Finding[] {
  return told.flatMap((first, at): Finding[] => {
    const lead = first.lead.slice(-110)
    const [has_all, has_row] = [ALL.test(lead), ROW.test(lead.slice(-18))]
    const all = has_all ? ALL_GO.exec(lead) : null
    const found = all ?? (has_row ? SO_MANY_KINDS.exec(lead) : null)
    if (found === null || SOME.test(found[0].replace(/^[,;:]?其中/, '')) || ELSE.test(first.before)) return []
    const parts = rowFrom(text, told, at)
    if (parts.length < 2 || (all === null && !isAsMany(found, parts.length))) return []
    const from = first.from + first.lead.length - lead.length + found.index
    return unlessMade(told, parts, wholeOf(told, at, from, found.groups!['subject']!))
  })
}

/** At least three, with which hardly any are left out. */
function isAsMany({ groups }: RegExpExecArray, parts: number): boolean {
  if (parts < 3) return false
  const kinds = numberOf(groups?.['kinds'])
  if (kinds !== undefined) return kinds === parts
  const names = listedIn(groups?.['names'] ?? '')
  return names !== undefined && names.least <= parts && parts <= names.most
}

/** 县城学校3965人，乡镇中心校2187人，村小590人，此外再无其他学校 */
function closedBehind(text: string, told: readonly Told[]): Finding[] {
  return told.flatMap((last, at): Finding[] => {
    const behind = text.slice(last.end, last.end + CLOSES_WITHIN)
    if (!mayClose(behind) || !isClosedBy(behind.replaceAll(SHARE, ''))) return []
    const first = rowTo(text, told, at)
    const parts = told.slice(first, at + 1)
    if (parts.length < 2 || parts.slice(1).some(({ before }) => ELSE.test(before))) return []
    if (areCrossing(parts.map(({ before }) => before))) return []
    const whole = wholeOf(told, first, parts[0]!.index, '')
    return whole && isNext(whole, parts[0]!) ? unlessMade(told, parts, whole) : []
  })
}

/** 教师5200人。今年考核优秀620人、…: what does more than name the first part is of other people. */
const isNext = (whole: Told, { from, lead, before }: Told): boolean =>
  whole.from === from ||
  (whole.to + 2 >= from && (/[按从分]|其中/.test(lead) || (lead === before && before.length < 9 && !DEED.test(before))))
const DEED = /[今本全]年|考核|参|评|获|月/

const joins = (text: string, one: Told, next: Told): boolean =>
  one.unit === next.unit && LINK.test(text.slice(one.end, next.index).replaceAll(SHARE, ''))

/** The numbers of one unit that follow each other from one on. */
function rowFrom(text: string, told: readonly Told[], at: number): readonly Told[] {
  let end = at + 1
  while (end < told.length && end - at < MOST && joins(text, told[end - 1]!, told[end]!)) {
    if (ELSE.test(told[end]!.before)) break
    end += 1
  }
  return told.slice(at, end)
}

/** Where the row that ends here begins; a number of all of them is none of the row. */
function rowTo(text: string, told: readonly Told[], at: number): number {
  let from = at
  while (from > 0 && at - from < MOST && joins(text, told[from - 1]!, told[from]!)) {
    if (/共|总|合计|全[县市区校镇]|其中/.test(told[from]!.before) || isTotal(told[from - 1]!)) break
    from -= 1
  }
  return from
}

const isTotal = ({ before, after }: Told): boolean => /共|总|全[县市区校镇]/.test(before) && !/^[^,]{0,2}和/.test(after)

/** A change, an aim, or what was before. */
const OTHER = /[比较]|增|减|[去上前]年|计划|拟|目标|均|每|占|约/
/** Behind 其中 up to here nothing but a list. */
const AMONG = /其中[^;。]*$/

/** The number that is shared out: the one that is called so, or the nearest in its own sentence, or the only one. */
function wholeOf(told: readonly Told[], at: number, from: number, subject: string): Told | undefined {
  const first = told[at]!
  const near = told
    .slice(Math.max(0, at - BACK), at)
    .filter(
      ({ unit, line, end, index }) =>
        unit === first.unit && line === first.line && first.index - end < FAR && index < Math.max(from, first.from),
    )
    .filter((one) => !OTHER.test(one.before))
  const name = nameOf(subject)
  const own = told
    .slice(Math.max(0, at - 2), at)
    .findLast((one) => one.unit === first.unit && one.from === first.from && one.value >= first.value)
  if (name === '' && own !== undefined && !OTHER.test(own.before)) return own
  const named =
    name.length > 1
      ? near.filter(({ before, ...one }) => (before + nounOf({ before, ...one })).includes(name.slice(-2)))
      : near.filter(({ lead }) => !AMONG.test(lead))
  const values = new Set(named.map(({ value }) => value))
  if (values.size === 1) return named.at(-1)
  const totals = named.filter(({ before }) => /共|总/.test(before))
  return new Set(totals.map(({ value }) => value)).size === 1 ? totals[0] : undefined
}

const POINTS = /^(?:他们|她们|其|这些|这批|上述|以上|该批|所有|全部|全体|其中|现|目前|经[^,]{2,6}后|对|将|把|所|的)+/
const SORT =
  /(?:的)?(?:学生|儿童|少年|幼儿|新教师|教师|老师|人员|同志|学校|单位|隐患|问题|项目|对象|线索|事项|资金|经费|款项|名额|设备)*(?:均|已|都|现)*$/
const nameOf = (subject: string): string => subject.replace(POINTS, '').replace(SORT, '')

/** Nothing where another number is what they make, or what they lack is told. */
function unlessMade(told: readonly Told[], parts: readonly Told[], whole: Told | undefined): Finding[] {
  if (whole === undefined || whole.open || parts.some(({ open, value }) => open || value > whole.value)) return []
  const sum = sumOf(parts)
  const half = parts.reduce((all, one) => all + one.half, whole.half)
  const gap = Math.abs(sum - whole.value)
  if (gap <= half * (1 + 1e-9) || sum < LEAST * whole.value || sum > OVER * whole.value) return []
  const [first, last] = [parts[0]!, parts.at(-1)!]
  const beside = told.filter(
    (one) =>
      one.unit === whole.unit && !parts.includes(one) && one.end > first.index - FAR && one.index < last.end + BESIDE,
  )
  const is_made = beside.some(
    (one) =>
      (one !== whole && (Math.abs(one.value - sum) <= half || Math.abs(one.value - gap) <= half)) ||
      Math.abs(one.value - sum) <= one.half,
  )
  if (is_made) return []
  const reckoned = shown(sum)
  return [
    {
      rule: 'sum',
      says: `“${whole.before}${whole.quote}”的各部分已经写全，加起来是${reckoned}，两处不符，请核对。`,
      arithmetic: additionOf(whole, parts),
      places: [whole, ...parts].map(wordsAt),
    },
  ]
}
