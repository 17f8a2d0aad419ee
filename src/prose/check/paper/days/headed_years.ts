/** A heading with the year of another part, or a first sentence of another year: 2024年工作总结 … 四、2024年工作打算. */
import type { Finding, Span } from '../../ground/finding.ts'
import { headingsOf } from '../ground/headings.ts'
import type { Line, Paper } from '../ground/paper.ts'
import { partsOfNumber } from '../../../../ledger/day.ts'

/** What a paper sums up, and what it plans. */
const SUMS =
  '(?:工作)?(?:总结|述职(?:述廉)?报告|完成情况|开展情况|落实情况|回顾|小结|汇报|报告|总结报告|主要成效|工作成效)'
const PLANS =
  '(?:打算|计划|思路|安排|重点|要点|目标|设想|展望|谋划|规划|部署|目标任务|努力方向|主要任务|主要措施|重点任务|重点工作|工作方向)'
/** 2024年工作总结, 2024年度述职报告; not of a part of the year. */
const SUMMARY = new RegExp(`(?<!\\d)(?<year>20\\d\\d)年(?:度)?[^\\d]{0,30}?${SUMS}(?:$|[暨和及与、(])`)
const PLAN = new RegExp(`(?<!\\d)(?<year>20\\d\\d)年(?:度)?[^\\d]{0,30}?(?:工作)?(?:${PLANS}|方案)$`)
const OF_PART = /上半年|下半年|半年|季度|学期|学年|\d月|月份|阶段|中期|[春秋寒暑][季假]|以来|专项|调研|考察/
const NO_HEADING = /下半年|季度|学期|学年|月|今冬|后\d|规划期|[-—–~至]/

const PLANNED = new RegExp(
  `^(?<lead>[^,。:;\\d]{0,8})(?<year>20\\d\\d)年(?:度)?(?<rest>[^,。:;\\d]{0,16}?${PLANS})(?:$|[。:])`,
)
const DONE = new RegExp(
  `^(?<lead>[^,。:;\\d]{0,8})(?<year>20\\d\\d)年(?:度)?(?<rest>[^,。:;\\d]{0,14}?(?:完成情况|开展情况|回顾|总结|主要成效|取得的成效|工作成效|主要做法|工作情况|落实情况))(?:$|[。:])`,
)
/** 2023年,全县教育系统…: the first sentence of a summary. */
const BEGINS =
  /^[ \u3000]*(?<year>20\d\d)年(?:度|来|以来)?,?(?:是[^。;\d]{0,40}[年,]|在[^。;\d]{2,40}(?:下|领导|指导|支持)|全[县市区镇乡校园局系]|我[县市区镇乡校园局们]|本[校园局]|[县市区]教育|学校|[\u4e00-\u9fff]{2,8}(?:中学|小学|学校|幼儿园|教育局|教体局))/
/** 2024年,学校将围绕…; in what is to come. */
const TO_COME = /(?<=^|[。;])[ \u3000]*(?<year>20\d\d)年,[^。;\d]{0,30}?(?:将|拟|要(?=[^求])|计划)/g

interface Years {
  /** What is summed up, and what is planned; either may be untold. */
  readonly past: number | undefined
  readonly next: number | undefined
  readonly title: Span
}

export function headedYearFindings(paper: Paper): Finding[] {
  const years = yearsOf(paper)
  if (years === undefined) return []
  const { past, next, title } = years
  const headings = headingsOf(paper.lines).filter(({ words }) => words.length <= 40)
  // Another heading tells of the year itself, so that this one is of the year before.
  const is_told = headings.some(({ words }) => DONE.exec(words)?.groups!['year'] === String(past))
  const of_headings = headings.flatMap(({ words, line }): Finding[] => {
    const [planned, done] = [PLANNED.exec(words), DONE.exec(words)]
    const { year: planned_year, rest: plan = '' } = planned?.groups ?? {}
    if (planned !== null && next !== undefined && done === null && !NO_HEADING.test(plan))
      return Number(planned_year) < next ? [unlike(title, inLine(line, planned[0]), planned_year!, next, '打算')] : []
    const { year: done_year, rest: deed = '' } = done?.groups ?? {}
    if (done === null || planned !== null || past === undefined || NO_HEADING.test(deed)) return []
    const known = Number(done_year)
    return known > past || (known === past - 1 && !is_told)
      ? [unlike(title, inLine(line, done[0]), done_year!, past, '总结')]
      : []
  })
  return [...of_headings, ...begun(paper, years), ...toCome(paper, years)]
}

const inLine = ({ words, start }: Line, quote: string): Span => {
  const own = quote.replace(/[。:]$/, '')
  return { start: start + words.indexOf(own), quote: own }
}

