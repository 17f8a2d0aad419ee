import { type DateRead, readDate } from './dates.ts'
import { admissions, anyHolds, exclusions } from './exclusions.ts'
import type { FactKind } from './fact.ts'
import { modifiersOf } from './modifiers.ts'
import { type NumeralRead, opener, readArabic, readChinese, readMask } from './numerals.ts'
import type { Quantity } from './quantity.ts'
import { readRank, readShare } from './shares.ts'
import { unitAt } from './units.ts'

/** How far a rule sees on either side of a number. */
const sight = 24
const none = null

/** All quantities of a sentence, in order. What stands in 《》 is a title and holds none. */
export function quantitiesIn(text: string, from: number, to: number): Quantity[] {
  const found: Quantity[] = []
  let book = -1
  let quote = -1
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 0x2100) {
      if (code === 0x201c) quote = quoteEnd(text, at, to)
      const open = opener(code)
      if (open === 0) continue
    } else if (opener(code) === 0) {
      if (code === 0x300a) book = titleEnd(text, at, to)
      if (book > at) at = book
      continue
    }
    const read = readAt(text, from, at, to, at < quote)
    if (read === none) continue
    if (typeof read === 'number') {
      at = Math.max(at, read - 1)
      continue
    }
    found.push(...read)
    at = Math.max(at, (read.at(-1)?.tail ?? at + 1) - 1)
  }
  return inheritUnits(text, found)
}

function titleEnd(text: string, at: number, to: number): number {
  const end = text.indexOf('》', at)
  return end > 0 && end < to && end - at < 120 ? end : at
}

/** The end of a short quotation, in which Chinese numerals are a slogan; a long one is speech like any other. */
function quoteEnd(text: string, at: number, to: number): number {
  const limit = Math.min(to, at + 22)
  for (let end = at + 1; end < limit; end += 1) if (text[end] === '”') return end
  return at
}

/** Quantities at `at`; a number is a position to go on from, null goes on with the next character. */
function readAt(text: string, from: number, at: number, to: number, quoted: boolean): Quantity[] | number | null {
  const open = opener(text.charCodeAt(at))
  if (open === 6) return readRank(text, from, at, to)
  if (open === 4 || open === 5) return readBlank(text, from, at, open)
  if (open === 1 || open === 2 || open === 3) {
    const date = readDate(text, at)
    if (date && !quoted) return open === 2 && date.unit === '月' ? date.end : [ofDate(text, from, date)]
    if (date) return date.end
  }
  if (open === 2 && quoted) return readPapers(text, at)
  const share = readShare(text, from, at)
  if (share) return [share]
  const numeral = open === 1 ? readArabic(text, at) : open === 2 ? readChinese(text, at) : readMask(text, at)
  if (!numeral) return none
  if (numeral.end - at > 24) return numeral.end
  return withUnit(text, from, to, numeral) ?? Math.max(numeral.end, at + 1)
}

function ofDate(text: string, from: number, date: DateRead): Quantity {
  const before = text.slice(Math.max(from, date.start - 4), date.start)
  const after = text.slice(date.end, date.end + 2)
  const limit = /(?:到|至|截至|截止到?)$/.test(before) || /^[之以]?前/.test(after)
  const digits = text.slice(date.start, date.number_end)
  const value = date.unit === '年' && !date.masked && !date.span && date.year ? Number(date.year) : none
  return {
    start: date.start,
    end: date.number_end,
    digits: date.start,
    tail: date.end,
    value: digits === '' ? none : value,
    unit: date.unit,
    base: date.unit,
    factor: 1,
    kind: 'date',
    masked: date.masked,
    approx: false,
    bound: limit ? '<=' : none,
    date,
    chinese: false,
  }
}

