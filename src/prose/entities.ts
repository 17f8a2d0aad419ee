import { alsoDoing, doing } from './heads.ts'
import { clauseStart, type Reading } from './phrases.ts'
import type { Quantity } from './quantity.ts'
import type { Rule } from './rule.ts'
import type { Setting } from './settings.ts'

/** Where the one spoken of is found. */
interface EntityRule extends Rule {
  /** `sentence`: at the start of a sentence, and then for all of it; `clause`: at the start of the figure's clause. */
  place: 'sentence' | 'clause'
  pattern: RegExp
  /** Whether those named are a kind of people or schools, which is otherwise no name. */
  duty?: true
}

const bodies =
  '学校|中学|小学|幼儿园|学院|大学|中专|职中|职高|附中|高中|教育局|教体局|教研室|教研员|督导室|督导团|委员会|教育工委|中心校|中心|协会|联合会|园区|集团|县委|区委|市委|党组'
const acts =
  '(?=被|获|投入|完成|荣|招|录取|最高|一本|二本|本科|高考|上线|新增|新建|组织|开展|举办|选派|选送|聘请|抽调|争取|进行|主要领导|领导班子|召开|承办|成立|成功|共|每年|在\\d|名列|位居|毕业|参加|接收|积极|认真|先后|将召开|将举办|将组织|与|对)'

/** Words that begin a clause without a subject; what follows them is an object. */
const notNames =
  '我|完成|共|现|新|建|检查|组织|加强|推进|开展|实施|举办|争取|为|对|将|把|按|根据|依托|通过|以|各|所有|部分|指导|引导|鼓励|支持|协助|投入|使|让|由|选|确定|聘请|与|每|经|其'

/** Verbs that an object follows, so that what stands behind them is no subject. */
const verbs = `${doing}|提出|努力|实现|力争|力求|预计|推荐|上报|促进|促使|安排|发挥|充分|全面|继续|进一步|规范|提升|提高|优化|扩大|确保|严格|督促|要求|动员|大力|着力|切实|不断|启用|整合|撤|合并|利用|方便|丰富|保障|满足|引领|带动|服务|做好|抓好|打造|深化|健全|完善|开放|改善|改进|关注|关爱|涵盖|辐射|交流|进入|分配|聘|派|配|到|从|至|一批|多所|首批`

/** Words that tell kinds of school apart and name none. */
const kindsOfSchool =
  '公益性?|标准化?|简易|[一二三四五]级|[一二三四五]星级|各类|九年|义务|农村|城区|城镇|城乡|乡镇|村级|村|民办|公办|普惠性?|普通|义务教育|寄宿制|薄弱|示范性?|优质|标准化|特色|中心|职业|完全|九年一贯制|十二年一贯制|幼儿|高级|初级|山区|边远|中等|重点|新建|改建|定点|试点|受援|帮扶|中|小学|中小|初|高|自治区级?|省级|市级|县级|区级|国家级|直属|属|辖区|其他|其它|两|三|几|多|该|本|外|兄弟'

/** What no name holds: words of grammar, numbers of things, kinds of people and stages. */
const noName =
  /^含|^中央|省市$|^近?[一二三四五六七八九十两\d]+年|^(?:城市|县镇|城镇|乡镇|县市|市县|城区|镇区)$|[了对在把被将为从向等使让我]|[一二三四五六七八九十两几多\dxX*]所|预计|计划|阶段|所有|加大|加快|招生|教师(?!进修|培训|发展)|学生|儿童|幼儿(?!园)|建设|工程|项目|管理|质量|入学|毕业|专任|周边|各|高出|低于|平均|水平|全[市县区省国]|^(?:全|本|该|我|其|个|所|外|新|名|校)/

/** Verbs and words of state that a subject stands before. */
const predicates = `(?=${doing}|${alsoDoing}|共|现|有|拥有|率先|已|累计|先后|被|获|荣|投入|占地|招生|在校|在园|毕业|中考|高考|一本|二本|本科|上线|最高|平均|会同|联合|牵头|吸纳|覆盖|开展|组织|排查|下发|与\\d)`