const unlike = (title: Span, place: Span, year: string, due: number, sort: string): Finding => ({
  rule: 'date',
  says: `标题是“${title.quote}”，${sort}应是${due}年的，此处却写${year}年：“${place.quote}”，请核对年份。`,
  arithmetic: '',
  places: [title, place],
})

function yearsOf(paper: Paper): Years | undefined {
  const words = ownTitleOf(paper)
  const all = new Set(words.match(/(?<!\d)20\d\d(?=年)/g))
  if (all.size === 0 || all.size > 2 || OF_PART.test(words) || /20\d\d年?[-—–~至]/.test(words)) return undefined
  const [summed, planned] = [SUMMARY.exec(words), PLAN.exec(words)]
  const title = placeIn(paper, summed?.groups?.['year'] ?? planned?.groups?.['year'])
  if (title === undefined) return undefined
  if (all.size === 2) {
    if (summed === null) return undefined
    const [past, next] = [...all].map(Number)
    return past === Number(summed.groups!['year']) &&
      next === past + 1 &&
      new RegExp(`${next}年[^\\d]{0,30}${PLANS}`).test(words)
      ? { past, next, title }
      : undefined
  }
  if (planned !== null && (summed === null || /(?:计划|打算|要点|思路)$/.test(words))) {
    const year = Number(planned.groups!['year'])
    return /完成|总结|落实|执行|实施情况|报告|汇报/.test(words) ? undefined : { past: undefined, next: year, title }
  }
  if (summed === null) return undefined
  const year = Number(summed.groups!['year'])
  return isAtEnd(paper, year, words) ? { past: year, next: year + 1, title } : undefined
}

/** The first line, and the second where the name goes on. */
function ownTitleOf({ lines }: Paper): string {
  const [first = '', second = ''] = lines.slice(0, 2).map(({ words }) => words.trim())
  if (/[。;!?:]/.test(first) || first.length > 80) return ''
  return /[。;!?:,、]|^.{0,3}年|^\([^一二三]|^第/.test(second) || second.length > 30 || ENDS.test(first)
    ? first
    : first + second
}
const ENDS = /(?:总结|报告|计划|要点|打算|思路|汇报|方案|安排)(?:\([^()]*\))?$/

/** Written when the year was over, or nearly so. */
function isAtEnd({ signed }: Paper, year: number, title: string): boolean {
  if (signed === null) return /年(?:度)?(?:[\u4e00-\u9fff]{0,12})(?:工作)?总结/.test(title)
  const { year: at, month } = partsOfNumber(signed.day)
  return at === year + 1 || (at === year && month >= 12)
}

function placeIn({ lines }: Paper, year: string | undefined): Span | undefined {
  if (year === undefined) return undefined
  for (const { words, start } of lines.slice(0, 2)) {
    const at = words.indexOf(`${year}年`)
    if (at >= 0) return { start: start + at, quote: words.slice(at).trim() }
  }
  return undefined
}

/** 2024年工作总结, and its first sentence of 2023. */
function begun({ lines, text }: Paper, { past, title }: Years): Finding[] {
  if (past === undefined) return []
  for (const line of lines.slice(1, 5)) {
    if (!/[。;]/.test(line.words)) continue
    const match = BEGINS.exec(line.words)
    const year = match?.groups!['year']
    if (match === null || Number(year) === past || line.words.includes(`${past}年`)) return []
    if (/今年|去年|上年/.test(line.words.slice(0, 60)) || Math.abs(Number(year) - past) > 2) return []
    const [stretch] = /^[^。;]{4,60}/.exec(line.words)!
    if (/规划|以来|起|至今|开始|启动/.test(stretch) || text.length < 60) return []
    return [unlike(title, inLine(line, match[0].trim()), year!, past, '总结')]
  }
  return []
}

const IS_PLAN = /下一步|下步|打算|今后|思路|计划|明年|来年|努力方向|展望/
const OF_YEAR_LEFT = /年内|此前|已/

/** Under 下一步工作 of a summary: 2024年,学校将…, where that year is over. */
function toCome({ lines }: Paper, { past, title }: Years): Finding[] {
  if (past === undefined) return []
  let is_plan = false
  const starts = new Map(headingsOf(lines).map(({ at, style, words }) => [at, { style, words }]))
  return lines.flatMap((line, at) => {
    const heading = starts.get(at)
    if (heading?.style === 'han') is_plan = IS_PLAN.test(heading.words.slice(0, 20))
    if (!is_plan) return []
    return [...line.words.matchAll(TO_COME)].flatMap((match): Finding[] => {
      const year = match.groups!['year']!
      if (Number(year) > past || OF_YEAR_LEFT.test(match[0])) return []
      return [unlike(title, inLine(line, match[0].trim()), year, past + 1, '打算')]
    })
  })
}
