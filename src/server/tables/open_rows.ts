/** The lines of what is owed for many rows at once, read from the rows' own versions. */
import { type LedgerDocument, owedMoves, type Soon, workflowOf } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'
import { tableOf } from './columns.ts'
import { hasPath } from './paths.ts'
import { namedUnits } from './units_named.ts'

/** The lines of rows that have come in with an import. */
export const keepOpenRows = async (tx: Tx, ledger: LedgerDocument, import_id: string): Promise<void> => {
  if (!hasPath(ledger)) return
  await tx.run(sql`
    insert into work.open_row (county, ledger, id, unit, at_unit, state, since, due_at, by, moved_at, next_at)
    ${openRowsSql(tx, ledger)} and r.import_id = ${import_id}::uuid`)
}

/**
 * After a workflow has been declared anew: lines of states that nobody owes any more go, rows of states that somebody owes
 * now get one, and the others stay as they are, with what has been told of them. Answers how many lines came or went.
 */
export const renewOpenRows = async (tx: Tx, ledger: LedgerDocument): Promise<number> => {
  const rows = sql`(${openRowsSql(tx, ledger)}) r(county, ledger, id, unit, at_unit, state, since, due_at, by, moved_at, next_at)`
  const gone = await tx.run(sql`
    delete from work.open_row o where o.county = ${tx.actor.county} and o.ledger = ${ledger.name}
      and not exists (select from ${rows} where r.id = o.id)`)
  const come = await tx.run(sql`
    insert into work.open_row as o (county, ledger, id, unit, at_unit, state, since, due_at, by, moved_at, next_at)
    select * from ${rows}
    on conflict (county, ledger, id) do update set at_unit = excluded.at_unit
      where o.at_unit is distinct from excluded.at_unit`)
  return gone + come
}

/** What `work.open_row` has to say of a ledger, by the current versions of its rows, called `r`. */
export const openRowsSql = (tx: Tx, ledger: LedgerDocument): Sql => {
  const open = Object.keys(workflowOf(ledger).states).filter((state) => owedMoves(ledger, state).length > 0)
  // The limit that runs began with the last step into this state that did not go on with an earlier one.
  return sql`
    select r.county, ${ledger.name}, r.id, r.unit, ${atUnitSql(ledger, open)}, r.state, s.since, r.due_at,
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
  sql`(${due} - least(make_interval(secs => ${days * 86_400}), greatest(
    greatest(${due} - ${since}, interval '0') * ${share}::float8,
    case when ${due} - ${since} > interval '24 hours' then interval '24 hours' end)))`

/**
 * Whether it is yellow at an instant, if it is not red. Nothing is so before the days of the norm: said first, since the
 * reckoning of a share is dear.
 */
export const soonSaidSql = (due: Sql, since: Sql, soon: Soon, at: Sql): Sql =>
  sql`(${due} <= ${at} + make_interval(secs => ${soon.days * 86_400}) and ${soonSql(due, since, soon)} <= ${at})`

/** The unit at which a row's next move is made, where fields name one. */
const atUnitSql = (ledger: LedgerDocument, states: readonly string[]): Sql => {
  const cases = states.flatMap((state) => {
    const [at] = namedUnits(ledger, state)
    return at === undefined ? [] : [sql`when ${state} then r.${sql.name(at)}`]
  })
  return cases.length === 0 ? sql`null::text` : sql`case r.state ${sql.join(cases, ' ')} end`
}
