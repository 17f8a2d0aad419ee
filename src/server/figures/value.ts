/**
 * From totals to values: where a figure is a number, where it is zero, and where it is missing.
 *
 * The rule, for every measure of one scope (a unit, a period, one group of a split):
 *
 * 1. Where no row is counted at all in the scope, nobody has reported, and every figure is missing (null). This holds
 *    for returns and for ledgers of events alike: a township whose schools entered no hazard is not one without
 *    hazards. In a split by a field the scope is the whole question: with rows there, a grade that none of them has is
 *    a true zero.
 * 2. Where rows are counted, a count is a number, and zero when none of them is the kind asked for.
 * 3. A sum over rows whose cells are all missing is missing; likewise the number of distinct values. A sum over no
 *    rows, where others are counted, is zero.
 * 4. Mean, greatest and least of no values are missing.
 * 5. A ratio is missing where either side is, or where there is nothing to divide by. It is divided after adding up.
 */
import { type Catalogue, type Indicator, type IndicatorDocument, ratioValue } from '../../ledger/index.ts'
import { sidesOf } from './measure.ts'
import type { Total } from './parts.ts'

export interface Coverage {
  readonly due: number
  readonly received: number
}
/** One figure as numbers, before it is written out. */
export interface Cell {
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly rows: number
  readonly coverage: Coverage
  readonly limited: boolean
}

/** What is known of one measure in one scope. `reported`: rows are counted there at all. */
export interface Measured {
  readonly total: Total | undefined
  readonly reported: boolean
  readonly coverage: Coverage
  readonly limited: boolean
}

export const measuredValue = (
  document: IndicatorDocument,
  total: Total | undefined,
  reported: boolean,
): number | null => {
  if (!reported) return null
  const { rows, value } = total ?? { rows: 0, value: null }
  if (document.count === 'rows' || document.stock !== undefined) return rows
  if (document.count === 'unit') return value ?? 0
  if (document.count !== undefined) return rows > 0 && !value ? null : (value ?? 0)
  if (document.sum !== undefined) return rows > 0 ? value : 0
  return value
}

/** The figure of an indicator; ratios ask for their sides. */
export const cellOf = (
  catalogue: Catalogue,
  indicator: Indicator,
  measured: (measure: Indicator) => Measured,
): Cell => {
  const sides = sidesOf(catalogue, indicator)
  if (sides === null) {
    const { total, reported, coverage, limited } = measured(indicator)
    const value = measuredValue(indicator.document, total, reported)
    return { value, numerator: null, denominator: null, rows: total?.rows ?? 0, coverage, limited }
  }
  const over = cellOf(catalogue, sides.over, measured)
  const under = cellOf(catalogue, sides.under, measured)
  return {
    value: ratioValue(indicator.document, over.value, under.value),
    numerator: over.value,
    denominator: under.value,
    rows: over.rows,
    coverage: lessComplete(over.coverage, under.coverage),
    limited: over.limited || under.limited,
  }
}

/** A ratio is as complete as the worse of its sides, of those that are due at all. */
const lessComplete = (one: Coverage, other: Coverage): Coverage => {
  if (one.due === 0 || other.due === 0) return one.due === 0 ? other : one
  return one.received * other.due <= other.received * one.due ? one : other
}
