import type { Fact } from '../grammar/fact.ts'
import type { Rule } from '../grammar/rule.ts'

/** How a plan names who leads; the first rule that finds somebody decides. */
export interface LeadRule extends Rule {
  pattern: RegExp
}

const name = '([\\u4e00-\\u9fff]{2,16}?)'

export const leadRules: LeadRule[] = [
  {
    about: 'A bracket or line behind the aim: 牵头单位：基教股.',
    pattern: new RegExp(`牵头(?:单位|部门|科室|股室|处室|领导|人)?[:：]\\s*${name}(?=[,，、;；。)）\\s]|$)`),
    examples: [{ text: '新建幼儿园3所。（牵头单位：发展规划股；配合单位：各中心校）', facts: [{ value: 3 }] }],
  },
  {
    about: 'In the sentence: 由基教股牵头.',
    pattern: new RegExp(`由${name}(?:具体)?(?:牵头|负责|承办|组织实施)`),
    examples: [{ text: '由人事股牵头，招聘教师60名。', facts: [{ value: 60 }] }],
  },
  {
    about: 'Who answers for it, where nobody leads.',
    pattern: new RegExp(
      `(?:责任|承办|主办|落实)(?:单位|部门|科室|股室|处室|领导|人)[:：]\\s*${name}(?=[,，、;；。)）\\s]|$)`,
    ),
    examples: [{ text: '维修校舍8栋。（责任单位：基建办）', facts: [{ value: 8 }] }],
  },
]

/** What stands behind a sentence in its line is looked through as far as this. */
const reach = 80

/** Who leads: named in the sentence, or in the bracket behind it. */
export function leadIn(points: readonly string[], sentence: { quote: string; start: number }): string | null {
  const end = sentence.start + Array.from(sentence.quote).length
  const behind = /^\s?[（(【[][^）)】\]\n]*/.exec(points.slice(end, end + reach).join(''))?.[0] ?? ''
  const words = sentence.quote + behind
  for (const rule of leadRules) {
    const found = rule.pattern.exec(words)
    if (found?.[1]) return found[1]
  }
  return null
}

const parts: readonly (readonly [RegExp, string])[] = [
  [/上半年(?:内|完成|前)?|6月底前/, '上半年'],
  [/第?一季度/, '一季度'],
  [/第?二季度/, '二季度'],
  [/第?三季度/, '三季度'],
  [/年底前?|年内|年末|全年|下半年/, ''],
]

/** Until when an aim is due: a date that limits it in its sentence, else a part of its year. */
export function dueIn(sentence: { quote: string; start: number }, fact: Fact, dates: readonly Fact[]): string | null {
  const limits = dates.filter((date) => date.bound === '<=' && date.period !== null)
  const before = limits.findLast((date) => date.number_start < fact.number_start)
  const due = before ?? limits[0]
  if (due) return due.period
  const year = /^\d{4}/.exec(fact.period ?? '')?.[0]
  if (!year) return null
  for (const [pattern, part] of parts) if (pattern.test(sentence.quote)) return year + part
  return null
}
