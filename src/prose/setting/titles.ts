import type { Rule } from '../grammar/rule.ts'

/** What of its time a title tells, and where it stands. */
export const titleRules: Rule[] = [
  {
    about: 'A title names a year or a part of one; where no year is told, that part is of 20xx.',
    examples: [
      { text: '东河县教育局2021年第三季度工作总结\n\n招聘教师20名。', facts: [{ period: '2021第三季度' }] },
      { text: '2021区教育发展调查报告\n\n目前缺编教师30名。', facts: [{ period: '2021' }] },
      { text: '东河县教育局××年工作总结\n\n招聘教师20名。', facts: [{ period: '20xx' }] },
      { text: '东河县教育局20__年工作总结\n\n招聘教师20名。', facts: [{ period: '20xx' }] },
      { text: '教体局二季度工作计划\n\n招聘教师20名。', facts: [{ period: '20xx二季度', status: 'target' }] },
    ],
  },
  {
    about: 'A title may go over two lines, or run into the text behind it.',
    examples: [
      {
        text: '东河县2021年秋期义务教育阶段\n\n招生工作方案\n\n(一)小学招收新生2480人。',
        facts: [{ period: '2021秋季', status: 'target' }],
      },
      {
        text: '东河县教育局2021年工作总结 2021年以来，我局狠抓落实。今年，招聘教师20名。',
        facts: [{ period: '2021' }],
      },
    ],
  },
  {
    about: 'A line that holds nothing but a day, or the day of a speech, tells when the paper is of.',
    examples: [
      { text: '18.02.2016 18:44\n\n今年，招聘教师20名。', facts: [{ period: '2016' }] },
      { text: '东河县教育工作汇报\n二〇一六年二月\n\n今年，招聘教师20名。', facts: [{ period: '2016' }] },
      { text: '东河县招聘教师\n\n2016-02-18 来源：教体局\n\n今年，招聘教师20名。', facts: [{ period: '2016' }] },
      {
        text: '在全县教育工作会议上的讲话\n(2019年2月26日)\n去年，招聘教师20名。今年招聘40名。',
        facts: [{ period: '2018' }, { period: '2019' }],
      },
    ],
  },
  {
    about:
      'Where nothing tells the year, the one year that is named is that of 今年 and 9月, unless it is a base or an end.',
    examples: [
      {
        text: '今年，招聘教师20名。\n\n全县2016年投入资金30万元。',
        facts: [{ period: '2016' }, { period: '2016' }],
      },
      {
        text: '全县招聘教师20名。\n\n2016年投入资金30万元。2016年获奖3项。',
        facts: [{ period: '2016' }, { period: '2016' }, { period: '2016' }],
      },
      {
        text: '7月8日，教体局召开2016年高考成绩分析会。据悉，今年本科上线320人。',
        facts: [{ kind: 'date', period: '2016-07' }, { period: '2016' }],
      },
      {
        text: '今年，招聘教师20名，预计2018年招聘30名。',
        facts: [{ period: '今年' }, { kind: 'date' }, { value: 30 }],
      },
    ],
  },
]

const titleWords =
  /(?:总结|计划|规划|报告|讲话|要点|方案|汇报|公报|通报|发言|材料|范文|意见|决定|纲要|办法|细则|简报|通知|公告|自评|致辞|主持词|年报|概况)(?:[((][^))]{0,12}[))])?$/

/** A paper of every year, whose year may be lost; 汇报 and 讲话 may be of any time. */
export const isYearly = (line: string): boolean => /年|总结|小结|计划|要点|打算|述职/.test(line)

/** What only a line that names the bureau and its year may end with. */
const yearly =
  /(?=.*年)(?:教育|教体|教委|文教|教科)[^,。;]{0,30}(?:为民办实事|民生实事|谋划|思路|安排|打算|回顾|小结|综述|纪实|意见|措施|情况|工作)$/

/** A line that names a whole paper, such as 某县教育局2019年工作总结. */
export function isTitle(line: string): boolean {
  if (/^第[一二三四五六七八九十]{1,3}篇/.test(line)) return true
  return (
    line.length <= 45 &&
    (titleWords.test(line) || yearly.test(line)) &&
    !/^(?:[(]?[一二三四五六七八九十\d]+[)、.]|[-•])/.test(line) &&
    !/[,。;]/.test(line)
  )
}

