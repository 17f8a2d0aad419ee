/** The bureau's own terms, which due days may be counted from. */
import { type Day, isDay, parsePeriod } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { writeEvent } from '../db/log.ts'
import { faulty, Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { reckonRows } from '../tables/reckon.ts'
import type { Tables } from '../tables/tables.ts'

export interface NamedTerm {
  readonly code: string
  readonly title: string
  readonly from: Day
  readonly to: Day
}

/** Those that the bureau has set; the others go by the calendar. Newest first. */
export const termsOf = async (tx: Tx): Promise<NamedTerm[]> => {
  const terms = await tx.rows<Omit<NamedTerm, 'title'>>(sql`
    select code, from_day as "from", to_day as "to" from work.term
    where county = ${tx.actor.county} and closed_at is null order by code desc`)
  return terms.map((term) => ({ ...term, title: parsePeriod(term.code)?.title ?? term.code }))
}

/** Problems: faulty; not_yours, for whoever keeps not the whole county's books. */
export const setTerm = async (
  tx: Tx,
  tables: Pick<Tables, 'catalogue'>,
  { code, from, to }: Omit<NamedTerm, 'title'>,
): Promise<void> => {
  const period = parsePeriod(code)
  const faults = []
  if (period?.kind !== 'term') faults.push({ path: 'code', says: '学期应写作2011T1（秋季）或2011T2（春季）' })
  if (!isDay(from)) faults.push({ path: 'from', says: '请写明开学的日子' })
  if (!isDay(to) || to < from) faults.push({ path: 'to', says: '放假的日子不能早于开学' })
  if (faults.length > 0) throw faulty(faults)
  const { may } = await tx.one<{ may: boolean }>(sql`select org.stewards_all() as may`)
  if (!may) throw new Problem('not_yours', { what: '设定学期' })
  const [before] = await tx.rows<{ from: Day }>(sql`
    update work.term set closed_at = clock_timestamp()
    where county = ${tx.actor.county} and code = ${code} and closed_at is null
    returning from_day as "from"`)
  await tx.run(sql`
    insert into work.term (county, code, from_day, to_day) values (${tx.actor.county}, ${code}, ${from}::date, ${to}::date)`)
  await writeEvent(tx, { act: 'set_term', detail: { code, from, to } })
  // School days are counted otherwise from the first of all days on which the term began, by whatever calendar.
  const first = [before?.from ?? from, from, period!.from].sort()[0]!
  await reckonRows(tx, tables, { from: first, why: `${period!.title}起止变动` })
}
