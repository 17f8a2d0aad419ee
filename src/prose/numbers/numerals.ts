import type { Rule } from '../grammar/rule.ts'

/**
 * The first floor of the grammar: a run of characters that writes a number, and what it is worth. Everything here is
 * one pass over characters; a regular expression would have to backtrack on a run of five million digits.
 */
export interface Numeral extends Rule {
  name: 'arabic' | 'chinese' | 'mask'
}

export interface NumeralRead {
  script: Numeral['name']
  start: number
  /** After the digits, before a scale such as 万. */
  end: number
  /** Null where masked. */
  value: number | null
  /** 10000 for 万; 1 where nothing follows. */
  scale: number
  /** After the scale; equals `end` where there is none. */
  scale_end: number
}

export const numerals: Numeral[] = [
  {
    name: 'arabic',
    about: 'Digits, also full width, with a decimal point or with commas between groups of three; a scale may follow.',
    examples: [
      { text: '全县建成标准化考点２６个。', facts: [{ number: '２６', value: 26, unit: '个' }] },
      {
        text: '总人口19.7万，总投资2.3亿，在校生人数4217，得分达78.62。',
        facts: [
          { value: 197000, kind: 'count' },
          { value: 2.3e8, unit: '', base_unit: '元', kind: 'money' },
          { value: 4217, unit: '' },
          { value: 78.62, kind: 'score' },
        ],
      },
      { text: '发放图书1,250,000册。', facts: [{ number: '1,250,000', value: 1250000, unit: '册' }] },
      { text: '建设面积19.77万平方米。', facts: [{ number: '19.77万', value: 197700, unit: '平方米', kind: 'area' }] },
      { text: '选聘园长57名,673人报考。', facts: [{ value: 57 }, { value: 673 }] },
    ],
  },
  {
    name: 'chinese',
    about: 'Numbers in Chinese characters, up to 亿.',
    examples: [
      { text: '抽调三十二名干部驻校。', facts: [{ number: '三十二', value: 32 }] },
      { text: '受益学生一万二千五百人。', facts: [{ value: 12500, unit: '人' }] },
      { text: '两所学校迁入新址。', facts: [{ number: '两', value: 2, unit: '所' }] },
    ],
  },
  {
    name: 'mask',
    about: 'A number hidden behind x, ×, *, ○, □ or left out before % or 个: a fact whose value is missing.',
    examples: [
      { text: '慰问困难教师xx名。', facts: [{ number: 'xx', value: null, masked: true, unit: '名' }] },
      { text: '到位资金×××.××万元。', facts: [{ number: '×××.××', masked: true, unit: '万元', base_unit: '元' }] },
      { text: '毛入园率达到%。', facts: [{ number: '%', masked: true, kind: 'rate' }] },
    ],
  },
]

const digitsOf = '零一二三四五六七八九'
const chineseDigits = new Map<string, number>(Array.from(digitsOf).map((character, index) => [character, index]))
for (const [character, value] of [
  ['〇', 0],
  ['○', 0],
  ['两', 2],
  ['壹', 1],
] as const)
  chineseDigits.set(character, value)
const steps = new Map<string, number>([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])
const scales = new Map<string, number>([...steps, ['万', 1e4], ['亿', 1e8]])

const isNumeral = new Uint8Array(65536)
for (const character of [...chineseDigits.keys(), ...scales.keys()]) isNumeral[character.charCodeAt(0)] = 1

const maskCharacters = 'xX×*○〇□●＊'

/** What kind of numeral a character may open; 0 for the great majority, so that the scan stays cheap. */
const openers = new Uint8Array(65536)
const mark = (characters: string, code: number) => {
  for (const character of characters) openers[character.charCodeAt(0)] = code
}
mark(maskCharacters, 3)
mark('一二两三四五六七八九十百千万零', 2)
mark('0123456789', 1)
mark('%‰', 4)
mark('个', 5)
mark('第', 6)
mark('前', 7)
mark('半', 8)
mark('首榜', 9)

