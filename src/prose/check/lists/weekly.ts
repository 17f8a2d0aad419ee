/** How often in a week against its days, and how often in all against the days that are named: 每周二、周四、周五…，每周两次. */
import { type Finding, foundAt } from '../ground/finding.ts'
import { numberOf } from '../ground/numbers.ts'

const DAYS =
  /(?<!第[一二三四五六七八九十\d]{1,2})(?:每|的)?(?:周|星期)(?<days>[一二三四五六日天](?:[、和及,](?:每?周|星期)?[一二三四五六日天](?![\u4e00-\u9fff]{0,1}[至到]))+)(?<words>[^。;\n\d]{0,40}?)每周(?<many>[一两二三四五六七\d])次/g
const DATES =
  /(?<list>\d{1,2}月\d{1,2}日(?:(?:、|和|及|,)(?:\d{1,2}月)?\d{1,2}日)+)(?<words>[^。;\n\d]{0,30}?)(?<once>(?:每[日天次]|各|分别)(?:举[行办]|安排|开展|组织|召开)?(?:一|1)[场次期节],?|分?)(?<all>共|合计|总计|先后)?[\u4e00-\u9fff]{0,6}?(?<many>[两二三四五六七八九十]|\d{1,2})[场次期]/g
/** 4次（2月20日、5月11日、…） */
const BRACKET =
  /(?<many>[两二三四五六七八九十]|\d{1,2})[场次期]\((?:分别(?:为|是|在|于))?(?<list>\d{1,2}月\d{1,2}日(?:(?:、|和|及|,)(?:\d{1,2}月)?\d{1,2}日)+)\)/g
/** Days that are more than one occasion each, or some of them. */
const OTHER = /上下午|上、下午|[两二三]场|等|至|每晚|其中/

/** Asked of one sentence. */
export function weeklyFindings(text: string): Finding[] {
  const weekly = [...text.matchAll(DAYS)].flatMap((match) =>
    told(match, match.groups!['days']!.match(/[一二三四五六日天]/g)!.length, '天'),
  )
  const dated = [...text.matchAll(DATES)].filter(({ groups }) => groups!['once'] !== '' && groups!['once'] !== '分')
  const listed = [...dated, ...text.matchAll(BRACKET)].flatMap((match) =>
    told(match, match.groups!['list']!.match(/日/g)!.length, '个日期'),
  )
  return [...weekly, ...listed]
}

function told(match: RegExpExecArray, named: number, sign: string): Finding[] {
  const said = numberOf(match.groups!['many'])
  if (said === undefined || said === named || OTHER.test(match[0])) return []
  return [
    {
      rule: 'count',
      says: `列出了${named}${sign}，次数却写的是${match.groups!['many']}，请核对“${match[0]}”。`,
      arithmetic: `${named} ≠ ${said}`,
      places: [foundAt(match)],
    },
  ]
}
