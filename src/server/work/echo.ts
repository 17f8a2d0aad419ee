/**
 * Something back: what a unit has just said, beside what it said a period before and beside the middle of the others.
 * A school sees others only as a median; where fewer units have reported than the bureau's small-cell norm says, there
 * is none, and the database itself withholds it.
 */
import {
  changeOf,
  displayFigure,
  type Indicator,
  indicatorsOf,
  lastYear,
  type LedgerDocument,
  measureOf,
  parsePeriod,
  type Period,
  periodOf,
  previous,
  spellChange,
  normOn,
} from '../../ledger/index.ts'
import type { Echo } from '../../ledger/work_wire.ts'
import type { Row } from '../../ledger/wire.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { sidesOf } from '../figures/measure.ts'
import { keyOf, tableOf } from '../tables/columns.ts'
import type { Tables } from '../tables/tables.ts'
import { openDuties } from './open_duties.ts'
import { readableLedger } from './readable.ts'
import { isOwn, peersOf, type Standing, standingColumns, thisUnit, unitValues } from './unit_values.ts'

const MOST_FIGURES = 8

/** Problem: no_such, also for rows that the reader does not see. */
export const echoOf = async (tx: Tx, tables: Tables, name: string, id: number): Promise<Echo> => {
  const ledger = readableLedger(tables, tx.actor, name)
  const place = await placeOf(tx, ledger, id)
  const [period, before] = periodsOf(place)
  const asked = telling(tables, ledger)
  const own = await ownValues(tx, tables, ledger, asked, place, [period, before])
  const others = await middles(tx, tables, ledger, asked, place, period)
  return {
    period: place.period,
    period_title: period.title,
    before_title: before?.title ?? '',
    reported: others?.reported ?? 0,
    figures: asked
      .map((indicator, i) => ({ indicator, i, now: own[0]?.[i] ?? null, before: own[1]?.[i] ?? null }))
      .filter(({ now, before }) => now !== null || before !== null)
      .sort((one, other) => silence(one) - silence(other))
      .slice(0, MOST_FIGURES)
      .map(({ indicator, i, now, before }) =>
        written(indicator, now, before, {
          median: others?.medians[i] ?? null,
          alike: others?.alike[i] ?? null,
          alike_units: others?.alike_units[i] ?? 0,
        }),
      ),
    open: await openDuties(tx, tables.catalogue, place, Date.now()),
  }
}

/** What has no number this time, or has been zero twice, comes after what says something. */
const silence = ({ now, before }: { readonly now: number | null; readonly before: number | null }): number =>
  now === null ? 2 : now === 0 && !before ? 1 : 0

interface Place extends Standing, Pick<Row, 'period' | 'day'> {}

const placeOf = async (tx: Tx, ledger: LedgerDocument, id: number): Promise<Place> => {
  const place = await tx.maybe<Place>(sql`
    select r.period, r.day, ${standingColumns()} from ${tableOf(ledger)} r
    join org.unit u on u.county = r.county and u.code = r.unit
    where r.county = ${tx.actor.county} and r.id = ${id} and r.closed_at is null`)
  if (place === undefined) throw new Problem('no_such', { what: `“${ledger.title}”的记录`, name: id })
  return place
}

/** A ledger of events has no returns; its rows add up over the year. */
const periodsOf = ({ period, day }: Place): [now: Period, before: Period | null] => {
  const own = period === null ? null : parsePeriod(period)
  if (own !== null) return [own, previous(own)]
  const year = periodOf('year', day)
  return [year, lastYear(year)]
}

/**
 * Ratios tell most, then sums, then counts. What is made for many units says nothing about one: how many have reported,
 * the largest of them, an average over their number.
 */
