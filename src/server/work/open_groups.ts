/** Lines of what is owed, counted before they are looked at: those alike to everybody who owes them in one group. */
import { farFrom } from '../../ledger/index.ts'
import { type Sql, sql } from '../db/sql.ts'
import { farDaysOf, soonOf } from '../tables/paths.ts'
import type { Tables } from '../tables/tables.ts'
import type { GroupScope } from './owing.ts'

/** The groups at these units, or that name one of them, as far as the actor sees their rows. */
export const groupsSql = (tables: Tables, { keys, units }: GroupScope, now: number): Sql => {
  const { days, share } = soonOf(tables)
  return sql`work.open_groups(${keys}::text[], ${units}::text[], ${instantSql(now)}, ${days}::float8, ${share}::float8,
    ${farAtSql(tables, now)})`
}

/** The light of a line `o`: what `lightAt` of `ledger/time` says, as its place among `LIGHTS`. */
export const lightSql = (tables: Tables, now: number): Sql => {
  const { days, share } = soonOf(tables)
  return sql`work.light_at(o.due_at, o.since, ${instantSql(now)}, ${days}::float8, ${share}::float8)`
}

/** What is due later is folded away. */
export const farAtSql = (tables: Tables, now: number): Sql => instantSql(farFrom(now, farDaysOf(tables, new Date(now))))

const instantSql = (at: number): Sql => sql`${new Date(at).toISOString()}::timestamptz`
