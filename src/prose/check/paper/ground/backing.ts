/** Whether a number is borne out by what stands beside it: by its parts (198人：87人、46人、65人) or by its share (占1240人的16.0%). */
import type { Told } from '../../again/told.ts'
import type { Paper } from './paper.ts'

/** So many numbers behind it may be its parts, and so many before it its whole. */
const PARTS = 12
const WHOLES = 8
const RATES = 3

/** Says of a number of the paper whether it is borne out. */
export function backingOf({ numbers }: Paper): (told: Told) => boolean {
  const places = new Map(numbers.map(({ index }, at) => [index, at]))
  const known = new Map<number, boolean>()
  return ({ index }) => {
    const at = places.get(index)
    if (at === undefined) return false
    const backed =
      known.get(at) ?? (numbers[at]!.unit === '%' ? isRate(numbers, at) : isSum(numbers, at) || isShare(numbers, at))
    known.set(at, backed)
    return backed
  }
}

/** Numbers of its unit behind it in its line add up to it. */
function isSum(numbers: readonly Told[], at: number): boolean {
  const whole = numbers[at]!
  let [sum, many] = [0, 0]
  for (const part of numbers.slice(at + 1, at + 1 + PARTS * 2)) {
    if (part.line !== whole.line || many === PARTS) return false
    if (part.unit !== whole.unit) continue
    sum += part.value
    many += 1
    if (many > 1 && Math.abs(sum - whole.value) <= whole.half * 1.01 + 1e-6) return true
    if (sum > whole.value + whole.half) return false
  }
  return false
}

/** A share behind it is what it makes of a whole before or behind it in its line. */
function isShare(numbers: readonly Told[], at: number): boolean {
  const part = numbers[at]!
  const beside = ({ line }: Told): boolean => line === part.line
  const behind = numbers.slice(at + 1, at + 1 + RATES).filter(beside)
  const wholes = [...numbers.slice(Math.max(0, at - WHOLES), at).filter(beside), ...behind]
  return behind.some(
    (rate) =>
      rate.unit === '%' &&
      rate.from === part.from &&
      wholes.some(
        (whole) =>
          whole.unit === part.unit &&
          whole.value > part.value &&
          Math.abs((part.value / whole.value) * 100 - rate.value) <=
            rate.half + 0.011 + (part.half / whole.value + (part.value / whole.value ** 2) * whole.half) * 100 * 0.2,
      ),
  )
}

/** The number right before it is this share of another before it in its line. */
function isRate(numbers: readonly Told[], at: number): boolean {
  const rate = numbers[at]!
  const part = numbers[at - 1]
  if (part === undefined || part.from !== rate.from) return false
  return numbers
    .slice(Math.max(0, at - 1 - WHOLES), at - 1)
    .some((whole) => whole.line === rate.line && whole.unit === part.unit && makesRate(part, whole, rate))
}

/** One more place than is printed may have been cut off and not rounded. */
export const makesRate = (part: Told, whole: Told, rate: Told): boolean =>
  whole.value > 0 && Math.abs((part.value / whole.value) * 100 - rate.value) <= rate.half + 0.011
