import { noKind } from './entity_rules.ts'
import type { Rule } from '../grammar/rule.ts'

/** Whose paper it is: 全县, 渝中区, 我校, 县职业技术教育中心; empty where nothing tells it. */
export const scopeRules: Rule[] = [
  {
    about: 'A bureau speaks of 全市, 全县 or 全区, whichever level it speaks of most; offices of a level tell less.',
    examples: [
      { text: '全县新建校舍3栋。县教育局招聘教师40名，市级骨干教师12名。', facts: [{ entity: '全县' }, {}, {}] },
      {
        text: '县教体局2020年工作计划\n\n创建全省全国优质均衡县。新建小学9所。',
        facts: [{ value: 9, entity: '全县' }],
      },
      { text: '建立南浦县教育扶贫基金。劝返学生18名。', facts: [{ entity: '全县' }] },
      { text: '建成县城小学食堂2个，县职教中心招生300人，受益学生1200人。', facts: [{ entity: '全县' }, {}, {}] },
    ],
  },
  {
    about: 'A place that only its name is known by, and one that a headline tells of, is called by it.',
    examples: [
      { text: '南浦区教委2023年学生资助情况\n\n资助学生2400人次。', facts: [{ entity: '南浦区' }] },
      { text: '2020年南浦市教育局承担实事情况\n\n新建幼儿园20所。', facts: [{ entity: '南浦市' }] },
      { text: '南浦区举行演讲比赛\n\n我区26名选手参加。', facts: [{ entity: '南浦区' }] },
      { text: '南浦区2023年工作总结\n\n全区招聘教师26名。', facts: [{ entity: '全区' }] },
      { text: '南浦县多措并举守护校园安全\n\n开展研判12次。', facts: [{ entity: '南浦县' }] },
      {
        text: '省教育厅通报全省食堂考核情况，南浦县得分90.5分。去年，南浦县加大投入。今年，南浦县下拨30万元。',
        facts: [{ entity: '南浦县' }, { entity: '南浦县' }],
      },
      { text: '近日，南浦县下拨助学金80.5万元。', facts: [{ entity: '南浦县' }] },
      { text: '记者从南浦县教育局获悉，南浦县将新建项目30个。', facts: [{ entity: '南浦县' }] },
    ],
  },
  {
    about: 'A school speaks of itself by its name where it says it, else as 我校.',
    examples: [
      { text: '北山中心完小位于镇南。学校有教学班16个。', facts: [{ entity: '北山中心完小' }] },
      { text: '我校182人参加高考。', facts: [{ entity: '我校' }] },
      {
        text: '北山镇中心小学关于控辍保学的汇报\n\n全镇儿童1200人。学校投入6万元。',
        facts: [{ entity: '全镇' }, { entity: '北山镇中心小学' }],
      },
      {
        text: '关于对北山小学的督导反馈意见\n\n西山县督导组进校。校园占地20亩。',
        facts: [{ entity: '北山小学' }],
      },
      {
        text: '2013-2014学年度第二学期学校工作总结北山镇永安小学2014年7月2日\n\n我校有教师12人。',
        facts: [{}, { value: 12, entity: '北山镇永安小学' }],
      },
      { text: '砥砺前行谱新篇\n——北山一高2014年高考再创佳绩\n\n学校本科上线320人。', facts: [{ entity: '北山一高' }] },
      { text: '××幼儿园经费情况报告\n\n我园占地12亩。', facts: [{ entity: '××幼儿园' }] },
      {
        text: '江东省南浦职业教育中心校\n\n江东省南浦职业教育中心校是首批国家级重点职中。占地200亩。',
        facts: [{ entity: '江东省南浦职业教育中心校' }],
      },
      {
        text: '2012年镇教育工作汇报\n\n2、我镇优化布局。共有学生1100名。',
        facts: [{ entity: '全镇' }],
      },
      {
        text: '2005年8月，两所学校合并组建县职业技术教育中心（以下简称职教中心）。招生300人。',
        facts: [{}, {}, { value: 300, entity: '县职业技术教育中心' }],
      },
      { text: '***学校成立于2003年，占地6万平方米。', facts: [{ value: 2003 }, { value: 60000, entity: '***学校' }] },
      { text: '会议由北山中学副校长王某主持。本科上线34人。', facts: [{ entity: '北山中学' }] },
      {
        text: '北山中学再创佳绩。这是北山中学师生的骄傲，北山中学走到了前列。1600名师生受到鼓舞。',
        facts: [{ value: 1600, entity: '北山中学' }],
      },
      { text: '学校坚持面向市场办学。学校先后获奖。融资2.3亿元用于实训。', facts: [{ entity: '学校' }] },
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
  /([全我本该])(?<!(?:走在|位居|位列|居|占|列|揽|(?<![\d一二三四五六七八九十])、)[全我本该])([省市县区州旗镇乡校院园])(?!第|各地|前|名列|平均|领先|率先)|([市县区州省])(?:(教育局|委教育工委|教体局)|(委|政府|财政|教委|教育体育局|教育和体育局|卫健委|卫生健康|直)|教育|(?<=[xX*]{2}[市县区])|(?<=县)(?=[\u4e00-\u9fff]{2,4}[乡镇][\u4e00-\u9fff]{0,3}[小中学幼])|(?<=[市县])(?:城(?!区)|级|域|外|扶贫|脱贫|职教|职中|一中|人社|编办|人大|政协|残联|妇联|公安))/g

/** A bureau names the offices of its province as those above it. */
const weightOf = ([, whole, , level, bureau, office]: RegExpExecArray): number => {
  if (whole === '全') return 2
  if (whole) return whole === '该' ? 0.5 : 5
  if (level === '省') return 0.00001
  return bureau ? 0.4 : office ? 0.001 : 0.0001
}

/** What the bureau in a title counts for: more than a whole that is named once or twice. */
const ofTitle = 4
const bureaus =
  /([市县区州旗])(?:教育局|教体局|教科体?局|文教局|教委|教育委员会|委教育工委|教育(?:体育|和体育|科技|和科技)局)/

const school =
  '小学|中学|完小|学校|幼儿园|学院|职教中心|教育中心校?|中心校|中专|职高|[一二三四五六七八九十]中(?:分部|校区)?|[一二三四五六七八九十]高'
const introduced = new RegExp(
  `(?<![\\u4e00-\\u9fff])(?:[^,。;:\\n]{0,10}(?:情况|状况|概况|简介))?((?![全我本该各学这])[\\u4e00-\\u9fffxX*]{2,14}?(?:${school}))(?=距|位于|坐落|地处|成立于|创办于|创建于|[始新]?建于|建校于|是一所|是(?:首批|全[国省市区县]|国家|[省市县区]级?)[^,。;\\n]{0,16}(?:学校|[中小]学|职[中高]|中专|幼儿园))`,
)
const abbreviated = new RegExp(
  `(?:组建|成立|更名为|,|。|^)((?:(?!组建|成立|更名为)[\\u4e00-\\u9fff]){3,14}?(?:${school}))\\((?:以下)?简称`,
)
const own = /我[校院园]/

const place = '(?!关于|对|年|城)(?:(?!我)[\u4e00-\u9fff]){2,4}?(?:自治县|[市县区州旗])'
const placed = new RegExp(
  `(?<![\\u4e00-\\u9fff](?<!年))(${place})(?=教育|教体|教委|文教|人民政府|20|[\\u4e00-\\u9fff]{2,16}(?:总结|汇报|报告|简报|计划|情况|公报|要点))`,
)
const told = new RegExp(`^(?![全我本某该各])(${place})(?=举行|召开|举办|表彰|开展|启动|[^,。;]{2,16}调研报告)`)
/** What news is told in: 某县多举措…, but 某县推进…工作总结. */
const news = new RegExp(
  `^(?![全我本某该各])(${place})(?=(?:[一二三四五六七八九十]|多)(?:举措|措并举|点发力|个|项)|将|获|荣|出台|下发|下拨|发放|投入|新增|新建|建成|成立|组织|推进|推动|强化|加强|加快|加大|深化|持续|扎实|全力|全面|积极|着力|大力|切实|认真|率先|打造|创新|落实|做好|抓好|抓实|筑牢|实现|完成|严|狠)(?![^\\n]*(?:总结|小结|计划|规划|报告|汇报|讲话|要点|方案|公报|通报|材料|情况|工作|意见|建议|经验|简介|安排|打算)(?:\\(|$))`,
)
/** News of one event: 某区第六届艺术节圆满结束. */
const event =
  /^\s*([^,。;:\n]{4,44}?(?:大赛|竞赛|比赛|联赛|锦标赛|运动会|展演|[术技体书化]节))(?:活动)?(?=圆满|成功|顺利|隆重|胜利|[开闭落]幕|举行$|举行\n|结束)/
const subject =
  /(?:^|[\n。,;:])(?!其中|全|我|本|该|各|某)((?:[\u4e00-\u9fff]{2,3}|[xX*]{1,3})(?:[县区市旗](?!教|委|级)|(?<![城乡各])[镇乡](?!教|委|级)|社区))(?=总|现有|共有|位于|地处|辖|在|农村|城区|中小学|20\d\d年)/

const unnumbered = (line: string): string => line.replace(/^第.篇[:：]?/, '')

/** The place that a title names and 我市 stands for: 达州市; null where it names none. */
export const placeIn = (line: string): string | null => placed.exec(unnumbered(line))?.[1] ?? null

/** The school whose paper a title says it is: 北山中学2023年工作总结; 对北山小学的督导反馈意见. */
const schoolPaper = new RegExp(
  `^${noKind}(?![全我本该各]|义务|普通|城区|农村)([\\u4e00-\\u9fffxX*×]{2,14}?(?:中学|(?<![县市区中])小学|完小|(?<![县市区])幼儿园|(?<![县市区])学校|学院|职教中心|教育中心校?|中心校|中专|职高|第?[一二三四五六七八九十]中|[一二三四五六七八九十]高))(?=$|关于|20\\d|[xX*]{2,}|(?:总体|基本)?(?:情况|工作|教育|教学|校园|安全|德育|党建|经费|师资|后勤|财务)|自查|述职|汇报|总结|简介|[上下]半年|年|创建)|对([\\u4e00-\\u9fff]{2,12}?(?:中学|小学|幼儿园|学校))(?:的|进行|开展)?[^,。对]{0,12}(?:督导|评估|检查|反馈|视导)`,
)
const authorIn = (line: string): string | undefined => {
  const found = schoolPaper.exec(unnumbered(line).replace(/^\d{1,2}[、.]/, ''))
  const name = found?.[1] ?? found?.[2]
  return name === undefined || /中小学|[、和及局委]|各|关于|政府/.test(name) ? undefined : name
}

/** A body begins where a line or the name of a paper ends: 第二学期工作总结北山小学2014年. */
const bodyIn = (line: string): string =>
  /(?<![\u4e00-\u9fff](?<!总结|汇报|报告|计划|[年期度于]))((?:(?!学期|学年|年度|总结|汇报|报告)[\u4e00-\u9fff]){2,16}?(?:协会|联合会|学校|中学|小学|幼儿园|学院|中心|委员会))(?=[\dxX“(]|工作|关于|年)/.exec(
    unnumbered(line),
  )?.[1] ?? ''

/** The school that stands below a headline of many words: ——北山一高2014年高考再创佳绩. */
const below = new RegExp(
  `^[^\\n]{4,60}\\n+[ \\u3000]*[-—]{1,4}(?:记|来自)?(${noKind}(?![全我本该各])[\\u4e00-\\u9fffxX*×]{2,12}?(?:${school}))(?=20\\d\\d|[xX*×]{2}|高考|中考|[^,。;\\n]{2,16}(?:纪实|侧记|工作|经验|做法))`,
)

const bureauIn = (line: string): string =>
  /^(?:[市县区州])?(?:教育局|教体局|教育体育局|教育和体育局|教委)/.exec(unnumbered(line))?.[0] ?? ''

/** How much of a text may hold the sentence that introduces a school. */
const near = 1500

/** Whom the figures of a paper are about that name nobody. `headline`: its title, else its first line. */
export function scopeOf(text: string, from: number, to: number, headline: string): string {
  const name = told.exec(headline)?.[1] ?? news.exec(headline)?.[1] ?? event.exec(text.slice(from, from + 60))?.[1]
  if (name !== undefined) return name
  const author = authorIn(headline) ?? below.exec(text.slice(from, from + 120))?.[1]
  if (author !== undefined) return author
  const [level, weight] = levelOf(text, from, to, bureaus.exec(headline)?.[1])
  const start = text.slice(from, Math.min(to, from + near))
  if (/[校院园]/.test(level)) {
    const called = introduced.exec(start)?.[1] ?? bodyIn(headline)
    return called === '' ? (own.exec(start)?.[0] ?? `全${level}`) : called
  }
  const union = /[\u4e00-\u9fff]{2,10}(?:协会|联合会)(?=20|工作)/.exec(unnumbered(headline))?.[0]
  if (union !== undefined) return union
  const alone = schoolIn(start, weight)
  if (alone !== null) return alone
  if (weight >= 1) return smallerOf(start, level, weight) ?? `全${level}`
  if (weight > 0.3) return placeIn(headline) ?? placeOf(start, level) ?? `全${level}`
  return (
    placeIn(headline) ??
    abbreviated.exec(start)?.[1] ??
    introduced.exec(start)?.[1] ??
    subject.exec(start)?.[1] ??
    placeOf(start, level) ??
    (bodyIn(headline) ||
      schoolItself(start) ||
      (level === '' ? '' : `全${level}`) ||
      partsOf(start) ||
      bureauIn(headline))
  )
}

/** How often each of the names that a pattern finds is found, those found most first. */
function namesIn(words: string, pattern: RegExp): [string, number][] {
  const counts = new Map<string, number>()
  for (const [, name = ''] of words.matchAll(pattern)) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])
}

const schools = new RegExp(
  `(?:^|[\\s,。;:、”是由])${noKind}(?![全我本该各其]|城区|农村|[^,。]{0,3}(?:所|名|个|位))((?:(?:(?![由在是这])[\\u4e00-\\u9fff]){2,6}?|[xX*]{2,4})(?:中学|小学|幼儿园|完小|职教中心|第?[一二三四五六七八九十]中))(?<!中小学)(?![生教等、和及与])`,
  'g',
)

/** The one school that a text speaks of again and again, more than of the whole county or town. */
function schoolIn(start: string, weight: number): string | null {
  const leads = weight < 0.3 ? led.exec(start)?.[1] : undefined
  if (leads !== undefined) return leads
  const [first, second] = namesIn(start, schools)
  if (!first || (second && second[1] > 1)) return null
  const [name, count] = first
  const often = weight === 0 ? 2 : weight < 0.3 ? 3 : 4
  return count >= often && count > weight / 2 ? name : null
}

/** Who leads a meeting or signs below a title: 会议由北山中学副校长主持. */
const led = new RegExp(
  `^[^。\\n]{0,24}?(?:^|[\\s,:由])(${noKind}(?![全我本该各其])(?:(?![由在是])[\\u4e00-\\u9fffxX*]){2,6}?(?:中学|小学|幼儿园|学校))(?<!中小学)(?:副?(?:校长|园长)|党(?:总支|支部|委)(?=副?书记))`,
)

/** 学校 that a text speaks of as its own: 学校占地…. Duties are those of all schools. */
const itself =
  /(?:^|[\n。])(?:目前,|现在,|近年来,|多年来,)?学校(?=抓住|坚持|始终|占地|现有|建筑|位于|先后|拥有|以|被|荣|把)/g

const schoolItself = (start: string): string => ((start.match(itself)?.length ?? 0) >= 2 ? '学校' : '')

const placeNames =
  /(?:^|[\s,。;:])(?:其中|[\u4e00-\u9fff]{2,3}[市州](?=(?!内)[\u4e00-\u9fff]{2,3}[县区]))?((?![全我本该各某其]|开展|推进|建设|创建)(?:(?![委政和与各县区市该全我本在])[\u4e00-\u9fff]){2,3}(?:自治县|[县市]|(?<![校园社地辖片学山景小郊库牧灾城老新验范发])区))(?![教委级直域属内外长区市县])/g

/** What a place does of which news tell once. */
const doings =
  /^(?:取得|实现|完成|投入|下[发拨]|发放|拨付|筹[集措]|招聘|新[增建]|建成|组织|开展|举[行办]|召开|启动|始终|坚持|高度|积极|认真|全面|大力|现?有|共)/

/** The place that the clauses of a text begin with, where it is of the level that is spoken of. */
function placeOf(start: string, level: string): string | null {
  const [first, second] = namesIn(start, placeNames)
  if (!first || (second && second[1] >= first[1])) return null
  const [name] = first
  if (level !== '' && !name.endsWith(level)) return null
  const said = start.split(name)
  return said.length > 2 || doings.test(said[1] ?? '') ? name : null
}

/** The county that news tell of again and again, and of no other, where they name its city or province but once. */
function smallerOf(start: string, level: string, weight: number): string | null {
  if (weight > 2.9 || !/[省市]/.test(level)) return null
  const [first, second] = namesIn(start, placeNames)
  return first && !second && first[1] > 2 && !first[0].endsWith(level) ? first[0] : null
}

const districts = /(?:[、,]|其中)[\u4e00-\u9fff]{2,3}[区县市](?=\d)/g

/** What has three districts with a number each is a city. */
const partsOf = (start: string): string => ((start.match(districts)?.length ?? 0) >= 3 ? '全市' : '')

/** The level that is spoken of most, and how much it is. */
function levelOf(text: string, from: number, to: number, titled = ''): [string, number] {
  const votes = new Map<string, number>()
  words.lastIndex = from
  for (let found = words.exec(text); found && found.index < to; found = words.exec(text)) {
    const level = found[2] ?? found[3] ?? ''
    votes.set(level, (votes.get(level) ?? 0) + weightOf(found))
  }
  const favoured = ([level, votes]: [string, number]): number => votes + (level === titled ? ofTitle : 0)
  const [best] = [...votes].sort((a, b) => favoured(b) - favoured(a))
  return best ?? ['', 0]
}
