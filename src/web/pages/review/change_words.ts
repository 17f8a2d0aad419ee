import type { Value } from '../../../ledger/document.ts'

/** By how much a number differs from the one before: `+12`, and in hundredths where that can be said. */
export const changeWords = (now: Value, before: Value): string => {
  if (typeof now !== 'number' || typeof before !== 'number') return ''
  const change = now - before
  if (change === 0) return '='
  const sign = change > 0 ? '+' : '−'
  const amount = `${sign}${Math.abs(change).toLocaleString('zh-CN', { maximumFractionDigits: 2 })}`
  if (before === 0) return amount
  return `${amount}（${sign}${Math.round((Math.abs(change) / Math.abs(before)) * 100)}%）`
}
