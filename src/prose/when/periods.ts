import type { Rule } from '../grammar/rule.ts'
import { laterYear, type Setting } from '../setting/settings.ts'

/** A word of time before a figure, and the period it stands for. */
export interface PeriodRule extends Rule {
  /** Every character that the pattern may begin with; it is tried nowhere else. */
  opens: string
  pattern: RegExp
  /** Null where the word says nothing here, so that the word before it, or the paper’s own period, holds. */
  period: (found: RegExpExecArray, setting: Setting) => string | null
}

const anyYear =
  '20\\d\\d|19\\d\\d|20[xX*×_]{2}|20\\d[xX*×_]|[xX*×]{4}|' +
  '[xX*×]{2}(?<!(?:[xX*×\\d]|(?![到至止于在自从年])[\\u4e00-\\u9fff])..)(?=年(?!来|以|间|制|级|的|前|后|内))'
const halves = '上半年|下半年|第?[一二三四]季度|前[二三]季度|春季|秋季|暑[期假]|寒假|[春秋]期?(?!季)'

/** 2017春期 is 2017春季. */
const season = (half: string): string => half.replace(/^([春秋])期$/, '$1季')

/** The year that 上半年 or 9月 lies in: in a plan the one planned for. */
export function yearOf({ mode, period, year }: Setting): string | null {
  return mode === 'plan' && /^\d{4}$/.test(period ?? '') ? period : year
}

