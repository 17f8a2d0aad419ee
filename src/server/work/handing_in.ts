/** Whether returns were handed in on time. */
import { dutyTimes, type DutyTimes, type LedgerDocument, parsePeriod } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { dutyRules } from '../tables/duty_rules.ts'
import type { Tables } from '../tables/tables.ts'

/** The times of the ledger's periods by their codes; null for what has none. */
export const timesOf = async (
  tx: Tx,
  { catalogue }: Tables,
  ledger: LedgerDocument,
): Promise<(period: string | null) => DutyTimes | null> => {
  const rules = await dutyRules(tx, catalogue, [ledger])
  const known = new Map<string, DutyTimes | null>()
  return (code) => {
    if (code === null || ledger.cadence === undefined) return null
    const before = known.get(code)
    if (before !== undefined) return before
    const period = parsePeriod(code)
    const times = period === null ? null : dutyTimes(ledger.cadence, period, rules)
    known.set(code, times)
    return times
  }
}

/** Null where it has not been handed in, or nothing says when it is due. */
export const isOnTime = (handed_in_at: string | null, times: DutyTimes | null): boolean | null =>
  handed_in_at === null || !times || times.due_at === null ? null : Date.parse(handed_in_at) < times.due_at
