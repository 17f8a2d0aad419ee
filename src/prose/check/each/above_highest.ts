/** All of them have no more than the highest: 全县人均15.1本；各乡镇中，人均最高的甲镇14.2本，最低的乙乡6.8本. */
import { type Finding, type Span, wordsAt } from '../ground/finding.ts'
import { FIGURE, figureOf } from '../ground/numbers.ts'
import { inEach } from '../ground/written.ts'

const UNIT = '(%|分钟|小时|平方米|元|万元|分|本|册|人|次|岁|节|台|天|米|公斤)'
/** What all of them have is a mean or a share, and no sum. */
const MEAN = '(?:人均|生均|班均|校均|师均|户均|平均|均分|[\\u4e00-\\u9fff]{2}率|满意度|占比)'
const WHOLE = new RegExp(
  `([^,。;:、\\d]{0,24}?${MEAN}[^,。;:、\\d]{0,12}?)(?:为|是|达到?)?${FIGURE}${UNIT}(?![以及]|左右|多)`,
  'g',
)
const END = (way: string): RegExp =>
  new RegExp(
    `([^,。;:、\\d]{0,16}?)最${way}的?(?:是|为)?([^,。;:、\\d]{2,16}?)(?:(?:,|也|仅|只|才|就)*(?:为|是|有|达到?)?)${FIGURE}${UNIT}`,
    'g',
  )
const HIGHEST = END('高')
const LOWEST = END('低')
/** Those that are told are all there are. */
const EACH_OF =
  /各(?:个)?(?:[乡镇街县市区校班园片]|学[校区]|年级|单位|学段)|全[省市县区镇校](?:\d+|[一二三四五六七八九十]+)个?(?:[乡镇街县市区班]|片区|学区|所学校|年级)|(?:\d+|[一二三四五六七八九十]+)(?:个(?:乡镇|镇|街道|县|区|班|年级|片区|学区)|所学校)/
/** Others are left out, or another time is told. */
const OTHER =
  /农村|乡镇学校|参[加评与考测赛]|民办|公办|部分|抽|样本|除|不含|不包括|直属|县直|市直|城区|[去上前]年|同期|以[上下]|目标|要求|标准|力争|全[国省]平均|增[长幅加]|提[高升]|下降|降幅|增速|差距|[小初高]中段?(?=[^,。;]*最[高低])/

/** Asked of one line. */
export function aboveHighestFindings(text: string): Finding[] {
  return text.includes('最高') || text.includes('最低') ? inSentences(text) : []
}

/** A sentence, and the next one where that tells of the highest or the lowest. */
const inSentences = inEach(/[^。\n]{1,400}(?:。(?=[^。\n]{0,40}最[高低])[^。\n]{1,300})?/g, inWords)

function inWords(given: string): Finding[] {
  // 八(2)班 has no number of its own.
  const words = given.replaceAll(/\(\d{1,2}\)/g, (group) => '·'.repeat(group.length))
  const [high, low] = [HIGHEST, LOWEST].map((pattern) => [...words.matchAll(pattern)])
  if (high!.length > 1 || low!.length > 1) return []
  const ends = [...high!, ...low!]
  const first = Math.min(...ends.map(({ index }) => index))
  const whole = ends.length === 0 ? undefined : [...words.slice(0, first).matchAll(WHOLE)].at(-1)
  if (whole === undefined) return []
  if (!/[全我该本][省市县区镇校班园]|总体|整体/.test(words.slice(0, whole.index + whole[0].length))) return []
  const named = words.slice(whole.index + whole[0].length, first) + ends[0]![0]
  if (!EACH_OF.test(named) || OTHER.test(named) || OTHER.test(whole[1]!)) return []
  return ends.flatMap((end): Finding[] => {
    const isHigh = end === high![0]
    const [all, one] = [figureOf(whole[2]!), figureOf(end[3]!)]
    if (whole[3] !== end[4] || !isOfOne(whole[1]!, end[1]! + end[2]!, ends[0]![1]!)) return []
    if (isHigh ? all <= one : all >= one) return []
    const places: Span[] = [whole, end].map((match) =>
      wordsAt({ index: match.index, quote: given.slice(match.index, match.index + match[0].length) }),
    )
    return [
      {
        rule: 'mean',
        says: `“${places[0]!.quote}”比${isHigh ? '最高' : '最低'}的“${places[1]!.quote}”还${isHigh ? '高' : '低'}，请核对。`,
        arithmetic: `${all} ${isHigh ? '>' : '<'} ${one}`,
        places,
      },
    ]
  })
}

/** What is highest is what was told of all: 人均最高的, 最高的. */
function isOfOne(whole: string, own: string, lead: string): boolean {
  const measure = new RegExp(MEAN).exec(lead)?.[0] ?? new RegExp(MEAN).exec(own)?.[0]
  return measure === undefined ? /^(?:其中|,)*$/.test(lead) : whole.includes(measure)
}