/** A percent sign or 个 with nothing before it: the number was left out. */
function readBlank(text: string, from: number, at: number, open: number): Quantity[] | null {
  const before = text.slice(Math.max(from, at - 8), at)
  if (open === 4) {
    if (!/[\u4e00-\u9fff] ?$/.test(before)) return none
  } else if (
    !/[增扩建减达共][加大成到有计至]?[为到有]?$/.test(before) ||
    !/^个(?:教学班|班|百分点|学位|教学点)/.test(text.slice(at, at + 4))
  ) {
    return none
  }
  const unit = unitAt(text, at)
  if (!unit) return none
  const spelled = open === 4 ? unit.unit.name : longUnit(text, at)
  const end = open === 4 ? unit.end : at + 1
  const kind = unit.unit.kind
  const tail = open === 4 ? unit.end : at + spelled.length
  return [
    {
      start: at,
      end,
      digits: at,
      tail,
      value: none,
      unit: spelled,
      base: spelled,
      factor: 1,
      kind,
      masked: true,
      approx: false,
      bound: none,
      date: none,
      chinese: false,
    },
  ]
}

function longUnit(text: string, at: number): string {
  return unitAt(text, at)?.unit.name ?? '个'
}

/** Registers that are known by how many papers they have: “一卡四表七册”. Null for any other short quotation. */
function readPapers(text: string, at: number): Quantity[] | null {
  const numeral = readChinese(text, at)
  if (!numeral) return none
  const around = text.slice(Math.max(0, at - 8), at + 10)
  const name = text[numeral.end] ?? ''
  if (
    !/[案制卡表册簿档]/.test(name) ||
    !/[一二三四五六七八九十][案制卡表册簿档][、,]?[一二三四五六七八九十]{1,3}[案制卡表册簿档]/.test(around)
  )
    return none
  return [plain(numeral, name, numeral.end + 1)]
}

function plain(numeral: NumeralRead, unit: string, tail: number): Quantity {
  return {
    start: numeral.start,
    end: numeral.end,
    digits: numeral.start,
    tail,
    value: numeral.value,
    unit,
    base: unit,
    factor: 1,
    kind: 'count',
    masked: false,
    approx: false,
    bound: none,
    date: none,
    chinese: true,
  }
}

function withUnit(text: string, from: number, to: number, numeral: NumeralRead): Quantity[] | null {
  const scaled = scaledNumeral(text, numeral)
  let { end, value } = scaled
  const blur = modifiersOf('within', text.slice(end, end + 2))
  if (blur && (unitAt(text, end + blur.length) || /^[\u4e00-\u9fff]/.test(text.slice(end + 1, end + 2))))
    end += blur.length
  const blurred = end !== scaled.end
  const before = text.slice(Math.max(from, numeral.start - sight), numeral.start)
  const after = text.slice(end, Math.min(to, end + sight))
  const number = text.slice(numeral.start, end)
  if (anyHolds(exclusions, before, number, after)) return none
  const unit = measuredUnit(text, end, numeral, scaled.scaled || blurred, before, after)
  if (!unit) return none
  const chinese = numeral.script === 'chinese'
  if (chinese && !anyHolds(admissions, before, number, after)) return none
  const lead = modifiersOf('before', before)
  const start = lead?.modifier.joins ? numeral.start - lead.length : numeral.start
  const percent = unit.name === '%' || unit.name === '‰'
  const behind = modifiersOf('behind', text.slice(unit.end, unit.end + 3))
  const joined = percent && numeral.script !== 'mask' ? unit.end : end
  if (value !== null) value = tidy(value * unit.factor)
  const marks = [lead, blurred ? blur : none, behind].filter((mark) => mark !== none)
  return [
    {
      start,
      end: joined,
      digits: numeral.start,
      tail: unit.end + (behind?.length ?? 0),
      value,
      unit: unit.name,
      base: unit.base,
      factor: unit.factor,
      kind: unit.kind,
      masked: numeral.script === 'mask',
      approx: marks.some((mark) => mark.modifier.approx),
      bound: marks.map((mark) => mark.modifier.bound).find((bound) => bound !== none) ?? none,
      date: none,
      chinese,
    },
  ]
}

