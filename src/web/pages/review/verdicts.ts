/** Which of the offered moves is which kind of verdict. */
import type { RowPage } from '../../../ledger/wire.ts'

export type Offer = RowPage['moves'][number]

/** Says yes and asks nothing: what can be done with a key, and with many at once. */
export const isPass = (offer: Offer): boolean =>
  !offer.reason && !offer.points && !offer.until && offer.asks.length === 0
/** Sends back with words at the cells that are wrong. */
export const isReturn = (offer: Offer): boolean => offer.points && offer.asks.length === 0
/** Needs an answer that is given on the row's own page. */
export const isElsewhere = (offer: Offer): boolean => offer.asks.length > 0