export const entityRules: EntityRule[] = [
  {
    place: 'clause',
    about: 'A school or place that stands right at the beginning of the figure’s clause.',
    pattern: new RegExp(
      `^([一二三四五六七八九十]中|[\u4e00-\u9fff]{1,10}?(?:第[一二三四五六七八九十]+中学|[一二三四五六七八九十]中|附中))(?:${acts}|${predicates})`,
    ),
    examples: [
      {
        text: '全市高考成绩提升，一中最高分655，四中一本上线率30.5%。',
        facts: [{ entity: '一中' }, { entity: '四中' }],
      },
    ],
  },
  {
    place: 'sentence',
    about: 'A school that is known by its number.',
    pattern: /^([\u4e00-\u9fff]{1,6}\d{1,3}中)(?![小学职])/,
    examples: [{ text: '高考中，铁12中本科上线率居全市第二。', facts: [{ value: 2, entity: '铁12中' }] }],
  },
  {
    place: 'sentence',
    about: 'A school by its name.',
    pattern: new RegExp(
      `^((?!全|我|各|${notNames}|${verbs})(?!(?:${kindsOfSchool})+(?:小学|中学|学校|幼儿园|高中))[\u4e00-\u9fffxX]{1,6}?(?:实验小学|中心小学|小学|中学|幼儿园|实验学校|学校|附小|附中|职高|职教中心|职中|中专|特校|学院))(?![生教任等阶段的、和及与或班毕\\d]|[招在][生校]|学位)(?=[\u4e00-\u9fff“(]{2})`,
    ),
    examples: [
      { text: '城关镇第二小学扩建工程完成投资620万元。', facts: [{ entity: '城关镇第二小学' }] },
      { text: '农村小学新增教师20名。', facts: [{ entity: '' }] },
    ],
  },
  {
    place: 'sentence',
    about: 'A body that a sentence begins with and that acts in it.',
    pattern: new RegExp(
      `^((?!全[市县区省]|${notNames}|${verbs})(?!(?:${kindsOfSchool})+(?:小学|中学|学校|幼儿园|高中))[\u4e00-\u9fff]{0,12}?(?:${bodies}))${acts}`,
    ),
    examples: [
      {
        text: '县特殊教育学校获得专项资金300万元，招收学生42名。',
        facts: [{ entity: '县特殊教育学校' }, { entity: '县特殊教育学校' }],
      },
      {
        text: '在全县20个单位的测评中，教育局名列第二。',
        facts: [{ value: 20 }, { value: 2, entity: '教育局' }],
      },
    ],
  },
  {
    place: 'sentence',
    about: 'A district, county or town that does something of its own.',
    pattern: new RegExp(
      `^(?:其中)?((?![全我本各该](?:市|县|区|乡|镇))[\u4e00-\u9fff]{1,4}(?:自治县|[市县旗镇乡]|街道|(?<!(?:^|[市县主老])[城]|[校园社地辖片学山景小郊库牧灾市一-十各])区))(?![教委政直级域属内外长人])(?:${predicates}|(?=\\d|[xX*]{1,4}))`,
    ),
    examples: [
      {
        text: '东河县新建幼儿园4所，总投资6800万元；南浦区排查机构58家。',
        facts: [{ entity: '东河县' }, { entity: '东河县' }, { entity: '南浦区' }],
      },
      { text: '全市各县区选派支教教师140名，城区新增学位800个。', facts: [{ entity: '全市' }, { entity: '全市' }] },
    ],
  },
  {
    place: 'sentence',
    about: 'A body or a group of schools before any verb of doing.',
    pattern: new RegExp(
      `^((?!全[市县区省]|${notNames}|${verbs})(?!(?:${kindsOfSchool})+(?:小学|中学|学校|幼儿园|高中))[\u4e00-\u9fff]{1,10}?(?:教育局|教体局|教研室|督导室|职教中心|进修学校|进修学院|教育集团|医院|卫生院|疾控中心|职业学院|技术学校|技工学校|特教学校|实验学校|高级中学|第[一二三四五六七八九十]+(?:小学|幼儿园|中学)))${predicates}`,
    ),
    examples: [
      {
        text: '县第二幼儿园新增保育员6名，县职教中心开设专业14个。',
        facts: [{ entity: '县第二幼儿园' }, { entity: '县职教中心' }],
      },
    ],
  },
  {
    place: 'sentence',
    about: 'Those on whom a duty lies.',
    duty: true,
    pattern:
      /^(各?学校|各校|各?中小学校?|各?幼儿园|各中心校|中小学教师|教师|班主任|校长|学生|培训机构|校外培训机构)(?=每(?!所|校|个|名|位)|应|须|必须|不得|要|开学)/,
    examples: [
      { text: '学校每学期对学籍进行2次核查，5天内上报结果。', facts: [{ entity: '学校' }, { entity: '学校' }] },
    ],
  },
  {
    place: 'clause',
    about: 'A county, town or village that stands before its figure.',
    pattern: /^(?:正?在|为|对|给|向|其中)*((?![全我本各])[\u4e00-\u9fff]{2,7}(?:[市县]|[镇乡]))(?=[\dxX*]|有|共)/,
    examples: [
      { text: '暴雨期间，北山镇12所学校停课。', facts: [{ entity: '北山镇' }] },
      { text: '正在为北山镇7所小学申请设备。', facts: [{ entity: '北山镇' }] },
    ],
  },
]

