/** Figures as printed are rounded, so each stands for a range; two that can be equal are not called different. */
import type { Fact } from '../../grammar/fact.ts'

export interface Range {
  readonly low: number
  readonly high: number
}

/** The number as it is written, without its scale: 1.67 of 1.67万; a gap may part its thousands. */
const WRITTEN = /[\d０-９](?:[\d０-９,，]|\s(?=\d{3}))*(?:[.．]([\d０-９]+))?/

/** The range that the written number stands for; undefined where it is masked, bounded or only about right. */
export function rangeOf(fact: Fact): Range | undefined {
  if (!ranges.has(fact)) ranges.set(fact, rangeRead(fact))
  return ranges.get(fact)
}

/** Asked by most rules of most facts, so that it is reckoned once. */
const ranges = new WeakMap<Fact, Range | undefined>()

function rangeRead(fact: Fact): Range | undefined {
  const { value, masked, approx, bound } = fact
  if (value === null || masked || approx || bound !== null) return undefined
  const half = halfUnit(fact)
  return { low: value - half, high: value + half }
}

/** Half of the last printed place; nothing for counts printed in full. */
function halfUnit({ number, value, unit }: Fact): number {
  if (value === null) return 0
  // 百分之五十七 is rounded as 57% is.
  if (/^百分之[^点]+$/.test(number)) return 0.5
  const found = WRITTEN.exec(number)
  if (found === null) return 0
  const written = Number(found[0].normalize('NFKC').replaceAll(/[,\s]/g, ''))
  if (!Number.isFinite(written) || written === 0) return 0
  const scale = Math.abs(value / written)
  const places = found[1]?.length ?? 0
  const exact = scale < 1.5 && places === 0 && unit !== '%'
  return exact ? 0 : (scale * 10 ** -places) / 2
}

/** What the numbers make, as they are printed; one that is left open adds nothing. */
export const sumOf = (numbers: readonly Pick<Fact, 'value'>[]): number =>
  numbers.reduce((sum, { value }) => sum + (value ?? 0), 0)

export function added(ranges: readonly Range[]): Range {
  return ranges.reduce((sum, one) => ({ low: sum.low + one.low, high: sum.high + one.high }), { low: 0, high: 0 })
}

/** What is left of one when the other is taken off. */
export const without = (one: Range, other: Range): Range => ({ low: one.low - other.high, high: one.high - other.low })

/** Whether some two of them are as far apart as is said. */
export const areApartBy = (ranges: readonly Range[], said: Range): boolean =>
  ranges.some((one) => ranges.some((other) => one !== other && meets(without(one, other), said)))

export function divided(one: Range, other: Range): Range | undefined {
  return other.low > 0 ? { low: one.low / other.high, high: one.high / other.low } : undefined
}

/** Can the two be the same number? A hair wider than exact, for decimals that binary numbers do not have. */
export function meets(one: Range, other: Range): boolean {
  const hair = 1e-9 * Math.max(1, Math.abs(one.high), Math.abs(other.high))
  return one.low <= other.high + hair && other.low <= one.high + hair
}

/** Whether they can be the same number otherwise than each at the very end of its range, where none is ever rounded from. */
export function overlaps(one: Range, other: Range): boolean {
  if (!meets(one, other)) return false
  const [low, high] = [Math.max(one.low, other.low), Math.min(one.high, other.high)]
  const hair = 1e-9 * Math.max(1, Math.abs(low), Math.abs(high))
  return high - low > hair || (one.low === one.high && other.low === other.high)
}

export function times(range: Range, factor: number): Range {
  return { low: range.low * factor, high: range.high * factor }
}

/** A change in the direction that is said: downwards it is as large with its sign turned. */
export const signed = ({ low, high }: Range, sign: 1 | -1): Range =>
  sign > 0 ? { low, high } : { low: -high, high: -low }

export const middle = ({ low, high }: Range): number => (low + high) / 2

/** Rounding on the way is no error. */
const SLACK = 0.02
export const nearly = (one: Range, other: Range): boolean =>
  one.low <= other.high * (1 + SLACK) && other.low <= one.high * (1 + SLACK)

/** Ten, a thousand, ten thousand times as much: a 万 or a zero too many. */
export function isPowerOfTen(ratio: number): boolean {
  const power = Math.log10(ratio)
  return ratio > 5 && Math.abs(power - Math.round(power)) < 0.02
}

/** A number for people: at most so many decimals, no zeros behind them, and in 万 or 亿 where it is round and large. */
export function shown(value: number, places = 2): string {
  // Sums of decimals have a hair too much.
  const size = Number(Math.abs(value).toFixed(places))
  const isRound = (size >= 1e5 && size % 1e4 === 0) || (size >= 1e6 && size % 1e3 === 0)
  const [scale, sign] = !isRound ? [1, ''] : size >= 1e8 ? [1e8, '亿'] : [1e4, '万']
  return `${Number((value / scale).toFixed(scale === 1 ? places : 4))}${sign}`
}
