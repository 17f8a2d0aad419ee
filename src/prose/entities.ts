import { resultWords } from './when/carried.ts'
import { namedIn } from './setting/entity_rules.ts'
import { clauseStart, ofStretch, type Reading } from './sentences/phrases.ts'
import type { Quantity } from './numbers/quantity.ts'
import type { Rule } from './grammar/rule.ts'
import type { Setting } from './setting/settings.ts'

const opening =
  /^(?:[\s\u3000]|[(]?[一二三四五六七八九十\d]{1,3}[)、.]|[一二三四五六七八九十]是|今年|[上下]半年|本年度|目前|同时|其中|截至目前|今[春秋]开学|[\dxX*]{2,4}年|在|(?:高考|中考)中|[,:;、”“])+/

/** Whole systems that a clause may speak of instead of the whole county. */
const system =
  /(?:全[市县区省州]|[市县区]直)教(?:育|体|育体育|科体|育和体育)系统(?:纪检监察部门)?|全[市县区省州](?:各?中小学(?:幼儿园)?生?|教师(?=在|参加|共?获|中))|(?:^|[,。;:动])(教育系统)/

/** Words that tell of whom a clause speaks without naming it. */
export const officeRules: (Rule & { pattern: RegExp })[] = [
  {
    about: 'What a bureau does as an office among others, and not for its schools.',
    pattern:
      /我局|局机关|本局|局党[委组]|招商引资|招引落地|向上争取|争取到位资金|机关党员|局领导|班子成员|值班(?:电话|人员)|驻村|包村|挂点|挂钩村|帮扶村|联系村/,
    examples: [
      {
        text: '全县教师2000名。全年完成招商引资3200万元,我局选派干部5名驻村。',
        facts: [{ entity: '全县' }, { entity: '县教育局' }, { entity: '县教育局' }],
      },
    ],
  },
  {
    about: 'A clause that begins with a kind of schools or people speaks of these, whoever was spoken of before.',
    pattern:
      /^(?:农村|城区|各|普通|中职|东西部|公办|民办|区内外?|市内外?|县内外?|教师|学生|校长|[幼初高中小][\u4e00-\u9fff]{0,2}(?:学校|教育|教师|学生|生))/,
    examples: [
      {
        text: '全县共有教师3000名。县职教中心招生300人,农村学校招生1200人。',
        facts: [{ entity: '全县' }, { entity: '县职教中心' }, { entity: '全县' }],
      },
    ],
  },
]

/** How far the one whom a clause or a sentence names is spoken of. */
export const subjectRules: Rule[] = [
  {
    about: 'What the whole is counted by, among whom a school stands, is told of the whole.',
    examples: [
      {
        text: '北山中学本科上线80人，列全市21所中学第三名。',
        facts: [{ entity: '北山中学' }, { value: 21, entity: '全市' }, { entity: '北山中学' }],
      },
    ],
  },
  {
    about: 'A place is spoken of through its kinds of schools, and one who opens brackets to their end.',
    examples: [
      {
        text: '全镇经济繁荣。xx镇拥有初级中学1所，公办幼儿园2所。',
        facts: [{ entity: 'xx镇' }, { value: 2, entity: 'xx镇' }],
      },
      {
        text: '全县重视教育。县教育园区，占地500亩（高中部，学生9000人；初中部，学生3000人）。',
        facts: [{ entity: '县教育园区' }, { entity: '县教育园区' }, { value: 3000, entity: '县教育园区' }],
      },
    ],
  },
  {
    about: 'The head of a sentence is spoken of in all of it.',
    examples: [
      {
        text: '全市项目有序推进。\n\n2.北山小学：主体工程完成40%；配电房砌筑完成30%。',
        facts: [{ entity: '北山小学' }, { value: 30, entity: '北山小学' }],
      },
    ],
  },
  {
    about: 'In the paper of a town 初中 and 中心小学 are its own, where a clause tells what they have.',
    examples: [
      {
        text: '2012年镇教育工作汇报\n\n我镇优化布局。\n\n初中校舍面积5200平方米，图书1.2万册；中心小学配有电脑50台，教室20间。全镇小学有图书3万册。',
        facts: [
          { entity: '初中' },
          { entity: '初中' },
          { entity: '中心小学' },
          { entity: '中心小学' },
          { entity: '全镇' },
        ],
      },
      {
        text: '2012年县教育工作汇报\n\n我县优化布局。初中校舍面积5.2万平方米。',
        facts: [{ entity: '全县' }],
      },
    ],
  },
  {
    about: 'A sum behind several schools is none of theirs.',
    examples: [
      {
        text: '全县加快建设。东河镇中心小学新建教室3间，南浦镇中心小学新建教室5间，累计投入80万元。',
        facts: [{ entity: '东河镇中心小学' }, { entity: '南浦镇中心小学' }, { value: 800000, entity: '全县' }],
      },
    ],
  },
  {
    about: 'What is counted behind a list of schools is none of the last one’s.',
    examples: [
      {
        text: '全县报名800人，设北山中学、南浦实验中学2个考点。',
        facts: [{ entity: '全县' }, { value: 2, entity: '全县' }],
      },
    ],
  },
  {
    about: 'What each town is to have is told of the towns.',
    examples: [{ text: '全县确保每个乡镇都有1所公办幼儿园。', facts: [{ entity: '各乡镇' }] }],
  },
  {
    about: 'The sentence behind a contest speaks of it, and news of one event do.',
    examples: [
      {
        text: '全市艺术教育繁荣。举办了南浦市第三届青少年科技创新大赛。共征集作品570件。',
        facts: [{ entity: '南浦市第三届青少年科技创新大赛' }],
      },
      {
        text: '东河区第六届艺术节圆满结束。全区学校参与。展出书法作品50件。',
        facts: [{ entity: '东河区第六届艺术节' }],
      },
    ],
  },
]

