/** Figures as official Chinese prints them. */
import type { IndicatorDocument } from './document.ts'

/** What is printed for a figure that has no value: nothing was reported. Never a zero. */
export const NO_FIGURE = '—'

/** How a figure is written other than its indicator says. */
export interface Spelling {
  readonly places?: number
  /** 万元, 亿元, 万人, 万平方米, 亿, 万: the value is divided by the scale and the word printed behind it. */
  readonly scale?: Scale
  /** Without the percent sign. */
  readonly bare?: boolean
}

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
  return (numerator / denominator) * (document.as === 'percent' || document.as === 'per100' ? 100 : 1)
}

/** The unit word of a figure: `%` for percents, otherwise the indicator's own; may be empty. */
export function measureOf(document: IndicatorDocument): string {
  return document.as === 'percent' ? '%' : (document.unit ?? '')
}

/**
 * A figure as text, without its unit word but with the percent sign: `95.34%`, `127`, `1203.5`. The value of a percent
 * is in hundredths (95.34, not 0.9534), as `ratioValue` makes it.
 */
export function displayFigure(document: IndicatorDocument, value: number | null, spelling: Spelling = {}): string {
  if (value === null || !Number.isFinite(value)) return NO_FIGURE
  const { scale, bare } = spelling
  const percent = document.as === 'percent'
  if (scale)
    return `${trimmed(value / SCALES[scale], spelling.places ?? 2, spelling.places !== undefined)}${bare ? '' : scale}`
  const places = spelling.places ?? document.places
  const number = trimmed(value, places ?? usualPlaces(document), places !== undefined || document.ratio !== undefined)
  return percent && !bare ? `${number}%` : number
}

/** Change against an earlier value: percents differ in percentage points, everything else in percent of the earlier. */
export function changeOf(document: IndicatorDocument, value: number | null, before: number | null): number | null {
  if (value === null || before === null) return null
  if (document.as === 'percent') return value - before
  return before === 0 ? null : ((value - before) / Math.abs(before)) * 100
}

/** 增长3.2%, 下降1.5个百分点, 持平; the dash where there is nothing to compare. */
export function displayChange(
  document: IndicatorDocument,
  value: number | null,
  before: number | null,
  places = document.as === 'percent' ? 2 : 1,
): string {
  const change = changeOf(document, value, before)
  if (change === null) return NO_FIGURE
  const size = trimmed(Math.abs(change), places)
  if (size === '0') return '持平'
  const points = document.as === 'percent'
  return `${change > 0 ? (points ? '提高' : '增长') : '下降'}${size}${points ? '个百分点' : '%'}`
}

function usualPlaces(document: IndicatorDocument): number {
  return document.count !== undefined || document.stock !== undefined ? 0 : 2
}

/** Rounds half away from zero, as clerks do by hand; keeps the zeros only where decimals are fixed. */
function trimmed(value: number, places: number, fixed = false): string {
  const text = rounded(value, places).toFixed(places)
  const kept = fixed || !text.includes('.') ? text : text.replace(/\.?0+$/, '')
  return /^-0(\.0*)?$/.test(kept) ? kept.slice(1) : kept
}

/** Binary halves (1.005) print as people expect: the shift is done on the decimal text. */
function rounded(value: number, places: number): number {
  const size = Math.abs(value)
  if (size >= 1e15 || size < 1e-6) return Math.abs(size) < 1e-6 ? 0 : value
  const shifted = Math.round(Number(`${size}e${places}`))
  return Math.sign(value) * Number(`${shifted}e-${places}`)
}
