/** What was told of a row's limits, and that somebody has taken note of it. */
import { type Catalogue, stateTitle } from '../../ledger/index.ts'
import type { Escalation, ReportedList } from '../../ledger/wire/escalations.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { eventSql } from '../db/log.ts'
import { type Sql, sql } from '../db/sql.ts'
import type { Tables } from '../tables/tables.ts'
import { linesOf } from './open_row_lines.ts'

interface Told extends Omit<Escalation, 'state_title' | 'positions' | 'vacant' | 'mine'> {
  readonly positions: string[]
  readonly vacant: string[]
  readonly person_ids: string[]
}

/** Of one row, oldest first. */
export const escalationsOf = (tx: Tx, catalogue: Catalogue, ledger: string, row: number): Promise<Escalation[]> =>
  told(tx, catalogue, sql`e.ledger = ${ledger} and e.row_id = ${row}`)

/** The latest so many are listed, and all are counted. */
const LISTED = 200

/** Told to the actor and not noted yet, newest first: what a leader sees in the morning. */
export const toldToMe = async (
  tx: Tx,
  tables: Tables,
  what: 'all' | 'reported',
  now: number,
): Promise<ReportedList> => {
  const passed_on = sql`and (e.rung in ('head', 'above', 'leader') or cardinality(e.vacant) > 0)`
  const open = sql`${tx.actor.person}::bigint = any(e.people) and e.noted_by is null
    and (e.rung not in ('entered', 'soon') or cardinality(e.vacant) > 0) ${what === 'reported' ? passed_on : sql.empty}
    and exists (select from work.open_row o where o.county = e.county and o.ledger = e.ledger and o.id = e.row_id
      and o.since = e.since)`
  const found = (await told(tx, tables.catalogue, open)).toReversed()
  const listed = found.slice(0, LISTED)
  const records = listed.map(({ ledger, row_id, at, due_at }) => ({ ledger, id: row_id, since: at, due_at }))
  const rows = new Map(
    (await linesOf(tx, tables, records, now)).map((line) => [`${line.ledger} ${line.id}`, line] as const),
  )
  return {
    escalations: listed.map((one) => {
      const line = rows.get(`${one.ledger} ${one.row_id}`)
      return {
        ...one,
        ledger_title: tables.catalogue.ledger(one.ledger)?.title ?? one.ledger,
        label: line?.label ?? null,
        unit_name: line?.unit_name ?? null,
      }
    }),
    total: found.length,
  }
}

const told = async (tx: Tx, catalogue: Catalogue, which: Sql): Promise<Escalation[]> => {
  const found = await tx.rows<Told>(sql`
    select e.id, e.ledger, e.row_id, e.state, e.rung, e.due_at, e.at, e.to_unit, e.positions, e.vacant,
      e.people as person_ids, e.noted_at, e.noted_words,
      (select v.name from org.unit_version v where v.county = e.county and v.code = e.to_unit
        order by v.from_day desc limit 1) as to_unit_name,
      array(select p.name from org.person p where p.county = e.county and p.id = any(e.people) order by p.id) as people,
      (select p.name from org.person p where p.county = e.county and p.id = e.noted_by) as noted_by
    from work.escalation e where e.county = ${tx.actor.county} and ${which} order by e.at, e.id`)
  const titled = (positions: readonly string[]): string[] =>
    positions.map((position) => catalogue.position(position)?.title ?? position)
  return found.map(({ person_ids, ...one }) => {
    const ledger = catalogue.ledger(one.ledger)
    return {
      ...one,
      state_title: ledger === undefined ? one.state : stateTitle(ledger, one.state),
      positions: titled(one.positions),
      vacant: titled(one.vacant),
      mine: one.noted_by === null && person_ids.map(Number).includes(tx.actor.person),
    }
  })
}

/**
 * Kept, and no more than that: the ladder goes on until a move is made. All of them or none. Problem: no_such, also for
 * what was told to others or is noted already.
 */
export const takeNotes = async (tx: Tx, asked: readonly number[], words: string): Promise<void> => {
  const ids = [...new Set(asked)]
  const event = eventSql(
    tx.actor,
    { act: 'take_note', ledger: sql`noted.ledger`, row: sql`noted.row_id`, unit: sql`noted.unit` },
    sql`noted`,
  )
  const { noted } = await tx.one<{ noted: readonly number[] }>(sql`
    with noted as (
      update work.escalation set noted_by = ${tx.actor.person}, noted_at = now(), noted_words = nullif(${words.trim()}, '')
      where county = ${tx.actor.county} and id = any(${ids}::bigint[]) and noted_by is null and ${tx.actor.person}::bigint = any(people)
      returning id, ledger, row_id, unit
    ), event as (${event})
    select coalesce(json_agg(id), '[]') as noted from noted`)
  const missing = ids.find((id) => !noted.includes(id))
  if (missing !== undefined) throw new Problem('no_such', { what: '待签收的督办提醒', name: missing })
}
