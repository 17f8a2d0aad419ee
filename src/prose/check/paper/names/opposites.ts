/** One name on two sides that exclude one another: 停办柳溪、石门两个教学点 … 继续办学的石门、高台; 城区学校：… 乡镇学校：…. */
import { type Finding, wordsAt } from '../../ground/finding.ts'
import { FEW } from '../../ground/numbers.ts'
import type { Paper } from '../ground/paper.ts'

/** Of the two sides of a family nobody is on both; the second is told with a word of denial, and is looked for first. */
interface Family {
  readonly sides: readonly [RegExp, RegExp]
  /** It stands right before the list, and says what those listed are. */
  readonly heads?: true
  /** Of one field it may hold, and of another not. */
  readonly fields?: true
}

const CHECKED = '(?:验收|评估|复查|审核|审查|认定|年检|初审|考核|达标|创建|测评|评审|检测|体检|资格)'
const FAMILIES: readonly Family[] = [
  {
    sides: [
      new RegExp(
        `(?:一次性|顺利|全部|均|已|首批|率先)?通过(?:了)?[^,。;]{0,8}${CHECKED}|${CHECKED}[^,。;]{0,8}(?:一次性|顺利|均|已|获)?通过`,
      ),
      new RegExp(
        `(?:未|未能|没有|没能|尚未|暂未)(?:一次性?)?(?:获得?)?通过(?:[^,。;]{0,8}${CHECKED})?|暂缓通过|${CHECKED}(?:结果)?(?:为)?不(?:合格|通过)|不予(?:通过|认定)`,
      ),
    ],
  },
  {
    sides: [
      /继续(?:办学|保留|招生|使用|开办|运行)|(?:予以|继续|暂时|暂予)保留|保留的|保留[^,。;:]{0,40}(?:教学点|校点)/,
      /停办|撤并|撤销|关停|停止(?:招生|办学|使用)|不再(?:办学|保留|招生|开办)|暂停招生/,
    ],
  },
  {
    sides: [
      /(?:存在|发现|查出|检查出)[^,。;]{0,24}(?:问题|隐患|现象)|(?:限期|责令)整改|正在整改|整改(?:未|尚未)完成|(?:尚未|未)(?:完成)?整改/,
      /(?:未|没有|没|均未)(?:发现|存在|查出|检查出|检出)(?:任何|一处|明显|突出|重大)?(?:安全|食品安全|违规|此类)?(?:问题|隐患|违规行为)|零(?:问题|隐患)|无(?:任何)?(?:问题|隐患)|(?:问题|隐患)(?:数)?为零/,
    ],
    fields: true,
  },
  {
    sides: [
      /(?:已|均|都|全部|正式|如期|陆续|先后|按期|建成)[^,。;未]{0,8}(?:投入使用|竣工|完工|交付(?:使用)?|建成|启用|投用)/,
      /在建(?!议)|(?:正在|仍在|还在|尚在)[^,。;]{0,4}(?:建设|施工|装修|建)|(?:尚未|仍未|未能?|没有)(?:按期|如期|全部)?(?:完工|竣工|开工|建成|交付|投入使用|启用|动工)|完成(?:总)?工程量的|停工|处于(?:主体|基础|装修)/,
    ],
  },
  {
    sides: [
      /(?:有|尚有|仍有|存在)(?:一定)?(?:的)?(?:空余|剩余|富余|余)(?:的)?学位|学位(?:较为|相对|比较)?(?:充足|富余|宽裕|有余)|(?<!不|不再|停止)接收(?:统筹|分流|调剂|随迁)|空余学位/,
      /预警(?!机制|制度|工作|信息)|不(?:再)?接收|停止接收|(?:超过|超出)[^,。;]{0,4}招生(?:计划|规模)|学位(?:已满|已经满|饱和|紧张|不足)|(?:没有|无|已无)(?:空余|剩余|多余)?学位|满员/,
    ],
  },
  {
    sides: [
      /(?:已|均已|全部|足额|按时|到账|实际)?(?:到账|缴清|缴齐|付清|到位|拨付)/,
      /(?:未|没有|尚未|仍未|未能|无)[^,。;]{0,8}(?:到账|缴清|缴齐|缴纳|付清|到位|兑现|拨付)|欠缴|拖欠|欠拨/,
    ],
  },
  {
    sides: [
      /(?:已|均已|全部|免费|向社会|对外|面向[^,。;]{1,6})开放/,
      /(?:未|尚未|暂未|暂不|不|没有)(?:对外|向社会|面向[^,。;]{1,6})?开放/,
    ],
  },
  { sides: [/(?:予以|继续)?续聘|继续聘(?:任|用)|继续留任/, /不再(?:续聘|聘任|聘用)|解聘|不予(?:续聘|聘任)|免去/] },
  {
    sides: [
      /(?:城区|县城|市区|城镇|城关)(?:公办|义务教育|普通)?(?:学校|小学|初中|中学|幼儿园|园|片)/,
      /(?:乡镇|农村|乡村)(?:公办|义务教育|普通)?(?:学校|小学|初中|中学|幼儿园|园|片)/,
    ],
    heads: true,
  },
  { sides: [/公办(?:学校|小学|初中|中学|幼儿园|园|高中)/, /民办(?:学校|小学|初中|中学|幼儿园|园|高中)/], heads: true },
  { sides: [/(?<!非)寄宿制?(?:学校|小学|初中)/, /非寄宿制?(?:学校|小学|初中)|走读制?(?:学校|小学|初中)/], heads: true },
]

