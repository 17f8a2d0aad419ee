/** What is added up of rows for measures: what two of them need, a count of the same rows or a sum over them, is one column. */
import type { Indicator, IndicatorDocument } from '../../ledger/index.ts'
import { type Sql, sql } from '../db/sql.ts'
import { whereSql } from '../tables/where_sql.ts'
import { type Pass, type Reading, measuresIn } from './passes.ts'
import { instantOf, numberOf } from './row_set.ts'

export const filterSql = ({ ledger, moment }: Reading, { document }: Indicator): Sql | null =>
  document.where === undefined ? null : whereSql(document.where, ledger, 'r', undefined, instantOf(moment))

type How = 'count' | 'sum' | 'max' | 'min'

/** Of the rows that a measure takes: how many there are, or what their numbers in a field come to. */
interface Aggregate {
  readonly how: How
  /** Null: the rows themselves. */
  readonly field: string | null
}

const ROWS: Aggregate = { how: 'count', field: null }

/** Besides the rows; of a mean its two sides. */
const numbersOf = ({ sum, mean, max, min }: IndicatorDocument): Aggregate[] => {
  if (sum !== undefined) return [{ how: 'sum', field: sum }]
  if (mean !== undefined)
    return [
      { how: 'sum', field: mean },
      { how: 'count', field: mean },
    ]
  if (max !== undefined) return [{ how: 'max', field: max }]
  return min === undefined ? [] : [{ how: 'min', field: min }]
}

export interface Added {
  /** As they stand in the list of columns. */
  readonly columns: readonly Sql[]
  /** The column, in lines called `p`, of the rows that a measure takes. */
  rows(measure: Indicator): Sql
  /** Those of its numbers. */
  numbers(measure: Indicator): readonly Sql[]
}

export const addedIn = (reading: Reading, pass: Pass): Added => {
  const names = new Map<string, { readonly name: string; readonly column: Sql }>()
  const keyOf = ({ document }: Indicator, { how, field }: Aggregate): string =>
    JSON.stringify([how, field, document.where ?? null])
  for (const measure of measuresIn(pass)) {
    const filter = filterSql(reading, measure)
    for (const aggregate of [ROWS, ...numbersOf(measure.document)]) {
      const key = keyOf(measure, aggregate)
      const name = `a${names.size}`
      if (!names.has(key)) names.set(key, { name, column: columnOf(reading, aggregate, filter, name) })
    }
  }
  const at =
    (measure: Indicator) =>
    (aggregate: Aggregate): Sql =>
      sql.raw(`p.${names.get(keyOf(measure, aggregate))!.name}`)
  return {
    columns: [...names.values()].map(({ column }) => column),
    rows: (measure) => at(measure)(ROWS),
    numbers: (measure) => numbersOf(measure.document).map(at(measure)),
  }
}

const columnOf = ({ ledger }: Reading, { how, field }: Aggregate, filter: Sql | null, name: string): Sql => {
  const of = field === null ? sql`*` : numberOf(ledger, field)
  const taken = filter === null ? sql.empty : sql` filter (where ${filter})`
  return sql`${sql.raw(how)}(${of})${taken} as ${sql.raw(name)}`
}
