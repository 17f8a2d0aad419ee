/** Two that are told with their numbers, and which of them is more: 男生412人，女生436人，男生多于女生; 初中比小学少40人. */
import { type Finding, wordsInOrder } from '../ground/finding.ts'
import { FIGURE, figureOf } from '../ground/numbers.ts'

const UNIT = '(%|人次|人|名|所|个|万元|亿元|元|件|起|例|次|分|平方米|册|台|辆|处|户|家|项|班|亩)'
const NAME = '[\\u4e00-\\u9fff]{2,6}?'
const COUNTED = '(?:人数|数量|总数|标准|规模|比例|占比|面积|学生数|数)?'
const MORE = '多于|高于|大于|超过|多过'
const LESS = '少于|低于|小于|不及'
const THAN = new RegExp(
  `(?<=[,。;:])(?:其中|且|而)?(${NAME})${COUNTED}(?:明显|远|略|仍|均)*(?:(${MORE})|(${LESS}))(${NAME})${COUNTED}(?=[,。;]|$)`,
  'g',
)
const BY = new RegExp(
  `(?<=[,。;:])(?:其中|且|而)?(${NAME})比(${NAME})(?:(多|高|大)|(少|低|小))(?:出|了)?${FIGURE}${UNIT}(?=[,。;]|$)`,
  'g',
)
/** Of another time, a group of them, or not exact. */
const OTHER = /[去上]年|约|近|余|以上|其中|[增减升降]/

/** Asked of one sentence with its semicolons. */
export function comparedNameFindings(text: string): Finding[] {
  return [...(/[多高大少低小]于|超过|多过|不及/.test(text) ? than(text) : []), ...(text.includes('比') ? by(text) : [])]
}

interface Told {
  readonly value: number
  readonly unit: string
  readonly quote: string
  readonly index: number
}

/** The only number before these words that is told of a name. */
function toldOf(text: string, name: string): Told | undefined {
  const own = new RegExp(
    `(?<=^|[,、;:。])(?:其中|现有|共有)?[\\u4e00-\\u9fff]{0,8}?${name}[\\u4e00-\\u9fff]{0,4}?${FIGURE}${UNIT}`,
    'g',
  )
  const found = [...text.matchAll(own)]
  const [match] = found
  if (match === undefined || found.length > 1 || OTHER.test(match[0].replace(/^其中/, ''))) return undefined
  return { value: figureOf(match[1]!), unit: match[2]!, quote: match[0], index: match.index }
}

function than(text: string): Finding[] {
  return [...text.matchAll(THAN)].flatMap((match): Finding[] => {
    const [, one = '', more, , other = ''] = match
    const [first, second] = pairBefore(text, match.index, one, other) ?? []
    if (first === undefined || second === undefined) return []
    const holds = more === undefined ? first.value < second.value : first.value > second.value
    return holds ? [] : [unlike(first, second, match)]
  })
}

function by(text: string): Finding[] {
  return [...text.matchAll(BY)].flatMap((match): Finding[] => {
    const [, one = '', other = '', more, , gap = '', unit] = match
    const [first, second] = pairBefore(text, match.index, one, other) ?? []
    if (first === undefined || second === undefined || first.unit !== unit) return []
    const apart = (first.value - second.value) * (more === undefined ? -1 : 1)
    return Math.abs(apart - figureOf(gap)) < 1e-6 * Math.max(1, apart) ? [] : [unlike(first, second, match)]
  })
}

/** Both, in one unit, and nothing else in the sentence that may be meant. */
function pairBefore(text: string, end: number, one: string, other: string): readonly [Told, Told] | undefined {
  const before = text.slice(0, end)
  const [first, second] = [one, other].map((name) => toldOf(before, name))
  return first && second && first.unit === second.unit && first.index !== second.index ? [first, second] : undefined
}

const unlike = (one: Told, other: Told, match: RegExpMatchArray): Finding => ({
  rule: 'order',
  says: `“${one.quote}”与“${other.quote}”，和“${match[0]}”对不上，请核对。`,
  arithmetic: `${one.value} − ${other.value} = ${Number((one.value - other.value).toFixed(4))}`,
  places: wordsInOrder([one, other, { index: match.index!, quote: match[0] }]),
})
