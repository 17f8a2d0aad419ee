import { isUntil } from './dated.ts'
import type { FactStatus } from './fact.ts'
import { type PeriodRule, periodRules, yearOf } from './periods.ts'
import type { Reading } from './phrases.ts'
import type { Quantity } from './quantity.ts'
import { laterYear, type Setting } from './settings.ts'
import { execAt } from './sticky.ts'

/** The rules that a character may open, by its code; most characters open none. */
const openedBy: (PeriodRule[] | undefined)[] = []
for (const rule of periodRules) for (const sign of rule.opens) (openedBy[sign.charCodeAt(0)] ??= []).push(rule)

export interface TimeWord {
  /** Where the word begins, and its last character, counted from the start of its sentence. */
  from: number
  at: number
  period: string
  /** Whether it is told of the next figure alone: 从2010年的70%提高到75%. */
  once: boolean
}

/** The words of time in a sentence; a base of comparison (较五年前) is none. */
export function timeWordsIn(sentence: string, setting: Setting): TimeWord[] {
  const words: TimeWord[] = []
  let here = setting
  for (let at = 0; at < sentence.length; at += 1) {
    const code = sentence.charCodeAt(at)
    if (code === 0x300a) at = Math.max(at, sentence.slice(at, at + 120).indexOf('》') + at)
    const rules = openedBy[code]
    if (rules === undefined || isIdle(code, sentence.charCodeAt(at + 1))) continue
    for (const rule of rules) {
      const found = execAt(rule.pattern, sentence, at)
      if (!found) continue
      const end = at + found[0].length
      if (isBase(sentence, at, end)) break
      const period = inFull(rule.period(found, here))
      if (period !== null) words.push({ from: at, at: end - 1, period, once: isOnce(sentence, at, end) })
      at += found[0].length - 1
      if (period !== null && !setting.dated && /^[\dxX*×]{4}$/.test(period)) here = { ...setting, year: period, period }
      break
    }
  }
  return words
}

/** xx年 is a year of 20xx; xx期间 is none. */
const inFull = (period: string | null): string | null =>
  period?.replace(/^(截至)?[xX*×]{2}(?![xX*×期])/, '$120xx') ?? null

const [one, two, nought, nine, until, now] = Array.from('1209到今', (sign) => sign.charCodeAt(0))

/** No year begins with 1 or 2 but those of 19 and 20, and what is done 到9月 or 到今年 needs a month or 今 behind. */
const isIdle = (code: number, next: number): boolean =>
  (code === one && next !== nine) ||
  (code === two && next !== nought) ||
  (code === until && next !== now && (next < nought! || next > nine!))

/** 较“十五”末, 比去年, 是2008年的10倍: what is compared with is no time of the figure. */
const isBase = (sentence: string, at: number, end: number): boolean =>
  (at > 0 && '比较于0123456789'.includes(sentence.charAt(at - (sentence[at - 1] === '“' ? 2 : 1)) || '。')) ||
  (sentence[end] === '的' && /^的[\d.几一二两三四五六七八九十]{1,5}[多余]?倍/.test(sentence.slice(end, end + 8)))

/** 从2010年的70%提高到75%: the year that a change begins with; 从2010年起 and 从2010年到2015年 are times of what follows. */
const isOnce = (sentence: string, at: number, end: number): boolean =>
  (sentence[at - 1] === '从' || sentence[at - 1] === '由') &&
  /^[底末初]?的?[^,。;起到至开以\d—-]{0,12}[\dxX*]/.test(sentence.slice(end, end + 16))

/** A date of which what follows is told: 3月12日召开会议; not one until which it is counted: 截至3月12日. */
export const isOfDay = ({ text }: Reading, { date }: Quantity): boolean => date?.month != null && !isUntil(text, date)

