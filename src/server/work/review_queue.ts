/** Returns that wait for a verdict: what needs a second look on top, the plain ones after. */
import { type LedgerDocument, movesFrom, parsePeriod, today, workflowOf } from '../../ledger/index.ts'
import { type Exceptional, EXCEPTIONS, type Queue } from '../../ledger/work_wire.ts'
import type { Row } from '../../ledger/wire.ts'
import type { Actor, Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { type Sql, sql } from '../db/sql.ts'
import { reachOf } from '../org/scope.ts'
import { tableOf } from '../tables/columns.ts'
import { valuesBefore } from '../tables/earlier.ts'
import { rowsOf } from '../tables/row_list.ts'
import { offers } from '../tables/row_move.ts'
import { offered } from '../tables/row_read.ts'
import { rowColumns, rowOf, type RowRecord } from '../tables/row_sql.ts'
import { aboveSql } from '../tables/rights.ts'
import type { Tables } from '../tables/tables.ts'
import { whereSql } from '../tables/where_sql.ts'
import { changesOf } from './changes.ts'
import { isOnTime, timesOf } from './handing_in.ts'
import { outliersIn, spreadsOf } from './outliers.ts'
import { type Course, courseOf, isSaid, type Step } from './review_steps.ts'
import { readableLedger } from './readable.ts'

export interface QueueAsked {
  readonly state?: string | undefined
  readonly period?: string | undefined
  readonly unit?: string | undefined
  readonly page: number
  readonly size: number
}

/** All that wait are looked at before the first page is known. Beyond so many the reader is asked to choose. */
const MOST_WAITING = 10_000

/** Problems: no_such (ledger), too_much, wrong_request (period). */
export const queueOf = async (tx: Tx, tables: Tables, name: string, asked: QueueAsked): Promise<Queue> => {
  const ledger = readableLedger(tables, tx.actor, name)
  const waiting = await readWaiting(tx, tables, ledger, asked)
  const outliers = await newOutliers(tx, tables, ledger, waiting)
  const judged = waiting.map((one) => judge(one, outliers.get(one.row.id) ?? [])).sort(byExceptions)
  const page = judged.slice((asked.page - 1) * asked.size, asked.page * asked.size)
  const written = await writePage(tx, tables, ledger, page)
  return { ...written, total: judged.length, counts: countsOf(judged), page: asked.page, size: asked.size }
}

interface Waiting {
  readonly record: RowRecord
  readonly row: Row
  readonly course: Course
  readonly on_time: boolean | null
  readonly changed: readonly string[]
}
interface Judged extends Waiting {
  readonly outliers: readonly string[]
  readonly exceptions: readonly Exceptional[]
}

const readWaiting = async (tx: Tx, tables: Tables, ledger: LedgerDocument, asked: QueueAsked): Promise<Waiting[]> => {
  const verdicts = waitingSql(ledger, tx.actor, asked.state)
  if (verdicts === null) return []
  const units = await reachOf(tx, ledger.name, asked.unit ?? tx.actor.county, today(new Date()))
  const records = await tx.rows<RowRecord>(sql`
    select ${rowColumns(ledger)} from ${tableOf(ledger)} r
    where r.county = ${tx.actor.county} and r.closed_at is null and ${verdicts} and ${inPeriod(ledger, asked.period)}
      ${units === 'all' ? sql.empty : sql`and r.unit = any(${units}::text[])`}
    limit ${MOST_WAITING + 1}`)
  if (records.length > MOST_WAITING) {
    throw new Problem('too_much', { what: '等待审核的记录', limit: `${MOST_WAITING}条；请选定一期或一个单位` })
  }
  const courses = await coursesOf(tx, ledger, records)
  const pairs = records.flatMap(({ id, version }) => {
    const compared = courses.get(id)?.compared ?? null
    return compared === null ? [] : [{ id, from: compared.version, to: version }]
  })
  const changes = await changesOf(tx, ledger, pairs)
  const times = await timesOf(tx, tables, ledger)
  return records.map((record) => {
    const course = courses.get(record.id)!
    const on_time = isOnTime(course.handed_in_at, times(record.period))
    const row = rowOf(ledger, record, tables.seal, 'masked')
    return { record, row, course, on_time, changed: changes.get(record.id) ?? [] }
  })
}

/**
 * Rows from whose state the actor leads on, by a seat at the row's unit or above it. Null: none, ever. Who can only send
 * back does not hold a return up; and states in which rows are at rest are looked at only when they are named, since
 * what was accepted can be opened again but does not wait.
 */
const waitingSql = (ledger: LedgerDocument, actor: Actor, asked: string | undefined): Sql | null => {
  const named = asked?.split(',').filter((state) => state !== '')
  const states = Object.entries(workflowOf(ledger).states)
    .filter(([state, { final }]) => isSaid(ledger, state) && (named?.includes(state) ?? !final))
    .map(([state]) => state)
  const ways = states.flatMap((state) =>
    movesFrom(ledger, state).flatMap(([, move]): Sql[] => {
      if (move.points && named === undefined) return []
      const when = move.when === undefined ? sql.empty : sql` and ${whereSql(move.when, ledger, 'r')}`
      if (actor.person === 0) return [sql`(r.state = ${state}${when})`]
      const positions = [move.by].flat()
      const tops = actor.seats.filter(({ position }) => positions.includes(position)).map(({ unit }) => unit)
      return tops.map((top) => sql`(r.state = ${state}${when} and r.unit in (select org.under(${top})))`)
    }),
  )
  return ways.length === 0 ? null : sql`(${sql.join(ways, ' or ')})`
}

const inPeriod = (ledger: LedgerDocument, code: string | undefined): Sql => {
  if (code === undefined || code === '') return sql`true`
  const period = parsePeriod(code)
  if (period === null) throw new Problem('wrong_request', { what: `“${code.slice(0, 20)}”不是一个时期` })
  if (ledger.cadence?.each === period.kind) return sql`r.period = ${period.code}`
  return sql`r.day between ${period.from}::date and ${period.to}::date`
}

const coursesOf = async (
  tx: Tx,
  ledger: LedgerDocument,
  records: readonly RowRecord[],
): Promise<ReadonlyMap<number, Course>> => {
  const steps = await tx.rows<Step & { id: number }>(sql`
    select r.id, r.version, r.state, r.opened_at as at from ${tableOf(ledger)} r
    where r.county = ${tx.actor.county} and r.id = any(${records.map(({ id }) => id)}::bigint[])
    order by r.id, r.version`)
  const rows = new Map<number, Step[]>()
  for (const step of steps) rows.set(step.id, [...(rows.get(step.id) ?? []), step])
  return new Map(
    records.map(({ id, version }) => {
      const seen = (rows.get(id) ?? []).filter((step) => step.version <= version)
      return [id, courseOf(ledger, seen)]
    }),
  )
}

/** By row, the fields. Only rows with a number outside are asked what they said a period earlier. */
const newOutliers = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  waiting: readonly Waiting[],
): Promise<ReadonlyMap<number, string[]>> => {
  const places = waiting.map(({ row }) => row)
  const spreads = await spreadsOf(tx, tables, ledger, places)
  const outside = places.filter((row) => outliersIn(spreads(row), row.values, null).length > 0)
  if (outside.length === 0) return new Map()
  const before = await valuesBefore(tx, tables, ledger, outside)
  return new Map(
    outside.map((row, i) => {
      const outliers = outliersIn(spreads(row), row.values, before[i] ?? null)
      return [row.id, outliers.filter(({ lasting }) => !lasting).map(({ field }) => field)]
    }),
  )
}

