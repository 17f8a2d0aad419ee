/** A list with its number right behind it: 教育、公安、消防三个部门; A、B、C等五所学校; 省、市、县、校四级联动. */
import { FEW, numberOf } from '../ground/numbers.ts'
import { type Finding, foundAt, type Span } from '../ground/finding.ts'
import { joinsIn, type Listed, listedIn, miscounted, notAsMany } from '../ground/lists.ts'

/** What a list before the number is all of. */
const THINGS = [
  '个[\\u4e00-\\u9fff]{0,6}?(?:方面|环节|步骤|专项|维度|类别|领域|层次|层面|学段|阶段|专题|主题|板块|模块|平台|学科|科目|年级|专业|工作组|小组|专班|项目|指标|要素|岗位|工种|赛项|品牌|基地|方向|目标|要点|工程|奖项|节点|系统|档次|等次|等级|功能室|教室|场所|活动室|中心|机构|社团|协会|赛区|会场|考区|证书|组别|责任区|大项|小项|渠道|途径|赛道|窗口|栏目|系列|层级|单元|功能区|区域|校区|校门|城市|语种|文件|抓手|载体)',
  '项[\\u4e00-\\u9fff]{0,4}?(?:机制|制度|工作|任务|内容|措施|工程|管理|指标|计划|行动|活动|改革|举措|服务|常规|技能|能力|素养|要求|标准|承诺|政策|测试|评比|评选|检查|竞赛|比赛|赛事|测评|证书|技术|权益|费用|经费|补贴|资金|课题|规定|荣誉|展示|成果|监测)',
  '大[\\u4e00-\\u9fff]{0,2}?(?:学区|片区|工程|专项|类别|行动|任务|体系|重点|板块|领域|活动|平台|系统|品牌|模块|要素|抓手|功能区|功能|检查|建设|项|赛事|渠道|基地|园区|区域|特色|主题|原则|机制|载体|课程|战略|攻坚|专班|中心)',
  '类[\\u4e00-\\u9fff]{0,4}?(?:项目|问题|情形|人员|学生|群体|对象|课程|学校|教师|奖项|培训|指标|隐患|岗位|功能室|教室|场馆|场所|证书|比赛|设备|资金|补助|技能|食品|活动|用房|训练)',
  '种(?:方式|模式|形式|类型|途径|情形|能力|意识)',
  '条[\\u4e00-\\u9fff]{0,2}?(?:主线|路径|底线|原则|途径|线路)',
  '级[\\u4e00-\\u9fff]{0,4}?(?:网络|防控网|联动|督导|机制|管理|体系|责任)',
  '门[\\u4e00-\\u9fff]{0,2}?(?:课程|学科|课)|科(?=及格|合格|优秀|平均|成绩|总分)',
  '方(?=陪餐|协同|共育|联动|合作|参与|评价|共管)',
  '位一体|部分(?=组成|构成|内容)|育(?=并举|并进|融合)|组(?=候|进行|轮|依次|分别|同时|比赛|竞赛|[,。;]|$)',
].join('|')
/** Bodies: who leads them may be one of them, and stand elsewhere. */
const BODIES =
  '(?:个)?[\\u4e00-\\u9fff]{0,2}?(?:部门|单位|科室|股室|处室|乡镇|街道|社区|县区|区县|市州|学区|片区|村)|个(?:镇|乡|县|区)|(?:家|支)[\\u4e00-\\u9fff]{0,6}?(?:单位|企业|医院|机构|公司|部门|队伍)'
const SCHOOLS = '所[\\u4e00-\\u9fff“”]{0,10}?(?:学校|小学|中学|初中|高中|幼儿园|院校|高校|职校|试点校|示范校|中心校|园)'
const PEOPLE =
  '(?:名|位)(?:[\\u4e00-\\u9fff]{0,4}?)(?:教师|同志|学生|校长|选手|同学|老师|干部|督学|代表|委员|家长|负责人|园长|书记|局长|医生|队员|运动员|教练|专家|研究员|教研员)'
const COUNT = new RegExp(
  `(等)?(?:共|这|共计|一共|以上|上述)?(?<![\\d一二三四五六七八九十第近每.和与及])(${FEW})(?:(${THINGS})|(${BODIES})|(${SCHOOLS})|(${PEOPLE}))`,
  'g',
)
const BREAK = /[。;!?\n:,]/
/** No list is longer. */
const LONGEST = 160
/** Behind such words the last name of a list is no name but what they do together. */
const DOES =
  /参加|推进|开展|实施|完成|建成|新建|协同|联合|共同|组织|安排|选派|的|在|(?<!结)对(?!口|接)|向|为|将|有|用于/
