import type { ReportInline } from '../../ledger/index.ts'

const walk = (inlines: readonly ReportInline[]): ReportInline[] =>
  inlines.flatMap((inline) =>
    inline.type === 'condition' ? [inline, ...walk(inline.then), ...walk(inline.else)] : [inline],
  )

/** Every indicator a text names, once each, conditions and their branches included. */
export const refsIn = (inlines: readonly ReportInline[]): string[] => [
  ...new Set(
    walk(inlines).flatMap((inline) => (inline.type === 'figure' || inline.type === 'condition' ? [inline.ref] : [])),
  ),
]

/** What figures have to be compared with for their modifiers; comparisons cost queries of their own. */
export const comparisonsIn = (inlines: readonly ReportInline[]): ('last_year' | 'share')[] => {
  const asked = walk(inlines).flatMap((inline) => (inline.type === 'figure' ? inline.modifiers : []))
  const lastYear = asked.some((one) => one.type === 'change' || one.type === 'last_year')
  const share = asked.some((one) => one.type === 'share')
  return [...(lastYear ? (['last_year'] as const) : []), ...(share ? (['share'] as const) : [])]
}
