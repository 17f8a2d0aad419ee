/**
 * Distinct values of a field: they cannot be added up from unit to unit, so each value is looked at once. All measures
 * and questions that count the same field over the same rows share one pass over its values.
 */
import type { Indicator } from '../../ledger/index.ts'
import { type Sql, sql } from '../db/sql.ts'
import { filterSql } from './aggregates.ts'
import { bit, type Lanes, lanesOf, lookup, rest, WIDTH } from './lanes.ts'
import { columnOf, distinctOf } from './measure.ts'
import type { Line, Part, Tally } from './parts.ts'
import { type Pass, type Reading, type Taking, narrowerUnits } from './passes.ts'
import { numberOf } from './row_set.ts'
import { membersOf, sourceOf, valuesApart } from './sums.ts'

export interface DistinctPart {
  readonly part: Part
  /** Asked after the part has been taken: what has to be counted once more, key by key. */
  readonly rest: () => Part[]
}

export const distinctParts = (reading: Reading, pass: Pass, tallies: readonly Tally[]): DistinctPart[] =>
  fieldsCounted(pass).flatMap((field) => {
    const wanted = pass.takings.flatMap((taking) => {
      const measures = taking.measures.filter((measure) => distinctOf(measure) === field)
      return measures.length === 0 ? [] : [{ taking, measures, tally: tallies[taking.ask]! }]
    })
    const counting = { reading, pass, field }
    const lanes = wanted.map(({ taking }, i) => lanesOf(pass, taking, lookedUp(`bits${i}`)))
    const laned = wanted.flatMap((each, i): Laned[] =>
      lanes[i] ? [{ ...each, lanes: lanes[i], name: `bits${i}` }] : [],
    )
    const keyed = wanted.filter((_, i) => lanes[i] === null).flatMap((each) => byKey(counting, each))
    return [
      ...(laned.length === 0 ? [] : [byLanes(counting, laned)]),
      ...keyed.map((part) => ({ part, rest: () => [] })),
    ]
  })

const fieldsCounted = ({ takings }: Pass): string[] => [
  ...new Set(takings.flatMap(({ measures }) => measures.flatMap((measure) => distinctOf(measure) ?? []))),
]

interface Counting {
  readonly reading: Reading
  readonly pass: Pass
  readonly field: string
}
/** What one question wants of the field. */
interface Wanted {
  readonly taking: Taking
  readonly measures: readonly Indicator[]
  readonly tally: Tally
}
interface Laned extends Wanted {
  readonly lanes: Lanes
  readonly name: string
}

/** What is looked up for a question about its units. */
const lookedUp = (name: string): Sql => sql.name('g', name)

/** The value that is counted: of sealed fields the keyed hash. */
const valueOf = ({ reading: { ledger }, field }: Counting): Sql => {
  const column = columnOf(ledger, field)
  return column === null ? numberOf(ledger, field) : sql.name('r', column)
}

/** Rows that have a value, and of those only such as some measure takes. */
const rowsTaken = (counting: Counting, measures: readonly Indicator[]): Sql => {
  const { reading, pass } = counting
  const filters = measures.map((measure) => filterSql(reading, measure))
  const taken = filters.every((filter) => filter !== null) ? sql` and (${sql.join(filters, ' or ')})` : sql.empty
  return sql`${sourceOf(reading, pass).where} and ${valueOf(counting)} is not null${taken}`
}

/** The bits of one measure of one question, and where they lie. */
interface Term {
  readonly wanted: Laned
  readonly measure: Indicator
  readonly word: number
  readonly offset: number
}

/** Bits are laid side by side into as few columns as hold them. */
const termsOf = (laned: readonly Laned[]): Term[] => {
  let [word, offset] = [0, 0]
  return laned.flatMap((wanted) =>
    wanted.measures.map((measure) => {
      const width = wanted.lanes.keys.length
      if (offset + width > WIDTH) [word, offset] = [word + 1, 0]
      const term = { wanted, measure, word, offset }
      offset += width
      return term
    }),
  )
}

