/**
 * Shares of one whole that stand in a row: those that are right tell what the others are of, wherever the whole is told;
 * 城区学校21所，占14%；乡镇学校58所，占38.7%，总计150所.
 */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { significantOf } from '../ground/digits.ts'
import { isShortFor, sharesTwo } from '../ground/likeness.ts'
import {
  alike,
  between,
  clauseBefore,
  endOf,
  factsBefore,
  isListed,
  joinedBefore,
  joinedTo,
  type Passage,
  type Placed,
  runFrom,
  type Sentence,
} from '../ground/passage.ts'
import { added, meets, type Range, rangeOf, sumOf, without } from '../ground/range.ts'
import { areOpposite } from './other_groups.ts'
import { isAmount, isShareOf, notShare, type Whole } from './shares.ts'
import { stageOf } from './stages.ts'

interface Share {
  readonly part: Fact
  readonly share: Fact
  readonly sentence: Sentence
  /** 覆盖率85.3% without 占: it must come nearer. */
  readonly named?: true
}
interface Called extends Whole {
  readonly range: Range
  readonly called: string
}

/** What is said may miss it by so many points. */
const NEAR = 30
const NEAR_NAMED = 12
/** No row goes over more. */
const MOST = 12
/** So many digits that are right are no chance. */
const DIGITS = 3

/** Asked of the first sentence of those that semicolons join. */
export function shareRowFindings(passage: Passage, sentence: Sentence): Finding[] {
  if (joinedBefore(passage, sentence) !== undefined) return []
  const group = joinedTo(passage, sentence)
  if (group.every(({ facts }) => facts.filter(({ unit }) => unit === '%').length < 1)) return []
  const shares = group.flatMap((one) => [...ownShares(passage, one), ...sharesInRow(passage, one)]).slice(0, MOST)
  if (shares.length < 2) return []
  const wholes = wholesOf(passage, group, shares)
  return shares.flatMap((one) => missed(passage, one, shares, wholes))
}

