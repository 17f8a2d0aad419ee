/**
 * Totals of several columns, and of as many sentences as are told: 春季资助6830人次、412万元，秋季资助7015人次、431万元，全年
 * 共资助13845人次; …招生3148人；…招生3294人。两个年级共招生6442人.
 */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { numberOf } from '../ground/numbers.ts'
import { alike, between, clauseBefore, type Passage, placeOf, type Placed, type Sentence } from '../ground/passage.ts'
import { added, meets, rangeOf, sumOf } from '../ground/range.ts'
import { notSum } from './parting.ts'

const YEAR = /^(?:全年|两个?学期|本学年|一学年|全学年)(?:合计|总计|共计|共|总共|累计)*([\u4e00-\u9fff]{0,6})$/
const FIRST = /春季|春学期|上半年|上学期|第一学期/
const SECOND = /秋季|秋学期|下半年|下学期|第二学期/
const FEW =
  /^(?:以上|上述|这)?([两三四])(?:个?(?:年级|学段|学期|批次|片区|学区|乡镇|类别|项目|工程|学校|单位|考点|县区|集团)|所(?:学校|小学|中学|初中|高中|幼儿园)|[类校园批县镇])(?:今年|本年|全年)?(?:(?:合计|总计|共计|共|总共|总)([\u4e00-\u9fff]{2,4})|合计|共计|总计)$/
/** A total of other things misses by more. */
const FAR = 0.25
const LOOSE = /另|还有|此外|余(?!下)|约|以上|兼|重复|交叉|同时/
const BACK = 2

export function columnFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((total): Finding[] => {
    const clause = clauseBefore(passage, total, sentence)
    const parts = termsOf(passage, sentence, total, clause) ?? rowsOf(passage, sentence, total, clause)
    const whole = rangeOf(total)
    const ranges = parts?.map(rangeOf)
    if (!parts || !whole || !ranges || ranges.includes(undefined)) return []
    if (LOOSE.test(between(passage, parts[0]!.number_start, total.number_start)) || isAllThereIs(clause)) return []
    const reckoned = sumOf(parts)
    if (meets(added(ranges.map((one) => one!)), whole) || Math.abs(reckoned - total.value!) > FAR * reckoned) return []
    return [{ ...notSum(total, parts), places: [...parts, total].map(placeOf) }]
  })
}

/** 全年实现对全县68所学校全覆盖: what there is, whichever were looked at twice. */
const isAllThereIs = (clause: string): boolean => /[对为]全[县市区镇乡校]|实现/.test(clause)

/** Those before it in its sentence, and in those that come before it. */
function before(passage: Passage, sentence: Sentence, total: Fact): Placed[] {
  const from = Math.max(0, sentence.index - BACK)
  return passage.sentences
    .slice(from, sentence.index + 1)
    .flatMap((own) => own.facts.map((fact) => ({ fact, sentence: own })))
    .filter(({ fact }) => fact.number_start < total.number_start)
}

/** One of spring and one of autumn: the first of its unit behind each of the two words. */
function termsOf(passage: Passage, sentence: Sentence, total: Fact, clause: string): Fact[] | undefined {
  const is_second = /^、?[\u4e00-\u9fff]{0,6}$/.test(clause) && isBehindYear(passage, sentence, total)
  if (!YEAR.test(clause) && !is_second) return undefined
  const kin = before(passage, sentence, total).filter(
    ({ fact, sentence: own }) => own === sentence && alike(fact, total) && fact.value !== null,
  )
  if (kin.length !== 2 || between(passage, sentence.start, total.number_start).includes('其中')) return undefined
  const [one, other] = kin.map(({ fact }) => fact)
  const words = [sentence.start, one!.number_start, other!.number_start, total.number_start]
  const [lead, middle, last] = words.slice(1).map((end, at) => between(passage, words[at]!, end))
  return FIRST.test(lead!) && SECOND.test(middle!) && !SECOND.test(lead!) && !FIRST.test(last!) && !SECOND.test(last!)
    ? [one!, other!]
    : undefined
}

/** 全年共资助13845人次，发放资金844.4万元 */
function isBehindYear(passage: Passage, sentence: Sentence, total: Fact): boolean {
  const at = sentence.facts.indexOf(total)
  const first = sentence.facts[at - 1]
  return first !== undefined && !alike(first, total) && YEAR.test(clauseBefore(passage, first, sentence))
}

/** As many as are told whose words end as those of the total do. */
function rowsOf(passage: Passage, sentence: Sentence, total: Fact, clause: string): Fact[] | undefined {
  const [, many, deed = ''] = FEW.exec(clause) ?? []
  if (many === undefined) return undefined
  const all = before(passage, sentence, total).filter(({ fact }) => alike(fact, total))
  const kin = all.filter(({ fact, sentence: own }) => isDone(clauseBefore(passage, fact, own), deed))
  // Where nothing tells what they have in common, there are no others.
  if (kin.length !== numberOf(many) || (deed === '' && all.length > kin.length)) return undefined
  return kin.map(({ fact }) => fact)
}

const isDone = (clause: string, deed: string): boolean =>
  clause.endsWith(deed) && !/计划|拟|应|其中|[比较]|[去上]年/.test(clause)
