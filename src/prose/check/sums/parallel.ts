/**
 * A total and parts behind it that no word joins, but that are called alike, so that they are of one kind: 设考场184个，东片
 * 97个，西片85个; 捐款15840元，教职工捐6420元，学生捐9520元; 选派22名，15名去往河口，9名去往杨树. Their sum must come near.
 */
import type { Fact } from '../../grammar/fact.ts'
import { printedOf, slipOf } from '../ground/digits.ts'
import type { Finding } from '../ground/finding.ts'
import { isLeftOpen, parted } from './parting.ts'
import { areCrossing, partitionOf, rest } from './partitions.ts'
import {
  alike,
  amountsOf,
  between,
  clauseBefore,
  endOf,
  factsBefore,
  isOfPeople,
  type Passage,
  type Sentence,
  wordsBehind,
} from '../ground/passage.ts'
import { sumOf } from '../ground/range.ts'

/** No list that is looked at is longer. */
const MOST = 12
/** So far their sum may be above the total, and so far below it, where more may be left out. */
const OVER = 0.12
const UNDER = 0.05
/** Money is not given twice. */
const OVER_MONEY = 0.25
/** Of small numbers so few are a large share. */
const FEW_OFF = 2

/** Of other times, of what is compared or reckoned, or told of each. */
const OTHER =
  /其中|合计|总计|共计|累计|比|较|增|减|[去上前明往]年|同期|每|各|均|占|至|达标|超|缺|空编|标准|剩余?$|结余|结转|含|等|不少于|以上|以下|以内/
/** What was planned, and what was done. */
const PLANNED = /计划|预算|概算|拟|目标|核定|定额|限额|原定|应|需|指标|编制|申报|报名|预计|设计/
const DONE = /实|已|完成|录|报到|到位|支出|参|超|现有|在编|签约|验收|交付/
/** One and the same may be or do several of these. */
const SEVERAL =
  /开展|参加|参与|开设|配备|建有|设有|实施|取得|获|拥有|具有|使用|覆盖|涉及|存在|有|能|会|担任|通过|报|选|喜|掌握|上午|下午|早班|晚班|白班|夜班|早上|晚上|第.[天场轮]|[春秋冬夏暑寒][季假期]|学期|半年|季度|月|日/

interface Row {
  readonly total: Fact
  readonly parts: readonly Fact[]
  readonly names: readonly string[]
  /** As many were said to be as are told: 两个考区. */
  readonly announced: boolean
  /** 预算, 计划: what was done may be more. */
  readonly planned: boolean
}

export function parallelFindings(passage: Passage, sentence: Sentence): Finding[] {
  const facts = amountsOf(sentence)
  if (facts.length < 3) return []
  return facts.flatMap((_, at): Finding[] => {
    const row = rowFrom(passage, sentence, facts, at)
    if (row === undefined) return []
    const { total, parts } = row
    const sum = sumOf(parts)
    if (!isSlip(row, sum) || !areOfOneKind(passage, sentence, row, sum)) return []
    const open = isLeftOpen(passage, endOf(total), parts, sentence.end)
    return parted(passage, sentence, total, parts, { some: false, open })
  })
}

