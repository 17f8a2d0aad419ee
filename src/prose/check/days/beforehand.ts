/** What was done beforehand, on a day behind the one before which it was done: 6月29日召开大会；会前，已于7月4日公示. */
import { type Finding, wordsAt } from '../ground/finding.ts'
import { comesBefore } from '../ground/lapses.ts'
import { type Moment, momentsIn, spreadOf } from '../ground/moments.ts'

const OPENS =
  '(?<!召)开[学班训工幕园考赛营标业建课]|启用|投用|签约|揭牌|搬迁|上岗|入职|施工|演练|评审|听证|考试|比赛|培训|会议|大会|启动|举行|召开|公布|发布|印发|表彰'
/** 会前, 考前, 开班前, 听证会召开前; 此前 is of all that was told. */
const BEFOREHAND = new RegExp(
  `(?:(?<said>在?此之?前|事[先前](?!听证)|早先)|(?<what>[会考赛训]|(?:[\\u4e00-\\u9fff]{0,6}?)(?:${OPENS}))(?:(?<!此)之|以)?前)(?![后期往来列景提]|教育)(?=[,\\u4e00-\\u9fff]{0,28}\\d)`,
  'g',
)
/** Between it and its day nothing is planned, asked for or put off. */
const PLANS =
  /要求|须|必须|应当?|务必|确保|将|拟|计划|原定|预定|安排|定[于在]|改[为到]|推迟|延期|截止|截至|至少|每|后|未|的/
/** 7月4日前, 7月4日起 are no days of what was done. */
const NOT_DONE = /^(?:之?前|以前|起|开始|截止|止|的)/
const DONE = /已|完成|了|公示|召开|进行|开展|组织|举行|举办|征求|发布|印发|下发|公布|达成|审核|审定|考察|通过|培训|到/
/** What comes behind what was held before: 开学工作会 is no 开学. */
const ABOUT = '(?!前|工作|准备|筹备|动员|部署|方案|安排|条件|报告|手续|通知|事宜|名单|会(?!$))'
/** How that is told, of which it is said in one sign. */
const TOLD: Readonly<Record<string, RegExp>> = {
  会: /(?:召开|举行|举办|参加|出席)[^,。;]*会|会[^,。;员计]{0,6}(?:召开|举行|开幕)/,
  考: /(?<!召)开考(?!前)|(?:举行|进行)[^,。;]*考试?$|考试?[^,。;前]{0,4}(?:开始|举行|进行|拉开)/,
  赛: /(?<!召)开赛(?!前)|(?:举行|举办|进行|打响)[^,。;]*(?:赛|运动会)$|(?:赛|运动会)[^,。;前]{0,6}(?:举行|开幕|开赛|打响|开始)/,
  训: /(?<!召)开[训班](?!前)|(?:举行|举办)[^,。;]*(?:培训|研修|班)|(?:培训|研修|班)[^,。;前]{0,6}(?:举行|举办|开始)/,
}
/** So far before it the other day stands. */
const FAR = 160
/** Further behind it may be of the year before. */
const DAYS = 62

/** Asked of one paragraph. */
export function beforehandFindings(text: string): Finding[] {
  if (!/[前先]/.test(text) || !text.includes('日')) return []
  const moments = momentsIn(text)
  return [...text.matchAll(BEFOREHAND)].flatMap((match): Finding[] => {
    const end = match.index + match[0].length
    const own = moments.find(({ index }) => index >= end)
    const before = moments.filter((one) => one.end <= match.index && match.index - one.end < FAR)
    if (own?.day === undefined || before.length === 0 || !isDone(text, end, own)) return []
    const late = before.every((one) => one.day !== undefined && isLater(own, one))
    const held = match.groups!['said'] !== undefined || isHeld(text, before.at(-1)!, match.groups!['what']!)
    if (!late || !held) return []
    const quote = text.slice(match.index, own.end)
    return [
      {
        rule: 'order',
        says: `“${quote}”说的是“${before.at(-1)!.quote}”以前，日期却在它之后，请核对。`,
        arithmetic: '',
        places: [wordsAt(before.at(-1)!), { start: match.index, quote }],
      },
    ]
  })
}

function isDone(text: string, end: number, { index, end: behind }: Moment): boolean {
  const link = text.slice(end, index)
  const clause = /^[^,。;]{0,40}/.exec(text.slice(behind).replace(/^,/, ''))![0]
  return /^,?[^,。;]*$/.test(link) && !PLANS.test(link) && !NOT_DONE.test(text.slice(behind)) && DONE.test(clause)
}

function isLater(own: Moment, other: Moment): boolean {
  const [later, early] = [spreadOf(own), spreadOf(other)]
  return comesBefore(other, own) && later !== undefined && early !== undefined && later.first - early.first < DAYS
}

/** Whether what was held on that day is what it was done before. */
function isHeld(text: string, day: Moment, what: string): boolean {
  const clauses = text
    .slice(day.end)
    .replace(/^,/, '')
    .split(/[,。;]/, 2)
  const told = TOLD[what]
  const word = new RegExp(`(?:${OPENS})$`).exec(what)?.[0]
  return clauses.some((clause) => told?.test(clause) ?? (word !== undefined && new RegExp(word + ABOUT).test(clause)))
}