/** 19.77万平方米 takes the 万 into the number; 19.77万元 leaves it to the unit; 5千克 is five kilograms. */
function scaledNumeral(text: string, numeral: NumeralRead): { end: number; value: number | null; scaled: boolean } {
  const plainEnd = { end: numeral.end, value: numeral.value, scaled: false }
  if (numeral.scale_end === numeral.end) return chineseMoney(text, numeral) ?? plainEnd
  if (unitAt(text, numeral.end)?.unit.kind === 'money') return plainEnd
  if (text.startsWith('千克', numeral.end) || text.startsWith('千瓦', numeral.end)) return plainEnd
  if (text.startsWith('百分点', numeral.end)) return plainEnd
  const value = numeral.value === null ? null : tidy(numeral.value * numeral.scale)
  return { end: numeral.scale_end, value, scaled: true }
}

/** “两个亿”, “2个亿”: the measure word stands between the digits and the scale. */
function chineseMoney(
  text: string,
  numeral: NumeralRead,
): { end: number; value: number | null; scaled: boolean } | null {
  if (text[numeral.end] !== '个' || !/[亿]/.test(text[numeral.end + 1] ?? '')) return null
  const value = numeral.value === null ? null : tidy(numeral.value * 1e8)
  return { end: numeral.end + 2, value, scaled: true }
}

interface MeasuredUnit {
  name: string
  base: string
  factor: number
  kind: FactKind
  end: number
}

const bareScore = /(?:最高分|平均分|均分|总分|最低分|分数线|录取线|控制线)(?:为|是|达到?|高达)?$/
const people =
  /^(?:名|位)?[^,。;、\d]{0,6}?(?:教师|学生|师生|群众|家长|干部|职工|党员|儿童|少年|考生|毕业生|村民|人员|队员|幼儿|志愿者)/

function measuredUnit(
  text: string,
  end: number,
  numeral: NumeralRead,
  large: boolean,
  before: string,
  after: string,
): MeasuredUnit | null {
  const found = unitAt(text, end)
  if (found) {
    const { unit } = found
    if (found.unit.name === '个' && large && text[end - 1] === '亿') return none
    return { name: unit.name, base: unit.base, factor: unit.factor, kind: unit.kind, end: found.end }
  }
  if (/个亿$/.test(text.slice(numeral.start, end))) return { name: '', base: '元', factor: 1, kind: 'money', end }
  const great = /^大(?=[\u4e00-\u9fff])/.exec(after)
  if (great) return greatUnit(text, end)
  if (bareScore.test(before) && numeral.script !== 'chinese')
    return { name: '分', base: '分', factor: 1, kind: 'score', end }
  if (large && people.test(after)) return { name: '', base: '人', factor: 1, kind: 'count', end }
  return none
}

/** 六大文明教育活动 is counted in 大活动: 大 with the last word of what it counts. */
function greatUnit(text: string, end: number): MeasuredUnit | null {
  const noun = /大([\u4e00-\u9fff“]{2,12}?)(?=[,。;:、”()\s]|的|和|及|建设|任务|$)/y
  noun.lastIndex = end
  const found = noun.exec(text.slice(0, end + 16))
  const word = (found?.[1] ?? text.slice(end + 1, end + 3)).slice(-2)
  if (word.length < 1 || /[,。;\s]/.test(word)) return none
  const name = word === '项' || word.startsWith('项') ? '大项' : `大${word}`
  return { name, base: name, factor: 1, kind: 'count', end: end + 1 }
}

const tidy = (value: number): number => Number(value.toPrecision(12))

/** 4个、17个、31个百分点 and 98、95分: earlier members of a row take the unit of the last. */
function inheritUnits(text: string, found: Quantity[]): Quantity[] {
  for (let index = found.length - 2; index >= 0; index -= 1) {
    const current = found[index]
    const next = found[index + 1]
    if (!current || !next || current.unit !== '个' || next.unit !== '个百分点') continue
    if (!/^[、和与及,]$/.test(text.slice(current.tail, next.start))) continue
    current.unit = next.unit
    current.base = next.base
    current.kind = next.kind
  }
  return found
}
