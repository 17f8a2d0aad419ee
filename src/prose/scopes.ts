import type { Rule } from './rule.ts'

/** Whose paper it is: 全县, 渝中区, 我校, 县职业技术教育中心; empty where nothing tells it. */
export const scopeRules: Rule[] = [
  {
    about: 'A bureau speaks of 全市, 全县 or 全区, whichever level it speaks of most; offices of a level tell less.',
    examples: [
      { text: '全县新建校舍3栋。县教育局招聘教师40名，市级骨干教师12名。', facts: [{ entity: '全县' }, {}, {}] },
      { text: '建成县城小学食堂2个，县职教中心招生300人，受益学生1200人。', facts: [{ entity: '全县' }, {}, {}] },
    ],
  },
  {
    about: 'A place that only its name is known by, and one that a headline tells of, is called by it.',
    examples: [
      { text: '南浦区教委2023年学生资助情况\n\n资助学生2400人次。', facts: [{ entity: '南浦区' }] },
      { text: '南浦区举行演讲比赛\n\n我区26名选手参加。', facts: [{ entity: '南浦区' }] },
      { text: '南浦区2023年工作总结\n\n全区招聘教师26名。', facts: [{ entity: '全区' }] },
    ],
  },
  {
    about: 'A school speaks of itself by its name where it says it, else as 我校.',
    examples: [
      { text: '北山中心完小位于镇南。学校有教学班16个。', facts: [{ entity: '北山中心完小' }] },
      { text: '我校182人参加高考。', facts: [{ entity: '我校' }] },
      {
        text: '2005年8月，两所学校合并组建县职业技术教育中心（以下简称职教中心）。招生300人。',
        facts: [{}, {}, { value: 300, entity: '县职业技术教育中心' }],
      },
    ],
  },
  {
    about: 'A union speaks of itself; what has districts with a number each is a city.',
    examples: [
      { text: '南浦市聋人协会2017年工作总结\n\n组织培训3次。', facts: [{ entity: '南浦市聋人协会' }] },
      {
        text: '新增学位6.2万个，其中东河区3505个、西山区3705个、南浦县1350个。',
        facts: [{ entity: '全市' }, {}, {}, {}],
      },
    ],
  },
  {
    about: 'The bureau that a title names, where nothing tells of its place.',
    examples: [{ text: '教育体育局2020年为民办实事\n\n加固校舍2栋。', facts: [{ entity: '教育体育局' }] }],
  },
]

const words =
  /([全我本该])(?<!(?:走在|位居|位列|居|占|列|揽|、)[全我本该])([省市县区州旗镇乡校院园])(?!第|各地|前|名列|平均|领先|率先)|([市县区州省])(?:(教育局|委教育工委|教体局)|(委|政府|财政|教委|教育体育局|教育和体育局|卫健委|卫生健康|直)|(?<=[市县])(?:城(?!区)|级|域|外|扶贫|脱贫|职教|职中|一中|人社|编办|人大|政协|残联|妇联|公安))/g

const weightOf = ([, whole, , , bureau, office]: RegExpExecArray): number => {
  if (whole === '全') return 2
  if (whole) return whole === '该' ? 0.5 : 5
  return bureau ? 1 : office ? 0.001 : 0.0001
}

const school = '小学|中学|完小|学校|幼儿园|学院|职教中心|教育中心|中专|职高|[一二三四五六七八九十]中(?:分部|校区)?'
const introduced = new RegExp(
  `(?<![\\u4e00-\\u9fff])(?:[^,。;:\\n]{0,10}情况)?((?![全我本该各学这])[\\u4e00-\\u9fffxX*]{2,14}?(?:${school}))(?=距|位于|坐落|地处|创办于|始建于|创建于|建于|是一所)`,
)
const abbreviated = new RegExp(
  `(?:组建|成立|更名为|,|。|^)((?:(?!组建|成立|更名为)[\\u4e00-\\u9fff]){3,14}?(?:${school}))\\((?:以下)?简称`,
)
const own = /我[校院园]/

const place = '[\\u4e00-\\u9fff]{2,4}?(?:自治县|[市县区州旗])'
const placed = new RegExp(
  `(?<![全我本某该各\\u4e00-\\u9fff])(${place})(?=教育|教体|教委|文教|人民政府|20|[\\u4e00-\\u9fff]{2,16}(?:总结|汇报|报告|简报|计划|情况|公报|要点))`,
)
const told = new RegExp(`^(?![全我本某该各])(${place})(?=举行|召开|举办|表彰|开展|启动|[^,。;]{2,16}调研报告)`)
const subject =
  /(?:^|[\n。,;:])(?!其中|全|我|本|该|各|某)((?:[\u4e00-\u9fff]{2,3}|[xX*]{1,3})(?:[县区市旗镇乡](?!教|委|级)|社区))(?=总|现有|共有|位于|地处|辖|在|农村|城区|中小学|20\d\d年)/

const unnumbered = (line: string): string => line.replace(/^第.篇[:：]?/, '')

/** The place that a title names and 我市 stands for: 达州市; null where it names none. */
export const placeIn = (line: string): string | null => placed.exec(unnumbered(line))?.[1] ?? null

const bodyIn = (line: string): string =>
  /([\u4e00-\u9fff]{2,16}?(?:协会|联合会|学校|中学|小学|幼儿园|学院|中心|委员会))(?=[\dxX“(]|工作|关于|年)/.exec(
    unnumbered(line),
  )?.[1] ?? ''

const bureauIn = (line: string): string =>
  /^(?:[市县区州])?(?:教育局|教体局|教育体育局|教育和体育局|教委)/.exec(unnumbered(line))?.[0] ?? ''

/** How much of a text may hold the sentence that introduces a school. */
const near = 1500

/** Whom the figures of a paper are about that name nobody. `headline`: its title, else its first line. */
export function scopeOf(text: string, from: number, to: number, headline: string): string {
  const name = told.exec(headline)?.[1]
  if (name !== undefined) return name
  const [level, weight] = levelOf(text, from, to)
  const start = text.slice(from, Math.min(to, from + near))
  if (/[校院园]/.test(level)) {
    const called = introduced.exec(start)?.[1] ?? bodyIn(headline)
    return called === '' ? (own.exec(start)?.[0] ?? `全${level}`) : called
  }
  const union = /[\u4e00-\u9fff]{2,10}(?:协会|联合会)(?=20|工作)/.exec(unnumbered(headline))?.[0]
  if (union !== undefined) return union
  if (weight >= 1) return `全${level}`
  return (
    placeIn(headline) ??
    abbreviated.exec(start)?.[1] ??
    introduced.exec(start)?.[1] ??
    subject.exec(start)?.[1] ??
    (bodyIn(headline) || (level === '' ? '' : `全${level}`) || partsOf(start) || bureauIn(headline))
  )
}

const districts = /(?:[、,]|其中)[\u4e00-\u9fff]{2,3}[区县市](?=\d)/g

/** What has three districts with a number each is a city. */
const partsOf = (start: string): string => ((start.match(districts)?.length ?? 0) >= 3 ? '全市' : '')

/** The level that is spoken of most, and how much it is. */
function levelOf(text: string, from: number, to: number): [string, number] {
  const votes = new Map<string, number>()
  words.lastIndex = from
  for (let found = words.exec(text); found && found.index < to; found = words.exec(text)) {
    const level = found[2] ?? found[3] ?? ''
    votes.set(level, (votes.get(level) ?? 0) + weightOf(found))
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1])
  return best ?? ['', 0]
}
