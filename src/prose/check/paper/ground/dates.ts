/** Days of a paper with the years that they may be of: its own, that of the paper, that of the year told before it. */
import { type Moment, momentsIn, type Spread, spreadOf } from '../../ground/moments.ts'
import { partsOfNumber } from '../../../../ledger/day.ts'
import type { Paper } from './paper.ts'

export interface Dated {
  /** Its places are those of the paper. */
  readonly moment: Moment
  /** The year is written at it, or told in its sentence. */
  readonly sure: boolean
  /** Every year that it may be of; none where nothing tells. */
  readonly years: readonly number[]
  /** Its sentence up to it, and what follows it. */
  readonly before: string
  readonly after: string
  /** The heading under which it stands: 五、整改要求. */
  readonly heading: string
  readonly line: number
}

/** What a paper is called: its first line without a stop, or two where the name goes on. */
export function titleOf({ lines }: Paper): string {
  if (lines[0] === undefined || /[。;!?]/.test(lines[0].words)) return ''
  const at = lines.slice(0, 3).findIndex(({ words }) => /[:。;!?]/.test(words))
  return lines
    .slice(0, at < 0 ? 2 : Math.max(at, 1))
    .map(({ words }) => words.trim())
    .join('')
    .slice(0, 120)
}

const SCHOOL_YEAR = /(\d{4})(?:年)?[-—–~至]{1,2}(\d{4})(?=年?学年)/
/** A paper of the last days of a year tells of the next, and one of the first of the last. */
const LATE = 10
const EARLY = 4

/** Years of a paper; a title that names a school year names two. */
function yearsOf(paper: Paper): number[] {
  const title = titleOf(paper)
  const school = SCHOOL_YEAR.exec(title)?.slice(1).map(Number) ?? []
  const of_school = school.length === 0 && title.includes('学年') && paper.signed ? [paper.signed.year - 1] : []
  const known = [paper.signed?.year, paper.titled, ...school, ...of_school].filter((one) => typeof one === 'number')
  const written = known.length > 0 ? known : [...paper.text.matchAll(WHOLE)].map((match) => Number(match[1]))
  const all = [...new Set(written)]
  return all.length > 3 ? [] : all
}
/** Of a school year the first months are of its second year, and the last of its first. */
function ofSchoolYear({ month }: Moment, before: string, paper: Paper): readonly number[] | undefined {
  const [from, to] = SCHOOL_YEAR.exec(titleOf(paper))?.slice(1).map(Number) ?? []
  if (from === undefined || to !== from + 1 || month === undefined || month === 8) return undefined
  if (/暑|假|上学年/.test(before.slice(-30)) || (month === 1 && paper.signed?.year === from)) return undefined
  return month < 8 ? [to] : [from]
}

const WHOLE = /(?<!\d)(20\d\d)年\d{1,2}月\d{1,2}日/g

const HEADING = /^[ \u3000]*(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章部][分]?)[^。:]{2,40}/
const SUBHEADING = /^[ \u3000]*(?:[(][一二三四五六七八九十]{1,3}[)]|\d{1,2}[.、])[^,。:;]{2,24}/
/** Behind such words a line tells of what is to come. */
const FORWARD = /下一步|接下来|下一阶段|下阶段|今后/
/** 比2023年增加, 与2023年相比 */
const COMPARED = /(?:比|较|与|同|由|从|对照|超过|高于|低于|和|至|到|自)$/
const PARTS = /[^。;!?]{1,800}/g

/** Asked by most rules, so that it is read once. */
const read = new WeakMap<Paper, Dated[]>()

export function datedIn(paper: Paper): Dated[] {
  const known = read.get(paper)
  if (known !== undefined) return known
  const all = readIn(paper)
  read.set(paper, all)
  return all
}

function readIn(paper: Paper): Dated[] {
  const own = yearsOf(paper)
  let heading = ''
  return paper.lines.flatMap(({ words, start }, line) => {
    const sub = SUBHEADING.exec(words)?.[0] ?? ''
    heading = HEADING.exec(words)?.[0].trim() ?? heading
    const moments = momentsIn(words)
    if (moments.length === 0) return []
    return inLine({ words, start, line, heading: heading + sub, moments, own, paper })
  })
}

interface InLine {
  readonly words: string
  readonly start: number
  readonly line: number
  readonly heading: string
  readonly moments: readonly Moment[]
  readonly own: readonly number[]
  readonly paper: Paper
}

function inLine({ words, start, line, heading, moments, own, paper }: InLine): Dated[] {
  const signed = paper.signed?.day
  let [of_line, next]: [number | undefined, number] = [undefined, 0]
  const forward = FORWARD.exec(words)?.index ?? Infinity
  return [...words.matchAll(PARTS)].flatMap(({ 0: part, index }) => {
    const under = forward <= index ? `${heading}下一步` : heading
    const found: Dated[] = []
    let of_part: number | undefined
    for (; next < moments.length && moments[next]!.index < index + part.length; next += 1) {
      const moment = moments[next]!
      const [before, after] = [words.slice(index, moment.index), words.slice(moment.end, index + part.length)]
      const is_written = /^(?:\d{4}|[一二][〇○零一二三四五六七八九]{3})年/.test(moment.quote) || moment.dated
      if (is_written && !COMPARED.test(before.slice(-3))) of_part = moment.year
      if (is_written && moment.month !== undefined) of_line = moment.year
      const said = is_written ? moment.year : saidYear(before, own, of_part)
      const loose = [...own, ...(of_line === undefined ? [] : [of_line]), ...nearYears(moment, own, signed)]
      const of_school = ofSchoolYear(moment, before, paper)
      const years = typeof said === 'number' ? [said] : (said ?? of_school ?? [...new Set(loose)])
      const shifted = { ...moment, index: start + moment.index, end: start + moment.end }
      found.push({ moment: shifted, sure: typeof said === 'number', years, before, after, heading: under, line })
    }
    return found
  })
}

/** 去年9月, 明年3月; of 今年 the year is that of the paper. */
function saidYear(before: string, own: readonly number[], of_part: number | undefined): number | number[] | undefined {
  const word = /([去上前今本明来次翌])(?:一)?年(?:度)?(?:的)?$/.exec(before.slice(-6))?.[1]
  if (word === undefined) return of_part
  if (/[次翌]/.test(word)) return of_part === undefined ? own.map((year) => year + 1) : of_part + 1
  const by = { 去: -1, 上: -1, 前: -2, 明: 1, 来: 1 }[word] ?? 0
  return own.map((year) => year + by)
}

function nearYears({ month }: Moment, own: readonly number[], signed: number | undefined): number[] {
  if (signed === undefined || month === undefined) return own.flatMap((year) => (month! <= 2 ? [year + 1] : []))
  const { year, month: at } = partsOfNumber(signed)
  if (at >= LATE && month <= at - 3) return [year + 1]
  return at <= EARLY && month > at + 3 ? [year - 1] : []
}

/** The days that it may be, in each year that it may be of. */
export function spreadsOf({ moment, years }: Dated): Spread[] {
  return years.flatMap((year) => spreadOf({ ...moment, year }) ?? [])
}
