/** A row of years in numbers without a unit, which no figure is read of: 近三年差异系数分别为0.46、0.43、0.45，逐年下降. */
import { type Finding, saidOf } from '../ground/finding.ts'
import { RISES, FALLS } from './series.ts'

const VALUE = '\\d{1,3}\\.\\d{1,4}'
const YEAR = '(?:\\d{4}年?(?:的|为|是)?)?'
const ROW = new RegExp(
  `(?<![\\d.-])${YEAR}${VALUE}(?:[、,和及与到至]|[—-]{1,2}){1,2}(?:${YEAR}${VALUE}[、,和及与]){0,6}${YEAR}${VALUE}(?![\\d%‰.万亿∶:])(?=[,。;]|$)`,
  'g',
)
const OF_YEARS =
  /[近前这过去]{1,2}[两三四五六]个?(?:学)?年|[两三四五六]年(?:来|间)|\d{4}年?(?:[、和至到]|[-—–~]{1,2})\d{4}年/
const OF_KINDS = /(?:小学|初中|高中|[甲乙丙丁城乡])[、和与]|其中/

/** Asked of one sentence. */
export function bareRowFindings(text: string): Finding[] {
  const [up, down] = [RISES.test(text), FALLS.test(text)]
  if (up === down || !text.includes('.')) return []
  return [...text.matchAll(ROW)].flatMap((match): Finding[] => {
    const [quote] = match
    const years = quote.match(/\d{4}(?=年)/g)?.map(Number) ?? []
    const values = quote
      .replaceAll(/\d{4}年/g, '')
      .match(/\d{1,3}\.\d{1,4}/g)!
      .map(Number)
    const before = text.slice(Math.max(0, match.index - 40), match.index)
    const ordered = years.every((year, at) => at === 0 || year === years[at - 1]! + 1)
    if (values.length < 3 || !ordered || (years.length === 0 && !OF_YEARS.test(before)) || OF_KINDS.test(before))
      return []
    const at = values.findIndex(
      (value, place) => place > 0 && (up ? value < values[place - 1]! : value > values[place - 1]!),
    )
    if (at < 1 || (years.length > 0 && years.length !== values.length)) return []
    return [
      saidOf(
        match,
        'change',
        `文中说逐年${up ? '上升' : '下降'}，“${values[at - 1]}”到“${values[at]}”却相反，请核对。`,
        `${values[at]} ${up ? '<' : '>'} ${values[at - 1]}`,
      ),
    ]
  })
}
