/**
 * Adds up: one statement for each ledger, one pass over its rows for each basis, with a `filter` for each measure.
 *
 * Rows are first added up by unit and only then over units: how many units have reported falls out of that for nothing
 * (a distinct count over the rows would have to sort them all), and the groups of units are put together from hundreds
 * of sums instead of a million rows.
 */
import type { Indicator, LedgerDocument } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'
import { whereSql } from '../tables/where_sql.ts'
import { type Basis, basesOf, columnOf } from './measure.ts'
import type { Moment, Split } from './query.ts'
import { type FieldSplit, fieldSplit, numberOf, rowSource } from './row_set.ts'
import type { Scope } from './scope.ts'

/** What the rows of one group say about one measure. */
export interface Total {
  /** Rows counted at all, whatever the measure asks of them: none means that nobody has reported. */
  readonly counted: number
  /** Returns received of those due; for ledgers without a cadence, units that have rows. */
  readonly received: number
  /** Rows that the measure takes. */
  readonly rows: number
  /** The aggregate; null for a count of rows, and where all cells are missing. */
  readonly value: number | null
}

export interface Totals {
  /** By indicator; absent for a series. */
  readonly whole: ReadonlyMap<string, Total>
  /** By key of the group, then by indicator. */
  readonly groups: ReadonlyMap<string, ReadonlyMap<string, Total>>
}

export interface TotalsAsked {
  readonly ledger: LedgerDocument
  readonly measures: readonly Indicator[]
  readonly split: Split | null
  readonly scope: Scope
  readonly moment: Moment
}

interface TotalsRow {
  readonly basis: number
  /** Null on the line of the whole. */
  readonly key: string | null
  readonly whole: boolean
  readonly counted: number
  readonly received: number
  readonly rows: readonly number[]
  readonly values: readonly (number | null)[]
}

export const readTotals = async (tx: Tx, asked: TotalsAsked): Promise<Totals> => {
  const bases = basesOf(asked.measures)
  const lines = await tx.rows<TotalsRow>(totalsStatement(tx.actor.county, asked, bases))
  const whole = new Map<string, Total>()
  const groups = new Map<string, Map<string, Total>>()
  for (const line of lines) {
    const key = line.key ?? ''
    const into = line.whole ? whole : (groups.get(key) ?? new Map<string, Total>())
    if (!line.whole) groups.set(key, into)
    bases[line.basis]!.measures.forEach(({ ref }, i) => {
      const { counted, received } = line
      into.set(ref, { counted, received, rows: line.rows[i]!, value: line.values[i]! })
    })
  }
  return { whole, groups }
}

/** Everything about one pass that its inner and outer halves must agree on. */
interface Pass {
  readonly asked: TotalsAsked
  readonly basis: Basis
  readonly number: number
  readonly name: Sql
  /** The split's key stands in the inner half: by field, or by period of a series. */
  readonly field: FieldSplit | null
  readonly series: boolean
  /** A unit may owe several returns, which have to be told apart. */
  readonly by_period: boolean
}

/**
 * A statement that begins with a comment is not prepared under a name. The best plan depends on the period: one made
 * for any period expects a few rows, walks an index row by row and is ten times slower on a year.
 */
const PLANNED_ANEW = sql.raw('/* planned anew */')

const totalsStatement = (county: string, asked: TotalsAsked, bases: readonly Basis[]): Sql => {
  const { split, scope, ledger } = asked
  const passes = bases.map((basis, number): Pass => {
    const field = split?.by === 'field' ? fieldSplit(ledger, split.field) : null
    const by_period = scope.due_periods !== null && (scope.many_returns || basis.dates.by !== 'day')
    return { asked, basis, number, name: sql.raw(`p${number}`), field, series: split?.by === 'series', by_period }
  })
  const inner = passes.map((pass) => sql`${pass.name} as (${byUnit(county, pass)})`)
  const outer = passes.flatMap((pass) => [...(pass.series ? [] : [wholeOf(pass)]), ...groupsOf(pass)])
  const groups = scope.groups === null ? [] : [sql`f as (${membersOf(scope.groups)})`]
  return sql`${PLANNED_ANEW} with ${sql.join([...groups, ...inner])} ${sql.join(outer, ' union all ')}`
}

const membersOf = (groups: NonNullable<Scope['groups']>): Sql => {
  const members = groups.flatMap(({ key, units, due_units }) => {
    const owing = new Set(due_units)
    return units.map((unit) => ({ key, unit, due: owing.has(unit) }))
  })
  const column = (name: 'key' | 'unit' | 'due'): unknown[] => members.map((member) => member[name])
  return sql`select * from unnest(${column('key')}::text[], ${column('unit')}::text[], ${column('due')}::boolean[])
    f(key, unit, due)`
}

/** The inner half: rows added up by unit, and by whatever else has to be told apart afterwards. */
const byUnit = (county: string, pass: Pass): Sql => {
  const { asked, basis } = pass
  const { ledger, scope, moment } = asked
  const { stretches, units } = scope
  const source = rowSource({ county, ledger, dates: basis.dates, counted: basis.counted, stretches, units, moment })
  const keys = [
    sql`r.unit`,
    ...(pass.by_period ? [sql`r.period`] : []),
    ...(pass.field ? [sql`${pass.field.key} as key`] : []),
    ...(pass.series ? [sql`${source.stretch} as key`] : []),
    ...(basis.distinct === null ? [] : [sql`${distinctValue(basis, ledger)} as value`]),
  ]
  const sums = basis.measures.flatMap((measure, i) => innerSums(ledger, measure, i))
  return sql`select ${sql.join([...keys, sql`count(*) as n`, ...sums])}
    from ${source.from} where ${source.where} group by ${sql.join(keys.map((_, i) => sql.raw(String(i + 1))))}`
}