export const opener = (code: number): number => openers[code] ?? 0
export const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** Reads the digits at `at`, where one stands. Nothing looks past `to`: a run of digits may be longer than a sentence. */
export function readArabic(text: string, at: number, to = text.length): NumeralRead {
  let end = digitRun(text, at, to)
  let digits = text.slice(at, Math.min(end, at + 40))
  while (end - at <= 15 && text[end] === ',' && digitRun(text, end + 1, to) === end + 4 && end - at <= 15) {
    if (digits.length > 3 && !digits.includes(',')) break
    end += 4
    digits = text.slice(at, end)
  }
  if (text[end] === '.' && isDigit(text.charCodeAt(end + 1))) {
    end = digitRun(text, end + 1, to)
    digits = text.slice(at, Math.min(end, at + 40))
  }
  const value = Number(digits.includes(',') ? digits.replaceAll(',', '') : digits)
  return { script: 'arabic', start: at, end, value, ...scaleAt(text, end) }
}

function digitRun(text: string, at: number, to: number): number {
  let end = at
  while (end < to && isDigit(text.charCodeAt(end))) end += 1
  return end
}

function scaleAt(text: string, at: number): { scale: number; scale_end: number } {
  let scale = 1
  let end = at
  while (end < at + 3 && isNumeral[text.charCodeAt(end)] === 1) {
    const step = scales.get(text[end] ?? '')
    // 552万千瓦时, 5千米: 千 is of the unit.
    if (!step || (text[end] === '千' && '瓦克米'.includes(text[end + 1] ?? ' '))) break
    scale *= step
    end += 1
  }
  return { scale, scale_end: end }
}

/** Where the run of Chinese numerals ends; no number is longer than two dozen of them. */
export function chineseEnd(text: string, at: number): number {
  let end = at
  while (end < at + 24 && isNumeral[text.charCodeAt(end)] === 1) end += 1
  return end
}

/** Where the run of digits ends, as far as a date may reach. */
export function digitsEnd(text: string, at: number): number {
  let end = at
  while (end < at + 5 && isDigit(text.charCodeAt(end))) end += 1
  return end
}

/** Reads Chinese numerals at `at`; null where the run writes no number (三五, 万源). */
export function readChinese(text: string, at: number): NumeralRead | null {
  const end = chineseEnd(text, at)
  if (end === at) return null
  if (text[end] === '点' && chineseDigits.has(text[end + 1] ?? '')) {
    const whole = chineseValue(text.slice(at, end))
    let point = end + 1
    let fraction = ''
    while (fraction.length < 8 && chineseDigits.has(text[point] ?? '')) {
      fraction += chineseDigits.get(text[point] ?? '')
      point += 1
    }
    if (whole === null) return null
    return { script: 'chinese', start: at, end: point, value: Number(`${whole}.${fraction}`), ...scaleAt(text, point) }
  }
  const value = chineseValue(text.slice(at, end))
  return value === null ? null : { script: 'chinese', start: at, end, value, scale: 1, scale_end: end }
}

/** 三千二百五十 → 3250; 二〇二四 → 2024; null for what is no number, such as 三五 or a lone 万. */
export function chineseValue(run: string): number | null {
  if (/^[零〇○一二三四五六七八九]{4}$/.test(run)) {
    return Number(Array.from(run, (character) => chineseDigits.get(character)).join(''))
  }
  let total = 0
  let section = 0
  let digit = -1
  let last = Infinity
  for (const character of run) {
    const value = chineseDigits.get(character)
    if (value !== undefined) {
      if (digit > 0) return null
      digit = value
      continue
    }
    const step = steps.get(character)
    if (step !== undefined) {
      if (step >= last) return null
      section += (digit < 0 ? 1 : digit) * step
      last = step
    } else {
      const written = total + section + Math.max(digit, 0)
      total = (written === 0 && digit < 0 ? 1 : written) * (scales.get(character) ?? 1)
      section = 0
      last = Infinity
    }
    digit = -1
  }
  return total + section + Math.max(digit, 0)
}

/** Reads a mask at `at`, such as xx or x.xx; null where a letter or digit goes before, as in 20xx or a Latin word. */
export function readMask(text: string, at: number): NumeralRead | null {
  if (/[A-Za-z0-9xX×*○〇□●]/.test(text[at - 1] ?? '')) return null
  let end = at
  while (maskCharacters.includes(text[end] ?? ' ')) end += 1
  if (text[end] === '.' && maskCharacters.includes(text[end + 1] ?? ' ')) {
    end += 1
    while (maskCharacters.includes(text[end] ?? ' ')) end += 1
  }
  if (/[A-Za-z0-9]/.test(text[end] ?? '') || end - at > 12) return null
  return { script: 'mask', start: at, end, value: null, ...scaleAt(text, end) }
}
