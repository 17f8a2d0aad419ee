import { isUntil } from './dated.ts'
import type { FactStatus } from '../grammar/fact.ts'
import { type PeriodRule, periodRules, yearOf } from './periods.ts'
import type { Reading } from '../sentences/phrases.ts'
import type { Quantity } from '../numbers/quantity.ts'
import { laterYear, type Setting } from '../setting/settings.ts'
import { execAt } from '../patterns/sticky.ts'

/** The rules that a character may open, by its code; most characters open none, and a place for each keeps asking fast. */
const openedBy = Array.from<PeriodRule[] | undefined>({ length: 65536 })
for (const rule of periodRules) for (const sign of rule.opens) (openedBy[sign.charCodeAt(0)] ??= []).push(rule)

export interface TimeWord {
  /** Where the word begins, and its last character, counted from the start of its sentence. */
  from: number
  at: number
  period: string
  /** Whether it is told of the next figure alone: 从2010年的70%提高到75%. */
  once: boolean
  /** Where it is over, counted from the start of its sentence: 成立于1958年,占地20亩. */
  until: number
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
      if (period !== null && !isOwn(sentence, at, period, setting)) {
        const until = isFounding(sentence, at) ? clauseEnd(sentence, end) : Infinity
        words.push({ from: at, at: end - 1, period, once: isOnce(sentence, at, end), until })
      }
      at += found[0].length - 1
      if (period !== null && !setting.dated && /^[\dxX*×_]{4}$/.test(period))
        here = { ...setting, year: period, period }
      break
    }
  }
  return words
}

/** Whether a year or day stands behind 成立于. */
const isFounding = (text: string, at: number): boolean =>
  text[at - 1] === '于' && /[成建创开][立办校设建]?于$/.test(text.slice(Math.max(0, at - 4), at))

const clauseEnd = (sentence: string, from: number): number => {
  const comma = sentence.indexOf(',', from)
  return comma < 0 ? Infinity : comma
}

/** Within a clause of a paper about half of 2024, 2024年 tells no other time: 举办2024年“最美教师”评比. */
const isOwn = (sentence: string, at: number, period: string, { period: own, year, dated }: Setting): boolean =>
  dated &&
  period === year &&
  /^.{4}(?:[上下]半年|第?.季度)$/.test(own ?? '') &&
  own?.startsWith(period) === true &&
  /[^,。;:、()\s]$/.test(sentence.slice(0, at))

/** xx年 is a year of 20xx; xx期间 is none. */
const inFull = (period: string | null): string | null =>
  period?.replace(/^(截至)?[xX*×]{2}(?![xX*×期])/, '$120xx') ?? null

const [one, two, nought, nine, to, now] = Array.from('1209到今', (sign) => sign.charCodeAt(0))

/** No year begins with 1 or 2 but those of 19 and 20, and what is done 到9月 or 到今年 needs a month or 今 behind. */
const isIdle = (code: number, next: number): boolean =>
  (code === one && next !== nine) ||
  (code === two && next !== nought) ||
  (code === to && next !== now && (next < nought! || next > nine!))

/** 较“十五”末, 比去年, 是2008年的10倍: what is compared with is no time of the figure. */
const isBase = (sentence: string, at: number, end: number): boolean =>
  (at > 0 && '比较于0123456789'.includes(sentence.charAt(at - (sentence[at - 1] === '“' ? 2 : 1)) || '。')) ||
  (sentence[end] === '的' && /^的[\d.几一二两三四五六七八九十]{1,5}[多余]?倍/.test(sentence.slice(end, end + 8)))

/** 从2010年的70%提高到75%: the year that a change begins with; 从2010年起 and 从2010年到2015年 are times of what follows. */
const isOnce = (sentence: string, at: number, end: number): boolean =>
  (sentence[at - 1] === '从' || sentence[at - 1] === '由') &&
  /^[底末初]?的?[^,。;起到至开以\d—-]{0,12}[\dxX*]/.test(sentence.slice(end, end + 16))

