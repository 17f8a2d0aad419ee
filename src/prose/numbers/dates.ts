import type { Rule } from '../grammar/rule.ts'
import { execAt } from '../patterns/sticky.ts'

/** A date or a span of time as it is written; which of them are facts is decided where the sentence is known. */
export interface DateRead {
  start: number
  /** After the whole expression, with 份, 上旬, 末 and the like. */
  end: number
  /** The part that stands for the number: the whole of a full date, the digits of a lone year or month. */
  number_end: number
  year: string | null
  month: number | null
  day: number | null
  /** The period code: 2011, 2011-09, 2011-09/2011-11, 2024上半年, 2024秋季; -09 and -09/-11 without a year. */
  code: string | null
  unit: string
  masked: boolean
  /** The second end of a span, 2011—2013年 or 9月至11月. */
  span: boolean
}

export const dateRules: Rule[] = [
  {
    about: 'A day or month on which something happens is a fact.',
    examples: [
      { text: '3月12日，全县教育大会召开。', facts: [{ number: '3月12日', kind: 'date', unit: '', value: null }] },
      {
        text: '今年三月底召开会议，四月初部署，九月争创六月花节。',
        facts: [{ number: '三', unit: '月' }, { number: '四' }],
      },
      {
        text: '2016年，3月和9月检修2次。今年三月底召开会议，表彰教师30名。',
        facts: [
          { period: '2016-03' },
          { period: '2016-09' },
          { period: '2016' },
          { period: '2016-03' },
          { period: '2016-03' },
        ],
      },
      { text: '学校成立于2009年6月，占地20亩。', facts: [{ period: '2009-06' }, { period: null }] },
      {
        text: '某县教育局2016年上半年工作总结\n\n举办2016年“读书”评比，2所学校获奖。',
        facts: [{ period: '2016上半年' }],
      },
      {
        text: '4月召开大会，5月中旬培训教师。',
        facts: [
          { number: '4', value: 4 },
          { number: '5', value: null },
        ],
      },
      { text: '考试于6月7—8日举行，x月-x月招聘教师3名。', facts: [{ number: '6月7—8日', kind: 'date' }, { value: 3 }] },
      { text: '5月6日和7日举办培训。', facts: [{ number: '5月6日和7日', kind: 'date' }] },
      { text: '我校xxxx年度获奖3项。', facts: [{ value: 3 }] },
      { text: '2019年6月，职教中心通过省级评估。', facts: [{ number: '2019年6月', kind: 'date' }] },
      {
        text: '计划x月底完成主体工程。',
        facts: [{ number: 'x', unit: '月', masked: true, kind: 'date', status: 'target' }],
      },
    ],
  },
  {
    about: 'A lone year is the period of the figures around it, unless it is a limit or a beginning.',
    examples: [
      { text: '2018年全县招聘教师46人。', facts: [{ value: 46, period: '2018' }] },
      {
        text: '到2025年，建成省级强县。',
        facts: [{ number: '2025', value: 2025, unit: '年', kind: 'date', bound: '<=' }],
      },
    ],
  },
]

const year =
  /(\d{4}|\d{2}|[xX*×]{4}|[xX*×]{2}(?=年\d{1,2}月)|(?<=[^\u4e00-\u9fff]|[到至自从于在])[xX*×]{2}(?=年(?:[底初末,]|[上下]半年))|20[xX*×○_]{2}|19[xX*×]{2}|20\d[xX*×_]|[二一][〇○零九一二三四五六七八]{3})(?:([-—–~～至到]+|年[-—–~～至到]{1,2})(\d{4}|\d{2}|[xX*×]{4}|20[xX*_]{2}))? ?(?:学?年度?|学年)/y
const month =
  /(\d{1,2}|[xX*×○]{1,2}|十[一二]?|[一二三四五六七八九])(?:[-—–~～至](\d{1,2}))?月(份)?(?!刊|报|考|饼|球|亮|票)/y
