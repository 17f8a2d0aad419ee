/** One row: its values in full for those who fill or hold it, the moves open to the reader, and its history. */
import { type LedgerDocument, type Path, rulesOf, today } from '../../ledger/index.ts'
import type { Row, RowPage, Version } from '../../ledger/wire.ts'
import type { Actor, Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { storedFields, tableOf } from './columns.ts'
import { valuesBefore } from './earlier.ts'
import { labelled } from './labels.ts'
import { momentAsked } from './moment.ts'
import {
  mayCorrect,
  mayFill,
  placeColumns,
  placeOf,
  type PlaceRecord,
  type Rights,
  rightsOf,
  type Standing,
} from './rights.ts'
import { inHands } from './row_edit.ts'
import { offers } from './row_move.ts'
import { prospectsOf } from './row_prospects.ts'
import { maskedRow, rowColumns, rowOf, type RowRecord } from './row_sql.ts'
import { ledgerNamed, type Tables } from './tables.ts'

/**
 * The current version, the one of a moment (`as_of`), or the last one of a row that was withdrawn. Sealed fields are
 * open to those who fill or hold the row, and each such view is an event. Problem: no_such, also for rows unseen.
 */
export const readRow = async (
  tx: Tx,
  tables: Tables,
  name: string,
  id: number,
  asked: { readonly as_of?: string | undefined } = {},
): Promise<RowPage> => {
  const ledger = ledgerNamed(tables, name)
  const as_of = momentAsked(asked.as_of)
  const then = as_of === undefined ? sql`true` : sql`r.opened_at <= ${as_of}::timestamptz`
  const record = await tx.maybe<RowRecord & PlaceRecord>(sql`
    select ${rowColumns(ledger)}, ${placeColumns(ledger, today(new Date()))}
    from ${tableOf(ledger)} r join org.unit u on u.county = r.county and u.code = r.unit
    where r.county = ${tx.actor.county} and r.id = ${id} and ${then}
    order by r.version desc limit 1`)
  if (record === undefined) throw new Problem('no_such', { what: `“${ledger.title}”的记录`, name: id })
  const open = rowOf(ledger, record, tables.seal, 'open')
  const [before] = rulesOf(ledger).looks_back ? await valuesBefore(tx, tables, ledger, [open], as_of) : [null]
  const row = before ? rowOf(ledger, record, tables.seal, 'open', before) : open
  const rights = rightsOf(tables, ledger, tx.actor)
  const place = { ...row, ...placeOf(ledger, record) }
  // Who is shown an earlier version only, because the row has gone elsewhere since, has no part in it any more.
  const gone = as_of === undefined && record.closed_at !== null
  const shown = await openOrMasked(tx, ledger, row, gone ? undefined : groundOf(tx.actor, rights, ledger, place))
  const [labels] = await labelled(tx, tables, ledger, [shown], as_of)
  const current = as_of === undefined && !gone
  const hands = current && inHands(rights, ledger, place)
  const prospects = current ? await prospectsOf(tx, tables, ledger, record, place) : {}
  return {
    row: labels ?? shown,
    moves: current ? movesOf(tx.actor, ledger, place).map((move) => ({ ...move, ...prospects[move.name] })) : [],
    can_edit: hands,
    can_withdraw: hands,
    people: await moversOf(tx, record.path ?? []),
  }
}

const movesOf = (actor: Actor, ledger: LedgerDocument, row: Row & Standing): RowPage['moves'] =>
  offered(offers(actor, ledger, row))

const moversOf = async (tx: Tx, path: Path): Promise<RowPage['people']> => {
  const people = [...new Set(path.map(({ by }) => by))].filter((by) => by > 0)
  if (people.length === 0) return {}
  const named = await tx.rows<{ id: number; name: string }>(sql`
    select id, name from org.person where county = ${tx.actor.county} and id = any(${people}::bigint[])`)
  return Object.fromEntries(named.map(({ id, name }) => [String(id), name]))
}

/** Moves as buttons are made from them. */
export const offered = (open: ReturnType<typeof offers>): RowPage['moves'] =>
  open.map(([name, { title, to, asks, reason, points, until, extends: longer, prints }]) => ({
    name,
    title,
    to,
    asks: [...(asks ?? [])],
    reason: reason === true,
    points: points === true,
    until: until === true,
    ...(longer !== undefined && { extends: true }),
    ...(prints !== undefined && { prints }),
  }))

/** Why this reader may see sealed values in full; undefined: not at all. */
const groundOf = (actor: Actor, rights: Rights, ledger: LedgerDocument, row: Row & Standing): string | undefined => {
  if (mayFill(rights, row) || mayCorrect(rights, row)) return 'fills'
  return offers(actor, ledger, row).length > 0 ? 'holds' : undefined
}

const openOrMasked = async (tx: Tx, ledger: LedgerDocument, row: Row, ground: string | undefined): Promise<Row> => {
  const sealed = storedFields(ledger).filter(({ name, column }) => column.sealed && row.values[name] !== null)
  if (sealed.length === 0) return row
  if (ground === undefined) return maskedRow(ledger, row)
  const detail = JSON.stringify({ fields: sealed.map(({ name }) => name), ground })
  await tx.run(sql`
    insert into log.event (county, at, person, act, ledger, row_id, version, unit, detail)
    values (${tx.actor.county}, clock_timestamp(), ${tx.actor.person}, 'view_private', ${ledger.name}, ${row.id},
      ${row.version}, ${row.unit}, ${detail}::jsonb)`)
  return row
}

interface EventRecord extends RowRecord {
  readonly '#act': string | null
  readonly '#detail': {
    readonly move?: string
    readonly reason?: string
    readonly cells?: Readonly<Record<string, string>>
    readonly until?: string
  } | null
  readonly '#at': string | null
  readonly '#person': string | null
}

/** Every version with what made it, oldest first; a withdrawal stands last, as the version it closed. */
export const historyOf = async (tx: Tx, tables: Tables, name: string, id: number): Promise<{ versions: Version[] }> => {
  const ledger = ledgerNamed(tables, name)
  const records = await tx.rows<EventRecord>(sql`
    select ${rowColumns(ledger)}, e.act as "#act", e.detail as "#detail", e.at as "#at",
      (select p.name from org.person p where p.county = r.county and p.id = e.person) as "#person"
    from ${tableOf(ledger)} r
    left join log.event e on e.county = r.county and e.ledger = ${ledger.name} and e.row_id = r.id
      and e.version = r.version and e.act in ('create', 'edit', 'move', 'withdraw', 'reckon')
    where r.county = ${tx.actor.county} and r.id = ${id}
    order by r.version, e.seq`)
  if (records.length === 0) throw new Problem('no_such', { what: `“${ledger.title}”的记录`, name: id })
  const rows = await labelled(
    tx,
    tables,
    ledger,
    records.map((record) => rowOf(ledger, record, tables.seal, 'masked')),
  )
  return { versions: records.map((record, i) => versionOf(record, rows[i]!)) }
}

/** A version without an event of its own came with an import, whose one event stands for all its rows. */
const versionOf = (record: EventRecord, row: Row): Version => ({
  ...row,
  by: record['#act'] === null ? row.by : record['#person'],
  act: record['#act'] ?? 'import',
  move: record['#detail']?.move ?? null,
  reason: record['#detail']?.reason ?? null,
  cells: record['#detail']?.cells ?? {},
  until: record['#detail']?.until ?? null,
  at: record['#at'] ?? row.opened_at,
})
