/**
 * Something back: what a unit has just said, beside what it said a period before and beside the middle of the others.
 *
 * A school sees others only as a median. So the sums of all units are read as the platform, after the reader's own
 * transaction has shown that the row is the reader's to see; they do not leave this file, and where fewer units have
 * reported than the bureau's small-cell norm says, no median does either.
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
} from '../../ledger/index.ts'
import type { Echo } from '../../ledger/work_wire.ts'
import type { Row } from '../../ledger/wire.ts'
import type { Actor, Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { datesOf, measuresOf } from '../figures/measure.ts'
import { cellOf } from '../figures/value.ts'
import { keyOf, tableOf } from '../tables/columns.ts'
import { median } from './median.ts'
import { normOn } from './norms.ts'
import { asPlatform, readableLedger, type Reviewing } from './reviewing.ts'
import { type UnitTotals, totalsByUnit } from './unit_totals.ts'

const MOST_FIGURES = 8

/** Problem: no_such, also for rows that the reader does not see. */
export const echoOf = async (house: Reviewing, actor: Actor, name: string, id: number): Promise<Echo> => {
  const ledger = readableLedger(house, actor, name)
  const row = await house.database.as(actor, (tx) => standing(tx, ledger, id))
  const [period, before] = periodsOf(row)
  const indicators = telling(house, ledger)
  const heard = await asPlatform(house, (tx) => listen(tx, house, ledger, indicators, row, period, before))
  return {
    period: row.period,
    period_title: period.title,
    before_title: before?.title ?? '',
    reported: heard.peers.length,
    figures: figuresOf(house, indicators, heard, period),
    open: [],
  }
}

type Standing = Pick<Row, 'unit' | 'period' | 'day'>

const standing = async (tx: Tx, ledger: LedgerDocument, id: number): Promise<Standing> => {
  const row = await tx.maybe<Standing>(sql`
    select r.unit, r.period, r.day from ${tableOf(ledger)} r
    where r.county = ${tx.actor.county} and r.id = ${id} and r.closed_at is null`)
  if (row === undefined) throw new Problem('no_such', { what: `“${ledger.title}”的记录`, name: id })
  return row
}

/** A ledger of events has no returns; its rows add up over the year. */
const periodsOf = (row: Standing): [now: Period, before: Period | null] => {
  const own = row.period === null ? null : parsePeriod(row.period)
  if (own !== null) return [own, previous(own)]
  const year = periodOf('year', row.day)
  return [year, lastYear(year)]
}

/**
 * Indicators that a unit by itself has: made from rows of this ledger alone, and put into a period by the row's day.
 * Ratios tell most, then sums, then counts; how many rows there are says nothing where there is one for each unit.
 */
const telling = (house: Reviewing, ledger: LedgerDocument): Indicator[] => {
  const one_row = keyOf(ledger).every((part) => part === 'unit' || part === 'period') && keyOf(ledger).length > 0
  const weight = ({ document }: Indicator): number => {
    if (document.ratio !== undefined) return document.as === 'percent' ? 0 : 1
    return document.count === undefined ? 2 : 3
  }
  return indicatorsOf(house.catalogue)
    .filter((indicator) => indicator.ledger.name === ledger.name)
    .filter((indicator) => {
      const measures = measuresOf(house.catalogue, [indicator])
      const counts = measures.every(({ document }) => document.count === 'rows' || document.count === 'unit')
      const own = measures.every((one) => one.ledger.name === ledger.name && datesOf(one).by === 'day')
      return own && !(one_row && counts)
    })
    .map((indicator, place) => ({ indicator, place }))
    .sort((one, other) => weight(one.indicator) - weight(other.indicator) || one.place - other.place)
    .map(({ indicator }) => indicator)
}

interface Heard {
  readonly own: UnitTotals | undefined
  readonly before: UnitTotals | undefined
  /** Units of the same level in the county that have reported, the own one among them. */
  readonly peers: readonly UnitTotals[]
}

const listen = async (
  tx: Tx,
  house: Reviewing,
  ledger: LedgerDocument,
  indicators: readonly Indicator[],
  row: Standing,
  period: Period,
  before: Period | null,
): Promise<Heard> => {
  const measures = measuresOf(house.catalogue, indicators)
  const of = (asked: Period, units: 'peers' | 'own'): Promise<UnitTotals[]> =>
    totalsByUnit(tx, ledger, measures, asked, row.unit, units)
  const peers = await of(period, 'peers')
  const earlier = before === null ? [] : await of(before, 'own')
  return { own: peers.find(({ unit }) => unit === row.unit), before: earlier[0], peers }
}

const figuresOf = (
  house: Reviewing,
  indicators: readonly Indicator[],
  heard: Heard,
  period: Period,
): Echo['figures'] => {
  const least = normOn(house.catalogue, 'figures.small_cell', period.to)
  const value = (indicator: Indicator, of: UnitTotals | undefined): number | null =>
    of === undefined ? null : cellOf(house.catalogue, indicator, (measure) => of.measured(measure)).value
  const middle = (indicator: Indicator, units: readonly UnitTotals[]): { value: number | null; units: number } => {
    const values = units.map((unit) => value(indicator, unit)).filter((one) => one !== null)
    return { value: least === null || values.length < least ? null : median(values), units: values.length }
  }
  const alike = heard.peers.filter(({ kind }) => kind !== null && kind === heard.own?.kind)
  return indicators
    .map((indicator) => ({ indicator, now: value(indicator, heard.own), earlier: value(indicator, heard.before) }))
    .filter(({ now, earlier }) => now !== null || earlier !== null)
    .slice(0, MOST_FIGURES)
    .map(({ indicator, now, earlier }) => {
      const { document } = indicator
      const change = changeOf(document, now, earlier)
      const [all, similar] = [middle(indicator, heard.peers), middle(indicator, alike)]
      return {
        indicator: indicator.ref,
        title: document.title,
        value: now,
        display: displayFigure(document, now),
        before: displayFigure(document, earlier),
        change,
        change_display: spellChange(document, change),
        median: all.value,
        median_display: displayFigure(document, all.value),
        alike: similar.value,
        alike_display: displayFigure(document, similar.value),
        alike_units: similar.units,
        unit_of_measure: measureOf(document),
      }
    })
}
