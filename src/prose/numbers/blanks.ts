import { readChinese } from './numerals.ts'
import { type Quantity, quantityOf } from './quantity.ts'
import type { Rule } from '../grammar/rule.ts'
import { testAt } from '../patterns/sticky.ts'
import { unitAt } from './units.ts'

/** Figures that are written without digits before a measure word. */
export const blankRules: Rule[] = [
  {
    about: 'The number before a percent sign or before 个 was left out.',
    examples: [
      { text: '初中巩固率%。', facts: [{ number: '%', masked: true, value: null }] },
      { text: '规模由6个班扩大为个教学班。', facts: [{ value: 6 }, { number: '个', masked: true, unit: '个教学班' }] },
      { text: '这是为个人成长服务。', facts: [] },
    ],
  },
  {
    about: 'Papers and rules of a school that are known by their number: 五案十五制, 一卡四表七册.',
    examples: [
      {
        text: '学校制定五案十五制。',
        facts: [
          { value: 5, unit: '案' },
          { value: 15, unit: '制' },
        ],
      },
      { text: '坚持“一校一策”。', facts: [] },
    ],
  },
  {
    about: 'Nil of something bad is a figure; 零距离 and 零容忍 are a manner of speaking.',
    examples: [
      { text: '全年实现校园安全零事故。', facts: [{ number: '零', value: 0, kind: 'count' }] },
      { text: '坚持零容忍，实行零报告制度。', facts: [] },
      { text: '小学辍学率为零，全年责任事故为零。', facts: [{ value: 0, kind: 'rate' }, { value: 0 }] },
    ],
  },
]

const grows = /[增扩建减达共][加大成到有计至]?[为到有]?$/
const leftOut = /^个(?:教学班|班|百分点|学位|教学点)/

/** A percent sign or 个 with nothing before it. */
export function readBlank(text: string, from: number, at: number): Quantity | null {
  const isShare = text[at] !== '个'
  if (!isShare && !/[教班百学]/.test(text[at + 1] ?? '')) return null
  const before = text.slice(Math.max(from, at - 8), at)
  if (isShare && !/[\u4e00-\u9fff][ \u3000\u00a0]*$/.test(before)) return null
  if (!isShare && !(grows.test(before) && leftOut.test(text.slice(at, at + 4)))) return null
  const unit = unitAt(text, at)
  if (!unit) return null
  const { name, kind } = unit.unit
  const end = isShare ? unit.end : at + 1
  return quantityOf({ start: at, end, tail: unit.end, value: null, unit: name, kind, masked: true, chinese: false })
}

const row = /[一二三四五六七八九十][案制卡表册簿档][、,]?[一二三四五六七八九十]{1,3}[案制卡表册簿档]/

/** Null for any other row of Chinese numerals. */
export function readPapers(text: string, at: number): Quantity | null {
  const numeral = readChinese(text, at)
  if (!numeral) return null
  const name = text[numeral.end] ?? ''
  if (!/[案制卡表册簿档]/.test(name) || !row.test(text.slice(Math.max(0, at - 8), at + 10))) return null
  const { start, end, value } = numeral
  return quantityOf({ start, end, tail: end + 1, value, unit: name, chinese: true })
}

const nothings: [RegExp, string][] = [
  [/[零0](?=感染|病例|确诊)/y, '例'],
  [/[零0](?=事故|发案|案件|非访|投诉|舆情|上访|发生|差错|失误)/y, '起'],
  [/[零0](?=辍学|伤亡|死亡|犯罪|流失|违纪)/y, '人'],
]

const nilRate = /(?:率|事故|案件|投诉|差错)[^,。;]{0,8}(?:为|是|保持|达到?)$/

export function readNothing(text: string, at: number): Quantity | null {
  if (
    /[零0]/.test(text[at] ?? '') &&
    /^[,。;、和)]|^$/.test(text.slice(at + 1, at + 2)) &&
    nilRate.test(text.slice(Math.max(0, at - 16), at))
  ) {
    const isRate = /率[^,。;率]{0,8}$/.test(text.slice(Math.max(0, at - 12), at))
    const [unit, kind] = isRate ? (['%', 'rate'] as const) : (['', 'count'] as const)
    return quantityOf({ start: at, end: at + 1, value: 0, unit, kind, chinese: text[at] === '零' })
  }
  for (const [pattern, base] of nothings) {
    if (testAt(pattern, text, at))
      return quantityOf({ start: at, end: at + 1, value: 0, unit: '', base, chinese: true })
  }
  return null
}
