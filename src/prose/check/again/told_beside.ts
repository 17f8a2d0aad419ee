/** One thing told again beside itself, in a bracket or the next clause, with another number. */
import { type Finding, unlikeWords } from '../ground/finding.ts'
import { figureOf, numberOf, SCALE } from '../ground/numbers.ts'

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
    const size = (sign: string | undefined): number => SCALE[sign ?? ''] ?? 1
    const [first, second] = [figureOf(n!) * size(scale), figureOf(m!) * size(again)]
    const stepOf = (number: string, sign: string | undefined): number =>
      size(sign) * 10 ** -(number.split('.')[1]?.length ?? 0)
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

const RULES = [lasting, pointed, documents, founded, inOther, scaled, late, sameDay, full, rooms]