const [bureauWork = /(?!)/, ownSubject = /(?!)/] = officeRules.map((rule) => rule.pattern)

/** From the last semicolon to a little behind the figure. */
function saidOf(reading: Reading, { start, tail }: Quantity): string {
  const from = Math.max(reading.from, start - 50)
  return reading.text.slice(from, Math.min(reading.to, tail + 6)).replace(/^[^;]*;(?=[^;]{4,}$)/, '')
}

const ofTown =
  /(?:^|[,;:])[\s\u3000]*(?:其中:?)?(?:(初级中学|初中|中心(?:小学|校|幼儿园)|九年一贯制学校)(?=校园|校舍|占地|建筑|[现配建拥设]有|图书|微机|电脑|\d+[名人])|[一二三四五六七八九十\d]*个?(完小)(?=校园|校舍|占地|建筑|[现配建拥设]有)|全[镇乡])/g

/** 初中校舍面积5200平方米,图书1.2万册: what the one school of a kind has that a town has. */
function townSchoolOf({ text, from }: Reading, { start, tail }: Quantity): string | null {
  const words = text.slice(Math.max(from, start - carries), tail + 5)
  const last = /初|中心|九年|完小/.test(words)
    ? [...words.matchAll(ofTown)].findLast(({ index }) => index <= start - Math.max(from, start - carries))
    : undefined
  return last?.[1] ?? last?.[2] ?? null
}

/** Whom a figure is about. In a school’s paper 学校 is that school, and 全镇 is told of the town. */
export function entityOf(reading: Reading, quantity: Quantity, setting: Setting): string {
  const named = namedFor(reading, quantity, setting)
  if (named === setting.scope && /[镇乡]$/.test(named)) return townSchoolOf(reading, quantity) ?? named
  if (!isSchool(setting.scope)) return named
  if (named === '学校') return setting.scope
  if (named !== setting.scope) return named
  const own = clauseStart(reading, quantity.start)
  const begin = own > reading.from && own > quantity.start - 8 ? reading.from : own
  const before = reading.text.slice(begin, Math.min(begin + 24, quantity.start))
  return around.exec(before)?.[1] ?? named
}

const isSchool = (name: string): boolean => /[学校中高园]$|完小$|[职教]中心$/.test(name) && !name.startsWith('全')

/** 全镇适龄儿童1200人, in the paper of a school. */
const around = /^[\s\u3000]*(?:目前,|20\d\d年,?)?(全[县市区镇乡])(?!第|前|平均|中|教育局)/

