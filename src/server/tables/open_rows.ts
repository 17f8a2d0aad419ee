/** The lines of what is owed for many rows at once, read from the rows' own versions. */
import { type LedgerDocument, owedStates, type Soon, turnConditions } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'
import { tableOf } from './columns.ts'
import { hasPath } from './paths.ts'
import { namedUnits } from './units_named.ts'
import { whereSql } from './where_sql.ts'

/** The columns of a line, in the order of `openRowsSql`. */
export const LINE = sql.raw('county, ledger, id, unit, at_unit, state, turn, since, due_at, by, moved_at, next_at')

/** The lines of rows that have come in with an import. */
export const keepOpenRows = async (tx: Tx, ledger: LedgerDocument, import_id: string): Promise<void> => {
  if (!hasPath(ledger)) return
  await tx.run(sql`
    insert into work.open_row (${LINE})
    ${openRowsSql(tx, ledger)} and r.import_id = ${import_id}::uuid`)
}

/**
 * After a workflow has been declared anew: lines of states that nobody owes any more go, rows of states that somebody owes
 * now get one, and the others stay as they are, with what has been told of them. Answers how many lines came or went.
 */
export const renewOpenRows = async (tx: Tx, ledger: LedgerDocument): Promise<number> => {
  const rows = sql`(${openRowsSql(tx, ledger)}) r(${LINE})`
  const gone = await tx.run(sql`
    delete from work.open_row o where o.county = ${tx.actor.county} and o.ledger = ${ledger.name}
      and not exists (select from ${rows} where r.id = o.id)`)
  const come = await tx.run(sql`
    insert into work.open_row as o (${LINE})
    select * from ${rows}
    on conflict (county, ledger, id) do update set at_unit = excluded.at_unit, turn = excluded.turn
      where (o.at_unit, o.turn) is distinct from (excluded.at_unit, excluded.turn)`)
  return gone + come
}

/** Lines that an earlier program wrote do not say whose turn it is. */
export const completeOpenRows = async (tx: Tx, ledgers: readonly LedgerDocument[]): Promise<void> => {
  const lacking = await tx.rows<{ ledger: string }>(sql`
    select distinct ledger from work.open_row where county = ${tx.actor.county} and turn is null`)
  for (const ledger of ledgers)
    if (lacking.some(({ ledger: name }) => name === ledger.name)) await renewOpenRows(tx, ledger)
}

/** What `work.open_row` has to say of a ledger, by the current versions of its rows, called `r`. */
export const openRowsSql = (tx: Tx, ledger: LedgerDocument): Sql => {
  const open = owedStates(ledger)
  // The limit that runs began with the last step into this state that did not go on with an earlier one.
  return sql`
    select r.county, ${ledger.name}, r.id, r.unit, ${atUnitSql(ledger, open)}, r.state, ${turnSql(ledger, open)}, s.since, r.due_at,
      coalesce((r.path -> -1 ->> 'by')::bigint, r.by), s.moved_at,
      s.moved_at
    from ${tableOf(ledger)} r cross join lateral (
      select coalesce(max(to_timestamp((p ->> 'at')::float8 / 1000)) filter (where p ->> 'state' = r.state
          and (p ->> 'goes_on') is null), r.opened_at) as since,
        coalesce(max(to_timestamp((p ->> 'at')::float8 / 1000)), r.opened_at) as moved_at
      from jsonb_array_elements(coalesce(r.path, '[]')) p
    ) s
    where r.county = ${tx.actor.county} and r.closed_at is null and r.state = any(${open}::text[])`
}

/** `soonAt` of `ledger/time`, for many rows at once. */
export const soonSql = (due: Sql, since: Sql, { days, share }: Soon): Sql =>
  sql`work.soon_at(${due}, ${since}, ${days}::float8, ${share}::float8)`

/** The unit at which a row's next move is made, where fields name one. */
const atUnitSql = (ledger: LedgerDocument, states: readonly string[]): Sql => {
  const cases = states.flatMap((state) => {
    const [at] = namedUnits(ledger, state)
    return at === undefined ? [] : [sql`when ${state} then r.${sql.name(at)}`]
  })
  return cases.length === 0 ? sql`null::text` : sql`case r.state ${sql.join(cases, ' ')} end`
}

/** `turnOf` of the language, for many rows at once. */
const turnSql = (ledger: LedgerDocument, states: readonly string[]): Sql => {
  const cases = states.flatMap((state) => {
    const bits = turnConditions(ledger, state).map(
      (where, i) => sql`case when ${whereSql(where, ledger, 'r')} then ${2 ** i}::int else 0 end`,
    )
    return bits.length === 0 ? [] : [sql`when ${state} then ${sql.join(bits, ' + ')}`]
  })
  return cases.length === 0 ? sql`0` : sql`case r.state ${sql.join(cases, ' ')} else 0 end`
}
