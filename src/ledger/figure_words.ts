/** Figures as official Chinese prints them. */
import { digits, rounded } from './decimal.ts'
import type { IndicatorDocument } from './document.ts'

/** What is printed for a figure that has no value: nothing was reported. Never a zero. */
export const NO_FIGURE = '—'

/** Scale words of reports, and what they divide by. */
export const SCALES = {
  亿元: 1e8,
  万元: 1e4,
  万人: 1e4,
  万平方米: 1e4,
  亿: 1e8,
  万: 1e4,
} as const
export type Scale = keyof typeof SCALES

/** How a figure is written other than its indicator says. */
export interface Spelling {
  readonly places?: number
  /** The value is divided by the scale and the word printed behind it. */
  readonly scale?: Scale
  /** Without the percent sign and the scale word. */
  readonly bare?: boolean
}

/**
 * The value of a ratio from what was added up. Percent and per100 are in hundredths: 61 of 64 is 95.3125.
 * Null where either side is missing or nothing can be divided by.
 */
export function ratioValue(
  document: IndicatorDocument,
  numerator: number | null,
  denominator: number | null,
): number | null {
  if (numerator === null || denominator === null || denominator === 0) return null
  // Multiplied first: 57 / 100 * 100 is no longer 57 in binary.
  return (numerator * (document.as === 'percent' || document.as === 'per100' ? 100 : 1)) / denominator
}

/** The unit word of a figure: `%` for percents, otherwise the indicator's own; may be empty. */
export function measureOf(document: IndicatorDocument): string {
  return document.as === 'percent' ? '%' : (document.unit ?? '')
}

/**
 * A figure as text, without its unit word but with the percent sign: `95.34%`, `127`, `1203.5`. The value of a percent
 * is in hundredths (95.34, not 0.9534), as `ratioValue` makes it. Ratios and means keep their decimals, 2 unless said;
 * counts are whole; sums, highest and lowest have at most 2, without trailing zeros.
 */
export function displayFigure(document: IndicatorDocument, value: number | null, spelling: Spelling = {}): string {
  if (value === null || !Number.isFinite(value)) return NO_FIGURE
  const { scale, bare } = spelling
  if (scale) {
    const { places } = spelling
    return `${written(value / SCALES[scale], places ?? 2, places !== undefined)}${bare ? '' : scale}`
  }
  const places = spelling.places ?? document.places
  const number = written(value, places ?? usualPlaces(document), places !== undefined || keepsDecimals(document))
  return document.as === 'percent' && !bare ? `${number}%` : number
}

/** Change against an earlier value: percents differ in percentage points, everything else in percent of the earlier. */
export function changeOf(document: IndicatorDocument, value: number | null, before: number | null): number | null {
  if (value === null || before === null) return null
  if (document.as === 'percent') return value - before
  return before === 0 ? null : ((value - before) / Math.abs(before)) * 100
}

/** A change in words, from the values compared: see `spellChange`. */
export function displayChange(
  document: IndicatorDocument,
  value: number | null,
  before: number | null,
  places?: number,
): string {
  return spellChange(document, changeOf(document, value, before), places)
}

/**
 * 增长3.2%, 提高1.5个百分点, 下降1.5个百分点, 持平; the dash where there is nothing to compare. `places` decimals at
 * most, 1 for growth and 2 for percentage points unless said.
 */
export function spellChange(
  document: IndicatorDocument,
  change: number | null,
  places = document.as === 'percent' ? 2 : 1,
): string {
  if (change === null) return NO_FIGURE
  const size = written(Math.abs(change), places, false)
  if (size === '0') return '持平'
  const points = document.as === 'percent'
  const verb = change < 0 ? '下降' : points ? '提高' : '增长'
  return `${verb}${size}${points ? '个百分点' : '%'}`
}

function usualPlaces(document: IndicatorDocument): number {
  return document.count !== undefined || document.stock !== undefined ? 0 : 2
}

function keepsDecimals(document: IndicatorDocument): boolean {
  return document.ratio !== undefined || document.mean !== undefined
}

/** Halves are rounded away from zero, as clerks do by hand; zeros are kept only where decimals are fixed. */
function written(value: number, places: number, fixed: boolean): string {
  const text = digits(rounded(value, places), places)
  return fixed || !text.includes('.') ? text : text.replace(/\.?0+$/, '')
}