/** A body that the clause or an earlier one begins with, else the whole county or city. */
function namedFor(reading: Reading, quantity: Quantity, setting: Setting): string {
  const { text, from } = reading
  const whole = wholeAt(reading, quantity)
  if (whole) return whole
  const sum = isSum(reading, quantity)
  const actor = rowOf(reading, quantity) ?? (sum ? null : actorOf(reading, quantity)) ?? actorBehind(reading, quantity)
  if (actor) return actor
  const built = (sum ? null : builtOf(reading, quantity)) ?? goesOn(reading, quantity, setting)
  if (built) return built
  const before = text.slice(Math.max(from, quantity.start - 60), quantity.start)
  if (bureauWork.test(saidOf(reading, quantity)) && /^全[市县区州旗]$/.test(setting.scope))
    return `${setting.scope.slice(1)}教育局`
  const found = system.exec(before)
  if (found) return (found[1] ?? found[0]).replace('各中', '中')
  const bound = boundBy(reading, quantity) ?? eachOf(reading, quantity)
  if (bound) return bound
  const same = referred(reading, quantity)
  if (same) return same
  const clause = text.slice(clauseStart(reading, quantity.start), quantity.start)
  const wide = widest(before)
  if (wide && `全${wide}` !== setting.scope) return `全${wide}`
  const local = smaller.exec(clause)?.[1]
  if (local && /国$|省$/.test(setting.scope)) return `全${local}`
  const own = /我([市县区州])(?![教委])/.exec(
    text.slice(Math.max(from, quantity.start - 60), quantity.tail + 4).replace(/[,。;][^,。;]{0,3}$/, ''),
  )
  if (own && setting.place?.endsWith(own[1] ?? ' ')) return setting.place
  return setting.scope
}