const filterOf = (ledger: LedgerDocument, { document }: Indicator): Sql =>
  document.where === undefined ? sql.empty : sql` filter (where ${whereSql(document.where, ledger, 'r')})`

/** All measures of a distinct basis share one filter; what it leaves out is nobody's value. */
const distinctValue = ({ distinct, measures }: Basis, ledger: LedgerDocument): Sql => {
  const column = columnOf(ledger, distinct!)
  const at = column === null ? numberOf(ledger, distinct!) : sql.name('r', column)
  const where = measures[0]?.document.where
  return where === undefined ? at : sql`case when ${whereSql(where, ledger, 'r')} then ${at} end`
}

const innerSums = (ledger: LedgerDocument, measure: Indicator, i: number): Sql[] => {
  const filter = filterOf(ledger, measure)
  const { sum, mean, max, min } = measure.document
  const column = (name: string, aggregate: Sql): Sql => sql`${aggregate}${filter} as ${sql.raw(`${name}${i}`)}`
  const sums = [column('n', sql`count(*)`)]
  if (sum !== undefined) sums.push(column('v', sql`sum(${numberOf(ledger, sum)})`))
  if (mean !== undefined) {
    sums.push(column('v', sql`sum(${numberOf(ledger, mean)})`), column('k', sql`count(${numberOf(ledger, mean)})`))
  }
  if (max !== undefined) sums.push(column('v', sql`max(${numberOf(ledger, max)})`))
  if (min !== undefined) sums.push(column('v', sql`min(${numberOf(ledger, min)})`))
  return sums
}

/** One unit has one line in the inner half, so lines can be counted instead of distinct units. */
const lineIsUnit = ({ by_period, field, basis }: Pass): boolean =>
  !by_period && field === null && basis.distinct === null

const outerValue = (pass: Pass, { document }: Indicator, i: number): Sql => {
  const sum = (name: 'n' | 'v' | 'k'): Sql => sql.raw(`p.${name}${i}`)
  if (pass.basis.distinct !== null) return sql`count(distinct p.value)`
  if (document.count === 'unit') {
    return sql`${lineIsUnit(pass) ? sql`count(*)` : sql`count(distinct p.unit)`} filter (where ${sum('n')} > 0)`
  }
  if (document.sum !== undefined) return sql`sum(${sum('v')})`
  if (document.mean !== undefined) return sql`sum(${sum('v')}) / nullif(sum(${sum('k')}), 0)`
  if (document.max !== undefined) return sql`max(${sum('v')})`
  return document.min === undefined ? sql`null` : sql`min(${sum('v')})`
}

const outerHalf = (pass: Pass, whole: boolean, key: Sql, due: Sql): Sql => {
  const { measures } = pass.basis
  const rows = measures.map((_, i) => sql`coalesce(sum(${sql.raw(`p.n${i}`)}), 0)`)
  const values = measures.map((measure, i) => outerValue(pass, measure, i))
  const returns = pass.by_period ? sql`count(distinct (p.unit, p.period))` : undefined
  const received = returns ?? (lineIsUnit(pass) ? sql`count(*)` : sql`count(distinct p.unit)`)
  return sql`select ${sql.raw(String(pass.number))} as basis, ${key} as key, ${sql.raw(String(whole))} as whole,
    coalesce(sum(p.n), 0)::float8 as counted, (${received} filter (where ${due}${inDuePeriod(pass)}))::float8 as received,
    json_build_array(${sql.join(rows)}) as rows, json_build_array(${sql.join(values)}) as values from ${pass.name} p`
}

const inDuePeriod = ({ by_period, asked }: Pass): Sql =>
  by_period ? sql` and p.period = any(${asked.scope.due_periods}::text[])` : sql.empty

const wholeOf = (pass: Pass): Sql =>
  outerHalf(pass, true, sql`null::text`, sql`p.unit = any(${pass.asked.scope.whole.due_units}::text[])`)

const groupsOf = (pass: Pass): Sql[] => {
  if (pass.field !== null) {
    const key = pass.field.several ? sql`x.key` : sql`p.key`
    // A row with two values counts in both groups; one with none keeps its line.
    const apart = pass.field.several
      ? sql` left join lateral (select distinct key from unnest(p.key) u(key)) x on true`
      : sql.empty
    return [sql`${outerHalf(pass, false, key, sql`false`)}${apart} group by 2`]
  }
  if (pass.asked.scope.groups === null) return []
  const stretch = pass.series ? sql` and f.key = ${seriesKey(pass)}` : sql.empty
  return [sql`${outerHalf(pass, false, sql`f.key`, sql`f.due`)} join f on f.unit = p.unit${stretch} group by f.key`]
}

const seriesKey = ({ asked }: Pass): Sql => sql`(${asked.scope.groups!.map(({ key }) => key)}::text[])[p.key::int]`
