/** So many for each of so many, and the total beside them: 三个片区各配备4名，共12名; 每生每学期1500元，2860名，429万元. */
import type { Fact } from '../../grammar/fact.ts'
import { amountsIn, labelOfAmount, openClause, TOTAL } from './each_amounts.ts'
import { calledOf, headsOf, labelOfHeads } from './each_heads.ts'
import { pricedIn } from './each_priced.ts'
import { timesOf } from './each_times.ts'
import type { Finding } from '../ground/finding.ts'
import { numberOf } from '../ground/numbers.ts'
import { isMadeOtherwise } from './other_heads.ts'
import {
  between,
  clauseBefore,
  endOf,
  joinedBefore,
  type Passage,
  placesOf,
  sameUnit,
  type Sentence,
} from '../ground/passage.ts'
import { added, meets, type Range, rangeOf, shown, sumOf, times } from '../ground/range.ts'

/** Money that is given out is all of it without 共, too. */
const GIVEN =
  /(?:发放|落实|拨付|下达|安排|补助|兑现|支付|需|投入|资助|资金|助学金|生活费|经费)[\u4e00-\u9fff“”、]{0,16}$/
/** More than the product, or less, without an error. */
const LOOSE =
  /至少|不少于|不低于|以上|以内|左右|不超过|上限|最高|最低|不等|其中|另|此外|还|分[两三四]?档|档|尾|除外|末场|不足|不满|不含|原则上|最后|首批|其余|部分|或|平均|折合|[一二三四五六七八九]折|优惠|减免|含/

const COUNTED = /^(?:count|threshold)$/

/** Of one kind and unit, so that the one can be made of the other. */
function alike(one: Fact, other: Fact): boolean {
  if (!sameUnit(one.base_unit, other.base_unit) || other.base_unit === '%') return false
  return one.kind === other.kind || (COUNTED.test(one.kind) && COUNTED.test(other.kind))
}

/** What is for each of its heads, so many times. */
interface Triple {
  readonly heads: Fact
  readonly each: Fact
  /** How often it may be given. */
  readonly factors: readonly number[]
}

export function eachFindings(passage: Passage, own: Sentence): Finding[] {
  const totals = own.facts.filter((fact, at) => isTotal(passage, own, fact, at))
  if (totals.length === 0) return []
  const told = withAmounts(passage, own)
  if (told === undefined) return []
  const amounts = amountsIn(passage, told)
  // So many for each at their price are held to it by their three numbers.
  const priced = pricedIn(passage, own)
  return totals.flatMap((total): Finding[] => {
    if (amounts.includes(total) || priced.some((one) => one.total === total)) return []
    const here = triplesOf(passage, told, amounts, total)
    const sentence = here.length > 0 ? told : withHeads(passage, told, amounts, total)
    const triples = sentence === told ? here : triplesOf(passage, sentence, amounts, total)
    const said = rangeOf(total)
    if (triples.length === 0 || said === undefined || isLoose(passage, sentence, triples, total)) return []
    // 共计9个，有2所各存在2个: of some of them.
    if (triples.some(({ heads }) => heads.number_start > total.number_start && isSome(passage, heads))) return []
    // 6人共听课258节,人均43节,超过每人40节的要求
    if (triples.some(({ each }) => PASSED.test(between(passage, each.number_start - 14, each.number_start)))) return []
    const products = productsOf(triples)
    const rest = restOf(sentence, triples, total)
    if (products.length === 0 || products.some((product) => meets(product, said))) return []
    if (sentence !== told && products.some((product) => isSeveralTimes(product, said))) return []
    const besides = besidesOf(passage, sentence, triples, total)
    if ([rest, besides].some((more) => more && products.some((product) => meets(added([product, more]), said))))
      return []
    if (
      triples.length > 1 &&
      subsetsOf(triples).some((some) => productsOf(some).some((product) => meets(product, said)))
    )
      return []
    const [only] = triples
    // 照管员2名 and 共配备照管员136名 are of one thing, whatever else makes the sum.
    const named = nounsMeet(passage, sentence, only!.each, total) && amounts.length > 1
    if (triples.length === 1 && !named && isMadeOtherwise(passage, sentence, { ...only!, total }, only!.factors))
      return []
    return [notMade(triples, total)]
  })
}