const day =
  /(\d{1,2}(?:[-—–~～至]{1,2}\d{1,2}(?=日))?|[xX*×○]{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(日|号|(?=[上下]午|晚上))(?!召集|常)/y
const until = /(?:[-—–~～至到]|(?<=日)[、和](?=\d{1,2}日))(?:(\d{1,2}|[xX*×]{1,2})月(?:份)?)?(?:(\d{1,2})日)?/y
const dayPart = /上旬|中旬|下旬|月?初|月?底|月?末|前后/y
const yearPart = /上半年|下半年|春季|秋季|[春秋](?=开学|招|,)|底|末|初|第?[一二三四1-4]季度|前[二三]季度/y

/** Reads a date at `at`, where a digit, a Chinese numeral or a mask stands; null where there is none. */
export function readDate(text: string, at: number): DateRead | null {
  const yearRead = execAt(year, text, at)
  if (yearRead && isYear(yearRead[1] ?? '', text, year.lastIndex)) return withYear(text, at, yearRead)
  const monthRead = execAt(month, text, at)
  return monthRead ? withMonth(text, at, at, null, monthRead) : null
}

/** Two digits are a year only with a leading zero or a month behind them: 05年, 19年3月; 10年 is a length of time. */
function isYear(digits: string, text: string, after: number): boolean {
  if (digits.length === 4) return /^(?:19|20|二|一|[xX*×])/.test(digits)
  return (
    /^[xX*×]{2}$/.test(digits) ||
    digits.startsWith('0') ||
    /^[12]\d年\d{1,2}月|^[12]\d年[上下]半年/.test(text.slice(after - 3, after + 3))
  )
}

function fullYear(digits: string): string {
  if (digits.length === 2) return `20${digits}`
  if (/^[二一]/.test(digits))
    return Array.from(digits, (c) => '〇一二三四五六七八九'.indexOf(c === '零' || c === '○' ? '〇' : c)).join('')
  return digits
}

function withYear(text: string, at: number, read: RegExpExecArray): DateRead {
  const end = at + read[0].length
  const first = fullYear(read[1] ?? '')
  const second = read[3] ? fullYear(read[3]) : null
  const masked = /[^\d]/.test(first)
  if (!second && !/学年|年度/.test(read[0])) {
    const monthRead = execAt(month, text, end)
    if (monthRead) return withMonth(text, at, end, first, monthRead)
  }
  const part = execAt(yearPart, text, end)
  const halves = part && /半年|季|春|秋/.test(part[0])
  const partEnd = part ? end + part[0].length : end
  return {
    start: at,
    end: partEnd,
    number_end: second ? at + read[0].length - 1 : halves ? partEnd : at + (read[1] ?? '').length,
    year: first,
    month: null,
    day: null,
    code: second
      ? `${first}-${second}`
      : halves
        ? first + part[0].replace(/^第/, '')
        : part && part[0] === '底'
          ? `${first}年底`
          : first,
    unit: halves ? '' : '年',
    masked,
    span: second !== null,
  }
}

function withMonth(text: string, start: number, at: number, yearText: string | null, read: RegExpExecArray): DateRead {
  let end = at + read[0].length
  const monthText = read[1] ?? ''
  const monthValue = monthOf(monthText)
  const dayRead = execAt(day, text, end)
  if (dayRead) end += dayRead[0].length
  let span = read[2] !== undefined
  const untilRead = execAt(until, text, end)
  if (untilRead && (untilRead[1] || untilRead[2])) {
    end += untilRead[0].length
    span = true
  }
  const whole = yearText !== null || dayRead !== null || span
  const part = execAt(dayPart, text, end)
  const partEnd = end + (part?.[0].length ?? 0)
  // 2018年3月底 is one date; of 3月底 the month is the number.
  const number_end = whole ? (dayRead ? end : partEnd) : at + monthText.length
  end = partEnd
  const last = Number(read[2] ?? untilRead?.[1])
  const dayValue = dayRead && /^\d+$/.test(dayRead[1] ?? '') ? Number(dayRead[1]) : null
  return {
    start,
    end,
    number_end,
    year: yearText,
    month: monthValue,
    day: dayValue,
    code: monthValue === null ? null : monthCode(yearText, monthValue, span && last > monthValue ? last : null),
    unit: whole ? '' : read[3] ? '月份' : '月',
    masked: /[xX*×○]/.test(text.slice(start, end)) && (yearText === null || !whole || /[xX*×○]/.test(monthText)),
    span,
  }
}

const months = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

/** 9 and 九 are 9, 十二 is 12; null where it is hidden. */
function monthOf(written: string): number | null {
  if (/^\d+$/.test(written)) return Number(written)
  return months.includes(written) ? months.indexOf(written) + 1 : null
}

function monthCode(year: string | null, month: number, last: number | null): string {
  const code = `${year ?? ''}-${String(month).padStart(2, '0')}`
  return last === null ? code : `${code}/${year ?? ''}-${String(last).padStart(2, '0')}`
}
