/** How far two numbers are apart that no 由…到 joins: 年初1042名；年末增至1124名，净增82名; 秋季比春季少90人; 最高与最低相差19.9个百分点. */
import type { Fact } from '../../grammar/fact.ts'
import { heldTo, isMade, signOf } from '../ground/change_meanings.ts'
import type { Finding } from '../ground/finding.ts'
import {
  between,
  clauseBefore,
  factsBefore,
  type Passage,
  type Placed,
  placesOf,
  sameUnit,
  type Sentence,
} from '../ground/passage.ts'
import { meets, rangeOf, shown, without } from '../ground/range.ts'

/** So many numbers of the same thing before a change it may be of. */
const KIN = 6
const APART = /增|减|升|降|高|低|多|少|差|扩大|缩小|撤|裁|关停|清退|注销|化解|消除|淘汰/

interface Pair {
  readonly from: Placed
  readonly to: Placed
  readonly sign: 1 | -1
}

export function turnFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((gap): Finding[] => {
    if (gap.kind === 'date' || gap.value === null || gap.unit === '%' || gap.value === 0) return []
    const clause = clauseBefore(passage, gap, sentence)
    if (!APART.test(clause)) return []
    const kin = factsBefore(passage, sentence, gap)
      .filter(({ fact }) => isKin(fact, gap))
      .slice(0, KIN)
    if (kin.length < 2 || kin[0]!.sentence !== sentence) return []
    const widest = furthest(clause, kin, gap, sentence)
    if (widest !== undefined) return widest
    const pair =
      turned(passage, clause, kin) ??
      ofNamed(passage, clause, kin) ??
      toNamed(passage, clause, kin) ??
      beside(clause, kin)
    if (pair === undefined || kin.some((one) => kin.some((other) => isEither(one.fact, other.fact, gap)))) return []
    return heldTo(pair.from.fact, pair.to.fact, gap, pair.sign)
  })
}

const isKin = (fact: Fact, gap: Fact): boolean =>
  rangeOf(fact) !== undefined &&
  (gap.unit.includes('百分点')
    ? fact.unit === '%' && fact.kind !== 'change'
    : /^(?:count|money|area|score|ratio|other)$/.test(fact.kind) && sameUnit(fact.base_unit, gap.base_unit))

/** The one way or the other. */
const isEither = (one: Fact, other: Fact, gap: Fact): boolean => one !== other && isMade(one, other, gap, 1)

const TURN = /(?:减少?|增加?|下降|上升|提高|提升|缩减|压减|降低?|升|调整|变更|扩大|缩小|精简|压缩|调)(?:到|至|为)了?$/
const LATER = /(?:年末|年底|期末|目前|现有|现在)[\u4e00-\u9fff]{0,6}$/
const EARLIER = /年初|[去上]年|期初|原有|原来|开学初|当时/
const GROWN = /^(?:同比|共|累计|净)*(?:增加|减少|增长|下降|提高|上升|降低|压减|净增|净减|增|减)了?$/

/** 由67个减至41个，三年共撤并26个: what was done away with is what is missing. */
const DONE_AWAY =
  /^(?:[一两三四五六七八九十]年)?(?:共|累计|合计|总共)*(?:撤并|撤销|裁撤|压减|核减|关停|清退|注销|化解|消除|淘汰)了?[\u4e00-\u9fff]{0,5}$/

/** 秋季…减少到22987人，减少429人: what it was before stands next to it. */
function turned(passage: Passage, clause: string, [to, from]: readonly Placed[]): Pair | undefined {
  const is_away = DONE_AWAY.test(clause)
  const sign = signOf(clause) ?? (is_away || clause.endsWith('净减') ? -1 : undefined)
  if (!to || !from || sign === undefined || !(is_away || GROWN.test(clause))) return undefined
  const words = clauseBefore(passage, to.fact, to.sentence)
  const is_turn = TURN.test(words) || (LATER.test(words) && EARLIER.test(wordsOf(passage, from)))
  return is_turn && from.fact.kind === to.fact.kind ? { from, to, sign } : undefined
}

/** All that is said in its sentence before a number, behind the number before it. */
function wordsOf(passage: Passage, { fact, sentence }: Placed): string {
  const before = sentence.facts.findLast(
    ({ number_start, kind }) => number_start < fact.number_start && kind !== 'date',
  )
  return between(passage, Math.max(before?.number_start ?? sentence.start, fact.number_start - 40), fact.number_start)
}