const SCHOOL = /(?:小学|中学|初中|高中|幼儿园|学校|[一二三四五六七八九十]中|职教中心|职中|校区|附小|附中)$/
/** Kinds of things: a number behind them is of how many there are of all. */
const KIND =
  /^(?:.{0,4})(?:小学|初中|高中|中职|职高|幼儿园|学校|中小学|城区|农村|乡镇|县直|民办|公办|机关|企业|语文|数学|英语|物理|化学|政治|历史|地理|生物|音乐|体育|美术|科学|信息技术|教师|学生|干部)$/
/** 农村小学 is a kind of school, 东关小学 is one. */
const SCHOOL_KIND =
  /^(?:[对给向为在和及]|其中)?(?:农村|城区|城镇|城乡|乡镇|乡村|县城|[县市区]直|民办|公办|普惠性?|各类|中心|完全|独立|普通|职业|高级|初级|一贯制|寄宿制|九年|十二年|示范|附属)*(?:小学|初中|高中|中职|职高|中学|职校|幼儿园|学校|中小学)$/
const KINDS =
  /^(?:小学|初中|高中|中职|职高|幼儿园|学校|中小学|城区|农村|乡镇|县直|民办|公办|语文|数学|英语|物理|化学|教师|学生)/
const TOGETHER = /会同|联合|协同|配合|牵头|协调|携手|同|与/

interface List extends Listed {
  readonly text: string
  readonly from: number
  /** The clause before the list, where a list may have begun. */
  readonly lead: string
}

export function enumeratedFindings(text: string): Finding[] {
  const plain = text.replaceAll(/\([^()\n]{0,20}\)/g, (group) => '·'.repeat(group.length))
  return [...plain.matchAll(COUNT)].flatMap((match): Finding[] => {
    const said = numberOf(match[2])
    const list = listBefore(plain, match.index)
    if (said === undefined || list === undefined || said < 2) return []
    const named = namedOf(match, list, said)
    if (named === undefined) return []
    const quote = text.slice(list.from, match.index + match[0].length)
    return [miscounted({ start: list.from, quote }, match[2]!, said, named)]
  })
}

function listBefore(text: string, end: number): List | undefined {
  let from = end
  while (from > 0 && end - from < LONGEST && !BREAK.test(text[from - 1]!)) from -= 1
  const list = text.slice(from, end)
  const whole = list.replaceAll(/[“《][^“”《》]*[”》]/g, (quoted) => quoted.replaceAll('、', '·'))
  const listed = listedIn(whole)
  if (listed === undefined) return undefined
  const quoted = list.split('、').length - listed.items.length
  const lead = text.slice(Math.max(0, from - 24), from)
  return { text: list, from, items: listed.items, least: listed.least, most: listed.most + quoted, lead }
}

/** How many are named, where that is not what is said; undefined where it may be. */
function namedOf(match: RegExpMatchArray, list: List, said: number): number | undefined {
  const [, among, , , bodies, schools, people] = match
  const last = list.items
    .at(-1)!
    .replaceAll(/“[^”]*”/g, '')
    .replace(/的$/, '')
  const others = list.items.slice(1)
  // 对安全管理规范、未发现隐患的县第一中学、…等6所学校
  if (list.items[0]!.startsWith('对') && /[^、]的/.test(others[0] ?? '')) return undefined
  if (
    others.some((item) => (item.length > 16 && isLong(item)) || /\d/.test(item)) ||
    /其中|分别(?![在到赴对由从为与和同])/.test(list.text)
  )
    return undefined
  if (schools !== undefined && !(among === undefined ? SCHOOL.test(last) : SCHOOL.test(last) || list.least > said))
    return undefined
  if (schools !== undefined && others.every((item) => SCHOOL_KIND.test(item))) return undefined
  if (
    people !== undefined &&
    others.some(
      (item) =>
        !/^[\u4e00-\u9fff·]{2,4}$/.test(item) || KIND.test(item) || /[校局镇乡县市区村科室部园组队班]$/.test(item),
    )
  )
    return undefined
  // 幼儿园、小学、初中、高中优质均衡两个目标: kinds of schools with what is done in them.
  const kinds = others.every((item) => KINDS.test(item)) && !endAlike(list.items)
  if (kinds && !/学段|类|学科|科|年级|组别|学部/.test(match[0])) return undefined
  // 等 may stand for more than is named, never for less.
  if (among !== undefined) return list.least > said ? list.least : undefined
  if (schools === undefined && DOES.test(last)) return undefined
  if (list.least > said) return list.most
  if (list.most >= said || !isWhole(list, others, bodies !== undefined, said)) return undefined
  return list.most
}