const PASSED = /(?:超过|高于|多于|超出|大于|达到)了?(?:规定的?|要求的?)?[每人][^,，。；;\d]{0,6}$/

const isSome = (passage: Passage, heads: Fact): boolean =>
  /[,，](?:其中)?有$/.test(between(passage, heads.number_start - 4, heads.number_start))

function isTotal(passage: Passage, sentence: Sentence, total: Fact, at: number): boolean {
  if (total.kind === 'date' || total.compare !== null || total.value === null) return false
  const clause = clauseBefore(passage, total, sentence)
  // 加上总领队1人: what comes besides.
  if (clause.includes('均') || /^(?:加上|连同|另加|再加)/.test(clause)) return false
  return TOTAL.test(clause) || isFurther(passage, sentence, at) || (total.kind === 'money' && GIVEN.test(clause))
}

const WORDS = /各|每|均|单价|座位|床位|学位/

/**
 * The sentence, with those that semicolons join to it as long as they tell amounts and no total of their own; or with the
 * one before it, where only that tells the amounts: 一类每人500元，二类300元。一类240人，共….
 */
function withAmounts(passage: Passage, own: Sentence): Sentence | undefined {
  const { text, sentences } = passage
  const told = (sentence: Sentence): boolean =>
    WORDS.test(between(passage, sentence.start, sentence.end)) && amountsIn(passage, sentence).length > 0
  let first = own
  for (let before = sentences[own.index - 1]; before !== undefined; before = sentences[before.index - 1]) {
    if (first.start !== before.end + 1) break
    const joined = '；;'.includes(text[before.end]!)
    const standard = first === own && text[before.end] === '。' && !told(own)
    if (!(joined || standard) || !told(before)) break
    if (hasTotal(passage, before)) break
    first = before
  }
  const last = told(own) ? lastTold(passage, own, told) : own
  if (first === last) return told(own) ? own : undefined
  const facts = sentences.slice(first.index, last.index + 1).flatMap((sentence) => sentence.facts)
  return { ...own, start: first.start, end: last.end, facts }
}

/** 600万元，优秀8所，每所30万元；良好12所，每所20万元: those that a semicolon joins behind it, as long as they tell amounts. */
function lastTold(passage: Passage, own: Sentence, told: (sentence: Sentence) => boolean): Sentence {
  let last = own
  for (const next of passage.sentences.slice(own.index + 1, own.index + JOINED)) {
    if (joinedBefore(passage, next) !== last || !told(next) || hasTotal(passage, next)) break
    last = next
  }
  return last
}

/** 每人700元，共386人 tells no total of what each is given. */
function hasTotal(passage: Passage, own: Sentence): boolean {
  const amounts = amountsIn(passage, own)
  return own.facts.some(
    (fact, at) => !amounts.includes(fact) && isTotal(passage, own, fact, at) && amounts.some((one) => alike(one, fact)),
  )
}
const JOINED = 6

/** 惠及学生3200人。按每生每天5元…: with the sentence before, where that alone tells the heads, and only one number of them. */
function withHeads(passage: Passage, told: Sentence, amounts: readonly Fact[], total: Fact): Sentence {
  const before = passage.sentences[told.index - 1]
  if (amounts.length !== 1 || before?.end !== told.start - 1 || passage.text[before.end] !== '。') return told
  // 每人发放2万元，三年共需…: how often is not told.
  if (/[两三四五六十]年/.test(clauseBefore(passage, total, told))) return told
  const [, noun] = EACH_OF_THEM.exec(openClause(passage, told, amounts[0]!)) ?? ['', NONE]
  if (noun !== undefined && noun !== '学校' && !between(passage, before.start, before.end).includes(noun)) return told
  const units = before.facts.map(({ base_unit }) => (/^[名位]$/.test(base_unit) ? '人' : base_unit))
  // 学生21460人，其中小学14380人、初中7080人: all of them.
  const among = between(passage, before.start, before.end).indexOf('其中')
  const end = among < 0 ? before.end : before.start + among
  const whole = before.facts.filter(({ number_start }) => number_start < end).length
  const only = before.facts.filter(
    (fact, at) =>
      at < whole &&
      isHeads(fact) &&
      !units.slice(0, whole).includes(units[at]!, at + 1) &&
      units.indexOf(units[at]!) === at,
  )
  return only.length === 0 ? told : { ...told, start: before.start, facts: [...only, ...told.facts] }
}

