import { readBlank, readNothing, readPapers } from '../numbers/blanks.ts'
import { type DateRead, readDate } from '../numbers/dates.ts'
import { readFigure } from '../numbers/figures.ts'
import { modifierAt, modifierBefore } from '../numbers/modifiers.ts'
import { followers } from '../numbers/followers.ts'
import { chineseEnd, digitsEnd, opener, readArabic, readChinese, readMask } from '../numbers/numerals.ts'
import { rangeSign } from './phrases.ts'
import { type Quantity, quantityOf } from '../numbers/quantity.ts'
import { readFront, readHalf, readRank, readShare, readTop } from '../numbers/shares.ts'
import { execAt } from '../patterns/sticky.ts'

/** All quantities of a sentence, in order. What stands in 《》 is a title and holds null. */
export function quantitiesIn(text: string, from: number, to: number): Quantity[] {
  const found: Quantity[] = []
  let book = -1
  let quote = -1
  for (let at = afterMark(text, from); at < to; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 0x2100) {
      if (code === 0x201c) {
        quote = endOf(text, at, '”', Math.min(to, at + quoted))
        at = proposalEnd(text, at, to)
      }
      const open = opener(code)
      if (open === 0) continue
    } else if (opener(code) === 0) {
      if (code === 0x300a) book = endOf(text, at, '》', Math.min(to, at + titled))
      if (book > at) at = book
      continue
    }
    const read = readAt(text, from, at, to, at < quote)
    if (read === null) continue
    if (typeof read === 'number') {
      at = Math.max(at, read - 1)
      continue
    }
    found.push(read)
    at = Math.max(at, read.tail - 1)
  }
  return joinRows(text, found)
}

const listMark = /[ \u3000\n]{0,4}\d{1,2}\.(?=\d{1,2}月|(?:19|20)\d\d年)/y

/** Where a sentence begins behind a list number that a date follows: 8.6月底前 is the eighth point. */
const afterMark = (text: string, from: number): number => from + (execAt(listMark, text, from)?.[0].length ?? 0)

/** How long a title may be, and a quotation in which Chinese numerals are a slogan; a longer one is speech like any other. */
const titled = 120
const quoted = 22

/** Where what opens at `at` is closed; `at` itself where that is not before `limit`. */
function endOf(text: string, at: number, sign: string, limit: number): number {
  for (let end = at + 1; end < limit; end += 1) if (text[end] === sign) return end
  return at
}

const proposal = /“[^”。]{4,60}(?:”的?(?=建议|提案|议案)|(?:建议|提案|议案)”)/y

/** The end of the title of a proposal that is answered: 关于“建设一所学校”的建议. */
function proposalEnd(text: string, at: number, to: number): number {
  const found = execAt(proposal, text, at)
  return found ? Math.min(to - 1, at + found[0].length) : at
}

/** The quantity at `at`; a number is a position to go on from, null goes on with the next character. */
function readAt(text: string, from: number, at: number, to: number, quoted: boolean): Quantity | number | null {
  const open = opener(text.charCodeAt(at))
  if (open === 1) return readDigits(text, from, at, to, quoted)
  if (open === 2) return readWords(text, from, at, to, quoted)
  if (open === 3) return readMasked(text, from, at, to, quoted)
  if (open === 4 || open === 5) return readBlank(text, from, at)
  if (open === 6) return readRank(text, from, at, to)
  if (open === 7) return readFront(text, from, at)
  return open === 8 ? readHalf(text, from, at) : readTop(text, from, at)
}

function readDigits(text: string, from: number, at: number, to: number, quoted: boolean): Quantity | number | null {
  if (followers(text, digitsEnd(text, at), 'date')) {
    const date = readDate(text, at)
    if (date) return quoted ? date.end : ofDate(text, from, date)
  }
  const nil = text[at] === '0' ? readNothing(text, at) : null
  if (nil) return nil
  const numeral = readArabic(text, at, to)
  const share = followers(text, numeral.end, 'share') ? readShare(text, from, at) : null
  if (share) return blurred(text, from, share)
  if (numeral.end - at > 24) return numeral.end
  return readFigure(text, from, to, numeral) ?? Math.max(numeral.end, at + 1)
}

