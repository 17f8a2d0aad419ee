/** A row and its changes, of which the year before is told in a sentence before: 2022年…为91.3%，…为96.8%。2023年上述两项指标分别达到94.1%和97.4%，分别提高2.8个和0.6个百分点. */
import type { Fact } from '../../grammar/fact.ts'
import { isMade, notBy, signOf } from '../ground/change_meanings.ts'
import type { Finding } from '../ground/finding.ts'
import { amountsOf, clauseBefore, type Passage, runFrom, type Sentence } from '../ground/passage.ts'

const NEXT = /^[^,，。；;、\d]{0,4}(?:、|和|与|及)[^,，。；;、\d]{0,4}$/
const ROW = /分别[^,，。；;、\d]{0,6}$/
/** The year before is told within so many sentences. */
const BACK = 3

export function rowOfLastYearFindings(passage: Passage, sentence: Sentence): Finding[] {
  const facts = amountsOf(sentence)
  return facts.flatMap((first, from) => {
    const clause = clauseBefore(passage, first, sentence)
    if (from === 0 || !ROW.test(clause)) return []
    const sign = signOf(clause) ?? signOf(clause.replace('分别', ''))
    if (sign === undefined) return []
    const changes = runFrom(passage, facts, from, NEXT, ({ kind }) => kind === 'change')
    const size = changes.length
    const now = facts.slice(from - size, from)
    const isRow = size > 1 && now.length === size && ROW.test(clauseBefore(passage, now[0]!, sentence))
    return isRow ? heldToRows(passage, sentence, now, changes, sign) : []
  })
}

/** All but one of them follow from a row of the year before, so that it is the row that they are compared with. */
function heldToRows(
  { sentences }: Passage,
  { index }: Sentence,
  now: readonly Fact[],
  changes: readonly Fact[],
  sign: 1 | -1,
): Finding[] {
  const rows = sentences
    .slice(Math.max(0, index - BACK), index)
    .map((before) =>
      amountsOf(before).filter(({ kind, base_unit }) => kind !== 'change' && base_unit === now[0]!.base_unit),
    )
    .filter((row) => row.length === now.length)
  return rows.flatMap((row) => {
    const wrong = now.flatMap((to, at) => (isMade(row[at]!, to, changes[at]!, sign) ? [] : [at]))
    const [at] = wrong
    return wrong.length === 1 && at !== undefined ? [notBy(row[at]!, now[at]!, changes[at]!)] : []
  })
}
