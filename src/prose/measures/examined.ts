import { clauseEnd, type Reading } from '../sentences/phrases.ts'
import type { Quantity } from '../numbers/quantity.ts'
import type { Rule } from '../grammar/rule.ts'

export const examRules: Rule[] = [
  {
    about: 'Results are those of the examination that the sentence speaks of; what was scored is its result.',
    examples: [
      { text: '2019高考再创佳绩，本科上线1203人。', facts: [{ measure: '高考本科上线人数' }] },
      {
        text: '李某同学以626分的优异成绩夺得全县高考文科第二名。',
        facts: [{ measure: '高考文科成绩' }, { measure: '高考文科成绩全县名次' }],
      },
      { text: '扩大中考优生规模，特别是680分以上的优生人数。', facts: [{ measure: '中考优生分数线' }] },
    ],
  },
]

const exam = /高考|中考|会考|学考|学业水平考试/
const exams = new RegExp(exam, 'g')
export const examResult =
  /^(?!.*(?:[高中会学]考)).*(?:上线|最高分|平均分|录取率|录取分|及格率|优秀率|分以上|满分|状元|一本|二本|本科)/

/** The examination that the sentence speaks of. */
export function examOf(reading: Reading, at: number): string {
  return (
    reading.text
      .slice(Math.max(reading.from, at - 120), at)
      .match(exams)
      ?.at(-1) ?? ''
  )
}

/** 600分以上的优生人数: from which score on somebody is counted. */
const counted = /^的([\u4e00-\u9fff]{2,6}?)(?:人数|数量|总量|比例)/

/** 以612分的成绩考入: what was scored is the result of the examination. */
export function scoredBy(reading: Reading, { kind, tail, start, bound }: Quantity): string {
  const those = kind === 'score' && bound ? counted.exec(reading.text.slice(tail, tail + 12))?.[1] : undefined
  if (those !== undefined) return `${examOf(reading, start)}${those}分数线`
  if (kind !== 'score' || !/^的[\u4e00-\u9fff]{0,2}(?:成绩|高分)/.test(reading.text.slice(tail, tail + 6))) return ''
  const clause = reading.text.slice(tail, clauseEnd(reading, tail))
  return `${exam.exec(clause)?.[0] ?? (examOf(reading, start) || '考试')}${/[文理](?:科|综)/.exec(clause)?.[0] ?? ''}成绩`
}
