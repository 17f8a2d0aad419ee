/**
 * The rows behind figures: one function says which they are, and both the adding up and the listing ask it. That is
 * why the total of a trace is the figure, and not something close to it.
 */
import {
  type Day,
  type FieldDocument,
  type LedgerDocument,
  type Where,
  kindOf,
  stateTitle,
  workflowOf,
} from '../../ledger/index.ts'
import { Problem } from '../db/problem.ts'
import { type Sql, sql } from '../db/sql.ts'
import { formulaFieldSql } from '../tables/formula_sql.ts'
import { currentAt } from '../tables/row_sql.ts'
import { whereSql } from '../tables/where_sql.ts'
import type { Dates } from './measure.ts'
import type { Moment } from './query.ts'

/** A stretch of days, and for stocks the one on which rows have to stand: its last, or today while it still runs. */
export interface Stretch {
  readonly from: Day
  readonly to: Day
  readonly stands: Day
}

export interface RowSet {
  readonly county: string
  readonly ledger: LedgerDocument
  readonly dates: Dates
  readonly counted: Where | undefined
  /** In order and without gaps between them. */
  readonly stretches: readonly Stretch[]
  readonly units: readonly string[] | 'all'
  readonly moment: Moment
}

/** `from … where …` over rows called `r`. Of several stretches, `stretch` says which one a row is in, from 1. */
export interface RowSource {
  readonly from: Sql
  readonly where: Sql
  readonly stretch: Sql
}

export const rowSource = (set: RowSet): RowSource => {
  const { from, within, stretch } = inTime(set)
  const conditions = [
    sql`r.county = ${set.county}`,
    currentAt(set.moment.at ?? undefined),
    within,
    ...(set.units === 'all' ? [] : [ofUnits(set.units)]),
    ...(set.counted === undefined ? [] : [whereSql(set.counted, set.ledger, 'r', undefined, instantOf(set.moment))]),
  ]
  const table = sql.name('ledger', set.ledger.name)
  return { from: sql`${table} r ${from}`, where: sql.join(conditions, ' and '), stretch }
}

/** The instant of which conditions ask whether a limit has run out. */
export const instantOf = ({ at }: Moment): Sql => (at === null ? sql.raw('now()') : sql`${at}::timestamptz`)

const ofUnits = (units: readonly string[]): Sql =>
  units.length === 1 ? sql`r.unit = ${units[0]}` : sql`r.unit = any(${units}::text[])`

const inTime = ({ dates, stretches }: RowSet): { from: Sql; within: Sql; stretch: Sql } => {
  const [first, last] = [stretches[0]!, stretches.at(-1)!]
  if (dates.by !== 'stock') {
    const day = dates.by === 'day' ? sql`r.day` : sql.name('r', dates.field)
    const froms = stretches.map(({ from }) => from)
    return {
      from: sql.empty,
      within: sql`${day} between ${first.from}::date and ${last.to}::date`,
      stretch: stretches.length === 1 ? sql`1` : sql`width_bucket(${day}, ${froms}::date[])`,
    }
  }
  const [begin, end] = [sql.name('r', dates.from), sql.name('r', dates.to)]
  if (stretches.length === 1) {
    return { from: sql.empty, within: stands(begin, end, sql`${first.stands}::date`), stretch: sql`1` }
  }
  // A row may stand on several of the days, and then counts on each.
  return {
    from: sql`cross join unnest(${stretches.map((each) => each.stands)}::date[]) with ordinality s(day, number)`,
    within: stands(begin, end, sql`s.day`),
    stretch: sql`s.number`,
  }
}

/** From its first day on, and no longer on the day it ended. */
const stands = (begin: Sql, end: Sql, day: Sql): Sql => sql`${begin} <= ${day} and (${end} is null or ${end} > ${day})`

/** The numbers of a field: its column, or what its formula gives. */
export const numberOf = (ledger: LedgerDocument, field: string): Sql => {
  const document = ledger.fields[field]
  return document && kindOf(document).column(document) === null
    ? formulaFieldSql(ledger, field, 'r')
    : sql.name('r', field)
}

/** What a ledger's rows can be split by: states, or fields with a known set of values. */
export interface FieldSplit {
  readonly name: string
  /** The key of a row; of several values a list. */
  readonly key: Sql
  readonly several: boolean
  /** Keys shown also where no row has them, in order. */
  readonly keys: readonly string[]
  /** Keys that rows are expected to have; there may be others, of options that are no longer declared. */
  readonly usual: readonly string[]
  title(key: string): string
  /** Rows with this key; the empty key has no value. */
  holds(key: string): Sql
}

/** Rows in which the field says nothing. */
const NO_KEY = '未填'

/** Problems: wrong_request where the ledger has no such field or its values are not of a known set. */
export const fieldSplit = (ledger: LedgerDocument, field: string): FieldSplit => {
  const at = sql.name('r', field)
  if (field === 'state') {
    const title = (key: string): string => stateTitle(ledger, key)
    const usual = Object.keys(workflowOf(ledger).states)
    return { name: field, key: at, several: false, keys: [], usual, title, holds: (key) => sql`${at} = ${key}` }
  }
  const document = ledger.fields[field]
  const stored = document && kindOf(document).column(document)?.sql
  if (document && stored === 'boolean') return yesNoSplit(field, document, at)
  if (document?.options === undefined) {
    throw new Problem('wrong_request', { what: `“${ledger.title}”不能按“${document?.title ?? field}”拆分` })
  }
  const title = (key: string): string => (key === '' ? NO_KEY : key)
  const keys = document.options
  if (stored !== 'text[]') {
    return {
      name: field,
      key: sql`nullif(${at}, '')`,
      several: false,
      keys,
      usual: keys,
      title,
      holds: (key) => sql`coalesce(${at}, '') = ${key}`,
    }
  }
  const none = sql`coalesce(cardinality(${at}), 0) = 0`
  return {
    name: field,
    key: at,
    several: true,
    keys,
    usual: keys,
    title,
    holds: (key) => (key === '' ? none : sql`${key} = any(${at})`),
  }
}

const yesNoSplit = (name: string, document: FieldDocument, at: Sql): FieldSplit => ({
  name,
  key: sql`${at}::text`,
  several: false,
  keys: ['true', 'false'],
  usual: ['true', 'false'],
  title: (key) => (key === '' ? NO_KEY : kindOf(document).show(key === 'true', document)),
  holds: (key) => (key === '' ? sql`${at} is null` : sql`${at} = ${key === 'true'}`),
})
