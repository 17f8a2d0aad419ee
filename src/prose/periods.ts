import type { FactStatus } from './fact.ts'
import type { Quantity } from './quantity.ts'
import type { Rule } from './rule.ts'
import { laterYear, type Setting } from './settings.ts'

/** A word of time before a figure, and the period it stands for. */
interface PeriodRule extends Rule {
  pattern: RegExp
  period: (found: RegExpExecArray, setting: Setting) => string | null
}

const halves = '上半年|下半年|第?[一二三四]季度|春季|秋季|春|秋'

/** The word that stands last before the figure decides, so that each pattern is looked for at every place. */
export const periodRules: PeriodRule[] = [
  {
    about: 'A year with a month or a season.',
    pattern: new RegExp(`(20\\d\\d|19\\d\\d|20[xX*×]{2})年(?:(\\d{1,2})月|(${halves}))`, 'y'),
    period: (found) => (found[2] ? `${found[1]}-${found[2].padStart(2, '0')}` : `${found[1]}${found[3]}`),
    examples: [{ text: '2013年秋季新生入学2300人。', facts: [{ period: '2013秋季' }] }],
  },
  {
    about: 'A year.',
    pattern: /(20\d\d|19\d\d|20[xX*×]{2})(?:年?[-—–~至到]+(\d{4}))?年(底)?(?!来|月|以来)/y,
    period: (found) => (found[2] ? `${found[1]}-${found[2]}` : `${found[1]}`),
    examples: [
      { text: '2016年选派教师25名支教。', facts: [{ value: 25, period: '2016' }] },
      { text: '2015年至2017年,新建幼儿园25所。', facts: [{ value: 25, period: '2015-2017' }] },
    ],
  },
  {
    about: 'From a year until now.',
    pattern: /(20\d\d|19\d\d|20[xX*×]{2})年以来/y,
    period: (found, { year }) => (found[1] === year ? year : `${found[1]}年以来`),
    examples: [{ text: '2016年以来,选派教师25名支教。', facts: [{ value: 25, period: '2016年以来' }] }],
  },
  {
    about: 'This year, with a season or half of it, or a month.',
    pattern: new RegExp(`(?:今年|本年度?)(?:(\\d{1,2})月|(${halves}))?|今([春秋])|(第[一二三四]季度)`, 'y'),
    period: (found, { year }) => {
      if (year === null) return found[2] ?? found[4] ?? '今年'
      if (found[1]) return `${year}-${found[1].padStart(2, '0')}`
      return year + (found[2] ?? found[4] ?? (found[3] ? `-${found[3]}` : ''))
    },
    examples: [
      { text: '某县教育局2015年工作总结\n\n今年秋季新生800人。', facts: [{ value: 800, period: '2015秋季' }] },
    ],
  },
  {
    about: 'Last year and next year.',
    pattern: /(去年|上年|明年|来年)(?=[^,。;]{1,30}\d)/y,
    period: (found, { year }) => laterYear(year, /去|上/.test(found[1] ?? '') ? -1 : 1),
    examples: [{ text: '某县教育局2015年工作总结\n\n去年招聘教师80人。', facts: [{ value: 80, period: '2014' }] }],
  },
  {
    about: 'Several years back from now.',
    pattern: /(近|最近|过去)([一二两三四五六七八九十]|\d{1,2})年(?:来|间)?/y,
    period: (found) => `近${found[2]}年`,
    examples: [{ text: '近三年累计招聘教师460名。', facts: [{ value: 460, period: '近三年' }] }],
  },
  {
    about: 'Several years that are the paper’s subject, and five-year plans.',
    pattern: /([二三四五六七八九十])年(?:来|间|中)|[“]?(十[一二三四五]?五)[”]?(?:期间|时期)/y,
    period: (found) => (found[1] ? `${found[1]}年间` : `“${found[2]}”期间`),
    examples: [{ text: '五年间，改造危房3.1万平方米。', facts: [{ period: '五年间' }] }],
  },
  {
    about: 'A feast or an event that is known by its day.',
    pattern:
      /[“"](\d{1,2})[.·](\d{1,2})[”"]|[“"]?(六一|五一|七一|八一|十一)[”"]?(?=期间|前夕|儿童节|劳动节|表彰|庆)|(教师节|国庆节|元旦)(?=期间|前夕|[^,。;]{0,6}\d)/y,
    period: (found, { year }) => {
      if (year === null) return null
      const month = found[1] ?? feasts.get(found[3] ?? found[4] ?? '') ?? ''
      return `${year}-${month.padStart(2, '0')}`
    },
    examples: [
      {
        text: '某县教育局2014年工作总结\n\n“六一”期间表彰优秀少先队员60名。',
        facts: [{ value: 60, period: '2014-06' }],
      },
      {
        text: '某县教育局2014年工作总结\n\n“8.12”洪灾造成5所学校受灾。',
        facts: [{ value: 5, period: '2014-08' }],
      },
    ],
  },
  {
    about: 'Every year or every term.',
    pattern: /每(?:个)?(学期|学年)/y,
    period: (found) => `每${found[1]}`,
    examples: [{ text: '每学期开展2次督查。', facts: [{ period: '每学期' }] }],
  },
]

