/** What all of them have lies where each of them is: 各校最高均分81.5分…，全县平均分83.1分; 各班平均分均在80分以上，年级平均分78.6分. */
import { type Finding, wordsAt } from '../ground/finding.ts'
import { FIGURE, figureOf, numberOf } from '../ground/numbers.ts'

const UNIT = '(%|分钟|小时|平方米|元|万元|分|本|册|人|次|岁|节|台)'
const MEASURE =
  '(平均分数?|均分|平均成绩|平均得分|[人生校班师户]均[\\u4e00-\\u9fff]{0,6}?|平均[\\u4e00-\\u9fff]{2,4}?|[\\u4e00-\\u9fff]{2}率|满意度)'
const IS = '(?:约?为|是|达到?)?'
/** Each of the small ones; the larger one that is all of them. */
const EACH = /各(?:个)?(?:[乡镇街县市区校班园]|片区|学[校区]|年级|教学班)[^,。;\d]{0,12}$/
const ALL = new RegExp(
  `(?<name>全[县市区校镇乡旗园州]|年级|总体|整体|学校|各[校班][^,。;\\d]{0,2}总)[^,。;:、\\d]{0,6}?${MEASURE}${IS}${FIGURE}${UNIT}(?![以多]|左右)`,
  'g',
)
const ENDS = new RegExp(
  `(?:(?<top>最高)|(?<low>最低))的?(?:[校班县镇]|学校|班级)?的?${MEASURE}?${IS}${FIGURE}${UNIT}`,
  'g',
)
const CLAIM = new RegExp(
  `${MEASURE}(?:全部|全都|均|都)(?:已|保持)?(?:(?:在|达到?|稳定在|保持在)了?${FIGURE}${UNIT}以(?:(?<up>上)|(?<down>[下内]))|(?:(?<over>超过?|高于|突破|不低于)|(?<under>低于|不超过|不高于))了?${FIGURE}${UNIT})`,
  'g',
)
const OTHER =
  /[去上前]年|上学期|同期|此前|原来|全[国省]|比|较|目标|力争|确保|要求|计划|除|部分|农村|城区|民办|公办|抽|其中|增|提高|下降|[语数英]|科[目均]/

interface Bound {
  readonly index: number
  readonly quote: string
  readonly measure: string
  readonly value: number
  readonly unit: string
  readonly is_floor: boolean
}

/** Asked of one sentence. */
export function betweenEndsFindings(text: string): Finding[] {
  if (!text.includes('各') || !/最[高低]|均|都|全部/.test(text)) return []
  const bounds = [...endsIn(text), ...claimsIn(text), ...spansIn(text)]
  if (bounds.length === 0) return []
  const from = Math.max(...bounds.map(({ index, quote }) => index + quote.length))
  return [...text.matchAll(ALL)].flatMap((match): Finding[] => {
    if (match.index < from || OTHER.test(text.slice(0, match.index + match[0].length))) return []
    const [, , measure = '', figure = '', unit] = match
    const value = figureOf(figure)
    const broken = bounds.find(
      (bound) =>
        bound.unit === unit &&
        called(bound.measure) === called(measure) &&
        (bound.is_floor ? value < bound.value : value > bound.value),
    )
    if (broken === undefined) return []
    return [
      {
        rule: 'mean',
        says: `“${match[0]}”是合起来的，不会${broken.is_floor ? '低' : '高'}于“${broken.quote}”，请核对。`,
        arithmetic: `${value} ${broken.is_floor ? '<' : '>'} ${broken.value}`,
        places: [broken, { index: match.index, quote: match[0] }].map(wordsAt),
      },
    ]
  })
}

const MERGED =
  /(?<many>[两三四五六]|[2-6])[所个]?[校园班乡镇县区]?[^,。;\d]{0,4}(?:合并|合计|总体|整体|综合|合在一起)[^。;\d]{0,10}?(?<name>[\u4e00-\u9fff]{2}率)(?:为|是|达到?)?(?<value>\d[\d.]*)%/g
const RATE = /(?<name>[\u4e00-\u9fff]{2}率)(?:为|是|达到?)?(?<value>\d[\d.]*)%/g

/** 甲校合格率94.0%，乙校合格率96.3%；两校合并计算，合格率97.2%: it lies between them. Asked of one paragraph. */
export function mergedFindings(text: string): Finding[] {
  return [...text.matchAll(MERGED)].flatMap((merged): Finding[] => {
    const { many, name, value } = merged.groups!
    const before = text.slice(Math.max(0, merged.index - MERGED_BACK), merged.index)
    const told = [...before.matchAll(RATE)].filter(({ groups }) => groups!['name'] === name)
    const values = told.map(({ groups }) => Number(groups!['value']))
    if (told.length !== numberOf(many) || /[去上]年|同期|目标/.test(before)) return []
    const own = Number(value)
    if (own >= Math.min(...values) && own <= Math.max(...values)) return []
    return [
      {
        rule: 'mean',
        says: `合起来的“${name}${value}%”不在各自的${values.join('%、')}%之间，请核对。`,
        arithmetic: `${value} ∉ [${values.join(', ')}]`,
        places: [wordsAt({ index: merged.index, quote: merged[0] })],
      },
    ]
  })
}
const MERGED_BACK = 120

/** 均分 is 平均分. */
const called = (measure: string): string => (/^(?:平均分数?|均分|平均成绩|平均得分)$/.test(measure) ? '均分' : measure)

/** 各校最高均分81.5分，最低62.3分: what the first is called so, the other need not be. */
function endsIn(text: string): Bound[] {
  const found = [...text.matchAll(ENDS)]
  const [first] = found
  if (first === undefined || found.length > 2 || !EACH.test(text.slice(0, first.index))) return []
  const lead = new RegExp(`${MEASURE}(?:中|里|当中|,)*$`).exec(text.slice(0, first.index))?.[1]
  const measure = first[3] ?? lead
  // 最高分 is of one pupil, and no mean of one school.
  if (measure === undefined) return []
  return found.map((match) => ({
    index: match.index,
    quote: match[0],
    measure: match[3] ?? measure,
    value: figureOf(match[4]!),
    unit: match[5]!,
    is_floor: match.groups!['low'] !== undefined,
  }))
}

const SPAN = new RegExp(
  `(?:得分|成绩|分数|均分)(?:均|都|全部)?(?:在|介于)(?<low>\\d[\\d.]*)分?(?:[至到和与—~-]+)(?<high>\\d[\\d.]*)分(?:之间)`,
  'g',
)
/** 各校得分均在82分至95分之间: the mean of all is neither less nor more. */
function spansIn(text: string): Bound[] {
  return [...text.matchAll(SPAN)].flatMap(({ index, 0: quote, groups }) => {
    if (!EACH.test(text.slice(0, index))) return []
    const bound = { index, quote, measure: '均分', unit: '分' }
    return [
      { ...bound, value: Number(groups!['low']), is_floor: true },
      { ...bound, value: Number(groups!['high']), is_floor: false },
    ]
  })
}

function claimsIn(text: string): Bound[] {
  return [...text.matchAll(CLAIM)].flatMap((match) => {
    if (!EACH.test(text.slice(0, match.index))) return []
    const { up, down, over } = match.groups!
    const is_word = (up ?? down) === undefined
    return [
      {
        index: match.index,
        quote: match[0],
        measure: match[1]!,
        value: figureOf(match[is_word ? 8 : 2]!),
        unit: match[is_word ? 9 : 3]!,
        is_floor: (up ?? over) !== undefined,
      },
    ]
  })
}
