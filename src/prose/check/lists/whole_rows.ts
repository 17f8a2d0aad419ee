/**
 * Rows that tell their number to the end: 语文、数学、英语、物理、化学，共六门学科; 先进个人6名：男教师陈浩、罗斌，女教师杨芳; 情形之一的：…的；…的;
 * 首先…其次…最后…; 周颖、谢峰两位老师分别担任语文、数学、英语教研组组长.
 */
import { type Finding, saidOf } from '../ground/finding.ts'
import { joinsIn, miscounted } from '../ground/lists.ts'
import { FEW, numberOf } from '../ground/numbers.ts'
import { isName } from '../ground/people.ts'
import { isSureName } from './listed_behind.ts'

const SUBJECT =
  /^(?:小学|初中|高中)?(?:语文|数学|英语|物理|化学|政治|历史|地理|生物|音乐|体育|美术|科学|信息技术|信息科技|道德与法治|思想政治|劳动|书法|心理健康|通用技术|日语|俄语)$/
const PIECE = '[^,。;:、\\d()“”《》\\n]'
const NUMBER = `(?<said>${FEW})`
/** More than are named, or some of them only. */
const MORE = /等|其中|包括|以及|另|各|每|分别|主要|或/
const ITEMS = `(?<all>(?:${PIECE}{2,24}、)(?:${PIECE}{2,12}、){1,14}${PIECE}{2,14})`

const CLOSED = new RegExp(
  `(?<lead>[^,。;:\\n]{0,12},)?(?<![^,。;:\\n])${ITEMS},(?:一共|共计|合计|总计|共|计)(?:有|是)?${NUMBER}(?:所|个|名|位|门|家|科|项)(?!月|百分|小时|工作日)[\\u4e00-\\u9fff]{0,6}(?=[,。;)\\n]|$)`,
  'g',
)
/** Miscounted by more is of others. */
const OFF = 3
/** What leads to the first of them. */
const OPENS =
  /^.*(?:分别(?:为|是)|设有|开设|科目为|[为是有到含]|授予|命名|认定|确定|表彰|选派|抽调|走访了?|参加的|录取|聘任|评选出)/

/** Subjects, schools, people: each of one kind, so that nothing else is in the row. */
function kindOf(items: readonly string[]): boolean {
  return [SUBJECT.test.bind(SUBJECT), isName, isSureName].some((isOne) => items.every((item) => isOne(item)))
}

/** Both of 物理和化学; each as it is called, the first without what leads to it. */
function itemsIn(row: string): string[] {
  const pieces = row.split('、')
  const [first = '', ...others] = pieces
  const own = SUBJECT.test(first) || isName(first) ? first : first.replace(OPENS, '')
  return [own, ...others].flatMap((item) => {
    const two = item.split(/[和与及]/)
    return two.length > 1 && kindOf(two) ? two : [item]
  })
}

function closed(text: string): Finding[] {
  return [...text.matchAll(CLOSED)].flatMap((match): Finding[] => {
    const { all = '', said: written = '', lead = '' } = match.groups!
    const said = numberOf(written)
    const items = itemsIn(all)
    if (said === undefined || items.length === said || MORE.test(all) || !kindOf(items)) return []
    if (Math.abs(items.length - said) > OFF) return []
    // 语文、数学,英语、物理,共四门: the row began before.
    if (/、/.test(text.slice(Math.max(0, match.index - 14), match.index) + lead) || /\d/.test(lead)) return []
    const start = match.index + lead.length
    return [miscounted({ start, quote: match[0].slice(lead.length) }, written, said, items.length)]
  })
}

const PEOPLE = new RegExp(
  `(?<![\\d一二三四五六七八九十第每各])${NUMBER}(?:名|位|人)[\\u4e00-\\u9fff“”]{0,10}:(?<all>[^。:\\d()\\n]{5,240})(?=[。\\n]|$)`,
  'g',
)
const LABEL =
  /^(?:[\u4e00-\u9fff]{0,6}(?:教师|老师|同志|学生|选手|校长|园长|班主任|干部|职工|[小中]学|幼儿园|学段|组)(?:有|为|是)?|[男女](?:有|为)?)(?=[\u4e00-\u9fff]{2,3}$)/

/** 表彰先进个人6名：男教师陈浩、罗斌，女教师杨芳、唐静、蒋丽: only a piece behind a comma or a semicolon is labelled. */
function people(text: string): Finding[] {
  return [...text.matchAll(PEOPLE), ...text.matchAll(BEHIND)].flatMap((match): Finding[] => {
    const { all = '', said: written = '' } = match.groups!
    const said = numberOf(written)
    const rows = all.split(/[,;]/).map((row) => row.split(/[、和及]/))
    const names = rows.flatMap(([first = '', ...others]) => [first.replace(LABEL, ''), ...others])
    if (said === undefined || rows.length < 2 || names.length === said || !names.every(isName)) return []
    if (new Set(names).size < names.length || MORE.test(match[0])) return []
    return [miscounted({ start: match.index, quote: match[0] }, written, said, names.length)]
  })
}
const BEHIND = new RegExp(
  `先进[\\u4e00-\\u9fff]{0,4}${NUMBER}(?:名|位|人)[,(](?<all>[男女][^。:\\d()\\n]{5,240})(?=[。)\\n]|$)`,
  'g',
)

