/** What the bureau has laid down about due days: norms from the declarations, terms and working days from its tables. */
import type { Catalogue, DutyRules, LedgerDocument } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { nothingSet, rulesOf, timeRules } from './time_rules.ts'

/** Only ledgers that count from terms, or in working days, need the tables asked. */
const asksTables = ({ cadence }: LedgerDocument): boolean =>
  [cadence?.opens, cadence?.due].some(
    (reckoning) => reckoning?.workdays !== undefined || reckoning?.after?.startsWith('term_') === true,
  )

export const dutyRules = (
  tx: Tx,
  catalogue: Pick<Catalogue, 'norms'>,
  ledgers: readonly LedgerDocument[],
): Promise<DutyRules> =>
  ledgers.some(asksTables) ? timeRules(tx, catalogue) : Promise.resolve(rulesOf(catalogue, nothingSet()))
