/** Ages and the days of birth beside them, against the day on which ages are reckoned: 40周岁及以下(1979年4月22日及以后出生) in 2025. */
import { type Finding, foundAt, type Span, inOrder } from '../../ground/finding.ts'
import { numberOf } from '../../ground/numbers.ts'
import { titleOf } from '../ground/dates.ts'
import type { Paper } from '../ground/paper.ts'

const BOUND =
  /(?:年?满|不满|未满|不超过|年龄(?:在|须在)?)?(\d{1,2}|[一二三四五六七八九十]{1,3})周?岁(?:\(含\))?(及?以[下上内]|\(含\)以[下上])?(?:的)?(?:人员|教师|儿童|幼儿)?[,(](?:即|指|须为?|含|应)?[^()\d]{0,6}(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?[(]?(?:含)?[)]?(?:\(含当日\))?(及?(?:以|之)?[后前])(?:\(含当日\))?(?:期间)?出生/g
/** 年龄计算截止时间为2025年4月21日 */
const RECKONED =
  /(?:年龄|周岁)[^。;\d]{0,14}(?:截[至止]|计算|以(?![下上内后前])|为|到|至)[^。;\d]{0,10}(\d{4})年(\d{1,2})月(\d{1,2})日|截[至止]到?(\d{4})年(\d{1,2})月(\d{1,2})日[^。;\d]{0,8}(?:年满|满|周岁|年龄)|(\d{4})年(\d{1,2})月(\d{1,2})日(?:\(含\))?(?:及?以?前)?(?:\(含\))?,?年?满\d/
/** On these days pupils are as old as they must be in the year in which they come to school. */
const SCHOOL_DAYS: ReadonlySet<number> = new Set([831, 901])

interface Age {
  readonly age: number
  readonly place: Span
  readonly year: number
  readonly turns: number
  readonly is_older: boolean
}

export function agedFindings(paper: Paper): Finding[] {
  if (!paper.text.includes('出生')) return []
  const ages = agesIn(paper.text)
  const of = reckonedIn(paper)
  if (ages.length === 0 || of === undefined) return []
  return ages.flatMap(({ age, place, year, turns, is_older }): Finding[] => {
    // On that day who is born on the bound is so old, or is about to be.
    const own = of.year - year - (turns > of.turns ? 1 : 0)
    const is_loose = of.is_loose && !(is_older && SCHOOL_DAYS.has(turns))
    if (own === age || (own === age - 1 && !(is_older && SCHOOL_DAYS.has(turns)))) return []
    if (is_loose && Math.abs(of.year - year - age) < 2) return []
    return [
      {
        rule: 'date',
        says: `按“${of.place.quote}”算，“${place.quote}”里的年龄和出生日期对不上（这一天出生的已${own}周岁），请核对。`,
        arithmetic: `${of.year} − ${year} = ${of.year - year} ≠ ${age}`,
        places: inOrder([of.place, place]),
      },
    ]
  })
}

function agesIn(text: string): Age[] {
  return [...text.matchAll(BOUND)].flatMap((match): Age[] => {
    const [, words, , year, month = '1', day = '1', side] = match
    const age = numberOf(words)
    if (age === undefined) return []
    const turns = Number(month) * 100 + Number(day)
    return [{ age, place: foundAt(match), year: Number(year), turns, is_older: side!.endsWith('前') }]
  })
}

interface Reckoned {
  readonly year: number
  readonly turns: number
  /** Only the year is sure. */
  readonly is_loose: boolean
  readonly place: Span
}

/** The day that is told for it; else the year of the paper, where the title and the signature say one. */
function reckonedIn(paper: Paper): Reckoned | undefined {
  const told = RECKONED.exec(paper.text)
  if (told !== null) {
    const [year, month, day] = [0, 1, 2].map((at) => told[1 + at] ?? told[4 + at] ?? told[7 + at]).map(Number) as [
      number,
      number,
      number,
    ]
    return { year, turns: month * 100 + day, is_loose: false, place: foundAt(told) }
  }
  const { signed } = paper
  if (signed === null || !titleOf(paper).includes(String(signed.year))) return undefined
  return { year: signed.year, turns: 1231, is_loose: true, place: { start: signed.start, quote: signed.quote } }
}
