/** A part larger than a whole that is told elsewhere: 初中寄宿生6590人 … 初中留守寄宿生6820人; 建议46件 … 已办复的48件建议. */
import { type Finding, wordsInOrder } from '../ground/finding.ts'
import { isShortFor } from '../ground/likeness.ts'
import { amid, amidNamed, someOfThem } from './amid_them.ts'
import { outcome } from './outcomes.ts'
import { takenFrom } from './taken_from.ts'
import { areOfOneYear, bare, nounOf, type Told } from '../again/told.ts'

const FAR = 400
const BACK = 30
/** The whole may stand behind its part: 教师中，青年教师…；全区教师共计…. */
const AHEAD = 6
/** What is more than so many times as much is of something else. */
const FAR_OFF = 2

/** Whether another number is the whole of a part; undefined where words tell of none. `near` are numbers of its unit. */
type Part = (part: Told, near: readonly Told[]) => ((whole: Told) => boolean) | undefined

const own = (words: string): string =>
  bare(words).replace(/^(?:其中|全[市县区校镇乡省州]|我[市县区校]|今年|目前|截至|现有?|共有?|有)+/, '')

const KIND =
  /^(?:留守|农村|乡村|农民工子女|脱贫家庭|贫困|困难|女|男|在编|骨干|青年|残疾|随迁|专任|公办|民办|寄宿|走读|城区|乡镇|专职|兼职|应届|往届|普惠性?|中青年|少数民族|党员|临聘|在册|新建|改建)+$/
/** 初中寄宿生, 初中留守寄宿生 */
const narrower: Part = (part) => {
  const words = own(part.before)
  if (words.length < 5) return undefined
  return (whole) => {
    const all = own(whole.before)
    if (all.length < 3 || all.length >= words.length) return false
    let head = 0
    while (head < all.length && all[head] === words[head]) head += 1
    const tail = all.length - head
    return tail >= 2 && words.endsWith(all.slice(head)) && KIND.test(words.slice(head, words.length - tail))
  }
}

/** 持证保育员486名 … 其中持证的保育员512名 */
const called: Part = (part) => {
  const words = own(part.before).replace('的', '')
  if (words.length < 5 || !part.before.startsWith('其中')) return undefined
  return (whole) => whole.index < part.index && own(whole.before) === words
}

/** 82项课题中，已结题的85项; 三十七个乡镇当中，还有四十一个乡镇: what is meant stands before 中 alone. */
const ofNumber: Part = (part) => {
  const [, number, noun = ''] =
    /(\d[\d,]*|[二三四五六七八九]?十[一二三四五六七八九]?)[\u4e00-\u9fff]([^,;:\d]{0,14}?)(?<![高初])(?:[当之]?中|里),[^,;:\d]{0,16}(?:的|有|实到)$/.exec(
      part.lead,
    ) ?? []
  if (number === undefined) return amidNumber(part)
  const again = startsAlike(noun, part.after) || HAS.test(part.after)
  if (/^[\u4e00-\u9fff]/.test(part.after) ? !again : !/(?:的|实有|现有|实到)$/.test(part.before))
    return amidNumber(part)
  return (whole) => whole.from === part.from && whole.index < part.index && whole.number === number
}

const HAS = /^(?:已|还|尚|未|没|具有|获|达到|取得|存在|仍)/
const startsAlike = (one: string, other: string): boolean => one.length > 1 && other.startsWith(one.slice(0, 2))

/** 对58辆校车逐车检查，发现64辆校车存在问题: of those that were looked at. */
const foundAmong: Part = (part) => {
  if (!/^(?:共|累计|检查|排查|经[检排核]查)*(?:发现|检出|查出)(?:有|了|其中)?$/.test(part.before)) return undefined
  return (whole) => {
    const gap = part.from === whole.from ? part.lead.slice(whole.end - whole.from) : part.lead
    return (
      whole.index < part.index &&
      part.after.length > 2 &&
      (whole.after.slice(0, 9).includes(part.after.slice(0, 2)) ||
        bare(whole.before).endsWith(part.after.slice(0, 2))) &&
      /检查|排查|抽查|核查|督查|督导|体检|筛查|走访|摸排|检验|检测/.test(whole.lead.slice(-20) + whole.after + gap) &&
      !/全[省市县区州校]|第[一二三四五六]|又|再次|随后/.test(gap)
    )
  }
}

