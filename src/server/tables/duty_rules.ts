/** What the bureau has laid down about due days: norms from the declarations, terms from its own table. */
import {
  type Catalogue,
  type DutyRules,
  type LedgerDocument,
  normValue,
  parsePeriod,
  type Term,
} from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'

/** Terms that the bureau has not set are those of the calendar: 1 September to 31 January, 1 February to 31 August. */
export const rulesWith = ({ norms }: Pick<Catalogue, 'norms'>, terms: ReadonlyMap<string, Term>): DutyRules => ({
  norm: (name, day) => {
    const norm = norms.get(name)
    return norm === undefined ? null : (normValue(norm, day)?.value ?? null)
  },
  term: (code) => {
    const { from, to } = terms.get(code) ?? parsePeriod(code)!
    return { from, to }
  },
})

/** Only ledgers that count from terms need the table asked. */
export const countsFromTerms = ({ cadence }: LedgerDocument): boolean =>
  [cadence?.opens?.after, cadence?.due?.after].some((anchor) => anchor?.startsWith('term_') === true)

export const dutyRules = async (
  tx: Tx,
  catalogue: Pick<Catalogue, 'norms'>,
  ledgers: readonly LedgerDocument[],
): Promise<DutyRules> => {
  if (!ledgers.some(countsFromTerms)) return rulesWith(catalogue, new Map())
  const terms = await tx.rows<Term & { code: string }>(sql`
    select code, from_day as "from", to_day as "to" from work.term where county = ${tx.actor.county}`)
  return rulesWith(catalogue, new Map(terms.map(({ code, from, to }) => [code, { from, to }])))
}
