/**
 * Whether another number of the text makes a rate or a mean as it is said, so that it is of that one, and of no slip: 社团426个，平均每校7.3个 of
 * the 58所 that were told three paragraphs before.
 */
import type { Fact } from '../../grammar/fact.ts'
import { slipOf } from './digits.ts'
import type { Finding } from './finding.ts'
import { between, endOf, isOfPeople, joinedTo, type Passage, sameUnit } from './passage.ts'
import { divided, meets, type Range, rangeOf, times } from './range.ts'

/** A text of more numbers makes anything out of something. */
const MOST = 400
const MEAN = /(?:均|每)[^,，。；;、\d]{0,10}$/
/** The means of two groups stand so near each other. */
const NEAR = 24
/** A mean stands so near what it is made of. */
const BESIDE = 60
/** What the share is of is told. */
const NAMED = /(?:占|完成)[^,，。；;、\d]{2,16}的$|按[^,，。；;、\d]{2,10}计/

export function borneOutIn(passage: Passage): (finding: Finding) => boolean {
  const facts = passage.sentences.flatMap((sentence) => sentence.facts)
  if (facts.length > MOST) return () => false
  const counts = facts.filter(
    ({ kind, value }) => value !== null && !['date', 'rate', 'ratio', 'change'].includes(kind),
  )
  return ({ rule, places }) => {
    if (rule !== 'rate' && rule !== 'mean' && rule !== 'sum') return false
    const told = places.flatMap(({ start, quote }) => {
      const end = start + Array.from(quote).length
      return facts.find((fact) => fact.number_start < end && endOf(fact) > start) ?? []
    })
    if (new Set(told).size !== places.length) return false
    if (rule === 'sum') return isSumWithOther(passage, told)
    return rule === 'rate' ? isRateOfOther(passage, counts, told) : isMeanOfOther(passage, facts, counts, told)
  }
}

/** Of another whole than the one that was held against it, which is no slip of that one. */
function isRateOfOther(passage: Passage, counts: readonly Fact[], told: readonly Fact[]): boolean {
  const rate = told.find(({ unit }) => unit === '%')
  const [part, whole] = told.filter((fact) => fact !== rate).toSorted((one, other) => one.value! - other.value!)
  if (rate === undefined || part === undefined || whole === undefined || told.length > 3) return false
  if (areInTurn(passage, part, whole)) return true
  if (NAMED.test(between(passage, rate.number_start - 24, rate.number_start))) return false
  return othersOf(counts, told, whole).some(
    (other) => sameUnit(other.base_unit, part.base_unit) && other.value! > part.value! && makes(part, other, rate, 100),
  )
}

/** 2022年、2023年分别有214人、197人入学，入学率均为100%: each of its own year. */
function areInTurn(passage: Passage, ...two: readonly [Fact, Fact]): boolean {
  const [first, next] = two.toSorted((one, other) => one.number_start - other.number_start) as [Fact, Fact]
  return (
    /^[\u4e00-\u9fff]{0,2}、$/.test(between(passage, endOf(first), next.number_start)) &&
    between(passage, first.number_start - 24, first.number_start).includes('分别')
  )
}

/** Of other heads; or of the total that stands right before it, by any heads. */
function isMeanOfOther(
  passage: Passage,
  facts: readonly Fact[],
  counts: readonly Fact[],
  told: readonly Fact[],
): boolean {
  const isMean = ({ number_start }: Fact): boolean => MEAN.test(between(passage, number_start - 12, number_start))
  const mean = told.findLast(isMean)
  const [one, other, ...more] = told.filter((fact) => fact !== mean)
  if (mean === undefined || one === undefined || more.length > 0) return false
  const [total, heads] = other === undefined || sameUnit(one.base_unit, mean.base_unit) ? [one, other] : [other, one]
  const meansBy = (place: Fact, far: number): Fact[] =>
    facts.filter(
      (fact) =>
        fact !== mean &&
        sameUnit(fact.base_unit, mean.base_unit) &&
        Math.abs(fact.number_start - place.number_start) < far &&
        isMean(fact),
    )
  // 校领导8人、中层15人，校领导人均32节、中层人均26节: so much of each group, and no mean of all. Of 各班最高均分86.4分，年级平均分88.1分 the
  // two are compared, and nothing is shared out.
  if (heads === undefined && meansBy(mean, NEAR).length > 0) return !isMean(one)
  // 生均8.7平方米，其中小学21300人、16.4万平方米，生均7.7平方米: these two make a mean of their own.
  if (heads !== undefined && meansBy(total, BESIDE).some((fact) => makes(total, heads, fact, 1))) return true
  const beside = counts.findLast(({ number_start }) => number_start < mean.number_start)
  const totals =
    beside === undefined || beside === heads || !sameUnit(beside.base_unit, total.base_unit) ? [total] : [total, beside]
  return totals.some((all) =>
    othersOf(counts, told, heads).some(
      (by) =>
        (heads === undefined ? by.unit !== mean.unit : sameUnit(by.base_unit, heads.base_unit)) &&
        makes(all, by, mean, 1),
    ),
  )
}

/** 春季568人次、秋季674人次，加上临时补助44人次，共1286人次; 组长由校长担任，副组长2人，成员9人，共12人. */
function isSumWithOther(passage: Passage, told: readonly Fact[]): boolean {
  const [total, ...parts] = told.toSorted((one, other) => other.value! - one.value!)
  if (total === undefined || parts.length < 2 || !parts.every((part) => sameUnit(part.base_unit, total.base_unit)))
    return false
  const rest = total.value! - parts.reduce((sum, { value }) => sum + value!, 0)
  if (!(rest > 0)) return false
  const own = passage.sentences.filter(({ facts }) => parts.some((part) => facts.includes(part)))
  const others = own
    .flatMap((sentence) => joinedTo(passage, sentence))
    .flatMap(({ start, facts }) => facts.map((fact) => ({ fact, lead: between(passage, start, fact.number_start) })))
  const is_made = others.some(
    ({ fact, lead }) =>
      !told.includes(fact) &&
      sameUnit(fact.base_unit, total.base_unit) &&
      Math.abs(fact.value! - rest) < 1e-6 &&
      (WITH.test(lead) || ITEM.test(lead)),
  )
  if (is_made) return true
  const named = own.flatMap(({ start, end }) => between(passage, start, end).match(LED) ?? [])
  return isOfPeople(total) && rest <= named.length
}
const WITH = /(?:加上|连同|另有?|还有|以及)[^,，。；;、\d]{0,14}$/
/** （一）立行立改的58个；（二）限期整改的25个；（三）长期坚持的4个: the next of them. */
const ITEM = /^[(（][三四五六七八][)）][^,，。；;、\d]{0,14}$/
/** Who is named is one of them. */
const LED = /(?:担任|任(?=副?组长))/g

/** So much for each may be said of about so many. */
const saidOf = (fact: Fact): Range | undefined =>
  fact.approx && fact.bound === null && fact.value !== null
    ? { low: fact.value * 0.95, high: fact.value * 1.05 }
    : rangeOf(fact)

const othersOf = (counts: readonly Fact[], told: readonly Fact[], one: Fact | undefined): Fact[] =>
  counts.filter(
    (fact) =>
      !told.includes(fact) &&
      (one === undefined || (fact.value !== one.value && slipOf(fact.number, one.number) === undefined)),
  )

function makes(part: Fact, whole: Fact, said: Fact, by: number): boolean {
  const [own, all, range] = [part, whole, said].map(saidOf)
  const made = own && all && divided(own, all)
  return made !== undefined && range !== undefined && meets(times(made, by), range)
}
