import type { Comparison } from '../grammar/fact.ts'
import { between, type Reading } from '../sentences/phrases.ts'
import type { Quantity } from '../numbers/quantity.ts'
import type { Rule } from '../grammar/rule.ts'

/** What is held against a level that is told beside it, or against last year without a number. */
export const levelRules: Rule[] = [
  {
    about: 'A level that is laid down is told with its number.',
    examples: [
      {
        text: '生均校舍7.2平方米，超过省定6平方米的标准。',
        facts: [
          { compare: { to: '省定6平方米', delta: 1.2, unit: '平方米', direction: 'up' } },
          { value: 6, compare: null },
        ],
      },
    ],
  },
  {
    about: 'By how much more is not told.',
    examples: [
      {
        text: '小学和初中7项指标差异系数分别为0.41和0.36，均低于评估要求。',
        facts: [
          { value: 7, compare: null },
          { compare: { to: '评估要求', delta: null, unit: null, direction: 'down' } },
          { compare: { to: '评估要求', delta: null, unit: null, direction: 'down' } },
        ],
      },
      {
        text: '高考过重本线231人，创12年来重本录取新高。',
        facts: [{ compare: { to: '12年来', delta: null, unit: null, direction: 'first' } }],
      },
      {
        text: '合格率92%，较上年有所提高；上线612人，比去年略有减少。',
        facts: [
          { compare: { to: '上年', delta: null, unit: '个百分点', direction: 'up' } },
          { compare: { to: '去年', delta: null, unit: '人', direction: 'down' } },
        ],
      },
    ],
  },
]

const beyond = /^,?[均都也]?[已略远]?(高于|超过|超出|低于)((?:[国省市县区]定|[^,。;\d]{0,8}(?:规定|要求))的?)$/
const more =
  /^,?[均都也]?(?:比|较|同)((?:去年|上年|前年|往年|上学期|上一?[年届次])(?:同期)?|同期)[略稍均都又也]?(?:有所?|明显|大幅|显著|稳步)(?:地?有所?)?(增加|提高|上升|增长|提升|下降|减少|降低)(?=[,。;)]|$)/

/** Told of the figure itself, whose own unit is no change. */
export function levels(reading: Reading, found: Map<number, Comparison>): void {
  const { quantities, text, from, to } = reading
  const sentence = text.slice(from, to)
  const [isBeyond, isMore] = [
    /[国省市县区]定|规定|要求/.test(sentence),
    /[比较同][去上前往同].*[有显大稳]/.test(sentence),
  ]
  if (!isBeyond && !isMore) return
  for (const [index, quantity] of quantities.entries()) {
    if (quantity.kind === 'date' || quantity.kind === 'rank') continue
    const next = quantities[index + 1]
    const past = isBeyond && next?.base === quantity.base ? beyond.exec(between(reading, index)) : null
    if (past && next) {
      found.delete(index + 1)
      found.set(index, against(reading, quantity, next, past[2] ?? '', past[1] === '低于'))
    }
    const grown = isMore && !found.has(index) ? more.exec(text.slice(quantity.tail, quantity.tail + 24)) : null
    if (grown) marked(reading, index, found, grown[1] ?? '', /下降|减少|降低/.test(grown[2] ?? '') ? 'down' : 'up')
  }
}

/** 均比去年有所提高 is told of all in the unit before it. */
function marked(
  { quantities, text }: Reading,
  last: number,
  found: Map<number, Comparison>,
  to: string,
  direction: 'up' | 'down',
): void {
  const { base, tail } = quantities[last]!
  const all = /^,?[均都也]/.test(text.slice(tail, tail + 2))
  for (let index = last; index >= 0 && quantities[index]?.base === base && !found.has(index); index -= 1) {
    found.set(index, { to, delta: null, unit: unitOf(quantities[index]!), direction })
    if (!all) return
  }
}

const unitOf = ({ base }: Quantity): string => (base === '%' ? '个百分点' : base)

function against({ text }: Reading, own: Quantity, level: Quantity, words: string, below: boolean): Comparison {
  const delta =
    own.value === null || level.value === null ? null : Number(Math.abs(own.value - level.value).toPrecision(10))
  const to = words.replace(/的$/, '') + text.slice(level.start, level.tail)
  return { to, delta, unit: unitOf(own), direction: below ? 'down' : 'up' }
}
