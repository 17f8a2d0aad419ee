/** A printed number as the range it leaves open, and numbers said in the unit that the paper writes. */
import { rounded } from '../../ledger/index.ts'
import type { Fact } from '../../prose/index.ts'

export interface Range {
  readonly low: number
  readonly high: number
}

interface Written {
  readonly number: number
  readonly places: number
  /** What 万 and the like make of it: value by written number. */
  readonly scale: number
  /** One of the last digit that was not merely filled up with noughts. */
  readonly step: number
}

const DIGITS = /[\d０-９][\d０-９,，]*(?:[.．]([\d０-９]+))?/

const writtenOf = ({ number, value }: Fact): Written => {
  const found = DIGITS.exec(number)
  const said = Number((found?.[0] ?? '').normalize('NFKC').replaceAll(',', ''))
  const places = found?.[1]?.length ?? 0
  if (found === null || value === null || !Number.isFinite(said) || said === 0)
    return { number: value ?? 0, places: 0, scale: 1, step: 1 }
  const noughts = places > 0 ? 0 : (/0*$/.exec(String(said))?.[0].length ?? 0)
  const scale = Math.abs(value / said)
  return { number: said, places, scale, step: scale * 10 ** (places > 0 ? -places : noughts) }
}

/** 约 says no more than this. */
const ABOUT = 0.05

/** `value`: in the base unit. Rounding to the printed places is open, 余 and 近 within the next round number. */
export const rangeOf = (fact: Fact): Range => {
  const { value, approx, bound } = fact
  const { places, scale, step } = writtenOf(fact)
  if (value === null) return { low: NaN, high: NaN }
  if (bound === '>=') return { low: value, high: Infinity }
  if (bound === '<=') return { low: -Infinity, high: value }
  if (bound === '>') return { low: value, high: value + step }
  if (bound === '<') return { low: value - step, high: value }
  if (approx) {
    const about = Math.max(step, Math.abs(value) * ABOUT)
    return { low: value - about, high: value + about }
  }
  const exact = scale < 1.5 && places === 0 && fact.base_unit !== '%'
  const half = exact ? 0 : (scale * 10 ** -places) / 2
  return { low: value - half, high: value + half }
}

/**
 * A hair wider than exact, for decimals that binary numbers do not have; a mean of 75.7 is printed as 76 though counts
 * are printed in full.
 */
export const holds = ({ low, high }: Range, value: number): boolean => {
  const hair = 1e-9 * Math.max(1, Math.abs(value))
  const half = low === high && !Number.isInteger(value) ? 0.5 : 0
  return value >= low - half - hair && value <= high + half + hair
}

const SIZES: Readonly<Record<string, number>> = { 万元: 1e4, 亿元: 1e8, 万人: 1e4, 万平方米: 1e4, 万人次: 1e4 }

/** What one of the indicator's unit is in the base unit of prose: figures are kept in 元, but one may be in 万元. */
export const sizeOf = (measure: string): number => SIZES[measure] ?? 1

/** As written, with its unit once. */
export const printedOf = ({ number, unit }: Fact): string => (number.endsWith(unit) ? number : `${number}${unit}`)

/** A value of the base unit as this paper would print it, with as many decimals as it takes to tell it apart. */
export const inPaperUnit = (fact: Fact, value: number): string => {
  const { scale, places } = writtenOf(fact)
  const size = scale < 1.5 ? 1 : scale
  const word = size === 1 ? fact.unit : wordOf(fact)
  for (let more = places; more < 6; more += 1) {
    const said = rounded(value / size, more)
    if (more >= places + 2 || !differs(said, value / size) || differs(said * size, fact.value))
      return `${plain(said)}${word}`
  }
  return `${plain(value / size)}${word}`
}

const differs = (one: number, other: number | null): boolean =>
  other !== null && Math.abs(one - other) > 1e-9 * Math.max(1, Math.abs(other))

const plain = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 6, useGrouping: false })

/** 万元 of 1968万元, 万平方米 of 4.26万平方米: the scale stands in the number, or in the unit. */
const wordOf = ({ number, unit }: Fact): string => {
  const scale = /[千万亿]+(?=[余多]?$)/.exec(number)?.[0] ?? ''
  return unit.startsWith(scale) || number.endsWith(unit) ? unit : `${scale}${unit}`
}
