/** What all of a kind are said to have, and what some of them have not in another part: 全县52所学校均建有心理辅导室 … 尚有4所学校没有心理辅导室. */
import { type Finding, type Words, wordsInOrder } from '../../ground/finding.ts'
import { COUNTED, numberOf } from '../../ground/numbers.ts'
import { headingsOf } from '../ground/headings.ts'
import type { Paper } from '../ground/paper.ts'

const HAVE =
  '配备|配齐|配足|配有|配|建成|建有|建立|建好|建|安装|装有|装|开设|开通|开齐|开展|接入|设立|设置|设有|制定|取得|获得|持有|签订|落实|成立|组建|实现|达到|纳入|完成|有|具备|聘请|聘任|购买|投保|编制|制作|通上|通|用上|举办|组织|公示|参加|接受|通过|办理|订立|拥有'
/** What is done, or is not, with no object. */
const DONE =
  '竣工|开工|完工|投用|投入使用|启用|达标|合格|到位|入学|复学|返校|报送|上报|提交|整改到位|整改|销号|办结|就业|到岗|验收|建成'
const MEAN =
  '平|(?<!\\d)人|(?<![学考新业师招])生|(?<![学高各院])校|(?<!教|老|导)师|户|班|(?<![两三四五六七八九十\\d])年|[月日周]|亩'
const ALL = new RegExp(
  `(?<!未|不|没有|不能|非)(?:全部|全都|全员|悉数|无一例外地?|(?<!${MEAN})均(?!衡|值|分|价|线|数|为)|(?<!首|成)都(?!是|市|江))`,
)
const BESIDE = '(?:[与同向为按对在][\\u4e00-\\u9fff]{2,8}?)?'
const ADVERBS = '(?:已经?|现已|能够?|按期|按时|如期|按要求|按规定|按标准|依法|及时|顺利|同步|也|实行|做到)*'
const HAS = new RegExp(
  `^${ADVERBS}(?:(?<none>未发现|未发生|未出现|没有发现|没有发生|不存在|没有|无)|${BESIDE}(?:${HAVE})(?:齐|足|好)?)(?:有|了|起|过)?(?<what>[\\u4e00-\\u9fff“”、]{2,20})$`,
)
const IS_DONE = new RegExp(`^${ADVERBS}(?<does>${DONE})(?:了|完毕|到位)?$`)
/** 心理辅导室覆盖率达到100%, 实现明厨亮灶全覆盖 */
const FULL = new RegExp(
  `(?:(?<what>[\\u4e00-\\u9fff“”]{3,14}?)(?:覆盖|配备|建成|安装|开设|建设|配置|设置|设立|接入|普及)率(?:均|都)?(?:已|达到?|为|是|实现|保持)*100(?:\\.0+)?%|(?:实现|做到)了?(?<thing>[\\u4e00-\\u9fff“”]{3,14})全覆盖)$`,
)
/** 没有一所学校发生校园欺凌, 无一人违规 */
const NOT_ONE = new RegExp(
  `(?:无一|没有一|没有任何一|未有一)(?<unit>[所个家名人户])(?<who>[\\u4e00-\\u9fff]{0,8}?)(?:发生|出现|存在|发现|有|违反)(?<what>[\\u4e00-\\u9fff“”]{3,16})$`,
)
const NOT = new RegExp(
  `(?:还|仍|尚|至今|一直|暂)*(?:没有|没能|没|未能|未曾|未|缺少|缺乏|尚缺|不具备|无)${BESIDE}(?<does>${HAVE}|${DONE})?(?:齐|足|有|好|了)?(?<what>[\\u4e00-\\u9fff“”]{0,18}?)(?=的|$)`,
)
const SOME = new RegExp(
  `(?:(?<many>${COUNTED})(?<unit>所|个|家|名|人|户|辆|栋|台|间|支)|(?<few>个别|少数|极少数|部分|一些|有的))(?<noun>[\\u4e00-\\u9fff]{0,7}?)(?:至今|目前|仍然?|还|一直|尚|暂|因[\\u4e00-\\u9fff]{2,10})*(?=没|未|缺|不具|无|存在|发现|发生|出现|有|$)`,
)
const BEHIND = new RegExp(
  `的(?<noun>[\\u4e00-\\u9fff]{0,5}?)(?:还|尚|仍|共|只|仅)?有(?<many>${COUNTED})(?<unit>所|个|家|名|人|户|辆|栋|台|间)`,
)
const NAMED =
  /(?<noun>小学|中学|学校|教学点|幼儿园|[镇乡]|村|公司)(?:至今|目前|仍然?|还|一直|尚|暂)*(?=没|未|缺|存在|发现|发生|出现)/
