/**
 * What is pointed at with another number than it was given: 拟聘用教师35名，现将上述53名…; 五层教学楼，该四层教学楼; 每人每年3000元，按每人每年2000元的
 * 上述标准; 咨询电话 and 上述咨询电话; 本学期共20周，全学期22周.
 */
import { type Finding, unlikeWords } from '../ground/finding.ts'
import { sharesTwo } from '../ground/likeness.ts'
import { FEW, FIGURE, numberOf } from '../ground/numbers.ts'
import { areOfOneYear, nounOf, type Told } from './told.ts'

const POINTER = /(?:上述|以上|前述|这)$/
/** So far before it the first of them stands. */
const FAR = 120
const FAR_OFF = 2
/** Others of them, some of them, or a list of which these are the members. */
const OTHER =
  /其中|另|其余|剩|请假|退[出回]|新增|淘汰|晋级|入围|决赛|首批|第|递?补|原有|[去上前]年|加上|连同|合格|通过|抽|除|、|等|还有|分别|评选|评出|确定|选出|命名/

/** 截至昨日有7所学校未报送，请上述9所学校说明情况: the only number of its kind before it. */
export function pointedCountFindings(told: readonly Told[]): Finding[] {
  return told.flatMap((later, at): Finding[] => {
    if (!POINTER.test(later.before) || later.open || later.unit === '%' || later.unit === '元') return []
    const near = told
      .slice(Math.max(0, at - 12), at)
      .filter((one) => one.line === later.line && one.unit === later.unit && later.index - one.end < FAR * 2)
    const [one, ...others] = near
    if (one === undefined || others.length > 0 || one.open || one.value === later.value) return []
    if (later.index - one.end > FAR || Math.max(one.value, later.value) > FAR_OFF * Math.min(one.value, later.value))
      return []
    const noun = nounOf(later)
    const between = one.from === later.from ? later.lead.slice(one.end - one.from) : one.after + later.lead
    if (OTHER.test(between + noun) || OTHER.test(one.before) || !areOfOneYear(one, later)) return []
    return isAkin(noun, one.before.slice(-8) + nounOf(one))
      ? [unlikeWords(one, later, `${one.number} ≠ ${later.number}`)]
      : []
  })
}

/** 拟聘人员 of 拟聘用教师: 人员 is a word for all people. */
const isAkin = (noun: string, words: string): boolean => sharesTwo(noun.replace('人员', '·'), words)

/** So many of them before it the first is looked for. */
const BACK = 30

interface Named {
  readonly index: number
  readonly quote: string
  readonly key: string
  readonly value: number | string
  readonly pointed: boolean
}

/** What is pointed at is told before it under the same name, and nowhere with the same number. */
function unlike(all: readonly Named[], text: string, except?: RegExp): Finding[] {
  return all.flatMap((later, at): Finding[] => {
    if (!later.pointed) return []
    const [one, ...others] = all.slice(Math.max(0, at - BACK), at).filter(({ key }) => key === later.key)
    if (one === undefined || others.some(({ value }) => value !== one.value) || one.value === later.value) return []
    const from = text.lastIndexOf('。', one.index) + 1
    if (except?.test(text.slice(from, later.index + later.quote.length + 4))) return []
    return [unlikeWords(one, later, `${one.value} ≠ ${later.value}`)]
  })
}

const THING = new RegExp(
  `(?<pointer>该|这[栋座幢个条]|此|上述|前述)?(?<![\\d一二三四五六七八九十第])(?<quote>(?<n>${FEW}|\\d{1,4})(?<unit>层|班制|轨制|座|米|间)的?(?<what>[\\u4e00-\\u9fff]{0,4}?(?:楼|馆|校车|跑道|公寓|食堂|小学|幼儿园)))`,
  'g',
)
/** 新建五层教学楼一栋，该四层教学楼投用后 */
function things(text: string): Finding[] {
  const all = [...text.matchAll(THING)].flatMap((match): Named[] => {
    const { pointer = '', quote = '', n, unit, what } = match.groups!
    const value = numberOf(n)
    return value === undefined
      ? []
      : [{ index: match.index + pointer.length, quote, key: `${unit}${what}`, value, pointed: pointer !== '' }]
  })
  return unlike(all, text, /改为|调整|加层|增加到|变更/)
}

