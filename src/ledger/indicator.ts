/** How a figure is made, said in Chinese. */
import type { Declared } from './declared.ts'
import type { LedgerDocument } from './document.ts'

/** 安全隐患整改台账中，状态为已销号的记录数 ÷ 记录数. Names of other ledgers' indicators need the declared. */
export function describeIndicator(ledger: LedgerDocument, name: string, _declared?: Declared): string {
  return ledger.indicators?.[name]?.title ?? name
}
