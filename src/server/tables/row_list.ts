/** Many rows: filtered, sorted and counted by the database, in pages or as one stream. */
import { type LedgerDocument, parsePeriod, rulesOf, type Soon, today, type Where } from '../../ledger/index.ts'
import type { Row, Rows } from '../../ledger/wire.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { type Sql, sql } from '../db/sql.ts'
import { reachOf } from '../org/scope.ts'
import { storedField, tableOf } from './columns.ts'
import { valuesBefore } from './earlier.ts'
import { formulaFieldSql } from './formula_sql.ts'
import { labelled } from './labels.ts'
import { momentAsked } from './moment.ts'
import { soonSql } from './open_rows.ts'
import { soonOf } from './paths.ts'
import { searched } from './row_search.ts'
import { currentAt, rowColumns, rowOf, type RowRecord } from './row_sql.ts'
import { ledgerNamed, type Tables } from './tables.ts'
import { askedWhere } from './where_asked.ts'
import { whereSql } from './where_sql.ts'

export interface ListQuery {
  /** Rows of this unit and of all below it; everything the actor sees unless said. */
  readonly unit?: string | undefined
  /** Rows whose day lies within the period. */
  readonly period?: string | undefined
  /** One state, or several with commas. */
  readonly state?: string | undefined
  readonly where?: Where | undefined
  /** Words that each stand somewhere in the row's texts or in its unit's name; or one whole sealed value. */
  readonly search?: string | undefined
  /** Rows whose limit has run out, is yellow, or runs at all. */
  readonly due?: 'late' | 'soon' | 'running' | undefined
  /** A field, or day, unit, state, period, opened_at, by, id; with `-` in front from the top down. */
  readonly sort?: string | undefined
  readonly page?: number | undefined
  readonly size?: number | undefined
  /** As `readAsOf` reads it. */
  readonly as_of?: string | undefined
}

const LARGEST_PAGE = 500

/** A page of rows with the exact number of all. Problems: no_such (ledger), wrong_request. */
export const listRows = async (tx: Tx, tables: Tables, name: string, query: ListQuery): Promise<Rows> => {
  const ledger = ledgerNamed(tables, name)
  const asked = { ...query, as_of: momentAsked(query.as_of) }
  const [page, size] = [Math.max(1, asked.page ?? 1), Math.min(LARGEST_PAGE, Math.max(1, asked.size ?? 50))]
  const source = await sourceOf(tx, tables, ledger, asked)
  const { total } = await tx.one<{ total: number }>(sql`select count(*) as total ${source}`)
  const records = await tx.rows<RowRecord>(sql`
    select ${rowColumns(ledger)} ${source} order by ${orderOf(ledger, asked.sort)}
    limit ${size} offset ${(page - 1) * size}`)
  return { rows: await rowsOf(tx, tables, ledger, records, asked.as_of), total, page, size }
}

/** All rows of the query in batches, in its order: for exports, which are never cut. */
export async function* streamRows(
  tx: Tx,
  tables: Tables,
  name: string,
  query: ListQuery,
  batch = 1_000,
): AsyncIterable<Row[]> {
  const ledger = ledgerNamed(tables, name)
  const asked = { ...query, as_of: momentAsked(query.as_of) }
  const source = await sourceOf(tx, tables, ledger, asked)
  const statement = sql`select ${rowColumns(ledger)} ${source} order by ${orderOf(ledger, asked.sort)}`
  for await (const records of tx.stream<RowRecord>(statement, batch)) {
    yield await rowsOf(tx, tables, ledger, records, asked.as_of)
  }
}

/** Records as the rows that travel: sealed fields masked, computed ones filled in, pointers with their titles. */
export const rowsOf = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  records: readonly RowRecord[],
  as_of: string | undefined,
): Promise<Row[]> => {
  const plain = records.map((record) => rowOf(ledger, record, tables.seal, 'masked'))
  if (!rulesOf(ledger).looks_back) return labelled(tx, tables, ledger, plain, as_of)
  const before = await valuesBefore(tx, tables, ledger, plain, as_of)
  const rows = records.map((record, i) => rowOf(ledger, record, tables.seal, 'masked', before[i]))
  return labelled(tx, tables, ledger, rows, as_of)
}