const EACH = new RegExp(
  `(?<pointer>(?:上述|前述)(?:的|标准|规定)?)?(?<quote>(?<who>每(?:人|生|名学生|名教师|班|校|节课?|学期|周|天|次|月|年)(?:每(?:人|生|年|月|学期|天|次|周|学年))?)(?:统一|均|补助|发放|资助|按照?|为|是|标准|不少于|不超过){0,3}${FIGURE}(?<unit>元|万元|分钟|课时|学时|小时))(?<behind>的?(?:上述|前述|这一|该|规定)(?:的)?(?:标准|规定|时长|时间|要求|额度))?`,
  'g',
)
/** 资助标准为每人每年3000元，请各校按每人每年2000元的上述标准发放 */
function standards(text: string): Finding[] {
  const all = [...text.matchAll(EACH)].map((match): Named => {
    const { pointer = '', quote = '', who, unit, behind } = match.groups!
    const key = `${who!.replace(/^每节$/, '每节课')}${unit}`
    const value = numberOf(/\d[\d,.]*/.exec(quote)![0]) ?? 0
    return { index: match.index + pointer.length, quote, key, value, pointed: pointer !== '' || behind !== undefined }
  })
  return unlike(
    all,
    text,
    /提高|提标|调整|原[来标定]|增[加至]|[降上]调|由每|改为|[小初高]中|小学|分档|分别|一档|其中|折算|折合|延时|课后|晚/,
  )
}

const PHONE =
  /(?<pointer>上述|以上|前述|该)?(?<what>咨询|监督|举报|联系|报名|服务|投诉|报修|值班)(?<line>电话|热线)(?:号码)?[为是:]?(?<quote>(?:0\d{2,3}-)?\d{7,11})(?!\d)/g
/** 咨询电话：6621345。…请拨打上述咨询电话6621354; the same line twice with two digits turned needs no pointer. */
export function phoneFindings(text: string): Finding[] {
  if (!/电话|热线/.test(text)) return []
  const told = [...text.matchAll(PHONE)]
  const all = told.map((match, at): Named => {
    const { pointer, what, line, quote = '' } = match.groups!
    const own = digitsOf(quote)
    const is_turned = told
      .slice(Math.max(0, at - BACK), at)
      // Of two lines each may be of another office.
      .some(
        ({ groups, index }) =>
          groups!['what'] === what &&
          own === digitsOf(groups!['quote']!) &&
          !/\n(?!.{0,24}[拨致]?[打电])/.test(text.slice(index, match.index)),
      )
    const before = text.slice(Math.max(0, match.index - 2), match.index)
    return {
      index: match.index + match[0].length - quote.length,
      quote,
      key: `${what}${line}`,
      value: quote,
      pointed: pointer !== undefined || (is_turned && /(?:^|[,。;:(\n]|[拨致]?[打电]|请)$/.test(before)),
    }
  })
  return unlike(all, text)
}
const digitsOf = (phone: string): string => Array.from(phone).toSorted().join('')

const WEEKS = new RegExp(
  `(?<one>(?:本学期|全学期|学期)(?:教学时间)?(?:共计?|总共|为|是|有)+(?<n>${FEW})周)[^。\\n]{0,40}[,。;][^。\\n\\d]{0,24}?(?<other>(?:全学期|整个学期|这|上述)(?:的)?(?<m>${FEW})周)(?!\\()`,
  'g',
)
/** 本学期共20周，各校要安排好全学期22周的教学 */
function weeks(text: string): Finding[] {
  return [...text.matchAll(WEEKS)].flatMap((match): Finding[] => {
    const { one = '', other = '', n, m } = match.groups!
    if (numberOf(n) === numberOf(m) || /延长|调整|复习|其中|上学期|下学期/.test(match[0])) return []
    const second = match.index + match[0].length - other.length
    return [unlikeWords({ index: match.index, quote: one }, { index: second, quote: other }, `${n} ≠ ${m}`)]
  })
}

/** Asked of one paragraph of the even text. */
export function saidOfItFindings(text: string): Finding[] {
  const found: Finding[] = []
  if (/该|这|此|上述|前述/.test(text)) found.push(...things(text))
  if (/每/.test(text) && /上述|前述|这一|该|规定/.test(text)) found.push(...standards(text))
  if (text.includes('学期')) found.push(...weeks(text))
  return found
}
