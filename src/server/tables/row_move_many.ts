/**
 * One move over many rows with one statement. Who sees what is asked once for all of them and not row by row: for
 * somebody who reviews a county that is most of the price of a move.
 */
import {
  faultsOfRow,
  type LedgerDocument,
  type MoveDocument,
  type Path,
  rulesOf,
  type TimeRules,
  today,
  workflowOf,
} from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { type Sql, sql } from '../db/sql.ts'
import { noticeParts } from '../org/notices.ts'
import { tableOf } from './columns.ts'
import { writersMoment } from './moment.ts'
import { noticeOfMove } from './move_notice.ts'
import {
  dueParameter,
  hasPath,
  passedFaults,
  pathAfter,
  pathBefore,
  pathParameter,
  standsPart,
  timelyRefusal,
} from './paths.ts'
import { printedTogether } from './printing_moves.ts'
import { placeColumns, placeOf, type PlaceRecord } from './rights.ts'
import type { Seen } from './row_change.ts'
import { versionColumns } from './row_create.ts'
import { rowOf } from './row_edit.ts'
import { cellFaults, type Movement, moveRefusal, said, saidFaults } from './row_move.ts'
import { rowColumns, type RowRecord, valuesOf } from './row_sql.ts'
import { ledgerNamed, moveNamed, type Tables } from './tables.ts'
import { timeRules } from './time_rules.ts'
import { namedUnits } from './units_named.ts'

export interface OneOfMany {
  readonly id: number
  /** The version that was seen. */
  readonly version: number
  readonly key: string
}

/**
 * The rows that were moved, now or by the same submission before. Those that are left refuse it, or need more than the
 * state to be changed: `moveRow` says why, or does it. Where another writer came between, none is moved.
 */
export const moveTogether = async (
  tx: Tx,
  tables: Tables,
  name: string,
  rows: readonly OneOfMany[],
  sent: Pick<Movement, 'move' | 'reason' | 'cells'>,
): Promise<ReadonlySet<number>> => {
  const ledger = ledgerNamed(tables, name)
  const move = moveNamed(ledger, sent.move)
  const done = await movedBefore(tx, ledger, rows)
  // What opens a form again, or offers a row to another unit or hands it over, is done one by one.
  if (move.until || move.hands !== undefined || namedUnits(ledger, move.to).length > 0) return done
  const open = rows.filter(({ id }) => !done.has(id))
  const seen = await seenOf(tx, tables, ledger, open)
  const ready = movedPaths(tx, ledger, sent.move, await rulesFor(tx, tables, ledger), seen).filter((one) =>
    isReady(tx, ledger, move, one.seen, sent),
  )
  const printing = { name: sent.move, document: move, reason: sent.reason?.trim() ?? '' }
  const { whole, parts } = await printedTogether(tx, tables, ledger, printing, ready)
  if (whole.length === 0) return done
  const keys = new Map(open.map(({ id, key }) => [id, key]))
  const moved = await tx.rows<{ id: number }>(statement(tx, ledger, move, whole, keys, sent, parts))
  if (moved.length < whole.length) throw new Problem('busy')
  return new Set([...done, ...moved.map(({ id }) => id)])
}

/** A row as it was seen, with its path as it will be. */
interface Ready {
  readonly seen: Seen
  readonly path: Path | null
}

const rulesFor = async (tx: Tx, tables: Tables, ledger: LedgerDocument): Promise<TimeRules | null> =>
  hasPath(ledger) ? timeRules(tx, tables.catalogue) : null

/** Those that their limit lets go; the others are left to `moveRow`, which says why. */
const movedPaths = (
  { actor }: Tx,
  ledger: LedgerDocument,
  move: string,
  rules: TimeRules | null,
  rows: readonly Seen[],
): Ready[] => {
  if (rules === null) return rows.map((seen) => ({ seen, path: null }))
  const document = workflowOf(ledger).moves[move]!
  const now = Date.now()
  return rows.flatMap((seen) => {
    const before = pathBefore(seen.record)
    if (timelyRefusal(ledger, document, before, now, rules) !== undefined) return []
    const row = { unit: seen.unit, period: seen.period, values: seen.values, marks: seen.marks }
    const path = pathAfter(ledger, before, { move, at: now, by: actor.person }, row, rules)
    return passedFaults(ledger, document, path, now).length > 0 ? [] : [{ seen, path }]
  })
}

const movedBefore = async (tx: Tx, ledger: LedgerDocument, rows: readonly OneOfMany[]): Promise<Set<number>> => {
  const found = await tx.rows<{ id: number }>(sql`
    select e.row_id as id from unnest(${rows.map(({ id }) => id)}::bigint[], ${rows.map(({ key }) => key)}::text[]) a(id, key)
    join log.event e on e.county = ${tx.actor.county} and e.request_key = a.key and e.row_id = a.id
      and e.ledger = ${ledger.name} and e.act = 'move'`)
  return new Set(found.map(({ id }) => id))
}