/** 学生综合素质评价、教师考核评价、学校发展评价: each is a thing of its own. */
const endAlike = ([first = '', ...others]: readonly string[]): boolean =>
  others.every((item) => item.length > 3 && item.endsWith(first.slice(-2)))

/** Nothing of the list stands before its first name, so that too few are named. */
function isWhole(list: List, others: readonly string[], bodies: boolean, said: number): boolean {
  if (list.items.length < 3 || /^(?:以及|和|及|与|还|另|同时|并)/.test(list.text)) return false
  const before = /、([^,。;]{0,12}),$/.exec(list.lead)?.[1]
  // A list before the comma that has a number of its own is at its end, and so is one before 现授予林晓岚、周秉文.
  if (before !== undefined && !/[等一二三四五六七八九十\d]/.test(before) && !opensAnew(list, before)) return false
  if (list.items[0]!.length > 22 || others.some((item) => isLong(item) || DOES.test(item))) return false
  if (others.every((item) => KIND.test(item)) && bodies) return false
  if (bodies && TOGETHER.test(list.lead + list.items[0]!) && said <= list.most + 1) return false
  return said - list.most <= 3
}

const GRANT =
  '授予|命名|认定|确定|表彰|聘任|聘请|聘用|增补|任命|选派|选调|抽调|推荐|评选|评定|录用|奖励|通报表扬|表扬|批准|撤销|吸收|增选|追授|推选|选举'
const GRANTED = new RegExp(`(?:${GRANT})(?=[\\u4e00-\\u9fff]{2})`)
const GRANTS = new RegExp(
  `^(?:经?[\\u4e00-\\u9fff]{0,4}研究)?(?:现|拟|特|兹|并|已)?(?:决定|同意|批准)?(?:对|将|由)?(?:${GRANT})(?:了|出)?`,
)
/** 任命甲、乙,聘任丙、丁、戊五名同志: of two rows that are granted something the number may be of both. */
const opensAnew = ({ items, lead }: List, before: string): boolean =>
  GRANTS.test(items[0]!) && before.length > 3 && !GRANTED.test(lead)

/** 县第三实验小学和白石岗中学 are two names, neither of which is long. */
const isLong = (item: string): boolean =>
  item.split(/(?<=小学|中学|学校|幼儿园|[镇乡])[和及与]/).some((name) => name.length > 10)

const CLOSED = new RegExp(
  `:((?:[^,。;:、\\d()]{2,16}、){2,}[^,。;:、\\d()]{2,16})(?:,|\\()(?:共计?|合计|一共)(${FEW})(?:所|个|家|名|人|位|项)[\\u4e00-\\u9fff]{0,4}(?=[,。;)])`,
  'g',
)

/** 名单如下:甲、乙、丙、丁(共5个) */
export function closedFindings(text: string): Finding[] {
  return [...text.matchAll(CLOSED)].flatMap((match): Finding[] => {
    const [said, listed] = [numberOf(match[2]), listedIn(match[1]!)]
    if (said === undefined || listed === undefined || /等|其中/.test(match[1]!)) return []
    if (listed.items.every((item) => KIND.test(item) && item.length < 6)) return []
    if (said >= listed.least && said <= listed.most) return []
    return [miscounted(foundAt(match), match[2]!, said, listed.least)]
  })
}

const SHARED = /“([两三四五六七八九])([\u4e00-\u9fff]{1,2})”/g
const TITLES =
  /((?:《[^《》\n]{2,40}》[、和及]?){2,}|(?:“[^“”\n]{2,16}”[、和及]?){3,})(等)?([两三四五六七八九十]|\d{1,2})(?:个|项|份|部|本|类|种|大(?=工程|行动|计划|活动|专项|品牌|体系))(?!月|百)/g

