/**
 * What a paper claims and a ledger knows: the figures of a text that say what was done or stands, each with the
 * indicators it may be about. Pure and quick, so that a book is gone through in a thread.
 */
import type { Fact } from '../grammar/fact.ts'
import { type Match, match } from './match.ts'
import { canonical } from './match_words.ts'
import { coversName, isName, isNarrowed, leftOf, type LedgerWords } from './claim_words.ts'

export interface Claim {
  readonly fact: Fact
  /** From the sentence's beginning to the number; not more than `FAR` characters. */
  readonly before: string
  readonly sentence: string
  /** One of the names given, where the measure begins with it. */
  readonly named: string | null
  /** The likeliest first. */
  readonly likely: readonly Match[]
  /** Of these the ones whose words all stand there, and no others that would make it something else. */
  readonly sure: readonly string[]
}

const KINDS: ReadonlySet<string> = new Set(['count', 'rate', 'ratio', 'money', 'area', 'duration', 'score', 'other'])
/** What is wanted or demanded is held against no ledger. */
const STATUSES: ReadonlySet<string> = new Set(['achieved', 'baseline', 'problem'])
const FAR = 160
const CLAUSES = /[，,；;：:]/
const ENDS = /[。！？!?\n]/

/** `names`: of units, which say whose a figure is and not what it counts; the longest first. */
export function claimsIn(
  text: string,
  facts: readonly Fact[],
  indicators: readonly LedgerWords[],
  names: readonly string[] = [],
): Claim[] {
  const find = finder(indicators)
  const units = unitsOf(text)
  const claims: Claim[] = []
  let earlier: Earlier = { begins: -1, narrowed: [], whole: '' }
  for (const fact of facts) {
    const at = units(fact.number_start)
    const before = sentenceBefore(text, at)
    const begins = at - before.length
    if (begins !== earlier.begins) earlier = { begins, narrowed: [], whole: '' }
    const { measure, named } = measureOf(fact, names)
    const likely = isComparable(fact) && measure !== '' ? find({ ...fact, measure }) : []
    if (likely.length > 0) {
      const sure = surely(measure, before, clauseOf(before, fact.entity, named), earlier, likely)
      const sentence = (before + sentenceBehind(text, at)).trim()
      claims.push({ fact, before, sentence, named, likely: likely.map(({ found }) => found), sure })
    }
    if (!PARTS.test(before)) earlier.whole = ledgerOf(likely[0]?.found.ref)
    const left = likely[0] === undefined ? canonical(measure) : leftOf(measure, likely[0].indicator)
    if (left !== '' && isComparable(fact)) earlier.narrowed.push({ measure, left })
  }
  return claims
}

/** Of the sentence so far the figures that are of a part only: 校舍安全工程累计完成投资1.38亿元. */
interface Earlier {
  readonly begins: number
  readonly narrowed: { readonly measure: string; readonly left: string }[]
  /** The ledger of the last figure before 其中; empty where none is known. */
  whole: string
}

/** Up to the semicolon: 登记疑似辍学学生155人，其中小学14人、留守儿童59人；… */
const PARTS = /其中[^；;]*$/
const ledgerOf = (ref = ''): string => ref.split('.', 1)[0]!

/** Those that are named outright, where there are any, else those whose words all stand in the sentence. */
function surely(
  measure: string,
  before: string,
  clause: string,
  earlier: Earlier,
  likely: readonly Candidate[],
): string[] {
  const whole = likely.filter(
    ({ indicator }) =>
      (!PARTS.test(before) || ledgerOf(indicator.ref) === earlier.whole) &&
      coversName(measure, indicator, before) &&
      !isNarrowed(`${clause}|${measure}`, indicator) &&
      !isQualified(measure, clause) &&
      !earlier.narrowed.some((one) => narrows(one, measure, indicator)),
  )
  const outright = whole.filter(({ indicator }) => isName(measure, indicator))
  return (outright.length > 0 ? outright : whole).map(({ found }) => found.ref)
}

