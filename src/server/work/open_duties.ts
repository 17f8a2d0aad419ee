/** What one unit still owes in the ledgers that the reader reads. */
import { addDays, type Catalogue, fillingLevels, type PeriodKind, today } from '../../ledger/index.ts'
import type { Duty } from '../../ledger/work_wire.ts'
import type { Tx } from '../db/database.ts'
import { readsLedger } from '../org/scope.ts'
import { dutyRules } from '../tables/duty_rules.ts'
import { dutiesIn, isOpen } from './duties.ts'
import { duePeriods, windowsOf } from './duty_source.ts'

/** Duties of periods that began longer ago are no news to anybody: so many days, for short periods fewer. */
const DAYS = 400
const DAYS_SHORT = 31
const SHORT: readonly PeriodKind[] = ['day', 'week', 'ten_days']

/** By due day. */
export const openDuties = async (
  tx: Tx,
  catalogue: Catalogue,
  { unit, level }: { readonly unit: string; readonly level: string },
  now: number,
): Promise<Duty[]> => {
  const ledgers = [...catalogue.ledgers.values()].filter(
    (ledger) =>
      ledger.cadence !== undefined && fillingLevels(ledger).includes(level) && readsLedger(catalogue, ledger, tx.actor),
  )
  const rules = await dutyRules(tx, catalogue, ledgers)
  const names = ledgers.map(({ name }) => name)
  const windows = await windowsOf(tx, names)
  const open: Duty[] = []
  for (const ledger of ledgers) {
    const first = addDays(today(new Date(now)), -(SHORT.includes(ledger.cadence!.each) ? DAYS_SHORT : DAYS))
    const own = windows.filter((window) => window.ledger === ledger.name)
    const periods = duePeriods(ledger, own, rules, now, { first })
    open.push(...(await dutiesIn(tx, catalogue, { ledger, units: [unit], open: true, now }, periods)).filter(isOpen))
  }
  return open.sort((one, other) => (one.due_at ?? '9999').localeCompare(other.due_at ?? '9999'))
}
