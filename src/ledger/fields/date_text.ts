import { addDays, dayOf, daysInMonth } from '../day.ts'
import { today } from '../instant.ts'
import type { Raw, ReadContext, Reading } from './contract.ts'
import { compact, MISSING, quote, refuse, said } from './raw.ts'

/** Dates as clerks and sheets write them, and why some of them are none. */

export const EXPECTED_DATE = '完整日期，如 2026-09-01'
/** Nothing a bureau writes down happened outside these years; a date that did is a slip. */
export const FIRST_YEAR = 1900
export const LAST_YEAR = 2199

/** Serial numbers taken for dates: 1910-01-01 to 2150-12-31. Below stand bare years, above 202609 and the like. */
const FIRST_SERIAL = 3_654
const LAST_SERIAL = 91_676
/** Workbooks of old Macs begin four years and a day later. */
const SERIAL_1904 = 1_462

function accept(day: string): Reading {
  return { ok: true, value: day }
}

/** The day of an Excel serial number; whole days since 1899-12-30, which is true from March 1900 on. */
export function serialDay(serial: number, date1904 = false): string {
  return addDays('1899-12-30', Math.floor(serial) + (date1904 ? SERIAL_1904 : 0))
}

/** A day made of numbers, or why there is none such. `written` is what stood in the cell. */
function ofParts(year: number, month: number, date: number, written: string): Reading {
  if (month < 1 || month > 12) return refuse(`${quote(written)}没有${month}月`, EXPECTED_DATE)
  const last = daysInMonth(year, month)
  if (date < 1 || date > last) {
    return refuse(`${quote(written)}这一天不存在：${year}年${month}月只有${last}天`, EXPECTED_DATE)
  }
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    return refuse(`${quote(written)}的年份不在${FIRST_YEAR}到${LAST_YEAR}之间`, EXPECTED_DATE)
  }
  return accept(dayOf(year, month, date))
}

function ofNumber(value: number, context: ReadContext): Reading {
  const text = String(value)
  if (/^\d{8}$/.test(text)) return ofDigits(text)
  const serial = context.date1904 ? value + SERIAL_1904 : value
  if (serial >= FIRST_SERIAL && serial < LAST_SERIAL + 1) return accept(serialDay(serial))
  return incomplete(text) ?? refuse(`${quote(text)}不是日期`, EXPECTED_DATE)
}

function ofDigits(text: string): Reading {
  return ofParts(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6, 8)), text)
}

/** A date that lacks a part: the part is named, never guessed. */
function incomplete(text: string): Reading | undefined {
  const says = whatIsMissing(text)
  return says === undefined ? undefined : refuse(`${quote(text)}${says}`, EXPECTED_DATE)
}

function whatIsMissing(text: string): string | undefined {
  if (/^(\d{4})年?$/.test(text)) return '只有年份，没有月和日'
  if (/^\d{4}[-/.年]\d{1,2}月?$/.test(text) || /^(19|20|21)\d\d(0[1-9]|1[0-2])$/.test(text)) return '没有写哪一日'
  if (/^\d{1,2}[-/.月]\d{1,2}[日号]?$/.test(text)) return '没有年份'
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}$/.test(text)) return '的年份写在最后，分不清月和日'
  if (/^[‘'’]?\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}[日号]?$/.test(text)) return '的年份只写了两位'
  return undefined
}

const NUMERALS = '〇一二三四五六七八九'
const CHINESE_DATE =
  /^([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]$/

/** 二〇二六年九月一日, as official papers are signed. */
function ofChinese(text: string): Reading | undefined {
  const found = CHINESE_DATE.exec(text)
  if (!found) return undefined
  const [, years = '', months = '', dates = ''] = found
  const year = Array.from(years).reduce((sum, numeral) => sum * 10 + Math.max(0, NUMERALS.indexOf(numeral)), 0)
  return ofParts(year, upToNinetyNine(months), upToNinetyNine(dates), text)
}

function upToNinetyNine(numerals: string): number {
  const [tens, ones] = numerals.includes('十') ? numerals.split('十') : ['', numerals]
  const count = numerals.includes('十') ? (tens ? NUMERALS.indexOf(tens) : 1) : 0
  return count * 10 + (ones ? NUMERALS.indexOf(ones) : 0)
}

/** A moment as JSON writes it belongs to the day it was in Shanghai. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/
const TIME = /(?:T|,|上午|下午)?\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}(?:\.\d+)?秒?)?分?(?:[AP]M)?$/i
const WEEKDAY = /\(?(?:星期|周|礼拜)[一二三四五六日天]\)?$/
const FULL_DATE = /^(\d{4})[-/.年、,](\d{1,2})[-/.月、,](\d{1,2})[日号]?$/

function ofText(text: string, context: ReadContext): Reading {
  const moment = MOMENT.test(text) ? Date.parse(text) : NaN
  if (!Number.isNaN(moment)) return accept(today(new Date(moment)))
  const narrow = compact(text)
  const bare = withoutTime(text, narrow)
  const found = FULL_DATE.exec(bare)
  if (found) return ofParts(Number(found[1]), Number(found[2]), Number(found[3]), text)
  if (/^\d{8}$/.test(bare)) return ofDigits(bare)
  if (/^\d{4,6}(\.\d+)?$/.test(bare) && !/^\d{4}\.\d{1,2}$/.test(bare)) return ofNumber(Number(bare), context)
  return incomplete(bare) ?? ofChinese(bare) ?? refuse(`${quote(text)}不是日期`, EXPECTED_DATE)
}

/** Without a time of day and a weekday behind it. Spaces part the time from the date, so both texts are needed. */
function withoutTime(text: string, narrow: string): string {
  const spaced = text.replace(TIME, '')
  const dated = spaced === text ? narrow : compact(spaced)
  return dated.replace(WEEKDAY, '')
}

/** Reads a date from what a form, a sheet or a paste hands over. */
export function readDate(raw: Raw, context: ReadContext): Reading {
  if (raw instanceof Date) return ofMoment(raw)
  if (typeof raw === 'number') return ofNumber(raw, context)
  if (typeof raw === 'boolean') return refuse(`${quote(raw ? '是' : '否')}不是日期`, EXPECTED_DATE)
  const cell = said(raw, EXPECTED_DATE)
  if ('reading' in cell) return cell.reading
  return cell.text === '无' ? MISSING : ofText(cell.text, context)
}

function ofMoment(moment: Date): Reading {
  if (Number.isNaN(moment.getTime())) return refuse('这个日期无效', EXPECTED_DATE)
  const day = today(moment)
  const year = Number(day.slice(0, day.indexOf('-', 1)))
  return ofParts(year, Number(day.slice(-5, -3)), Number(day.slice(-2)), day)
}
