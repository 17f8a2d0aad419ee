/** How often, against the days that are named: 每周二、周四、周五…，每周两次; 3月5日、3月12日、3月19日…，每日一场，共四场. */
import { FEW } from '../ground/numbers.ts'
import { type Counted, countedIn, type Groups, signsIn } from './counted.ts'

const weekdays = ({ days }: Groups): number => signsIn(days, /[一二三四五六日天]/g)
const dates = ({ days }: Groups): number => signsIn(days, /日/g)
/** Days that are more than one occasion each, or some of them. */
const OTHER = /上下午|上、下午|[两二三]场|等|至|每晚|其中/
const LIST = '(?<days>\\d{1,2}月\\d{1,2}日(?:(?:、|和|及|,)(?:\\d{1,2}月)?\\d{1,2}日)+)'
const MANY = '(?<said>[两二三四五六七八九十]|\\d{1,2})'

const ROWS: readonly Counted[] = [
  {
    pattern:
      /(?<!第[一二三四五六七八九十\d]{1,2})(?:每|的)?(?:周|星期)(?<days>[一二三四五六日天](?:[、和及,](?:每?周|星期)?[一二三四五六日天](?![\u4e00-\u9fff]{0,1}[至到]))+)[^。;\n\d]{0,40}?每周(?<said>[一两二三四五六七\d])次/g,
    named: weekdays,
    unless: OTHER,
  },
  // 每周三天（周一、周四）; 每周两次，时间为周一、周三、周五下午
  {
    pattern:
      /每周[^,。;\d(两一二三四五六七]{0,10}(?<said>[两二三四五六七\d])(?:天|次|个晚上|个下午)(?:[\u4e00-\u9fff]{0,8})?[,(:](?:分别|时间|具体|安排|统一|固定|活动|开放|即){0,3}(?:为|在|是|于|定在|定于|:)?(?:每?(?:周|星期))(?<days>[一二三四五六日天](?:[、和及](?:每?周|星期)?[一二三四五六日天](?![\u4e00-\u9fff]{0,1}[至到]))+)(?![至到])[^,。;)\n\d]{0,12}/g,
    named: weekdays,
    unless: /上下午|上、下午|两场|等|至|选|或|轮|单周|双周|分别|各|其中/,
  },
  {
    pattern:
      /每周(?<days>[一二三四五六日](?:(?:、|和|及)(?:每?周)?[一二三四五六日])+)(?![至到])[^。;\n\d]{0,24}?,(?:共计?)?每周(?:共|各)?(?<said>[一二两三四五六])次/g,
    named: weekdays,
  },
  {
    pattern: new RegExp(
      `${LIST}[^。;\\n\\d]{0,30}?(?:每[日天次]|各|分别)(?:举[行办]|安排|开展|组织|召开)?[一1][场次期节],?(?:共|合计|总计|先后)?[\\u4e00-\\u9fff]{0,6}?${MANY}[场次期]`,
      'g',
    ),
    named: dates,
    unless: OTHER,
  },
  {
    pattern: new RegExp(
      `(?<days>\\d{1,2}月\\d{1,2}日(?:(?:、|和|及)(?:\\d{1,2}月)?\\d{1,2}日)+)[^。;\\n\\d至到]{0,16},每[日天次][一1][场次期讲节],共计?(?<said>${FEW})[场次期讲节]`,
      'g',
    ),
    named: dates,
  },
  // 4次（2月20日、5月11日、…）
  {
    pattern: new RegExp(`${MANY}[场次期]\\((?:分别(?:为|是|在|于))?${LIST}\\)`, 'g'),
    named: dates,
    unless: OTHER,
  },
]

/** Asked of one stretch. */
export const occasionFindings = countedIn(ROWS)
