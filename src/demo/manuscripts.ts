/** Reports that people of the demonstration are writing: what is out with whom, what came back, what was said about it. */

import { addDays, type Day } from '../ledger/index.ts'

/** What becomes of a section after it has been given out, in this order. */
export interface DemoAssignment {
  /** Words of the section's heading. */
  readonly section: string
  readonly login: string
  readonly position: string
  /** Days from the planting on until it is due. */
  readonly due_days: number
  /** A paragraph that the writer has put at its end. */
  readonly written?: string
  readonly became?: 'handed_in' | 'accepted' | { readonly returned: string }
  readonly said?: { readonly by: string; readonly words: string }
}
export interface DemoManuscript {
  readonly report: string
  readonly period: string
  readonly by: string
  /** Rolled forward from the manuscript of the period before; otherwise from the template. */
  readonly rolled?: true
  readonly published?: true
  readonly assignments: readonly DemoAssignment[]
}

/** The day until which a section has to be handed in. */
export const lastDayOf = ({ due_days }: DemoAssignment, planted_on: Day): Day => addDays(planted_on, due_days)

export const MANUSCRIPTS: readonly DemoManuscript[] = [
  { report: 'annual_summary', period: '2010', by: 'bangong', published: true, assignments: [] },
  {
    report: 'annual_summary',
    period: '2011',
    by: 'bangong',
    rolled: true,
    assignments: [
      {
        section: '各级各类教育协调发展',
        login: 'jihua',
        position: 'city.planning_section',
        due_days: 5,
        became: 'accepted',
      },
      {
        section: '保障每一个孩子',
        login: 'jijiao',
        position: 'city.basic_section',
        due_days: 2,
        written: '控辍保学一人一案落到台账，全年查出疑似辍学{dropout_case.found}人，劝返复学{dropout_case.back}人。',
      },
      {
        section: '办学条件和教师队伍',
        login: 'xiangmu',
        position: 'city.projects_section',
        due_days: -1,
        became: { returned: '请补上未开工项目的原因和下一步时间安排。' },
      },
      {
        section: '平安校园和依法治教',
        login: 'anquan',
        position: 'city.safety_section',
        due_days: 3,
        written: '下一步把没有销号的{hazard.open}处隐患逐处盯到底，重大隐患挂牌督办。',
        became: 'handed_in',
        said: { by: 'bangong', words: '重大隐患没有销号的，请写明在哪几所学校。' },
      },
    ],
  },
  { report: 'safety_and_stability', period: '2011', by: 'anquan', published: true, assignments: [] },
]