/** What is wanted, and what holds for a part of them only. */
const WANTED =
  /确保|力争|争取|要求|目标|计划|将|应当|必须|须|要(?!求)|拟|努力|推动|务必|鼓励|支持|规定|年底前|20\d\d年底|20\d\d年前|到20\d\d年|逐步/
const PART =
  /其余|其他|其中|此外|除|外|新[建增招改]|改扩建|部分|多数|抽[查取检]|示范|试点|样本|首批|前[\d一二三四五]|[去上前]年|上学期|剩余|条件|以上|参[加评赛训]|基本|入选|被|符合|受检|实地/
const BEFORE =
  /[年学]初|当时|此前|以前|原来|原有|过去|曾|历史|[去上前往]年|上学期|20\d\d年|第[一二三]季度|如果|凡|若|对于?[^,]{0,12}[未没]|严禁|不得|防止|避免|排查/
const MENDED = /现已|均已|已全部|已整改|已补|已完成|已责令|整改到位|已配|已建|目前已|均于|后.{0,6}补/
const SCHOOLS = /^(?:学校|中小学校?|义务教育学校|公办学校|校|中小学\(园\)|学校\(园\)|中小学、?幼儿园|各类学校|院校)$/
/** Kinds so wide that two of them are the same only where nothing else is said of them. */
const WIDE = /^(?:学校|教师|学生|项目|问题|单位|班级|机构|人员|部门|企业|人|工程|家长|学员)$/
const OUTLOOK = /打算|下一步|下步|今后|明年|建议|(?:安排|要求|计划|任务|目标|规划)$/
const MOST = 300

interface Claim extends Words {
  readonly who: string
  readonly what: string
  readonly is_none: boolean
  readonly sentence: number
}

interface Clause extends Words {
  /** What stands before it in its sentence. */
  readonly lead: string
  readonly rest: string
  readonly sentence: number
}

const SENTENCE = /[^。;!?\n]{1,400}/g
const CLAUSE = /[^,:()]{2,80}/g

export function allButSomeFindings(paper: Paper): Finding[] {
  const { text } = paper
  if (!/[未没缺]|存在|发现/.test(text) || !/均|全部|全都|全员|都|悉数|无一|没有一|100(?:\.0+)?%|全覆盖/.test(text))
    return []
  const clauses = clausesOf(paper)
  const claims = clauses.flatMap((clause) => claimIn(clause, paper)).slice(0, MOST)
  if (claims.length === 0) return []
  const told = new Set<Claim>()
  return clauses.flatMap((clause): Finding[] => {
    const some = someOf(clause)
    if (some === undefined) return []
    const claim = claims.find((one) => !told.has(one) && isAgainst(one, clause, some, text))
    if (claim === undefined) return []
    told.add(claim)
    return [
      {
        rule: 'repeat',
        says: `一处写“${claim.quote}”，另一处却写“${clause.quote}”，两处不一致，请核对。`,
        arithmetic: '',
        places: wordsInOrder([claim, clause].map(({ index, quote }) => ({ index, quote }))),
      },
    ]
  })
}

/** Those that do not stand under a heading of what is to come. */
function clausesOf({ text, lines }: Paper): Clause[] {
  const heads = headingsOf(lines).filter(({ style }) => style === 'han')
  let at = 0
  return [...text.matchAll(SENTENCE)].flatMap(({ 0: words, index }) => {
    while (at < heads.length && heads[at]!.line.start <= index) at += 1
    const head = heads[at - 1]?.words.slice(0, 40).split('。')[0]!.trim() ?? ''
    if (OUTLOOK.test(head)) return []
    return [...words.matchAll(CLAUSE)].map((clause) => {
      const end = clause.index + clause[0].length
      return {
        index: index + clause.index,
        quote: clause[0],
        lead: words.slice(Math.max(0, clause.index - 60), clause.index),
        rest: words.slice(end, end + 60),
        sentence: index,
      }
    })
  })
}

