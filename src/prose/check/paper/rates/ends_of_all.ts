/** Who is said to have most or least of all, against the numbers of all told elsewhere: 和平区…校均2.1个 … 和平区校均问题数为四个区中最少. */
import { type Finding, wordsInOrder } from '../../ground/finding.ts'
import { figureOf } from '../../ground/numbers.ts'
import type { Paper } from '../ground/paper.ts'

const UNIT = '%|人次|人|名|所|个|万元|亿元|元|件|起|例|次|分|平方米|册|台|户|家|项|条|篇|节|场|间|辆'
const OF_ALL =
  '(?:在|为|是|居|位居|位列|列)?(?:全[县市区校镇省]|各[\\u4e00-\\u9fff]{1,4}|(?:[两三四五六七八九十]|\\d{1,2})(?:个|所|家)?[\\u4e00-\\u9fff]{1,4}|其中|所有[\\u4e00-\\u9fff]{1,4})(?:中|之|里|内)?'
const CLAIM = new RegExp(
  `(?<measure>[\\u4e00-\\u9fff]{2,10}?)(?:均)?(?:${OF_ALL},?(?:为|是)?)?(?:最(?<way>高|低|多|少|大|小)(?![的大小一])|(?:居|排|列|位居|位列|排名|排在)(?:${OF_ALL.replace('?(?:全', '?(?:全')})?(?<place>首位?|第一位?|末位|末|最后(?:一位)?))(?=[,。;、)\\n]|$|为)`,
  'g',
)
/** The first of a row is the greatest. */
const WANTED = /目标|力争|争取|确保|要求|去年|上年|同比|增幅|增速|降幅|增长|下降|历年|历史|近[三五]年/
/** Names of those that are held against each other: at the beginning of their part. */
const NAME =
  /^(?:其中|分别为?|依次为?|[（(][一二三四五六七八九十\d]{1,2}[)）]|\d{1,2}[.、])?(?<name>[\u4e00-\u9fff]{2,10}?(?:[县区市镇乡]|街道|学区|片区|小学|中学|初中|高中|学校|幼儿园|年级|学段|组|班|项目|专业|部))/
const PIECE = /[^;。\n]{2,300}/g
const FIGURE = new RegExp(
  `(?<label>[\\u4e00-\\u9fff]{2,12}?)(?:为|是|达到?|有|共)?(?<figure>\\d[\\d,]*(?:\\.\\d+)?)(?<unit>${UNIT})`,
  'g',
)

interface Value {
  readonly name: string
  readonly label: string
  readonly value: number
  readonly unit: string
  readonly index: number
  readonly quote: string
}

export function endsOfAllFindings({ text }: Paper): Finding[] {
  const claims = [...text.matchAll(CLAIM)].slice(0, MOST)
  if (claims.length === 0) return []
  const rows = rowsIn(text)
  return claims.flatMap((match): Finding[] => {
    const { measure = '', way, place } = match.groups!
    const from =
      Math.max(
        text.lastIndexOf('。', match.index),
        text.lastIndexOf(';', match.index),
        text.lastIndexOf('\n', match.index),
      ) + 1
    const lead = text.slice(Math.max(from, match.index - 80), match.index + measure.length)
    if (WANTED.test(lead + match[0])) return []
    return rows
      .flatMap((row) => against(row, { lead, measure, way, place, index: match.index, quote: match[0] }))
      .slice(0, 1)
  })
}
const MOST = 200

interface Claim {
  readonly lead: string
  readonly measure: string
  readonly way: string | undefined
  readonly place: string | undefined
  readonly index: number
  readonly quote: string
}

/** Three or more names with the same labels, one after the other. */
function rowsIn(text: string): Value[][] {
  const rows = new Map<string, Value[]>()
  let [block, last] = [0, 0]
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    // In one paragraph, or in lines that follow each other.
    if (text.slice(last, index).includes('\n') && !NAME.test(piece)) block += 1
    last = index + piece.length
    const colon = piece.lastIndexOf(':') + 1
    const lead = /[,)]/.test(piece.slice(0, colon)) || colon > 24 ? 0 : colon
    const own = NAME.exec(piece.slice(lead)) ?? NAME.exec(piece)
    if (own === null) continue
    const name = own.groups!['name']!
    for (const value of piece.matchAll(FIGURE)) {
      const { label = '', figure = '', unit = '' } = value.groups!
      const plain = label.replace(name, '').replace(/^(?:在|共|其中)/, '')
      const key = `${block} ${plain} ${unit}`
      const row = rows.get(key) ?? []
      if (row.length < 60 && !row.some((one) => one.name === name))
        rows.set(key, [
          ...row,
          { name, label: plain, value: figureOf(figure), unit, index: index + value.index, quote: value[0] },
        ])
    }
  }
  return [...rows.values()].filter((row) => row.length > 2)
}

function against(row: readonly Value[], claim: Claim): Finding[] {
  const { lead, measure, way, place } = claim
  const [{ label, name: first }] = row as [Value]
  if (!isOf(label, measure) || /均|平均|率|占/.test(measure) !== /均|平均|率|占/.test(label)) return []
  const named = row
    .filter(({ name }) => lead.includes(name))
    .toSorted((one, other) => lead.lastIndexOf(other.name) - lead.lastIndexOf(one.name))
  const [own] = named
  if (own === undefined || named.length > 1 || first === '') return []
  const most = way === undefined ? !/末|最后/.test(place!) : /[高多大]/.test(way)
  const other = row.find(({ value }) => (most ? value > own.value : value < own.value))
  if (other === undefined) return []
  return [
    {
      rule: 'order',
      says: `文中说${own.name}“${claim.quote}”，所列“${other.name}”的${other.value}${other.unit}却比它的${own.value}${own.unit}还${most ? '多' : '少'}，请核对。`,
      arithmetic: `${other.value} ${most ? '>' : '<'} ${own.value}`,
      places: wordsInOrder([own, other, claim]),
    },
  ]
}

/** 校均 of 校均问题数; 满意度 of 家长满意度. */
const isOf = (label: string, measure: string): boolean => {
  const plain = label.replace(/^(?:的|达|为)/, '')
  return (
    plain.length > 1 &&
    (measure.includes(plain) || plain.endsWith(measure.slice(-3)) || measure.endsWith(plain.slice(-3)))
  )
}