/** 每年3万元 for three years, of which nothing is told. */
const isSeveralTimes = (product: Range, said: Range): boolean =>
  [2, 3, 4, 5].some((factor) => meets(times(product, factor), said))

/** 每名困难学生 is not each of all that were told. */
const EACH_OF_THEM =
  /^(?:对(?:上述|这些|以上|认定|符合条件|全部|所有)[\u4e00-\u9fff]{0,8}?)?(?:一律|统一|均|全部)?(?:(?:补[助贴]|发放|奖励|拨付|配备|培训|收费|生活|膳食|伙食|营养)*(?:费|资金)?(?:标准|定额)?(?:按照?|以|依据|为|是)?)每(?:[名位个所]([\u4e00-\u9fff]{2}))?/
const NONE = '。'

/** All sums that the amounts make; those that are given equally often are taken as often. */
function productsOf(triples: readonly Triple[]): Range[] {
  const [first] = triples
  const alike = triples.every(({ factors }) => factors.join() === first?.factors.join())
  const ways =
    first && alike
      ? first.factors.map((factor) => triples.map(() => factor))
      : triples.reduce<number[][]>(
          (all, { factors }) => all.flatMap((way) => factors.map((one) => [...way, one])),
          [[]],
        )
  return ways.slice(0, MOST_WAYS).flatMap((way) => {
    const parts = triples.flatMap(({ heads, each }, at) => {
      const [one, other] = [rangeOf(heads), rangeOf(each)]
      // What each is given is no rounded number: 每所3万元.
      return one === undefined || other === undefined ? [] : [times(one, each.value! * way[at]!)]
    })
    return parts.length < triples.length ? [] : [added(parts)]
  })
}
const MOST_WAYS = 200

/** Some of the amounts, of which the total may be told alone. */
const subsetsOf = (triples: readonly Triple[]): Triple[][] =>
  Array.from({ length: 2 ** Math.min(triples.length, 5) - 2 }, (_, bits) =>
    triples.filter((__, at) => ((bits + 1) >> at) % 2 === 1),
  )

function notMade(triples: readonly Triple[], total: Fact): Finding {
  const parts = triples.map(({ heads, each, factors }) => [heads.value!, each.value!, factors[0]!] as const)
  const reckoned = parts.reduce((sum, [heads, each, factor]) => sum + heads * each * factor, 0)
  const written = parts.map((part) =>
    part
      .filter((one, at) => at < 2 || one !== 1)
      .map((one) => shown(one))
      .join(' × '),
  )
  const [first] = triples
  return {
    rule: 'sum',
    says: `按“${first!.heads.quote}”和“${first!.each.quote}”${triples.length > 1 ? '等' : ''}算应为${shown(reckoned)}${total.base_unit}，文中写的是${total.number}${total.unit}，请核对。`,
    arithmetic: `${written.join(' + ')} = ${shown(reckoned)} ≠ ${shown(total.value!)}`,
    places: placesOf([...new Set([...triples.flatMap(({ heads, each }) => [heads, each]), total])]),
  }
}

