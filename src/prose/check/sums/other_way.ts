/** The same things parted another way in a sentence of its own: 支出48630万元。…按用途分，人员经费34215万元，公用经费…. */
import { sumOf } from '../ground/range.ts'
import type { Fact } from '../../grammar/fact.ts'
import { printedOf, significantOf, slipOf } from '../ground/digits.ts'
import { FEW, numberOf } from '../ground/numbers.ts'
import type { Finding } from '../ground/finding.ts'
import { isLeftOpen, parted } from './parting.ts'
import { areCrossing, partitionOf } from './partitions.ts'
import { alike, between, clauseBefore, endOf, factsBefore, type Passage, type Sentence } from '../ground/passage.ts'

const WAY =
  /^\s*(?:其中|(?:上述|以上|这些|这批)[^,，。；;:：\d按从]{0,6})?(?:[,，]\s*)?(?:按|从)[^,，。；;\d]{1,8}(?:分|看|划分|划(?=[为成])|统计|构成)(?:为|成)?[^,，。；;:：\d]{0,8}[,，:：]/
/** 分开来看，…; 具体来说，…: no word tells by what they are parted. */
const APART =
  /^\s*(?:分开来?[看说讲算]|具体来?[看说讲]|具体而言|具体(?:情况|构成|分布|安排|用途)?(?:是|为|如下|包括)|逐[类项个]来?[看说算]|分[类项][别]?来?看|分(?:学段|年级|类别|项目|区域|来源|用途|层次|片区|城乡|科目|渠道|级别)(?:来)?[看说]|进一步细分|细分(?:来看|下来)?|拆开来?[看说算]|[再细]细?看|就[^,，。；;\d]{2,8}(?:看|而言|来说))[,，:：]/
/** 111件，比上年同口径的118件下降5.9%: what this year is compared with is not parted. */
const COMPARED = /(?:^|[^对])[比较](?!例|重|为|对|赛|选)[^,，。；;]*[的年期]$/
const REST = /^(?:其余|剩余|余下|剩下|还剩|其他)的?$/
/** No word joins total and parts, so that they must come this near. */
const NEAR = 0.08
/** 按性质分为三类：…: as many are told as there are. */
const KINDS = new RegExp(`^[^,，。；;:：\\d]{0,16}分为?(${FEW})(?:大)?[类种级档块]`)
const NEAR_OF_KINDS = 0.3
const OPENS = 24
const PARTS = 3
const ENDS = /其中|含|共|总|累计|合计|[比较]|以上|每/

export function otherWayFindings(passage: Passage, sentence: Sentence): Finding[] {
  const opens = between(passage, sentence.start, sentence.start + OPENS)
  const kinds = KINDS.exec(opens)
  const first = sentence.facts.find(({ number_start }) => number_start >= sentence.start + (kinds?.[0].length ?? 0))
  if (first === undefined) return []
  const is_apart = APART.test(opens)
  const is_way = is_apart || WAY.test(opens)
  // 办结的41件，续建的12件，剩下4件: whatever is left ends the row as well.
  const is_closed =
    !is_way && sentence.facts.length >= PARTS && REST.test(clauseBefore(passage, sentence.facts.at(-1)!, sentence))
  const words = between(passage, sentence.start, sentence.end)
  const by_state = !is_way && !is_closed && (STATE.test(words) || MADE.test(words))
  if (!is_way && !is_closed && !by_state) return []
  const parts = by_state ? statesOf(passage, sentence) : rowOf(passage, sentence, first)
  if (is_closed && parts.length < sentence.facts.length) return []
  const sum = sumOf(parts)
  const clauses = parts.map((part) => clauseBefore(passage, part, sentence))
  if (is_apart && first.kind === 'count' && areCrossing(clauses)) return []
  const least = by_state || (is_way && partitionOf(clauses)?.closed) ? 2 : PARTS
  if (parts.length < least || isLeftOpen(passage, sentence.start, parts, sentence.end) || LEFT_UNTOLD.test(words))
    return []
  const totals = factsBefore(passage, sentence, parts[0]!).filter(
    ({ fact }) => alike(fact, parts[0]!) && fact.value !== null,
  )
  const wholes = totals.filter(({ fact, sentence: own }) => !COMPARED.test(clauseBefore(passage, fact, own)))
  const near =
    wholes.find(({ fact }) => Math.abs(sum - fact.value!) <= NEAR * fact.value!) ??
    (parts.length === numberOf(kinds?.[1])
      ? wholes.find(({ fact }) => Math.abs(sum - fact.value!) <= NEAR_OF_KINDS * fact.value!)
      : undefined) ??
    (is_way ? wholes.find(({ fact }) => isSlip(fact, sum)) : undefined)
  const is_made = totals.some(({ fact }) => Math.abs(sum - fact.value!) < 1e-9 * sum)
  return near === undefined || is_made ? [] : parted(passage, sentence, near.fact, parts, { some: false, open: false })
}

