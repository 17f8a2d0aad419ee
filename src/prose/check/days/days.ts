/** Days and spans of years that do not exist. */
import { daysInMonth } from '../../../ledger/day.ts'
import { type Finding, saidOf } from '../ground/finding.ts'
import { numberOf } from '../ground/numbers.ts'

const DAY =
  /(?:(\d{4})年)?(?<![个第一二三四五六七八九十])(\d{1,2}|[一二三四五六七八九十]{1,3})月(\d{1,2}|[一二三四五六七八九十]{1,3})[日号]/g
/** 11月20日至31日 */
const DAYS = /(?:(\d{4})年)?(?<![\d.])(\d{1,2})月(\d{1,2})日?[-—–~至到]{1,2}(\d{1,2})[日号]/g
const MONTH = /(?<![\d.年个])(?:(\d{4})年)(\d{1,2})月(?!\d)/g
const YEARS = /(\d{4})(?:年)?\s*[-—–~至到]+\s*(\d{4})年/g
const SPAN = /([一二两三四五六七八九十\d]{1,2})(?:个)?年[^。\n]{0,6}?[(](\d{4})年?\s*[-—–~至]+\s*(\d{4})年?[)]/g
/** A leap year, so that 29 February passes where no year is given. */
const ANY_YEAR = 2000

const QUARTER = /第(?:[五六七八九]|[5-9])季度/g

export function dateFindings(text: string): Finding[] {
  const quarters = [...text.matchAll(QUARTER)].map((match) => found(match, `一年只有四个季度，请核对“${match[0]}”。`))
  const days = [...text.matchAll(DAY)].flatMap((match) => {
    const [, year] = match
    const [month, day] = [numberOf(match[2]), numberOf(match[3])]
    if (month === undefined || day === undefined) return []
    const last = daysInMonth(Number(year ?? ANY_YEAR), month)
    if (last === 0) return [found(match, `没有${month}月，请核对“${match[0]}”。`)]
    if (day >= 1 && day <= last) return []
    return [found(match, `${year === undefined ? '' : `${year}年`}${month}月没有${day}日，请核对。`)]
  })
  const spanned = [...text.matchAll(DAYS)].flatMap((match) => {
    const [month, day] = [Number(match[2]), Number(match[4])]
    const last = daysInMonth(Number(match[1] ?? ANY_YEAR), month)
    return day <= last || last === 0 || day > 31 ? [] : [found(match, `${month}月没有${day}日，请核对“${match[0]}”。`)]
  })
  const months = [...text.matchAll(MONTH)].flatMap((match) =>
    Number(match[2]) >= 1 && Number(match[2]) <= 12 ? [] : [found(match, `没有${match[2]}月，请核对“${match[0]}”。`)],
  )
  const spans = [...text.matchAll(YEARS)].flatMap((match) =>
    Number(match[2]) >= Number(match[1]) ? [] : [found(match, `“${match[0]}”的终止年份早于起始年份，请核对。`)],
  )
  return [...quarters, ...days, ...spanned, ...months, ...spans, ...lengths(text)]
}

const found = (match: RegExpMatchArray, says: string, arithmetic = ''): Finding =>
  saidOf(match, 'date', says, arithmetic)

/** 三年（2011—2013年）. School years may be counted from one to the next, so that 三年（2011—2014） passes too. */
function lengths(text: string): Finding[] {
  return [...text.matchAll(SPAN)].flatMap((match) => {
    const said = numberOf(match[1])
    const years = Number(match[3]) - Number(match[2])
    // The first four of five years are not counted from one to the next.
    const before = text[(match.index ?? 0) - 1] ?? ''
    const strict = before === '前' || before === '后'
    if (said === undefined || years < 0 || said === years + 1 || (said === years && !strict)) return []
    const says = `“${match[0]}”写的是${match[1]}年，括号里却是${years + 1}年，请核对。`
    return [found(match, says, `${match[3]} − ${match[2]} + 1 = ${years + 1} ≠ ${said}`)]
  })
}
