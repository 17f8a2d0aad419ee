/** The same thing told again in other words, with another number: 报名考生6835人 … 6385名报名考生; 上述64件建议. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { between, clauseBefore, endOf, type Passage, sameUnit, type Sentence, unbracketed } from '../ground/passage.ts'
import { slipOf } from '../ground/digits.ts'
import { stageOf, unlike } from './repeats.ts'
import { meets, rangeOf } from '../ground/range.ts'

/** So many figures before another the first mention may stand. */
const BACK = 60

/** What is said of one figure: the words right before and behind it, and those that tell of whom and when. */
interface Mention {
  readonly fact: Fact
  readonly sentence: Sentence
  readonly before: string
  readonly after: string
  readonly lead: string
  readonly tail: string
  readonly stage: string
  /** 全市, 全县: of how large a place is spoken. */
  readonly scope: string | undefined
}

export function mentionFindings(passage: Passage): Finding[] {
  const seen: Mention[] = []
  const found: Finding[] = []
  for (const sentence of passage.sentences) {
    const own = sentence.facts.filter(isTold).map((fact) => mentionOf(passage, sentence, fact))
    const near = seen.slice(-BACK)
    const all = [...near, ...own]
    for (const later of own) {
      const earlier = near.find((one) => isSame(one, later, all))
      if (earlier !== undefined && !hasMoved(passage, earlier, later)) found.push(unlike(earlier.fact, later.fact))
    }
    seen.push(...own)
  }
  return found
}

/** 公办园21所。今年新建2所，目前全镇23所公办园: what has come or gone between is told. */
const hasMoved = (passage: Passage, one: Mention, other: Mention): boolean =>
  passage.sentences
    .slice(one.sentence.index, other.sentence.index + 1)
    .some((sentence) =>
      sentence.facts.some(
        (fact) =>
          fact.number_start > one.fact.number_start &&
          fact.number_start < other.fact.number_start &&
          fact.base_unit === other.fact.base_unit &&
          Math.abs(Math.abs(one.fact.value! - other.fact.value!) - (fact.value ?? 0)) < 1e-9 &&
          /新|增|减|撤|关停|注销|合并|转|退/.test(clauseBefore(passage, fact, sentence)),
      ),
    )

const isTold = ({ value, kind, masked, approx, bound }: Fact): boolean =>
  value !== null && value > 2 && /^(?:count|money|area)$/.test(kind) && !masked && !approx && bound === null

const ENDS = /[,，。；;：:、(（)）！？!?\n]/
const FILLER = /(?:共计|合计|总计|总数|人数|数量|现有|共有|已有|达到|达|共|有|为|是|约|近|计|了|各类|分别|的)+$/
export const CUT =
  /[^\u4e00-\u9fff]|的|均|全部|全员|都|已|被|由|在(?![编岗校园籍读职训册])|将|进行|完成|开展|参加|参与|顺利|依次|逐|(?<!报)到|(?<![高初])中(?![小学心职级国央高考专])|人人|和|与|及|等|共|获|通过|作为|实现|建成|接入|未|按|接受|以|就|如期|无一|且|也|正|办理|领到|签订|签约|返校|上岗|到岗|撰写|接收|享受|建立|落实|拨付|办复|征收|体检|得到|得以|取得|涉及|来自|分布|如|仍|还|只|从(?![业教])|对(?!口)|向|为|给|于|让|使|把|准时|按时|平稳|顺|当场|每/