const judge = (waiting: Waiting, outliers: readonly string[]): Judged => {
  const { row, changed, on_time } = waiting
  const holds: Readonly<Record<Exceptional, boolean>> = {
    explained: Object.keys(row.notes.explained ?? {}).length > 0,
    changed: changed.length > 0,
    outlier: outliers.length > 0,
    late: on_time === false,
  }
  return { ...waiting, outliers, exceptions: EXCEPTIONS.filter((kind) => holds[kind]) }
}

/** By the first reason to look at it, then those that have waited longest. */
const byExceptions = (one: Judged, other: Judged): number =>
  rank(one) - rank(other) || one.row.opened_at.localeCompare(other.row.opened_at) || one.row.id - other.row.id

const rank = ({ exceptions: [first] }: Judged): number =>
  first === undefined ? EXCEPTIONS.length : EXCEPTIONS.indexOf(first)

const countsOf = (judged: readonly Judged[]): Queue['counts'] => {
  const of = (kind: Exceptional): number => judged.filter(({ exceptions }) => exceptions.includes(kind)).length
  const plain = judged.filter(({ exceptions }) => exceptions.length === 0).length
  return { explained: of('explained'), changed: of('changed'), outlier: of('outlier'), late: of('late'), plain }
}

const writePage = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  page: readonly Judged[],
): Promise<Pick<Queue, 'rows' | 'moves'>> => {
  const rows = await rowsOf(
    tx,
    tables,
    ledger,
    page.map(({ record }) => record),
    undefined,
  )
  const above = await standings(
    tx,
    page.map(({ row }) => row.unit),
  )
  const moves = new Map<string, Queue['moves'][number]>()
  const written = page.map(({ course, on_time, changed, outliers, exceptions }, i) => {
    const row = rows[i]!
    const open = offers(tx.actor, ledger, { ...row, above: above.get(row.unit) ?? [] })
    for (const offer of offered(open)) moves.set(offer.name, offer)
    const { notes, marks: _, labels: _labels, ...shown } = row
    return {
      ...shown,
      on_time,
      handed_in_at: course.handed_in_at,
      returns: course.returns,
      exceptions: [...exceptions],
      explained: { ...notes.explained },
      changed: [...changed],
      outliers: [...outliers],
      moves: open.map(([name]) => name),
    }
  })
  return { rows: written, moves: [...moves.values()] }
}

/** The units above each, as rights go by them. */
const standings = async (tx: Tx, units: readonly string[]): Promise<ReadonlyMap<string, string[]>> => {
  const found = await tx.rows<{ code: string; above: string[] }>(sql`
    select u.code, ${aboveSql(today(new Date()))} as above from org.unit u
    where u.county = ${tx.actor.county} and u.code = any(${[...new Set(units)]}::text[])`)
  return new Map(found.map(({ code, above }) => [code, above]))
}
