/** Numbers that are told for each in its turn: 三所初中各招320人、285人、264人, and not so many to each. */
import { between, endOf, type Passage, type Sentence } from './passage.ts'

/** No clause is looked at further back. */
const BACK = 40

export function isInTurn(passage: Passage, { start, facts }: Sentence, at: number): boolean {
  const [own, next] = [facts[at]!, facts[at + 1]]
  if (next?.base_unit !== own.base_unit) return false
  const clause = between(passage, Math.max(start, own.number_start - BACK), own.number_start)
  return (
    /各(?!界|级|类|种|方面)[^\d每,，;；。(（：:]{0,12}$/.test(clause) &&
    /^[^,，。；;、\d]{1,2}[、和]$/.test(between(passage, endOf(own), next.number_start))
  )
}