/** 64名农村教师中音体美教师71名 */
function amidNumber(part: Told): ((whole: Told) => boolean) | undefined {
  if (!part.before.includes('中')) return undefined
  const [, number] =
    /(\d[\d,]*)[名人个所项件处家条][^,;:、\d]{2,14}(?<![高初其集])中(?!小?学|职|心|级|国|央|考|专|共)(?:有|,其中)?[\u4e00-\u9fff]{2,10}$/.exec(
      part.lead,
    ) ?? []
  return number === undefined
    ? undefined
    : (whole) => whole.from === part.from && whole.index < part.index && whole.number === number
}

/** 72个教学点均已联网，开通课堂的教学点76个 */
const described: Part = (part) => {
  const noun =
    /^(?:已)?(?:开通|开设|建成|建有|配备|安装|接入|实现|通过|达到|完成|设立)[^的]{2,12}的([\u4e00-\u9fff]{2,6})(?:有|共有?|达到?)?$/.exec(
      part.before,
    )?.[1]
  return noun === undefined
    ? undefined
    : (whole) =>
        whole.from === part.from && whole.index < part.index && nounOf(whole) === noun && /^全.$/.test(whole.before)
}

/** 我县二十七所中心校，目前已有三十所中心校 */
const hadAlready: Part = (part) => {
  if (!/^(?:目前|至今|现|截至目前|其中)*(?:已|还|尚|仍)有$/.test(part.before)) return undefined
  return (whole) =>
    whole.from === part.from &&
    whole.index < part.index &&
    part.index - whole.end < NEXT_CLAUSE &&
    /(?:^|,)(?:目前)?[全我][省市县区州镇乡](?:现有|共有|共)?$/.test(whole.lead) &&
    nounOf(whole).length > 1 &&
    part.after.startsWith(nounOf(whole))
}
const NEXT_CLAUSE = 24

/** 排查出各类安全隐患437处 … 上述隐患中已整改到位473处 */
const pointedAt: Part = (part) => {
  const noun = /(?:上述|这些|以上)([\u4e00-\u9fff]{2,6})中[,]?(?:已|现已|有)[\u4e00-\u9fff]{0,8}$/.exec(part.lead)?.[1]
  return noun === undefined ? undefined : (whole) => whole.index < part.index && bare(whole.before).endsWith(noun)
}

/** 全区在编教师中，35岁以下青年教师1836人 */
const framed: Part = (part) => {
  const frame =
    /(?:^|,)(?:在?(?:这些|上述|全部|所有)|在(?![职编岗册校园读训籍]))?([\u4e00-\u9fff]{3,14}?)中(?:,(?:其中)?[^,:]{0,20}|具有[^,:]{2,12}的)$/.exec(
      part.lead,
    )?.[1]
  if (frame === undefined) return undefined
  const isOf = isCalledIn(frame)
  return (whole) => bare(whole.before).endsWith(frame) || isOf(whole)
}

/** 中共党员 among 在职教职工 are 在职党员, and 自主经营的 of 食堂 are 自主经营食堂: the frame has words of what was told before. */
const isCalledIn =
  (frame: string) =>
  (whole: Told): boolean => {
    const all = own(whole.before).replace(/^中共/, '')
    if (all.length < 2 || all.length >= frame.length || frame.length - all.length > 4) return false
    const more = frame.endsWith(all)
      ? frame.slice(0, -all.length)
      : frame.startsWith(all)
        ? frame.slice(all.length).replace(/^的/, '')
        : ''
    return more.length > 1 && whole.lead.slice(0, -whole.before.length).slice(-FRAME_BACK).includes(more)
  }
const FRAME_BACK = 40

const GIVEN = /^(?:获|获得|得到|享受|通过|完成|取得|纳入|列入)[^,;:\d]{2,12}的(?:有|共|共有)?$/
/** 批准立项98项。立项课题中，高中段22项…；获经费资助的有104项: the frame stands before an earlier number of the row. */
const framedBefore: Part = (part, near) => {
  if (!GIVEN.test(part.before)) return undefined
  const told = near.filter(({ from, index }) => index < part.index && part.from - from < FAR / 2)
  const frame = told.map(({ lead }) => FRAME.exec(lead)?.[1]).find((words) => words !== undefined)
  const verb = frame?.slice(0, 2)
  return verb === undefined
    ? undefined
    : (whole) => whole.index < part.index && bare(whole.before).slice(-8).includes(verb)
}
const FRAME = /^(?:这些|上述|全部|所有)?([\u4e00-\u9fff]{3,8})中,/

