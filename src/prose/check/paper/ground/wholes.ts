/** Which number of a paper a named whole means: 教室总数 is 教室1340间, 符合条件教师 is 符合交流条件的教师1400人; none where two may be meant. */
import type { Told } from '../../again/told.ts'
import { isShortFor } from '../../ground/likeness.ts'
import { groupedBy } from '../../ground/groups.ts'
import { type Known, knownOf } from './known.ts'
import type { Paper } from './paper.ts'
import { kindOf, TABLE } from './rows.ts'

export interface Asked {
  /** What it is called: 全县专任教师总数. */
  readonly phrase: string
  /** Units in which it may be counted. */
  readonly kinds: readonly string[]
  /** It is larger than its part. */
  readonly above?: number
  /** The sentence in which the part is told: a number of it is no whole told elsewhere, but it may be meant. */
  readonly from?: number
  /** The line in which the part is told. */
  readonly line?: number
  /** Of which level of school or kind is spoken. */
  readonly level?: string
}

export type Resolver = (asked: Asked) => Told | undefined

/** Words that say only that all are meant, or whose they are. */
const WIDE =
  /本年度|全[县市区校镇乡州省园体部]|[本我该][县市区校镇乡州省局园次批届个]?(?:项目)?|当[年期]|全年|年度|本学?[年期]|所有|各类|同期|[合共总]计|总数|总量|总额|总人数|总|人数|数量|数|金额|额|的|应|上述|被/g
const LEVEL =
  /小学|初中|高中|普高|幼儿园|幼儿|学前|中职|职高|特殊教育|特教|义务教育|[一二三四五六七八九高]年级|高[一二三]|九年一贯制/g
const FORMER = /[去上前明往]年|上届|上学年|上学期|同期|年初|原有|将|计划|目标|力争|预计/
/** Words of a sentence that name no whole of the paper. */
const NARROWER = /其中|另有|其余|剩余|平均|每|[人生校班]均|最[高低多少大小]/

export const levelsOf = (words: string): string => [...new Set(words.match(LEVEL) ?? [])].toSorted().join()
export const coreOf = (phrase: string): string => phrase.replaceAll(WIDE, '')

const resolvers = new WeakMap<Paper, Resolver>()

export function wholesOf(paper: Paper): Resolver {
  const own = resolvers.get(paper) ?? resolverOf(paper)
  resolvers.set(paper, own)
  return own
}

const STEP = /^(?:收回|回收|有效|参训|参会|参加|参考|报名|录取|实到|应到|毕业|受理|交流)/

/** So many numbers of one kind are looked at for each name, and so many names are asked. */
const MOST = 400
const ASKED = 300

function resolverOf(paper: Paper): Resolver {
  if (paper.numbers.length > TABLE) return () => undefined
  const byKind = groupedBy(knownOf(paper), ({ told }) => kindOf(told))
  let asked_before = 0
  return (asked) => {
    asked_before += 1
    const core = coreOf(asked.phrase)
    if (core.length < 2 || asked_before > ASKED) return undefined
    const all = asked.kinds.flatMap((kind) => (byKind.get(kind) ?? []).slice(0, MOST))
    const found = all.filter((known) => mayBe(known, core, asked))
    // 发放问卷1460份，收回1402份: of the second nothing but its step is told.
    const step = core.length === 4 && STEP.test(core) ? core.slice(0, 2) : ''
    if (found.length > 0 || step === '') return meant(found, core, asked)
    return meant(
      all.filter((known) => known.words === step && mayBe(known, step, asked)),
      step,
      asked,
    )
  }
}

function mayBe({ told, words, names }: Known, core: string, { phrase }: Asked): boolean {
  if (told.open || (FORMER.test(told.before) && !FORMER.test(phrase))) return false
  const of_one = names
    .split(',')
    .some((name) => told.before.includes(name) && !phrase.includes(name) && name.replaceAll(HAVING, '') !== core)
  return !(names !== '' && of_one) && isNamed(words, core)
}
const HAVING = /全[县市区校镇乡州省]|现有|共有|设有|拥有|共|有/g

/** All of its signs in their order, a short one in one piece. */
function isNamed(words: string, core: string): boolean {
  return core.length < 4 ? words.includes(core) : isShortFor(core, words)
}

/** The one that bears the name alone, that which the others make, or the only one. */
function meant(all: readonly Known[], core: string, { level = '', line, above = 0 }: Asked): Told | undefined {
  if (all.length === 0) return undefined
  const levelled = all.filter(({ words, apart }) => levelsOf(level === '' ? words : words + apart) === level)
  const pool = levelled.length > 0 ? levelled : level === '' ? all : []
  const plain = pool.filter(
    ({ words, told }) =>
      ownLeft(words, core) <= (core.length < 4 ? 1 : 2) &&
      !NARROWER.test(told.before) &&
      !FORMER.test(told.lead.slice(-30)),
  )
  const large = plain.filter(({ told }) => told.value > above)
  const beside = large.filter(({ told }) => told.line === line)
  const found = one(beside) ?? sumOf(plain) ?? one(large)
  if (found !== undefined || plain.length > 0) return found !== undefined && found.value > above ? found : undefined
  const only = one(pool.filter(({ told }) => told.value > above))
  return only !== undefined && pool.some(({ told, words }) => told === only && ownLeft(words, core) <= 4)
    ? only
    : undefined
}

/** How many signs of the words are not of the name. */
function ownLeft(words: string, core: string): number {
  const rest = words.replaceAll(WIDE, '').replaceAll(/[ 、]/g, '')
  return Math.max(0, rest.length - core.length)
}

function one(all: readonly Known[]): Told | undefined {
  return new Set(all.map(({ told }) => told.value)).size === 1 ? all[0]!.told : undefined
}

/** The largest of them, where all others together make it. */
function sumOf(all: readonly Known[]): Told | undefined {
  if (all.length < 3 || all.length > 12) return undefined
  const values = [...new Map(all.map(({ told }) => [told.index, told])).values()].toSorted((a, b) => b.value - a.value)
  const [whole, ...parts] = values
  const sum = parts.reduce((made, { value }) => made + value, 0)
  return Math.abs(sum - whole!.value) <= 1e-6 * whole!.value + whole!.half ? whole : undefined
}