const opening =
  /^(?:[\s\u3000]|[(]?[一二三四五六七八九十\d]{1,3}[)、.]|[一二三四五六七八九十]是|今年|[上下]半年|目前|同时|其中|截至目前|今[春秋]开学|[\dxX*]{2,4}年|在|(?:高考|中考)中|[,:;、”“])+/

/** Whole systems that a clause may speak of instead of the whole county. */
const system =
  /全[市县区省州](?:教育系统(?:纪检监察部门)?|各?中小学(?:幼儿园)?生?|教师(?=在|参加|共?获|中))|(?:^|[,。;:动])(教育系统)/

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

const [bureauWork = /(?!)/, ownSubject = /(?!)/] = officeRules.map((rule) => rule.pattern)

/** From the last semicolon to a little behind the figure. */
function saidOf(reading: Reading, { start, tail }: Quantity): string {
  const from = Math.max(reading.from, start - 50)
  return reading.text.slice(from, tail + 6).replace(/^[^;]*;(?=[^;]{4,}$)/, '')
}

/** Whom a figure is about: a body that the clause or an earlier one begins with, else the whole county or city. */
export function entityOf(reading: Reading, quantity: Quantity, setting: Setting): string {
  const { text, from } = reading
  const actor = actorOf(reading, quantity)
  if (actor) return actor
  const before = text.slice(Math.max(from, quantity.start - 60), quantity.start)
  if (bureauWork.test(saidOf(reading, quantity)) && /^全[市县区州旗]$/.test(setting.scope))
    return `${setting.scope.slice(1)}教育局`
  const found = system.exec(before)
  if (found) return (found[1] ?? found[0]).replace('各中', '中')
  const bound = boundBy(reading, quantity)
  if (bound) return bound
  const same = referred(reading, quantity)
  if (same) return same
  const wide = wider.exec(text.slice(Math.max(from, clauseStart(reading, quantity.start)), quantity.start))?.[1]
  if (wide && `全${wide}` !== setting.scope) return `全${wide}`
  const local = smaller.exec(text.slice(Math.max(from, clauseStart(reading, quantity.start)), quantity.start))?.[1]
  if (local && /国$|省$/.test(setting.scope)) return `全${local}`
  const own = /我([市县区州])(?![教委])/.exec(text.slice(Math.max(from, quantity.start - 60), quantity.tail + 4))
  if (own && setting.place?.endsWith(own[1] ?? ' ')) return setting.place
  return setting.scope
}

