/**
 * What is due after the calendar has changed. Each row that is due on another day now gets a new version by the
 * platform, with an event that says both days. What was decided before, kept or missed, stays as it is.
 */
import {
  type Calendar,
  type Day,
  type LedgerDocument,
  type Path,
  reckoned,
  sinceOf,
  soonAt,
  startOf,
} from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'
import { tableOf } from './columns.ts'
import { writersMoment } from './moment.ts'
import { hasPath, soonOf } from './paths.ts'
import { versionColumns } from './row_create.ts'
import type { Tables } from './tables.ts'
import { laidDown } from './time_rules.ts'

const BATCH = 500

/** Rows whose limit counts working or school days, or rolls on from a day that is none. */
const DEPENDS = `$[*] ? (@.limit.rolls == true || @.limit.span.kind == "workdays" || @.limit.span.kind == "schooldays"
  || @.extends.kind == "workdays" || @.extends.kind == "schooldays")`

export interface Reckoning {
  /** The first day on which the calendar is another: what was due before it stays due then. */
  readonly from: Day
  /** For the log. */
  readonly why: string
}

/**
 * All rows of the county, whoever may see them: asked with the platform's eyes, and written by the platform. Answers how
 * many are due on another day now.
 */
export const reckonRows = async (tx: Tx, tables: Pick<Tables, 'catalogue'>, reckoning: Reckoning): Promise<number> => {
  const { calendar } = await laidDown(tx)
  let changed = 0
  for (const ledger of tables.catalogue.ledgers.values()) {
    if (hasPath(ledger)) changed += await reckonLedger(tx, tables, ledger, calendar, reckoning)
  }
  return changed
}

interface Open {
  readonly id: number
  readonly version: number
  readonly unit: string
  readonly path: Path
}

const reckonLedger = async (
  tx: Tx,
  tables: Pick<Tables, 'catalogue'>,
  ledger: LedgerDocument,
  calendar: Calendar,
  { from, why }: Reckoning,
): Promise<number> => {
  let [changed, after] = [0, 0]
  for (;;) {
    const rows = await platform<Open>(
      tx,
      sql`select r.id, r.version, r.unit, r.path from ${tableOf(ledger)} r
        where r.county = ${tx.actor.county} and r.closed_at is null and r.id > ${after}
          and r.due_at > ${new Date(startOf(from)).toISOString()}::timestamptz and r.path @? ${DEPENDS}::jsonpath
        order by r.id limit ${BATCH}`,
    )
    const moved = rows.flatMap((row) => {
      const path = reckoned(row.path, calendar)
      return path === row.path ? [] : [{ ...row, path, before: row.path.at(-1)!.due }]
    })
    if (moved.length > 0) changed += (await platform(tx, nextVersions(tx, tables, ledger, moved, why))).length
    if (rows.length < BATCH) return changed
    after = rows.at(-1)!.id
  }
}

const platform = <R extends object>(tx: Tx, statement: Sql): Promise<R[]> =>
  tx.actor.person === 0 ? tx.rows<R>(statement) : tx.beyondScope<R>(statement)

/** A version that somebody moved on meanwhile is left to its mover, who reckoned by the calendar too. */
const nextVersions = (
  tx: Tx,
  tables: Pick<Tables, 'catalogue'>,
  ledger: LedgerDocument,
  moved: readonly (Open & { readonly before: number | null })[],
  why: string,
): Sql => {
  const { county } = tx.actor
  const soon = soonOf(tables)
  const given = moved.map(({ id, version, path, before }) => {
    const { due } = path.at(-1)!
    const next_at = due === null ? null : iso(Math.round(soonAt(sinceOf(path), due, soon)))
    return { id, version, path, due_at: iso(due), next_at, detail: { why, due_before: iso(before), due: iso(due) } }
  })
  const fields = versionColumns(ledger)
  return sql`
    with moment as materialized (${writersMoment}),
    given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
        as g(id bigint, version int, path jsonb, due_at timestamptz, next_at timestamptz, detail jsonb)
    ),
    closed as (
      update ${tableOf(ledger)} r set closed_at = moment.at from moment, given
      where r.county = ${county} and r.id = given.id and r.version = given.version and r.closed_at is null
      returning r.id, r.version, r.unit, r.closed_at as at
    ),
    event as (
      insert into log.event (county, at, person, act, ledger, row_id, version, unit, detail)
      select ${county}, closed.at, 0, 'reckon', ${ledger.name}, closed.id, closed.version + 1, closed.unit, given.detail
      from closed join given using (id)
    ),
    line as (
      update work.open_row o set due_at = given.due_at, told = least(o.told, 1),
        next_at = case when o.told = 0 then o.next_at else given.next_at end
      from closed join given using (id)
      where o.county = ${county} and o.ledger = ${ledger.name} and o.id = closed.id
    ),
    made as (
      insert into ${tableOf(ledger)}
        (county, id, version, unit, period, state, day, opened_at, by, marks, notes, path, due_at ${fields})
      select r.county, r.id, r.version + 1, r.unit, r.period, r.state, r.day, closed.at, 0, r.marks, r.notes, given.path,
        given.due_at ${fields}
      from ${tableOf(ledger)} r join closed on closed.id = r.id and closed.version = r.version
        join given on given.id = r.id
      where r.county = ${county}
    )
    select id from closed`
}

const iso = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString())
