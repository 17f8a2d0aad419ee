/** One thing told again beside itself, in a bracket or the next clause, with another number. */
import { type Finding, unlikeWords } from '../ground/finding.ts'
import { numberOf, scaledOf } from '../ground/numbers.ts'

type Groups = Record<string, string | undefined>

/** Each of them in one sentence or paragraph of the even text. */
export function toldBesideFindings(text: string): Finding[] {
  return RULES.flatMap((rule) => rule(text))
}

/** The two words of a match, where the one does not say what the other does. */
const both =
  (pattern: RegExp, differ: (groups: Groups, match: RegExpMatchArray) => boolean) =>
  (text: string): Finding[] =>
    [...text.matchAll(pattern)].flatMap((match): Finding[] => {
      const groups = match.groups!
      if (!differ(groups, match)) return []
      const [one, other] = [groups['one']!, groups['other']!]
      const first = match.index + match[0].indexOf(one)
      const second = match.index + match[0].lastIndexOf(other)
      return [unlikeWords({ index: first, quote: one }, { index: second, quote: other }, `${one} ≠ ${other}`)]
    })

const N = '\\d+(?:\\.\\d+)?|[一二两三四五六七八九十]{1,3}'
const differs = (one: string | undefined, other: string | undefined): boolean => {
  const [first, second] = [numberOf(one), numberOf(other)]
  return first !== undefined && second !== undefined && first !== second
}

/** 研修为期三天，5天的研修紧凑充实; what lasts is named with both. */
const lasting = both(
  new RegExp(
    `(?<what>[\\u4e00-\\u9fff]{2})(?:活动|班)?,?为期(?<one>(?<n>${N})(?<unit>天|周|个月))[^。;\\d分段]{0,20}?[,。;](?:本次|此次|整个|这)?(?<other>(?<m>${N})(?<again>天|周|个月))的?(?<noun>[\\u4e00-\\u9fff]{2})`,
    'g',
  ),
  ({ what, noun, unit, again, n, m }) => what === noun && unit === again && differs(n, m),
)

/** 自评得分96.5分，这一95.6分的自评得分 */
const pointed = both(
  new RegExp(
    `(?<what>[\\u4e00-\\u9fff]{2,8})(?:为|是|达到?)?(?<one>(?<n>\\d+(?:\\.\\d+)?)(?<unit>分|%|万元|亿元|元))[^。;\\d核调折减]{0,20}?[,。;](?:这一?|该|上述)(?<other>(?<m>\\d+(?:\\.\\d+)?)(?<again>分|%|万元|亿元|元))的(?<noun>[\\u4e00-\\u9fff]{2,6})`,
    'g',
  ),
  ({ what, noun, unit, again, n, m }) =>
    unit === again && differs(n, m) && (noun!.startsWith(what!.slice(-2)) || noun!.startsWith(what!.slice(-4))),
)

