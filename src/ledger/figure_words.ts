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
  /** 亿 or 万 where the value has come that far, and the indicator's unit behind it: 1.23亿元, 56.7万人, 870元. */
  readonly fitting?: boolean
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
  if (spelling.fitting) return fitting(document, value, spelling.places)
  if (scale) {
    const { places } = spelling
    return `${written(value / SCALES[scale], places ?? 2, places !== undefined)}${bare ? '' : scale}`
  }
  const places = spelling.places ?? document.places
  const number = written(value, places ?? usualPlaces(document), places !== undefined || keepsDecimals(document))
  return document.as === 'percent' && !bare ? `${number}%` : number
}

function fitting(document: IndicatorDocument, value: number, places: number | undefined): string {
  const size = Math.abs(value)
  // Rounded first, or one yuan short of a hundred million would read 10000万元.
  const hundred_millions = rounded(size / 1e4, places ?? 2) >= 1e4
  const [word, by] = hundred_millions ? (['亿', 1e8] as const) : size >= 1e4 ? (['万', 1e4] as const) : ['', 1]
  const fixed = places !== undefined && word !== ''
  const number = written(value / by, word === '' ? (document.places ?? usualPlaces(document)) : (places ?? 2), fixed)
  return `${number}${word}${measureOf(document)}`
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
  const direction = changeDirection(document, change, places)
  return direction === NO_FIGURE || direction === '持平'
    ? direction
    : `${direction}${changeExtent(document, change, places)}`
}

/** 增长, of percents 提高; 下降; 持平 where nothing is left of it in so many decimals. */
export function changeDirection(
  document: IndicatorDocument,
  change: number | null,
  places = document.as === 'percent' ? 2 : 1,
): string {
  if (change === null) return NO_FIGURE
  if (written(Math.abs(change), places, false) === '0') return '持平'
  if (change < 0) return '下降'
  return document.as === 'percent' ? '提高' : '增长'
}

/** 3.2%, of percents 1.5个百分点. */
export function changeExtent(
  document: IndicatorDocument,
  change: number | null,
  places = document.as === 'percent' ? 2 : 1,
): string {
  if (change === null) return NO_FIGURE
  return `${written(Math.abs(change), places, false)}${document.as === 'percent' ? '个百分点' : '%'}`
}

/** 增加12处, 减少3处, 持平: the difference in the indicator's own unit; of percents 提高1.5个百分点. */
export function displayDifference(
  document: IndicatorDocument,
  difference: number | null,
  spelling: Spelling = {},
): string {
  if (document.as === 'percent') return spellChange(document, difference, spelling.places)
  if (difference === null) return NO_FIGURE
  const number = displayFigure(document, Math.abs(difference), spelling)
  if (Number.parseFloat(number) === 0) return '持平'
  const unit = document.unit ?? ''
  const ends = spelling.fitting || number.endsWith(unit) ? '' : unit
  return `${difference < 0 ? '减少' : '增加'}${number}${ends}`
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