/**
 * `from … where …` over the rows called `r`. Units are named here although row-level security would hide the others:
 * the two answers are found on different ways, and a fault in one does not open the ledger.
 */
const sourceOf = async (tx: Tx, tables: Tables, ledger: LedgerDocument, asked: ListQuery): Promise<Sql> => {
  const { seal } = tables
  const { county } = tx.actor
  const period = periodOf(asked.period)
  const now = today(new Date())
  const day = period === undefined || period.to > now ? now : period.to
  const units = await reachOf(tx, ledger.name, asked.unit ?? county, day)
  const conditions = [
    sql`r.county = ${county}`,
    currentAt(asked.as_of),
    ...(units === 'all' ? [] : [sql`r.unit = any(${units}::text[])`]),
    ...(period === undefined ? [] : [sql`r.day between ${period.from}::date and ${period.to}::date`]),
    ...(asked.state ? [sql`r.state = any(${asked.state.split(',')}::text[])`] : []),
    ...(asked.where === undefined
      ? []
      : [whereSql(askedWhere(asked.where, ledger), ledger, 'r', seal, instantSql(asked.as_of))]),
    ...(asked.due === undefined ? [] : [dueSql(ledger, asked.due, soonOf(tables))]),
    ...searched(tx, ledger, asked.search ?? '', seal),
  ]
  return sql`from ${tableOf(ledger)} r where ${sql.join(conditions, ' and ')}`
}

/** When a limit began to run stands in the line of what is owed; a row that nobody owes a move has no limit running. */
const dueSql = (ledger: LedgerDocument, due: 'late' | 'soon' | 'running', soon: Soon): Sql => {
  if (due === 'running') return sql`r.due_at is not null`
  if (due === 'late') return sql`r.due_at <= now()`
  return sql`r.due_at > now() and exists (
    select from work.open_row o where o.county = r.county and o.ledger = ${ledger.name} and o.id = r.id
      and ${soonSql(sql`o.due_at`, sql`o.since`, soon)} <= now())`
}

const periodOf = (code: string | undefined): { from: string; to: string } | undefined => {
  if (code === undefined || code === '') return undefined
  const period = parsePeriod(code)
  if (period === null) throw new Problem('wrong_request', { what: `“${code.slice(0, 20)}”不是一个时期` })
  return period
}

const instantSql = (as_of: string | undefined): Sql =>
  as_of === undefined ? sql.raw('now()') : sql`${as_of}::timestamptz`

const COLUMNS: Readonly<Record<string, Sql>> = {
  day: sql`r.day`,
  unit: sql`"#unit"`,
  state: sql`r.state`,
  period: sql`r.period`,
  opened_at: sql`r.opened_at`,
  by: sql`"#by"`,
  due_at: sql`r.due_at`,
  id: sql`r.id`,
}

/** Newest first unless said; the id decides between equals, so that no row stands on two pages. */
const orderOf = (ledger: LedgerDocument, sort = '-day'): Sql => {
  const down = sort.startsWith('-')
  const key = down ? sort.slice(1) : sort
  const direction = sql.raw(down ? 'desc nulls last' : 'asc nulls last')
  return sql`${sortable(ledger, key)} ${direction}, r.id ${sql.raw(down ? 'desc' : 'asc')}`
}

const sortable = (ledger: LedgerDocument, key: string): Sql => {
  const column = Object.hasOwn(COLUMNS, key) ? COLUMNS[key] : undefined
  if (column !== undefined) return column
  const field = storedField(ledger, key)
  if (field === undefined && Object.hasOwn(ledger.fields, key)) return formulaFieldSql(ledger, key, 'r')
  if (field === undefined || field.column.sealed || field.column.sql === 'jsonb') {
    throw new Problem('wrong_request', { what: `不能按“${key.slice(0, 40)}”排序` })
  }
  const { options } = field.document
  // Options have an order of their own: 一般, 较大, 重大 is none of the alphabet's.
  return options !== undefined && field.column.sql === 'text'
    ? sql`array_position(${options}::text[], r.${sql.name(key)})`
    : sql`r.${sql.name(key)}`
}
