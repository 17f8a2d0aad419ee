/** How two written numbers differ: two digits that have changed places, or one that is another. */
export type Slip = 'swapped' | 'near' | undefined

const signsOf = (number: string): string => number.normalize('NFKC').replaceAll(/[^\d.]/g, '')

export function slipOf(one: string, other: string): Slip {
  const [a, b] = [signsOf(one), signsOf(other)]
  if (a.length !== b.length || a === '') return Math.abs(Number(a) - Number(b)) === 1 ? 'near' : undefined
  const changed: number[] = []
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) changed.push(at)
  const [i, j] = changed
  if (changed.length === 2 && a[i!] === b[j!] && a[j!] === b[i!]) return 'swapped'
  return changed.length === 1 || Math.abs(Number(a) - Number(b)) === 1 ? 'near' : undefined
}

/** 1.67 of 1.67万: the figures of a number, without what makes them so many times as much. */
export const printedOf = (number: string): number =>
  Number(/[\d.]+/.exec(number.normalize('NFKC').replaceAll(',', ''))?.[0])

/** How many digits say something: those of 0.4 are one, those of 12.0 three. */
export const significantOf = (number: string): number =>
  number.normalize('NFKC').replaceAll(/[^\d]/g, '').replace(/^0+/, '').length
