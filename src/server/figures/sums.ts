/**
 * Counts and sums of a pass. Rows are first added up by unit and only then over units: how many units have reported
 * falls out of that for nothing (a distinct count over the rows would have to sort them all), and the groups of units
 * are put together from hundreds of sums instead of a million rows.
 */
import type { Indicator } from '../../ledger/index.ts'
import { type Sql, sql } from '../db/sql.ts'
import { whereSql } from '../tables/where_sql.ts'
import { distinctOf } from './measure.ts'
import type { Line, Part, Tally } from './parts.ts'
import { type Pass, type Reading, type Taking, fieldsIn, measuresIn, narrowerUnits } from './passes.ts'
import { instantOf, numberOf, rowSource } from './row_set.ts'
import type { Scope } from './scope.ts'

export const sourceOf = ({ county, ledger, moment }: Reading, { basis, stretches, units }: Pass) =>
  rowSource({ county, ledger, moment, stretches, units, ...basis })

export const filterSql = ({ ledger, moment }: Reading, { document }: Indicator): Sql | null =>
  document.where === undefined ? null : whereSql(document.where, ledger, 'r', undefined, instantOf(moment))

/** Rows added up by unit, and by whatever else has to be told apart afterwards: the pass under its name. */
export const sumsByUnit = (reading: Reading, pass: Pass): Sql => {
  const source = sourceOf(reading, pass)
  const keys = [
    sql`r.unit`,
    ...(apartByPeriod(pass) ? [sql`r.period`] : []),
    ...(pass.series ? [sql`${source.stretch} as stretch`] : []),
    ...fieldsIn(pass).map(({ key }, i) => sql`${key} as ${fieldKey(i)}`),
  ]
  const sums = measuresIn(pass).flatMap((measure, i) => innerSums(reading, measure, i))
  // Materialized, or a question about fewer units would put its list of them back before the rows.
  return sql`${sql.raw(pass.name)} as materialized (select ${sql.join([...keys, sql`count(*) as n`, ...sums])}
    from ${source.from} where ${source.where} group by ${sql.join(keys.map((_, i) => sql.raw(String(i + 1))))})`
}

const fieldKey = (i: number): Sql => sql.raw(`key${i}`)

const apartByPeriod = ({ takings }: Pass): boolean => takings.some(({ by_period }) => by_period)

const innerSums = (reading: Reading, measure: Indicator, i: number): Sql[] => {
  const { ledger } = reading
  const where = filterSql(reading, measure)
  const filter = where === null ? sql.empty : sql` filter (where ${where})`
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

/** The whole of a question, and its groups. */
export const sumParts = (pass: Pass, taking: Taking, tally: Tally): Part[] => {
  const units = narrowerUnits(pass, taking)
  const within = units === null ? sql.empty : sql` where p.unit = any(${units}::text[])`
  const sums = (key: Sql, due: Sql, from: Sql, take: (line: Line) => void): Part => ({
    columns: { key, ...outerColumns(pass, taking, due) },
    from: sql`from ${sql.raw(pass.name)} p ${from}`,
    take,
  })
  const into = (key: string | null, { counted, received, rows, values }: Line): void =>
    taking.measures.forEach((measure, i) => {
      const value = distinctOf(measure) === null ? { value: values[i]! } : {}
      tally.add(key, measure.ref, { counted, received, rows: rows[i]!, ...value })
    })
  const owed = sql`p.unit = any(${taking.scope.whole.due_units}::text[])`
  const whole = pass.series ? [] : [sums(sql`null::text`, owed, within, (line) => into(null, line))]
  return [
    ...whole,
    ...groupParts(pass, taking, within, (...part) => sums(...part, (line) => into(line.key ?? '', line))),
  ]
}

const groupParts = (
  pass: Pass,
  { field, scope }: Taking,
  within: Sql,
  sums: (key: Sql, due: Sql, from: Sql) => Part,
): Part[] => {
  if (field !== null) {
    const at = sql`p.${fieldKey(fieldsIn(pass).findIndex(({ name }) => name === field.name))}`
    const apart = field.several ? valuesApart(at) : sql.empty
    return [sums(field.several ? sql`x.key` : at, sql`false`, sql`${apart}${within} group by 2`)]
  }
  if (scope.groups === null) return []
  const members = sql`join ${membersOf(scope)} on f.unit = p.unit${pass.series ? sql` and f.place = p.stretch` : sql.empty}`
  return [sums(sql`f.key`, sql`f.due`, sql`${members} group by f.key`)]
}

/** A row with two values counts in both groups; one with none keeps its line. */
export const valuesApart = (list: Sql): Sql =>
  sql` left join lateral (select distinct key from unnest(${list}) u(key)) x on true`

/** The units of the groups, as `f`; `place` is the group's, from 1, as stretches of a series are numbered. */
export const membersOf = ({ groups }: Scope): Sql => {
  const members = (groups ?? []).flatMap(({ key, units, due_units }, i) => {
    const owing = new Set(due_units)
    return units.map((unit) => ({ key, unit, due: owing.has(unit), place: i + 1 }))
  })
  const column = (name: 'key' | 'unit' | 'due' | 'place'): unknown[] => members.map((member) => member[name])
  return sql`unnest(${column('key')}::text[], ${column('unit')}::text[], ${column('due')}::boolean[],
    ${column('place')}::int[]) f(key, unit, due, place)`
}

/** One unit has one line of sums, so lines can be counted instead of distinct units. */
const lineIsUnit = (pass: Pass): boolean => !apartByPeriod(pass) && fieldsIn(pass).length === 0

const outerColumns = (pass: Pass, taking: Taking, due: Sql): Omit<Part['columns'], 'key'> => {
  const all = measuresIn(pass)
  const places = taking.measures.map(({ ref }) => all.findIndex((measure) => measure.ref === ref))
  const units = lineIsUnit(pass) ? sql`count(*)` : sql`count(distinct p.unit)`
  const received = taking.by_period ? sql`count(distinct (p.unit, p.period))` : units
  const in_due_period = taking.by_period ? inDuePeriod(taking.scope) : sql.empty
  return {
    counted: sql`coalesce(sum(p.n), 0)`,
    received: sql`(${received} filter (where ${due}${in_due_period}))`,
    rows: places.map((i) => sql`coalesce(sum(${sql.raw(`p.n${i}`)}), 0)`),
    values: places.map((i) => outerValue(all[i]!, units, i)),
  }
}

/** Returns that were due, less those that a unit did not owe although it owed others. */
const inDuePeriod = ({ due_periods, except }: Scope): Sql => {
  const due = sql` and p.period = any(${due_periods}::text[])`
  if (except.length === 0) return due
  const units = except.map(([unit]) => unit)
  const periods = except.map(([, period]) => period)
  return sql`${due} and (p.unit, p.period) not in (
    select n.unit, n.period from unnest(${units}::text[], ${periods}::text[]) n(unit, period))`
}

const outerValue = ({ document }: Indicator, units: Sql, i: number): Sql => {
  const at = (name: 'n' | 'v' | 'k'): Sql => sql.raw(`p.${name}${i}`)
  if (document.count === 'unit') return sql`${units} filter (where ${at('n')} > 0)`
  if (document.sum !== undefined) return sql`sum(${at('v')})`
  if (document.mean !== undefined) return sql`sum(${at('v')}) / nullif(sum(${at('k')}), 0)`
  if (document.max !== undefined) return sql`max(${at('v')})`
  return document.min === undefined ? sql`null` : sql`min(${at('v')})`
}