/** A date of which what follows is told: 3月12日召开会议; not one until which it is counted, nor one of several: 3月和9月. */
export const isOfDay = ({ text }: Reading, { date }: Quantity): boolean =>
  date?.month != null &&
  !isUntil(text, date) &&
  !/^[和、]\d{1,2}月/.test(text.slice(date.end, date.end + 4)) &&
  !/[月份][和、]$/.test(text.slice(date.start - 2, date.start))

/** The year that 今年 and 上半年 are of when this was said: the last of 2019-2020. */
export const yearSaid = (period: string): string | null =>
  /^(?:截至)?(?:\d{4}-(?=\d{4}))?([\dxX*×_]{4})(?!-\d\d\/)/.exec(period)?.[1] ?? null

/** The period of a figure: that of the last word of time before it, else that of the paper. */
export function periodOf(
  reading: Reading,
  quantity: Quantity,
  words: readonly TimeWord[],
  day: Quantity | null,
  setting: Setting,
): string | null {
  const codeOf = (date: Quantity) =>
    besideCode(reading.text, date, setting) ??
    dateCode(date, setting.dated ? setting : { ...setting, ...yearBefore(words, date.start - reading.from) })
  const at = quantity.start - reading.from
  if (quantity.date) return codeOf(quantity)
  const word = words.findLast((one) => one.at < at && one.until > at && !(one.once && isPast(reading, one, at)))
  const base = baseOf(reading, quantity, word?.period ?? setting.period, setting)
  if (base !== null) return base
  if (day && (!word || day.start - reading.from >= word.at - 1) && reaches(reading, day, quantity)) return codeOf(day)
  return word?.period ?? stock(reading, quantity, setting)
}

/** Where no title tells the year, the months of a sentence are of the year told before them: 2016年,…9月. */
function yearBefore(words: readonly TimeWord[], at: number): { year: string } | null {
  const year = yearSaid(words.findLast((one) => one.at < at)?.period ?? '')
  return year === null ? null : { year }
}

/** Whether a figure stands between the word and `at`. */
const isPast = ({ quantities, from }: Reading, word: TimeWord, at: number): boolean =>
  quantities.some(({ start, date }) => date === null && start - from > word.at && start - from < at)

/** 已于4月25日发放到位;康复训练118人: a day within a clause is told of nothing behind the semicolon. */
const reaches = ({ text }: Reading, day: Quantity, { start }: Quantity): boolean => {
  if (text[day.start - 1] !== '于') return true
  return !(isFounding(text, day.start) ? /[,;]/ : /;/).test(text.slice(day.tail, start))
}

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
  if (status !== 'target' || setting.mode !== 'done' || setting.half === '' || period !== setting.period) return period
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

/** 去年10月: the year before the paper's; 去年10月 where no year is known. */
function besideCode(text: string, { date, start }: Quantity, { year, dated, vague }: Setting): string | null {
  const code = date?.code
  const word = text.slice(Math.max(0, start - 2), start)
  if (code?.startsWith('-') !== true || !/^(?:去年|上年|明年|来年)$/.test(word)) return null
  const own = dated || !vague ? laterYear(year, /^[去上]/.test(word) ? -1 : 1) : null
  return own === null ? `${word}${monthsOf(code)}` : code.replace(/^|(?<=\/)/g, own)
}

/** -09/-11 is 9-11月. */
const monthsOf = (code: string): string =>
  `${code
    .split('/')
    .map((month) => Number(month.slice(1)))
    .join('-')}月`

/** 2011, 2011-09, 2011-09/2011-11; where no year is known 1-6月, and nothing for a month or a day. */
function dateCode({ date }: Quantity, setting: Setting): string | null {
  const code = date?.code ?? null
  if (code === null) return setting.period
  if (!code.startsWith('-')) return code
  const year = yearOf(setting)
  if (year !== null) return code.replace(/^|(?<=\/)/g, year)
  return code.includes('/') ? monthsOf(code) : setting.period
}
