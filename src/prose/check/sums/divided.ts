/**
 * A number that is shared out after it was told: 送教上门55人。送教上门的学生按残疾类别划分，脑瘫31人、孤独症17人、…;
 * 余下的53处全部列入清单管理：41处由学校限期整改，22处由县挂牌督办.
 */
import { type Told, bare, nounOf } from '../again/told.ts'
import { type Finding, wordsAt } from '../ground/finding.ts'
import { nearIn } from '../ground/near.ts'
import { shown, sumOf } from '../ground/range.ts'
import { additionOf } from './parting.ts'
import { areCrossing } from './partitions.ts'

/** So far before its parts a number is told. */
const FAR = 300
/** So many numbers before them it is looked for. */
const BACK = 40
/** No row of parts is longer. */
const MOST = 12
/** What is said to be divided misses its whole by no more than a slip makes it miss. */
const LEAST = 0.6
const OVER = 2
/** Where it is only said that they are among it, they may be some of it, or be counted twice. */
const NEARLY = 0.05
const OVER_AMONG = 1.3

interface Division {
  readonly whole: Told
  readonly parts: readonly Told[]
  /** The words say that all of it is divided. */
  readonly all: boolean
}

/** Words without which nothing is divided again. */
const CHEAP = /余|剩|按|看|中[,:]/

/** `told`: the numbers of the even text. */
export function dividedFindings(told: readonly Told[], text: string): Finding[] {
  if (!CHEAP.test(text)) return []
  return told.flatMap((_, at): Finding[] => {
    const parts = chainFrom(text, told, at)
    if (parts.length < 2) return []
    const division = leftBefore(text, told, at, parts) ?? dividedBefore(told, at, parts)
    return division && isMissed(text, told, division) ? [unequal(division)] : []
  })
}