const OF_NAMED =
  /^([\u4e00-\u9fff]{2,8}?)[比较](?:上年|去年|上一年|上学年|上学期|\d{4}年|[\u4e00-\u9fff]{0,4}年初)(?:同期)?底?末?的?$/

/** 数学87.2%、外语90.1%，数学比上年的81.8%提高5.4个百分点 */
function ofNamed(passage: Passage, clause: string, [from, ...others]: readonly Placed[]): Pair | undefined {
  const sign = signOf(clause)
  const name = from && OF_NAMED.exec(clauseBefore(passage, from.fact, from.sentence))?.[1]
  if (from === undefined || name === undefined || sign === undefined) return undefined
  const [to, ...more] = others.filter((one) => wordsOf(passage, one).includes(name))
  return to === undefined || more.length > 0 ? undefined : { from, to, sign }
}

const TO_NAMED =
  /^(?<own>[\u4e00-\u9fff]{0,8}?)(?<!同)[比较](?<base>(?!分别|上|去|前|同期|年)[\u4e00-\u9fff]{2,8}?)(?<!年)的?(?:同期)?净?(?:(?<up>多|高|增加|增长|提高|上升|增)|(?<down>少|低|减少|下降|降低|减))[招收录取发放投入建成完出了]{0,3}$/

/** 春季21436人，秋季21346人，比春季减少90人 */
function toNamed(passage: Passage, clause: string, kin: readonly Placed[]): Pair | undefined {
  const { own = '', base = '', up } = TO_NAMED.exec(clause)?.groups ?? {}
  if (base === '') return undefined
  const named = (name: string): Placed[] => kin.filter((one) => wordsOf(passage, one).includes(name))
  const [from, ...more] = named(base)
  const others = kin.filter((one) => one !== from)
  const [to, second] = own.length > 1 ? named(own).filter((one) => one !== from) : others
  if (!from || !to || more.length > 0 || (own.length > 1 && second)) return undefined
  return { from, to, sign: up === undefined ? -1 : 1 }
}

const BESIDE =
  /^(?:(?<former>前者|后者)(?:比[前后]者)?(?:高|多|低|少)出?了?|(?:两者|二者|两校|两地)?(?:之间)?(?:相差|差距)(?:达|为)?)$/

/** 教师98640元，公务员98120元，前者高出520元 */
function beside(clause: string, [to, from]: readonly Placed[]): Pair | undefined {
  const is_next = to && from && to.sentence === from.sentence && to.fact.kind === from.fact.kind
  if (!is_next || !BESIDE.test(clause)) return undefined
  const [low, high] = from.fact.value! < to.fact.value! ? [from, to] : [to, from]
  return { from: low, to: high, sign: 1 }
}

const FURTHEST =
  /最[高多大好][^,，。；;]{0,8}最[低少小差][^,，。；;]{0,6}(?:相差|差距?|高出?|多出?)(?:了|为|达)?$|极差(?:为|达)?$/

/** 73.8%，67.4%，53.9%，最高与最低相差19.9个百分点 */
function furthest(clause: string, kin: readonly Placed[], gap: Fact, sentence: Sentence): Finding[] | undefined {
  if (!FURTHEST.test(clause)) return undefined
  const facts = kin.map(({ fact }) => fact)
  const apart = (row: readonly Fact[]): [Fact, Fact] => {
    const sorted = row.toSorted((one, other) => one.value! - other.value!)
    return [sorted[0]!, sorted.at(-1)!]
  }
  const said = rangeOf(gap)
  const rows = facts.map((_, at) => facts.slice(0, at + 1)).slice(1)
  const holds = rows.some((row) => {
    const [low, high] = apart(row)
    return said === undefined || meets(without(rangeOf(high)!, rangeOf(low)!), said)
  })
  const [low, high] = apart(kin.filter((one) => one.sentence === sentence).map(({ fact }) => fact))
  if (holds || kin.length === KIN || low === high) return []
  return [
    {
      rule: 'change',
      says: `最高的“${high.quote}”与最低的“${low.quote}”相差${shown(high.value! - low.value!)}，文中写的是${gap.number}${gap.unit}，请核对。`,
      arithmetic: `${shown(high.value!)} − ${shown(low.value!)} = ${shown(high.value! - low.value!)} ≠ ${shown(gap.value!)}`,
      places: placesOf([low, high, gap]),
    },
  ]
}
