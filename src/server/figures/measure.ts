/**
 * What has to be read from rows for the indicators asked: ratios are taken apart into their two sides, and sides that
 * read the same rows of one ledger are put together, so that they cost one pass.
 */
import {
  type Catalogue,
  type Indicator,
  type LedgerDocument,
  type Where,
  countedOf,
  kindOf,
  refFrom,
} from '../../ledger/index.ts'
import { indicatorFor } from './query.ts'

/** Which dates put a row into a period. A stock takes the rows that stand on a day instead. */
export type Dates =
  | { readonly by: 'day' }
  | { readonly by: 'field'; readonly field: string }
  | { readonly by: 'stock'; readonly from: string; readonly to: string }

/** Which rows of a ledger: put into the period by the same dates and counted by the same rule. */
export interface Basis {
  readonly dates: Dates
  readonly counted: Where | undefined
}

/** The sides of a ratio, or null for an indicator that is read from rows itself. */
export const sidesOf = (catalogue: Catalogue, indicator: Indicator): { over: Indicator; under: Indicator } | null => {
  const { ratio, over } = indicator.document
  if (ratio === undefined || over === undefined) return null
  const from = indicator.ledger.name
  return {
    over: indicatorFor(catalogue, refFrom(from, ratio)),
    under: indicatorFor(catalogue, refFrom(from, over)),
  }
}

/** Everything read from rows for these indicators, each once. A declaration free of faults has no ratio in a circle. */
export const measuresOf = (catalogue: Catalogue, indicators: readonly Indicator[]): Indicator[] => {
  const found = new Map<string, Indicator>()
  const take = (indicator: Indicator, depth: number): void => {
    const sides = depth > 8 ? null : sidesOf(catalogue, indicator)
    if (sides === null) found.set(indicator.ref, indicator)
    else for (const side of [sides.over, sides.under]) take(side, depth + 1)
  }
  for (const indicator of indicators) take(indicator, 0)
  return [...found.values()]
}

/** The measure whose rows a figure is opened to: of a ratio the numerator's, or the denominator's where asked. */
export const measureBehind = (
  catalogue: Catalogue,
  indicator: Indicator,
  part: 'numerator' | 'denominator',
): Indicator => {
  const sides = sidesOf(catalogue, indicator)
  if (sides === null) return indicator
  return measureBehind(catalogue, part === 'numerator' ? sides.over : sides.under, 'numerator')
}

export const datesOf = ({ ledger, document }: Indicator): Dates => {
  if (document.stock) return { by: 'stock', from: document.stock[0], to: document.stock[1] }
  // The column `day` is indexed; a date field of the ledger is not.
  if (document.on === undefined || document.on === ledger.on) return { by: 'day' }
  return { by: 'field', field: document.on }
}

export const countedBy = ({ ledger, document }: Indicator): Where | undefined => document.counted ?? countedOf(ledger)

/** The field whose distinct values are counted, or null. */
export const distinctOf = ({ document }: Indicator): string | null =>
  document.count === undefined || document.count === 'rows' || document.count === 'unit' ? null : document.count

/** Measures of one ledger by the rows that they read. */
export const basesOf = (measures: readonly Indicator[]): (Basis & { readonly measures: readonly Indicator[] })[] => {
  const found = new Map<string, { basis: Basis; measures: Indicator[] }>()
  for (const measure of measures) {
    const basis = { dates: datesOf(measure), counted: countedBy(measure) }
    const key = JSON.stringify(basis)
    const same = found.get(key) ?? { basis, measures: [] }
    same.measures.push(measure)
    found.set(key, same)
  }
  return [...found.values()].map(({ basis, measures }) => ({ ...basis, measures }))
}

/** The column that holds a field's comparable value: of sealed fields, the keyed hash. Null: the field has none. */
export const columnOf = (ledger: LedgerDocument, field: string): string | null => {
  const document = ledger.fields[field]
  const column = document && kindOf(document).column(document)
  if (!column) return null
  return column.sealed ? `${field}_hash` : field
}