const telling = ({ catalogue }: Tables, ledger: LedgerDocument): Indicator[] => {
  const key = keyOf(ledger)
  const one_row = key.length > 0 && key.every((part) => part === 'unit' || part === 'period')
  const ofMany = ({ document: { count, max, min } }: Indicator): boolean =>
    count === 'unit' || (one_row && (count === 'rows' || max !== undefined || min !== undefined))
  const says = (indicator: Indicator): boolean => {
    const sides = sidesOf(catalogue, indicator)
    return sides === null ? !ofMany(indicator) : !ofMany(sides.under) && says(sides.over)
  }
  const weight = ({ document }: Indicator): number => {
    if (document.ratio !== undefined) return document.as === 'percent' ? 0 : 1
    return document.count === undefined ? 2 : 3
  }
  return indicatorsOf(catalogue)
    .filter((one) => one.ledger.name === ledger.name && isOwn(catalogue, ledger, one) && says(one))
    .map((indicator, place) => ({ indicator, place }))
    .sort((one, other) => weight(one.indicator) - weight(other.indicator) || one.place - other.place)
    .map(({ indicator }) => indicator)
}

/** Of each of the periods; undefined where there is no such period or nothing was reported in it. */
const ownValues = async (
  tx: Tx,
  { catalogue }: Tables,
  ledger: LedgerDocument,
  indicators: readonly Indicator[],
  place: Place,
  periods: readonly (Period | null)[],
): Promise<(readonly (number | null)[] | undefined)[]> => {
  if (indicators.length === 0) return []
  const { county } = tx.actor
  const columns = indicators.map((_, i) => sql.raw(`u.x${i}`))
  const parts = periods.flatMap((period, i) => {
    if (period === null) return []
    const values = unitValues(county, catalogue, ledger, indicators, period, thisUnit(county, place))
    return [sql`select ${i}::int as place, array[${sql.join(columns)}]::float8[] as values from (${values}) u`]
  })
  const found = await tx.rows<{ place: number; values: (number | null)[] }>(sql.join(parts, ' union all '))
  return periods.map((_, i) => found.find(({ place }) => place === i)?.values)
}

interface Middles {
  readonly reported: number
  readonly medians: readonly (number | null)[]
  readonly alike: readonly (number | null)[]
  readonly alike_units: readonly number[]
}

/** Of the units of this one's level and county, itself among them, and of those of its kind. */
const middles = async (
  tx: Tx,
  { catalogue }: Tables,
  ledger: LedgerDocument,
  indicators: readonly Indicator[],
  place: Place,
  period: Period,
): Promise<Middles | undefined> => {
  if (indicators.length === 0) return undefined
  const { county } = tx.actor
  const least = normOn(catalogue, 'figures.small_cell', period.to)
  const values = unitValues(county, catalogue, ledger, indicators, period, peersOf(county, place))
  const same_kind = sql`u.kind = ${place.kind}::text`
  const median = (at: string, which: ReturnType<typeof sql.raw>): ReturnType<typeof sql.raw> => sql`
    case when count(${sql.raw(at)}) filter (where ${which}) >= ${least}::int
      then percentile_cont(0.5) within group (order by ${sql.raw(at)}) filter (where ${which}) end`
  const each = <T>(make: (at: string) => T): T[] => indicators.map((_, i) => make(`u.x${i}`))
  const [found] = await tx.beyondScope<Middles>(sql`
    select count(*) filter (where u.reported) as reported,
      array[${sql.join(each((at) => median(at, sql.raw('true'))))}]::float8[] as medians,
      array[${sql.join(each((at) => median(at, same_kind)))}]::float8[] as alike,
      array[${sql.join(each((at) => sql`count(${sql.raw(at)}) filter (where ${same_kind})`))}]::float8[] as alike_units
    from (${values}) u`)
  return found
}

const written = (
  { ref, document }: Indicator,
  now: number | null,
  before: number | null,
  others: Pick<Echo['figures'][number], 'median' | 'alike' | 'alike_units'>,
): Echo['figures'][number] => {
  const change = changeOf(document, now, before)
  return {
    indicator: ref,
    title: document.title,
    value: now,
    display: displayFigure(document, now),
    before: displayFigure(document, before),
    change,
    change_display: spellChange(document, change),
    ...others,
    median_display: displayFigure(document, others.median),
    alike_display: displayFigure(document, others.alike),
    unit_of_measure: measureOf(document),
  }
}