/** Chinese numerals: mostly a part of a word (进一步, 万源), which the character behind them tells. */
function readWords(text: string, from: number, at: number, to: number, quoted: boolean): Quantity | number | null {
  const end = chineseEnd(text, at)
  if (!followers(text, end, 'numeral')) return text[at] === '零' ? readNothing(text, at) : end
  if (followers(text, end, 'date')) {
    const date = readDate(text, at)
    if (date) return quoted || isLoose(text, date) ? date.end : ofDate(text, from, date)
  }
  const named = readPapers(text, at) ?? readNothing(text, at)
  if (named || quoted) return named
  const share = followers(text, end, 'share') ? readShare(text, from, at) : null
  if (share) return blurred(text, from, share)
  const numeral = readChinese(text, at)
  return numeral && (readFigure(text, from, to, numeral) ?? Math.max(numeral.end, at + 1))
}

/** 六月 alone is mostly a part of a name; 三月底, 四月中旬 and 今年九月 are months. */
const isLoose = (text: string, { start, end, unit }: DateRead): boolean =>
  unit === '月' &&
  !/[初底末旬]$/.test(text.slice(start, end)) &&
  !/[今去本同当次翌]年$/.test(text.slice(Math.max(0, start - 2), start))

function readMasked(text: string, from: number, at: number, to: number, quoted: boolean): Quantity | number | null {
  const date = readDate(text, at)
  if (date) return quoted ? date.end : ofDate(text, from, date)
  const share = readShare(text, from, at)
  if (share) return blurred(text, from, share)
  const numeral = readMask(text, at)
  return numeral && (readFigure(text, from, to, numeral) ?? Math.max(numeral.end, at + 1))
}

function ofDate(text: string, from: number, date: DateRead): Quantity {
  const before = text.slice(Math.max(from, date.start - 4), date.start)
  const after = text.slice(date.end, date.end + 2)
  const limit = /(?:到|至|截至|截止到?)$/.test(before) || /^[之以]?前/.test(after)
  const digits = text.slice(date.start, date.number_end)
  const value =
    date.masked || date.span || /[初底末旬]/.test(text.slice(date.number_end, date.end))
      ? null
      : loneValue(date, digits)
  return quantityOf({
    start: date.start,
    end: date.number_end,
    tail: date.end,
    value: digits === '' ? null : value,
    unit: date.unit,
    kind: 'date',
    masked: date.masked,
    bound: limit ? '<=' : null,
    date,
    chinese: false,
  })
}

/** A lone year or month is a number; a whole date is none, nor is a part of a month (9月底). */
function loneValue({ unit, year }: DateRead, digits: string): number | null {
  if (unit === '年') return year ? Number(year) : null
  if (!unit.startsWith('月')) return null
  return /^\d+$/.test(digits) ? Number(digits) : (readChinese(digits, 0)?.value ?? null)
}

/** Shares take the same words around them as other figures: 近七成, 百分之九十以上. */
function blurred(text: string, from: number, share: Quantity): Quantity {
  const lead = modifierBefore(text, from, share.start)
  const behind = modifierAt('behind', text, share.tail)
  if (!lead && !behind) return share
  return quantityOf({
    ...share,
    start: lead?.modifier.joins ? share.start - lead.length : share.start,
    tail: share.tail + (behind?.length ?? 0),
    approx: (lead?.modifier.approx ?? false) || (behind?.modifier.approx ?? false),
    bound: lead?.modifier.bound ?? behind?.modifier.bound ?? null,
  })
}

/** 4个、17个、31个百分点: members of a row take the unit of the last. 2—2.5年: the ends of a range bound each other. */
function joinRows(text: string, found: Quantity[]): Quantity[] {
  for (let index = found.length - 2; index >= 0; index -= 1) {
    const current = found[index]
    const next = found[index + 1]
    if (!current || !next || next.start - current.tail > 2) continue
    const between = text.slice(current.tail, next.start)
    if (current.unit === '个' && next.unit === '个百分点' && /^[、和与及,]$/.test(between)) {
      Object.assign(current, { unit: next.unit, base: next.base, kind: next.kind })
    }
    if (current.unit === next.unit && current.kind !== 'date' && rangeSign.test(between)) {
      current.bound = '>='
      next.bound = '<='
    }
  }
  return found
}