const feasts = new Map([
  ['六一', '06'],
  ['五一', '05'],
  ['七一', '07'],
  ['八一', '08'],
  ['十一', '10'],
  ['国庆节', '10'],
  ['教师节', '09'],
  ['元旦', '01'],
])

const openers = new Uint8Array(65536)
for (const opener of '今去上明来近最过本每第一二三四五六七八九十教国元“12《') openers[opener.charCodeAt(0)] = 1

export interface TimeWord {
  at: number
  period: string | null
}

/** The words of time in a sentence, with the offset behind each; a base of comparison (较五年前) is none. */
export function timeWordsIn(sentence: string, setting: Setting): TimeWord[] {
  const words: TimeWord[] = []
  for (let at = 0; at < sentence.length; at += 1) {
    if (openers[sentence.charCodeAt(at)] !== 1) continue
    if (sentence[at] === '《') {
      at = Math.max(at, sentence.slice(at, at + 120).indexOf('》') + at)
      continue
    }
    if (/[比较于\d]/.test(sentence[at - 1] ?? '')) continue
    for (const rule of periodRules) {
      rule.pattern.lastIndex = at
      const found = rule.pattern.exec(sentence)
      if (!found) continue
      at += found[0].length - 1
      words.push({ at, period: rule.period(found, setting) })
      break
    }
  }
  return words
}

/** The period of a figure at `at` in its sentence: that of the last word of time before it, else that of the paper. */
export function periodOf(
  quantity: Quantity,
  at: number,
  words: TimeWord[],
  day: Quantity | null,
  setting: Setting,
): string | null {
  if (quantity.date) return dateCode(quantity, setting)
  if (day) return dateCode(day, setting)
  const word = words.findLast((candidate) => candidate.at < at)
  return word?.period ?? stock(quantity, setting)
}

/** What is demanded at all times has no period; what a half-yearly paper plans lies in the rest of the year. */
export function periodOfStatus(
  period: string | null,
  quantity: Quantity,
  status: FactStatus,
  timely: boolean,
  setting: Setting,
): string | null {
  if (status === 'rule' && quantity.kind === 'duration' && quantity.bound === '<=' && !timely) return null
  if (status !== 'target' || setting.mode !== 'done' || period !== setting.period) return period
  const half = /^(.{4})上半年$/.exec(period ?? '')
  if (!half) return period
  return quantity.kind === 'date' ? `${half[1]}下半年` : (half[1] ?? period)
}

/** In a paper about several years, a rate or a length is as of their end; a count is of their whole. */
function stock(quantity: Quantity, setting: Setting): string | null {
  if (!setting.span || setting.mode !== 'done') return setting.period
  return quantity.kind === 'rate' ||
    quantity.kind === 'ratio' ||
    quantity.kind === 'duration' ||
    quantity.kind === 'change'
    ? `${setting.span}末`
    : setting.period
}

function dateCode(quantity: Quantity, setting: Setting): string | null {
  const code = quantity.date?.code ?? null
  if (code === null) return setting.period
  if (!code.startsWith('-')) return code
  const planned = setting.mode === 'plan' && /^\d{4}$/.test(setting.period ?? '')
  const year = planned ? setting.period : setting.year
  return year === null ? `${Number(code.slice(1, 3))}月` : year + code
}
