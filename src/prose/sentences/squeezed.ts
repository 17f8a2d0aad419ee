import type { Rule } from '../grammar/rule.ts'

/** Papers that come out of a layout: a space on either side of every number, and lines cut inside 万元. */
export const spaceRules: Rule[] = [
  {
    about: 'Spaces around numbers and a break inside a unit mean nothing; quotes keep them.',
    examples: [
      { text: '总人口 43.2 万，比上年增长 1.8%。', facts: [{ value: 432000 }, { number: '1.8%', kind: 'change' }] },
      { text: '教育支出 889 万\n元。', facts: [{ value: 8890000, unit: '万元', quote: '教育支出 889 万\n元' }] },
      {
        text: '发放寄宿生生活补助\n225\n万元，受助学生\n3600\n人次。',
        facts: [
          { value: 2250000, unit: '万元' },
          { number: '3600', unit: '人次' },
        ],
      },
      {
        text: '共有教职工3 846人，资金14 862.5万元。',
        facts: [{ number: '3 846', value: 3846 }, { value: 148625000 }],
      },
      {
        text: '生均支出 8312.45 元，比上年的 7921.33\n元增长 4.94%。',
        facts: [{ value: 8312.45 }, { number: '7921.33', unit: '元' }, { kind: 'change' }],
      },
      { text: '2010 年 11 月 26 日，召开会议。', facts: [{ number: '2010 年 11 月 26 日', kind: 'date' }] },
    ],
  },
]

/** What begins a line that stands below the number it counts for. */
const counted = '[万亿元%个所名人次台册套栋幢间项件年月亩户班张份家篇米㎡]|平方|公里'
const lone = '\\d[\\d.,]{0,14} {0,3}'

const gaps = new RegExp(
  [
    '[ \\u00a0](?<=[\\dxX*%].)[ \\u00a0]{0,7}(?=[\\u4e00-\\u9fff%])',
    '[ \\u00a0](?<=[\\u4e00-\\u9fff,;、(].)[ \\u00a0]{0,7}(?=[\\dxX*])',
    // 4 862.5万元: a gap between thousands, behind a word and before a unit; columns of a table have neither.
    '[ \\u00a0\\u2009\\u202f](?<=[\\u4e00-\\u9fff,、;:(“。](?:[1-9]\\d{0,2}.)(?:\\d{3}.)?)(?=(?:\\d{3}.)?\\d{3}(?:\\.\\d+)?[\\u4e00-\\u9fff%])',
    '\\s(?<=\\d ?[万亿]\\s)(?:(?<=\\n)|\\s{0,7}\\n)(?=元|平方|人次|册|名|亩)',
    `\\n(?<=[\\u4e00-\\u9fff,、;(]\\n)(?=${lone}\\n(?:${counted}))`,
    `\\n(?<=\\n${lone}\\n)(?=${counted})`,
    // 比上年的7921.33|元: a line that ends between a number within words and its unit.
    '\\n(?<=[\\u4e00-\\u9fff,、;(] ?[\\dxX*.]{1,12} ?\\n)(?=(?:[万亿]?元(?![旦月宵])|%|平方米|个百分点|人次))',
    // 579.|413万元: a line that ends within a decimal.
    '\\n(?<=\\d\\.\\n)(?=\\d{1,5}(?:万|亿|元|%))',
  ].join('|'),
  'g',
)
const loneLine = new RegExp(`\\n${lone}\\n(?:${counted})`)

/** Whether any space stands beside a digit, or a break behind 万 or 亿; most papers are done with here. */
function hasGap(text: string): boolean {
  for (const space of [' ', '\u00a0', '\u2009', '\u202f'])
    for (let at = text.indexOf(space); at >= 0; at = text.indexOf(space, at + 1))
      if (isNumeric(text.charCodeAt(at - 1)) || isNumeric(text.charCodeAt(at + 1))) return true
  return (
    (text.includes('.\n') && /\d\.\n\d/.test(text)) ||
    text.includes('万\n') ||
    text.includes('亿\n') ||
    text.includes('\n元') ||
    text.includes('\n%') ||
    loneLine.test(text)
  )
}

const isNumeric = (code: number): boolean =>
  (code >= 48 && code <= 57) || code === 37 || code === 120 || code === 88 || code === 42

export interface Squeezed {
  text: string
  /** The position in the text as it was given. */
  origin: (at: number) => number
}

/** The text without the gaps that a layout leaves around numbers. */
export function squeezed(text: string): Squeezed {
  if (!hasGap(text)) return { text, origin: (at) => at }
  const cuts: { at: number; lost: number }[] = []
  let lost = 0
  const short = text.replace(gaps, (gap: string, at: number) => {
    lost += gap.length
    cuts.push({ at: at + gap.length - lost, lost })
    return ''
  })
  return { text: short, origin: (at) => at + lostBefore(cuts, at) }
}

/** How much was left out before a position of the shortened text, found by halving. */
function lostBefore(cuts: readonly { at: number; lost: number }[], at: number): number {
  let [low, high] = [0, cuts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (cuts[middle]!.at <= at) low = middle + 1
    else high = middle
  }
  return low === 0 ? 0 : cuts[low - 1]!.lost
}