const dutiful =
  /(各?学校|各校|各?中小学校?|各?幼儿园|各?中心校|各?乡镇(?:人民)?政府|村委会|教育行政部门|责任人|监护人|家长|班主任|任课教师|值班人员|校长|园长|新任教师|支教教师|专任教师|教师|学生)(?=应当?|须|必须|要|每|在|于|接到|发现|不得|原则上)(?!.*(?:应当?|须|必须)[\u4e00-\u9fff]{0,2}对)/g

/** Whom a limit or a number each term binds: the last one before it who 应, 须 or 每. */
function boundBy(reading: Reading, quantity: Quantity): string | null {
  const before = reading.text.slice(Math.max(reading.from, quantity.start - 80), quantity.start)
  const limits = quantity.kind === 'duration' && quantity.bound === '<='
  if (!limits && !/每(?:学期|学年|年|月|周|季度|个?月)[^,。;]{0,12}$/.test(before)) return null
  if (!/应|须|必须|不得|要|每/.test(before)) return null
  return [...before.matchAll(dutiful)].at(-1)?.[1] ?? null
}

/** A clause that begins with the whole of a larger place than the paper's: 全省…. */
const wider = /^[^,。;]{0,4}全([国省])(?=[\u4e00-\u9fff]{0,4}(?:共|现|有|普通|各级|已|累计|\d))(?!.*(?:[第前]|平均|首))/

/** In a paper of a larger place, 全县 is a smaller one. */
const smaller = /^[^,。;]{0,4}全([市县区州])(?![^,。;]{0,2}(?:[第前]|平均))/

const reference = /^(?:[\s\u3000]|同时|目前|今年|其中|,)*该([校县区市镇乡院园局])/

/** 该校: the last one named before in the paragraph that is of this kind. */
function referred(reading: Reading, quantity: Quantity): string | null {
  const { text } = reading
  let start = clauseStart(reading, quantity.start)
  const kind =
    reference.exec(text.slice(start, start + 12))?.[1] ??
    reference.exec(text.slice(reading.from, reading.from + 12))?.[1]
  if (!kind) return null
  const limit = Math.max(0, text.lastIndexOf('\n', start - 1) + 1, start - carries)
  start = Math.min(start, reading.from)
  for (let end = start; end > limit;) {
    const cut = Math.max(limit, ...['。', '!', ',', ';', ')'].map((sign) => text.lastIndexOf(sign, end - 2) + 1))
    const words = text.slice(cut, end).replace(opening, '')
    const named = namedIn(words, 'clause') ?? namedIn(words, 'sentence')
    if (named && sorts[kind]?.test(named)) return named
    if (cut >= end) break
    end = cut
  }
  return null
}

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

const wholePlace = /^(?:全|我)[市县区省州]/

/** The subject of a figure's clause, else that of the nearest clause before it; none where that speaks of the whole. */
function actorOf(reading: Reading, quantity: Quantity): string | null {
  const { text, from } = reading
  const limit = Math.max(from, quantity.start - carries)
  let start = clauseStart(reading, quantity.start)
  let end = quantity.digits + 1
  for (let own = true; ; own = false) {
    // A clause that is longer than one looks back has its beginning, and so its subject, out of sight.
    const whole = start <= from || bounds.test(text[start - 1] ?? '')
    const clause = whole ? text.slice(start, Math.min(end, start + 60)).replace(opening, '') : ''
    const named = (own ? namedIn(clause, 'clause') : null) ?? namedIn(clause, 'sentence')
    if (named) return named
    if (own && ownSubject.test(clause)) return null
    if (wholePlace.test(clause) || start <= limit || text[start - 1] === ';') return null
    end = start
    start = Math.max(limit, clauseStart(reading, start - 1))
  }
}

function namedIn(words: string, place: EntityRule['place']): string | null {
  for (const rule of entityRules) {
    if (rule.place !== place) continue
    const name = rule.pattern.exec(words)?.[1]
    if (name && (rule.duty || !noName.test(name))) return name
  }
  return null
}
