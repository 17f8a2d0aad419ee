/** One place for all, and later another: 全部比赛均在县第一中学进行 … 在主赛场县第三中学设救护点. */
import { type Finding, unlikeWords, type Words } from '../../ground/finding.ts'
import type { Paper } from '../ground/paper.ts'

const ENDING =
  '中学|小学|学校|幼儿园|[一二三四五六七八九]中|体育场|体育馆|体育中心|文化中心|活动中心|会展中心|发展中心|教师中心|会议中心|少年宫|大剧院|剧院|礼堂|图书馆|报告厅|会议室|学院|大学|宾馆|酒店|党校|职教中心|中专|技校'
const NAME = `(?<name>[\\u4e00-\\u9fff]{1,14}?(?:${ENDING})(?:[\\u4e00-\\u9fff]{0,6}(?:${ENDING}|楼|校区|田径场|操场))?)`
const UP_TO_ENDING = new RegExp(`^[\\u4e00-\\u9fff]*?(?:${ENDING})`)
/** Of what is held: 比赛, 培训, 会议. */
const EVENTS =
  '比赛|竞赛|赛事|运动会|开幕式|培训|会议|考试|笔试|面试|活动|展演|演出|评选|决赛|颁奖|体检|测试|评审|论坛|研修|集训|大会'
const ALL = new RegExp(
  `(?<all>(?:全部|所有|各项|各场|整个|本[次届])?[^。;\\n]{0,24}?(?:${EVENTS})[^。;\\n]{0,16}?(?:均|都|全部|统一|集中))(?:安排|设|定)?(?:在|于)${NAME}[^。;,\\n]{0,8}?(?:举行|进行|举办|开展|召开|组织)`,
  'g',
)
/** 地点:县第一中学, the only one that stands so. */
const PLACED = new RegExp(
  `(?<=^|[。;\\n、(一二三四五六七八九十)]|[比竞][赛]|会议|培训|活动|考试|举办|主办)(?:地点|场地)(?:为|设在|在|:)[ ]?${NAME}(?=[^\\u4e00-\\u9fff]|$)`,
  'gm',
)
const LATER = new RegExp(
  `(?:主赛场|主会场|主考场|比赛(?:现场|场地|地点)|竞赛(?:场地|地点)|赛场|会场|培训(?:地点|现场|场地)|会议地点|活动(?:地点|现场|场地)|考试地点|笔试地点|面试地点)(?:地点)?(?:设在|设于|定在|位于|为|是|在|:|\\()?${NAME}`,
  'g',
)
/** There is more than one. */
const MANY =
  /分会场|分赛场|分赛区|分考点|各考点|备用|雨天|如遇|视频会议|设[两二三四五六七八九\d]+个(?:赛|会|考)|改[在到为]|调整到|各赛区|初赛|预赛|复赛/

export function venueFindings({ text }: Paper): Finding[] {
  if (MANY.test(text)) return []
  const placed = [...text.matchAll(PLACED)].map(nameAt)
  const all = [
    ...[...text.matchAll(ALL)].map(nameAt),
    ...(new Set(placed.map(({ quote }) => quote)).size === 1 ? placed.slice(0, 1) : []),
  ]
  const [first] = all
  if (first === undefined || all.some(({ quote }) => !areOne(quote, first.quote))) return []
  const later = [...text.matchAll(LATER)].map(nameAt).find(({ quote, index }) => {
    return index !== first.index && !areOne(quote, first.quote) && areAkin(quote, first.quote)
  })
  if (later === undefined) return []
  return [first.index < later.index ? unlikeWords(first, later) : unlikeWords(later, first)]
}

function nameAt(match: RegExpMatchArray): Words {
  const quote = match.groups!['name']!
  return { index: match.index! + match[0].lastIndexOf(quote), quote }
}

/** 县第一中学 and 第一中学田径场 may be one. */
const areOne = (one: string, other: string): boolean => {
  const [short, long] = [one, other].map(schoolOf).toSorted((a, b) => a.length - b.length) as [string, string]
  return long.includes(short) || shortOf(short) === shortOf(long)
}

/** 县一中 is 县第一中学. */
const shortOf = (name: string): string => name.replace(/第(.)中学$/, '$1中').replace(/^.*(?=.中$)/, '')

const schoolOf = (name: string): string =>
  UP_TO_ENDING.exec(name.replace(/^本?(?:校|县城?|市|区)(?=.{3})/, ''))?.[0] ?? name

/** Both are schools, or both are halls. */
const SCHOOL = /(?:中学|小学|学校|幼儿园|中|学院|大学|职教中心|党校|中专|技校)$/
const areAkin = (one: string, other: string): boolean => SCHOOL.test(schoolOf(one)) === SCHOOL.test(schoolOf(other))
