/** Of which periods a figure in prose may speak: its own words, then the paper's heading, then what was asked. */
import { dayOf, daysInMonth, parsePeriod, type Period, yearToDate } from '../../ledger/index.ts'
import type { Claim } from '../../prose/index.ts'

const QUARTERS = '一二三四'
/** No heading stands further down. */
const HEAD = 300

interface TimeWord {
  readonly pattern: RegExp
  /** Null where there is no such period. */
  readonly read: (found: RegExpMatchArray, year: number) => Period | null
}

const upTo = (year: number, last: number, date?: number): Period | null => {
  if (!(last >= 1 && last <= 12)) return null
  const day = dayOf(year, last, date ?? daysInMonth(year, last))
  return parsePeriod(`${day}Y`)
}

/** What ends nearest to the figure counts; of two at one place the first here. */
const TIME_WORDS: readonly TimeWord[] = [
  {
    pattern: /[1一]月?份?[-—–~～至到]+(\d{1,2}|十[一二]?|[二三四五六七八九])月/g,
    read: ([, last], year) => upTo(year, monthOf(last)),
  },
  {
    pattern: /截[至止]到?(?:(20\d\d)年|今年|本年|目前)?(\d{1,2})月(?:(\d{1,2})日|份?(?:底|末))?/g,
    read: ([, own, last, date], year) =>
      upTo(own === undefined ? year : Number(own), monthOf(last), date === undefined ? undefined : Number(date)),
  },
  {
    pattern: /第?([一二三四1-4])季度/g,
    read: ([, which = ''], year) =>
      parsePeriod(`${year}Q${QUARTERS.includes(which) ? QUARTERS.indexOf(which) + 1 : which}`),
  },
  { pattern: /上半年/g, read: (_, year) => parsePeriod(`${year}H1`) },
  { pattern: /下半年/g, read: (_, year) => parsePeriod(`${year}H2`) },
]

const NUMERALS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
const monthOf = (text = ''): number => (/^\d/.test(text) ? Number(text) : NUMERALS.indexOf(text))

const timeWordIn = (words: string, year: number): Period | null => {
  let best: { end: number; period: Period } | null = null
  for (const { pattern, read } of TIME_WORDS) {
    for (const found of words.matchAll(pattern)) {
      const period = read(found, year)
      const end = found.index + found[0].length
      if (period !== null && (best === null || end > best.end)) best = { end, period }
    }
  }
  return best?.period ?? null
}

const DATE = /\d{1,2}月\d{1,2}日/

/** The period that a paper's heading names: 2011年, 2011年3月, 2011年第一季度, 2011年1—10月, 2011—2012学年. */
export const headingPeriod = (text: string): Period | null => {
  for (const line of text.slice(0, HEAD).split('\n').slice(0, 6)) {
    const school = /(20\d\d)[-—–~～至]+(?:20)?\d\d学年(?:度)?(?:第([一二])学期)?/.exec(line)
    if (school !== null)
      return parsePeriod(`${school[1]}${school[2] === undefined ? 'S' : `T${school[2] === '一' ? 1 : 2}`}`)
    const found = /(20\d\d)年(?:(\d{1,2})月)?/.exec(line)
    // A day is when it was written, or until when it goes.
    if (found === null || DATE.test(line)) continue
    const year = Number(found[1])
    const word = timeWordIn(line, year)
    if (word !== null) return word
    return parsePeriod(found[2] === undefined ? `${year}` : `${year}-${found[2].padStart(2, '0')}`)
  }
  return null
}

/** As `read` writes it, into the codes of ledgers; undefined for what no ledger is kept by. */
const ownPeriod = (code: string | null): Period | null | undefined => {
  if (code === null || /^(?:今年|目前)$|^(?:20xx)?[上下]半年$/.test(code)) return null
  const months = /^(\d{4})-01\/\1-(\d\d)$/.exec(code)
  if (months !== null) return upTo(Number(months[1]), monthOf(months[2])) ?? undefined
  const year = /^(\d{4})[高中]考$|^截?至?(\d{4})年底?$/.exec(code)
  if (year !== null) return parsePeriod(year[1] ?? year[2]!) ?? undefined
  const school = /^(\d{4})(?:-\d{4}学年|学年度?)$/.exec(code)
  if (school !== null) return parsePeriod(`${school[1]}S`) ?? undefined
  const part = /^(\d{4})([上下]半年|第[一二三四]季度)$/.exec(code)
  return (
    (part === null ? parsePeriod(code.replace(/^截至(?=\d{4}-\d\d$)/, '')) : timeWordIn(part[2]!, Number(part[1]))) ??
    undefined
  )
}

/**
 * The likeliest first; none where the words speak of a time that no ledger knows (近三年, 每学期). `paper`: what was asked
 * for, or its heading.
 */
export const periodsOf = ({ fact, before }: Claim, paper: Period | null): Period[] => {
  if (isSchoolYear(fact.period, paper)) return [paper!]
  const own = ownPeriod(fact.period)
  if (own === undefined || isUnsaid(own, paper, before)) return []
  const year = Number((own ?? paper)?.from.slice(0, 4) ?? NaN)
  const said = Number.isNaN(year) ? null : timeWordIn(before, year)
  // 9月招聘20名: a month of no year that is known is not the paper's own time.
  if (fact.period === null && said === null && /\d月/.test(before)) return []
  const found = [said, ...finer(own, paper)].filter((one) => one !== null)
  const day = own?.kind === 'day' || own?.kind === 'month' ? [yearToDate(own)] : []
  // Of several years a count is of all of them, and what stands is of the last.
  const last = found.filter(({ kind }) => kind === 'years').map(({ to }) => parsePeriod(to.slice(0, 4))!)
  return [...new Map([...found, ...day, ...last].map((one) => [one.code, one])).values()]
}

/** A bulletin of March says 2011 in its heading, and its figures are those of March. */
const finer = (own: Period | null, paper: Period | null): (Period | null)[] => {
  const within =
    own !== null &&
    paper !== null &&
    own.kind === 'year' &&
    paper.kind !== 'year' &&
    paper.from >= own.from &&
    paper.to <= own.to
  return within ? [paper, own] : [own ?? paper]
}

/** Another year than the paper's, which the sentence itself does not name: somebody's guess. */
const isUnsaid = (own: Period | null, paper: Period | null, before: string): boolean => {
  if (own?.kind !== 'year' || paper === null || paper.kind === 'once') return false
  const holds = own.from <= paper.to && paper.from <= own.to
  return !holds && !before.includes(own.code) && !/[去上前明来]年/.test(before)
}

const isSchoolYear = (code: string | null, paper: Period | null): boolean =>
  (paper?.kind === 'school_year' || paper?.kind === 'term') && /^\d{4}-\d{4}(?:学年)?$/.test(code ?? '')
