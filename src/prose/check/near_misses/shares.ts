/**
 * A share and two numbers that stand alone in a sentence: 返校率98%，1240名应返校学生中仍有62名未返校. The larger is the whole; that the
 * three nearly fit speaks for it.
 */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { amountsOf, between, clauseBefore, endOf, narrow, type Passage, type Sentence } from '../ground/passage.ts'
import { added, divided, meets, middle, type Range, rangeOf, times } from '../ground/range.ts'
import { sharesTwo } from '../ground/likeness.ts'
import { notLeftShare, notShare } from '../rates/shares.ts'
import { isCalled } from '../ground/names.ts'
import { isRest } from './rests.ts'
import { type Kinds, areJust, isSlipOf, wordsAround, wordsBeside } from './slip.ts'

const AGAINST =
  /另|连同|[上去前往历明]年|同期|比(?![例重赛])|较|目标|力争|要求|不低于|累计|分别|各|每|均|增|减|提高|下降|上升|毛入|至少|最少|最多|按[时期]|到期|(?<!节)约|及时|平均|首次|一次/
const TAIL = /(?:仅|只|已|高|实际|分别)*(?:为|达|到|是|至|在|有)*$/
/** What is said may miss it by so many points. */
const NEAR = 4

export function shareFindings(passage: Passage, sentence: Sentence, kinds: Kinds): Finding[] {
  const rates = amountsOf(sentence).filter(({ unit }) => unit === '%')
  const [rate] = rates
  const said = rate && rangeOf(rate)
  if (rates.length !== 1 || said === undefined || !/rate|ratio/.test(rate!.kind) || rate!.value! > 100 || rate!.approx)
    return []
  const twos = kinds.filter((kind) => areJust(kind, 2) || isWholeOfTwo(kind))
  return twos.flatMap((two) => unfit(passage, sentence, two, rate!, said))
}

function unfit(passage: Passage, sentence: Sentence, kind: readonly Fact[], rate: Fact, said: Range): Finding[] {
  const [whole, part] = kind as readonly [Fact, Fact]
  if (AGAINST.test(wordsAround(passage, sentence, [whole, part, rate]))) return []
  const [all, own] = [whole, part].map((fact) => rangeOf(fact)!) as [Range, Range]
  const share = times(divided(own, all)!, 100)
  const ways = [share, { low: 100 - share.high, high: 100 - share.low }]
  const both = added([all, own])
  const others = [all, own].map((one) => times(divided(one, both)!, 100))
  if ([...ways, ...others].some((one) => meets(one, { low: said.low - 0.05, high: said.high + 0.05 }))) return []
  const name = nameOf(passage, sentence, rate)
  const is_next =
    kind.length === 3 && /^[^,，]{0,12}[,，][^,，\d]{0,8}$/.test(between(passage, endOf(part), rate.number_start))
  if (name === undefined || (!is_next && !isOf(passage, sentence, name, rate, whole, part))) return []
  if (kind.length === 3 && rate.value === 100) return []
  const [near] = ways.toSorted((one, other) => missing(one, rate) - missing(other, rate))
  if (missing(near!, rate) > NEAR && !isSlipOf(rate, middle(near!))) return []
  if (near === ways[0]) return [notShare(part, { value: whole.value!, fact: whole }, rate)]
  return [notLeftShare(whole, part, rate)]
}

/** By how many points. */
const missing = (way: Range, rate: Fact): number => Math.abs(middle(way) - rate.value!)

/** The signs that a share is named after; none for 占. */
function nameOf(passage: Passage, sentence: Sentence, rate: Fact): string | undefined {
  const clause = narrow(between(passage, Math.max(sentence.start, rate.number_start - 40), rate.number_start))
    .replaceAll(/\([^()]{0,24}\)|\s/g, '')
    .split(/[,;:、。\d]/)
    .at(-1)!
    .replace(TAIL, '')
  const named = /([\u4e00-\u9fff]{2,12})(?:率|面|进度|(?<=满意|参与|知晓)度)$/.exec(clause)
  if (named !== null) return named[1]!
  const lead = between(passage, Math.max(sentence.start, rate.number_start - 30), rate.number_start)
  // 占全县25所中小学的79%
  if (/占[^,，]{0,6}\d[^,，]{0,10}的$/.test(lead)) return ''
  const share = /(?:占|比例|比重|占比)$/.exec(clause)
  return share === null ? undefined : ''
}

/** What is broken or away is not among them. */
const SOUND = /完好|合格|到[会岗校]|出[勤席]|参[加与考训]|在岗|达标|返校|入学|巩固/
const COMMON = /[学生人数教师校园上下中大小有在到成全年级班入实施员费用]/

function isOf(passage: Passage, sentence: Sentence, name: string, rate: Fact, whole: Fact, part: Fact): boolean {
  if (name === '') return isShareOfPart(passage, sentence, rate, whole, part)
  if (/工程|土建|项目|形象/.test(name)) return false
  const root = name.slice(-2)
  const words = wordsBeside(passage, sentence, part)
  if (/执行|完成|支[付出]|拨付|整改/.test(name) && /已|完成|支出|拨付|支付|到位/.test(words)) return true
  const of_whole = clauseBefore(passage, whole, sentence).replaceAll(/满意[度率]/g, '')
  if (of_whole.includes(root) && !/应|须|需/.test(of_whole) && !/未|不/.test(words)) return false
  if (words.includes(root) || (SOUND.test(name) && isRest(passage, sentence, part))) return true
  // 资金4860万元已支付3547.8万元，执行进度73%
  if (root === '执行' && /支付|支出|拨付|使用|下达/.test(words)) return true
  return Array.from(root).some((sign) => !COMMON.test(sign) && words.includes(sign))
}

/** 应报4126人，已报3961人，尚有165人: the third is what is left, and the two make one share. */
const isWholeOfTwo = (kind: readonly Fact[]): boolean =>
  areJust(kind, 3) && kind[0]!.value === kind[1]!.value! + kind[2]!.value!

/** 占 of its own clause: who is named before it is the part, and what behind it the whole; 学历占75% of others is of neither. */
function isShareOfPart(passage: Passage, sentence: Sentence, rate: Fact, whole: Fact, part: Fact): boolean {
  const clause = clauseBefore(passage, rate, sentence)
  const [, subject = '', of = ''] = /^(.*?)(?:占|比例|比重)(.*)$/.exec(clause) ?? []
  if (subject.includes('中')) return false
  const [all, some] = [whole, part].map((fact) => wordsBeside(passage, sentence, fact))
  const named = of
    .replace(/\d.*$/, '')
    .replaceAll(/全部|总数|总人数|总量|总额|的|比例|比重|比|约|为|达|到|在|其|全[县市区校镇]/g, '')
  if (named.length > 1 && !sharesTwo(named, all!)) return false
  return isCalled(subject.replaceAll(/其|仅|只|已|所|约|总体|目前|人数|数量|数|均/g, ''), some!, all!)
}
