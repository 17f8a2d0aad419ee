/** Lines of what is owed as people read them: what the row is called, its light, who may do what to it. */
import {
  holds,
  isPaused,
  type LedgerDocument,
  noted,
  owedMoves,
  owedOf,
  type Soon,
  stateTitle,
} from '../../ledger/index.ts'
import type { Row } from '../../ledger/wire.ts'
import type { Holder, OpenRow } from '../../ledger/wire/open_rows.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { pathBefore, soonOf } from '../tables/paths.ts'
import { placedRows } from '../tables/placed_rows.ts'
import { placeOf, type Standing } from '../tables/rights.ts'
import { offers } from '../tables/row_move.ts'
import { offered } from '../tables/row_read.ts'
import { rowTitles } from '../tables/row_titles.ts'
import { rowOf, type RowRecord } from '../tables/row_sql.ts'
import type { Tables } from '../tables/tables.ts'
import { nearestFirst, nearestHolding } from './holders.ts'

/** Of a line of `work.open_row` what the row itself does not say. */
export interface OpenRecord {
  readonly ledger: string
  readonly id: number
  readonly since: string
  readonly due_at: string | null
}

/** In the order given; the rows behind them are read ledger by ledger. One that has moved on meanwhile is left out. */
export const linesOf = async (
  tx: Tx,
  tables: Tables,
  records: readonly OpenRecord[],
  now: number,
): Promise<OpenRow[]> => {
  const behind = new Map<string, Behind>()
  for (const name of new Set(records.map(({ ledger }) => ledger))) {
    const ids = records.filter(({ ledger }) => ledger === name).map(({ id }) => id)
    for (const one of await rowsBehind(tx, tables, tables.catalogue.ledger(name)!, ids)) {
      behind.set(`${name} ${one.row.id}`, one)
    }
  }
  const all = [...behind.values()]
  const around = { units: await unitsNamed(tx, all), people: await moversNamed(tx, all), now, soon: soonOf(tables) }
  return records.flatMap((record) => {
    const found = behind.get(`${record.ledger} ${record.id}`)
    return found === undefined ? [] : [lineOf(tx, tables, record, found, around)]
  })
}

interface Behind {
  readonly ledger: LedgerDocument
  readonly record: RowRecord
  readonly row: Row & Standing
  readonly label: string
}

const rowsBehind = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  ids: readonly number[],
): Promise<Behind[]> => {
  const records = await placedRows(tx, ledger, ids)
  const rows = records.map((record) => ({
    ...rowOf(ledger, record, tables.seal, 'open'),
    ...placeOf(ledger, record),
  }))
  const labels = await rowTitles(tx, tables, ledger, rows)
  return records.map((record, i) => ({ ledger, record, row: rows[i]!, label: labels[i]! }))
}

interface Around {
  readonly units: ReadonlyMap<string, NamedUnit>
  readonly people: ReadonlyMap<number, string>
  readonly now: number
  readonly soon: Soon
}

const lineOf = (
  tx: Tx,
  tables: Tables,
  record: OpenRecord,
  { ledger, record: stored, row, label }: Behind,
  around: Around,
): OpenRow => {
  const path = pathBefore(stored)
  const { state } = noted(path, around.now, around.soon)
  const { free_at, at, by } = path.at(-1)!
  const owed = new Set(owedMoves(ledger, row.state).map(([name]) => name))
  const open = offers(tx.actor, ledger, row)
  return {
    ...record,
    ledger_title: ledger.title,
    version: row.version,
    unit: row.unit,
    unit_name: row.unit_name,
    label,
    state: row.state,
    state_title: stateTitle(ledger, row.state),
    light: state === 'kept' || state === 'missed' ? 'green' : state,
    paused: isPaused(path),
    free_at: free_at === undefined || free_at <= around.now ? null : new Date(free_at).toISOString(),
    moves: offered([...open.filter(([name]) => owed.has(name)), ...open.filter(([name]) => !owed.has(name))]),
    held_by: holdersOf(tables, ledger, row, around.units),
    moved_by: around.people.get(by) ?? null,
    moved_at: new Date(at).toISOString(),
  }
}

/** Positions that owe the row's next move, at the nearest unit that has any; those that no unit has where none does. */
const holdersOf = (
  { catalogue }: Pick<Tables, 'catalogue'>,
  ledger: LedgerDocument,
  row: Row & Standing,
  named: ReadonlyMap<string, NamedUnit>,
): Holder[] => {
  const asked = new Map<string | undefined, string[]>()
  for (const [, move] of owedMoves(ledger, row.state)) {
    const when = owedOf(move)
    if (when !== undefined && !holds(when, row)) continue
    asked.set(move.at, [...(asked.get(move.at) ?? []), ...[move.by].flat()])
  }
  const held = [...asked].flatMap(([at, positions]) => {
    const above = at === undefined ? row.above : (row.above_at?.[at] ?? [])
    const line = nearestFirst(
      catalogue,
      above.flatMap((code) => named.get(code) ?? []),
    )
    const { place, positions: own } = nearestHolding(positions, line) ?? { place: undefined, positions }
    return own.map((position): [string, Holder] => {
      const title = catalogue.position(position)?.title ?? position
      return [position, { position, title, unit: place?.code ?? null, unit_name: place?.name ?? '' }]
    })
  })
  return [...new Map(held).values()]
}

/** Who made the last move: not who saved the row last. */
const moversNamed = async (tx: Tx, behind: readonly Behind[]): Promise<ReadonlyMap<number, string>> => {
  const ids = [...new Set(behind.map(({ record }) => pathBefore(record).at(-1)!.by))]
  if (ids.length === 0) return new Map()
  const found = await tx.rows<{ id: number; name: string }>(sql`
    select p.id, p.name from org.person p where p.county = ${tx.actor.county} and p.id = any(${ids}::bigint[])`)
  return new Map(found.map(({ id, name }) => [id, name]))
}

interface NamedUnit {
  readonly code: string
  readonly level: string
  readonly name: string
}

const unitsNamed = async (tx: Tx, behind: readonly Behind[]): Promise<ReadonlyMap<string, NamedUnit>> => {
  const codes = new Set(behind.flatMap(({ row }) => [row.above, ...Object.values(row.above_at ?? {})].flat()))
  if (codes.size === 0) return new Map()
  const units = await tx.rows<NamedUnit>(sql`
    select u.code, u.level, (select v.name from org.unit_version v where v.county = u.county and v.code = u.code
      order by v.from_day desc limit 1) as name
    from org.unit u where u.county = ${tx.actor.county} and u.code = any(${[...codes]}::text[])`)
  return new Map(units.map((unit) => [unit.code, unit]))
}
