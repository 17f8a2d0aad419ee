/** Whether every row still has all its versions: numbered from one, each closed at the moment the next was opened. */
import type { LedgerDocument } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { tableOf } from './columns.ts'

export interface VersionBreak {
  readonly ledger: string
  readonly row: number
  readonly version: number
  readonly says: string
}

/** Asked as the platform. Empty: nothing is missing, doubled or overlapping. */
export const verifyVersions = async (tx: Tx, ledgers: Iterable<LedgerDocument>): Promise<VersionBreak[]> => {
  const breaks: VersionBreak[] = []
  for (const ledger of ledgers) {
    const found = await tx.rows<{ row: number; version: number; fault: keyof typeof says }>(sql`
      select id as row, version, case
        when version <> before + 1 then 'missing'
        when closed_at < opened_at then 'backwards'
        else 'apart' end as fault
      from (
        select id, version, opened_at, closed_at, lag(version, 1, 0) over w as before, lead(opened_at) over w as next
        from ${tableOf(ledger)} where county = ${tx.actor.county} window w as (partition by id order by version)
      ) v
      where version <> before + 1 or closed_at < opened_at or (next is not null and closed_at is distinct from next)
      order by id, version limit 1000`)
    breaks.push(...found.map(({ row, version, fault }) => ({ ledger: ledger.name, row, version, says: says[fault] })))
  }
  return breaks
}

const says = {
  missing: '前一个版本不见了',
  backwards: '关闭时间早于打开时间',
  apart: '与后一个版本的时间不相接',
} as const
