/** The same things parted another way in a sentence of its own: 支出48630万元。…按用途分，人员经费34215万元，公用经费…. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { OPEN, parted } from './parting.ts'
import { alike, between, clauseBefore, factsBefore, type Passage, type Sentence } from '../ground/passage.ts'

const WAY =
  /^\s*(?:其中)?(?:[,，]\s*)?(?:按|从)[^,，。；;\d]{1,8}(?:分|看|划分|划(?=[为成])|统计|构成)(?:为|成)?[^,，。；;:：\d]{0,8}[,，:：]/
const REST = /^(?:其余|剩余|余下|剩下|还剩|其他)的?$/
/** No word joins total and parts, so that they must come this near. */
const NEAR = 0.08
const PARTS = 3
const ENDS = /其中|含|共|总|累计|合计|[比较]|以上|每/

export function otherWayFindings(passage: Passage, sentence: Sentence): Finding[] {
  const [first] = sentence.facts
  if (first === undefined) return []
  const is_way = WAY.test(between(passage, sentence.start, sentence.start + 16))
  // 办结的41件，续建的12件，剩下4件: whatever is left ends the row as well.
  const is_closed =
    !is_way && sentence.facts.length >= PARTS && REST.test(clauseBefore(passage, sentence.facts.at(-1)!, sentence))
  if (!is_way && !is_closed) return []
  const parts = rowOf(passage, sentence, first)
  if (is_closed && parts.length < sentence.facts.length) return []
  const sum = parts.reduce((all, { value }) => all + (value ?? 0), 0)
  if (parts.length < PARTS || OPEN.test(between(passage, sentence.start, sentence.end))) return []
  const totals = factsBefore(passage, sentence, first).filter(({ fact }) => alike(fact, first) && fact.value !== null)
  const near = totals.find(({ fact }) => Math.abs(sum - fact.value!) <= NEAR * fact.value!)
  const is_made = totals.some(({ fact }) => Math.abs(sum - fact.value!) < 1e-9 * sum)
  return near === undefined || is_made ? [] : parted(passage, sentence, near.fact, parts, { some: false, open: false })
}

/** The numbers of the first one's kind, up to one that is of something else. */
function rowOf(passage: Passage, sentence: Sentence, first: Fact): Fact[] {
  const own = sentence.facts.filter((fact) => alike(fact, first) && fact.value !== null)
  const end = own.findIndex((fact) => fact !== first && ENDS.test(clauseBefore(passage, fact, sentence)))
  return end < 0 ? own : own.slice(0, end)
}
