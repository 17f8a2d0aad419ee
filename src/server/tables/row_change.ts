/**
 * The next version of a row. A version is immutable, so what the editor saw can be read and judged first; then one
 * statement closes it, if it is still current, and opens the next together with the event.
 */
import type { Explanations, LedgerDocument, Mark, Notes, Path, Values } from '../../ledger/index.ts'
import { today } from '../../ledger/index.ts'
import type { Row } from '../../ledger/wire.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { type Sql, sql } from '../db/sql.ts'
import { firstAnswer } from './answers.ts'
import { columnsOf, sealable, storedFields, tableOf } from './columns.ts'
import { writersMoment } from './moment.ts'
import { correctedPart, dueParameter, pathParameter, restsPart, standsPart } from './paths.ts'
import { writeRefusal } from './refusals.ts'
import { placeColumns, placeOf, type PlaceRecord, type Standing } from './rights.ts'
import { noteParameter, versionColumns, versionValues } from './row_create.ts'
import { rowColumns, rowOf, type RowRecord, valuesOf } from './row_sql.ts'
import { changedFields, type Cells } from './submission.ts'
import type { Tables } from './tables.ts'

/** A submission about an existing row. */
export interface Change {
  readonly key: string
  /** The version that the editor saw. */
  readonly version: number
}
export interface Yours extends Change {
  readonly values?: Values | undefined
  readonly marks?: Readonly<Record<string, Mark>> | undefined
  /** What the filler says to soft checks that do not hold, laid over what was said before. */
  readonly explained?: Explanations | undefined
}

/** The version that the editor saw, with its sealed cells open for judging. */
export interface Seen extends Standing, Cells {
  readonly record: RowRecord
  readonly state: string
  readonly period: string | null
  readonly notes: Notes
}

/** What is to stand in the next version. */
export interface Next extends Cells {
  readonly state: string
  readonly day: string
  readonly notes: Notes
  /** With an edit that of the version before: only moves add to it. */
  readonly path: Path | null
  /** Another unit's from now on, where the move hands the row over. */
  readonly unit?: string
}

export type Act = 'edit' | 'move' | 'withdraw'

/** Either the version the editor saw, still current, or the answer to the same submission sent before. */
export const seenOrAnswered = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  id: number,
  act: Act,
  sent: Yours,
): Promise<{ seen: Seen } | { answer: Row }> => {
  const records = await tx.rows<RowRecord & PlaceRecord>(sql`
    select ${rowColumns(ledger)} ${sealedHashes(ledger)}, ${placeColumns(ledger, today(new Date()))}
    from ${tableOf(ledger)} r join org.unit u on u.county = r.county and u.code = r.unit
    where r.county = ${tx.actor.county} and r.id = ${id}
      and (r.version = ${sent.version} or r.closed_at is null)
    order by r.version`)
  const record = records.find(({ version, closed_at }) => version === sent.version && closed_at === null)
  if (record === undefined) {
    const answer = await firstAnswer(tx, tables, ledger, { key: sent.key, act, id })
    return answer === undefined ? refuseStale(tx, tables, ledger, id, sent) : { answer }
  }
  const values = valuesOf(ledger, record, tables.seal, 'open')
  const { unit, state, period, notes } = record
  return {
    seen: {
      record,
      unit,
      state,
      period,
      values,
      marks: record.marks ?? {},
      notes: notes ?? {},
      ...placeOf(ledger, record),
    },
  }
}

const sealedHashes = (ledger: LedgerDocument): Sql =>
  sql.join(
    storedFields(ledger).flatMap((field) =>
      columnsOf(field)
        .slice(1)
        .map(({ name }) => sql`, r.${sql.name(name)}`),
    ),
    '',
  )

/** Both versions go back, the one that was seen and the one that stands now: who edits or approves compares first. */
export const refuseStale = async (
  tx: Tx,
  { seal }: Tables,
  ledger: LedgerDocument,
  id: number,
  { version, values = {}, marks = {} }: Yours,
): Promise<never> => {
  const records = await tx.rows<RowRecord>(sql`
    select ${rowColumns(ledger)} from ${tableOf(ledger)} r
    where r.county = ${tx.actor.county} and r.id = ${id}
      and (r.version = ${version} or not exists (
        select from ${tableOf(ledger)} n where n.county = r.county and n.id = r.id and n.version > r.version))
    order by r.version desc`)
  const [current, seen] = records.map((record) => rowOf(ledger, record, seal, 'masked'))
  if (current === undefined) throw new Problem('no_such', { what: `“${ledger.title}”的记录`, name: id })
  const at = (current.closed_at ?? current.opened_at).slice(0, 16).replace('T', ' ')
  const yours = { values, marks }
  throw new Problem('changed_meanwhile', { by: current.by ?? '平台', at, current, seen: seen ?? null, yours })
}

export interface Written {
  readonly act: Act
  readonly sent: Yours
  readonly detail: Readonly<Record<string, unknown>>
  /** Further parts of the statement, each behind a comma, that hang on its `event`. */
  readonly beside?: Sql
}