const DONE =
  /(?:办结|办复|答复|整改|整改到位|完成整改|销号|复学|返校|劝返|签订[\u4e00-\u9fff]{0,4}(?:协议|合同)|签约|报到|入学|毕业|结业|上岗|到岗|录取|聘用|获奖|立项|结题|验收|竣工|完工|开工|化解|查实|属实|合格|达标|接入)$/
/** Many are called so besides those that were told. */
const GENERAL = /^(?:教师|老师|学生|学校|幼儿园|人员|教职工|干部|同志|考生|项目|单位)$/
/** 已办复的48件建议 */
const doneOf: Part = (part, near) => {
  const noun = nounOf(part)
  if (noun.length < 2 || !part.before.endsWith('的') || !DONE.test(part.before.slice(0, -1))) return undefined
  // 对限期整改的58个问题: these are to be mended, in whichever chapter they were counted.
  if (/^对?(?:限期|需|应|待)/.test(part.before)) return undefined
  if (!GENERAL.test(noun)) return (whole) => bare(whole.before).endsWith(noun)
  const most = near.filter((one) => one.index < part.index).reduce((all, { value }) => Math.max(all, value), 0)
  return (whole) => whole.value === most && part.value < 1.2 * most && /[生师员名人]$|招/.test(bare(whole.before))
}

/** 限期整改问题已整改到位33个 */
const doneOfNamed: Part = (part) => {
  const words = /^([\u4e00-\u9fff]{4,10})(?:均|已)+(?:全部)?[\u4e00-\u9fff]{2,6}$/.exec(part.before)?.[1]
  if (words === undefined) return undefined
  const name = words.slice(0, 4)
  return (whole) => whole.index < part.index && (whole.before + whole.after).includes(name)
}

const GRADED =
  /^(?:被|获)?(?:评为|评定为|认定为|鉴定为|判定为|确诊为|列为|定为|获评|达到)[“A-D\u4e00-\u9fff”]{2,8}的(?:有|共|共有|占到?|达到?)?$/
const JUDGED = /评估|考核|评审|复评|复核|检查|督导|验收|年检|测评|排查|鉴定|筛查|检测|体检|抽查|核查/
/** 对全部少年宫开展评估，评为优秀的93个; 共评估学校38个，评为优秀的41个 */
const graded: Part = (part) => {
  if (!GRADED.test(part.before)) return undefined
  const noun = /(?:全部|所有|上述|这些)([\u4e00-\u9fff]{2,8}?)(?:开展|进行|逐一|实施|组织)/.exec(part.lead)?.[1]
  if (noun !== undefined) return (whole) => bare(whole.before).endsWith(noun)
  return (whole) => whole.from === part.from && JUDGED.test(whole.before)
}

const ENTERED = /参加|选送|报送|推荐|申报|参赛|参评|征集|提交|送评|报名/
const WON = /^(?:[\u4e00-\u9fff]{2,4})?(?:均|分别)?(?:荣?获|进入|升入|入选|入围|获奖|通过|取得|得到|晋级)/
/** 选送作品96件参加评选，有102件作品获奖; 36名教师申报，39名教师取得资格 */
const won: Part = (part) => {
  if (!/^(?:最终|其中|共|已)*有?$/.test(part.before) || !WON.test(part.after)) return undefined
  const noun = nounOf(part).slice(0, 2)
  return (whole) =>
    whole.from === part.from &&
    whole.index < part.index &&
    ENTERED.test(whole.before + whole.after) &&
    (bare(whole.before).endsWith(noun) ||
      whole.after.startsWith(noun) ||
      (ENTERED.test(noun) && isShortFor(noun, whole.before)))
}

const FOUND = /(?:排查|摸排|发现|检查|查出|鉴定|登记|核查|受理|收到|接到|摸底|评定)[出到]?([\u4e00-\u9fffA-Z]{2,10})$/
const MENDED =
  /^(?:年内|今年|全年|已|共|累计|现已|全部)*(?:拆除|整改|化解|办结|处置|消除|加固|改造|销号|答复|办复|劝返|清退|关停|取缔|整治)[了完]?([\u4e00-\u9fffA-Z]{2,10})$/
