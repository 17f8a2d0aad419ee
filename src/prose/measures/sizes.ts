import type { Reading } from '../sentences/phrases.ts'
import type { Quantity } from '../numbers/quantity.ts'
import type { Rule } from '../grammar/rule.ts'
import { tidy } from './trimming.ts'

export const sizeRules: Rule[] = [
  {
    about: 'How large a class is has a name of its own, and so has how many people live in a place.',
    examples: [
      { text: '小学每班45人。', facts: [{ measure: '小学班额' }] },
      {
        text: '起始年级班额小学不得超过45人、初中不得超过50人。',
        facts: [{ measure: '小学起始年级班额上限' }, { measure: '初中起始年级班额上限' }],
      },
      { text: '该县是一个拥有46万人口的农业大县。', facts: [{ measure: '人口数' }] },
    ],
  },
  {
    about: 'How many years schooling, or its freedom from fees, lasts is a term.',
    examples: [{ text: '继续实行十二年义务教育免费。', facts: [{ measure: '继续实行义务教育免费年限' }] }],
  },
  {
    about: 'By when something must be done is a limit of what must be done.',
    examples: [
      { text: '各校每月5日前上报就餐统计表。', facts: [{ measure: '上报就餐统计表时限' }] },
      {
        text: '电话铃响3声内接听和每天下午5点前零报告。',
        facts: [{ measure: '电话铃响接听次数上限' }, { measure: '零报告时限' }],
      },
    ],
  },
]

const perClass = /^(.*?)(?:平均)?每(?:个教学)?班(?:学生)?(?:人数)?(?:不得?(?:超过|多于)|控制在|为|达)?$/
const ofStage =
  /^(.*?班额)(?:原则上|一般|要|应|均)*(小学|初中|高中|普通高中|幼儿园)(?:不得?(?:超过|高于|多于|突破)|控制在|为|达)?$/
const inhabitants = /((?:总|常住|户籍|农业|城镇|农村))?$/

/** 小学每班45人, 46万人口: how large a class is, and how many people a place has; empty for any other figure. */
export function sizeOf({ text }: Reading, { unit, bound, tail }: Quantity, own: string): string {
  if (unit !== '人') return ''
  if (text.startsWith('口', tail)) return `${inhabitants.exec(own)?.[1] ?? ''}人口数`
  const stage = perClass.exec(own)?.[1]
  const limit = bound === '<=' ? '上限' : ''
  if (stage !== undefined) return `${tidy(stage)}班额${limit}`
  const told = ofStage.exec(own)
  return told ? `${told[2]}${tidy(told[1] ?? '')}${limit}` : ''
}

/** 每天下午4点前零报告, 每月5日前上报统计表: by when something must be done; empty for a time that sets no limit. */
export function dueOf({ text, to }: Reading, { unit, tail, kind }: Quantity, own: string): string {
  if (kind === 'date' || !/^[点时日]$/.test(unit)) return ''
  const done = due.exec(text.slice(tail, Math.min(to, tail + 24)))?.[1]
  return done === undefined
    ? ''
    : `${tidy(own.replace(/^.*[和及、](?=每)/, '').replace(everyDay, ''))}${tidy(done.replace(/要求$|制度$/, ''))}时限`
}
const due = /^[之以]?前(?:要|须|必须|应|应当|一律|完成)*([^,。;、\d]{2,14})/
const everyDay = /每个?(?:工作日|[日天周月年]|学期|学年)(?:[上下]午|早上|晚上|中午)?$|^(?:[上下]午|早上|晚上|中午)$/
