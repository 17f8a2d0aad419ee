/** A share, its part and its whole: whether the two make it, and what is said where they do not. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { placeOf, placesOf } from '../ground/passage.ts'
import { divided, meets, type Range, rangeOf, shown, times } from '../ground/range.ts'

/** A number that is told, or the sum of all parts, which has no place of its own. */
export interface Whole {
  readonly value: number
  readonly fact: Fact | undefined
}

/** What may be a part or a whole: neither a share, a change, a day nor a place. */
export const isAmount = (fact: Fact): boolean =>
  fact.unit !== '%' && !['change', 'date', 'rate', 'ratio', 'rank'].includes(fact.kind) && rangeOf(fact) !== undefined

/** Whether one is as many per cent of the other as is said; not where the other may be nothing. */
export function isShareOf(part: Range, whole: Range, said: Range): boolean {
  const ratio = divided(part, whole)
  return ratio !== undefined && meets(times(ratio, 100), said)
}

/** Where part and whole make another share than is told. */
export function notShare(part: Fact, { value, fact }: Whole, share: Fact): Finding {
  const reckoned = shown((part.value! / value) * 100)
  const of = fact === undefined ? `各项合计${shown(value)}` : `“${fact.quote}”`
  return {
    rule: 'rate',
    says: `按“${part.quote}”和${of}计算应为${reckoned}%，文中写的是${share.number}，请核对。`,
    arithmetic: `${shown(part.value!)} ÷ ${shown(value)} = ${reckoned}% ≠ ${share.number}`,
    places: [...(fact ? [fact] : []), part, share].map(placeOf),
  }
}

/** Where the whole without a part makes another share than is told. */
export function notLeftShare(whole: Fact, part: Fact, share: Fact): Finding {
  const left = whole.value! - part.value!
  const reckoned = shown((left / whole.value!) * 100)
  return {
    rule: 'rate',
    says: `“${whole.quote}”除去“${part.quote}”，应为${reckoned}%，文中写的是${share.number}，请核对。`,
    arithmetic: `${shown(left)} ÷ ${shown(whole.value!)} = ${reckoned}% ≠ ${share.number}`,
    places: placesOf([whole, part, share]),
  }
}
