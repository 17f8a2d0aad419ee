/**
 * Counts and sums of a pass. Rows are first added up by unit and only then over units: how many units have reported
 * falls out of that for nothing (a distinct count over the rows would have to sort them all), and the groups of units
 * are put together from hundreds of sums instead of a million rows.
 */
import type { Indicator } from '../../ledger/index.ts'
import { type Sql, sql } from '../db/sql.ts'
import { type Added, addedIn, fieldKey } from './aggregates.ts'
import { distinctOf } from './measure.ts'
import type { Line, Part, Tally } from './parts.ts'
import { type Pass, type Reading, type Taking, fieldsIn, narrowerUnits } from './passes.ts'
import { rowSource } from './row_set.ts'
import type { Scope } from './scope.ts'

export const sourceOf = ({ county, ledger, moment }: Reading, { basis, stretches, units }: Pass) =>
  rowSource({ county, ledger, moment, stretches, units, ...basis })

/** Rows added up by unit, and by whatever else has to be told apart afterwards: the pass under its name. */
export const sumsByUnit = (reading: Reading, pass: Pass): Sql => {
  const source = sourceOf(reading, pass)
  const keys = [
    sql`r.unit`,
    ...(apartByPeriod(pass) ? [sql`r.period`] : []),
    ...(pass.series ? [sql`${source.stretch} as stretch`] : []),
    ...fieldsIn(pass).map(({ key }, i) => sql`${key} as ${fieldKey(i)}`),
  ]
  const columns = [...keys, sql`count(*) as n`, ...addedIn(reading, pass).columns, ...firstLine(pass)]
  const grouped = sql.join(keys.map((_, i) => sql.raw(String(i + 1))))
  // Materialized, or a question about fewer units would put its list of them back before the rows.
  return sql`${sql.raw(pass.name)} as materialized (select ${sql.join(columns)}
    from ${source.from} where ${source.where} group by ${grouped})`
}

/**
 * Split by fields a unit, or its return, has several lines, and is counted by the first of them: to count what is distinct
 * every question would sort the lines. A field and the periods of a series are not told apart in one pass.
 */
const firstLine = (pass: Pass): Sql[] => {
  if (fieldsIn(pass).length === 0) return []
  const returns = apartByPeriod(pass) ? sql`, r.period` : sql.empty
  return [sql`row_number() over (partition by r.unit${returns}) = 1 as first`]
}

const apartByPeriod = ({ takings }: Pass): boolean => takings.some(({ by_period }) => by_period)

/** The whole of a question, and its groups. */
export const sumParts = (reading: Reading, pass: Pass, taking: Taking, tally: Tally): Part[] => {
  const added = addedIn(reading, pass)
  const units = narrowerUnits(pass, taking)
  const within = units === null ? sql.empty : sql` where p.unit = any(${units}::text[])`
  const sums = (key: Sql, due: Sql, from: Sql, take: (line: Line) => void): Part => ({
    columns: { key, ...outerColumns(added, pass, taking, due) },
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

const outerColumns = (added: Added, pass: Pass, taking: Taking, due: Sql): Omit<Part['columns'], 'key'> => {
  const units = lineIsUnit(pass) ? sql`count(*)` : sql`count(distinct p.unit)`
  return {
    counted: sql`coalesce(sum(p.n), 0)`,
    received: receivedIn(pass, taking, due),
    rows: taking.measures.map((measure) => outerRows(added, measure)),
    values: taking.measures.map((measure) => outerValue(added, measure, units)),
  }
}

/** Which lines count depends on the unit and its return alone, so that the first of their lines speaks for all. */
const receivedIn = (pass: Pass, { by_period, scope }: Taking, due: Sql): Sql => {
  if (apartByPeriod(pass) && !by_period) return sql`(count(distinct p.unit) filter (where ${due}))`
  const first = fieldsIn(pass).length === 0 ? sql.empty : sql`p.first and `
  return sql`(count(*) filter (where ${first}${due}${by_period ? inDuePeriod(scope) : sql.empty}))`
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

const among = (lines: Sql | null): Sql => (lines === null ? sql.empty : sql` filter (where ${lines})`)

const outerRows = (added: Added, measure: Indicator): Sql => {
  const { rows, lines } = added.of(measure)
  return sql`coalesce(sum(${rows})${among(lines)}, 0)`
}

const outerValue = (added: Added, measure: Indicator, units: Sql): Sql => {
  const { count, mean, max, min, sum } = measure.document
  const { rows, numbers, lines } = added.of(measure)
  if (count === 'unit') return sql`${units}${among(lines === null ? sql`${rows} > 0` : sql`${rows} > 0 and ${lines}`)}`
  const [value, number] = numbers
  if (sum !== undefined) return sql`sum(${value})${among(lines)}`
  if (mean !== undefined) return sql`sum(${value})${among(lines)} / nullif(sum(${number})${among(lines)}, 0)`
  if (max !== undefined) return sql`max(${value})${among(lines)}`
  return min === undefined ? sql`null` : sql`min(${value})${among(lines)}`
}