function claimIn(clause: Clause, paper: Paper): Claim[] {
  const { quote, lead, index, sentence } = clause
  const own = { index, quote, sentence }
  const not_one = NOT_ONE.exec(quote)?.groups
  if (not_one !== undefined) {
    return WANTED.test(lead + quote) || BEFORE.test(lead)
      ? []
      : [{ ...own, who: not_one['who'] ?? '', what: plain(not_one['what']!), is_none: true }]
  }
  const full = FULL.exec(quote)
  if (full !== null) {
    const { what = full.groups!['thing']! } = full.groups!
    const words = lead + quote.replace(what, '')
    if (WANTED.test(words) || PART.test(words)) return []
    return [
      { ...own, who: '', what: plain(what.replace(/^(?:全[县市区镇校]|学校|校园|各校|了)+/, '')), is_none: false },
    ]
  }
  const all = ALL.exec(quote)
  if (all === null) return []
  const before = quote.slice(0, all.index)
  const subject = before.length >= 2 ? before : (lead.split(/[,:]/).at(-2) ?? '') + before
  const after = quote.slice(all.index + all[0].length)
  if (WANTED.test(lead.slice(-30) + quote) || PART.test(lead.slice(-24) + before)) return []
  const has = HAS.exec(after)?.groups
  const what = has?.['what'] ?? IS_DONE.exec(after)?.groups?.['does']
  if (what === undefined || !isWhole(subject, paper)) return []
  const who = kindOf(subject)
  return who === '' ? [] : [{ ...own, who, what: plain(what), is_none: has?.['none'] !== undefined }]
}

const COUNT = new RegExp(`(${COUNTED})(所|个|家|名|人|户|辆|栋|台|间|支)(?=[\\u4e00-\\u9fff]{0,8}$)`)

/** Whether it is all of them: no greater number of the same is told anywhere. */
function isWhole(subject: string, { numbers }: Paper): boolean {
  const [, many, unit] = COUNT.exec(subject.replace(/(?:已经?|也|现|目前|今年|本年度?|全年)+$/, '')) ?? []
  if (many === undefined)
    return /全[县市区镇乡校州省旗系]|我[县区市校]|所有|各|每|全体|(?:学校|教师|中小学|项目)$/.test(subject)
  const value = numberOf(many) ?? 0
  const noun = kindOf(subject).slice(-2)
  return !numbers.some(
    (one) =>
      one.unit === (unit === '名' ? '人' : unit) &&
      one.value > value &&
      (one.after.slice(0, 10) + one.before).includes(noun),
  )
}

/** 全区58所学校 → 学校 */
const kindOf = (subject: string): string =>
  /[\u4e00-\u9fff()]*$/
    .exec(subject.replace(/(?:已经?|也|现|目前|今年|本年度?|全年|中|内|里)+$/, ''))![0]
    .replace(/^.*(?:全[县市区镇乡校州省旗系]|我[县区市校]|所有|各级|各类|各|每|全体|的)(?=.)/, '')
    .replace(/^(?:一?[所个家名人户辆栋台间支])(?=..)/, '')

const plain = (what: string): string =>
  what.replaceAll(/[“”]/g, '').replace(/(?:工作|设备|系统|设施|制度|情况|问题|现象|行为|完毕|到位)$/, '')

/** What some of them have not, or are said to have against the rule. */
interface Some {
  readonly noun: string
  readonly unit: string
  readonly many: number | undefined
  readonly not: RegExpExecArray | null
}

function someOf(clause: Clause): Some | undefined {
  const { quote, lead, rest } = clause
  if (!/[未没缺无]|不具备|存在|发现|发生|出现|查[处出]/.test(quote)) return undefined
  if (ALL.test(quote) || BEFORE.test(lead.slice(-24) + quote) || WANTED.test(lead.slice(-16) + quote)) return undefined
  if (MENDED.test(rest)) return undefined
  const some = subjectIn(quote, lead)
  return some === undefined || some.many === 0 ? undefined : { ...some, not: NOT.exec(quote) }
}

