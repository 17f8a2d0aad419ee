import type { Rule } from '../grammar/rule.ts'
import { placeIn } from './scopes.ts'
import type { Mode } from '../grammar/status_rule.ts'
import { halfIn, yearIn } from './titles.ts'

/** What the title and the headings above a sentence say: whose paper, of what year, done or planned. */
export interface Setting {
  mode: Mode
  /** The period of a figure that names none: 2011, 2024上半年, 五年间, 未来五年规划期. */
  period: string | null
  /** The year that 今年 stands for. */
  year: string | null
  /** Whether the title, or the line with the day of publication, tells the year; else 目前 and 近年来 stay as they are. */
  dated: boolean
  /** 上半年, 二季度 where the title names a part of a year; else empty. */
  half: string
  /** Whether a month of a year was told but not which year is 今年: 2009年7月. */
  vague: boolean
  /** 五年 or “十一五” where the paper or its part sums up several years. */
  span: string | null
  /** How deep the heading stands that set the mode: 1 for 一、, 2 for (一), 3 for 1. and 0 for the title. */
  depth: number
  /** 全市, 全县, 全区 … by the words that the paper uses most. */
  scope: string
  /** The place that the title names and 我市 stands for: 达州市; null where it names none. */
  place: string | null
}

interface ModeRule extends Rule {
  mode: Mode
  pattern: RegExp
}

/** What a heading says of the part below it; the first that matches decides. */
export const modeRules: ModeRule[] = [
  {
    mode: 'problem',
    about: 'A part about shortcomings.',
    pattern:
      /(?:问题|困难|不足|短板|薄弱环节|差距|制约因素|瓶颈)(?:[及和与、][^,。]{0,10})?$|(?:滞后|不够[\u4e00-\u9fff]{0,3}|不[强高齐]|不均衡|不合理|不完善|不到位|不平衡|偏[低少]|缺乏|匮乏|落后|欠缺)$/,
    examples: [
      { text: '(一)办学条件滞后\n\n12所学校没有运动场。', facts: [{ value: 12, status: 'problem' }] },
      { text: '二、存在的困难\n\n全县缺专任教师210名。', facts: [{ status: 'problem' }] },
    ],
  },
  {
    mode: 'done',
    about: 'A part about what was done.',
    pattern:
      /上半年[^,。]{0,6}工作(?![^,。]*(?:安排|计划|打算|要点|下半年))|总结|小结|回顾|取得|主要成绩|经验|亮点|完成情况|开展情况|进展|成绩|成效|成就|做法|工作情况|落实情况/,
    examples: [
      { text: '一、2017年工作回顾\n\n新建校舍3栋。', facts: [{ status: 'achieved', period: '2017' }] },
      {
        text: '某县教育局2022年工作总结\n\n一、“十三五”教育发展回顾\n\n新建校舍30栋,巩固率96%。',
        facts: [{ period: '“十三五”期间' }, { period: '“十三五”末' }],
      },
      {
        text: '某县教育局2021年上半年工作总结及下半年工作谋划\n\n一、上半年重点工作\n\n新建校舍3栋。',
        facts: [{ status: 'achieved', period: '2021上半年' }],
      },
    ],
  },
  {
    mode: 'plan',
    about: 'A part about what is to be done.',
    pattern:
      /(?:计划|安排|打算|目的|目标体系|规划|目标|思路|要点|主要任务|重点工作|指导思想|方针|努力方向|展望|设想|举措|工作重点|目标任务|工作任务|任务目标|对策|建议|部署|愿景)(?:[(][^)]*[)])?$|(?:为民办|民生)实事$|下一步|下半年|下阶段|今后|未来|今年要|要(?:抓好|做好|突出抓|着力抓)|[几二三四五六七八十]件大事$/,
    examples: [{ text: '三、2018年工作安排\n\n新建校舍4栋。', facts: [{ status: 'target', period: '2018' }] }],
  },
  {
    mode: 'present',
    about: 'A part about how things stand; it ends with the next heading of its level.',
    pattern:
      /基本情况|概况|现状|现实基础|发展基础|县情|区情|市情|校情|^(?:学校|幼儿园)?(?:(?:办学|办园|师资|教育)(?:基本)?(?:条件|规模)|规模[和与及]结构)$/,
    examples: [
      { text: '基本情况\n\n我县有小学40所。', facts: [{ value: 40, status: 'baseline' }] },
      {
        text: '一、基本情况\n\n我县有小学40所。\n\n二、主要工作\n\n新建小学1所。',
        facts: [{ status: 'baseline' }, { status: 'achieved' }],
      },
      { text: '二、办学条件\n\n初中校舍面积4200平方米。', facts: [{ status: 'baseline' }] },
      { text: '二、改善办学条件\n\n初中校舍面积4200平方米。', facts: [{ status: 'achieved' }] },
    ],
  },
]