const OWN =
  /^[^,，。；;、（(\d]{0,8}[,，、（(]?(?:约|仅|只|各)?占(?:比|总数|总人数|总量|总额|其|全部|全体|比例|比重|的)*(?:约?为|达到?|是|到|了)?$/

/** 高级职称412人，占19.5% */
function ownShares(passage: Passage, sentence: Sentence): Share[] {
  return sentence.facts.flatMap((share, at) => {
    const part = sentence.facts[at - 1]
    if (part === undefined || !isShare(share) || !isAmount(part)) return []
    if (OWN.test(between(passage, endOf(part), share.number_start))) return [{ part, share, sentence }]
    return isNamed(passage, sentence, part, share) ? [{ part, share, sentence, named: true }] : []
  })
}

const NAMED =
  /^[^,，。；;、（(\d]{0,6}[,，（(](?<noun>[^,，。；;、（(\d]{0,10}?)(?<rate>占比|比例|比重|[\u4e00-\u9fff]{2}率)(?:约?为|达到?|是)?$/
/** Of others than of those that are told of. */
const OTHER_RATES = /[增降减]|长率|幅率|入学率|巩固率|利用率|提高|满意率|完好率|毛入|同比|[比较](?:上|去|前)|平均/

const OWN_RATES = /^(?:合格|达标|通过|优秀|优良|及格|完成)率$/

/** 在普惠性幼儿园就读8478人，普惠性幼儿园覆盖率85.3%; 持有证书2720人，持证率85%: its name tells of the part. */
function isNamed(passage: Passage, sentence: Sentence, part: Fact, share: Fact): boolean {
  const { noun, rate } = NAMED.exec(between(passage, endOf(part), share.number_start))?.groups ?? {}
  if (noun === undefined || rate === undefined || OTHER_RATES.test(noun + rate)) return false
  const before = sentence.facts[sentence.facts.indexOf(part) - 1]
  const from = Math.max(sentence.start, before ? endOf(before) : 0, part.number_start - 40)
  const words = between(passage, from, part.number_start)
  if (rate.endsWith('率') && isShortFor(rate.slice(0, -1), words)) return true
  // 大专学历52人，学历合格率92%: others may have passed as well.
  return !OWN_RATES.test(rate) && sharesTwo(noun, words)
}

const ROW =
  /(?:分别|各)占(?:到|比|了)?[\u4e00-\u9fff]{0,14}$|占(?:比|[\u4e00-\u9fff]{0,12}的?(?:比例|比重))(?:分别|依次|各)(?:约?为|达到?|是)$/

/** 高一4129人、高二3571人，分别占33.4%、28.9%: as many shares as parts before them. */
function sharesInRow(passage: Passage, sentence: Sentence): Share[] {
  const { facts } = sentence
  return facts.flatMap((first, from) => {
    const parted = from > 0 && isShare(first) && ROW.test(clauseBefore(passage, first, sentence))
    if (!parted) return []
    const row = runFrom(passage, facts, from, NEXT, isShare)
    // 103起、43起，合计176起，分别占: the total stands between them.
    const is_summed = /^(?:合计|共计|总计|共)$/.test(clauseBefore(passage, facts[from - 1]!, sentence))
    const until = is_summed ? from - 1 : from
    const parts = facts.slice(Math.max(0, until - row.length), until)
    const [head] = parts
    if (row.length < 2 || parts.length < row.length || !parts.every((part) => isAmount(part) && alike(part, head!)))
      return []
    // Four parts and three shares: which of them is meant is open.
    const more = facts[until - row.length - 1]
    if (more && alike(more, head!) && /^[^,，。]{0,4}[、和]/.test(between(passage, endOf(more), head!.number_start)))
      return []
    return row.map((share, at) => ({ part: parts[at]!, share, sentence }))
  })
}

const NEXT = /^[%％]?(?:[、,，和与及]|以及)(?:占)?$/
const isShare = (fact: Fact): boolean => fact.unit === '%' && fact.kind !== 'change' && rangeOf(fact) !== undefined

/** All that is large enough, before the row, in it and behind it; and the sum of its parts. */
function wholesOf(passage: Passage, group: readonly Sentence[], shares: readonly Share[]): Called[] {
  const [{ part: first, sentence }] = shares as [Share, ...Share[]]
  const inside = group.flatMap((one) => one.facts.map((fact) => ({ fact, sentence: one })))
  const outside = factsBefore(passage, sentence, group[0]!.facts[0]!)
  const told = [...outside, ...inside]
    .filter((one) => isAmount(one.fact) && alike(one.fact, first) && !isOfRow(passage, one))
    .map(({ fact, sentence: own }) => ({
      fact,
      value: fact.value!,
      range: rangeOf(fact)!,
      called: clauseBefore(passage, fact, own),
    }))
  const parts = shares.filter(({ part }) => alike(part, first)).map(({ part }) => part)
  const range = added(parts.map((part) => rangeOf(part)!))
  const value = sumOf(parts)
  return [...told, { fact: undefined, value, range, called: '' }]
}

/** 三年支出分别为13595万元、13563万元、16620万元: each is the whole of one of the parts. */
function isOfRow(passage: Passage, { fact, sentence }: Placed): boolean {
  const at = sentence.facts.indexOf(fact)
  const [before, after] = [sentence.facts[at - 1], sentence.facts[at + 1]]
  return (
    (before !== undefined && isListed(passage, before, fact)) || (after !== undefined && isListed(passage, fact, after))
  )
}

const makes = ({ part, share }: Share, { range }: Called): boolean => isShareOf(rangeOf(part)!, range, rangeOf(share)!)

function missed(passage: Passage, one: Share, shares: readonly Share[], wholes: readonly Called[]): Finding[] {
  const { part, share, sentence } = one
  if (wholes.some((whole) => makes(one, whole))) return []
  const own = clauseBefore(passage, part, sentence)
  if (isOfRest(own, one, wholes)) return []
  const whole = wholes.find((all) => {
    const near = one.named ? NEAR_NAMED : NEAR
    if (all.value <= part.value! || Math.abs((part.value! / all.value) * 100 - share.value!) > near) return false
    const others = shares.filter((other) => other !== one && all.value > other.part.value! && makes(other, all))
    const digits = others.reduce((sum, other) => sum + digitsOf(one, other, all), 0)
    const stages = others.map((other) => stageOf(clauseBefore(passage, other.part, other.sentence)))
    const is_of_stage = stageOf(own) !== '' && stageOf(own) !== stageOf(all.called) && stages.includes('')
    if (others.length === 0) return false
    return isSumOf(shares, all) || (!is_of_stage && digits >= (isPartedInto(passage, all, shares) ? 2 : DIGITS))
  })
  return whole === undefined ? [] : [notShare(part, whole, share)]
}

/** 报考3486人，其中往届生412人 … 应届生上线1612人，上线率52.4%: of those that are not of the other group. */
const isOfRest = (own: string, { part, share }: Share, wholes: readonly Called[]): boolean =>
  wholes.some(
    (gone) =>
      gone.fact !== part &&
      areOpposite(own, gone.called) &&
      wholes.some(
        (all) => all.value > gone.value && isShareOf(rangeOf(part)!, without(all.range, gone.range), rangeOf(share)!),
      ),
  )

/** 2720 of 3200 are 85.00%: as good as told to more places. */
const digitsOf = ({ named }: Share, { part, share }: Share, { value }: Called): number =>
  named && Math.abs((part.value! / value) * 100 - share.value!) < EXACT && part.value! >= LARGE
    ? Math.max(DIGITS, significantOf(share.number))
    : significantOf(share.number)
const EXACT = 0.005
const LARGE = 200

/** 326件，其中网上128件、电话27件: right before the first of them. */
function isPartedInto(passage: Passage, { fact }: Called, [first]: readonly Share[]): boolean {
  return (
    fact !== undefined &&
    fact.number_start < first!.part.number_start &&
    /^[^,，。；;（(\d]{0,8}[,，（(]其中[^,，。；;、\d]*$/.test(between(passage, endOf(fact), first!.part.number_start))
  )
}

/** All parts of the row together are as large. */
const isSumOf = (shares: readonly Share[], { range, fact }: Called): boolean =>
  fact !== undefined && shares.length > 1 && meets(added(shares.map(({ part }) => rangeOf(part)!)), range)
