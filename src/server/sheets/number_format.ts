/**
 * Which numbers of a sheet are days, and what a serial number means. The table of built-in formats includes those
 * of Chinese Excel (27–36 and 50–58, ECMA-376 part 1, 18.8.30), which most libraries take for plain numbers.
 */
import type { Cell } from './cell.ts'

/** What a cell's format says about its number. Digits: how many places it is padded to with zeros. */
export type NumberFormat = 'plain' | 'day' | 'percent' | { readonly digits: number }

const builtInDay = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

export const formatOf = (id: number, custom: ReadonlyMap<number, string>): NumberFormat => {
  const code = custom.get(id)
  if (code !== undefined) return customFormat(code)
  if (builtInDay(id)) return 'day'
  return id === 9 || id === 10 ? 'percent' : 'plain'
}

/** Reads a custom format such as `yyyy"年"m"月"d"日";@` or `000000`. Only its first section counts. */
export const customFormat = (code: string): NumberFormat => {
  const bare = bareCode(code)
  if (/^0{2,}$/.test(bare)) return { digits: bare.length }
  if (bare.includes('%')) return 'percent'
  return /[ymdhs]|a{3}|e(?![+-])/.test(bare) ? 'day' : 'plain'
}

// Quoted words, escaped characters, colours, locales and padding say nothing about the kind of the number.
// `[h]`, `[mm]` and `[ss]` are spans of time and stay.
const bareCode = (code: string): string =>
  code
    .slice(0, 500)
    .replace(/"[^"]*"?/g, '')
    .replace(/[\\_*]./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]?/gi, '')
    .replace(/general|g\/通用格式/gi, '')
    .split(';', 1)
    .join('')
    .trim()
    .toLowerCase()

const DAY = 86_400_000
const two = (number: number): string => (number < 10 ? `0${number}` : String(number))

/**
 * A serial number → `2026-03-09`, `2026-03-09 14:30:00` or, below one day, `14:30:00`. Excel believes in a 29 February
 * 1900; it is written out so that the field refuses it by name. Numbers that are no day stay numbers.
 */
export const serialToText = (serial: number, date1904: boolean): Cell => {
  if (!(serial >= 0) || serial >= 2_958_466) return serial
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400)
  const day = Math.floor(serial) + (seconds === 86_400 ? 1 : 0)
  const time = clock(seconds % 86_400)
  if (day === 0 && !date1904) return time
  const date = date1904 ? dateText(day - 24_107) : dayOf1900(day)
  return seconds % 86_400 === 0 ? date : `${date} ${time}`
}

const dayOf1900 = (day: number): string => {
  if (day === 60) return '1900-02-29'
  return dateText(day < 60 ? day - 25_568 : day - 25_569)
}

// Sheets repeat their days; some thousand of them are worth remembering.
const known = new Map<number, string>()
const dateText = (daysSince1970: number): string => {
  const found = known.get(daysSince1970)
  if (found !== undefined) return found
  const date = new Date(daysSince1970 * DAY)
  const text = `${String(date.getUTCFullYear()).padStart(4, '0')}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`
  if (known.size < 50_000) known.set(daysSince1970, text)
  return text
}

const clock = (seconds: number): string =>
  `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`

/** A number as its cell shows it: a day, a padded code, or the number itself. */
export const numberToCell = (value: number, format: NumberFormat, date1904: boolean): Cell => {
  if (format === 'day') return serialToText(value, date1904)
  if (format === 'percent') return `${Number((value * 100).toPrecision(15))}%`
  if (typeof format === 'object')
    return Number.isInteger(value) && value >= 0 ? String(value).padStart(format.digits, '0') : value
  return value
}