export const laterYear = (year: string | null, by: number): string | null =>
  year !== null && /^\d{4}$/.test(year) ? String(Number(year) + by) : year

const years = /(?:过去|近|最近)([二三四五六七八九十])年|([二三四五六七八九十])年(?:来)?(?:工作|教育工作)?(?:总结|回顾)/
const planned = /[“"]?(十[一二三四五]?五)[”"]?(?![\u4e00-\u9fff]{0,2}末)/

/** The years that a title or a heading sums up or plans for: 五年, “十一五”. */
function spanIn(line: string, plan: boolean): string | null {
  const [several, five] = [years.exec(line), planned.exec(line)]
  if (several && !/20\d\d年/.test(line.slice(0, several.index))) return `${several[1] ?? several[2]}年`
  return five && (plan || /规划|回顾|成就|成绩|总结|期间|时期|发展/.test(line)) ? `“${five[1]}”` : null
}

const wholeOf = (span: string): string => (span.endsWith('年') ? `${span}间` : `${span}期间`)

/** The setting below a title. `guessed` is the year that the text itself suggests where the title names none. */
export function settingOfTitle(line: string, guessed: string | null, scope: string): Setting {
  const plan =
    /计划|规划|要点|打算|实事$|安排|意见|决定|纲要|方案|办法/.test(line) &&
    !/总结|小结|报告|回顾|汇报|反馈|通报|评估|督导|落实|情况/.test(line)
  const half = halfIn(line)
  const year = yearIn(line) ?? guessed ?? (half ? '20xx' : null)
  const span = spanIn(line, plan)
  const mode: Mode = plan ? 'plan' : 'done'
  const place = placeIn(line)
  const dated = year !== null
  const period = span ? wholeOf(span) : year && year + half
  return { mode, period, year, dated, half, vague: false, span, depth: 0, scope, place }
}

const unnumbered = (heading: string): string =>
  heading.replace(/^[\s\u3000]*(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.]|[⑴-⑽])+\s*/, '')

const modeOf = (line: string): ModeRule | undefined =>
  line.length > 34 ? undefined : modeRules.find((rule) => rule.pattern.test(line))

export const isPlanHeading = (heading: string): boolean => modeOf(unnumbered(heading))?.mode === 'plan'

/** The setting below a heading inside a paper. */
export function settingOfHeading(heading: string, current: Setting, top: Setting): Setting {
  const line = unnumbered(heading)
  const found = modeOf(line)
  const depth = depthOf(heading)
  if (!found) return isOver(current, depth) ? top : current
  const span = spanIn(line, found.mode === 'plan')
  if (span && !yearIn(line)) return { ...current, depth, mode: found.mode, period: wholeOf(span), span }
  if (found.mode !== 'plan') {
    const year = yearIn(line)
    const given = year === null ? null : { year, dated: true }
    return { ...current, ...given, depth, mode: found.mode, period: year ?? top.period, span: top.span }
  }
  return { ...current, depth, mode: 'plan', period: planPeriod(line, current, top) }
}

const depths = [/^[一二三四五六七八九十]{1,3}[、.]/, /^[(][一二三四五六七八九十]{1,3}[)]/, /^\d{1,2}[、.]/]

const depthOf = (heading: string): number => depths.findIndex((mark) => mark.test(heading.trim())) + 1

/** What stands and what is wanting has an end where a heading of the same or a higher level follows: 一、基本情况 … 二、主要工作. */
const isOver = ({ mode, depth: begun }: Setting, depth: number): boolean =>
  (mode === 'present' || mode === 'problem') && depth > 0 && begun > 0 && depth <= begun

/** 2012年主要工作安排 names its year; 下半年 follows a 上半年; a plan after a yearly summary is for the next year. */
function planPeriod(line: string, current: Setting, top: Setting): string | null {
  const year = yearIn(line)
  if (year) return year
  if (current.mode === 'plan') return current.period
  if (top.span?.endsWith('年')) return `未来${top.span}规划期`
  if (top.mode === 'plan') return top.period
  if (top.period?.endsWith('上半年')) return top.period.replace('上半年', '下半年')
  return top.dated ? laterYear(top.year, 1) : null
}
