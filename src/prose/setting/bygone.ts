import type { Rule } from '../grammar/rule.ts'
import type { Setting } from './settings.ts'

/** What a plan tells of the time before its own. */
export const bygoneRules: Rule[] = [
  {
    about: 'A long-term plan begins with what came about before its years, and tells it to the end of the paragraph.',
    examples: [
      {
        text: '东河县教育事业“十四五”发展规划\n\n“十三五”期间，全县教育全面发展。入园率达91%，新建校舍30栋。到2025年，入园率达95%。新建校舍40栋。',
        facts: [
          { status: 'achieved', period: '“十三五”末' },
          { status: 'achieved', period: '“十三五”期间' },
          { kind: 'date', status: 'target' },
          { value: 95, status: 'target' },
          { value: 40, status: 'target', period: '“十四五”期间' },
        ],
      },
      {
        text: '东河县教育事业“十四五”发展规划\n\n——教育更加公平。2020年，全县入园率为91%，比2015年增加6个百分点。民办幼儿园在园幼儿达600人。\n\n——教师队伍更加优化。招聘教师60名。',
        facts: [
          { value: 91, status: 'achieved', period: '2020' },
          { kind: 'change', status: 'achieved' },
          { value: 600, status: 'achieved', period: '2020' },
          { value: 60, status: 'target' },
        ],
      },
    ],
  },
  {
    about: 'A plan for one year begins with the year before it.',
    examples: [
      {
        text: '东河县教育局2018年工作计划\n\n2017年，全县新建校舍12栋。招聘教师60名。2018年，新建校舍10栋。招聘教师40名。',
        facts: [
          { status: 'achieved' },
          { status: 'achieved', period: '2017' },
          { value: 10, status: 'target' },
          { status: 'target', period: '2018' },
        ],
      },
    ],
  },
]

const plans = ['九五', '十五', '十一五', '十二五', '十三五', '十四五', '十五五']

const beginningOf = (plan: string): string => String(1996 + 5 * plans.indexOf(plan))

/** The year that a plan is for, or the first of its years; null where nothing tells it. */
export function firstYear({ span, year, dated, mode }: Setting): string | null {
  if (span?.startsWith('“') === true) return beginningOf(span.slice(1, -1))
  if (!dated || year === null) return null
  return /^\d{4}$/.test(year) ? year : mode === 'plan' ? (/^\d{4}(?=-)/.exec(year)?.[0] ?? null) : null
}

const beginning =
  /^[\s—-]*(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.])?(?:截?[到至])?(?:[“"]?(九五|十[一二三四五]?五)[”"]?(?:[规计]划)?(?:期间|时期|期?末|以来)|(20\d\d)年[末底]?(?=[,全我]))/
/** What a sentence that tells a time may begin with: most sentences are done with here. */
const opens = /[“"十九2到至截—-]/

type Bygone = Pick<Setting, 'mode' | 'period' | 'span'>

/** What the sentence at `from` tells of the years before a plan, or goes on with; null where it tells of the plan's. */
export function bygoneAt(text: string, from: number, setting: Setting, before: Bygone | null): Bygone | null {
  if (setting.mode !== 'plan') return null
  const words = text.slice(from, from + 24)
  const found = opens.test(words) ? beginning.exec(words) : null
  if (!found) return before
  const [, plan, year = beginningOf(plan ?? '')] = found
  const first = firstYear(setting)
  if (first === null || year >= first) return null
  return plan === undefined
    ? { mode: 'done', period: year, span: null }
    : { mode: 'done', period: `“${plan}”期间`, span: `“${plan}”` }
}
