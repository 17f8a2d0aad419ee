import type { Rule } from '../grammar/rule.ts'
import type { Mode } from '../grammar/status_rule.ts'

/** Words that lean towards a plan or towards a report; what a text without a title is, they are counted for. */
export interface LeanRule extends Rule {
  mode: Mode
  pattern: RegExp
}

export const leanRules: LeanRule[] = [
  {
    mode: 'plan',
    about: 'Floors, ends that are sought, and sentences that begin with what is to be done.',
    pattern:
      /力争|确保|至少|不低于|不少于|进一步|逐步|基本(?:形成|普及|实现|建成|完成)|[%年]以上|十[一二三四]?五[”"]?期?末|目标|(?:[。;\n]|[、.)])(?:加强|加大|建立|健全|完善|推进|实施|提高|优化|深化|落实)/g,
    examples: [
      {
        text: '2015年，入园率达到90%以上，各镇至少办1所公办园。2020年，基本普及学前教育，入园率达到98%以上。',
        facts: [{ status: 'target' }, { status: 'target' }, { status: 'target' }],
      },
    ],
  },
  {
    mode: 'done',
    about: 'What has come about.',
    pattern:
      /了|已|共|累计|获|荣|截[至止]|取得|现有|今年|去年|投入|以来|(?<!基本)完成|目前|增长|下降|(?<!-)建成|[达到为][\d]+\.\d+%/g,
    examples: [
      {
        text: '2015年，入园率达到90%以上，共投入资金3000万元，新建了幼儿园12所。',
        facts: [{ status: 'achieved' }, { status: 'achieved' }, { status: 'achieved' }],
      },
    ],
  },
]

/** How much of a text is looked at. */
const sample = 4000

/** What a text that bears no title is, by its words: a report unless it leans clearly towards a plan. */
export function guessedMode(text: string, from: number, to: number): Mode {
  const words = text.slice(from, Math.min(to, from + sample))
  const [plan = 0, done = 0] = leanRules.map(({ pattern }) => words.match(pattern)?.length ?? 0)
  return plan >= 3 && done * 6 <= plan ? 'plan' : 'done'
}