/** What stands between two parts: 人、孤独症; 处由学校限期整改，. */
const LINK = /^[^,;:。\d(]{0,24}[、,;](?:(?:其余|剩余|余下|剩下)的?)?[^,;:。、\d(]{0,16}$/
/** Of another number than the one that is divided. */
const ELSE = /其中|共|合计|总|累计|占|平均|每|比|较|增|减|由[^,;、]{2,10}$|涉及|覆盖|惠及/

/** The numbers of one unit that follow each other from one on, each the only one of its clause. */
function chainFrom(text: string, told: readonly Told[], at: number): Told[] {
  const first = told[at]!
  const chain = [first]
  for (const next of told.slice(at + 1, at + MOST)) {
    const last = chain.at(-1)!
    const link = text.slice(last.end, next.index)
    if (next.unit !== first.unit || !LINK.test(link) || ELSE.test(next.before)) break
    chain.push(next)
  }
  return chain
}

const REST = /^(?:对|将|把)?(?:其余|余下|剩余|剩下|尚余|剩)的?$/
/** They do what all of it is to do: 分类处置：, 全部列入清单管理：, 分别. */
const ALL_OF = /[:]$|分别|分类|分成|分为|按[^,;:。]{2,12}分/
/** Some of those of whom something was told before did more: 41人参加面试，22人录用. */
const STAGE = /录用|录取|通过|验收|合格|获|达到|入围|其中|晋级|报到|均|都/

/** 余下的53处全部列入清单管理：41处…，22处… */
function leftBefore(text: string, told: readonly Told[], at: number, parts: readonly Told[]): Division | undefined {
  const first = told[at]!
  const whole = told.slice(Math.max(0, at - 2), at).findLast(({ unit }) => unit === first.unit)
  if (whole === undefined || !REST.test(whole.before)) return undefined
  const link = text.slice(whole.end, first.index)
  if (!/^[^;。\d]{0,40}$/.test(link) || /其中|[有里]$/.test(link)) return undefined
  const opened = link.slice(0, Math.max(link.lastIndexOf(','), link.lastIndexOf(':')) + 1)
  const are_alike = parts.every(({ after }) => /^(?:由|移交|转|交)/.test(after))
  if (!ALL_OF.test(opened) && !are_alike) return undefined
  return parts.slice(1).some(({ after }) => STAGE.test(after)) ? undefined : { whole, parts, all: true }
}

/** 送教上门的学生按残疾类别划分， */
const BY =
  /(?:^|[,;])(?<subject>[^,;:。]{0,24}?)(?:按照?|根据|依据|从)(?<how>[^,;:。\d]{2,16}?)(?:划分|分类|区分|统计|来看|来分|分布|构成|看|分)(?:为|成|[,:]|有)*[^,;:。、\d]{0,12}$/
/** 送教上门学生中， */
const AMONG = /(?:^|[,;])(?:在)?(?<subject>[^,;:。]{2,20}?)(?:当中|之中|(?<![高初集])中)[,:]+[^,;:。、\d]{0,12}$/
/** Who they are, which is told in other words as well. */
const SORT = /(?:的)?(?:适龄)?(?:残疾)?(?:学生|儿童|少年|教师|人员|学校|单位|隐患|问题|项目|对象|线索|事项)?$/

/** 送教上门55人。送教上门的学生按残疾类别划分，脑瘫31人、…: the number that was called so before. */
function dividedBefore(told: readonly Told[], at: number, parts: readonly Told[]): Division | undefined {
  const first = told[at]!
  const by = BY.exec(first.lead.slice(-60))
  const found = by ?? AMONG.exec(first.lead.slice(-48))
  if (!found) return undefined
  const subject = found.groups!['subject']!.replace(/^(?:其中|在|对|这些|上述|该)+/, '')
  // 55名送教上门学生按…: its number stands with it, and is held to its parts elsewhere.
  if (/\d/.test(subject)) return undefined
  const name = subject.replace(SORT, '')
  if (name.length < 2) return undefined
  const named = told
    .slice(Math.max(0, at - BACK), at)
    .filter((one) => one.unit === first.unit && first.index - one.end < FAR && one.line === first.line)
    .filter((one) => isCalled(one, name))
  const whole = named.at(-1)
  // Where two may be meant, who is to say which?
  if (whole === undefined || named.some(({ value }) => value !== whole.value)) return undefined
  return { whole, parts, all: by !== null }
}

/** 送教上门55人, 55名送教上门学生; 寄宿412人 of 留守儿童836人 are 寄宿留守儿童. */
function isCalled(one: Told, name: string): boolean {
  const own = bare(one.before).replace(/^其中/, '')
  if (own.endsWith(name) || nounOf(one).replace(SORT, '') === name) return true
  return own.length > 1 && name.startsWith(own) && one.lead.includes(name.slice(own.length))
}

/** More is there than is told, or it may be in two of them. */
const OPEN = /等(?!级|次|职|教|专)|另|还有|此外|主要|以上|至少|既|同时|分别有|兼|多重|可多选|重复|交叉/

function isMissed(text: string, told: readonly Told[], { whole, parts, all }: Division): boolean {
  if (whole.open || parts.some(({ open }) => open) || whole.half > 0) return false
  const last = parts.at(-1)!
  const words = parts[0]!.before + text.slice(parts[0]!.end, last.end) + last.after
  const sums = parts.map((_, at) => sumOf(parts.slice(0, at + 1)))
  const sum = sums.at(-1)!
  if (OPEN.test(words) || sums.slice(1).includes(whole.value)) return false
  const gap = whole.value - sum
  const beside = nearIn(told, last.index, FAR, ({ index }) => index).filter(
    ({ from, unit, index }) => unit === whole.unit && index > last.index && from - last.to < 60,
  )
  // What is left is told behind them, or they are parted once more.
  if (beside.some(({ value, index }) => value === Math.abs(gap) || index < last.to)) return false
  if (all) return sum > whole.value ? sum < OVER * whole.value : sum > LEAST * whole.value
  if (parts.length < 3 || areCrossing(parts.map(({ before }) => before)) || HAVE.test(words)) return false
  return sum > whole.value ? sum < OVER_AMONG * whole.value : gap < NEARLY * whole.value
}

/** One and the same may have or do several of these. */
const HAVE = /参加|参与|具有|享受|存在|涉及|获|取得|患|开展|配备|建有|设有/

function unequal({ whole, parts }: Division): Finding {
  const sum = shown(sumOf(parts))
  return {
    rule: 'sum',
    says: `“${whole.before}${whole.quote}”分开来写的各部分加起来是${sum}，两处不符，请核对。`,
    arithmetic: additionOf(whole, parts),
    places: [whole, ...parts].map(wordsAt),
  }
}
