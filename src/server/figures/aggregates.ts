/** What is added up of rows for measures: what two of them need, a count of the same rows or a sum over them, is one column. */
import type { Indicator, IndicatorDocument } from '../../ledger/index.ts'
import { type Sql, sql } from '../db/sql.ts'
import { whereSql } from '../tables/where_sql.ts'
import { type Pass, type Reading, fieldsIn, measuresIn } from './passes.ts'
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

/** Where the sums of a measure stand in lines called `p`. */
export interface Summed {
  /** How many rows it takes. */
  readonly rows: Sql
  /** What their numbers come to. */
  readonly numbers: readonly Sql[]
  /** Which lines it takes; null for all of them. */
  readonly lines: Sql | null
}
export interface Added {
  /** As they stand in the list of columns. */
  readonly columns: readonly Sql[]
  of(measure: Indicator): Summed
}

export const addedIn = (reading: Reading, pass: Pass): Added => {
  const names = new Map<string, { readonly name: string; readonly column: Sql }>()
  const keyOf = ({ how, field }: Aggregate, where: unknown): string => JSON.stringify([how, field, where ?? null])
  const summed = new Map<string, Summed>()
  for (const measure of measuresIn(pass)) {
    const lines = linesTaken(pass, measure)
    const where = lines === null ? measure.document.where : undefined
    const filter = lines === null ? filterSql(reading, measure) : null
    const columns = [ROWS, ...numbersOf(measure.document)].map((aggregate): Sql => {
      const key = keyOf(aggregate, where)
      const { name } = names.get(key) ?? { name: `a${names.size}` }
      if (!names.has(key)) names.set(key, { name, column: columnOf(reading, aggregate, filter, name) })
      return sql.raw(`p.${name}`)
    })
    summed.set(measure.ref, { rows: columns[0]!, numbers: columns.slice(1), lines })
  }
  return { columns: [...names.values()].map(({ column }) => column), of: ({ ref }) => summed.get(ref)! }
}

/**
 * A measure that asks for values of a field by which lines are told apart takes whole lines: there are a thousand where
 * there are hundreds of thousands of rows. Null where it has to look at the rows.
 */
const linesTaken = (pass: Pass, { document: { where = {} } }: Indicator): Sql | null => {
  const [condition, ...others] = Object.entries(where)
  if (condition === undefined || others.length > 0) return null
  const [name, wanted] = condition
  const at = fieldsIn(pass).findIndex((field) => field.name === name && !field.several)
  const values = [wanted].flat()
  const named = values.every((value) => typeof value === 'string' && value !== '')
  return at < 0 || !named ? null : sql`p.${fieldKey(at)} = any(${values}::text[])`
}

/** The column of a field that lines are told apart by. */
export const fieldKey = (i: number): Sql => sql.raw(`key${i}`)

const columnOf = ({ ledger }: Reading, { how, field }: Aggregate, filter: Sql | null, name: string): Sql => {
  const of = field === null ? sql`*` : numberOf(ledger, field)
  const taken = filter === null ? sql.empty : sql` filter (where ${filter})`
  return sql`${sql.raw(how)}(${of})${taken} as ${sql.raw(name)}`
}