function isAgainst(claim: Claim, { quote, index, sentence, rest }: Clause, some: Some, text: string): boolean {
  if (claim.sentence === sentence || claim.what.length < 2) return false
  // What was found first may have been mended by then.
  if (index < claim.index && !/目前|仍|尚|至今|还/.test(quote)) return false
  if (!isOfKind(claim, some.noun, some.unit)) return false
  if (claim.is_none) return isThere(claim.what, quote)
  if (some.not === null) return false
  const behind = plain(some.not.groups!['what']!)
  const does = some.not.groups!['does'] ?? ''
  const alone = behind === '' && !DONES.test(does)
  const what = behind === '' && !alone ? does : alone ? quote.slice(0, some.not.index) : behind
  return isSaid(claim.what, what, alone, rest) && !isAllBut(claim, some.many, text)
}
const DONES = new RegExp(`^(?:${DONE})$`)

/** 没有校医 is said of 专职或兼职校医; 没有专职校医 only where 没有兼职校医 follows. */
function isSaid(all: string, what: string, is_before: boolean, rest: string): boolean {
  const ways = waysOf(all)
  if (is_before) return ways.some((one) => one.length >= 3 && what.includes(one))
  if (what.length < 2) return false
  const isOne = (one: string): boolean => one.endsWith(what) || (what.endsWith(one) && isEven(what, one))
  return ways.every(
    (one) => isOne(one) || (ways.some(isOne) && new RegExp(`^,[^。;]{0,8}[没未无][^,。;]{0,3}${one}`).test(rest)),
  )
}
/** What stands before it is only a place: 本校食堂. */
const isEven = (what: string, one: string): boolean =>
  /^(?:校园?|学校|相应|本校|任何|一名|)$/.test(what.slice(0, -one.length))

/** 专职或兼职校医 is 专职校医 and 兼职校医. */
function waysOf(all: string): string[] {
  const [one = '', other] = all.split('或')
  if (other === undefined) return [all]
  const head = other.length > one.length ? other.slice(one.length) : ''
  return [one + head, other]
}

function subjectIn(quote: string, lead: string): Omit<Some, 'not'> | undefined {
  const last = lead.split(/[,:]/).slice(-2).join('')
  const groups =
    SOME.exec(quote)?.groups ??
    BEHIND.exec(quote)?.groups ??
    (/^(?:还|仍|尚|也|至今)*[未没缺]/.test(quote) ? SOME.exec(last)?.groups : undefined)
  if (groups !== undefined)
    return { noun: groups['noun'] ?? '', unit: groups['unit'] ?? '', many: numberOf(groups['many']) }
  const named = NAMED.exec(quote)?.groups
  if (named === undefined || /[各些多]|所有|全/.test(quote.slice(0, 8))) return undefined
  return { noun: named['noun']!, unit: '', many: undefined }
}

function isOfKind({ who, what }: Claim, noun: string, unit: string): boolean {
  if (who === '') return what.length >= 3 && (unit === '所' || /校|园|小学|中学|镇|乡|村/.test(noun))
  if (noun === '') return unit === '所' && SCHOOLS.test(who)
  if (/^(?:学校|小学|中学)$/.test(noun) && SCHOOLS.test(who)) return true
  if (/^[镇乡]$/.test(noun)) return /乡镇|镇|乡/.test(who)
  return who === noun || (!WIDE.test(noun) && noun.length >= 2 && who.endsWith(noun))
}

/** 存在…, 发现…: what was said to be nowhere. */
const isThere = (what: string, quote: string): boolean =>
  what.length >= 3 && quote.includes(what) && /存在|发现|发生|出现|查[处出]/.test(quote) && !/[未没不无]/.test(quote)

/** 14个乡镇均已建成…，尚有2个 where there are 16: those were all but these. */
function isAllBut(claim: Claim, many: number | undefined, text: string): boolean {
  const [, whole, unit = ''] = /(\d{1,5})([所个家名人户辆栋台间支])/.exec(claim.quote) ?? []
  return whole !== undefined && many !== undefined && new RegExp(`(?<!\\d)${Number(whole) + many}${unit}`).test(text)
}