const CASES = new RegExp(
  `(?:下列|以下|如下)${NUMBER}(?:种|类|个|项)[\\u4e00-\\u9fff]{0,4}(?:之一)?的?[^。:;\\n]{0,40}:(?<all>[^。:\\n]{4,400})(?=[。\\n]|$)`,
  'g',
)
/** 有下列三种情形之一的，取消资格：弄虚作假的；逾期未报的 */
function cases(text: string): Finding[] {
  return [...text.matchAll(CASES)].flatMap((match): Finding[] => {
    const { all = '', said: written = '' } = match.groups!
    const said = numberOf(written)
    const own = all.split(';').filter((one) => one.trim() !== '')
    if (said === undefined || own.length < 2 || own.length === said || /等|^[(一1]|其他/.test(all)) return []
    if (!own.every((one) => one.endsWith('的')) || all.endsWith(';')) return []
    return [miscounted({ start: match.index, quote: match[0] }, written, said, own.length)]
  })
}

const FIRST = new RegExp(
  `(?<![\\d一二三四五六七八九十])${NUMBER}(?:点|条|项|个方面|个)[\\u4e00-\\u9fff]{0,6}[:,。](?:首先|第一)(?!次|时间|批|线|书记|名)(?<all>[^\\n]{10,800})`,
  'g',
)
const STEPS = /(?<=[,。;])(?:其次|再次|再者|最后|第[二三四五六七八](?=[,是要]))/g

/** 提两点意见：首先…，其次…，最后…: told by words for their order, of which none comes back. */
function inWords(text: string): Finding[] {
  return [...text.matchAll(FIRST)].flatMap((match): Finding[] => {
    const { all = '', said: written = '' } = match.groups!
    const said = numberOf(written)
    const steps = [...all.matchAll(STEPS)].map(([word]) => word)
    const own = steps.length + 1
    if (said === undefined || own < 2 || own === said || new Set(steps).size < steps.length) return []
    // 最后 may only close what was said; without it more may come in other words.
    if (!steps.includes('最后') && own < said) return []
    // 最后,会议宣读了表彰决定 is no more of what was asked for.
    if (own === said + 1 && steps.at(-1) === '最后' && !/最后,?(?:[^,。;]{0,4}[要须应]|是)/.test(all)) return []
    if (/首先|一是|\(一\)|第一,/.test(all)) return []
    const last = match.index + match[0].length - all.length + all.lastIndexOf(steps.at(-1)!) + steps.at(-1)!.length
    const quote = text.slice(match.index, last)
    const says = `写的是${written}，后面列出的却有${own}个，请核对“${quote.slice(0, 12)}…${steps.at(-1)}”。`
    return [{ ...saidOf(match, 'count', says, `${own} ≠ ${said}`), places: [{ start: match.index, quote }] }]
  })
}

const POSTS = new RegExp(
  `(?<![^,。;:\\n])(?<who>[^,。;:\\d()“”\\n]{4,80}?)(?:(?:这)?(?:两|二|三|四|五|六|\\d)(?:位|名)[\\u4e00-\\u9fff]{0,4}?)?分别(?:担任|任|兼任|出任|负责|执教|承担|讲授|任教|教授|主讲)(?<all>[^,。;:\\d()“”\\n]{4,80})(?=[,。;\\n]|$)`,
  'g',
)
/** 周颖、谢峰两位老师分别担任语文、数学、英语教研组组长: of subjects there are as many as people. */
function posts(text: string): Finding[] {
  return [...text.matchAll(POSTS)].flatMap((match): Finding[] => {
    const { who = '', all = '' } = match.groups!
    if (/等|[均都]/.test(who + all)) return []
    const people = who.split(/[、和与及]/).map((name, at) => (at === 0 ? name.slice(-3) : name))
    const others = people.slice(1)
    const [first = ''] = people
    if (others.length === 0 || !others.every(isName) || ![first, first.slice(1)].some(isName)) return []
    const subjects = all.split(/[、和与]/)
    const rest = subjects.slice(0, -1)
    const isLast = SUBJECT.test(/^(?:道德与法治|信息[技科][术技]|[\u4e00-\u9fff]{2})/.exec(subjects.at(-1)!)?.[0] ?? '')
    if (joinsIn(all) > 1 || !isLast || !rest.every((one) => SUBJECT.test(one))) return []
    if (subjects.length === people.length) return []
    const says = `“分别”前面是${people.length}人，后面却列了${subjects.length}项，请核对“${match[0]}”。`
    return [saidOf(match, 'count', says, `${people.length} ≠ ${subjects.length}`)]
  })
}

/** Asked of one paragraph of the even text. */
export function wholeRowFindings(text: string): Finding[] {
  const found: Finding[] = []
  if (text.includes('、')) found.push(...closed(text), ...people(text))
  if (text.includes('分别')) found.push(...posts(text))
  if (/下列|以下|如下/.test(text)) found.push(...cases(text))
  if (/首先|第一/.test(text)) found.push(...inWords(text))
  return found
}