/** 居全市33所中学前列, 占全市(共2000人)的15%: a number that the whole itself is counted by. */
function wholeAt({ text, from }: Reading, { start, kind }: Quantity): string | null {
  if (kind === 'rank' || kind === 'date') return null
  const found = /[居列占在](全[市县区省州旗])(?:共有?|[(]共?)?$/.exec(text.slice(Math.max(from, start - 8), start))
  return found?.[1] ?? null
}

const dutiful =
  /(各?学校|各校|各?中小学校?|各?幼儿园|各?中心校|各?乡镇(?:人民)?政府|村委会|教育行政部门|责任人|监护人|家长|班主任|任课教师|值班人员|校长|园长|新任教师|支教教师|专任教师|教师|学生)(?=应当?|须|必须|要|每|在|于|开展|组织|接到|发现|不得|原则上)(?!.*(?:应当?|须|必须)[\u4e00-\u9fff]{0,2}对)/g

/** Whom a limit or a number each term binds: the last one before it who 应, 须 or 每. */
function boundBy(reading: Reading, quantity: Quantity): string | null {
  const before = reading.text.slice(Math.max(reading.from, quantity.start - 80), quantity.start)
  const limits = quantity.kind === 'duration' && quantity.bound === '<='
  if (!limits && !/每(?:学期|学年|年|月|周|季度|个?月)[^,。;]{0,12}$/.test(before)) return null
  if (!/应|须|必须|不得|要|每/.test(before)) return null
  return [...before.matchAll(dutiful)].at(-1)?.[1] ?? null
}

const each =
  /(?<![全到])每个?(县市区|县[区市]?|市|乡镇(?:街道)?|乡|镇|街道(?:办事处)?|行政村|村|社区)(?:和每个?(乡镇|街道(?:办事处)?|社区))?(?:都|均|至少|要|应|须|在城区|原则上|有|建[设成好]?|创办|设[立置]?|配备|办好){1,3}[^,。;、:和或]{0,6}$/

/** 每个乡镇建好1所公办园: what each of them is to have is told of these. */
function eachOf({ text, from }: Reading, { start }: Quantity): string | null {
  const found = each.exec(text.slice(Math.max(from, start - 40), start))
  return found ? `各${[found[1], found[2]].filter(Boolean).join('、')}` : null
}

/** The clauses that begin with a whole: 全省现有…; 我县…. Of the country or the province only its stock is told. */
const wholes =
  /(?:^|[,;:(])[^,;:()]{0,4}(?:全([国省])(?!重点|优秀|先进|知名)(?=[\u4e00-\u9fff]{0,4}(?:共|现(?!场)|有|普通|各级|已|累计|小学|初中|中小学|幼儿园|\d))(?![^,;:()]*(?:[第前]|平均|首))|[全我本]([市县区州旗镇乡]))/g

/** The larger place that the last whole of a sentence is: 全省现有幼儿园1.2万所,在园幼儿200万人. */
const widest = (before: string): string | undefined =>
  before.includes('全国') || before.includes('全省') ? [...before.matchAll(wholes)].at(-1)?.[1] : undefined

/** In a paper of a larger place, 全县 is a smaller one. */
const smaller = /^[^,。;]{0,4}全([市县区州])(?![^,。;]{0,2}(?:[第前]|平均))/

const reference = /^(?:[\s\u3000]|同时|目前|今年|其中|,)*该([校县区市镇乡院园局])/

/** 该校: the last one named before in the paragraph that is of this kind. */
function referred(reading: Reading, quantity: Quantity): string | null {
  const { text } = reading
  const start = clauseStart(reading, quantity.start)
  const kind =
    reference.exec(text.slice(start, start + 12))?.[1] ??
    reference.exec(text.slice(reading.from, reading.from + 12))?.[1]
  if (!kind) return null
  const near = Math.max(0, start - carries)
  const limit = near + text.slice(near, start).lastIndexOf('\n') + 1
  let end = Math.min(start, reading.from)
  while (end > limit) {
    const before = text.slice(limit, end - 1)
    const cut = limit + Math.max(...['。', '!', ',', ';', ')'].map((sign) => before.lastIndexOf(sign))) + 1
    const named = namedFirst(text.slice(cut, end).replace(opening, ''))
    if (named && sorts[kind]?.test(named)) return named
    end = cut
  }
  return null
}

/** Whom the words of a clause begin with. */
const namedFirst = (words: string): string | null => namedIn(words, 'clause') ?? namedIn(words, 'sentence')

const sorts: Readonly<Record<string, RegExp>> = {
  校: /[学校中高园]$|学院$|中心$/,
  院: /院$/,
  园: /园$/,
  县: /县$/,
  区: /区$/,
  市: /市$/,
  镇: /镇$/,
  乡: /乡$/,
  局: /局$/,
}

/** How far back in its sentence the subject of a clause is looked for. */
const carries = 200

const bounds = /[,;:。()!?！？\n]/

const wholePlace = /^[全我][市县区省州旗镇乡]/

const isPlace = /(?:[县区市镇乡旗州]|街道)$/

/** The subject of a figure’s clause, else that of the nearest clause before it; none where that speaks of the whole. */
function actorOf(reading: Reading, quantity: Quantity): string | null {
  const { text, from } = reading
  const limit = Math.max(from, quantity.start - carries)
  let start = clauseStart(reading, quantity.start)
  let end = quantity.tail
  let results = true
  let kinds = false
  for (let own = true; ; own = false) {
    // A clause that is longer than one looks back has its beginning, and so its subject, out of sight.
    const whole = start <= from || bounds.test(text[start - 1] ?? '')
    const clause = whole ? text.slice(start, Math.min(end, start + 60)).replace(opening, '') : ''
    const named = own
      ? namedFirst(clause)
      : ofStretch((reading.subjects ??= new Map()), start, end, () => namedIn(clause, 'sentence'))
    // 某镇有初中1所,公办幼儿园2所: kinds of schools are a place's own, and no school's.
    if (named) return kinds && !isPlace.test(named) ? null : named
    kinds ||= own && ownSubject.test(clause)
    if (wholePlace.test(clause) || start <= limit) return null
    results &&= ofExam.test(clause)
    if (text[start - 1] === ';' && !results && !isInside(text, limit, start)) return headOf(reading)
    end = start
    start = Math.max(limit, clauseStart(reading, start - 1))
  }
}

/** Whether a place stands within brackets that open before it: (高中部有3000人;初中部有…. */
const isInside = (text: string, limit: number, at: number): boolean =>
  text.slice(limit, at).lastIndexOf('(') > text.slice(limit, at).lastIndexOf(')')

/** 2.城南小学:主体完成40%;配电房…: the head of a sentence holds for all of it. */
function headOf({ text, from }: Reading): string | null {
  const head = /^[^,。;:]{2,24}:/.exec(text.slice(from, from + 30).replace(opening, ''))?.[0]
  return head === undefined ? null : namedIn(head, 'sentence')
}

const schoolNames =
  /[\u4e00-\u9fffxX]{2}[镇乡]?(?:中心|初级|高级|实验|第[一二三四五六七八九十])*(?:小学|中学|学校|幼儿园)/g

/** 东河小学建成,南浦小学封顶,累计投资…: a sum behind several schools. */
function isSum(reading: Reading, { start }: Quantity): boolean {
  const own = clauseStart(reading, start)
  if (!/^(?:累计|总?共计?|合计|总计)/.test(reading.text.slice(own, own + 4))) return false
  const before = reading.text.slice(Math.max(reading.from, start - carries), own)
  return new Set(before.match(schoolNames)).size > 1
}

/** The results of a school are told in many clauses: 一中再次取得佳绩;本科上线率80%;三名同学获奖. */
const ofExam = new RegExp(`${resultWords}|名列|第一`)

/** 2月14日,北山镇残联召开会议: the one who acts stands behind the day. */
function actorBehind(reading: Reading, { kind, start, tail }: Quantity): string | null {
  const { text, to } = reading
  if (kind !== 'date' || clauseStart(reading, start) < start - 4) return null
  const words = text.slice(tail, Math.min(to, tail + 40)).replace(/^(?:[上下]午|晚上?)?[,、]?/, '')
  return namedIn(words, 'sentence')
}

/** 其中东河区3505个、南浦县3705个. */
function rowOf({ text, from }: Reading, { start }: Quantity): string | null {
  const before = text.slice(Math.max(from, start - 24), start)
  // 一中、二中2个考点: what is counted behind a list is none of the last one's.
  if (/(?:小学|中学|学校|幼儿园|[一二三四五六七八九十][中小])、[^、,;:。(\d]{2,12}$/.test(before)) return null
  return namedIn(before.slice(-12), 'row')
}

/** What may go on about a school that the sentence before spoke of. */
const further =
  /^(?:[\s\u3000]|[一二三四五六七八九十]是)*(?:\d+[名位人个]|[xX*]+名|[校学]|现|该|项目|建成后|目前|截[至止]|获|占地|其中|累计|共|建筑|开设|有|同年|先后|连续|超?\d{3}分|本科|重本|[一二]本|重点本科|文科|理科|最高分)(?![^,。;]{0,8}各)/

/** What the sentence before told the holding of. */
const held =
  /(?:举[办行]|承办|召开|迎来)了?((?!全?[国省])[^,。;、]{4,40}(?:大赛|竞赛|比赛|运动会|洽谈会|博览会|颁奖大会|[术技体书化]节))(?:活动)?。[\s\u3000]*$/

/** 一中再次取得佳绩,…。2名同学进入前十名: the school of the sentence before. */
function goesOn({ text, from, earlier }: Reading, { start }: Quantity, { scope }: Setting): string | null {
  const event = /^(?:[\s\u3000])*(?:本[届次]|此次|大赛|比赛|共|经过)/.test(text.slice(from, from + 8))
    ? held.exec(text.slice(Math.max(0, from - 80), from))?.[1]
    : undefined
  if (event !== undefined) return event
  const last = earlier.find(({ entity }) => entity !== scope)?.entity ?? ''
  if (!sorts['校']?.test(last)) return null
  const before = text.slice(from, Math.min(start, from + 80))
  const whole = /[全我本各][市县区省州](?![文理]科|[第前])|各[中校学]|中小学/
  return further.test(text.slice(from, from + 20)) && !whole.test(before) ? last : null
}

/** 扩建大官小学教学楼, in the clause of the figure, before it or, for what it costs, behind it. */
function builtOf({ text, from, to }: Reading, { start, kind, tail, unit }: Quantity): string | null {
  const begin = Math.max(from, start - 40)
  const words = text.slice(begin, kind === 'money' ? Math.min(to, tail + 14) : /米|亩/.test(unit) ? tail : start)
  if (!/小学|中学|学校|幼儿园|\d中/.test(words)) return null
  // Words that are cut off begin no clause.
  return namedIn((begin > from ? '…' : '') + words.slice(words.lastIndexOf(';') + 1), 'object')
}
