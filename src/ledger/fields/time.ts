import { isDay } from '../day.ts'
import type { Value } from '../document.ts'
import type { FieldKind, Raw, ReadContext, Reading } from './contract.ts'
import { FIRST_YEAR, LAST_YEAR, readDate, serialDay } from './date_text.ts'
import { compact, MISSING, quote, refuse, said } from './raw.ts'

/** A moment to the minute, `YYYY-MM-DD HH:MM`, as a clock in the county showed it. */

const EXPECTED = '日期和时间，如 2026-09-01 08:30'
const HALVES = '凌晨|早上|上午|中午|下午|晚上'
const HALF = new RegExp(`^(?:${HALVES})`)
const LATER = new Set(['下午', '晚上'])
const CLOCK = /^(\d{1,2})[:：时点.](?:(半)|(\d{1,2})?(?:分|[:：]\d{1,2}秒?)?)$/
/** The date before it; between the two a space, a `T`, or the words for day and half of the day. A point needs the space. */
const WRITTEN = new RegExp(
  `^(.*?(?:日|号|\\d))(?:\\s*[T\\s]?\\s*((?:${HALVES})?\\d{1,2}[:：时点].*)|\\s+(\\d{1,2}\\.\\d{2}))$`,
)

function readTime(raw: Raw, context: ReadContext): Reading {
  if (typeof raw === 'number' && !Number.isInteger(raw) && raw > 3_654 && raw < 91_676) return ofSerial(raw, context)
  if (raw instanceof Date || typeof raw === 'boolean') {
    return refuse(`${quote(raw === true ? '是' : raw === false ? '否' : raw)}没有写明几点几分`, EXPECTED)
  }
  const spoken = said(raw, EXPECTED)
  if ('reading' in spoken) return spoken.reading
  if (spoken.text === '无') return MISSING
  // Nobody needs more to write a moment down; a longer text is not searched for one.
  const [, date, spaced, pointed] = spoken.text.length > 60 ? [] : (WRITTEN.exec(spoken.text) ?? [])
  const clock = spaced ?? pointed
  if (date === undefined || clock === undefined) return refuse(`${quote(spoken.text)}没有写明几点几分`, EXPECTED)
  const day = readDate(date, context)
  if (!day.ok) return day
  const minutes = readClock(compact(clock))
  if (minutes === undefined) return refuse(`${quote(spoken.text)}里的时间不对`, EXPECTED)
  return { ok: true, value: `${day.value as string} ${clockText(minutes)}` }
}

/** Minutes since midnight; undefined where no clock shows that. */
function readClock(text: string): number | undefined {
  const half = HALF.exec(text)?.[0] ?? ''
  const [, hour, halved, minute = '0'] = CLOCK.exec(text.slice(half.length)) ?? []
  if (hour === undefined) return undefined
  // 中午12点 is noon, 中午1点 an hour later.
  const later = (LATER.has(half) && Number(hour) < 12) || (half === '中午' && Number(hour) < 11) ? 12 : 0
  const [hours, minutes] = [Number(hour) + later, halved ? 30 : Number(minute)]
  return hours <= 23 && minutes <= 59 ? hours * 60 + minutes : undefined
}

function ofSerial(serial: number, { date1904 }: ReadContext): Reading {
  const minutes = Math.round((serial % 1) * 1_440)
  const day = serialDay(minutes === 1_440 ? Math.floor(serial) + 1 : serial, date1904)
  return { ok: true, value: `${day} ${clockText(minutes % 1_440)}` }
}

function clockText(minutes: number): string {
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function checkTime(value: Value): string | null {
  if (value === null) return null
  const says = '应填日期和时间，如 2026-09-01 08:30'
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d ([01]\d|2[0-3]):[0-5]\d$/.test(value)) return says
  const day = value.slice(0, 10)
  if (!isDay(day)) return says
  const year = Number(day.slice(0, 4))
  return year >= FIRST_YEAR && year <= LAST_YEAR ? null : `年份应在${FIRST_YEAR}到${LAST_YEAR}之间`
}

export const time: FieldKind = {
  type: 'time',
  title: '日期和时间',
  settings: [],
  operand: 'other',
  column: () => ({ sql: 'text' }),
  read: (raw, _field, context) => readTime(raw, context),
  show: (value) => (typeof value === 'string' ? value : ''),
  check: checkTime,
}