const paper = '总结|小结|计划|规划|汇报|报告|思路|谋划|要点|安排|打算'
/** A year or half of one, or a bureau, and the name of a paper; with 及下半年工作计划 or 范文 behind it. */
const runIn = new RegExp(
  `^[ \\u3000]*(?=[^,。;:]{0,40}(?:局|教育|学校|中学|小学|[乡镇]))(?!为|在|根据|按)(?:[^,。;:\\n]{2,44}?)(?:${paper})(?:范文)?(?:(?:[及和暨与、]|HYPERLINK)[^,。;:\\n]{2,40}?(?:${paper})(?:范文)?)?(?=[ \\u3000]*(?:[一今现各为我近在]|20[\\dxX*]{2} ?年|[\u4e00-\u9fff]{1,20}[,:]))`,
)

/** 教育局2019年工作总结一年来,…: the title that a text without line breaks begins with; empty where it begins otherwise. */
export const titleBefore = (words: string): string => runIn.exec(words)?.[0].trim() ?? ''

/** The year that a title or a heading names. */
export function yearIn(line: string): string | null {
  const found =
    /(20\d\d|19\d\d|20[xX*×_]{2}|[xX*×]{4}(?=年)|(?<![xX*×])[xX*×]{2}(?=年(?!级)))(?:[-—–~至]+(\d{4}))? ?(?:学年|年|(?=[省市县区州镇乡]?(?:工作|教育|教体)|度|“))/.exec(
      line,
    )
  const first = found?.[1]?.replace(/^..$/, '20xx') ?? null
  return found?.[2] ? `${first}-${found[2]}` : first
}

/** The part of a year that a title names: 上半年, 二季度, 秋季. */
export const halfIn = (line: string): string =>
  (/[上下]半年|第?[一二三四]季度|[春秋][季期]/.exec(line)?.[0] ?? '').replace('期', '季')

/** The first line of a title that goes over two: 某县2020年秋季义务教育阶段 above 招生工作方案; empty where there is none. */
export function leadIn(above: string): string {
  const line = above.length > 80 ? '' : above.trim()
  return /^(?=.*[年局委校园])[^\s,。;:]{4,40}$/.test(line) ? line : ''
}

/** How far into a text the line with its day of publication is looked for. */
const publishedReach = 200
const ends = '(?=[ \\u3000]*(?:\\n|$))'
/** 发布时间:2020年4月7日, 2020-04-07, (2020年4月7日), ——2020年4月7日在全县教育工作会议上. */
const published = new RegExp(
  [
    '(?:时间|日期|发布于)[为是:： \\]】]{0,3}(20\\d\\d)[-/.年] ?\\d{1,2}[-/.月] ?\\d{1,2}',
    '(?<![\\d-])(20\\d\\d)(?=([-/])\\d{1,2}\\3\\d{1,2}(?![\\d-]))',
    `(?:^|\\n)[ \\u3000]*[(]?(20\\d\\d)[年.](?=[\\d./:年月日 -]{2,20}[)]?${ends}|\\d{1,2}月\\d{1,2}日 {1,4}(?:来源|作者|浏览|字体))`,
    `(?:^|\\n)[ \\u3000]*(?=[\\d.: ]+${ends})\\d{1,2}\\.\\d{1,2}\\.(20\\d\\d)`,
    `(?:^|\\n)[ \\u3000]*[(]?(二[零〇○][零〇○一二三四五六七八九]{2})年[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?[)]?${ends}`,
    '(?:^|\\n)[ \\u3000]*[-—]{1,2}(20\\d\\d)年[\\d月日 ]{4,8}在[^\\n,。;]{2,40}(?:\\n|$)',
  ].join('|'),
)

/** The year of the line that tells when a paper was published. */
export function publishedIn(text: string, from: number, to: number): string | null {
  const found = published.exec(text.slice(from, Math.min(to, from + publishedReach)))
  const spelled = found?.[6]?.replace(/./g, (sign) => String(Math.max(0, '〇一二三四五六七八九'.indexOf(sign))))
  return found?.[1] ?? found?.[2] ?? found?.[4] ?? found?.[5] ?? spelled ?? found?.[7] ?? null
}
