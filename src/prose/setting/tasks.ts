import type { Rule } from '../grammar/rule.ts'

/** A report that tells each task and then what became of it. */
export const taskRules: Rule[] = [
  {
    about: 'The paragraph before 完成情况 tells the task.',
    examples: [
      {
        text: '某县教育局2014年工作总结\n\n1.培训教师1200人次。招聘教师60名。\n完成情况：培训教师1310人次。\n\n2.建校舍2栋。\n完成情况：建校舍3栋。\n\n新建食堂4个。',
        facts: [
          { status: 'target' },
          { status: 'target' },
          { status: 'achieved' },
          { status: 'target' },
          { status: 'achieved' },
          { status: 'achieved' },
        ],
      },
    ],
  },
]

const result = /^\s*(?:目标|工作|任务)?(?:任务)?(?:完成|落实|执行)情况:/
/** Nothing that opens a line so is looked at further. */
const reach = 16

interface Line {
  opens_line: boolean
  reading: { text: string; from: number; to: number }
}

/** Which of the sentences of a paper tell a task whose result is told in the paragraph behind them. */
export function tasksIn(parts: readonly Line[]): ReadonlySet<Line> {
  const tasks = new Set<Line>()
  let told = false
  for (let index = parts.length - 1; index >= 0; index -= 1) {
    const part = parts[index]!
    const { text, from } = part.reading
    const isResult = part.opens_line && result.test(text.slice(from, from + reach))
    if (told && !isResult) tasks.add(part)
    if (part.opens_line) told = isResult
  }
  return tasks
}
