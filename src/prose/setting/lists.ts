import type { Mode } from '../grammar/status_rule.ts'
import type { TurnRule } from './turns.ts'

/** A sentence that ends with a colon, and what the list behind it is, over as many lines as it has. */
export const listRules: TurnRule[] = [
  {
    mode: 'problem',
    about: 'A list of shortcomings.',
    pattern:
      /(?:存在|面临|仍有|还有|主要|突出|以下|如下)[^。;:]{0,16}(?:问题|困难|不足|差距|短板|薄弱环节)[^。;:]{0,8}:$/,
    examples: [
      {
        text: '某县教育局2016年工作总结\n\n新建校舍3栋。当前还存在以下问题：\n\n1.缺教师120名。\n\n2.56人以上班级23个。\n\n（二）新建食堂2个。',
        facts: [{ status: 'achieved' }, { status: 'problem' }, { status: 'problem' }, { status: 'achieved' }],
      },
    ],
  },
  {
    mode: 'plan',
    about: 'A list of what is planned or needed.',
    pattern: /(?:需|计划|拟|将|任务|目标|指标|打算|安排)[^。;:]{0,40}(?:分别[是为]|如下|包括|是|为):$/,
    examples: [
      {
        text: '秋季学期计划发放资助金400万元。分别是：\n一、学前资助：386人；\n其中：建档立卡120人。\n\n发放图书300册。',
        facts: [{ status: 'target' }, { status: 'target' }, { status: 'target' }, { status: 'achieved' }],
      },
      { text: '工作任务完成情况如下：\n1.新建校舍4栋。', facts: [{ status: 'achieved' }] },
    ],
  },
]

const reached = 70

/** What the sentence introduces; null for nearly all, which do not end with a colon. */
export function listAt(text: string, from: number, to: number): Mode | null {
  let end = to
  while (end > from && /\s/.test(text[end - 1] ?? '')) end -= 1
  if (text[end - 1] !== ':') return null
  const words = text.slice(Math.max(from, end - reached), end)
  const before = text.slice(Math.max(0, from - reached), from).trim()
  // 共需400万元。分别是: the sentence before says what the list is of.
  const whole = words.length < 10 ? before + words : words
  if (/完成|进展|落实|开展|执行|针对|整改|总结|汇报|报告|回顾|情况|通报|公布|介绍|做法|经验/.test(words)) return null
  return listRules.find(({ pattern }) => pattern.test(whole.replace(/。(?=分别)/, ',')))?.mode ?? null
}

const marks: [RegExp, string][] = [
  [/^[一二三四五六七八九十]{1,3}、/, '一、'],
  [/^[(][一二三四五六七八九十]{1,3}[)]/, '(一)'],
  [/^\d{1,2}[、.]/, '1.'],
  [/^[(]\d{1,2}[)]/, '(1)'],
  [/^[①-⑩]/, '①'],
  [/^[一二三四五六七八九十]{1,2}是/, '一是'],
]

/** How the line at `at` is marked as an item; empty where it is not. */
function markAt(text: string, at: number): string {
  const line = text.slice(at, at + 12).trimStart()
  return marks.find(([pattern]) => pattern.test(line))?.[1] ?? ''
}

const blankBefore = (text: string, at: number): boolean => /\n\s*\n\s*$/.test(text.slice(Math.max(0, at - 6), at))

/**
 * Follows the lists of a paper from line to line: what the line at `at` belongs to. A list goes on while its lines bear
 * the mark of its first, or bear none and stand close together.
 */
export function lister(): (text: string, at: number, opens: boolean, introduced: Mode | null) => Mode | null {
  let mode: Mode | null = null
  let mark: string | null = null
  return (text, at, opens, introduced) => {
    if (opens && mode !== null) {
      const own = markAt(text, at)
      mark ??= own
      if (own === '' ? blankBefore(text, at) : own !== mark) mode = null
    }
    const now = mode
    if (introduced !== null) [mode, mark] = [introduced, null]
    return now
  }
}