/** 12600 where its parts make 13600: one digit is another. */
function isSlip({ number, value }: Fact, sum: number): boolean {
  const written = printedOf(number)
  const places = /\.(\d+)/.exec(number.normalize('NFKC'))?.[1]?.length ?? 0
  if (!(written > 0) || significantOf(number) < SIGNS) return false
  const reckoned = ((sum * written) / value!).toFixed(places)
  return slipOf(written.toFixed(places), reckoned) !== undefined
}
/** Of fewer digits one is another by chance. */
const SIGNS = 3

/** 中级1642人、初级1038人，其余为未定级教师 */
const LEFT_UNTOLD = /(?:其余|剩余|余下|其他|其它)(?![^,，。；;]{0,12}\d)/

const STATE = /在建|当场|立行立改|[尚正]在|尚?未/
/** 党员队伍由在职党员983名和离退休党员285名组成 */
const MADE = /由[^,，。；;]{4,60}[组构]成/

/** 已完工27个，在建5个: how far each of them has come; or those of which all is made. */
function statesOf(passage: Passage, sentence: Sentence): readonly Fact[] {
  const { facts } = sentence
  for (const [at, first] of facts.entries()) {
    const row = [first]
    for (const fact of facts.slice(at + 1)) {
      if (
        !alike(fact, first) ||
        !/^[^,，。]{0,3}[,，、和]/.test(between(passage, endOf(row.at(-1)!), fact.number_start))
      )
        break
      row.push(fact)
    }
    const clauses = row.map((fact) => clauseBefore(passage, fact, sentence).split(/\d/).at(-1)!)
    const made =
      /由[^,，。；;、]{2,16}$/.test(clauses[0]!) &&
      /^[^,，。；;]{0,2}[组构]成/.test(between(passage, endOf(row.at(-1)!), endOf(row.at(-1)!) + 4))
    const told = row.length > 1 && partitionOf(clauses) !== undefined && row.every(({ value }) => value !== null)
    if (told && (made || clauses.some((clause) => STATE.test(clause)))) return row
  }
  return []
}

const WITHIN = /^[^,，。；;、]{0,5}中[^,，。；;、]{0,10}$/

/** The numbers of the first one's kind, up to one that is of something else. */
function rowOf(passage: Passage, sentence: Sentence, first: Fact): Fact[] {
  const own = sentence.facts.filter(
    (fact, at, { [at - 1]: before }) =>
      alike(fact, first) &&
      fact.value !== null &&
      fact.number_start >= first.number_start &&
      // 小学547个班中有大班额9个: the second is among the first.
      !(before && WITHIN.test(between(passage, endOf(before), fact.number_start))),
  )
  const end = own.findIndex((fact) => fact !== first && ENDS.test(clauseBefore(passage, fact, sentence)))
  return end < 0 ? own : own.slice(0, end)
}