interface Standing {
  readonly name: string
  readonly index: number
  readonly side: number
  readonly told: string
  readonly words: string
}

const SENTENCE = /[^。;\n]{2,1200}/g
/** What is of another time, was changed, or is only wished. */
const OTHER =
  /整改后|复[查核评验]|再次|此前|原定|原为|曾|[去上]年|上届|往年|上学[期年]|调整为|变更|补评|改为|如果|如有|凡是|对于|将被|可以|应当|力争|(?<!招生|超过|超出)计划|确保|预计|拟|符合条件|鼓励|重新|经整改|已整改|先后|过去|以往/
const TIME = /\d{4}年|[春秋]季|首批|第[一二三四五]批|第[一二三四]轮|[上下]半年|第[一二]学期|[上下]学期/g
const FIELD = /消防|食堂|食品|校车|交通|治安|建筑|校舍|危化|实验室|收费|师德|财务|作业|防溺水|燃气|用电|档案|招生/g

export function oppositeFindings({ text }: Paper): Finding[] {
  const first = new Map<string, Standing[]>()
  const told = new Set<string>()
  const sentences = [...text.matchAll(SENTENCE)].map(({ 0: words, index }) => ({ words, index }))
  return FAMILIES.flatMap((family, at) =>
    sentences.flatMap(({ words, index }) =>
      standingsIn(words, index, family).flatMap((later): Finding[] => {
        const key = `${at} ${later.name}`
        const earlier = first.get(key) ?? []
        if (earlier.length < MOST) first.set(key, [...earlier, later])
        const one = earlier.find((other) => other.side !== later.side && areOfOne(other, later, family))
        if (one === undefined || told.has(later.name)) return []
        told.add(later.name)
        return [bothOf(one, later)]
      }),
    ),
  )
}
/** So many places of one name are kept. */
const MOST = 8

const bothOf = (one: Standing, later: Standing): Finding => ({
  rule: 'repeat',
  says: `“${one.name}”前面列在“${one.told}”一类，后面又列在“${later.told}”一类，两者不能并存，请核对。`,
  arithmetic: '',
  places: [one, later].map(({ index, name }) => wordsAt({ index, quote: name })),
})

function areOfOne(one: Standing, later: Standing, family: Family): boolean {
  if (!meet(one.words.match(TIME), later.words.match(TIME))) return false
  if (family.fields === undefined) return true
  const whole = [one, later].find(({ side }) => side === 1)!
  return /任何|零/.test(whole.words) || meet(one.words.match(FIELD), later.words.match(FIELD))
}

const meet = (one: readonly string[] | null, other: readonly string[] | null): boolean =>
  one === null || other === null || one.some((word) => other.includes(word))