/** Of the rows those that still stand as they were seen. */
const seenOf = async (
  tx: Tx,
  { seal }: Tables,
  ledger: LedgerDocument,
  rows: readonly OneOfMany[],
): Promise<Seen[]> => {
  if (rows.length === 0) return []
  const records = await tx.rows<RowRecord & PlaceRecord>(sql`
    select ${rowColumns(ledger)}, ${placeColumns(ledger, today(new Date()))}
    from unnest(${rows.map(({ id }) => id)}::bigint[], ${rows.map(({ version }) => version)}::int[]) a(id, version)
    join ${tableOf(ledger)} r on r.county = ${tx.actor.county} and r.id = a.id and r.version = a.version
    join org.unit u on u.county = r.county and u.code = r.unit
    where r.closed_at is null order by r.id`)
  return records.map((record) => ({
    record,
    unit: record.unit,
    state: record.state,
    period: record.period,
    values: valuesOf(ledger, record, seal, 'open'),
    marks: record.marks ?? {},
    notes: record.notes ?? {},
    ...placeOf(ledger, record),
  }))
}

/**
 * A row that has left its filler's hands changes its state and nothing else, so its checks need not be reckoned again;
 * only what a cell has to hold may depend on the state.
 */
const isReady = (
  { actor }: Tx,
  ledger: LedgerDocument,
  move: MoveDocument,
  seen: Seen,
  sent: Pick<Movement, 'move' | 'reason' | 'cells'>,
): boolean => {
  if (rulesOf(ledger).editable.has(seen.state)) return false
  if (move.reason && (sent.reason?.trim() ?? '') === '') return false
  if (moveRefusal(actor, ledger, move, seen, seen) !== undefined) return false
  const asked = { ...sent, key: '', version: seen.record.version }
  if (cellFaults(ledger, move, seen, seen).length > 0 || saidFaults(ledger, move, asked).length > 0) return false
  const before = faultsOfRow(ledger, rowOf(seen, seen)).map(({ path }) => path)
  return faultsOfRow(ledger, rowOf(seen, seen, move.to)).every(({ path }) => before.includes(path))
}

/** The lines of what is owed, one for each row that was moved. */
const standingParts = (ledger: LedgerDocument, move: MoveDocument, ready: readonly Ready[]): Sql => {
  if (!hasPath(ledger)) return sql.empty
  const lines = ready.map(
    ({ seen, path }) => sql`
      select e.row_id ${standsPart(ledger, { ...seen, state: move.to }, path, {
        id: sql`e.row_id`,
        at: sql`e.at`,
      })} from event e where e.row_id = ${seen.record.id}::bigint`,
  )
  return sql`, stood as materialized (${sql.join(lines, ' union all ')})`
}

const statement = (
  tx: Tx,
  ledger: LedgerDocument,
  move: MoveDocument,
  ready: readonly Ready[],
  keys: ReadonlyMap<number, string>,
  sent: Pick<Movement, 'move' | 'reason' | 'cells'>,
  printed: Sql,
): Sql => {
  const { county, person } = tx.actor
  const rows = ready.map(({ seen }) => seen)
  const reason = sent.reason?.trim() ?? ''
  const words = said(move, { ...sent, key: '', version: 0 })
  const detail = { move: sent.move, to: move.to, ...(reason === '' ? {} : { reason }), ...words, changed: [] }
  const notices = rows.flatMap((seen) => noticeOfMove(tx.actor, ledger, move, seen, { ...sent, reason }) ?? [])
  const table = tableOf(ledger)
  const columns = versionColumns(ledger)
  return sql`
    with moment as materialized (${writersMoment}),
    asked as materialized (
      select * from unnest(${rows.map(({ record }) => record.id)}::bigint[],
        ${rows.map(({ record }) => record.version)}::int[], ${rows.map(({ record }) => keys.get(record.id)!)}::text[],
        ${ready.map(({ path }) => pathParameter(path))}::jsonb[], ${ready.map(({ path }) => dueParameter(path))}::timestamptz[]
      ) a(row_id, seen, key, path, due_at)
    ),
    closed as (
      update ${table} r set closed_at = moment.at from moment, asked
      where r.county = ${county} and r.id = asked.row_id and r.version = asked.seen and r.closed_at is null
      returning r.id, r.version, r.unit, r.period, r.state, r.day, r.closed_at as at, r.marks, r.notes, asked.key, asked.path as next_path,
        asked.due_at as next_due ${columns}
    ),
    event as (
      insert into log.event (county, at, person, act, ledger, row_id, version, unit, request_key, detail)
      select ${county}, c.at, ${person}::bigint, 'move', ${ledger.name}, c.id, c.version + 1, c.unit, c.key,
        ${JSON.stringify(detail)}::jsonb || jsonb_build_object('from', c.state)
      from closed c
      returning at, row_id
    ),
    made as (
      insert into ${table}
        (county, id, version, unit, period, state, day, opened_at, by, marks, notes, path, due_at ${columns})
      select ${county}, c.id, c.version + 1, c.unit, c.period, ${move.to}, c.day, e.at, ${person}::bigint,
        c.marks, c.notes, c.next_path, c.next_due ${columns}
      from event e join closed c on c.id = e.row_id
    )
    ${notices.length === 0 ? sql.empty : sql`, ${noticeParts(tx.actor, notices, sql`event`)}`}
    ${printed}
    ${standingParts(ledger, move, ready)}
    select row_id as id ${hasPath(ledger) ? sql`, (select count(*) from stood)` : sql.empty} from event`
}
