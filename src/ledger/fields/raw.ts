import type { Fault, FieldDocument, Mark } from '../document.ts'
import type { Raw, Reading } from './contract.ts'

/**
 * What every field type does first with what it is handed: make it text, see whether anything was said at all, and
 * say in a clerk's words why it cannot be taken.
 */

export type Refusal = Extract<Reading, { ok: false }>
export const MISSING: Reading = { ok: true, value: null }

export function refuse(says: string, expected: string): Refusal {
  return { ok: false, says, expected }
}

/** Characters of the original that a message repeats at most. */
const QUOTED = 40

/** The original in Chinese quotation marks, on one line and cut to 40 characters. */
export function quote(raw: unknown): string {
  const text = typeof raw === 'string' ? raw : inWords(raw)
  const flat = cleaned(text.slice(0, QUOTED * 4)).replace(/\s+/g, ' ')
  const characters = Array.from(flat)
  const cut = characters.length > QUOTED || text.length > QUOTED * 4
  return `“${cut ? `${characters.slice(0, QUOTED).join('')}…` : flat}”`
}

function inWords(raw: unknown): string {
  if (raw === null || raw === undefined) return ''
  if (typeof raw === 'number' || typeof raw === 'boolean') return String(raw)
  if (raw instanceof Date) return '一个日期'
  return Array.isArray(raw) ? `${raw.length}项的列表` : '一组内容'
}

/** A list of options for a message: whole when short, otherwise the first ones and how many there are. */
export function listed(options: readonly string[]): string {
  const first = options.slice(0, 12).map((option) => Array.from(option).slice(0, QUOTED).join(''))
  return options.length > first.length ? `${first.join('、')}等${options.length}项` : first.join('、')
}

/** Control characters except line breaks, what is invisible or turns the direction of writing, half characters. */
const UNSEEN = /[\p{Cc}\p{Cs}\u00AD\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu

/** Visible ASCII and the common characters are already as they should be; most cells are nothing else. */
const TIDY = /^[\x21-\x7e\u4E00-\u9FFF]*$/

/** Text without what cannot be seen: NFC, plain line breaks, no control characters, nothing at the ends. */
export function cleaned(text: string): string {
  if (TIDY.test(text)) return text
  const lines = text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replace(/\t/g, ' ')
  return lines.replace(UNSEEN, (character) => (character === '\n' ? '\n' : '')).trim()
}

/** Cleaned and half-width: １２，３ → 12,3. For everything but running text. */
export function narrowed(text: string): string {
  return TIDY.test(text) ? text : cleaned(cleaned(text).normalize('NFKC'))
}

/** Half-width, without any spaces, and with every kind of dash as a hyphen. */
export function compact(text: string): string {
  return narrowed(text)
    .replace(/\s+/g, '')
    .replace(/[‐‑‒–—―−]/g, '-')
}

/** Errors that a formula in a sheet leaves in its cell. */
const SHEET_ERROR = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/i

export function isSheetError(text: string): boolean {
  return text.startsWith('#') && SHEET_ERROR.test(text.trim())
}

/**
 * The text of a cell: of rich text its runs, of a link its words, of a formula its result. Undefined for what has no
 * text. An 18-digit number has already lost its last digits when it comes as a number; `exactDigits` says whether.
 */
export function textOf(raw: Raw): string | undefined {
  if (raw === null || raw === undefined) return ''
  if (typeof raw === 'string') return raw
  if (typeof raw === 'number') return Number.isFinite(raw) ? plainDigits(raw) : undefined
  if (typeof raw === 'boolean') return raw ? '是' : '否'
  return raw instanceof Date || isList(raw) ? undefined : textOfCell(raw)
}

/** `Array.isArray` alone does not tell the compiler about lists that are read only. */
export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}

function plainDigits(value: number): string {
  return Number.isSafeInteger(value) ? String(value + 0) : String(value)
}

interface CellObject {
  readonly text?: unknown
  readonly richText?: unknown
  readonly result?: unknown
}

function textOfCell(cell: CellObject): string | undefined {
  if (typeof cell.text === 'string') return cell.text
  if (typeof cell.result === 'string' || typeof cell.result === 'number') return textOf(cell.result)
  if (!Array.isArray(cell.richText)) return undefined
  return cell.richText.map((run: CellObject | null) => (typeof run?.text === 'string' ? run.text : '')).join('')
}

/** Excel keeps 15 digits; of a longer number the rest has been replaced by zeros. */
export function exactDigits(raw: Raw): boolean {
  return typeof raw !== 'number' || Math.abs(raw) < 1e15
}

/** 5.11702E+17: how a sheet shows a long number that it no longer knows exactly. */
export function isScientific(text: string): boolean {
  return /^[+-]?\d+(\.\d+)?e\+?\d+$/i.test(text)
}

const MARKS: ReadonlyMap<string, Mark> = new Map([
  ['不适用', 'not_applicable'],
  ['无此项', 'not_applicable'],
  ['不涉及', 'not_applicable'],
  ['n/a', 'not_applicable'],
  ['免报', 'exempt'],
])

/** 不适用, 免报 and their like. A lone 免 is one in a column of numbers but may be a word in a column of text. */
export function markOf(text: string): Mark | undefined {
  // Names and words without any of these letters are no marks; most cells are spared the rest.
  return text.length > 8 || !/[不无免nｎ]/i.test(text) ? undefined : MARKS.get(compact(text).toLowerCase())
}

/** A cell that is no running text: nothing, a dash or a stroke is missing; a mark is a mark; else the narrowed text. */
export type Said = { readonly text: string } | { readonly reading: Reading }

export function said(raw: Raw, expected: string): Said {
  const text = textOf(raw)
  if (text === undefined) return { reading: refuse(`${quote(raw)}不能读作一个值`, expected) }
  if (text.length > 2_000) return { reading: refuse(`${quote(text)}太长，有${text.length}个字`, expected) }
  const plain = narrowed(text)
  if (plain === '' || /^[-‐‑‒–—―−/\\]+$/.test(plain)) return { reading: MISSING }
  if (isSheetError(plain)) return { reading: refuse(`${quote(plain)}是表格公式出的错`, expected) }
  const mark = plain === '免' ? 'exempt' : markOf(plain)
  return mark ? { reading: { ok: true, value: null, mark } } : { text: plain }
}

/** `min` and `max` the wrong way round, or no numbers. */
export function boundFaults(field: FieldDocument, path: string): Fault[] {
  const { min, max } = field
  if (min === undefined || max === undefined || min <= max) return []
  return [{ path: `${path}.min`, says: `最小值 ${min} 大于最大值 ${max}` }]
}