/** Where both sides are told in one sentence, each clause tells its own. */
function standingsIn(words: string, start: number, family: Family): Standing[] {
  const sides = sidesOf(words, family)
  if (sides.length === 0) return []
  if (sides.length === 1) return ofSide(words, start, sides[0]!, family)
  let at = start
  return words.split(',').flatMap((clause) => {
    const from = at
    at += clause.length + 1
    const own = sidesOf(clause, family)
    return own.length === 1 ? ofSide(clause, from, own[0]!, family) : []
  })
}

interface Side {
  readonly side: number
  readonly told: string
  readonly at: number
}

function sidesOf(words: string, { sides }: Family): Side[] {
  const denied = sides[1].exec(words)
  const rest = words.replaceAll(new RegExp(sides[1], 'g'), (told) => '·'.repeat(told.length))
  const said = sides[0].exec(rest)
  return [said, denied].flatMap((match, place) =>
    match === null ? [] : [{ side: place, told: match[0], at: match.index }],
  )
}

function ofSide(words: string, start: number, { side, told, at }: Side, family: Family): Standing[] {
  const runs = namesIn(words)
    .filter(({ index, name }) => !OTHER.test(words.slice(0, Math.max(at + told.length, index + name.length))))
    .filter(
      ({ head }) =>
        family.heads === undefined ||
        (head >= at + told.length && /^[^、。;]{0,16}:$/.test(words.slice(at + told.length, head))),
    )
  return runs.map(({ name, index }) => ({ name, index: start + index, side, told, words }))
}

const RUN = /[^,。;:!?\n、]{2,40}(?:[、和][^,。;:!?\n、和]{2,40}){1,60}/g
/** Before the first name of a list. */
const LEAD = new RegExp(
  `^.*(?:停办|撤并|撤销|保留|关停|的(?!小|大)|对|为|是|有|到|将|其中|分别|包括|以及|但|而|由|向|在建|涉及|(?:${FEW})(?:所|个|家)(?:学校|项目|企业|单位|园))(?=[\\u4e00-\\u9fff]{2})`,
)
/** Behind a name: its number, a bracket, or what is told of all. */
const REST = new RegExp(
  `(?:\\([^()]{0,40}\\)|等|(?:共|各)?(?:\\d[\\d.,]*|${FEW})(?:所|个|家|名|位|项|人|万元|元|处|栋)|[因被已未尚仍均都全在将拟须需应由经]|没有|存在|学位|继续|停止|不再).*$`,
)
const ALONE =
  /(?<=^|[,;:。\n、和]|其中|另有|还有|包括|以及|其中,)(?!另有|还有|其中|包括|以及|即|如|为|对|是)(?<name>[\u4e00-\u9fff]{2,16}(?:小学|中学|初中|高中|幼儿园|学校|教学点|教学楼|综合楼|宿舍楼|食堂|公寓|体育馆|公司|图书馆|操场))(?=[因被已未尚仍等获于在均存由经\d(]|$|[,、和])/g
const NAME = /^[\u4e00-\u9fff“”A-Z\d#]{2,20}$/
const NO_NAME =
  /的|了|是|不|问题|工作|管理|情况|建设$|方面|进度|质量|资金|安全$|[类型级]$|人员|设备|设施|材料|记录|制度|^(?:小学|初中|高中|幼儿园|中小学|学校|食堂|校舍|宿舍|操场|初中部|小学部|高中部|教学点|教学楼|综合楼|宿舍楼|各学校|家长|学生|教师|企业|公司|部分学校|个别学校|其他学校)$|部分|个别|各|其他|有关|所有|全[县市区校]|我[县市区校]/

function namesIn(words: string): { name: string; index: number; head: number }[] {
  const runs = [...words.matchAll(RUN)].flatMap(({ 0: run, index }) => {
    let at = index
    return run.split(/[、和]/).map((piece, place) => {
      const from = at
      at += piece.length + 1
      const lead = place === 0 ? (LEAD.exec(piece)?.[0].length ?? 0) : 0
      return { name: piece.slice(lead).replace(REST, ''), index: from + lead, head: index }
    })
  })
  const seen = new Set(runs.map(({ index }) => index))
  const alone = [...words.matchAll(ALONE)]
    .map((match) => ({ name: match.groups!['name']!, index: match.index, head: match.index }))
    .filter(({ index }) => !seen.has(index))
  return [...runs, ...alone].filter(({ name }) => NAME.test(name) && !NO_NAME.test(name))
}
