/** Whether the lines of what is owed say what the rows say, and stand for every row that somebody owes a move and no other. */
import type { LedgerDocument } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { LINE, openRowsSql } from './open_rows.ts'

interface Apart {
  readonly id: number
  readonly missing: boolean
  readonly extra: boolean
}

/** In words, by row. Asked as the platform. */
export const openRowBreaks = async (tx: Tx, ledger: LedgerDocument): Promise<{ row: number; says: string }[]> => {
  // The path counts milliseconds in whole numbers, a column microseconds.
  const apart = await tx.rows<Apart>(sql`
    select coalesce(r.id, o.id) as id, o.id is null as missing, r.id is null as extra
    from (${openRowsSql(tx, ledger)}) r(${LINE})
    full join (
      select * from work.open_row where county = ${tx.actor.county} and ledger = ${ledger.name}
    ) o on o.id = r.id
    where o.id is null or r.id is null
      or (o.unit, o.at_unit, o.state, o.turn, o.by) is distinct from (r.unit, r.at_unit, r.state, r.turn, r.by)
      or o.due_at is distinct from r.due_at or abs(extract(epoch from o.since - r.since)) > 0.001
    order by 1`)
  return apart.map(({ id, missing, extra }) => ({
    row: id,
    says: missing ? '待办清单里缺这条记录' : extra ? '待办清单里多出这条记录' : '待办清单与记录不一致',
  }))
}
