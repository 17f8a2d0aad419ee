/** Days, moments and numbers as official papers write them. */
import { dayAt, startOf } from './instant.ts'

/** `2011-10-08` as 2011年10月8日, `2011-10-08 09:05` as 2011年10月8日9时05分. */
export function dateParts(text: string): string {
  const [, year, month, date, hour, minute] = /^(\d+)-(\d\d)-(\d\d)(?: (\d\d):(\d\d))?/.exec(text) ?? []
  if (year === undefined) return text
  const day = `${Number(year)}年${Number(month)}月${Number(date)}日`
  if (hour === undefined) return day
  return minute === '00' ? `${day}${Number(hour)}时` : `${day}${Number(hour)}时${minute}分`
}

/**
 * The last day and the last minute of a limit that runs out at an instant. A limit of days ends with a day; one of hours
 * or minutes in the middle of one.
 */
export function limitWords(due: number): { readonly 期限: string; readonly 期限时刻: string } {
  const day = dayAt(due - 1)
  const minute = Math.round((due - startOf(day)) / 60_000)
  const clock = minute >= 1_440 ? '24时' : `${Math.floor(minute / 60)}时${String(minute % 60).padStart(2, '0')}分`
  return { 期限: dateParts(day), 期限时刻: `${dateParts(day)}${clock.replace(/时00分$/, '时')}` }
}

export interface PaperNumber {
  readonly prefix: string
  readonly code: string
  readonly year: number
  readonly number: number
}

/** 发文字号: 景教信告〔2011〕3号, without padding. */
export function paperNumber({ prefix, code, year, number }: PaperNumber): string {
  return `${prefix}${code}〔${year}〕${number}号`
}

/**
 * What an issuing unit is called in its numbers, unless a steward says otherwise: 景澜市教育局 is 景教; of the counties below it
 * two may begin with the same character, so 澜东区教育局 is 澜东教. Others go by their name.
 */
export function usualPrefix(unit_name: string): string {
  const [, place = '', rank = '', bureau] =
    /^(.+?)((?:省|市|县|区|旗|州|盟)*)(教育局|教育体育局|教育和体育局|教体局)$/.exec(unit_name) ?? []
  if (bureau === undefined) return Array.from(unit_name).slice(0, 10).join('')
  const shown = Array.from(place).slice(0, /^[省市州盟]/.test(rank) ? 1 : 3)
  return `${shown.join('')}${bureau === '教育局' ? '教' : '教体'}`
}

/** The ways of serving a paper that procedural law knows. */
export const SERVICE_WAYS = ['直接送达', '留置送达', '邮寄送达', '委托送达', '公告送达', '电子送达'] as const
export type ServiceWay = (typeof SERVICE_WAYS)[number]
/** Left with somebody who would not take it: that has to be seen by somebody else. */
export const WITNESSED: readonly ServiceWay[] = ['留置送达']
