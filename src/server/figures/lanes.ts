/**
 * Where one row counts, as a bit for each group of a question. A value's bits, taken over all its rows, say in which
 * groups the value is found at all; so one pass over the values answers for the whole, every county and every grade.
 */
import { type Sql, sql } from '../db/sql.ts'
import { type Pass, type Taking, narrowerUnits } from './passes.ts'

/** As many as one column of bits holds. */
export const WIDTH = 62

export interface Lanes {
  /** The group of each bit, from the lowest. Null is the whole, `rest` whatever no group was named for. */
  readonly keys: readonly (string | null | typeof rest)[]
  /** The bits of the row `r`, a bigint. */
  readonly bits: Sql
  /** The groups of units that `bits` looks up: for each bit its units. */
  readonly units: readonly (readonly string[])[] | null
}

export const rest: unique symbol = Symbol('rest')

/** Null where a question has more groups than bits, or groups that are not known beforehand. */
export const lanesOf = (pass: Pass, taking: Taking, column: Sql): Lanes | null => {
  const { field, scope } = taking
  if (pass.series || field?.several) return null
  if (scope.groups !== null) {
    const { groups } = scope
    if (groups.length > WIDTH) return null
    const bits = sql`coalesce(${column}, 0)`
    return { keys: groups.map(({ key }) => key), bits, units: groups.map(({ units }) => units) }
  }
  const keys: Lanes['keys'] = field === null ? [null] : [...field.usual, '', rest]
  if (keys.length > WIDTH) return null
  const bits = field === null ? bit(0) : fieldBits(field.key, field.usual)
  const units = narrowerUnits(pass, taking)
  if (units === null) return { keys, bits, units: null }
  return { keys, bits: sql`(case when ${column} <> 0 then ${bits} else 0 end)`, units: [units] }
}

export const bit = (place: number): Sql => sql.raw(`${1n << BigInt(place)}::bigint`)

const fieldBits = (key: Sql, usual: readonly string[]): Sql => {
  const whens = usual.map((each, i) => sql` when ${key} = ${each} then ${bit(i)}`)
  return sql`(case when ${key} is null then ${bit(usual.length)}${sql.join(whens, '')} else ${bit(usual.length + 1)} end)`
}

/** For each unit looked up its bits for each of several questions: as arrays, column by column. */
export const lookup = (questions: readonly NonNullable<Lanes['units']>[]): { units: string[]; bits: string[][] } => {
  const units = [...new Set(questions.flat(2))]
  const places = new Map(units.map((unit, place) => [unit, place]))
  const bits = questions.map((groups) => {
    const column = units.map(() => 0n)
    groups.forEach((members, i) => members.forEach((unit) => (column[places.get(unit)!]! |= 1n << BigInt(i))))
    return column.map(String)
  })
  return { units, bits }
}