/** What stands before the first of them tells nothing of them, nor what stands behind the clause of the total. */
function isLoose(passage: Passage, sentence: Sentence, triples: readonly Triple[], total: Fact): boolean {
  const first = Math.min(...triples.flatMap(({ heads, each }) => [heads.start, each.start]))
  const last = Math.max(...[...triples.flatMap(({ heads, each }) => [heads, each]), total].map(endOf))
  const behind = /^[^,，]*[,，]?[^,，]{0,4}/.exec(between(passage, last, Math.min(sentence.end, last + 24)))![0]
  // Who is among the heads was told in a sentence of its own.
  // 另安排28万元 is told of something else, once the total is told.
  const words = between(passage, first, last).replace(/其中[^。]*。/, '')
  // 一档420人；二档610人。两档合计: as many classes as are told.
  const classes = [...words.matchAll(/(?<!分)([一二两三四五])档(?!次)/g)].map((match) => numberOf(match[1])!)
  const heads = new Set(triples.map((triple) => triple.heads))
  // 共为798名学生发放，其中小学412人,每人500元,初中386人,每人625元: all of them.
  const are_all = heads.size > 1 && sentence.facts.some((fact) => !heads.has(fact) && fact.value === sumOf([...heads]))
  const are_told = heads.size > 1 && Math.max(0, ...classes) === heads.size
  const plain = (are_told ? words.replaceAll(CLASS, '') : are_all ? words.replace(/^其中/, '') : words)
    .replace(ALL_ABOVE, '')
    .replaceAll(AMONG_EACH, '')
  const own = SEVERAL.test(clauseBefore(passage, total, sentence)) ? plain : plain.replace(FIRST_ONES, '')
  return LOOSE.test(own + behind.replace(/[,，]另.*$/, ''))
}

/** 每组5人（含组长1人）: among the five. */
const AMONG_EACH = /[(（](?:其?中?含|其中)[^()（）,，]{1,10}\d{1,3}[人名位][)）]/g

/** 以上合计: all that was told. */
const ALL_ABOVE = /(?<=[,，。；;])以上(?=合计|共计|[两二三四五各]项|资金)/
/** 首批为860名学生每人发放800元，共发放: all that these were given, unless the total is called one of all. */
const FIRST_ONES = /^[^\d]{0,10}首批(?=[^\d,，。；;]{0,12}\d)/
const SEVERAL = /累计|全年|年度|年内|[两三四五]年|[两三四各]批|总计|计划|预算/
const CLASS = /[一二两三四五]档(?!次)/g

/** 县直学校选派30人: what others were given besides. */
function restOf(sentence: Sentence, triples: readonly Triple[], total: Fact): Range | undefined {
  const used = new Set(triples.flatMap(({ heads, each }) => [heads, each]))
  const others = sentence.facts.filter(
    (fact) =>
      !used.has(fact) &&
      fact.number_start < total.number_start &&
      fact.base_unit === total.base_unit &&
      fact.value !== null,
  )
  // Taken as they are printed.
  return others.length === 0 ? undefined : added(others.map(({ value }) => ({ low: value!, high: value! })))
}

/** 共100万元，18所每校5万元，另给镇中心校追加10万元: what is told behind all of them may be in the total. */
function besidesOf(passage: Passage, sentence: Sentence, triples: readonly Triple[], total: Fact): Range | undefined {
  const last = Math.max(total.number_start, ...triples.flatMap(({ heads, each }) => [heads, each]).map(endOf))
  const next = sentence.facts.find(
    ({ number_start, base_unit }) => number_start > last && base_unit === total.base_unit,
  )
  return next && /[另再还又]/.test(between(passage, last, next.number_start)) ? rangeOf(next) : undefined
}

/** 共配备保安72名、器械154套: the second of a list of totals. */
function isFurther(passage: Passage, sentence: Sentence, at: number): boolean {
  const [before, own] = [sentence.facts[at - 1], sentence.facts[at]!]
  if (
    before === undefined ||
    !/^[^,，。；]{0,8}[、和][\u4e00-\u9fff]{0,10}$/.test(between(passage, endOf(before), own.number_start))
  )
    return false
  return TOTAL.test(between(passage, Math.max(sentence.start, before.number_start - 24), before.number_start))
}

/** So far from its total an amount may stand. */
const FAR = 160

function triplesOf(passage: Passage, sentence: Sentence, amounts: readonly Fact[], total: Fact): Triple[] {
  const of_kind = amounts.filter(
    (each) => canMake(passage, each, total) && Math.abs(each.number_start - total.number_start) < FAR,
  )
  // 三档共发放: of all three, though the last of them is called so as well.
  const all = /^([两二三四五])(?:[类档项等级])/.exec(clauseBefore(passage, total, sentence))?.[1]
  const is_of_all = numberOf(all) === of_kind.length
  const of_noun = of_kind.length > 1 && !is_of_all ? ofNoun(passage, sentence, of_kind, total) : []
  const each_of = of_noun.length > 0 ? of_noun : of_kind
  const spoken = each_of.filter((each) => isSpokenOf(passage, sentence, each, amounts))
  const found = spoken.flatMap((each): Triple[] => {
    const heads = headsOf(passage, sentence, each, total, amounts)
    if (heads === undefined) return []
    return [{ heads, each, factors: timesOf(passage, sentence, each, heads) }]
  })
  // Several amounts of one kind, of which not each has its own heads: no telling.
  if (found.length === 0 || found.length !== spoken.length || (spoken.length < each_of.length && !isNear(found, total)))
    return []
  const own = new Set(found.map(({ heads }) => heads)).size === found.length
  return own || ITEMS.test(between(passage, total.number_start - 16, total.number_start)) ? found : []
}