/** The words since the last comma without whose they are: the name of a school says nothing of a kind of school. */
const clauseOf = (before: string, entity: string, named: string | null): string =>
  (before.split(CLAUSES).at(-1) ?? '').replace(entity, '').replace(named ?? '', '')

/** 组织学科培训14期，培训教师682人次: those of that training; after 安全隐患大排查 排查隐患 is what it is. */
const narrows = (one: { measure: string; left: string }, measure: string, indicator: LedgerWords): boolean =>
  isNarrowed(one.left, indicator) || (shares(one.measure, measure) && leftOf(one.measure, indicator).length > 1)

/** 超过56人的班级有213个: what stands before 的 makes it a part. */
function isQualified(measure: string, clause: string): boolean {
  const at = clause.lastIndexOf(measure.replace(/(?:人次|人数|数)$/, ''))
  return at > 0 && clause[at - 1] === '的'
}

/** A figure that a ledger could give: known, of a kind that is counted or added up, and said of what is or was. */
export const isComparable = ({ masked, value, kind, status, measure, compare, unit }: Fact): boolean =>
  !masked &&
  value !== null &&
  KINDS.has(kind) &&
  STATUSES.has(status) &&
  measure !== '' &&
  unit !== '个百分点' &&
  !(compare !== null && compare.delta !== null && compare.delta === value)

const TIMES = /^(?:第?[一二三四1-4]季度|[上下]半年|全年|今年|本[年月季]|\d{1,2}月份?|[1１]?[—-]\d{1,2}月)+/

/** What is counted, without whose it is and when. `names`: the longest first. */
function measureOf({ measure }: Fact, names: readonly string[]): { measure: string; named: string | null } {
  const words = measure.replace(TIMES, '')
  const name = names.find((one) => words.startsWith(one) && words.length > one.length)
  return name === undefined
    ? { measure: words, named: null }
    : { measure: words.slice(name.length).replace(TIMES, ''), named: name }
}

const shares = (one: string, other: string): boolean => {
  const [left, right] = [canonical(one), canonical(other)]
  for (let at = 0; at + 1 < left.length; at += 1) if (right.includes(left.slice(at, at + 2))) return true
  return false
}

function sentenceBefore(text: string, at: number): string {
  let from = at
  while (from > 0 && at - from < FAR && !ENDS.test(text[from - 1]!)) from -= 1
  return text.slice(from, at)
}

function sentenceBehind(text: string, at: number): string {
  let to = at
  while (to < text.length && to - at < FAR && !ENDS.test(text[to]!)) to += 1
  return text.slice(at, to)
}

interface Candidate {
  readonly found: Match
  readonly indicator: LedgerWords
}

/** Only indicators that share a pair of characters are weighed at all, and each measure once. */
function finder(indicators: readonly LedgerWords[]): (fact: Fact) => Candidate[] {
  const byPair = new Map<string, LedgerWords[]>()
  for (const indicator of indicators) {
    const pairs = new Set([indicator.title, ...(indicator.synonyms ?? [])].flatMap((name) => pairsOf(canonical(name))))
    for (const pair of pairs) byPair.set(pair, [...(byPair.get(pair) ?? []), indicator])
  }
  const known = new Map<string, Candidate[]>()
  return (fact) => {
    const label = `${fact.measure}\t${fact.unit}\t${fact.base_unit}`
    const before = known.get(label)
    if (before !== undefined) return before
    const near = new Set(pairsOf(canonical(fact.measure)).flatMap((pair) => byPair.get(pair) ?? []))
    const byRef = new Map([...near].map((indicator) => [indicator.ref, indicator]))
    const found = match(fact, [...near]).map((one) => ({ found: one, indicator: byRef.get(one.ref)! }))
    known.set(label, found)
    return found
  }
}

const pairsOf = (words: string): string[] =>
  Array.from({ length: Math.max(0, words.length - 1) }, (_, at) => words.slice(at, at + 2))

/** From code points to UTF-16 units; the same number for all but rare characters. */
function unitsOf(text: string): (point: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (point) => point
  const starts: number[] = []
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) starts.push(at)
  return (point) => starts[point] ?? text.length
}