/** A number and all those of its kind that follow it, each in a clause of its own. */
function rowFrom(passage: Passage, sentence: Sentence, facts: readonly Fact[], at: number): Row | undefined {
  const [total, first] = [facts[at]!, facts[at + 1]]
  if (!/^(?:count|money|area)$/.test(total.kind) || total.value === null || !first || !alike(total, first))
    return undefined
  const before = facts[at - 1]
  // 义务教育651万元，高中284万元，中职375万元 behind 学前教育218万元: one of the row. 两个考区 only tells how many there are.
  const announced = before?.kind === 'count' && before.value === facts.length - at - 1
  if (before && alike(before, total) && !announced) return undefined
  if (!/^[^,，。、；;：:\d（(]{0,14}[,，]/.test(between(passage, endOf(total), first.number_start))) return undefined
  const parts = [first]
  for (const next of facts.slice(at + 2, at + 2 + MOST)) {
    const link = between(passage, endOf(parts.at(-1)!), next.number_start)
    if (!alike(next, total)) return undefined
    if (!/^[^,，。、；;：:\d（(]{0,14}[,，、和]/.test(link)) return undefined
    parts.push(next)
  }
  if (parts.length < 2 || parts.some(({ value }) => value === null || value >= total.value!)) return undefined
  const clauses = parts.map((part) => clauseBefore(passage, part, sentence))
  // 15名去往河口乡，9名去往杨树乡: what is told of them stands behind.
  const behind = clauses.every((clause) => clause === '')
  const names = behind ? parts.map((part) => wordsBehind(passage, part, sentence, 20)) : clauses
  const own = clauseBefore(passage, total, sentence)
  if (names.some((name) => name === '' || OTHER.test(name)) || /[比较增减每各均占]|其中|[去上前往]年/.test(own))
    return undefined
  const planned = PLANNED.test(own)
  if (planned && names.some((name) => DONE.test(name))) return undefined
  return { total, parts, names, announced, planned }
}

/** Of the sum and the total one digit is another, or the last is one off. */
function isSlip({ total: { number, value, kind }, parts, announced, planned }: Row, sum: number): boolean {
  const off = sum - value!
  const over = kind !== 'money' ? OVER : planned ? 0 : OVER_MONEY
  const few = kind === 'count' && off > 0 && off <= FEW_OFF
  if (off === 0 || (off > over * value! && !few) || -off > (announced ? OVER : UNDER) * value!) return false
  if (kind === 'area' && off < 0) return false
  const written = printedOf(number)
  const told = Number.isFinite(written) && written > 0 ? written : value!
  const places = Math.max(
    ...[number, ...parts.map((part) => part.number)].map((one) => /\.(\d+)/.exec(one)?.[1]?.length ?? 0),
  )
  return slipOf(told.toFixed(places), ((sum * told) / value!).toFixed(places)) !== undefined || parts.length < 3
}

/** 正式党员, 预备党员; 教职工捐, 学生捐; 发给教师, 发给学生. */
function areOfOneKind(passage: Passage, sentence: Sentence, { total, parts, names }: Row, sum: number): boolean {
  if (areCrossing(names) || areOfTwoWays(names)) return false
  const own = clauseBefore(passage, total, sentence)
  if (rest.test(names.at(-1)!)) return isAllGiven(passage, sentence, total, parts)
  // The total is one of them: 小学62人，初中31人，高中33人.
  if (partitionOf([own, ...names]) !== undefined) return false
  const kinds = partitionOf(names) !== undefined
  const over = sum > total.value!
  if (over && !kinds && isOfPeopleOrThings(total) && names.some((name) => SEVERAL.test(name))) return false
  if (kinds || names.every((name) => SUBJECT.test(name))) return true
  const bare = names.map((name) => name.replace(/(?:的|有|为|是|共)+$/, ''))
  const [prefix, suffix] = [sharedStart(bare), sharedEnd(bare)]
  if (bare.some((name) => name.length === Math.max(prefix, suffix))) return false
  const end = bare[0]!.slice(bare[0]!.length - suffix)
  // 县一中达线624人，县二中368人: what they did is told once.
  const head = own.replace(/(?:达线|上线|录取|招收?|参加|报名|到位|完成|[有为是])+$/, '')
  if (suffix > 0 && !WHOLE.test(own) && head.length <= bare[0]!.length + 1 && head.endsWith(end)) return false
  return prefix > 1 || suffix > 1 || (suffix === 1 && bare.every((name) => name.length <= 6))
}
/** 男教师, 高级教师: parted by one thing and by another, so that many are both. */
export const areOfTwoWays = (names: readonly string[]): boolean =>
  !names.every(isProper) &&
  WAYS.some((way) => names.some((name) => way.test(name)) && !names.every((name) => way.test(name)))
/** 民办致远高中录取 is of one school, as 云岭一中录取 is. */
const isProper = (name: string): boolean =>
  /^(?:公办|民办)?(?!农村|城区|乡镇|普通|职业|特殊|其他|其余)[\u4e00-\u9fff]{2,8}(?:[一二三四五六七八九]中|小学|中学|高中|初中|学校|幼儿园|职校|中专)(?:录取|招收?|招生|毕业|参加|安排|有|在校生|学生)*$/.test(
    name,
  )
const WAYS = [
  /男|女/,
  /高级|中级|初级|正高|副高|[一二三]级教师/,
  /党员|团员|群众/,
  /青年|中年|老年|岁/,
  /本科|专科|研究生|硕士|博士|学历/,
  /骨干|名师|带头人|班主任|教研组长/,
  /公办|民办|普惠/,
  /寄宿|走读|住校|留守|随迁|困难|残疾|脱贫|低保/,
  /在编|编外|临聘|特岗/,
  /优秀|良好|[合及]格/,
]

/** 到会代表, 下设支部: no part is called so. */
const WHOLE = /[共总全]|^各类|下设|现有|[到参与]会|收到|选派|抽调|招聘|评出|采购|发放|安排/
const SUBJECT =
  /^(?:语文|数学|英语|物理|化学|生物|政治|道德与法治|历史|地理|体育|音乐|美术|科学|信息(?:技术|科技)?|心理(?:健康)?|思政|劳动|学前教育|特殊教育|书法|舞蹈|合唱|绘画|摄影|剪纸)(?:学科|教师|专业|岗位?|类|科)?$/
const isOfPeopleOrThings = (fact: Fact): boolean => isOfPeople(fact) || fact.kind === 'count'

/** 86万元补助已全部分配，…，其余26万元划拨: all of a number that stands at the head of its sentence. */
function isAllGiven(passage: Passage, sentence: Sentence, total: Fact, parts: readonly Fact[]): boolean {
  const words = wordsBehind(passage, total, sentence, 24)
  if (!/全部|全数|悉数|均|都|分配|分给|分发|下拨|下达|拨付|安排/.test(words)) return false
  const [before] = factsBefore(passage, sentence, total).filter(({ fact }) => alike(fact, total))
  return before === undefined && parts.every(({ value }) => value! < total.value!)
}

function sharedStart([first = '', ...others]: readonly string[]): number {
  let length = 0
  while (length < first.length && others.every((one) => one[length] === first[length])) length += 1
  return length
}

const sharedEnd = (names: readonly string[]): number =>
  sharedStart(names.map((name) => Array.from(name).toReversed().join('')))