/** Those that are of what the total is of; one that names nothing is of the same as the one before. */
function ofNoun(passage: Passage, sentence: Sentence, amounts: readonly Fact[], total: Fact): Fact[] {
  const found: Fact[] = []
  for (const [at, each] of amounts.entries()) {
    const before = amounts[at - 1]
    const bare = BARE.test(openClause(passage, sentence, each)) && before !== undefined && found.includes(before)
    if (bare || nounsMeet(passage, sentence, each, total)) found.push(each)
  }
  return found
}
const BARE = /每[人生名校班]?(?:每?(?:月|年|天|周|学期|学年))?$/

/** The same heads are given several things: 两项共需, 合计. */
const ITEMS = /[两二三四五]项|合计|总计/

/** Of 一类, 二类 and 三类 those of which heads are told at all. */
function isSpokenOf(passage: Passage, sentence: Sentence, each: Fact, amounts: readonly Fact[]): boolean {
  const label = labelOfAmount(passage, sentence, each)
  const from = each.number_start - Array.from(openClause(passage, sentence, each)).length
  // 为860名初中寄宿生按每生1250元: those are its heads, however they are called.
  const is_beside = sentence.facts.some(
    (fact) =>
      isHeads(fact) && fact.number_start >= from && fact.number_start < each.number_start && !amounts.includes(fact),
  )
  if (label === undefined || is_beside) return true
  const labels = sentence.facts.flatMap((fact) =>
    isHeads(fact) && !amounts.includes(fact) ? [labelOfHeads(passage, sentence, fact)] : [],
  )
  return labels.includes(label) || labels.every((one) => one === undefined)
}

const isHeads = ({ kind, unit }: Fact): boolean => kind === 'count' && !/^[类档等]/.test(unit)

/** A total of more classes than those that are spoken of is larger. */
function isNear(triples: readonly Triple[], total: Fact): boolean {
  return productsOf(triples).some(({ low, high }) => low <= total.value! * NEAR && high >= total.value! / NEAR)
}
const NEAR = 1.2

/** 30个座位 make 人. */
function canMake(passage: Passage, each: Fact, total: Fact): boolean {
  if (alike(each, total)) return true
  const seats = /^[个张]?(?:座位|床位|学位|铺位|席位|餐位)/.test(between(passage, endOf(each), endOf(each) + 4))
  return seats && /^[人名]$/.test(total.base_unit)
}

const around = (passage: Passage, sentence: Sentence, fact: Fact): string =>
  clauseBefore(passage, fact, sentence).slice(-10) +
  /^[^,，。；;、]{0,10}/.exec(between(passage, endOf(fact), endOf(fact) + 10))![0]

/** 监考员2名 and 共安排监考员486名 */
function nounsMeet(passage: Passage, sentence: Sentence, each: Fact, total: Fact): boolean {
  const [one, other] = [around(passage, sentence, each), around(passage, sentence, total)]
  const heads = sentence.facts.flatMap((fact) =>
    fact.kind === 'count' && fact !== each && fact !== total ? [calledOf(passage, sentence, fact)] : [],
  )
  for (let at = 0; at + 2 <= one.length; at += 1) {
    const pair = one.slice(at, at + 2)
    if (
      /^[\u4e00-\u9fff]{2}$/.test(pair) &&
      !/配备|安排|共|每|各|发放|设立|[万亿]元|平方/.test(pair) &&
      other.includes(pair) &&
      !heads.some((words) => words.includes(pair))
    )
      return true
  }
  return false
}