const byLanes = (counting: Counting, laned: readonly Laned[]): DistinctPart => {
  const terms = termsOf(laned)
  const words = [...new Set(terms.map(({ word }) => word))]
  const name = (word: number): Sql => sql.raw(`bits${word}`)
  const bitsOf = (word: number): Sql => {
    const own = terms.filter((term) => term.word === word)
    return sql`bit_or(${sql.join(bitsByFilter(counting, own), ' | ')}) as ${name(word)}`
  }
  // Values with the same bits are put together before the bits are counted: there are few kinds of them.
  const kinds = sql.join(words.map(name))
  const values = sql`select ${sql.join(words.map(bitsOf))} from ${withLookup(counting, laned)}
    where ${rowsTaken(
      counting,
      laned.flatMap(({ measures }) => measures),
    )} group by ${valueOf(counting)}`
  const lanes = terms.flatMap((term) => term.wanted.lanes.keys.map((_, i) => ({ ...term, i })))
  const again = new Set<Laned>()
  const take = ({ values: counts }: Line): void =>
    lanes.forEach(({ measure: { ref }, wanted, i }, place) => {
      const value = counts[place] ?? 0
      const key = wanted.lanes.keys[i] ?? null
      if (value === 0) return
      if (key === rest) again.add(wanted)
      else wanted.tally.add(key, ref, { value })
    })
  const part = {
    columns: {
      key: sql`null::text`,
      values: lanes.map(
        ({ word, offset, i }) => sql`sum(c.n) filter (where c.${name(word)} & ${bit(offset + i)} <> 0)`,
      ),
    },
    from: sql`from (select ${kinds}, count(*) as n from (${values}) v group by ${kinds}) c`,
    take,
  }
  return { part, rest: () => [...again].flatMap((wanted) => byKey(counting, wanted)) }
}

/** The bits of a row, each filter asked once: several questions ask for the same measure. */
const bitsByFilter = ({ reading }: Counting, terms: readonly Term[]): Sql[] => {
  const filters = new Map<string, Term[]>()
  for (const term of terms) {
    const filter = JSON.stringify(term.measure.document.where ?? null)
    filters.set(filter, [...(filters.get(filter) ?? []), term])
  }
  return [...filters.values()].map((same) => {
    const bits = same.map(({ wanted: { lanes }, offset }) =>
      offset === 0 ? lanes.bits : sql`(${lanes.bits} << ${sql.raw(String(offset))})`,
    )
    const all = sql.join(bits, ' | ')
    const filter = filterSql(reading, same[0]!.measure)
    return filter === null ? all : sql`case when ${filter} then ${all} else 0 end`
  })
}

const withLookup = ({ reading, pass }: Counting, laned: readonly Laned[]): Sql => {
  const { from } = sourceOf(reading, pass)
  const asking = laned.flatMap(({ name, lanes }) => (lanes.units === null ? [] : [{ name, units: lanes.units }]))
  if (asking.length === 0) return from
  const { units, bits } = lookup(asking.map((each) => each.units))
  const names = asking.map(({ name }) => sql.name(name))
  // Grouped although no unit is listed twice: so the planner knows it too, and looks up units instead of rows.
  return sql`${from} left join (
      select unit, ${sql.join(names.map((name) => sql`max(${name}) as ${name}`))}
      from unnest(${units}::text[], ${sql.join(bits.map((each) => sql`${each}::bigint[]`))}) u(unit, ${sql.join(names)})
      group by unit
    ) g on g.unit = r.unit`
}

/** Value by value within each group: for groups without number, and such as are known only from the rows. */
const byKey = (counting: Counting, { taking, measures, tally }: Wanted): Part[] => {
  const parts: Part[] = []
  for (let start = 0; start < measures.length; start += WIDTH) {
    parts.push(keyPart(counting, taking, measures.slice(start, start + WIDTH), tally))
  }
  return parts
}

const keyPart = (counting: Counting, taking: Taking, measures: readonly Indicator[], tally: Tally): Part => {
  const { key, from } = groupsFrom(counting, taking)
  const bits = measures.map((measure, i) => {
    const filter = filterSql(counting.reading, measure)
    return filter === null ? bit(i) : sql`case when ${filter} then ${bit(i)} else 0 end`
  })
  const values = sql`select ${key} as key, bit_or(${sql.join(bits, ' | ')}) as bits from ${from}
    where ${rowsTaken(counting, measures)}${withinUnits(counting, taking)} group by 1, ${valueOf(counting)}`
  return {
    columns: { key: sql`v.key`, values: measures.map((_, i) => sql`count(*) filter (where v.bits & ${bit(i)} <> 0)`) },
    from: sql`from (${values}) v group by v.key`,
    take: ({ key: found, values: counts }) =>
      measures.forEach(({ ref }, i) => tally.add(found ?? '', ref, { value: counts[i]! })),
  }
}

const groupsFrom = ({ reading, pass }: Counting, { field, scope }: Taking): { key: Sql; from: Sql } => {
  const { from, stretch } = sourceOf(reading, pass)
  if (field !== null) {
    return field.several ? { key: sql`x.key`, from: sql`${from}${valuesApart(field.key)}` } : { key: field.key, from }
  }
  const place = pass.series ? sql` and f.place = ${stretch}` : sql.empty
  return { key: sql`f.key`, from: sql`${from} join ${membersOf(scope)} on f.unit = r.unit${place}` }
}

/** A question about fewer units than the pass reads. Groups of units say so themselves. */
const withinUnits = ({ pass }: Counting, taking: Taking): Sql => {
  const units = taking.field === null ? null : narrowerUnits(pass, taking)
  return units === null ? sql.empty : sql` and r.unit = any(${units}::text[])`
}