/** （云教〔2024〕15号）已印发，请严格落实上述云教〔2024〕51号文件 */
const documents = both(
  /(?<one>(?<who>[\u4e00-\u9fff]{1,6})[〔[](?<year>\d{4})[〕\]](?<n>\d{1,4})号)(?:(?!号)[^\n]){0,80}?(?:上述|前述|该|此)(?:文件)?\(?(?<other>(?<again>[\u4e00-\u9fff]{1,6})[〔[](?<same>\d{4})[〕\]](?<m>\d{1,4})号)/g,
  ({ who, again, year, same, n, m }) => who!.endsWith(again!) && year === same && n !== m,
)

const FOUND = '创办|创建|成立|始建|建校|设立|开办|组建'
/** 创办于1956年，自1965年创办以来 */
const founded = both(
  new RegExp(
    `(?<verb>${FOUND})于(?<one>\\d{4}年)[^。;\\n]{0,40}?[,。](?:该[校园]|学校|我校)?自(?<other>\\d{4}年)(?<again>${FOUND}|建校|办学)(?:以来|至今|起)`,
    'g',
  ),
  ({ verb, again, one, other }) => one !== other && (verb === again || again === '建校'),
)

/** 每学期家访不少于4次（即每学期至少2次） */
const inOther = both(
  new RegExp(
    `每(?<span>学期|学年|年|月|周|天|日|人|生|班|校)(?<words>[^,。;()\\d]{0,14}?)(?<one>(?<n>${N})(?<unit>次|个|节|元|人|名|本|篇|课时|小时|学时|天|场))\\(即每(?<same>学期|学年|年|月|周|天|日|人|生|班|校)[^()\\d]{0,8}?(?<other>(?<m>${N})(?<again>次|个|节|元|人|名|本|篇|课时|小时|学时|天|场))\\)`,
    'g',
  ),
  ({ span, same, unit, again, n, m }) => span === same && unit === again && differs(n, m),
)

/** 12630人（1.36万人）: as much, however it is rounded. */
const scaled = both(
  /(?<![\d.])(?<one>(?<n>\d[\d,]*(?:\.\d+)?)(?<scale>万|亿)?(?<unit>人次|人|名|册|平方米|元|台|件|亩|个))\((?:约合?|即|折合)?(?<other>(?<m>\d+(?:\.\d+)?)(?<again>[万亿])(?<same>人次|人|名|册|平方米|元|台|件|亩|个))\)/g,
  ({ n, scale, m, again, unit, same }) => {
    const [first, second] = [scaledOf(n!, scale), scaledOf(m!, again)]
    const stepOf = (number: string, sign: string | undefined): number =>
      scaledOf('1', sign) * 10 ** -(number.split('.')[1]?.length ?? 0)
    const step = Math.max(stepOf(n!, scale), stepOf(m!, again))
    // What is further off is of another thing, or a unit that is held elsewhere.
    return unit === same && Math.abs(first - second) > step * 1.001 && first < second * 2 && second < first * 2
  },
)

const DAY = '(?<{}>\\d{1,2})月(?<{}d>\\d{1,2})日'
const day = (name: string): string => DAY.replaceAll('{}', name)
const dayOf = (groups: Groups, name: string): number => Number(groups[name]) * 31 + Number(groups[`${name}d`])

/** 截止时间为6月20日17时，逾期（6月18日17时后）不再受理: before it nobody is late. */
const late = both(
  new RegExp(
    `截止(?:时间|日期)?(?:为|是|到|至)?(?:\\d{4}年)?(?<one>${day('a')})[^。;\\n]{0,30}?[,。;](?:逾期|过期|超期)[^,。;\\d]{0,4}\\(?(?:即)?(?<other>${day('b')})`,
    'g',
  ),
  (groups) => dayOf(groups, 'b') < dayOf(groups, 'a'),
)

/** 定于9月12日召开校长例会，请于9月13日会议当天提交 */
const sameDay = both(
  new RegExp(
    `定于(?:\\d{4}年)?(?<one>${day('a')})(?:\\([^()]*\\))?[上下晚]?午?[^。;\\n\\d]{0,12}(?:召开|举行|举办|进行)(?<what>[^。;\\n\\d]{2,30})[,。;][^。;\\n\\d]{0,20}(?<other>${day('b')})(?<noun>会议|会|活动|考试|比赛|大会|培训|面试|典礼)?(?:召开|举行|举办)?当[天日]`,
    'g',
  ),
  (groups) =>
    dayOf(groups, 'a') !== dayOf(groups, 'b') &&
    groups['noun'] !== undefined &&
    groups['what']!.includes(groups['noun'].slice(0, 1)) &&
    !/报名|报到/.test(groups['what']!),
)

/** 实行百分制，满分为120分 */
const full = both(
  /(?<one>(?<n>百|十|五)分制)(?:考核|评分|计分|打分|评定)?[^。;\n\d]{0,6},?(?:满分|总分)(?:为|是|设为)?(?<other>(?<m>\d{1,3})分)(?!制)/g,
  ({ n, m }) => Number(m) !== { 百: 100, 十: 10, 五: 5 }[n!],
)

/** 人事股（行政楼305室），人事股（行政楼503室）当场核验 */
const rooms = both(
  /(?<who>[\u4e00-\u9fff]{2,8})\((?<one>(?<place>[\u4e00-\u9fff]{0,8})(?<n>\d{3,4})(?:办公)?室)\)(?:(?![和及与、])[^。;\n()])*[,。][^。;\n()、]*?(?<again>[\u4e00-\u9fff]{2,8})\((?<other>(?<same>[\u4e00-\u9fff]{0,8})(?<m>\d{3,4})(?:办公)?室)\)/g,
  ({ who, again, place, same, n, m }) =>
    place === same &&
    n !== m &&
    who!.slice(-3) === again!.slice(-3) &&
    Array.from(n!).toSorted().join() === Array.from(m!).toSorted().join(),
)

/** Put off, of another group, or of another way to do it. */
const MOVED =
  /延[长期]|顺延|改[期为在到]|推迟|提前[至到在为于]|调整|变更|更正|线下|现场|补报|补录|[两二三第][一二三两]?[批轮场]|分别|各自/

/** 网上报名…7月8日截止，请在7月10日报名截止前提交 */
const closing = both(
  new RegExp(
    `(?<what>报名|申报|投稿|征集|填报|缴费|公示|投票|注册|受理|征订|登记|推荐|申请|确认)[^。;\\n]{0,24}?(?<one>${day('a')})(?:\\d{1,2}[时点:]\\d{0,2}分?)?(?:截止|结束|止|截止报名)(?![前时])[^\\n]{0,50}?(?<other>${day('b')})(?:\\d{1,2}[时点:]\\d{0,2}分?)?\\(?的?(?<noun>报名|申报|投稿|征集|填报|缴费|公示|投票|注册|受理|征订|登记|推荐|申请|确认)(?:工作|时间)?(?:截止|结束)(?:日|之日|时间|日期)?\\)?(?:之?前|时|以前)`,
    'g',
  ),
  (groups, [words]) =>
    groups['what'] === groups['noun'] && dayOf(groups, 'a') !== dayOf(groups, 'b') && !MOVED.test(words),
)

/** 第三届艺术节落幕，本届（第四届）艺术节: the one that is told of, and no earlier one. */
const inTurn = both(
  new RegExp(
    `(?:^|[,。;\\n]|[\\u4e00-\\u9fff]{2,10})(?<one>第(?<n>${N})(?<unit>届|期))(?<name>[\\u4e00-\\u9fff“”]{2,16}?)(?:于[^,。;]{2,14})?(?:在[^,。;\\d]{2,14})?(?:圆满|顺利|成功|隆重|胜利|正式)?(?:落幕|闭幕|开幕|举行|举办|召开|拉开帷幕|启动|开班|结业|收官|落下帷幕)(?!后|以来|时|的)[^\\n]{0,50}?[,。;]本\\k<unit>(?:\\(|,?即)(?<other>第(?<m>${N})\\k<unit>)\\)?(?<noun>[\\u4e00-\\u9fff]{2})`,
    'g',
  ),
  ({ n, m, name, noun }, [words]) =>
    differs(n, m) && name!.includes(noun!) && !/[去上前明]年|上[一届期]|曾|以往|历|相比|继|自从|下[一届期]/.test(words),
)

const MONEY = '(?<{}>\\d[\\d,]*(?:\\.\\d+)?)(?<{}u>万元|亿元|元)'
const moneyOf = (groups: Groups, name: string): number => scaledOf(groups[name]!, groups[`${name}u`])
const BUILDING = '楼|馆|校区|工程|项目|食堂|操场|运动场|公寓|中心|校舍'

/** 投资1200万元的实验楼，该楼总投资1020万元: nobody who paid it stands before the first. */
const invested = both(
  new RegExp(
    `(?<=^|[,。;\\n])(?:计划|预计)?总?(?:投资|造价|耗资|斥资)(?<one>${MONEY.replaceAll('{}', 'n')})(?:建设|新建|兴建|修建|建成|打造)?的(?<name>[^,。;\\d]{0,14}(?<what>${BUILDING}))[^。\\n\\d]{0,40}[,。;](?:该|此|这[栋座个一])(?<again>[\\u4e00-\\u9fff]{0,6}?(?<same>${BUILDING})(?:工程|项目)?)(?:建筑|计划)?总(?:投资|造价)(?:额)?(?:为|是|达|共|共计)?(?<other>${MONEY.replaceAll('{}', 'm')})`,
    'g',
  ),
  (groups, [words]) =>
    groups['what'] === groups['same'] &&
    moneyOf(groups, 'n') !== moneyOf(groups, 'm') &&
    !/追加|调整|增加|决算|结算|概算|预算|[一二三]期|变更|设备/.test(words),
)

const DATE = '\\d{4}年\\d{1,2}月(?:\\d{1,2}日)?'
/** 自2024年9月1日起施行；自施行之日即2024年10月1日起原办法废止 */
const inForce = both(
  new RegExp(
    `自(?<one>${DATE})(?:起|开始)(?:正式)?(?<what>施行|实施|执行|生效|启用|试行|运行)(?<gap>[^\\n]{0,80}?)(?:正式)?\\k<what>之?日(?:起)?[,(]?(?:即|也就是|为)?(?<other>${DATE})`,
    'g',
  ),
  ({ one, other, gap }) => one !== other && !/原|旧|此前|[《》]|修订|另/.test(gap!),
)

const CLOCK =
  '(?<{}half>上午|下午|晚上|早上|中午)?(?<{}>\\d{1,2})(?::(?<{}m>\\d{2})|[时点](?:(?<{}s>\\d{1,2})分|(?<{}h>半))?)'
const STARTS = '(?:准时|正式)?(?:开始|召开|开考|开赛|开会|开幕|开班|举行)'
const minuteOf = (groups: Groups, name: string): number => {
  const [hour, rest] = [Number(groups[name]), Number(groups[`${name}m`] ?? groups[`${name}s`] ?? 0)]
  const noon = /[下晚]/.test(groups[`${name}half`] ?? '') && hour < 12 ? 12 : 0
  return (hour + noon) * 60 + (groups[`${name}h`] === undefined ? rest : 30)
}
/** Further apart they may be two sittings of one day. */
const ONE_SITTING = 100

/** 座谈会定于14:30开始，须在下午3时会议开始前签到 */
const startsAt = both(
  new RegExp(
    `(?<what>[\\u4e00-\\u9fff]{2,12}?)(?:将|定|安排|拟)?(?:于|在)?(?:\\d{1,2}月\\d{1,2}日)?(?<one>${CLOCK.replaceAll('{}', 'a')})${STARTS}(?:,|。|;)[^\\n]{0,40}?(?<other>${CLOCK.replaceAll('{}', 'b')})的?(?<noun>会议?|考试|比赛|活动|培训|讲座|面试|笔试|仪式|典礼|演出|会)${STARTS}(?:之?前|以前|时|后)`,
    'g',
  ),
  (groups, [words]) => {
    const [one, other] = [minuteOf(groups, 'a'), minuteOf(groups, 'b')]
    const apart = Math.abs(one - other)
    const same = groups['what']!.includes(groups['noun']!.slice(0, groups['noun']!.startsWith('会') ? 1 : 2))
    // 2:30 may be of the afternoon.
    return same && apart > 0 && apart < ONE_SITTING && !MOVED.test(words) && !/第[一二三]|另|预备/.test(words)
  },
)

/** 家长开放日定于5月18日举行，…5月19日开放日当天 */
const sameDayNamed = both(
  new RegExp(
    `(?<what>[\\u4e00-\\u9fff]{2,14}?)(?:将|定|安排|拟定?)?(?:于|在)(?:\\d{4}年)?(?<one>${day('a')})(?:\\([^()]*\\))?(?:[上下]午)?(?:正式|统一|如期)?(?:举行|举办|召开|进行|开展|开考|开赛)[,。;][^\\n\\d]{0,40}(?<other>${day('b')})的?(?<noun>[\\u4e00-\\u9fff]{1,8}?)(?:活动)?(?:举行|举办|召开|进行)?当[天日]`,
    'g',
  ),
  (groups, [words]) =>
    dayOf(groups, 'a') !== dayOf(groups, 'b') &&
    groups['what']!.endsWith(groups['noun']!.slice(-3)) &&
    !MOVED.test(words) &&
    !/报名|报到|彩排|预演|每/.test(words),
)

/** 二十四支（26支）: in words and, beside it, in figures. */
const inFigures = both(
  /(?<![\d一二三四五六七八九十百第每])(?<one>(?<n>[一二三四五六七八九十百]{1,6}|两)(?<unit>[支所名人个项件家位台套间场篇册份户辆门])[\u4e00-\u9fff]{0,4}?)\((?:即)?(?<other>(?<m>\d{1,4})(?<again>[支所名人个项件家位台套间场篇册份户辆门]))\)/g,
  ({ one, n, m, unit, again }, { input = '' }) => {
    const [first, second] = [numberOf(n) ?? 0, Number(m)]
    return (
      unit === again &&
      !input.includes('括号') &&
      one!.length === n!.length + 1 &&
      first !== second &&
      Math.max(first, second) < 1.5 * Math.min(first, second)
    )
  },
)

const RULES = [
  lasting,
  pointed,
  documents,
  founded,
  inOther,
  scaled,
  late,
  sameDay,
  full,
  rooms,
  closing,
  inTurn,
  invested,
  inForce,
  startsAt,
  sameDayNamed,
  inFigures,
]
