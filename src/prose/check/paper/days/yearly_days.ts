/** Which of a day or week of every year it is: 第40个教师节 in a paper of 2025年, which is the 41st, or 第30个 and 第31个 of one day. */
import type { Finding, Span } from '../../ground/finding.ts'
import { numberOf } from '../../ground/numbers.ts'
import { datedIn, titleOf } from '../ground/dates.ts'
import type { Paper } from '../ground/paper.ts'

/** The year before the first, so that the number is the year less it. */
const BEFORE: readonly (readonly [name: string, year: number])[] = [
  ['教师节', 1984],
  ['全国助残日', 1990],
  ['全国中小学生安全教育日', 1995],
  ['中小学生安全教育日', 1995],
  ['世界读书日', 1995],
  ['全国爱眼日', 1995],
  ['推广普通话宣传周', 1997],
  ['推普周', 1997],
  ['国家宪法日', 2013],
  ['烈士纪念日', 2013],
  ['国家公祭日', 2013],
  ['全民国家安全教育日', 2015],
  ['全民国防教育日', 2000],
  ['学前教育宣传月', 2011],
  ['安全生产月', 2001],
  ['爱国卫生月', 1988],
  ['全国防灾减灾日', 2008],
  ['防灾减灾日', 2008],
  ['世界无烟日', 1987],
  ['世界艾滋病日', 1987],
  ['中国水周', 1987],
  ['世界水日', 1992],
  ['全国交通安全日', 2011],
  ['中国农民丰收节', 2017],
  ['中国航天日', 2015],
]
const NUMBERED =
  /第(\d{1,3}|[一二三四五六七八九十]{1,4})(?:个|届|次)(?:“[^“”]{1,8}”)?([\u4e00-\u9fff]{0,12}?(?:[节日周月](?![\u4e00-\u9fff]{0,2}[一二三四五六七八九十\d])))/g
/** Told of another of its row. */
const OTHER =
  /[上去前往历明来]一?[年届次个]|曾|以来|自第|从第|起步|至今|连续|首个|以后|此后|参照|参考|借鉴|沿用|延续|对照/
const TELLS = /总结|报告|汇报|小结|述职|回顾|计划|规划|要点/

/** So many are a list of them. */
const MANY = 30

interface Held {
  readonly number: number
  readonly name: string
  readonly place: Span
  readonly line: number
  readonly clause: string
}

export function yearlyDayFindings(paper: Paper): Finding[] {
  if (!/第[\d一二三四五六七八九十]{1,4}[个届次]/.test(paper.text)) return []
  const held = heldIn(paper)
  if (held.length > MANY) return []
  const wrong = held.flatMap((one) => ofYear(paper, one))
  if (wrong.length > 0) return wrong
  if (TELLS.test(titleOf(paper))) return []
  const firsts = new Map<string, Held>()
  const alone = held.filter(({ clause }) => !/\d{4}年/.test(clause))
  return alone.flatMap((one): Finding[] => {
    const first = firsts.get(one.name)
    if (first === undefined) firsts.set(one.name, one)
    if (first === undefined || first.number === one.number) return []
    return [
      unlike(first.place, one.place, `前面写“${first.place.quote}”，后面写“${one.place.quote}”，请核对是第几个。`),
    ]
  })
}

function heldIn(paper: Paper): Held[] {
  return paper.lines.flatMap(({ words, start }, line) =>
    [...words.matchAll(NUMBERED)].flatMap((match): Held[] => {
      const number = numberOf(match[1])
      const clause = /[^。;]{0,60}$/.exec(words.slice(Math.max(0, match.index - 60), match.index))![0]
      const name = BEFORE.find(([name]) => match[2]!.endsWith(name))?.[0]
      if (number === undefined || name === undefined || OTHER.test(clause)) return []
      return [{ number, name, line, clause, place: { start: start + match.index, quote: match[0] } }]
    }),
  )
}

/** The year that is told before it in its clause, or that of the paper. */
function ofYear(paper: Paper, { number, name, place, clause }: Held): Finding[] {
  const before = BEFORE.find(([of]) => of === name)?.[1]
  if (before === undefined) return []
  const told = /(?<!\d)(20\d\d)年(?!.*20\d\d年)/.exec(clause)?.[1]
  if (told !== undefined) return numberIn(Number(told), told)
  const { signed, titled } = paper
  if (signed === null || TELLS.test(titleOf(paper))) return []
  // What was told of a year elsewhere in the paper may go on.
  const years = [...new Set([signed.year, titled ?? signed.year, ...yearsNear(paper, place)])]
  if (years.some((year) => number === year - before)) return []
  return numberIn(signed.year, signed.quote)

  function numberIn(year: number, quote: string): Finding[] {
    if (number === year - before!) return []
    const at = told === undefined ? { start: signed!.start, quote } : yearAt()
    return [unlike(place, at, `${year}年应是第${year - before!}个${name}，文中写的是“${place.quote}”，请核对。`)]
  }
  function yearAt(): Span {
    const start = place.start - clause.length + clause.lastIndexOf(`${told}年`)
    return { start, quote: `${told}年` }
  }
}

const yearsNear = (paper: Paper, { start }: Span): number[] =>
  datedIn(paper).flatMap(({ moment, sure, years }) =>
    sure && moment.index > start - 200 && moment.index < start + 60 ? years : [],
  )

const unlike = (one: Span, other: Span, says: string): Finding => ({
  rule: 'date',
  says,
  arithmetic: '',
  places: one.start < other.start ? [one, other] : [other, one],
})
