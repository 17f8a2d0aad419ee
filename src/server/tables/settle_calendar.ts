/**
 * What the clock does for the calendar. A newer program brings another year of notices along: open rows are reckoned by
 * it. And whoever moved a row in the very moment in which the calendar changed may have reckoned by the old one: a minute
 * after each change all open rows are looked at once more.
 */
import { type Catalogue, STATE_COUNCIL_YEARS } from '../../ledger/index.ts'
import type { Database, Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { reckonRows } from './reckon.ts'

/** Longer than any move takes. */
const SETTLING_MILLISECONDS = 60_000

interface Settled {
  readonly database: Database
  readonly county: string
  readonly catalogue: Catalogue
  /** The last year that the program knows; only a test knows another. */
  readonly to_year?: number
}

/** Answers how many rows are due on another day for it. */
export const settleCalendar = (
  { database, county, catalogue, to_year = STATE_COUNCIL_YEARS[1] }: Settled,
  now = Date.now(),
): Promise<number> =>
  database.asOwner(county, async (tx) => {
    const { known, stamp } = await tx.one<{ known: number | null; stamp: string | null }>(sql`
      select
        (select n.to_year from work.notices_known n where n.county = ${county} order by n.opened_at desc limit 1) as known,
        (select s.stamp::text from work.calendar_stamp s where s.county = ${county} and not s.settled
          and s.changed_at < ${new Date(now - SETTLING_MILLISECONDS).toISOString()}::timestamptz) as stamp`)
    if (known !== to_year) return learn(tx, { catalogue }, known, to_year)
    if (stamp === null) return 0
    const changed = await reckonRows(tx, { catalogue }, { from: '1970-01-01', why: '工作日历变动' })
    await tx.run(sql`update work.calendar_stamp set settled = true where county = ${county} and stamp = ${stamp}::uuid`)
    return changed
  })

/** What the first program knew has been known for ever. */
const learn = async (
  tx: Tx,
  tables: { readonly catalogue: Catalogue },
  known: number | null,
  to_year: number,
): Promise<number> => {
  const since = known === null ? sql`'-infinity'::timestamptz` : sql`clock_timestamp()`
  await tx.run(sql`
    insert into work.notices_known (county, to_year, opened_at) values (${tx.actor.county}, ${to_year}, ${since})`)
  if (known === null) return 0
  const from = `${Math.min(known, to_year) + 1}-01-01`
  return reckonRows(tx, tables, { from, why: `放假安排已录入至${to_year}年` })
}
