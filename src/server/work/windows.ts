/** From when to when a ledger is collected. */
import { type Day, isDay, type LedgerDocument } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { writeEvent } from '../db/log.ts'
import { faulty } from '../db/problem.ts'
import { sql } from '../db/sql.ts'

/**
 * The stretches in which the ledger is collected from now on, in place of those before; none ends its collection
 * altogether. What was in force until now stays known, for figures as of an earlier moment.
 */
export const setWindows = async (
  tx: Tx,
  ledger: LedgerDocument,
  windows: readonly { readonly from: Day; readonly to: Day | null }[],
): Promise<void> => {
  const faults = windows.flatMap(({ from, to }, i) => {
    if (!isDay(from)) return [{ path: `[${i}].from`, says: '请写明从哪一天开始收集' }]
    return to !== null && (!isDay(to) || to < from) ? [{ path: `[${i}].to`, says: '停止收集的日子不能早于开始' }] : []
  })
  if (faults.length > 0) throw faulty(faults)
  const { county, person } = tx.actor
  await tx.run(sql`
    update work.collection set closed_at = clock_timestamp()
    where county = ${county} and ledger = ${ledger.name} and closed_at is null`)
  await tx.run(sql`
    insert into work.collection (county, ledger, from_day, to_day, by)
    select ${county}, ${ledger.name}, w.from_day, w.to_day, ${person}
    from unnest(${windows.map(({ from }) => from)}::date[], ${windows.map(({ to }) => to)}::date[]) w(from_day, to_day)`)
  await writeEvent(tx, { act: 'collect', ledger: ledger.name, detail: { windows } })
}