/** 排查出D级危房23栋 … 拆除D级危房27栋 */
const mended: Part = (part) => {
  const object = MENDED.exec(bare(part.before))?.[1]
  return object === undefined ? undefined : (whole) => FOUND.exec(bare(whole.before))?.[1] === object
}

/** 全县留守儿童3216名 … 为3380名留守儿童建立档案 */
const moreThanAll: Part = (part) => {
  const noun = nounOf(part)
  if (noun.length < 3 || !/^[^的]{0,6}[为对给向将把]$/.test(part.before)) return undefined
  return (whole) => own(whole.before) === noun && /^(?:全[市县区校镇乡省州]|我[市县区校])/.test(whole.before)
}

/** What was listed behind 其中 up to here: names with their numbers, and nothing else. */
const LISTED = /其中[:,]?(?:(?:[^,、;:\d]{2,14}\d[\d,.]*万?[\u4e00-\u9fff][,、]){1,4}[^,;:\d]{0,14}|[^,;:\d]{0,20})$/
/** Whoever did this, or is told of anew, need not be of them. */
const OTHER = /[全共计另新约]|参加|发放|惠及|减免|培训|招/
/** 其中建档立卡学生640人，低保家庭学生1920人: of the only number of its unit before. */
const member: Part = (part, near) => {
  const list = LISTED.exec(part.lead)
  const words = bare(part.before.replace(/^其中/, ''))
  if (list === null || OTHER.test(words) || (part.unit === '人' && !/[生童师员]$/.test(words))) return undefined
  const own = near.filter(({ from, index }) => from === part.from && index < part.index)
  const [whole, ...others] = own
  if (whole === undefined || others.some(({ index }) => index < part.from + list.index)) return undefined
  // 学生909人，其中本县623人，县外286人，…: these were all.
  if (/[增减]/.test(whole.before) || others.reduce((all, { value }) => all + value, 0) >= whole.value) return undefined
  const is_akin = part.unit !== '人' || (whole.before + nounOf(whole)).includes(words.at(-1)!)
  return is_akin && whole.index < part.from + list.index ? (one) => one === whole : undefined
}

/** 其中23172名寄宿生: of those who were told last under this name, else of all that were told. */
const amongThem: Part = (part, near) => {
  if (!part.before.includes('其中')) return undefined
  if (!/(?:^|[为对给向将把让使]|组织|安排|资助|选派|抽调)其中的?$/.test(part.before)) return undefined
  if (nounOf(part).length < 2) return undefined
  const told = near.filter((one) => one.index < part.index && part.index - one.index < FAR / 2)
  const called = (one: Told): boolean => {
    const name = own(one.before)
    return name.length > 1 && part.after.slice(0, 16).includes(name)
  }
  const named = told.findLast(called)
  if (named !== undefined) return (whole) => whole === named
  return told.length > 0 && told.every(({ value }) => value < part.value) ? (whole) => told.includes(whole) : undefined
}
const GENERAL_END = /(?:教师|学生|毕业生|人员|案件|项目|课题|作品|考生|选手|学员|学校|问题)$/

/** 直接就业402人，直接就业学生中对口就业437人 */
const inNamed: Part = (part) => {
  if (!part.before.includes('中', 3)) return undefined
  const frame = /^([\u4e00-\u9fff]{3,14}?)(?<![其集初高])中(?:[\u4e00-\u9fff]|\d+(?=周?岁|年)){1,16}$/.exec(
    part.before,
  )?.[1]
  const name = frame?.replace(/^(?:这些|上述|全部|所有)/, '').replace(GENERAL_END, '')
  if (name === undefined || name.length < 2) return undefined
  const named = own(frame!)
  // 全县自主经营食堂 are more than those of which was told.
  const isCalled = FIELD.test(frame!) ? () => false : isCalledIn(named)
  return (whole) => {
    const all = own(whole.before)
    const is_named = all === name || all === named || ((name.length > 3 || GONE_ON.test(name)) && all.endsWith(name))
    return whole.index < part.index && (is_named || isCalled(whole))
  }
}

/** Who is called by what has come of them. */
const GONE_ON = /^(?:通过|录取|就业|升学|入围|获奖|报到|参训|参赛|立项|结题|入学|毕业)$/

