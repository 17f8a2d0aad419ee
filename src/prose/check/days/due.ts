/** Days against what is planned for them: 原定9月30日竣工，实际于10月15日…提前; 2025年重点工作 … 2024年12月底前. */
import { type Finding, foundAt, wordsAt } from '../ground/finding.ts'
import { comesBefore } from '../ground/lapses.ts'
import { momentsIn } from '../ground/moments.ts'

const PLANNED = /(?:原定|原计划|计划|预定)(?:于|在)?$/
const DONE = /(?:实际|最终|实际上)?(?:于|在)(?:同年|当年)?$|实际$/
const MOVED = /(提前|提早)|(推迟|延后|延期|延迟|滞后|晚)(?!会|自习|间)/

/** Asked of one sentence. */
export function movedDayFindings(text: string): Finding[] {
  const way = MOVED.exec(text)
  const moments = momentsIn(text).filter(({ index }) => way !== null && index < way.index)
  const [first, second, ...others] = moments
  if (way === null || first === undefined || second === undefined || others.length > 0) return []
  if (!PLANNED.test(text.slice(0, first.index)) || !DONE.test(text.slice(0, second.index))) return []
  const turned = way[1] === undefined ? comesBefore(second, first) : comesBefore(first, second)
  if (!turned) return []
  return [
    {
      rule: 'order',
      says: `计划是“${first.quote}”，实际是“${second.quote}”，不是“${way[0]}”，请核对。`,
      arithmetic: '',
      places: [first, second].map(wordsAt),
    },
  ]
}

const NUMBER = '(?:[一二三四五六七八九十]+、|[(][一二三四五六七八九十]+[)]|\\d+[.、])?'
/** A heading that opens the plans of a year, and what follows up to the next heading. */
const PLAN = new RegExp(
  `(?:^|\\n)[ \\u3000]{0,8}${NUMBER}(\\d{4})年(?:度)?(?:重点|主要|下一步)?(?:工作)?(?:打算|计划|安排|任务|目标|思路|重点|要点|工作)[ \\u3000]{0,8}(?=\\n)([\\s\\S]{0,3000}?)(?=\\n[ \\u3000]{0,8}[一二三四五六七八九十]+、|$)`,
  'g',
)
const DUE = /(\d{4})年(?:\d{1,2}月)?(?:\d{1,2}日|底|末|初|[上中下]旬)?(?:以)?前/g
/** It tells of what was. */
const PAST = /已|截至|以来|完成了|比|较/

export function dueFindings(text: string): Finding[] {
  return [...text.matchAll(PLAN)].flatMap((plan): Finding[] => {
    const from = plan.index + plan[0].length - plan[2]!.length
    return [...plan[2]!.matchAll(DUE)].flatMap((due): Finding[] => {
      const sentence = /[^。;\n]*$/.exec(plan[2]!.slice(0, due.index))![0]
      if (Number(due[1]) >= Number(plan[1]) || PAST.test(sentence)) return []
      return [
        {
          rule: 'date',
          says: `这是${plan[1]}年的工作，时限却是“${due[0]}”，请核对年份。`,
          arithmetic: '',
          places: [{ ...foundAt(due), start: from + due.index }],
        },
      ]
    })
  })
}
