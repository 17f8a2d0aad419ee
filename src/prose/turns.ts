import type { Rule } from './rule.ts'
import type { Mode } from './status_rule.ts'

/** A sentence after which the paragraph speaks of something else than its heading says. */
interface TurnRule extends Rule {
  mode: Mode
  pattern: RegExp
}

export const turnRules: TurnRule[] = [
  {
    mode: 'problem',
    about: 'A sentence that opens a row of shortcomings.',
    pattern:
      /^(?!.{0,30}(?:针对|发现|查摆|梳理|排查|解决|整改))[^。;\d]{0,40}?(?:存在|面临|仍有|还有|主要|突出)[^。,;:\d]{0,14}(?:问题|困难|不足|差距|短板|薄弱环节)[^。,;:改\d]{0,8}[:。]/,
    examples: [
      {
        text: '某县教育局2016年工作总结\n\n新建校舍3栋。当前也存在一些困难:一是缺教师。二是城区56人以上班额占31%，教师210名年龄偏大。',
        facts: [{ status: 'achieved' }, { status: 'problem' }, { status: 'problem' }],
      },
      { text: '针对排查中发现的问题:整改隐患12处。', facts: [{ status: 'achieved' }] },
    ],
  },
  {
    mode: 'plan',
    about: 'A sentence that opens what is to come.',
    pattern:
      /^第[一二三四五六],要(?!求)|^(?:下一步|下阶段|下一阶段|接下来|今后|明年|来年|新的一年里?)(?!.{0,12}打下)[^。;]{0,6}[,:]/,
    examples: [
      {
        text: '在全县教育工作会议上的讲话\n\n去年新建校舍3栋。\n\n第一，要抓好项目。安排项目32个。',
        facts: [{ status: 'achieved' }, { status: 'target' }],
      },
      {
        text: '某县教育局2016年工作总结\n\n新建校舍3栋。下一步，我局要加快建设。一是新建校舍5栋。\n\n招聘教师40名。',
        facts: [{ status: 'achieved' }, { status: 'target' }, { status: 'achieved' }],
      },
    ],
  },
]

/** How far into a sentence its opening may reach. */
const opening = 90
/** What one of these stands in opens no part: most sentences are done with here. */
const signs = /第|问题|困难|不足|差距|短板|薄弱|步|阶段|来|后|年/

/** What kind of part the sentence at `from` opens; null for nearly all. */
export function turnAt(text: string, from: number, to: number): Mode | null {
  const words = text.slice(from, Math.min(to, from + opening)).trim()
  if (!signs.test(words)) return null
  return turnRules.find(({ pattern }) => pattern.test(words))?.mode ?? null
}

const numbered = /^[ \u3000]*(?:[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]{1,3}[)])/
const inlineHead = /^[^。,;:、\d(]{2,22}?(?=[。: \u3000]|\d[、.]|[(][一二三四])/

/** 二、存在的问题1.缺教师…: the heading with which a run of text without line breaks begins; empty where there is none. */
export function headingAt(text: string, from: number, to: number): string {
  const words = text.slice(from, Math.min(to, from + 40))
  const mark = numbered.exec(words)?.[0]
  const head = mark === undefined ? null : inlineHead.exec(words.slice(mark.length))
  return mark === undefined || head === null ? '' : mark.trim() + head[0]
}

/** 同时, or a heading number, or a time of its own ends what a turn began. */
export const endsTurn = (text: string, from: number): boolean =>
  /^[ \u3000]*(?:[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]{1,3}[)]|今年|去年|近年|截至)/.test(
    text.slice(from, from + 8),
  )