function mentionOf(passage: Passage, sentence: Sentence, fact: Fact): Mention {
  const lead = unbracketed(between(passage, Math.max(sentence.start, fact.number_start - 40), fact.number_start))
  const clause = lead.split(ENDS).at(-1)!
  const end = endOf(fact)
  const rest = between(passage, end, Math.min(sentence.end, end + 40))
  const unit = rest.startsWith(fact.unit)
    ? fact.unit.replace(/^(人次|件次|个|项|所|名|支|家|件|处|人|万元|亿元).*$/, '$1')
    : ''
  const tail = unbracketed(rest.slice(unit.length)).replace(/^的/, '')
  const cut = CUT.exec(tail)
  const after = cut === null ? tail : tail.slice(0, cut.index)
  return {
    fact,
    sentence,
    before: clause.replaceAll(/[\s“”"]/g, '').replace(FILLER, ''),
    after,
    lead,
    tail,
    stage: stageOf(passage, sentence),
    scope: scopeOf(lead),
  }
}

/** Words by which two figures of one name are of different things. */
const APART =
  /小学|初中|高中|普高|幼儿园|学前|中职|职高|高职|城区|城镇|农村|乡村|乡镇|男|女|公办|民办|本科|专科|一本|二本|语文|数学|英语|文科|理科|春季|秋季|暑期|寒假|上半年|下半年|上学期|下学期|[去上前明往]年|年初|年末|年中|当时|原有|一期|二期|三期|首批|第[一二三四五六七八九十]+[批期轮次届]|[一二三四]季度|\d{4}年|\d{1,2}月|其中|另|新增|计划|拟|目标|力争|将|预计|每|各|平均|国家级|省级|市级|县级|区级|校级/g

export function apart(words: string): string {
  return [...new Set(words.match(APART) ?? [])].toSorted().join()
}

/** It is said to be what was spoken of before. */
const AGAIN = /上述|全体|以上|前述|这(?![些里种类])|该|此次|本次/
const ALL = /全部|均|都|逐一|依次|人人|全员|所有/

function isSame(one: Mention, other: Mention, seen: readonly Mention[]): boolean {
  const { fact: first } = one
  const { fact: second } = other
  if (first.value === second.value || (one.sentence === other.sentence && one.before === other.before)) return false
  if (!sameUnit(first.unit, second.unit) || one.stage !== other.stage) return false
  if (one.scope !== undefined && other.scope !== undefined && one.scope !== other.scope) return false
  const [here, there] = [rangeOf(first), rangeOf(second)]
  if (here === undefined || there === undefined || meets(here, there)) return false
  if (first.kind === 'money' && areOfTwoSteps(one.before, other.before)) return false
  const slip = slipOf(first.number, second.number)
  const swapped = slip === 'swapped'
  const other_entity = first.entity !== second.entity && first.entity !== '' && second.entity !== ''
  const again = other_entity && AGAIN.test(other.lead.split(ENDS).at(-1)!)
  // Of whom is spoken is not read the same way both times; a long name with its digits changed is one thing still.
  if (other_entity && !again && !(swapped && (other.after.length >= 4 || digits(second) >= 4))) return false
  const is_named = isNamedAgain(one, other, swapped) || (!other_entity && isSaidAgain(one, other, swapped))
  return (is_named || (swapped && !other_entity && isOfOneThing(one, other, seen))) && !isReckoned(one, other, seen)
}

const STEP = /概算|预算|估算|中标|合同|结算|决算|审定|到位/
/** What a building was to cost, and what was paid for it in the end. */
function areOfTwoSteps(one: string, other: string): boolean {
  const [here, there] = [STEP.exec(one)?.[0], STEP.exec(other)?.[0]]
  return here !== undefined && there !== undefined && here !== there
}

const scopeOf = (lead: string): string | undefined => lead.match(/全[国省市州县区镇乡校]/g)?.at(-1)

/** 12个督查组, 另有3个, 15个: a third figure of the same thing makes the one from the other. */
function isReckoned(one: Mention, other: Mention, seen: readonly Mention[]): boolean {
  const difference = Math.abs(one.fact.value! - other.fact.value!)
  const noun = other.after === '' ? other.before.slice(-2) : other.after.slice(-5)
  return seen.some(({ fact, before, after }) => {
    if (fact === one.fact || fact === other.fact) return false
    if (
      sameUnit(fact.unit, other.fact.unit) &&
      fact.value === other.fact.value &&
      fact.number_start < other.fact.number_start
    )
      return true
    return (
      fact.value === difference && (before.includes(noun) || after.includes(noun) || /增|减|另|余|新|备/.test(before))
    )
  })
}

const isClose = (one: Fact, other: Fact): boolean => {
  const ratio = one.value! / other.value!
  return ratio > 0.7 && ratio < 1.4
}

/** 报名考生6835人 … 6385名报名考生: the number stands before its noun the second time. */
function isNamedAgain(one: Mention, other: Mention, swapped: boolean): boolean {
  const { after } = other
  if (Array.from(after).length < 2) return false
  // 学生5462人 … 5426名考生; 报到1172人 … 1127名报到新生
  const long = swapped && digits(other.fact) >= 4
  const akin = long && one.before.endsWith('生') && /^(?:学生|考生|新生|同学)$|新生$/.test(after)
  const done = long && one.after === '' && one.before.length >= 2 && after.startsWith(one.before.slice(-2))
  const named =
    akin ||
    done ||
    one.before.endsWith(after) ||
    one.after === after ||
    (swapped && one.after.length >= 2 && after.startsWith(one.after)) ||
    // 公办小学43所 … 全区46所公办小学课后服务全覆盖
    overlapOf(one.before, after) >= LONG_NAME
  if (!named) return false
  const words = other.lead
    .split(ENDS)
    .at(-1)!
    .replace(/[列纳]入[\u4e00-\u9fff]{0,6}计划|将[为对给把]?$|将?在?巩固/g, '')
  if (/其中|另|还|又|再|有$|余/.test(words) || /^[^,，。]{0,12}(?:未|没)/.test(other.tail)) return false
  if (apart(words).replace(/\d+月,?/, '') !== '' && !apart(one.lead).includes(apart(words))) return false
  const again = AGAIN.test(words)
  const all = again || ALL.test(other.tail.slice(0, 20)) || /全[市县区校镇乡州省]|所有|现有/.test(words)
  const some = /^[^,，。]{0,4}(?:参加|参与|获|通过|被评|入选|中有)/.test(other.tail.slice(after.length)) && !again
  if (swapped) return after.length >= 3 || (!some && (all || digits(other.fact) >= 3))
  // Fewer than all may be some of them.
  if (some || (slipOf(one.fact.number, other.fact.number) !== 'near' && !(again && isClose(one.fact, other.fact))))
    return false
  if (again || (all && /现有|所有|列入|纳入/.test(words) && ALL.test(other.tail.slice(0, 20)))) return true
  return (
    after.length >= 3 &&
    one.before.length + one.after.length > 0 &&
    ((all && after.length >= 4) || ((all || words === '') && other.fact.value! > one.fact.value!))
  )
}

const LONG_NAME = 4
/** How many of the last characters of the one the other begins with. */
function overlapOf(one: string, other: string): number {
  for (let length = Math.min(one.length, other.length); length > 0; length -= 1)
    if (one.endsWith(other.slice(0, length))) return length
  return 0
}

const LEADING =
  /^(?:经过|面向|针对|通过|截至|目前|现在|全年|今年|本学期|本学年|年末|年底|对|为|给|向|将|把|让|使|由|从|而|这|上述|以上|前述|全部|所有|全体|全[市县区校镇乡]|我[市县区校]|各[校地级]|现有|的|[\u4e00-\u9fff]{2,6}[在用](?=$))*$/
const HALF = /春季|秋季|上半年|下半年|上学期|下学期/
const COMMON =
  /全[市县区校年]|今年|学校|共有|现有|人员|资金|工作|教育|项目|建设|完成|累计|\d|[\u4e00-\u9fff](?=[、,，])/g

/** 资助困难学生5732人次 … 5372人次受助学生: as many digits in another order, and something of the same name right behind them. */
function isOfOneThing(one: Mention, other: Mention, seen: readonly Mention[]): boolean {
  if (
    digits(other.fact) < (/\d\.\d/.test(other.fact.number) ? 3 : 4) ||
    one.sentence === other.sentence ||
    /0{2}$|^[12]0\d\d$/.test(other.fact.number)
  )
    return false
  const words = other.lead.split(ENDS).at(-1)!
  const own = one.lead
    .split(ENDS)
    .at(-1)!
    .replaceAll(/各(?:学段|级|类|校|乡镇)/g, '')
    .replace(/^\d{4}年/, '')
  // 该楼3860平方米
  const thing = /^(?:该|这栋|这座)([\u4e00-\u9fff]{1,3})$/.exec(words)?.[1]
  if (thing !== undefined && one.lead.includes(thing)) return true
  const told = apart(words + other.tail.slice(0, 14))
  if (!LEADING.test(words) || apart(words) !== '' || apart(own.replace(HALF, '')) !== told) return false
  // 秋季学期: nothing is told of the other half of the year.
  const half = HALF.exec(own)?.[0]
  if (half !== undefined && seen.some(({ lead }) => (HALF.exec(lead)?.[0] ?? half) !== half)) return false
  if (
    /其中|另|还|余|[去上前]年|拟|计划/.test(one.lead + other.lead) ||
    /^[^,，。]{0,12}(?:未|没|参加|缺)/.test(other.tail)
  )
    return false
  const behind = other.tail.split(ENDS)[0]!.slice(0, 14).replaceAll(COMMON, ' ')
  const before = `${one.before} ${one.after}`.replaceAll(COMMON, ' ')
  // 1460名符合条件的乡村教师 are some of them.
  const opens = other.tail.slice(0, 2)
  if (!/^[受参][助训评赛检资]/.test(opens) && !before.includes(opens) && !`${one.before}${one.after}`.includes(opens))
    return false
  return Array.from(behind).some(
    (_, at) => at > 0 && !/ /.test(behind.slice(at - 1, at + 1)) && before.includes(behind.slice(at - 1, at + 1)),
  )
}

const digits = ({ number }: Fact): number => number.replace(/[^\d]/g, '').length

/** 演练1360场次 … 演练1630场次: the same words before both, and nothing that tells them apart. */
function isSaidAgain(one: Mention, other: Mention, swapped: boolean): boolean {
  if (one.sentence === other.sentence || one.before === '' || other.before === '') return false
  if (swapped && digits(other.fact) >= 4 && [one, other].every(tellsAll) && shareVerb(one.before, other.before))
    return true
  const common = commonEnd(one.before, other.before)
  const again = /上述|以上|前述/.test(other.lead)
  if (!again && !swapped) return false
  // 县一小综合楼 … 该项目: what points back need not tell again of which stage it is.
  const pointed = AGAIN.test(other.lead.replaceAll(/[该这](?=项?(?:工作|活动))/g, '')) && apart(other.lead) === ''
  const apart_now = !pointed && timeless(one, other) !== timeless(other, one)
  if (swapped && digits(other.fact) >= 3 && !apart_now && isTurnedRound(one.before, other.before)) return true
  if (common < 1 || apart_now) return false
  if (areTwo(one.before.slice(0, -common), other.before.slice(0, -common))) return false
  if (common === one.before.length && common === other.before.length && !pointed && ofTwo(one.fact, other.fact))
    return false
  if (swapped && digits(other.fact) >= 3)
    return common >= 3 || (digits(other.fact) >= 4 && shareVerb(one.before, other.before))
  return again && common >= 4 && isClose(one.fact, other.fact) && /共|合计|总/.test(other.lead)
}

const NUMBERED = /[一二三四五六七八九十东西南北甲乙丙丁上下前后新老A-Z\d](?:[号校小中高区幢栋楼期标批])?$/
/** 县一小综合楼, 县二小综合楼: two of a row, which only their number tells apart. */
const areTwo = (one: string, other: string): boolean => one !== other && NUMBERED.test(one) && NUMBERED.test(other)

/** 县一小综合楼…，总投资1680万元；县二小综合楼…，总投资1860万元: what bare words measure stands further in front. */
function ofTwo({ measure: one }: Fact, { measure: other }: Fact): boolean {
  const common = commonEnd(one, other)
  const [here, there] = [one, other].map((words) => words.slice(0, words.length - common))
  return here !== '' && there !== '' && here !== there
}

function commonEnd(one: string, other: string): number {
  let length = 0
  while (length < Math.min(one.length, other.length) && one.at(-1 - length) === other.at(-1 - length)) length += 1
  return length
}

/** The words that tell one from another; a year that only the one names is that of both. */
const timeless = (one: Mention, other: Mention): string =>
  apart(/\d{4}年/.test(other.lead) ? one.lead : one.lead.replace(/\d{4}年度?/, ''))

/** 教师周转房建成586套 … 全县已建成周转房568套 */
function isTurnedRound(one: string, other: string): boolean {
  const [, verb = '', noun = ''] =
    /(建成|投入|发放|安排|配备|购置|改造|培训|招聘|资助|排查)([\u4e00-\u9fff]{3,8})$/.exec(other) ?? []
  return noun !== '' && one.endsWith(noun + verb)
}

/** 累计培训6438人次 … 全年培训教师6348人次 */
const tellsAll = ({ lead }: Mention): boolean => /共|累计|合计|全年|总计/.test(lead.slice(-16)) && apart(lead) === ''

const VERB =
  /发放|投入|拨付|落实|争取|整合|募集|减免|安排|培训|招聘|招收|资助|排查|整改|受理|办结|查处|新建|改造|购置|建成|完成投资/

const shareVerb = (one: string, other: string): boolean => {
  const verb = VERB.exec(other)?.[0]
  return verb !== undefined && one.includes(verb)
}
