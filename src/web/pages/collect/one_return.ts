import type { LedgerDocument } from '../../../ledger/document.ts'

/** Ledgers whose key is the unit and the period hold one return for each duty; others take many rows. */
export const isOneReturn = ({ key }: LedgerDocument): boolean =>
  key === undefined || [...key].sort().join() === 'period,unit'