/** Writes the next version; `next` null closes the row without a successor. */
export const advance = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  seen: Seen,
  next: Next | null,
  written: Written,
): Promise<Row> => {
  const { record } = seen
  const { act, sent } = written
  const statement = advancing(tx, tables, ledger, seen, next, written)
  const [done] = await tx.last<{ at: string }>(statement).catch((error: unknown) => {
    throw writeRefusal(error, ledger, { unit: seen.unit, period: seen.period, values: (next ?? seen).values })
  })
  if (done === undefined) {
    const answer = await firstAnswer(tx, tables, ledger, { key: sent.key, act, id: record.id })
    return answer ?? refuseStale(tx, tables, ledger, record.id, sent)
  }
  if (next === null) return rowOf(ledger, { ...record, closed_at: done.at }, tables.seal, 'masked')
  const opened = { version: record.version + 1, opened_at: done.at, '#by': tx.actor.name }
  const stored = sealedFrom(ledger, tables, seen, next)
  const fresh = {
    ...record,
    ...stored,
    ...opened,
    unit: next.unit ?? record.unit,
    state: next.state,
    day: next.day,
    marks: next.marks,
    notes: next.notes,
    path: next.path,
    due_at: dueParameter(next.path),
  }
  return rowOf(ledger, fresh, tables.seal, 'masked')
}

/** The next version's values as a record holds them. */
const sealedFrom = (ledger: LedgerDocument, { seal }: Tables, seen: Seen, next: Next): Record<string, unknown> =>
  Object.fromEntries(
    storedFields(ledger).map(({ name, column }) => {
      const value = next.values[name] ?? null
      if (!column.sealed || value === null) return [name, value]
      return [name, value === seen.values[name] ? seen.record[name] : seal.seal(sealable(value))]
    }),
  )

/**
 * The version is closed only where it is still current and the request key is new; everything else follows from the
 * closing. An editor who waited for another's lock finds the version closed and writes nothing.
 */
const advancing = (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  seen: Seen,
  next: Next | null,
  { act, sent, detail, beside = sql.empty }: Written,
): Sql => {
  const { county, person } = tx.actor
  const { record } = seen
  const version = next === null ? record.version : record.version + 1
  const changed = next === null ? {} : { changed: changedFields(ledger, seen, next) }
  const opening = next === null ? sql.empty : sql`, made as (${openingOf(tx, tables, ledger, seen, next)})`
  return sql`
    with moment as materialized (${writersMoment}),
    closed as (
      update ${tableOf(ledger)} r set closed_at = moment.at from moment
      where r.county = ${county} and r.id = ${record.id} and r.version = ${record.version} and r.closed_at is null
        and not exists (select from log.event e where e.county = ${county} and e.request_key = ${sent.key})
      returning r.closed_at as at
    ),
    event as (
      insert into log.event (county, at, person, act, ledger, row_id, version, unit, request_key, detail)
      select ${county}, closed.at, ${person}::bigint, ${act}, ${ledger.name}, ${record.id}::bigint, ${version}::int,
        ${seen.unit}, ${sent.key}, ${JSON.stringify({ ...detail, ...changed })}::jsonb
      from closed
      returning at
    )
    ${opening} ${beside}
    select at ${lineOf(ledger, seen, next, act)} ${papersGo(ledger, seen, next?.unit)} from event`
}

/** Papers of a row that goes over to another unit go with it. */
const papersGo = (ledger: LedgerDocument, { record, unit }: Seen, to: string | undefined): Sql =>
  to === undefined || to === unit ? sql.empty : sql`, work.hand_papers(${ledger.name}, ${record.id}::bigint, ${to})`

const lineOf = (ledger: LedgerDocument, seen: Seen, next: Next | null, act: Act): Sql => {
  const id = sql`${seen.record.id}::bigint`
  if (next === null) return restsPart(ledger, id)
  const row = { ...next, unit: next.unit ?? seen.unit, period: seen.period }
  if (act === 'edit') return correctedPart(ledger, { ...seen, path: next.path }, row, id)
  return standsPart(ledger, row, next.path, { id, at: sql`at` })
}

const openingOf = (tx: Tx, { seal }: Tables, ledger: LedgerDocument, seen: Seen, next: Next): Sql => {
  const { county, person } = tx.actor
  const kept = (field: { name: string; column: { sealed?: true } }): readonly unknown[] | undefined =>
    field.column.sealed && next.values[field.name] === seen.values[field.name]
      ? [seen.record[field.name], seen.record[`${field.name}_hash`]]
      : undefined
  return sql`
    insert into ${tableOf(ledger)}
      (county, id, version, unit, period, state, day, opened_at, by, marks, notes, path, due_at ${versionColumns(ledger)})
    select ${county}, ${seen.record.id}::bigint, ${seen.record.version + 1}::int, ${next.unit ?? seen.unit}, ${seen.period},
      ${next.state}, ${next.day}::date, event.at, ${person}::bigint,
      ${noteParameter(next.marks)}::jsonb, ${noteParameter(next.notes)}::jsonb, ${pathParameter(next.path)}::jsonb,
      ${dueParameter(next.path)}::timestamptz ${versionValues(ledger, next.values, seal, kept)}
    from event`
}