/** The period of a figure: that of the last word of time before it, else that of the paper. */
export function periodOf(
  reading: Reading,
  quantity: Quantity,
  words: readonly TimeWord[],
  day: Quantity | null,
  setting: Setting,
): string | null {
  if (quantity.date) return dateCode(quantity, setting)
  const at = quantity.start - reading.from
  const word = words.findLast((candidate) => candidate.at < at && !(candidate.once && isPast(reading, candidate, at)))
  const base = baseOf(reading, quantity, word?.period ?? setting.period, setting)
  if (base !== null) return base
  if (day && (!word || day.start - reading.from >= word.at - 1) && reaches(reading, day, quantity))
    return dateCode(day, setting)
  return word?.period ?? stock(reading, quantity, setting)
}

/** Whether a figure stands between the word and `at`. */
const isPast = ({ quantities, from }: Reading, word: TimeWord, at: number): boolean =>
  quantities.some(({ start, date }) => date === null && start - from > word.at && start - from < at)

/** 已于4月25日发放到位;康复训练118人: a day within a clause is told of nothing behind the semicolon. */
const reaches = ({ text }: Reading, day: Quantity, { start }: Quantity): boolean =>
  text[day.start - 1] !== '于' || !text.slice(day.tail, start).includes(';')

const compared = /[比较](?:(?:上|去|上一)年度?|(20\d\d)年)(?:同期|底|末)?\s*的?\s*[约近]?$/

/** 比上年的18.39亿元增加: what is compared with is of the year before. 五年间由58%上升到79%: what was is of five years ago. */
function baseOf(
  { text, from }: Reading,
  { start, kind, tail }: Quantity,
  said: string | null,
  { span, mode, year }: Setting,
): string | null {
  if (kind === 'change') return null
  const before = text.slice(Math.max(from, start - 12), start)
  const found = before.includes('比') || before.includes('较') ? compared.exec(before) : null
  if (found) {
    const [, own, exam = ''] = /^(\d{4})(高考|中考)?$/.exec(said ?? '') ?? []
    return (found[1] ?? laterYear(own ?? year, -1))?.concat(exam) ?? null
  }
  if (span?.endsWith('年') !== true || mode !== 'done' || !/[由从]$/.test(before)) return null
  return /^(?:上升|提高|增加|提升|增长|发展|扩大|下降|降低)[到至为]/.test(text.slice(tail, tail + 3))
    ? `${span}前`
    : null
}

/** What is demanded at all times has no period; what a half-yearly paper plans lies in the rest of the year. */
export function periodOfStatus(
  period: string | null,
  quantity: Quantity,
  status: FactStatus,
  timely: boolean,
  setting: Setting,
): string | null {
  if (status === 'rule' && quantity.kind === 'duration' && quantity.bound === '<=' && !timely) return null
  if (status === 'baseline' && setting.span && setting.mode === 'done' && period === setting.period)
    return `${setting.span}末`
  if (status !== 'target' || setting.mode !== 'done' || !setting.dated || period !== setting.period) return period
  const half = /^(.{4})上半年$/.exec(period ?? '')
  if (!half) return period
  return quantity.kind === 'date' ? `${half[1]}下半年` : (half[1] ?? period)
}

/** In a paper about several years, a rate, a length and who is at school are as of their end; a count is of their whole. */
function stock({ text }: Reading, quantity: Quantity, setting: Setting): string | null {
  if (!setting.span || setting.mode !== 'done') return setting.period
  return quantity.kind === 'rate' ||
    quantity.kind === 'ratio' ||
    quantity.kind === 'duration' ||
    quantity.kind === 'change' ||
    /[在现][校园编有][^,。;]{0,6}$/.test(text.slice(Math.max(0, quantity.start - 10), quantity.start))
    ? `${setting.span}末`
    : setting.period
}

/** 2011, 2011-09, 2011-09/2011-11; where no year is known 1-6月, and nothing for a month or a day. */
function dateCode({ date }: Quantity, setting: Setting): string | null {
  const code = date?.code ?? null
  if (code === null) return setting.period
  if (!code.startsWith('-')) return code
  const year = yearOf(setting)
  if (year !== null) return code.replace(/^|(?<=\/)/g, year)
  if (!code.includes('/')) return setting.period
  return `${code
    .split('/')
    .map((month) => Number(month.slice(1)))
    .join('-')}月`
}