/** The word that stands last before the figure decides, so that each pattern is looked for at every place. */
export const periodRules: PeriodRule[] = [
  {
    about: 'The results of an examination of a year: 2019年高考上线 is 2019高考; what happens 高考中 is of the year.',
    opens: '12xX*×今去高',
    pattern: new RegExp(
      `(?:(${anyYear})年?|(今年|去年))(?:[全我]?[市县区])?(高考|中考)(?!中|[改综])|(高考)(?=成绩|再|报名|本科|一本|上线|捷报)`,
      'y',
    ),
    period: (found, setting) => {
      if (setting.mode === 'plan') return found[1] ?? null
      const year = found[1] ?? laterYear(setting.year, found[2] === '去年' ? -1 : 0) ?? found[2] ?? null
      return year === null ? null : year + (found[3] ?? found[4])
    },
    examples: [
      {
        text: '某县教育局2019年工作总结\n\n今年高考，全县一本上线591人。全县本科上线率86%。\n\n招聘教师40名。',
        facts: [{ period: '2019高考' }, { period: '2019高考' }, { period: '2019' }],
      },
    ],
  },
  {
    about: 'A year with a month, a span of months or a season.',
    opens: '12xX*×',
    pattern: new RegExp(
      `(${anyYear})年(?:(\\d{1,2})月?(?:[-—–~～至到]{1,2}(\\d{1,2}))?月|(${halves})(?!学期以来))`,
      'y',
    ),
    period: ([, year, first, last, half = '']) => {
      if (first === undefined) return `${year}${season(half)}`
      const month = `${year}-${first.padStart(2, '0')}`
      return last ? `${month}/${year}-${last.padStart(2, '0')}` : month
    },
    examples: [
      { text: '2022年1—6月，受理信访12件。', facts: [{ period: '2022-01/2022-06' }] },
      { text: '2013年秋季新生入学2300人。', facts: [{ period: '2013秋季' }] },
    ],
  },
  {
    about: 'A year, several years, or a year of school.',
    opens: '12xX*×',
    pattern: new RegExp(
      `(${anyYear})(?:(?:年?[-—–~～至到]+|年?[、和](?=\\d{4}年?[两这]))(\\d{4}|20[xX*×_]{2}|[xX*×]{4}))?(?:(学年度?)|年(底)?|(?<=[、和]\\d{4})(?=[两这])|(?<=[(]\\d{4}[^\\d]{1,2}\\d{4})(?=[)]))(?!来|月|以来|至今)`,
      'y',
    ),
    period: (found, { mode }) =>
      found[2]
        ? `${found[1]}-${found[2]}${found[3]?.slice(0, 2) ?? ''}`
        : `${found[1]}${found[3] ?? ''}${found[4] !== undefined && mode !== 'plan' ? '年底' : ''}`,
    examples: [
      { text: '2016年选派教师25名支教。', facts: [{ value: 25, period: '2016' }] },
      { text: '2015年至2017年,新建幼儿园25所。', facts: [{ value: 25, period: '2015-2017' }] },
      { text: '2016、2017两年共投入9000万元。', facts: [{ period: '2016-2017' }] },
      { text: '2022至2023学年小学招收30个班级。', facts: [{ period: '2022-2023学年' }] },
      { text: '2022学年度小学招收30个班级。', facts: [{ period: '2022学年度' }] },
      { text: 'xx年,新建幼儿园25所。建校xx年,招生300人。', facts: [{ period: '20xx' }, {}, { period: '20xx' }] },
      {
        text: '2019年,入园率从2015年的61%提高到83%,校舍面积是2015年的3倍。',
        facts: [{ period: '2015' }, { period: '2019' }, { period: '2019' }],
      },
    ],
  },
  {
    about: 'A year of this century by its last two digits, where they begin with nought: 07年, 08—11年, 09年3月.',
    opens: '0',
    pattern:
      /(?<![\d.])(0\d)(?:年?[-—–~～至到]{1,2}([01]\d)年|年(?:(\d{1,2})月|([上下]半年|[春秋]季)|(底)|(以来|至今)|(?!来|级|的?时间|[^,。;\d]{0,8}[建设工]的)))/y,
    period: ([, first, last, month, half, end, since], { mode }) => {
      if (last !== undefined) return `20${first}-20${last}`
      if (month !== undefined) return `20${first}-${month.padStart(2, '0')}`
      return `20${first}${half ?? (since ? '年以来' : end !== undefined && mode !== 'plan' ? '年底' : '')}`
    },
    examples: [
      {
        text: '2012年镇教育工作汇报\n\n07年撤并小学4所，08年至10年新建2所。',
        facts: [{ period: '2007' }, { value: 2, period: '2008-2010' }],
      },
    ],
  },
  {
    about: 'From a year until now.',
    opens: '12xX*×',
    pattern: new RegExp(`(${anyYear})年(?:以来|至今)`, 'y'),
    period: (found, { year }) => (found[1] === year ? year : `${found[1]}年以来`),
    examples: [
      { text: '2016年以来,选派教师25名支教。', facts: [{ value: 25, period: '2016年以来' }] },
      { text: '2016年至今，选派教师25名支教。', facts: [{ value: 25, period: '2016年以来' }] },
    ],
  },
  {
    about: 'What stood at a day is as of that day; what was done from January on until a month is of these months.',
    opens: '截到',
    pattern: new RegExp(
      `(?:截[至止]到?|到(?=今年\\d|\\d{1,2}月(?:份|[底末])?,?(?:[^,。;]{0,8}已|共|累计)))(今年)?(?:(${anyYear})年)?(?:(\\d{1,2})月(?:(\\d{1,2})日|份|[底末])?|年?([底末]))?(?=[^。;]{0,14}?(共(?!有)|累计|,已)|)`,
      'y',
    ),
    period: asOf,
    examples: [
      { text: '截至2012年底，全县有幼儿园38所。', facts: [{ period: '截至2012年底' }] },
      {
        text: '某县教育局2014年工作总结\n\n截至10月底，我县共受理举报21件。截止年底，有幼儿园38所。',
        facts: [{ period: '2014-01/2014-10' }, { period: '截至2014年底' }],
      },
      {
        text: '某县教育局2014年工作总结\n\n到9月份，已发放补助21万元。',
        facts: [{ period: '2014-01/2014-09' }],
      },
      {
        text: '某县教育局2014年工作总结\n\n截至9月，入园率达81%。',
        facts: [{ period: '截至2014-09' }],
      },
      {
        text: '2013年7月，工程启动。截至今年3月底，累计投资9.2亿元。',
        facts: [{ kind: 'date' }, { period: '截至今年3月底' }],
      },
    ],
  },
  {
    about: 'This year, with a season or half of it, or a month; left as it is where no year is known.',
    opens: '今本第一二三四上下前半春秋',
    pattern: new RegExp(
      `(?:今年|本年度?)(?:(\\d{1,2})月|(${halves}))?|今([春秋])|(第?[一二三四]季度|前[二三]季度|[上下]半年|半年(?=来)|[春秋]季(?=[,实共全]|学期(?!以来)))`,
      'y',
    ),
    period: (found, setting) => {
      const half = season(found[2] ?? found[4] ?? '').replace(/^半年/, '上半年')
      const year = found[4] ? yearOf(setting) : setting.year
      if (year === null || (!found[4] && isVague(setting)))
        return found[4]
          ? half.replace(/^(?=[上下第前一二三四])/, '20xx')
          : `今年${half || (found[3] ? `${found[3]}季` : '')}`
      if (found[1]) return `${year}-${found[1].padStart(2, '0')}`
      return year + half + (found[3] ? `-${found[3]}` : '')
    },
    examples: [
      { text: '某县教育局2015年工作总结\n\n今年秋季新生800人。', facts: [{ value: 800, period: '2015秋季' }] },
      { text: '某县教育局2015年工作总结\n\n今年暑期培训教师800人。', facts: [{ value: 800, period: '2015暑期' }] },
      { text: '今年秋季新生800人，今秋扩招2个班。', facts: [{ period: '今年秋季' }, { period: '今年秋季' }] },
      { text: '某县教育局2015年工作总结\n\n上半年新建校舍3栋。', facts: [{ period: '2015上半年' }] },
      { text: '春季共免除学费2400人。', facts: [{ period: '春季' }] },
      { text: '上半年共免除学费2400人。', facts: [{ period: '20xx上半年' }] },
    ],
  },
  {
    about: 'Last year and next year, or half of one.',
    opens: '去上明来',
    pattern: new RegExp(`(去年|上年|明年|来年)(?:(以来)|(${halves}|年?底)|(?=,?[^,。;]{1,30}\\d))`, 'y'),
    period: (found, { year }) => {
      const [, word = '', since, half = ''] = found
      const own = laterYear(year, /去|上/.test(word) ? -1 : 1)
      if (since) return own === null ? found[0] : `${own}年以来`
      return (own ?? word) + (own !== null && half.endsWith('底') ? '年底' : season(half))
    },
    examples: [
      { text: '某县教育局2015年工作总结\n\n去年招聘教师80人。', facts: [{ value: 80, period: '2014' }] },
      {
        text: '某县教育局2015年工作总结\n\n去年，招聘教师80人。去年上半年，培训50人。去年10月培训20人。',
        facts: [{ period: '2014' }, { period: '2014上半年' }, { period: '2014-10' }, { period: '2014-10' }],
      },
      { text: '去年10月，建校舍3栋。', facts: [{ kind: 'date', period: '去年10月' }, { period: '去年10月' }] },
      { text: '去年以来，投入220万元新建实验室。', facts: [{ period: '去年以来' }] },
    ],
  },
  {
    about: 'Now, where nothing tells the year of the paper.',
    opens: '目现至',
    pattern: /目前|(现有)(?!的)|现(?=开|在[校园编职])|至今/y,
    period: (found, { dated, period, span, mode, year }) => {
      if (span && mode === 'done') return `${span}末`
      if (isLong(period ?? '')) return dated ? year : '目前'
      if (dated) return year !== null && laterYear(year, -1) === period ? year : null
      return found[1] ? '目前' : yearNow(period ?? '')
    },
    examples: [
      { text: '我市现有特级教师9人。小学40所。', facts: [{ period: '目前' }, { period: '目前' }] },
      { text: '某县教育局2015年工作总结\n\n目前小学40所。', facts: [{ period: '2015' }] },
      {
        text: '三年来，投入7400万元。目前，全市有幼儿园75所。',
        facts: [{ period: '三年间' }, { period: '目前' }],
      },
      {
        text: '2014年以来，投入1.3亿元。目前，全市有幼儿园75所。',
        facts: [{ period: '2014年以来' }, { period: '目前' }],
      },
      {
        text: '2014年5月，检查食堂38家。目前，全部持证的有36家。',
        facts: [{ kind: 'date' }, { period: '2014-05' }, { period: '2014' }],
      },
    ],
  },
  {
    about: 'Several years back from now.',
    opens: '近最过',
    pattern: /(近|最近|过去的?(?!一))([一二两三四五六七八九十]|\d{1,2})年(?:来|间)?/y,
    period: (found, { span }) =>
      span === `${found[2]}年` ? null : `${found[1]?.startsWith('过') ? '过去' : '近'}${found[2]}年`,
    examples: [
      { text: '近三年累计招聘教师460名。', facts: [{ value: 460, period: '近三年' }] },
      {
        text: '某县教育局过去五年工作总结\n\n过去五年，新建小学16所，入园率由58%上升到79%。',
        facts: [{ period: '五年间' }, { period: '五年前' }, { period: '五年末' }],
      },
    ],
  },
  {
    about: 'Of late, where nothing tells the year of the paper.',
    opens: '近一过',
    pattern: /近年来|近几年|一年来|过去的?一(?:年|学期)/y,
    period: (found, { dated }) => (dated ? null : found[0].replace('的', '')),
    examples: [
      { text: '过去的一年，新建校舍3栋，招聘教师20名。', facts: [{ period: '过去一年' }, { period: '过去一年' }] },
      {
        text: '近年来，全县撤并农村中小学96所。投入资金1530万元。',
        facts: [{ period: '近年来' }, { period: '近年来' }],
      },
    ],
  },
  {
    about: 'Several years that are the paper’s subject, and five-year plans.',
    opens: '二三四五六七八九十“xX*×',
    pattern:
      /(?<!\d年的?)([二三四五六七八九十])年(?:来|间|中|(?<=(?:^|[,。;:这]).年)(?=[,共新投招培选]|累计|公开|完成|建成|争取|实施))|[“]?((?:十[一二三四]?|[七八九])五)[”]?(期间|时期|期?末|(?:计划|规划)?(?:实施)?以来)|([xX*×]{2,3}期间)/y,
    period: (found, { span }) => {
      if (found[4]) return found[4]
      if (found[1]) return span?.startsWith('“') ? `${span}期间` : `${found[1]}年间`
      return `“${found[2]}”${(found[3] ?? '').replace('时期', '期间').replace(/^(?:计划|规划)|实施/g, '')}`
    },
    examples: [
      { text: '五年间，改造危房3.1万平方米。', facts: [{ period: '五年间' }] },
      { text: '三年共招聘教师40名，这三年，新建校舍3栋。', facts: [{ period: '三年间' }, { period: '三年间' }] },
      {
        text: '一、“十一五”时期教育发展回顾\n\n五年来，改造危房3.1万平方米。',
        facts: [{ period: '“十一五”期间' }],
      },
      { text: '“十一五”期末，高中普及率达95%。', facts: [{ period: '“十一五”期末' }] },
    ],
  },
  {
    about: 'What is to be once something is built.',
    opens: '后',
    pattern: /(?<=建成|竣工|投用|使用)后(?=[^。;]{0,12}?(?:将|可))/y,
    period: () => '建成后',
    examples: [{ text: '项目建成后将新增学位3200个。', facts: [{ period: '建成后' }] }],
  },
  {
    about: 'A feast or an event that is known by its day.',
    opens: '“"六五七八十教国元',
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
    opens: '每',
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

/** 2014年以来, 2016-2020: what is so now is so at its end. */
const isLong = (period: string): boolean => /以来$|^\d{4}-\d{4}$/.test(period)

/** The year of which 目前 is told behind a year, a month or half a year; null where the period says it already. */
function yearNow(period: string): string | null {
  const month = /^(.{4})-\d\d$/.exec(period)
  if (month) return month[1] ?? null
  return /^[\dxX*×_]{4}(?!年底)|[半季]/.test(period) ? null : '目前'
}

/** 2009年7月 tells the year of the months behind it, but not which year is 今年. */
const isVague = ({ dated, period, vague }: Setting): boolean => !dated && (vague || /^\d{4}-\d\d$/.test(period ?? ''))

/** 截至2012年底, 截至9月28日, 2014-01/2014-10, 截至2014-10. */
function asOf(found: RegExpExecArray, setting: Setting): string | null {
  const [, now, said, month, day, end, summed] = found
  const year = said ?? (now !== undefined && isVague(setting) ? null : setting.year)
  if (end !== undefined || month === '12') return year === null ? null : `截至${year}年底`
  if (month === undefined) return said === undefined ? null : `截至${said}年`
  if (day !== undefined) return `截至${year === null ? (now ?? '') : `${year}年`}${month}月${day}日`
  if (year === null) return `截至${now ?? ''}${month}月${/[底末]/.exec(found[0])?.[0] ?? ''}`
  const until = `${year}-${month.padStart(2, '0')}`
  return summed ? `${year}-01/${until}` : `截至${until}`
}