/** 鉴定C级危房12栋 … C级危房已有14栋完成加固 */
const doneAlready: Part = (part) => {
  const name = /^(?:目前,?)?([A-Z\u4e00-\u9fff]{3,10}?)(?:[当之]?中)?(?:均|现|目前)?已有?$/.exec(part.before)?.[1]
  if (name === undefined || !ONCE_DONE.test(part.after)) return undefined
  return (whole) => whole.index < part.index && whole.before.endsWith(name)
}
const ONCE_DONE =
  /^(?:全部)?(?:完成|整改|加固|拆除|改造|销号|办结|答复|化解|竣工|完工|开工|投入|建成|通过|验收|立项|结题|安装|更换|报废|停用|封停)/

const HAVING =
  /^(?:其中)?(?:已)?(?:具有|具备|持有?|取得|获得|拥有|任职|任教|从教|从业|教龄|工龄|接受过|参加过|受过|达到)[^的]{2,24}的(?:有|共有?)?$/
/** 教师2816人，其中具有中级职称的1642人，具有本科学历的2931人: 的 leaves the noun to the number before. */
const having: Part = (part, near) => {
  if (!HAVING.test(part.before) || /^[\u4e00-\u9fff]/.test(part.after)) return undefined
  const row = near.filter(({ from, index, lead }) => from === part.from && index < part.index && !isInBrackets(lead))
  const at = row.findIndex(({ before }) => before.startsWith('其中') || HAVING.test(before))
  const [whole, ...others] = at < 0 ? row.slice(-1) : row.slice(at - 1)
  if (at === 0 || whole === undefined || part.value > FAR_OFF * whole.value) return undefined
  if (/[增减招训]|其中/.test(whole.before) || others.some(({ before }) => OTHER.test(before) && !HAVING.test(before)))
    return undefined
  const clause = /[^,:，：]*$/.exec(whole.lead)![0]
  const is_all = PEOPLE_TOLD.test(bare(clause)) || (row.length === 1 && PEOPLE.test(bare(clause)))
  return is_all ? (one) => one === whole : undefined
}
/** 146人（专职61人、兼职85人） */
const isInBrackets = (lead: string): boolean => lead.lastIndexOf('(') > lead.lastIndexOf(')')
const PEOPLE = /[师员生工医童]$/
const PEOPLE_TOLD = /^(?:其中)?(?:全|我|本|目前|现|共|截至|在).*[师员生长工医童任]$/

const PARTS: readonly Part[] = [
  narrower,
  called,
  ofNumber,
  foundAmong,
  hadAlready,
  framed,
  pointedAt,
  framedBefore,
  doneOf,
  doneOfNamed,
  graded,
  won,
  mended,
  moreThanAll,
  member,
  amongThem,
  inNamed,
  having,
  doneAlready,
  described,
  outcome,
  takenFrom,
  amid,
  amidNamed,
  someOfThem,
]

export function exceedingFindings(told: readonly Told[]): Finding[] {
  const all = told.filter(({ open, unit, before }) => !open && unit !== '%' && !STATISTIC.test(before))
  return all.flatMap((part, at): Finding[] => {
    const near = all
      .slice(Math.max(0, at - BACK), at + AHEAD)
      .filter((one) => one !== part && one.unit === part.unit && Math.abs(one.index - part.index) < FAR)
    // A part that is too large is larger than some number at least.
    if (!near.some(({ value }) => value < part.value)) return []
    const parts = PARTS.map((rule) => rule(part, near)).filter((rule) => rule !== undefined)
    const wholes =
      parts.length === 0 ? [] : near.filter((one) => parts.some((isOf) => isOf(one)) && areOfOne(one, part))
    const [whole] = wholes
    if (whole === undefined || part.value > FAR_OFF * whole.value) return []
    return wholes.some((one) => one.value + one.half >= part.value - part.half) ? [] : [larger(whole, part)]
  })
}

const STATISTIC = /均|每|最[多少高低大小]|各(?:有|设|建|选|派|配|招|评|安排|\d|$)/
const FIELD = /全([省市州县区镇乡校])|([省市县区])里/
/** Of one year and place. */
function areOfOne(one: Told, other: Told): boolean {
  const [here, there] = [one, other].map(({ lead }) => FIELD.exec(lead)?.slice(1).join(''))
  return areOfOneYear(one, other) && (here === undefined || there === undefined || here === there)
}

const larger = (whole: Told, part: Told): Finding => ({
  rule: 'part',
  says: `“${part.before}${part.quote}”是“${whole.before}${whole.quote}”的一部分，却比它大，请核对。`,
  arithmetic: `${part.number} > ${whole.number}`,
  places: wordsInOrder([whole, part]),
})