/** 组织共建、师资共享、课程共研“三共”: each name has the sign; 《…》《…》两个文件. */
export function markedFindings(text: string): Finding[] {
  const say = (place: Span, said: number, named: number): Finding => miscounted(place, String(said), said, named)
  const shared = [...text.matchAll(SHARED)].flatMap((match) => {
    const list = listBefore(text, match.index)
    const said = numberOf(match[1])
    if (list === undefined || said === undefined || list.items.length < 3 || list.items.length === said) return []
    if (list.items.some((item) => !item.includes(match[2]!))) return []
    const quote = text.slice(list.from, match.index + match[0].length)
    return [say({ start: list.from, quote }, said, list.items.length)]
  })
  // “五进”…进校园、进课堂、进家庭、进社区
  const ahead = [...text.matchAll(SHARED)].flatMap((match) => {
    const [said, sign] = [numberOf(match[1]), match[2]!]
    const rest = /^[^。;\n]{0,80}/.exec(text.slice(match.index + match[0].length))![0]
    const run = new RegExp(
      `${sign}[\\u4e00-\\u9fff]{1,6}(?:、${sign}[\\u4e00-\\u9fff]{1,6})+(等?)|(?<![\\u4e00-\\u9fff])[\\u4e00-\\u9fff]{1,8}${sign}(?:、[\\u4e00-\\u9fff]{1,8}${sign})+(等?)`,
    ).exec(rest)
    const named = run?.[0].split('、').length ?? 0
    if (said === undefined || named < 3 || named === said || (named < said && /等/.test(run![0]))) return []
    return [say(foundAt(match), said, named)]
  })
  const titles = [...text.matchAll(TITLES)].flatMap((match) => {
    const [said, named] = [numberOf(match[3]), match[1]!.match(/[《“]/g)!.length]
    if (said === undefined || said === named || (match[2] !== undefined && said > named)) return []
    return [say(foundAt(match), said, named)]
  })
  return [...shared, ...ahead, ...titles]
}

const TITLED =
  /(?:上述|以上|前述|这|此)([两三四五六七八九十]|\d{1,2})(?:个|项|份|部|本)(方案|文件|制度|办法|规划|通知|意见|细则|规定|计划|预案|指南|标准|清单|教材|读本)/g
/** So far before it the titles stand. */
const TITLED_BACK = 400

/** 制定《…方案》《…方案》《…方案》《…方案》。…以上3个方案: what it points to may be the last row, the last sentence or all. */
export function titledFindings(text: string): Finding[] {
  return [...text.matchAll(TITLED)].flatMap((match): Finding[] => {
    const said = numberOf(match[1])
    const before = text.slice(Math.max(0, match.index - TITLED_BACK), match.index)
    const last = before.split('。').findLast((sentence) => sentence.includes('《')) ?? ''
    const [row] = [...last.matchAll(/《[^《》]{2,40}》(?:[、,和及与以]*(?=《)《[^《》]{2,40}》)*/g)].slice(-1)
    const counts = [row?.[0] ?? '', last, before].flatMap((words) => {
      const titles = words.match(/《[^《》]{2,40}》/g) ?? []
      return [titles.length, titles.filter((title) => title.endsWith(`${match[2]}》`)).length]
    })
    const named = counts[0]!
    if (said === undefined || named < 2 || counts.includes(said) || /等|\d(?:个|项|份)/.test(last)) return []
    if (/[一二两三四五六七八九十](?:个|项|份|部)/.test(before)) return []
    return [notAsMany(match, '个', named, said)]
  })
}

const POINTED = /(?:上述|以上|这)([两三四五六七八九十])(?:所|个|家|类|项|部门|单位|镇|乡)/g

/** 到A、B、C、D实地查看，并在上述三所学校召开座谈会: the only list of the sentence before it. */
export function pointedFindings(text: string): Finding[] {
  return [...text.matchAll(POINTED)].flatMap((match): Finding[] => {
    const said = numberOf(match[1])
    const lists = text
      .slice(0, match.index)
      .split(/[,:]/)
      .filter((clause) => clause.includes('、'))
    const [list] = lists
    if (lists.length !== 1 || list === undefined || said === undefined || /等|\d|其中|“/.test(list)) return []
    const least = list.split('、').length
    const most = least + joinsIn(list)
    if (least < 3 || (said >= least && said <= most)) return []
    return [notAsMany(match, '个', least, said)]
  })
}
